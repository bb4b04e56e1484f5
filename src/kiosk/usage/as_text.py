"""A usage report as tables on the terminal, and as rows for a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from unicodedata import east_asian_width

from kiosk.usage.reading import DatedCount, Report
from kiosk.usage.sections import Section, sections_of
from kiosk.usage.words import Speaker

CSV_HEAD = ("date", "hour", "kind", "subject", "name", "number", "seconds")
GAP = "  "


def as_text(report: Report, speaker: Speaker) -> str:
    """Returns a report as tables under one another; days without visits are left out."""
    period = speaker.say("period", first=report.first, last=report.last)
    parts = [f"{speaker.title()}\n{period}"]
    if not report.visits and not any(report.counts.values()):
        return "\n\n".join((*parts, speaker.say("nothing")))
    parts += [f"{one.title}\n{_table(one)}" for one in sections_of(report, speaker)]
    return "\n\n".join((*parts, speaker.say("privacy")))


def _table(section: Section) -> str:
    rows = section.rows
    if section.drawn == "columns":
        rows = tuple(row for row in rows if row[1])
    cells = [section.columns, *(tuple(map(str, row)) for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    # Where all below a head are numbers they stand under one another by their last digit.
    right = [all(isinstance(cell, int) for cell in column) for column in zip(*rows, strict=True)]
    right = right or [False] * len(widths)
    lines = [
        GAP.join(map(_padded, line, widths, right)).rstrip()
        for line in (cells[0], ["─" * width for width in widths], *cells[1:])
    ]
    return "\n".join(f"{GAP}{line}" for line in lines)


def _padded(words: str, width: int, right: bool) -> str:
    blanks = " " * (width - _width(words))
    return f"{blanks}{words}" if right else f"{words}{blanks}"


def _width(words: str) -> int:
    """Returns how many columns words take on a terminal: Chinese characters take two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in words)


def as_csv(rows: Iterable[DatedCount], speaker: Speaker) -> str:
    """Returns what was counted, a line a day (visits: an hour), subject and kind."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(CSV_HEAD)
    for row in rows:
        name = "" if row.kind == "visit" else speaker.name(row.kind, row.subject)
        table.writerow((row.day, row.hour, row.kind, row.subject, name, row.number, row.seconds))
    return written.getvalue()
