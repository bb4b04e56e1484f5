"""Rows about starts: warm and cold, against an empty window, with more and more content."""

import subprocess
import sys
from collections.abc import Iterator
from time import monotonic, sleep

from kiosk.bench.programs import MeasureError, Setting, run_program
from kiosk.bench.series import Row, Series

MOST_START = 3.0
MOST_COLD = 1.3
MOST_COLD_CHARTS_S = 2.5
MOST_AHEAD_S = 15.0
AHEAD_REPEATS = 5
GIVES_UP_AFTER_S = 120.0
EMPTY, KIOSK = "empty_window", "kiosk_window"
NAMES = {EMPTY: "empty window", KIOSK: "kiosk"}


def start(program: str, setting: Setting) -> dict[str, float]:
    """Starts a program; returns seconds from before its process began, and the rest as it said."""
    size = "x".join(map(str, setting.size))
    began, said = run_program(program, setting, size)
    moments = ("frame", "still", "whole")
    return {name: value - began if name in moments else value for name, value in said.items()}


def rows_of_warm_starts(setting: Setting, repeats: int) -> Iterator[Row]:
    """Starts an empty window and the kiosk in turn; both have started before."""
    for program in (EMPTY, KIOSK, EMPTY, KIOSK):  # fills caches, of the system as well
        start(program, setting)
    runs: dict[str, list[dict[str, float]]] = {EMPTY: [], KIOSK: []}
    for _ in range(repeats):
        for program, done in runs.items():
            done.append(start(program, setting))
    pairs = list(zip(runs[KIOSK], runs[EMPTY], strict=True))
    for name, key, goal in (("wall", "whole", MOST_START), ("CPU", "cpu", None)):
        ratios = tuple(ours[key] / empty[key] for ours, empty in pairs)
        series = Series(name=f"start, kiosk / empty window, {name}", unit=" ×", values=ratios)
        yield Row(series=series, screen=setting.label, goal=goal, of="median")
        for program, done in runs.items():
            values = tuple(run[key] for run in done)
            series = Series(name=f"start, {NAMES[program]}, {name}", unit=" s", values=values)
            yield Row(series=series, screen=setting.label)


def rows_of_cold_starts(setting: Setting, repeats: int) -> Iterator[Row]:
    """Starts the kiosk with empty caches and at once again with what it kept, in turn.

    Once as it is after its installation, with a release, and once where there is nothing at all.
    """
    installed, bare = setting.with_cache("installed"), setting.with_cache("bare")
    install(installed)
    yield from _cold_rows("cold start", installed, repeats, state=False)
    yield from _cold_rows("cold start without a release", bare, repeats, state=True)


def install(setting: Setting) -> None:
    """Makes a release of the content, as the installer does.

    Raises:
        MeasureError: It cannot be made.
    """
    words = ["-P", "-m", "kiosk", "release", "build", str(setting.content), "--apply"]
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, *words],
        env=setting.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise MeasureError(f"no release could be made:\n{done.stderr[-2000:]}")


def _cold_rows(what: str, setting: Setting, repeats: int, *, state: bool) -> Iterator[Row]:
    cold: list[dict[str, float]] = []
    warm: list[dict[str, float]] = []
    for _ in range(repeats):
        setting.forget(state=state)
        cold.append(start(KIOSK, setting))
        warm.append(start(KIOSK, setting))
    ratios = tuple(one["still"] / two["still"] for one, two in zip(cold, warm, strict=True))
    series = Series(
        name=f"{what} / warm start, until texts and pictures stand", unit=" ×", values=ratios
    )
    yield Row(series=series, screen=setting.label, goal=MOST_COLD, of="median")
    for name, runs, key, goal in (
        ("until texts and pictures stand", cold, "still", None),
        ("and again, until texts and pictures stand", warm, "still", None),
        ("until the first scene's charts stand", cold, "whole", MOST_COLD_CHARTS_S),
    ):
        values = tuple(run[key] for run in runs)
        series = Series(name=f"{what}, {name}", unit=" s", values=values)
        yield Row(series=series, screen=setting.label, goal=goal)


def rows_of_drawing_ahead(setting: Setting) -> Iterator[Row]:
    """Starts the kiosk with empty caches and waits until pictures of all scenes are drawn."""
    fresh = setting.with_cache("ahead")
    pictures = setting.cache / fresh.kiosk_cache / "pictures"
    size = "x".join(map(str, setting.size))
    seconds: list[float] = []
    for _ in range(AHEAD_REPEATS):
        fresh.forget()
        began = monotonic()
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-P", "-m", "kiosk", "run", "--windowed", "--size", size],
            env=fresh.environment(),
        )
        try:
            while not any(pictures.glob("*.drawn")):
                if process.poll() is not None or monotonic() - began > GIVES_UP_AFTER_S:
                    raise MeasureError("the pictures of all scenes were not drawn ahead")
                sleep(0.05)
            seconds.append(monotonic() - began)
        finally:
            process.terminate()
            process.wait()
    name = "cold start, until all scenes are drawn, first language and theme"
    series = Series(name=name, unit=" s", values=tuple(seconds))
    yield Row(series=series, screen=setting.label, goal=MOST_AHEAD_S)
