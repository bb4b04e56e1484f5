"""What the doctor says of machines that are made up."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.health.doctor import Folders, examine
from kiosk.health.doctor_clock import SHOW_CLOCK
from kiosk.health.machine import ThisMachine, screen_probe

FOLDERS = Folders(fonts=Path("/fonts"), state=Path("/state"), cache=Path("/cache"))
SCREEN = {"name": "HDMI-1", "width": 3840, "height": 2160, "mm": [1210, 680], "hz": 60.0}
TOUCH_PANEL = """I: Bus=0003 Vendor=222a Product=0001 Version=0110
N: Name="ILITEK Multi-Touch"
H: Handlers=mouse1 event7
B: ABS=2e0800000000003

I: Bus=0011 Vendor=0001 Product=0001 Version=ab41
N: Name="AT keyboard"
H: Handlers=sysrq kbd event0
B: KEY=402000000 3803078f800d001
"""
XSET = """Screen Saver:
  prefer blanking:  yes    allow exposures:  yes
  timeout:  {saver}    cycle:  600
DPMS (Display Power Management Signaling):
  Standby: {dpms}    Suspend: {dpms}    Off: {dpms}
  DPMS is {enabled}
"""


def x11(saver=0, dpms=0, enabled="Enabled"):
    return XSET.format(saver=saver, dpms=dpms, enabled=enabled)


def clock(**changes):
    """Returns what timedatectl shows of a clock that a time server sets."""
    well = {"Timezone": "Asia/Shanghai", "CanNTP": "yes", "NTP": "yes", "NTPSynchronized": "yes"}
    return "".join(f"{name}={value}\n" for name, value in {**well, **changes}.items())


def probe(*screens):
    return json.dumps({"platform": "xcb", "screens": screens, "touch": []})


@dataclass
class FakeMachine:
    """A machine on which all is well, but for what a test says."""

    variables: dict = field(default_factory=lambda: {"DISPLAY": ":0"})
    files_held: dict = field(
        default_factory=lambda: {
            "/proc/bus/input/devices": TOUCH_PANEL,
            "/sys/class/drm/card0/device/uevent": "DRIVER=i915\n",
            "/dev/dri/renderD128": "",
        }
    )
    commands: dict = field(default_factory=dict)
    free: int | None = 50_000_000_000
    closed: tuple = ()
    unwritable: tuple = ()
    shown_year: int = 2026

    def __post_init__(self):
        well = {
            screen_probe(): probe(SCREEN),
            ("xset", "q"): x11(),
            ("ps", "-eo", "comm="): "systemd\ncage\n",
            SHOW_CLOCK: clock(),
            ("systemctl", "is-enabled", "park-kiosk.service"): "enabled\n",
        }
        self.commands = {**well, **self.commands}

    def read(self, path):
        return self.files_held.get(path)

    def files(self, pattern):
        stem = pattern.split("*")[0].split("[")[0]
        return tuple(path for path in self.files_held if path.startswith(stem))

    def run(self, command):
        return self.commands.get(tuple(command))

    def variable(self, name):
        return self.variables.get(name, "")

    def free_bytes(self, folder):
        return self.free

    def can_write(self, folder):
        return not any(folder.is_relative_to(other) for other in self.unwritable)

    def can_open(self, path):
        return path not in self.closed

    def year(self):
        return self.shown_year


def found(machine, folders=FOLDERS):
    return {finding.name: finding for finding in examine(machine, folders)}


def test_that_nothing_is_said_against_a_good_machine():
    assert {finding.grade for finding in found(FakeMachine()).values()} == {"ok"}


@pytest.mark.parametrize(
    ("machine", "name", "grade", "words"),
    [
        (FakeMachine(commands={screen_probe(): None}), "display", "wrong", "does not answer"),
        (FakeMachine(commands={screen_probe(): "nonsense"}), "display", "wrong", "answer"),
        (FakeMachine(commands={screen_probe(): probe(SCREEN, SCREEN)}), "display", "warning", "2"),
        (
            FakeMachine(commands={screen_probe(): probe({**SCREEN, "mm": [0, 0]})}),
            "panel",
            "warning",
            "does not say",
        ),
        (FakeMachine(files_held={}), "touch", "wrong", "no touch device"),
        (FakeMachine(commands={("xset", "q"): x11(saver=600)}), "blanking", "wrong", "600 s"),
        (FakeMachine(commands={("xset", "q"): x11(dpms=900)}), "blanking", "wrong", "DPMS"),
        (FakeMachine(commands={("xset", "q"): None}), "blanking", "warning", "cannot be told"),
        (
            FakeMachine(
                variables={"WAYLAND_DISPLAY": "wayland-0", "XDG_CURRENT_DESKTOP": "GNOME"},
                commands={
                    ("ps", "-eo", "comm="): "gnome-shell",
                    (
                        "gsettings",
                        "get",
                        "org.gnome.desktop.session",
                        "idle-delay",
                    ): "uint32 300\n",
                },
            ),
            "blanking",
            "wrong",
            "idle-delay 300",
        ),
        (
            FakeMachine(
                variables={"DISPLAY": ":0", "XDG_CURRENT_DESKTOP": "GNOME"},
                commands={("ps", "-eo", "comm="): "gnome-shell"},
            ),
            "session",
            "warning",
            "desktop GNOME",
        ),
        (FakeMachine(variables={}), "session", "warning", "outside"),
        (FakeMachine(closed=("/fonts/KioskSansSC-Bold.ttf",)), "fonts", "wrong", "Bold"),
        (FakeMachine(unwritable=(Path("/state"),)), "state", "wrong", "/state cannot"),
        (FakeMachine(unwritable=(Path("/"),)), "run", "wrong", "heartbeat"),
        (FakeMachine(free=100_000_000), "disk", "wrong", "0.1 GB"),
        (FakeMachine(free=1_000_000_000), "disk", "warning", "1.0 GB"),
        (FakeMachine(free=None), "disk", "warning", "cannot be told"),
        (FakeMachine(shown_year=1970), "clock", "wrong", "1970"),
        (FakeMachine(commands={SHOW_CLOCK: None}), "clock", "warning", "cannot be told"),
        (
            FakeMachine(commands={SHOW_CLOCK: clock(CanNTP="no", NTP="no", NTPSynchronized="no")}),
            "clock",
            "warning",
            "nothing is installed",
        ),
        (
            FakeMachine(commands={SHOW_CLOCK: clock(NTP="no", NTPSynchronized="no")}),
            "clock",
            "warning",
            "turned off",
        ),
        (
            FakeMachine(commands={SHOW_CLOCK: clock(NTPSynchronized="no")}),
            "clock",
            "warning",
            "no time server answers",
        ),
        (
            FakeMachine(commands={SHOW_CLOCK: clock(Timezone="Etc/UTC")}),
            "clock",
            "warning",
            "UTC",
        ),
        (
            FakeMachine(
                commands={
                    (
                        "systemctl",
                        "show",
                        "--property=LoadState",
                        "--value",
                        "suspend.target",
                    ): "loaded\n"
                }
            ),
            "power",
            "warning",
            "sleep",
        ),
        (
            FakeMachine(commands={("systemctl", "is-enabled", "park-kiosk.service"): None}),
            "unit",
            "warning",
            "no systemd",
        ),
    ],
)
def test_that_a_fault_is_found_and_said_what_to_do(machine, name, grade, words):
    finding = found(machine)[name]

    assert finding.grade == grade
    assert words in finding.said[1]
    assert all(finding.said)
    assert all(finding.advice)


@pytest.mark.parametrize(
    "machine",
    [
        FakeMachine(shown_year=1970),
        FakeMachine(commands={SHOW_CLOCK: clock(CanNTP="no", NTP="no", NTPSynchronized="no")}),
        FakeMachine(commands={SHOW_CLOCK: clock(NTP="no", NTPSynchronized="no")}),
        FakeMachine(commands={SHOW_CLOCK: clock(NTPSynchronized="no")}),
    ],
)
def test_that_a_clock_can_be_set_with_and_without_a_network(machine):
    for advice in found(machine)["clock"].advice:
        assert "sudo timedatectl set-time" in advice
        assert "set-ntp true" in advice or "timesyncd" in advice


def test_that_each_thing_that_blanks_the_screen_has_its_own_cure():
    console = {"/sys/module/kernel/parameters/consoleblank": "600\n"}
    machine = FakeMachine(files_held=console, commands={("xset", "q"): x11(600, 900)})
    finding = found(machine)["blanking"]

    assert finding.said[1].count(",") == 2
    for advice in finding.advice:
        assert advice.count("xset s off -dpms") == 1
        assert "consoleblank=0" in advice


def test_that_missing_fonts_altogether_are_wrong():
    none = Folders(fonts=None, state=Path("/state"), cache=Path("/cache"))

    assert found(FakeMachine(), none)["fonts"].grade == "wrong"


def test_that_a_keyboard_is_no_touch_panel():
    keyboard = TOUCH_PANEL.split("\n\n")[1]

    assert found(FakeMachine(files_held={"/proc/bus/input/devices": keyboard}))["touch"].grade == (
        "wrong"
    )


def test_that_this_machine_answers_all_questions(tmp_path):
    machine = ThisMachine()

    assert machine.can_write(tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []
    assert machine.free_bytes(tmp_path / "not" / "there")
    assert machine.run(("no-such-command-anywhere",)) is None
    assert machine.run(("false",)) is None
    assert machine.read("/no/such/file") is None
    assert machine.year() > 2000
