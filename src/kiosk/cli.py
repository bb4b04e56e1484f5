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
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kiosk import paths
from kiosk.errors import KioskError, UsageError
from kiosk.logs import LateLog, keep_log
from kiosk.options import VersionOption, size_option
from kiosk.progress import Progress

if TYPE_CHECKING:
    from kiosk.content import Loaded, Problem

CLEAN, PROBLEMS, INTERRUPTED = 0, 1, 130
LOG_FOLDER = "log"
MEASURED = ("starts", "visits", "large", "touches", "behind", "memory", "idle", "scale", "day")

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
    # A kiosk tells how its days went, other commands only what went wrong.
    running = options.command is run_kiosk
    name, level = ("kiosk.log", logging.INFO) if running else ("commands.log", logging.WARNING)
    with keep_log(paths.state_dir() / LOG_FOLDER / name, level) as kept:
        return _carry_out(options, kept)


def _carry_out(options: argparse.Namespace, kept: LateLog) -> int:
    """Carries out the chosen command; whatever happens, it ends with an exit code."""
    try:
        return int(options.command(options))
    except KioskError as error:
        if not isinstance(error, UsageError):
            # What is raised on purpose needs no traceback; its details are logged where they arise.
            log.error("%s", str(error).splitlines()[0])  # noqa: TRY400
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
        where = f"{kept.path} says where" if kept.path is not None else "see above where"
        _complain(f"something unexpected happened ({type(error).__name__}: {error}); {where}")
        return PROBLEMS


# Commands -------------------------------------------------------------------------------------


def run_kiosk(options: argparse.Namespace) -> int:
    """Shows the kiosk until it is closed."""
    if not _has_display():
        raise KioskError("there is no display here; kiosk snapshot draws every scene into files")
    # Nothing that a start makes is garbage; the app lets it be collected again once it is shown.
    gc.disable()
    content = _content_folder(options)
    from kiosk.first_start import begin_reading  # noqa: PLC0415 - of no use to other commands

    reader = begin_reading(content)
    from kiosk import app  # noqa: PLC0415 - brings Qt

    return app.run(
        content,
        reader=reader,
        windowed=options.windowed or options.size is not None,
        size=options.size,
        language=options.lang,
        theme=options.theme,
    )


def check_content(options: argparse.Namespace) -> int:
    """Says everything that is wrong with the content, and what no scene shows if asked."""
    loaded = _load(_content_folder(options))
    progress = Progress()
    found = _layout_problems(loaded, _content_folder(options), progress)
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


def take_snapshot(options: argparse.Namespace) -> int:
    """Draws scenes and sheets into files."""
    folder = _content_folder(options)
    loaded = _load(folder)
    _print_problems(loaded.problems, sys.stderr)
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
    for gap in album.missing:
        _complain(f"a picture could not be drawn and is left out: {gap}")
    print(f"{len(album.files)} pictures and {command.INVENTORY} are in {options.out}")
    return PROBLEMS if album.failed or album.missing else CLEAN


def measure_kiosk(options: argparse.Namespace) -> int:
    """Measures starts, frames, memory and more, against goals; leaves with 1 where one is missed.

    Close other programs first: what shares the cores counts.
    """
    from kiosk.bench import command, machine, series  # noqa: PLC0415 - only when asked

    wish = command.Wish(
        groups=tuple(options.only or command.GROUPS),
        repeats=max(command.LEAST_REPEATS, options.repeat),
        changes=options.changes,
        check_all=options.check_all,
    )
    rows = list(command.measure(wish, _content_folder(options), command.say))
    print(machine.machine(), end="\n\n")
    print(series.as_table(rows))
    if options.json:
        report = json.dumps(command.report(rows), ensure_ascii=False, indent=1)
        Path(options.json).write_text(f"{report}\n", encoding="utf-8")
    return PROBLEMS if any(row.missed for row in rows) else CLEAN


# What commands share --------------------------------------------------------------------------


def _content_folder(options: argparse.Namespace) -> Path:
    folder = Path(options.content) if options.content else paths.content_dir()
    if not folder.is_dir():
        raise UsageError(f"there is no content folder {folder}")
    return folder


def _load(folder: Path) -> "Loaded":
    from kiosk import content  # noqa: PLC0415 - brings pydantic

    return content.load(folder, paths.assets_dir())


def _layout_problems(loaded: "Loaded", folder: Path, progress: Progress) -> "tuple[Problem, ...]":
    if loaded.kiosk is None:
        return ()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kiosk.snapshot.fitting import check_everything_fits  # noqa: PLC0415 - brings Qt

    return check_everything_fits(loaded, folder, progress.show)


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
    _print_problems(problems, sys.stdout)
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


def _print_problems(problems: "Sequence[Problem]", stream: TextIO) -> None:
    from kiosk.content.summary import in_brief  # noqa: PLC0415 - brings pydantic

    for line in in_brief(problems):
        print(line, file=stream)


def _count(problems: "Sequence[Problem]") -> str:
    return "1 problem is" if len(problems) == 1 else f"{len(problems)} problems are"


def _complain(words: str) -> None:
    with contextlib.suppress(OSError):
        print(f"kiosk: {words}", file=sys.stderr)


def _speak_any_language() -> None:
    """Makes sure that no letter of the content stops the output of a message."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


# Arguments ------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kiosk", description="A touchscreen kiosk that shows a park's content."
    )
    parser.add_argument("--version", action=VersionOption, help="say the version and end")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="show the kiosk", description=run_kiosk.__doc__)
    run.set_defaults(command=run_kiosk)
    _add_content(run)
    run.add_argument("--windowed", action="store_true", help="in a window, not on the whole screen")
    run.add_argument("--size", type=size_option, metavar="WxH", help="a window of this size")
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
    _add_bench(commands)
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


def _add_bench(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    bench = commands.add_parser(
        "bench", help="measure how fast the program is", description=measure_kiosk.__doc__
    )
    bench.set_defaults(command=measure_kiosk)
    _add_content(bench)
    bench.add_argument("--json", metavar="FILE", help="also write all values there")
    bench.add_argument(
        "--only",
        action="append",
        choices=MEASURED,
        metavar="GROUP",
        help=f"only this: {', '.join(MEASURED)}; may be given again",
    )
    bench.add_argument("--repeat", type=int, default=10, metavar="N", help="at least 10 (default)")
    bench.add_argument(
        "--changes", type=int, default=20_000, metavar="N", help="changes of scene in the long day"
    )
    bench.add_argument(
        "--check-all", action="store_true", help="check 100 times the content too: takes minutes"
    )


def _add_content(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--content", metavar="DIR", help="folder of the content; else KIOSK_CONTENT_DIR, else ours"
    )


if __name__ == "__main__":
    sys.exit(main())
