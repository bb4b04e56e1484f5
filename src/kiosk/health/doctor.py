"""The doctor: looks at the machine that a kiosk is to run on for a year, line by line."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.health.doctor_clock import look_at_clock
from kiosk.health.doctor_screen import look_at_screen
from kiosk.health.finding import Finding, ok, warning, wrong
from kiosk.health.machine import Machine
from kiosk.health.places import run_dirs
from kiosk.values import dataclass

FONTS, WRITE, DISK = ("字体", "fonts"), ("写入", "write access"), ("磁盘", "disk")
POWER, UNIT = ("电源", "power"), ("自动启动", "service")
FONT_FILES = ("KioskSansSC-Regular.ttf", "KioskSansSC-Bold.ttf")
LITTLE_BYTES, TOO_LITTLE_BYTES = 2_000_000_000, 300_000_000
UNIT_NAMES = ("park-kiosk", "kiosk")
SLEEP_TARGETS = ("sleep.target", "suspend.target")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where the program's things lie.

    Attributes:
        fonts: The bundled fonts; None where they are missing altogether.
        state: What must survive a restart.
        cache: What can be made again.
    """

    fonts: Path | None
    state: Path
    cache: Path


def examine(machine: Machine, folders: Folders) -> tuple[Finding, ...]:
    """Returns a line for everything that was looked at."""
    return (
        *look_at_screen(machine),
        _fonts(machine, folders),
        *_writing(machine, folders),
        _disk(machine, folders),
        look_at_clock(machine),
        _power(machine),
        _unit(machine),
    )


def _fonts(machine: Machine, folders: Folders) -> Finding:
    found = [] if folders.fonts is None else [folders.fonts / name for name in FONT_FILES]
    missing = [path.name for path in found if not machine.can_open(str(path))]
    if missing or not found:
        names = ", ".join(missing or FONT_FILES)
        return wrong(
            "fonts",
            FONTS,
            (f"缺少 {names}", f"{names} missing"),
            ("重新安装程序。", "Install the program again."),
        )
    return ok("fonts", FONTS, ("随程序安装的字体齐全", "the bundled fonts are there"))


def _writing(machine: Machine, folders: Folders) -> Iterator[Finding]:
    named = (("state", folders.state), ("cache", folders.cache))
    for name, folder in named:
        if not machine.can_write(folder):
            yield wrong(
                name,
                WRITE,
                (f"{folder} 不能写入", f"{folder} cannot be written"),
                (
                    f"把它交给运行信息亭的用户：sudo chown -R <用户> {folder}",
                    f"Give it to the user that runs the kiosk: sudo chown -R <user> {folder}",
                ),
            )
        else:
            yield ok(name, WRITE, (str(folder), str(folder)))
    if not any(machine.can_write(folder) for folder in run_dirs(folders.state)):
        yield wrong(
            "run",
            WRITE,
            ("心跳无处可写", "there is no place for the heartbeat"),
            (
                "设置 XDG_RUNTIME_DIR，或使 /tmp 可写。",
                "Set XDG_RUNTIME_DIR, or make /tmp writable.",
            ),
        )


def _disk(machine: Machine, folders: Folders) -> Finding:
    known = [machine.free_bytes(folder) for folder in (folders.state, folders.cache)]
    least = min((free for free in known if free is not None), default=None)
    if least is None:
        return warning(
            "disk",
            DISK,
            ("无法得知剩余空间", "free space cannot be told"),
            ("检查磁盘。", "Check it."),
        )
    words = (f"剩余 {least / 1e9:.1f} GB", f"{least / 1e9:.1f} GB free")
    advice = (
        "腾出空间；kiosk release prune 删除旧版本。",
        "Make room; kiosk release prune removes old releases.",
    )
    if least < TOO_LITTLE_BYTES:
        return wrong("disk", DISK, words, advice)
    return warning("disk", DISK, words, advice) if least < LITTLE_BYTES else ok("disk", DISK, words)


def _power(machine: Machine) -> Finding:
    batteries = machine.files("/sys/class/power_supply/BAT*")
    can_sleep = []
    for target in SLEEP_TARGETS:
        show = ("systemctl", "show", "--property=LoadState", "--value", target)
        said = machine.run(show)
        if said is not None and said.strip() not in {"masked", "not-found"}:
            can_sleep.append(target)
    if can_sleep:
        return warning(
            "power",
            POWER,
            ("机器可能自己休眠", "the machine may go to sleep by itself"),
            (
                f"sudo systemctl mask {' '.join(can_sleep)}",
                f"sudo systemctl mask {' '.join(can_sleep)}",
            ),
        )
    if batteries:
        return warning(
            "power",
            POWER,
            ("用电池供电的机器", "a machine with a battery"),
            ("接通电源，取消低电量休眠。", "Keep it plugged in; turn off sleep on low charge."),
        )
    return ok("power", POWER, ("不会自己休眠", "it does not go to sleep by itself"))


def _unit(machine: Machine) -> Finding:
    for scope in ((), ("--user",)):
        for name in UNIT_NAMES:
            said = machine.run(("systemctl", *scope, "is-enabled", f"{name}.service"))
            if said is not None and said.strip() in {"enabled", "static", "linked", "alias"}:
                words = f"{name}.service"
                return ok("unit", UNIT, (words, words))
    return warning(
        "unit",
        UNIT,
        ("没有启用的 systemd 服务", "no systemd service is enabled"),
        (
            "运行 deploy/ 的安装程序；或由会话启动 kiosk run --supervise。",
            "Run the installer in deploy/, or have the session start kiosk run --supervise.",
        ),
    )
