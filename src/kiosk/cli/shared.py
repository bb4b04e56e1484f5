"""What several commands need: the content they are about, and words on the terminal."""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from kiosk import paths
from kiosk.durable import replace_file
from kiosk.errors import KioskError, UsageError
from kiosk.options import instance_option
from kiosk.progress import Progress

if TYPE_CHECKING:
    from kiosk.content import Loaded, Problem

CLEAN, PROBLEMS, INTERRUPTED = 0, 1, 130
LOG_FOLDER = "log"


def content_folder(options: argparse.Namespace) -> Path:
    """Returns the folder of the content that a command is about.

    Raises:
        UsageError: There is no such folder.
    """
    folder = Path(options.content) if options.content else paths.content_dir()
    if not folder.is_dir():
        raise UsageError(f"there is no content folder {folder}")
    return folder


def load(folder: Path) -> "Loaded":
    """Reads and checks a content folder."""
    from kiosk import content  # noqa: PLC0415 - brings pydantic

    return content.load(folder, paths.assets_dir())


def layout_problems(loaded: "Loaded", folder: Path, progress: Progress) -> "tuple[Problem, ...]":
    """Returns what does not fit its place on some screen, in some language or size."""
    if loaded.kiosk is None:
        return ()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kiosk.snapshot.fitting import check_everything_fits  # noqa: PLC0415 - brings Qt

    return check_everything_fits(loaded, folder, progress.show)


def start_qt() -> None:
    """Starts Qt without a window and adds the bundled font."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kiosk.snapshot.offscreen import start_offscreen  # noqa: PLC0415 - brings Qt

    start_offscreen()


def has_display() -> bool:
    """Says whether a window can be shown; only Linux can be without any."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def print_problems(problems: "Sequence[Problem]", stream: TextIO) -> None:
    """Prints problems, a line each, the same ones put together."""
    from kiosk.content.summary import in_brief  # noqa: PLC0415 - brings pydantic

    for line in in_brief(problems):
        print(line, file=stream)


def count(problems: "Sequence[Problem]") -> str:
    """Returns "1 problem is" and the like, to go on with."""
    return "1 problem is" if len(problems) == 1 else f"{len(problems)} problems are"


def complain(words: str) -> None:
    """Says to whoever called that something went wrong."""
    with contextlib.suppress(OSError):
        print(f"kiosk: {words}", file=sys.stderr)


def speak_any_language() -> None:
    """Makes sure that no letter of the content stops the output of a message."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def write_file(path: Path, data: bytes) -> None:
    """Writes a file that somebody asked for; it is there as a whole, or as it was.

    Raises:
        KioskError: It cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            # A device, or a pipe to another program, must not be replaced.
            path.write_bytes(data)
            return
        path.absolute().parent.stat()
        replace_file(path, data)
    except OSError as error:
        raise KioskError(f"{path} cannot be written: {error.strerror or error}") from error


def add_content(parser: argparse.ArgumentParser) -> None:
    """Adds the option that names the content."""
    parser.add_argument(
        "--content", metavar="DIR", help="folder of the content; else KIOSK_CONTENT_DIR, else ours"
    )


def add_instance(parser: argparse.ArgumentParser) -> None:
    """Adds the option that says which of several kiosks of this machine is meant."""
    parser.add_argument(
        "--instance",
        type=instance_option,
        metavar="NAME",
        help="one of several kiosks on this machine, each with folders of its own",
    )


def add_tongue(parser: argparse.ArgumentParser) -> None:
    """Adds the option that chooses the language of what staff are told."""
    parser.add_argument(
        "--lang", choices=("zh", "en"), help="language of the answer; else that of the terminal"
    )


def tongue_of(options: argparse.Namespace) -> Literal["zh", "en"]:
    """Returns the language of what staff are told: as asked, else as the terminal's."""
    if options.lang:
        return "zh" if options.lang == "zh" else "en"
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, names), "").startswith("zh") else "en"
