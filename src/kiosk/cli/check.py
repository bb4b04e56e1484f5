"""`kiosk check`: says what is wrong with the content."""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.cli.shared import (
    CLEAN,
    PROBLEMS,
    add_content,
    content_folder,
    count,
    layout_problems,
    load,
    print_problems,
)
from kiosk.options import Commands
from kiosk.progress import Progress

if TYPE_CHECKING:
    from kiosk.content import Loaded, Problem


def add(commands: Commands) -> None:
    """Adds the command."""
    check = commands.add_parser(
        "check", help="say what is wrong with the content", description=check_content.__doc__
    )
    check.set_defaults(command=check_content)
    add_content(check)
    check.add_argument("--json", action="store_true", help="as JSON, for programs")
    check.add_argument("--coverage", action="store_true", help="also list what no scene shows")


def check_content(options: argparse.Namespace) -> int:
    """Says everything that is wrong with the content, and what no scene shows if asked."""
    loaded = load(content_folder(options))
    progress = Progress()
    found = layout_problems(loaded, content_folder(options), progress)
    progress.clear()
    problems = (*loaded.problems, *found)
    hidden: tuple[str, ...] = ()
    if options.coverage and loaded.kiosk is not None:
        from kiosk.content.coverage import uncovered  # noqa: PLC0415 - only when asked

        hidden = tuple(str(item) for item in uncovered(loaded.kiosk))
    if options.json:
        _print_json(problems, hidden if options.coverage else None)
    else:
        _print_report(problems, hidden, loaded, coverage=options.coverage)
    return PROBLEMS if problems or hidden else CLEAN


def _print_json(problems: "Sequence[Problem]", hidden: Sequence[str] | None) -> None:
    report: dict[str, object] = {"problems": [problem.to_json() for problem in problems]}
    if hidden is not None:
        report["uncovered"] = list(hidden)
    print(json.dumps(report, ensure_ascii=False, indent=1))


def _print_report(
    problems: "Sequence[Problem]", hidden: Sequence[str], loaded: "Loaded", *, coverage: bool
) -> None:
    print_problems(problems, sys.stdout)
    for item in hidden:
        print(f"no scene or sheet shows {item}")
    if problems:
        print(f"{count(problems)} to be solved", file=sys.stderr)
    elif loaded.kiosk is not None and not hidden:
        kiosk = loaded.kiosk
        shown = ", and scenes and sheets show all of it" if coverage else ""
        shows = f", {len(kiosk.shows)} shows" if kiosk.shows else ""
        print(
            f"no problems: {len(kiosk.tabs)} tabs, {len(kiosk.scene_refs())} scenes, "
            f"{len(kiosk.facts)} facts, {len(kiosk.entities)} entities{shows}{shown}",
            file=sys.stderr,
        )
    if coverage and loaded.kiosk is None:
        print("what scenes show can be said once there is no problem", file=sys.stderr)
