"""Runs every benchmark and prints one table of ratios and times with the goals' verdicts.

    run.py [--repeat N] [--json FILE]

Programs that are compared run in turn within one run, so that a busy machine slows both.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measuring import Series, as_table, machine, run_program, virtual_screen

LEAST_REPEATS = 10
FRAME_MS = 1000 / 60
MOST_START = 3.0
MOST_RESTYLE_MS = 100.0
HEAD = ("what", "screen", "n", "median", "p95", "goal", "verdict")
FRAMES = "frames.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table.

    Attributes:
        series: What was measured.
        screen: Qt's platform.
        goal: The most that is fine, or None where the row only informs.
        of: Which value the goal is about.
    """

    series: Series
    screen: str
    goal: float | None = None
    of: str = "p95"

    @property
    def verdict(self) -> str:
        """Says whether the goal is met, or by how much it is missed."""
        if self.goal is None:
            return ""
        value = self.series.median if self.of == "median" else self.series.p95
        return "met" if value <= self.goal else f"missed by {value - self.goal:.3g}"

    def cells(self) -> tuple[str, ...]:
        """Returns the line as words."""
        unit = self.series.unit
        goal = "" if self.goal is None else f"{self.of} ≤ {self.goal:.3g}{unit}"
        values = (f"{value:.3g}{unit}" for value in (self.series.median, self.series.p95))
        count = str(len(self.series.values))
        return (self.series.name, self.screen, count, *values, goal, self.verdict)

    def as_json(self) -> dict[str, Any]:
        """Returns the line with all its values."""
        return {
            "name": self.series.name,
            "unit": self.series.unit.strip(),
            "screen": self.screen,
            "median": self.series.median,
            "p95": self.series.p95,
            "goal": self.goal,
            "of": self.of,
            "verdict": self.verdict,
            "values": list(self.series.values),
        }


def measure_starts(cache: Path, screen: str, repeats: int) -> Iterator[Row]:
    """Starts an empty window and the kiosk in turn, warm."""
    programs = ("empty_window.py", "kiosk_window.py")
    for program in (*programs, *programs):  # fills caches, of the system as well
        run_program(program, cache=cache, screen=screen)
    wall: dict[str, list[float]] = {program: [] for program in programs}
    cpu: dict[str, list[float]] = {program: [] for program in programs}
    for _ in range(repeats):
        for program in programs:
            began, said = run_program(program, cache=cache, screen=screen)
            wall[program].append(said["painted"] - began)
            cpu[program].append(said["cpu"])
    empty, kiosk = programs
    for name, values in (("wall", wall), ("CPU", cpu)):
        ratios = [ours / peer for ours, peer in zip(values[kiosk], values[empty], strict=True)]
        goal = MOST_START if name == "wall" else None
        series = Series(name=f"start, kiosk / empty window, {name}", unit=" ×", values=(*ratios,))
        yield Row(series=series, screen=screen, goal=goal, of="median")
        for program in programs:
            seconds = tuple(values[program])
            label = f"start, {program.removesuffix('_window.py')}, {name}"
            yield Row(series=Series(name=label, unit=" s", values=seconds), screen=screen)


def measure_course(course: str, cache: Path, screen: str, runs: int) -> dict[str, list[float]]:
    """Runs a course in several processes and returns all their values together.

    Raises:
        RuntimeError: The painting process had matplotlib in it at the end.
    """
    together: dict[str, list[float]] = {}
    for _ in range(runs):
        _, said = run_program(FRAMES, course, cache=cache, screen=screen)
        if said["strangers"]:
            raise RuntimeError(f"the painting process imported {said['strangers']}")
        for name, values in said["series"].items():
            together.setdefault(name, []).extend(values)
    return together


def frames_of(values: dict[str, list[float]], subject: str) -> tuple[float, ...]:
    """Returns the thread's time of every frame of a change, the first ones included."""
    names = (f"{subject}: {kind}, thread" for kind in ("first frame", "later frames"))
    return tuple(value for name in names for value in values.get(name, ()))


def rows_of_visits(cache: Path, screen: str, repeats: int) -> Iterator[Row]:
    """Measures changes of scene: at leisure, to tabs, in a hurry."""
    for course, runs, goal in (
        ("visit_at_leisure", 2, FRAME_MS),
        ("visit_tabs", 1 + repeats // 4, FRAME_MS),
        ("visit_in_a_hurry", 2, None),
    ):
        values = measure_course(course, cache, screen, runs)
        subjects = sorted({name.split(":")[0] for name in values})
        for subject in subjects:
            frames = frames_of(values, subject)
            series = Series(name=f"{subject}, every frame", unit=" ms", values=frames)
            yield Row(series=series, screen=screen, goal=goal)
            first = tuple(values[f"{subject}: first frame, thread"])
            label = f"{subject}, touch to first frame"
            yield Row(series=Series(name=label, unit=" ms", values=first), screen=screen, goal=goal)


def rows_of_drag(cache: Path, screen: str, repeats: int) -> Iterator[Row]:
    """Measures how soon a moved finger has moved the page."""
    del repeats
    values = measure_course("drag", cache, screen, 1)
    for clock in ("thread", "wall"):
        moved = tuple(values[f"drag: first frame, {clock}"])
        series = Series(name=f"drag, touch to moved frame, {clock}", unit=" ms", values=moved)
        yield Row(series=series, screen=screen, goal=FRAME_MS if clock == "thread" else None)


def rows_of_settings(cache: Path, screen: str, repeats: int) -> Iterator[Row]:
    """Measures how soon the scene stands in a new language, theme or text size."""
    del repeats
    values = measure_course("restyle", cache, screen, 1)
    for subject in ("language", "theme", "text size"):
        for clock in ("thread", "wall"):
            whole = tuple(values[f"{subject}: whole, {clock}"])
            series = Series(name=f"{subject} changed, {clock}", unit=" ms", values=whole)
            goal = MOST_RESTYLE_MS if clock == "wall" else None
            yield Row(series=series, screen=screen, goal=goal)


def rows_of_rest(cache: Path, screen: str, repeats: int) -> Iterator[Row]:
    """Measures what a still scene costs in five seconds."""
    values = measure_course("rest", cache, screen, -(-repeats // 2))
    for name, unit, goal in (("repaints", "", 0), ("timers", "", 0), ("CPU ms", " ms", None)):
        label = f"rest of 5 s, {name.removesuffix(' ms')}"
        series = Series(name=label, unit=unit, values=tuple(values[f"rest: {name}"]))
        yield Row(series=series, screen=screen, goal=goal)


MEASURES: tuple[Callable[[Path, str, int], Iterator[Row]], ...] = (
    rows_of_visits,
    rows_of_drag,
    rows_of_settings,
    rows_of_rest,
)


def fill_caches(cache: Path) -> None:
    """Lets every chart and picture be drawn once that the courses show."""
    for course in ("visit_at_leisure", "restyle"):
        run_program(FRAMES, course, cache=cache, screen="offscreen")


def measure_all(cache: Path, screens: Sequence[str], repeats: int) -> Iterator[Row]:
    """Measures everything; frames only offscreen, where no other program takes part in them."""
    for screen in screens:
        say(f"starts, {screen}")
        yield from measure_starts(cache, screen, repeats)
    for measure in MEASURES:
        say(measure.__name__.replace("_", " "))
        yield from measure(cache, "offscreen", repeats)


def say(words: str) -> None:
    """Says how far the run is, beside the table."""
    print(f"benchmark: {words}", file=sys.stderr, flush=True)


def main() -> int:
    """Measures, prints the table and returns 1 if a goal was missed."""
    parser = argparse.ArgumentParser(description="Measures the kiosk and what it is compared with.")
    parser.add_argument("--repeat", type=int, default=LEAST_REPEATS, help="starts of each program")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write all values there")
    options = parser.parse_args()
    repeats = max(LEAST_REPEATS, options.repeat)
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder, virtual_screen() as found:
        if not found:
            say("Xvfb is not installed: the rows of a real window are skipped")
        screens = ("offscreen", "xcb") if found else ("offscreen",)
        cache = Path(folder)
        say("drawing all that is kept in caches")
        fill_caches(cache)
        rows = list(measure_all(cache, screens, repeats))
    print(machine(), end="\n\n")
    print(as_table(HEAD, [row.cells() for row in rows]))
    if options.json:
        report = {"machine": machine(), "rows": [row.as_json() for row in rows]}
        options.json.write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
    return int(any(row.verdict.startswith("missed") for row in rows))


if __name__ == "__main__":
    sys.exit(main())
