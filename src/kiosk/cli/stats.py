"""`kiosk stats`: says what visitors looked at."""

import argparse
import os
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.cli.shared import CLEAN, add_content, content_folder
from kiosk.errors import KioskError, UsageError
from kiosk.options import Commands

if TYPE_CHECKING:
    from kiosk.model.kiosk import Kiosk

FORMATS = ("text", "csv", "html")


def add(commands: Commands) -> None:
    """Adds the command."""
    stats = commands.add_parser(
        "stats", help="say what visitors looked at", description=show_stats.__doc__
    )
    stats.set_defaults(command=show_stats)
    add_content(stats)
    stats.add_argument("--from", dest="first", type=_day, metavar="DAY", help="such as 2026-05-01")
    stats.add_argument("--to", dest="last", type=_day, metavar="DAY", help="the last day")
    stats.add_argument("--format", choices=FORMATS, default="text", help="text (default)")
    stats.add_argument("--lang", metavar="L", help="language; else the content's first")
    stats.add_argument("--out", metavar="FILE", help="write there, not on the terminal")


def show_stats(options: argparse.Namespace) -> int:
    """Says what visitors looked at: visits, scenes, figures and charts, languages and more.

    Days are of this machine's clock. HTML is one page with charts that opens offline.
    """
    from kiosk.usage import as_text, reading  # noqa: PLC0415 - brings SQLite
    from kiosk.usage.words import REPORT_LANGUAGES, Speaker  # noqa: PLC0415 - with it
    from kiosk.usage.writer import FILE_NAME  # noqa: PLC0415 - with it

    if options.first and options.last and options.first > options.last:
        raise UsageError(f"--from {options.first} is after --to {options.last}")
    kiosk = _kiosk(options)
    path = paths.state_dir() / FILE_NAME
    today = datetime.now().astimezone().date()
    report = reading.read_report(path, options.first, options.last, today)
    first = kiosk.languages[0].code if kiosk is not None else REPORT_LANGUAGES[0]
    speaker = Speaker(kiosk, options.lang or first)
    if options.format == "csv":
        said = as_text.as_csv(reading.read_rows(path, report), speaker)
    elif options.format == "html":
        from kiosk.usage.as_page import as_page  # noqa: PLC0415 - brings matplotlib

        said = as_page(report, kiosk, speaker.language)
    else:
        said = f"{as_text.as_text(report, speaker)}\n"
    _deliver(said, options)
    return CLEAN


def _kiosk(options: argparse.Namespace) -> "Kiosk | None":
    """Returns the content that names what was counted; without it ids stand there."""
    from kiosk.content.compiled import last_good, load_cached  # noqa: PLC0415 - not for --help

    content, assets, cache = content_folder(options), paths.assets_dir(), paths.cache_dir()
    return load_cached(content, assets, cache).kiosk or last_good(content, assets, cache)


def _deliver(said: str, options: argparse.Namespace) -> None:
    if not options.out:
        sys.stdout.write(said)
        return
    target = Path(options.out)
    # Spreadsheets know Chinese in a file by this mark only.
    encoding = "utf-8-sig" if options.format == "csv" else "utf-8"
    try:
        _replace(target, said.encode(encoding))
    except OSError as error:
        raise KioskError(f"{target} cannot be written: {error.strerror or error}") from error
    print(f"the report is in {target}")


def _replace(target: Path, content: bytes) -> None:
    """Writes a file so that it is never seen half-written."""
    handle, name = tempfile.mkstemp(dir=target.absolute().parent, prefix=f".{target.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _day(words: str) -> date:
    """Returns a day.

    Raises:
        ArgumentTypeError: The words are none.
    """
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"{words!r} is no day; write it like 2026-05-01"
        ) from error
