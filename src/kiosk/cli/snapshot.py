"""`kiosk snapshot`: draws scenes and sheets into files."""

import argparse
import sys
from pathlib import Path

from kiosk.cli.shared import (
    CLEAN,
    PROBLEMS,
    add_content,
    complain,
    content_folder,
    count,
    load,
    print_problems,
    start_qt,
)
from kiosk.errors import KioskError
from kiosk.options import Commands, size_option
from kiosk.progress import Progress


def add(commands: Commands) -> None:
    """Adds the command."""
    snapshot = commands.add_parser(
        "snapshot",
        help="draw scenes and sheets into files",
        description="Draws every scene and sheet into PNG files, with an inventory of what "
        "they show. Without options: 1920x1080, the first language, the theme and text size "
        "that a visit starts with.",
    )
    snapshot.set_defaults(command=take_snapshot)
    add_content(snapshot)
    snapshot.add_argument("--out", required=True, metavar="DIR", help="folder for the pictures")
    snapshot.add_argument(
        "--size",
        type=size_option,
        action="append",
        metavar="WxH",
        help="screen; may be given again",
    )
    snapshot.add_argument("--lang", metavar="L|all", help="language")
    snapshot.add_argument("--theme", choices=("day", "night", "contrast", "all"), help="theme")
    snapshot.add_argument("--text-size", choices=("100", "125", "150", "all"), help="per cent")
    snapshot.add_argument(
        "--scene",
        action="append",
        metavar="TAB/SCENE",
        help="this scene only, without sheets; may be given again",
    )
    snapshot.add_argument(
        "--no-sheets", dest="sheets", action="store_false", help="scenes only, no sheets"
    )


def take_snapshot(options: argparse.Namespace) -> int:
    """Draws scenes and sheets into files."""
    folder = content_folder(options)
    loaded = load(folder)
    print_problems(loaded.problems, sys.stderr)
    if loaded.kiosk is None:
        raise KioskError(f"nothing can be drawn before {count(loaded.problems)} solved")
    start_qt()
    from kiosk.snapshot import command  # noqa: PLC0415 - brings Qt

    wish = command.Wish(
        sizes=tuple(options.size or ()),
        language=options.lang or "",
        theme=options.theme or "",
        text_size=options.text_size or "",
        scenes=tuple(options.scene or ()),
        sheets=options.sheets,
    )
    progress = Progress()
    album = command.take_snapshot(loaded, folder, wish, Path(options.out), progress.show)
    progress.clear()
    for failure in album.failed:
        complain(f"a chart could not be drawn, its numbers stand there instead: {failure}")
    for gap in album.missing:
        complain(f"a picture could not be drawn and is left out: {gap}")
    print(f"{len(album.files)} pictures and {command.INVENTORY} are in {options.out}")
    return PROBLEMS if album.failed or album.missing else CLEAN
