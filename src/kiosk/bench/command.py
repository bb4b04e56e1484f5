"""What the command ``bench`` does: measures the program itself, group by group."""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_other
from pathlib import Path
from typing import Any

from kiosk.bench import attracting, frames, lasting, scale, starts
from kiosk.bench.machine import machine, virtual_screen
from kiosk.bench.programs import Setting, run_course
from kiosk.bench.series import Row

LEAST_REPEATS = 10
LARGE_REPEATS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be measured.

    Attributes:
        groups: Names in `GROUPS`.
        repeats: How often what is compared is repeated.
        changes: Changes of scene in the long day.
        check_all: Whether the largest content is checked too, which takes minutes.
    """

    groups: tuple[str, ...]
    repeats: int
    changes: int
    check_all: bool


Say = Callable[[str], None]
Measure = Callable[[Setting, Sequence[str], Wish], Iterator[Row]]


def measure(wish: Wish, content: Path, say: Say) -> Iterator[Row]:
    """Measures and yields rows as they are there.

    Args:
        wish: What.
        content: The content folder.
        say: Told what is measured now.

    Raises:
        MeasureError: A program that measures failed.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder, virtual_screen() as found:
        if not found:
            say("Xvfb is not installed: the rows of a real window are skipped")
        screens = ("offscreen", "xcb") if found else ("offscreen",)
        setting = Setting(cache=Path(folder), screen="offscreen", content=content)
        say("drawing all that is kept in caches")
        for course in ("visit_at_leisure", "restyle"):
            run_course(course, setting)
        for name in wish.groups:
            say(name)
            yield from GROUPS[name](setting, screens, wish)


def report(rows: Sequence[Row]) -> dict[str, Any]:
    """Returns rows and the class of machine as what JSON can hold."""
    return {"machine": machine(), "rows": [row.as_json() for row in rows]}


def say(words: str) -> None:
    """Says how far it is, beside the table."""
    sys.stderr.write(f"benchmark: {words}\n")
    sys.stderr.flush()


# Groups ------------------------------------------------------------------------------------------


def _starts(setting: Setting, screens: Sequence[str], wish: Wish) -> Iterator[Row]:
    for screen in screens:
        yield from starts.rows_of_warm_starts(with_other(setting, screen=screen), wish.repeats)
    real = with_other(setting, screen=screens[-1])
    yield from starts.rows_of_cold_starts(real, wish.repeats)
    yield from starts.rows_of_drawing_ahead(real)


def _visits(setting: Setting, screens: Sequence[str], wish: Wish) -> Iterator[Row]:
    # Offscreen, where no other program takes part in a frame.
    del screens
    yield from frames.rows_of_visits(setting, wish.repeats)


def _large(setting: Setting, screens: Sequence[str], wish: Wish) -> Iterator[Row]:
    del screens, wish
    large = with_other(setting, size=frames.LARGE)
    run_course("visit_at_leisure", large)
    yield from frames.rows_of_visits(large, LARGE_REPEATS)


def _touches(setting: Setting, screens: Sequence[str], wish: Wish) -> Iterator[Row]:
    del screens
    for rows in (frames.rows_of_drag, frames.rows_of_settings, frames.rows_of_rest):
        yield from rows(setting, wish.repeats)


def _behind(setting: Setting, screens: Sequence[str], wish: Wish) -> Iterator[Row]:
    del screens
    yield from frames.rows_of_drawing(setting, wish.repeats)
    yield from frames.rows_of_decoding(setting, wish.repeats)


def _memory(setting: Setting, screens: Sequence[str], wish: Wish) -> Iterator[Row]:
    yield from lasting.rows_of_memory(with_other(setting, screen=screens[-1]), wish.repeats)


def _idle(setting: Setting, screens: Sequence[str], wish: Wish) -> Iterator[Row]:
    yield from lasting.rows_of_idleness(with_other(setting, screen=screens[-1]), wish.repeats)


def _attract(setting: Setting, screens: Sequence[str], wish: Wish) -> Iterator[Row]:
    del wish
    yield from attracting.rows_of_attracting(with_other(setting, screen=screens[-1]))


def _scale(setting: Setting, screens: Sequence[str], wish: Wish) -> Iterator[Row]:
    del screens
    yield from scale.rows_of_scale(setting, wish.repeats, check_all=wish.check_all)


def _day(setting: Setting, screens: Sequence[str], wish: Wish) -> Iterator[Row]:
    del screens
    yield from lasting.rows_of_a_day(setting, wish.changes)


GROUPS: dict[str, Measure] = {
    "starts": _starts,
    "visits": _visits,
    "large": _large,
    "touches": _touches,
    "behind": _behind,
    "memory": _memory,
    "idle": _idle,
    "attract": _attract,
    "scale": _scale,
    "day": _day,
}
