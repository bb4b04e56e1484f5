"""`kiosk doctor`: says what is wrong with the machine, and what to do."""

import argparse
import json
from dataclasses import asdict

from kiosk import paths
from kiosk.cli.shared import CLEAN, PROBLEMS, add_instance, add_tongue, tongue_of
from kiosk.errors import AssetError
from kiosk.options import Commands

MARKS = {
    "ok": ("正常", "ok     "),
    "warning": ("注意", "warning"),
    "wrong": ("错误", "wrong  "),
}


def add(commands: Commands) -> None:
    """Adds the command."""
    doctor = commands.add_parser(
        "doctor",
        help="say what is wrong with this machine, and what to do",
        description="Looks at screen, touch, session, fonts, folders, disk, clock, power and "
        "service. Ends with 1 if something is wrong; warnings do not count.",
    )
    doctor.set_defaults(command=examine_machine)
    doctor.add_argument("--json", action="store_true", help="for programs")
    add_instance(doctor)
    add_tongue(doctor)


def examine_machine(options: argparse.Namespace) -> int:
    """Says what is wrong with this machine, and what to do."""
    from kiosk.health.doctor import Folders, examine  # noqa: PLC0415 - of no use to others
    from kiosk.health.machine import ThisMachine  # noqa: PLC0415 - likewise

    try:
        fonts = paths.fonts_dir()
    except AssetError:
        fonts = None
    folders = Folders(fonts=fonts, state=paths.state_dir(), cache=paths.cache_dir())
    findings = examine(ThisMachine(), folders)
    if options.json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        at = 0 if tongue_of(options) == "zh" else 1
        for finding in findings:
            colon = "：" if at == 0 else ": "
            print(f"{MARKS[finding.grade][at]} {finding.title[at]}{colon}{finding.said[at]}")
            if finding.advice[at]:
                print(f"        → {finding.advice[at]}")
    return PROBLEMS if any(finding.grade == "wrong" for finding in findings) else CLEAN
