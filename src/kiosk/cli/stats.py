"""`kiosk stats`: says what visitors looked at."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.cli.shared import CLEAN, add_content, add_instance, write_file
from kiosk.errors import UsageError
from kiosk.options import Commands

if TYPE_CHECKING:
    from kiosk.model.kiosk import Kiosk
    from kiosk.releases.start import ShownContent
    from kiosk.usage.reading import Report

FORMATS = ("text", "csv", "html")


def add(commands: Commands) -> None:
    """Adds the command."""
    stats = commands.add_parser(
        "stats", help="say what visitors looked at", description=show_stats.__doc__
    )
    stats.set_defaults(command=show_stats)
    add_content(stats)
    add_instance(stats)
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
    shown = _names(options)
    kiosk = None if shown is None else shown.kiosk
    path = paths.state_dir() / FILE_NAME
    today = datetime.now().astimezone().date()
    report = reading.read_report(path, options.first, options.last, today)
    speaker = Speaker(kiosk, _language(options.lang, kiosk, REPORT_LANGUAGES))
    if options.format == "csv":
        said = as_text.as_csv(reading.read_rows(path, report), speaker)
    elif options.format == "html":
        said = _page(report, kiosk, speaker.language)
    else:
        said = f"{as_text.as_text(report, speaker)}\n"
    _deliver(said, options)
    return CLEAN


def _page(report: "Report", kiosk: "Kiosk | None", language: str) -> str:
    """Returns the page; matplotlib keeps its fonts where the workers keep theirs."""
    from kiosk.charts.worker import prepare_matplotlib  # noqa: PLC0415 - rarely needed

    prepare_matplotlib()
    from kiosk.usage.as_page import as_page  # noqa: PLC0415 - brings matplotlib

    return as_page(report, kiosk, language)


def _names(options: argparse.Namespace) -> "ShownContent | None":
    """Returns the content that names what was counted; without any ids stand there.

    That is what the kiosk shows: the current release, whatever became of the folder since.
    """
    from kiosk.content.compiled import last_good, load_cached  # noqa: PLC0415 - not for --help
    from kiosk.releases.start import ShownContent, current_shown  # noqa: PLC0415 - likewise

    content = Path(options.content) if options.content else paths.content_dir()
    assets, cache = paths.assets_dir(), paths.cache_dir()
    shown = current_shown(paths.state_dir(), content, assets, cache)
    if shown is not None or not content.is_dir():
        return shown
    kiosk = load_cached(content, assets, cache).kiosk or last_good(content, assets, cache)
    return None if kiosk is None else ShownContent(kiosk=kiosk, content=content)


def _language(asked: str | None, kiosk: "Kiosk | None", known: Sequence[str]) -> str:
    """Returns the language of a report.

    Raises:
        UsageError: Neither the content nor the report is in it.
    """
    codes = [one.code for one in kiosk.languages] if kiosk is not None else list(known)
    if asked is not None and asked not in {*codes, *known}:
        raise UsageError(f"there is no language {asked!r}; choose {', '.join(codes)}")
    return asked or codes[0]


def _deliver(said: str, options: argparse.Namespace) -> None:
    if not options.out:
        sys.stdout.write(said)
        return
    target = Path(options.out)
    # Spreadsheets know Chinese in a file by this mark only.
    encoding = "utf-8-sig" if options.format == "csv" else "utf-8"
    write_file(target, said.encode(encoding))
    print(f"the report is in {target}")


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
