"""Rows about frames: changes of scene, drags, settings, rest, and what goes on behind them."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kiosk.bench.programs import MeasureError, Setting, run_course
from kiosk.bench.series import Row, Series

FRAME_MS, LARGE_FRAME_MS = 16.7, 33.0
MOST_RESTYLE_MS = 100.0
MOST_GAP_MS = 25.0
LARGE = (3840, 2160)
PHOTOGRAPH = (8660, 5774)
"""50 megapixels."""


def frames_of(values: dict[str, list[float]], subject: str) -> tuple[float, ...]:
    """Returns the thread's time of every frame of a change, the first ones included."""
    names = (f"{subject}: {kind}, thread" for kind in ("first frame", "later frames"))
    return tuple(value for name in names for value in values.get(name, ()))


def rows_of_visits(setting: Setting, repeats: int) -> Iterator[Row]:
    """Measures changes of scene: at leisure, to tabs, in a hurry."""
    most = LARGE_FRAME_MS if setting.size == LARGE else FRAME_MS
    for course, runs, goal in (
        ("visit_at_leisure", 2, most),
        ("visit_tabs", 1 + repeats // 4, most),
        ("visit_in_a_hurry", 2, None),
    ):
        values = run_course(course, setting, runs)
        for subject in sorted({name.split(":")[0] for name in values}):
            series = Series(
                name=f"{subject}, every frame", unit=" ms", values=frames_of(values, subject)
            )
            yield Row(series=series, screen=setting.label, goal=goal)
            first = tuple(values[f"{subject}: first frame, thread"])
            series = Series(name=f"{subject}, touch to first frame", unit=" ms", values=first)
            yield Row(series=series, screen=setting.label, goal=goal)


def rows_of_drag(setting: Setting, repeats: int) -> Iterator[Row]:
    """Measures how soon a moved finger has moved the page."""
    del repeats
    values = run_course("drag", setting)
    for clock in ("thread", "wall"):
        moved = tuple(values[f"drag: first frame, {clock}"])
        series = Series(name=f"drag, touch to moved frame, {clock}", unit=" ms", values=moved)
        goal = FRAME_MS if clock == "thread" else None
        yield Row(series=series, screen=setting.label, goal=goal)


def rows_of_settings(setting: Setting, repeats: int) -> Iterator[Row]:
    """Measures how soon the scene stands in a new language, theme or text size."""
    del repeats
    values = run_course("restyle", setting)
    for subject in ("language", "theme", "text size"):
        for clock in ("thread", "wall"):
            whole = tuple(values[f"{subject}: whole, {clock}"])
            series = Series(name=f"{subject} changed, {clock}", unit=" ms", values=whole)
            goal = MOST_RESTYLE_MS if clock == "wall" else None
            yield Row(series=series, screen=setting.label, goal=goal)


def rows_of_rest(setting: Setting, repeats: int) -> Iterator[Row]:
    """Measures what a still scene asks of the painting process in five seconds."""
    values = run_course("rest", setting, -(-repeats // 2))
    for name, unit, goal in (("repaints", "", 0), ("timers", "", 0), ("CPU ms", " ms", None)):
        label = f"rest of 5 s, {name.removesuffix(' ms')}"
        series = Series(name=label, unit=unit, values=tuple(values[f"rest: {name}"]))
        yield Row(series=series, screen=setting.label, goal=goal)


# Frames while something else goes on -----------------------------------------------------------


def rows_of_drawing(setting: Setting, repeats: int) -> Iterator[Row]:
    """Measures gaps between frames while charts are drawn: nowhere, in workers, in a thread."""
    fresh = setting.with_cache("undrawn")
    # What the first scene shows is drawn before, or a frame that shows it would not be the same.
    alone = run_course("shake_alone", setting, repeats)
    together: dict[str, list[float]] = {}
    for _ in range(repeats):
        shutil.rmtree(fresh.cache / fresh.kiosk_cache / "pictures", ignore_errors=True)
        for key, found in run_course("shake_while_drawn", fresh).items():
            together.setdefault(key, []).extend(found)
    if min(together["workers: busy before and after"]) < 1:
        raise MeasureError("there was nothing to draw while frames were measured")
    threads = run_course("shake_with_thread", setting, max(3, repeats // 3))
    for words, values, name, goal in (
        ("nothing is drawn", alone, "nothing", None),
        ("charts are drawn by the workers", together, "workers", MOST_GAP_MS),
        ("charts are drawn in a thread (not ours)", threads, "thread", None),
    ):
        yield from _rows_of_gaps(words, values, name, setting, goal)


def _rows_of_gaps(
    name: str, values: dict[str, list[float]], key: str, setting: Setting, goal: float | None
) -> Iterator[Row]:
    """Yields the longest gap, and how much of one this thread itself took at most."""
    for words, what, limit in (
        ("longest gap of frames in 3 s", "longest gap", goal),
        ("most work in such a gap", "most work in a gap", None if goal is None else FRAME_MS),
    ):
        found = tuple(values[f"{key}: {what}"])
        series = Series(name=f"{words}, {name}", unit=" ms", values=found)
        yield Row(series=series, screen=setting.label, goal=limit)


def rows_of_decoding(setting: Setting, repeats: int) -> Iterator[Row]:
    """Measures gaps between frames while a photograph of 50 megapixels is decoded."""
    together: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="photograph-", dir=setting.cache) as folder:
        photograph = Path(folder) / "photograph.jpg"
        write_photograph(photograph)
        for turn in range(repeats):
            images = Path(folder) / str(turn) / "images"
            images.mkdir(parents=True)
            # Another file for the program: what it made of the last one is not used.
            os.utime(photograph, ns=(turn, turn))
            values = run_course(
                "shake_while_decoded", setting, photograph=photograph, images=images
            )
            if not values:
                return
            if not (all(values["decoding: began"]) and all(values["decoding: shown"])):
                raise MeasureError("the photograph was not decoded while frames were measured")
            for name, found in values.items():
                together.setdefault(name, []).extend(found)
    words = "a 50-megapixel photograph is decoded"
    yield from _rows_of_gaps(words, together, "decoding", setting, MOST_GAP_MS)


def write_photograph(path: Path) -> None:
    """Writes a JPEG that is as large and as hard to unpack as a photograph: grain on a slope."""
    from PIL import Image  # noqa: PLC0415 - comes with matplotlib; only this row needs it

    grain = Image.effect_noise(PHOTOGRAPH, 40)
    slope = Image.linear_gradient("L").resize(PHOTOGRAPH)
    Image.merge("RGB", (grain, slope, slope.transpose(Image.Transpose.ROTATE_180))).save(
        path, quality=90
    )
