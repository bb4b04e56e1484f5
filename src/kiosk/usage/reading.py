"""Reads what is remembered of a period back as numbers for a report."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Literal

from kiosk.errors import KioskError
from kiosk.usage.database import reading
from kiosk.usage.rows import KINDS, Kind
from kiosk.values import dataclass

HOURS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How often something was looked at, and how long in all."""

    subject: str
    number: int
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day: its visits, and how many of them went further than the touch that woke it."""

    day: date
    visits: int
    used: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is known of a period.

    Attributes:
        first: Its first day.
        last: Its last day.
        days: Every day of it.
        hours: Visits that began in each hour of the day.
        median_seconds: How long the middle visit was, of those in which something was touched.
        mean_scenes: How many scenes such a visit saw on average.
        counts: What was counted, the most frequent first.
        ended_in: How many visits ended in each language.
    """

    first: date
    last: date
    days: tuple[Day, ...]
    hours: tuple[int, ...]
    median_seconds: float
    mean_scenes: float
    counts: dict[Kind, tuple[Counted, ...]]
    ended_in: tuple[Counted, ...]

    @property
    def visits(self) -> int:
        """How many visits there were."""
        return sum(day.visits for day in self.days)

    @property
    def used(self) -> int:
        """How many of them went further than the touch that began them."""
        return sum(day.used for day in self.days)

    def number(self, kind: Kind) -> int:
        """Returns how often a kind of thing was counted in all."""
        return sum(counted.number for counted in self.counts[kind])


def read_report(path: Path, first: date | None, last: date | None, today: date) -> Report:
    """Returns what is remembered of a period; zeros where nothing was kept.

    Args:
        path: The database.
        first: Its first day; the first that is remembered if not given.
        last: Its last day; today if not given.
        today: The present day.

    Raises:
        KioskError: The database is there and cannot be read.
    """
    until = last or today
    if not path.exists():
        return _report(first or until, until, [], [])
    try:
        with reading(path) as connection:
            begin = first or _first_day(connection) or until
            span = (begin.isoformat(), (until + timedelta(days=1)).isoformat())
            visits = connection.execute(
                "SELECT hour, seconds, scenes, touches, language FROM visits "
                "WHERE hour >= ? AND hour < ?",
                span,
            ).fetchall()
            counts = connection.execute(
                "SELECT kind, subject, SUM(number), SUM(seconds) FROM counts "
                "WHERE day >= ? AND day < ? GROUP BY kind, subject "
                "ORDER BY SUM(number) DESC, SUM(seconds) DESC, subject",
                span,
            ).fetchall()
    except sqlite3.Error as error:
        raise _unreadable(path, error) from error
    return _report(begin, until, visits, counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedCount:
    """What was counted on one day; visits are also told apart by the hour they began in."""

    day: str
    hour: str
    kind: Kind | Literal["visit"]
    subject: str
    number: int
    seconds: int


def read_rows(path: Path, report: Report) -> tuple[DatedCount, ...]:
    """Returns the rows of a report's period, by day.

    Raises:
        KioskError: The database is there and cannot be read.
    """
    if not path.exists():
        return ()
    span = (report.first.isoformat(), (report.last + timedelta(days=1)).isoformat())
    try:
        with reading(path) as connection:
            found = connection.execute(
                "SELECT substr(hour, 1, 10), substr(hour, 12) || ':00', 'visit', language, "
                "COUNT(*), SUM(seconds) FROM visits WHERE hour >= ? AND hour < ? "
                "GROUP BY hour, language UNION ALL "
                "SELECT day, '', kind, subject, number, seconds FROM counts "
                "WHERE day >= ? AND day < ? ORDER BY 1, 3, 2, 4",
                (*span, *span),
            ).fetchall()
    except sqlite3.Error as error:
        raise _unreadable(path, error) from error
    return tuple(
        DatedCount(day=day, hour=hour, kind=kind, subject=subject, number=number, seconds=seconds)
        for day, hour, kind, subject, number, seconds in found
    )


def _unreadable(path: Path, error: sqlite3.Error) -> KioskError:
    return KioskError(
        f"{path} cannot be read ({error}); the kiosk begins it anew with the next visit"
    )


def _first_day(connection: sqlite3.Connection) -> date | None:
    query = "SELECT MIN(day) FROM (SELECT substr(MIN(hour), 1, 10) AS day FROM visits UNION ALL "
    found = connection.execute(f"{query}SELECT MIN(day) FROM counts)").fetchone()[0]  # noqa: S608
    return date.fromisoformat(found) if found else None


def _report(
    first: date,
    last: date,
    visits: list[tuple[str, int, int, int, str]],
    counts: list[tuple[Kind, str, int, int]],
) -> Report:
    span = max(0, (last - first).days) + 1
    per_day = {first + timedelta(days=at): [0, 0] for at in range(span)}
    hours = [0] * HOURS
    languages: dict[str, int] = {}
    for hour, _, _, touches, language in visits:
        day, _, clock = hour.partition("T")
        hours[int(clock)] += 1
        per_day[date.fromisoformat(day)][0] += 1
        per_day[date.fromisoformat(day)][1] += touches > 0
        languages[language] = languages.get(language, 0) + 1
    used = [visit for visit in visits if visit[3]]
    return Report(
        first=first,
        last=last,
        days=tuple(Day(day=day, visits=all_, used=some) for day, (all_, some) in per_day.items()),
        hours=tuple(hours),
        median_seconds=median(visit[1] for visit in used) if used else 0.0,
        mean_scenes=sum(visit[2] for visit in used) / len(used) if used else 0.0,
        counts={
            kind: tuple(
                Counted(subject=subject, number=number, seconds=seconds)
                for one, subject, number, seconds in counts
                if one == kind
            )
            for kind in KINDS
        },
        ended_in=tuple(
            Counted(subject=code, number=number, seconds=0)
            for code, number in sorted(languages.items(), key=lambda item: -item[1])
        ),
    )
