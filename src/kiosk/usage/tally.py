"""Counts what a visit looks at, as it goes on; times come in, rows come out."""

from collections import Counter, defaultdict
from datetime import datetime
from typing import NamedTuple

from kiosk.model.actions import (
    ChooseLanguage,
    CycleTextSize,
    CycleTheme,
    OpenChart,
    OpenEntity,
    OpenFact,
    OpenHonour,
    OpenMilestone,
    OpenPicture,
    OpenScene,
    OpenSources,
    ToggleReach,
    TouchMark,
)
from kiosk.model.journey import Visit
from kiosk.usage.rows import Batch, CountRow, Ending, Kind, VisitRow

READS_ON_S = 20.0
"""Nobody says when they walk away: after the last touch this long at most counts as looking."""
SAVED_AFTER_S = 600.0
"""Counts of a visit that goes on this long are handed out before it ends."""
ROUNDED_TO_S = 5


class Moment(NamedTuple):
    """A moment: seconds on a clock that never jumps, and what the clock on the wall says."""

    seconds: float
    local: datetime


class Tally:
    """What the present visit has looked at."""

    def __init__(self) -> None:
        """Starts without a visit."""
        self._began: Moment | None = None
        self._shown: Visit | None = None
        self._since = self._touched = self._saved = 0.0
        self._touches = 0
        self._scenes: set[str] = set()
        self._numbers: Counter[tuple[str, Kind, str]] = Counter()
        self._seconds: dict[tuple[str, Kind, str], float] = defaultdict(float)

    @property
    def is_visited(self) -> bool:
        """Whether a visit goes on."""
        return self._began is not None

    def begin(self, visit: Visit, now: Moment) -> None:
        """Begins a visit that sees something; one that goes on goes on."""
        if self._began is not None:
            return
        self._began = now
        self._since = self._touched = self._saved = now.seconds
        self._touches, self._scenes = 0, set()
        self._shown = None
        self._see(visit, now)

    def note(self, action: object, visit: Visit, now: Moment) -> Batch | None:
        """Notes a touch that did something.

        Args:
            action: What it asked for.
            visit: What is shown since.
            now: When.

        Returns:
            Counts to be kept, where the visit is a long one.
        """
        self.begin(visit, now)
        self._touches += 1
        self._touched = now.seconds
        named = subject_of(action, visit)
        if named is not None:
            self._numbers[_day(now), *named] += 1
        self._see(visit, now)
        if now.seconds - self._saved < SAVED_AFTER_S:
            return None
        self._add_time(now.seconds, now)
        self._saved = now.seconds
        return Batch(counts=self._take_counts())

    def count(self, kind: Kind, now: Moment) -> None:
        """Counts what belongs to no visit: a reset, a touch that woke the attract view."""
        self._numbers[_day(now), kind, ""] += 1

    def end(self, now: Moment, ended: Ending) -> Batch | None:
        """Ends the visit.

        Returns:
            All that is to be kept; None if there is nothing.
        """
        visits: tuple[VisitRow, ...] = ()
        if self._began is not None and self._shown is not None:
            last = min(now.seconds, self._touched + READS_ON_S)
            self._add_time(last, now)
            visits = (self._row(self._began, self._shown, last, ended),)
        self._began = self._shown = None
        counts = self._take_counts()
        return Batch(visits=visits, counts=counts) if visits or counts else None

    def _row(self, began: Moment, shown: Visit, last: float, ended: Ending) -> VisitRow:
        seconds = max(0.0, last - began.seconds)
        return VisitRow(
            hour=began.local.strftime("%Y-%m-%dT%H"),
            seconds=round(seconds / ROUNDED_TO_S) * ROUNDED_TO_S,
            scenes=len(self._scenes),
            touches=self._touches,
            language=shown.language,
            theme=shown.theme,
            text_size=shown.text_size,
            ended=ended,
        )

    def _see(self, visit: Visit, now: Moment) -> None:
        before = self._shown
        if before is None or before.scene != visit.scene:
            self._numbers[_day(now), "scene", visit.scene] += 1
            self._scenes.add(visit.scene)
        if before is None or _timed(before) != _timed(visit):
            self._add_time(now.seconds, now)
        self._shown = visit

    def _add_time(self, until: float, now: Moment) -> None:
        """Adds the time since the last change to what was shown until then."""
        if self._shown is not None:
            for kind, subject in _timed(self._shown):
                self._seconds[_day(now), kind, subject] += max(0.0, until - self._since)
        self._since = max(self._since, until)

    def _take_counts(self) -> tuple[CountRow, ...]:
        keys = sorted({*self._numbers, *self._seconds})
        rows = tuple(
            CountRow(
                day=day,
                kind=kind,
                subject=subject,
                number=self._numbers.get((day, kind, subject), 0),
                seconds=round(self._seconds.get((day, kind, subject), 0.0)),
            )
            for day, kind, subject in keys
        )
        self._numbers.clear()
        self._seconds.clear()
        return tuple(row for row in rows if row.number or row.seconds)


def subject_of(action: object, visit: Visit) -> tuple[Kind, str] | None:
    """Returns what a touch is counted as; None for what only leads on.

    Args:
        action: What was asked for.
        visit: What it has led to.
    """
    named = _NAMED.get(type(action))
    if named is not None:
        return named[0], str(getattr(action, named[1]))
    chosen = _CHOSEN.get(type(action))
    if chosen is not None:
        return chosen[0], str(getattr(visit, chosen[1]))
    if isinstance(action, (OpenChart, TouchMark)):
        return "chart", f"{action.scene}#{action.index}"
    alone = _ALONE.get(type(action))
    return (alone, "") if alone is not None else None


_NAMED: dict[type, tuple[Kind, str]] = {
    OpenFact: ("fact", "fact"),
    OpenEntity: ("entity", "entity"),
    OpenMilestone: ("milestone", "milestone"),
    OpenHonour: ("honour", "honour"),
    OpenScene: ("more", "scene"),
    OpenPicture: ("picture", "image"),
}
"""Actions that name what they open, and by which of their fields."""
_ALONE: dict[type, Kind] = {OpenSources: "sources", ToggleReach: "reach"}
"""Actions of which there is one only."""
_CHOSEN: dict[type, tuple[Kind, str]] = {
    ChooseLanguage: ("language", "language"),
    CycleTheme: ("theme", "theme"),
    CycleTextSize: ("text_size", "text_size"),
}
"""Actions that change how all looks, and which field of the visit says what came of them."""


def _timed(visit: Visit) -> tuple[tuple[Kind, str], ...]:
    return (
        ("scene", visit.scene),
        ("language", visit.language),
        ("theme", visit.theme),
        ("text_size", str(visit.text_size)),
    )


def _day(now: Moment) -> str:
    return now.local.strftime("%Y-%m-%d")
