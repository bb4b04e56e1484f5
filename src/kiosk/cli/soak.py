"""`kiosk soak`: drives the kiosk as visitors would, and says how it stood that."""

import argparse
import json
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.shared import CLEAN, PROBLEMS, add_content, content_folder, write_file
from kiosk.errors import UsageError
from kiosk.options import Commands, size_option

if TYPE_CHECKING:
    from kiosk.soak.findings import Findings

CLEAR_LINE = "\r\x1b[K"
MARKS = {True: "ok    ", False: "MISSED", None: "-     "}


def add(commands: Commands) -> None:
    """Adds the command."""
    soak = commands.add_parser(
        "soak",
        help="drive the kiosk as visitors would, and say how it stood that",
        description=soak_kiosk.__doc__,
    )
    soak.set_defaults(command=soak_kiosk)
    add_content(soak)
    length = soak.add_mutually_exclusive_group(required=True)
    length.add_argument("--minutes", type=float, metavar="N", help="for so long")
    length.add_argument("--visits", type=int, metavar="N", help="so many visits")
    soak.add_argument("--report", metavar="FILE", help="also write all figures there, as JSON")
    soak.add_argument("--seed", type=int, metavar="N", help="of an earlier run, to repeat it")
    soak.add_argument("--size", type=size_option, metavar="WxH", help="in a window of this size")


def soak_kiosk(options: argparse.Namespace) -> int:
    """Drives the real window by random touches, as visitors would; 1 where a limit is missed.

    Visits are short: the warning comes after two seconds. It writes into a folder of its own, so
    that nothing of it is in the kiosk's usage, logs and releases. Where there is no display, a
    virtual one is used (Xvfb), or none.
    """
    from kiosk.soak.command import Soak  # noqa: PLC0415 - only when asked
    from kiosk.soak.task import Task  # noqa: PLC0415 - likewise

    if (options.visits if options.minutes is None else options.minutes) <= 0:
        raise UsageError("it has to be longer than nothing")
    seed = secrets.randbelow(10**6) if options.seed is None else options.seed
    seconds = None if options.minutes is None else options.minutes * 60
    task = Task(seed=seed, content="", visits=options.visits, seconds=seconds)
    soak = Soak(content_folder(options), task, options.size, _show)
    print(f"seed {seed}", flush=True)
    try:
        soak.run()
    finally:
        if sys.stderr.isatty():
            print(CLEAR_LINE, end="", file=sys.stderr)
    if options.report:
        _write(Path(options.report), soak.report())
    for verdict in soak.findings.verdicts():
        print(f"{MARKS[verdict.met]}  {verdict.what}: {verdict.found} (limit: {verdict.limit})")
    for line in _explanations(soak.findings):
        print(f"        {line}")
    return CLEAN if soak.findings.passed else PROBLEMS


def _show(findings: "Findings", minutes: float) -> None:
    """Says how far it is, on one line."""
    weight = f"{findings.weights[-1].all_mb:.0f} MB" if findings.weights else ""
    shown = len(findings.scenes) - len(findings.missing)
    line = (
        f"{minutes:.1f} min  {findings.visits} visits  {shown} of {len(findings.scenes)} scenes  "
        f"p95 {findings.thread.rank(0.95):.1f} ms  {weight}  {findings.restarts} restarts"
    )
    is_live = sys.stderr.isatty()
    print(
        f"{CLEAR_LINE}{line}" if is_live else line,
        end="" if is_live else "\n",
        file=sys.stderr,
        flush=True,
    )


def _explanations(findings: "Findings") -> list[str]:
    """Returns what is behind the limits that were missed, a line each."""
    found = [f"never shown: {scene}" for scene in findings.missing]
    found += findings.faults[:10]
    found += [f"the program {ending}" for ending in findings.endings]
    return found + [f"log: {line}" for lines in findings.log.values() for line in lines[:10]]


def _write(path: Path, report: dict[str, object]) -> None:
    words = json.dumps(report, ensure_ascii=False, indent=1)
    write_file(path, f"{words}\n".encode())
