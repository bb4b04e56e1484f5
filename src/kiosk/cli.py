"""The commands: run the kiosk, check its content, draw its scenes into files.

Nothing heavy is imported before a command needs it, so that ``--help`` is there at once and
``check`` of broken content works where no screen is.
"""

import argparse
import contextlib
import gc
import json
import logging
import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.errors import KioskError, UsageError

if TYPE_CHECKING:
    from kiosk.content import Loaded, Problem

CLEAN, PROBLEMS, INTERRUPTED = 0, 1, 130
SIZE = re.compile(r"(\d{1,5})[x×X](\d{1,5})")
LEAST_SIDE, MOST_SIDE = 240, 8192
PATIENCE_S = 1.0
"""A command that takes longer says how far it is."""
QUIET_STEP_S = 10.0
"""Into a file or pipe it does so this often only."""
LOG_FOLDER, LOG_FILE = "log", "commands.log"
MAX_LOG_BYTES = 1_000_000

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries out one command.

    Args:
        arguments: The words behind ``kiosk``; those of the process if not given.

    Returns:
        The exit code: 0 clean, 1 problems, 2 called in a wrong way.
    """
    _speak_any_language()
    options = _parser().parse_args(arguments)
    if options.command is run_kiosk:  # it keeps a log of its own
        return _carry_out(options, paths.state_dir() / LOG_FOLDER)
    with log_file() as path:
        return _carry_out(options, path)


def _carry_out(options: argparse.Namespace, log_path: Path | None) -> int:
    """Carries out the chosen command; whatever happens, it ends with an exit code."""
    try:
        return int(options.command(options))
    except KioskError as error:
        _complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        _complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python must not complain of it when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except Exception as error:  # staff get a sentence, the log the traceback
        log.exception("unexpected")
        where = f"{log_path} says where" if log_path is not None else "no log could be written"
        _complain(f"something unexpected happened ({type(error).__name__}: {error}); {where}")
        return PROBLEMS


# Commands -------------------------------------------------------------------------------------


def run_kiosk(options: argparse.Namespace) -> int:
    """Shows the kiosk until it is closed."""
    if not _has_display():
        raise KioskError("there is no display here; kiosk snapshot draws every scene into files")
    # Nothing that a start makes is garbage; the app lets it be collected again once it is shown.
    gc.disable()
    from kiosk import app  # noqa: PLC0415 - brings Qt

    return app.run(
        _content_folder(options),
        windowed=options.windowed,
        size=options.size,
        language=options.lang,
        theme=options.theme,
    )


def check_content(options: argparse.Namespace) -> int:
    """Says everything that is wrong with the content, and what no scene shows if asked."""
    loaded = _load(_content_folder(options))
    problems = (*loaded.problems, *_layout_problems(loaded, _content_folder(options)))
    hidden: tuple[str, ...] = ()
    if options.coverage and loaded.kiosk is not None:
        from kiosk.content.coverage import uncovered  # noqa: PLC0415 - only when asked

        hidden = tuple(str(item) for item in uncovered(loaded.kiosk))
    if options.json:
        _print_json(problems, hidden if options.coverage else None)
    else:
        _print_report(problems, hidden, loaded, coverage=options.coverage)
    return PROBLEMS if problems or hidden else CLEAN


def take_snapshot(options: argparse.Namespace) -> int:
    """Draws scenes and sheets into files."""
    folder = _content_folder(options)
    loaded = _load(folder)
    for problem in loaded.problems:
        print(problem, file=sys.stderr)
    if loaded.kiosk is None:
        raise KioskError(f"nothing can be drawn before {_count(loaded.problems)} solved")
    _start_qt()
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
        _complain(f"a chart could not be drawn, its numbers stand there instead: {failure}")
    print(f"{len(album.files)} pictures and {command.INVENTORY} are in {options.out}")
    return PROBLEMS if album.failed else CLEAN


# What commands share --------------------------------------------------------------------------


def _content_folder(options: argparse.Namespace) -> Path:
    folder = Path(options.content) if options.content else paths.content_dir()
    if not folder.is_dir():
        raise UsageError(f"there is no content folder {folder}")
    return folder


def _load(folder: Path) -> "Loaded":
    from kiosk import content  # noqa: PLC0415 - brings pydantic

    return content.load(folder, paths.assets_dir())


def _layout_problems(loaded: "Loaded", folder: Path) -> "tuple[Problem, ...]":
    if loaded.kiosk is None:
        return ()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kiosk.snapshot.fitting import check_everything_fits  # noqa: PLC0415 - brings Qt

    return check_everything_fits(loaded, folder)


def _start_qt() -> None:
    """Starts Qt without a window and adds the bundled font."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kiosk.snapshot.offscreen import start_offscreen  # noqa: PLC0415 - brings Qt

    start_offscreen()


def _has_display() -> bool:
    """Says whether a window can be shown; only Linux can be without any."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


# Words on the terminal ------------------------------------------------------------------------


def _print_json(problems: "Sequence[Problem]", hidden: Sequence[str] | None) -> None:
    report: dict[str, object] = {"problems": [problem.to_json() for problem in problems]}
    if hidden is not None:
        report["uncovered"] = list(hidden)
    print(json.dumps(report, ensure_ascii=False, indent=1))


def _print_report(
    problems: "Sequence[Problem]", hidden: Sequence[str], loaded: "Loaded", *, coverage: bool
) -> None:
    for problem in problems:
        print(problem)
    for item in hidden:
        print(f"no scene or sheet shows {item}")
    if problems:
        print(f"{_count(problems)} to be solved", file=sys.stderr)
    elif loaded.kiosk is not None and not hidden:
        kiosk = loaded.kiosk
        shown = ", and scenes and sheets show all of it" if coverage else ""
        print(
            f"no problems: {len(kiosk.tabs)} tabs, {len(kiosk.scene_refs())} scenes, "
            f"{len(kiosk.facts)} facts, {len(kiosk.entities)} entities{shown}",
            file=sys.stderr,
        )
    if coverage and loaded.kiosk is None:
        print("what scenes show can be said once there is no problem", file=sys.stderr)


def _count(problems: "Sequence[Problem]") -> str:
    return "1 problem is" if len(problems) == 1 else f"{len(problems)} problems are"


def _complain(words: str) -> None:
    with contextlib.suppress(OSError):
        print(f"kiosk: {words}", file=sys.stderr)


@contextlib.contextmanager
def log_file() -> Iterator[Path | None]:
    """Keeps warnings and tracebacks off the terminal: they go into a file, which it yields.

    Where no file can be written it yields None, and nothing is kept.
    """
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - not needed for --help

    path: Path | None = paths.state_dir() / LOG_FOLDER / LOG_FILE
    handler: logging.Handler = logging.NullHandler()
    try:
        folder = paths.state_dir() / LOG_FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / LOG_FILE, maxBytes=MAX_LOG_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError:
        path = None
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield path
    finally:
        root.removeHandler(handler)
        handler.close()


def _speak_any_language() -> None:
    """Makes sure that no letter of the content stops the output of a message."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


class Progress:
    """One line that says how far a long command is."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._said = self._started
        self._live = sys.stderr.isatty()
        self._open = False

    def show(self, done: int, count: int, name: str) -> None:
        """Says how far it is, if it takes long enough to wonder.

        Args:
            done: How many are done.
            count: Of how many.
            name: What comes next.
        """
        now = time.monotonic()
        patience = PATIENCE_S if not self._open or self._live else QUIET_STEP_S
        if now - (self._started if not self._open else self._said) < (
            0 if self._open and self._live else patience
        ):
            return
        self._said, self._open = now, True
        line = f"{done} of {count} pictures  {name}"
        end = "" if self._live else "\n"
        start = "\r\x1b[K" if self._live else ""
        print(f"{start}{line}", end=end, file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Takes the line away."""
        if self._open and self._live:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


# Arguments ------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kiosk", description="A touchscreen kiosk that shows a park's content."
    )
    parser.add_argument("--version", action=_Version, help="say the version and end")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="show the kiosk", description=run_kiosk.__doc__)
    run.set_defaults(command=run_kiosk)
    _add_content(run)
    run.add_argument("--windowed", action="store_true", help="in a window, not on the whole screen")
    run.add_argument("--size", type=_size, metavar="WxH", help="size of the window")
    run.add_argument("--lang", metavar="L", help="language to start with")
    run.add_argument("--theme", choices=("day", "night", "contrast"), help="theme to start with")
    check = commands.add_parser(
        "check", help="say what is wrong with the content", description=check_content.__doc__
    )
    check.set_defaults(command=check_content)
    _add_content(check)
    check.add_argument("--json", action="store_true", help="as JSON, for programs")
    check.add_argument("--coverage", action="store_true", help="also list what no scene shows")
    _add_snapshot(commands)
    return parser


def _add_snapshot(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    snapshot = commands.add_parser(
        "snapshot",
        help="draw scenes and sheets into files",
        description="Draws every scene and sheet into PNG files, with an inventory of what "
        "they show. Without options: 1920x1080, the first language, the theme and text size "
        "that a visit starts with.",
    )
    snapshot.set_defaults(command=take_snapshot)
    _add_content(snapshot)
    snapshot.add_argument("--out", required=True, metavar="DIR", help="folder for the pictures")
    snapshot.add_argument(
        "--size", type=_size, action="append", metavar="WxH", help="screen; may be given again"
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


def _add_content(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--content", metavar="DIR", help="folder of the content; else KIOSK_CONTENT_DIR, else ours"
    )


def _size(words: str) -> tuple[int, int]:
    found = SIZE.fullmatch(words)
    if found is None:
        raise argparse.ArgumentTypeError(f"{words!r} is no size; write it like 1920x1080")
    width, height = int(found[1]), int(found[2])
    if not all(LEAST_SIDE <= side <= MOST_SIDE for side in (width, height)):
        raise argparse.ArgumentTypeError(
            f"{words}: each side must have {LEAST_SIDE} to {MOST_SIDE} pixels"
        )
    return width, height


class _Version(argparse.Action):
    """Says the version; reading it from the package costs too much to do for nothing."""

    def __init__(self, option_strings: Sequence[str], dest: str, **settings: object) -> None:
        super().__init__(option_strings, dest, nargs=0, help=str(settings.get("help", "")))

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - rarely needed

        try:
            print(f"kiosk {version(paths.APP_NAME)}")
        except PackageNotFoundError:
            print("kiosk, not installed")
        parser.exit()


if __name__ == "__main__":
    sys.exit(main())
