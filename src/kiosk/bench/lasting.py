"""Rows about what lasts: memory, a minute's idleness, a long day."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from time import sleep

from kiosk.bench.programs import MeasureError, Setting, run_course
from kiosk.bench.series import Row, Series, slope
from kiosk.bench.waiting_content import write_waiting_content
from kiosk.processes import cost, family

IDLE_S = 60
IDLE_MINUTES = 3
SETTLES_IN_S = 60
"""A start draws what is beside it, then workers that nobody asks end."""
MOST_IDLE_CPU_S = 0.1
MOST_WAKES = 5.0
MEMORY_RUNS = 2
DAYS_CHANGES = 20_000
SETTLED_AFTER = 2_000
MOST_SLOPE_MB = 0.1
COUNTED = ("widgets", "objects", "timers", "threads", "files")


def rows_of_memory(setting: Setting, repeats: int) -> Iterator[Row]:
    """Weighs all processes after every scene was shown in every language and theme."""
    del repeats
    values = run_course("see_everything", setting, MEMORY_RUNS)
    for when in ("at once", "after a rest"):
        parts = {part: values[f"memory {when}: {part}"] for part in ("painting process", "workers")}
        both = tuple(map(sum, zip(*parts.values(), strict=True)))
        for name, weights in (("all processes", both), *parts.items()):
            series = Series(name=f"memory (PSS) {when}, {name}", unit=" MB", values=tuple(weights))
            yield Row(series=series, screen=setting.label)


def rows_of_idleness(setting: Setting, repeats: int) -> Iterator[Row]:
    """Measures what the kiosk costs in a minute in which nobody touches the scene that it shows."""
    del repeats
    waiting = setting.cache / "content-that-waits"
    write_waiting_content(setting.content, waiting)
    setting = replace(setting, content=waiting)
    size = "x".join(map(str, setting.size))
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-P", "-m", "kiosk", "run", "--windowed", "--size", size],
        env=setting.environment(),
        stdout=subprocess.DEVNULL,
    )
    try:
        sleep(SETTLES_IN_S)
        costs = [cost(family(process.pid))]
        for _ in range(IDLE_MINUTES):
            sleep(IDLE_S)
            costs.append(cost(family(process.pid)))
        if process.poll() is not None:
            raise MeasureError("the kiosk ended while it was idle")
    finally:
        process.terminate()
        process.wait()
    minutes = list(pairwise(costs))
    cpu = tuple(after.cpu_s - before.cpu_s for before, after in minutes)
    wakes = tuple((after.wakes - before.wakes) / IDLE_S for before, after in minutes)
    for name, unit, values, goal in (
        ("CPU", " s", cpu, MOST_IDLE_CPU_S),
        ("wake-ups a second", "", wakes, MOST_WAKES),
    ):
        series = Series(name=f"idle for {IDLE_S} s, {name}", unit=unit, values=values)
        yield Row(series=series, screen=setting.label, goal=goal)


def rows_of_a_day(setting: Setting, changes: int) -> Iterator[Row]:
    """Changes scenes as often as in a day and looks for growth after the first 2 000."""
    values = run_course("live_long", setting, changes=changes)
    at = values["long day: changes"]
    settled = [index for index, done in enumerate(at) if done >= min(SETTLED_AFTER, changes / 2)]
    for kind, goal in (("PSS", MOST_SLOPE_MB), ("PSS, shared with no file", None)):
        pairs = [(at[index] / 1000, values[f"long day: {kind}"][index]) for index in settled]
        name = f"{changes} changes of scene, {kind} grows in 1 000"
        series = Series(name=name, unit=" MB", values=(slope(pairs),))
        yield Row(series=series, screen=setting.label, goal=goal)
    for name, unit in (("PSS", " MB"), ("PSS, shared with no file", " MB"), ("minutes", "")):
        series = Series(
            name=f"{changes} changes of scene, {name}",
            unit=unit,
            values=tuple(values[f"long day: {name}"]),
        )
        yield Row(series=series, screen=setting.label)
    for name in COUNTED:
        counts = [values[f"long day: {name}"][index] for index in settled]
        # What goes up and down is not growth: what grows never comes back to the first half.
        half = len(counts) // 2
        grown = min(counts[half:]) - max(counts[: half or 1])
        series = Series(
            name=f"{changes} changes of scene, more {name}", unit="", values=(max(0, grown),)
        )
        yield Row(series=series, screen=setting.label, goal=0)
