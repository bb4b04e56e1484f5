"""What the doctor says of the clock: opening hours, the log and the report of visits need it."""

from kiosk.health.finding import Finding, Words, ok, warning, wrong
from kiosk.health.machine import Machine

CLOCK = ("时钟", "clock")
LEAST_YEAR = 2025
SHOW_CLOCK = ("timedatectl", "show", "--property=CanNTP,NTP,NTPSynchronized,Timezone")
NO_ZONES = frozenset(("", "UTC", "Etc/UTC"))
"""What stands there where nobody has said where the machine is."""

# It is written into the clock of the board too, which keeps it while the power is off.
BY_HAND = 'sudo timedatectl set-ntp false; sudo timedatectl set-time "{}"'
HAND_ZH, HAND_EN = BY_HAND.format("年-月-日 时:分"), BY_HAND.format("YYYY-MM-DD HH:MM")
SYNCHRONISE = "sudo timedatectl set-ntp true"
INSTALL = "sudo apt install systemd-timesyncd"
SERVERS, RESTART = "/etc/systemd/timesyncd.conf", "sudo systemctl restart systemd-timesyncd"

SET_IT: Words = (
    f"有网络：{SYNCHRONISE}；没有：{HAND_ZH}。断电后又错，请更换主板上的电池。",
    (
        f"With a network: {SYNCHRONISE}. Without: {HAND_EN}. "
        "If a power cut makes it wrong again, change the battery on the board."
    ),
)
LOOK_AT_IT: Words = (
    f"用 date 核对。Debian 上对时：{INSTALL}",
    f"Compare it with date. On Debian it is set by: {INSTALL}",
)
NO_SERVICE: Words = (f"{INSTALL} && {SYNCHRONISE}", f"{INSTALL} && {SYNCHRONISE}")
TURNED_OFF: Words = (SYNCHRONISE, SYNCHRONISE)
NO_ANSWER: Words = (
    f"放行 UDP 123，或在 {SERVERS} 写 NTP=内网服务器，再 {RESTART}",
    f"Let UDP 123 out, or write NTP=your.server into {SERVERS}, then {RESTART}",
)
ZONE = "sudo timedatectl set-timezone"
SAY_WHERE: Words = (
    f"开放时间按当地时间：{ZONE} Asia/Shanghai",
    f"Opening hours are local times: {ZONE} Area/City, as timedatectl list-timezones names it",
)


def look_at_clock(machine: Machine) -> Finding:
    """Returns a line about the time, what keeps it right, and the time zone."""
    year = machine.year()
    if year < LEAST_YEAR:
        said = f"时钟显示 {year} 年", f"the clock shows the year {year}"
        return wrong("clock", CLOCK, said, SET_IT)
    answer = machine.run(SHOW_CLOCK)
    if answer is None:
        said = "无法得知是否对时", "cannot be told whether anything sets it"
        return warning("clock", CLOCK, said, LOOK_AT_IT)
    shown = dict(line.partition("=")[::2] for line in answer.splitlines())
    if shown.get("NTPSynchronized") != "yes":
        return _not_set(shown)
    zone = shown.get("Timezone", "")
    if zone in NO_ZONES:
        said = "已对时，但时区是 UTC", "synchronised, but the time zone is UTC"
        return warning("clock", CLOCK, said, SAY_WHERE)
    return ok("clock", CLOCK, (f"已对时，时区 {zone}", f"synchronised, time zone {zone}"))


def _not_set(shown: dict[str, str]) -> Finding:
    """Returns a line about a clock that no time server sets."""
    if shown.get("CanNTP") == "no":
        said, todo = ("没有安装对时服务", "nothing is installed that sets it"), NO_SERVICE
    elif shown.get("NTP") == "no":
        said, todo = ("网络对时已关闭", "synchronisation is turned off"), TURNED_OFF
    else:
        said, todo = ("时间服务器没有回应", "no time server answers"), NO_ANSWER
    advice = (
        f"{todo[0]}。没有网络就每季度手动校准：{HAND_ZH}",
        f"{todo[1]}. Without a network set it every three months: {HAND_EN}",
    )
    return warning("clock", CLOCK, said, advice)
