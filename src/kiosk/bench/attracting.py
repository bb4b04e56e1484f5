"""The attract loop, watched: what it takes of a core while nobody touches the screen."""

from collections.abc import Iterator
from time import perf_counter, process_time

from kiosk.bench.programs import Setting, run_course
from kiosk.bench.series import Row, Series
from kiosk.bench.timed_window import TimedWindow, Wait
from kiosk.model.kiosk import Kiosk
from kiosk.ui.kit.tempo import Tempo

SETTLES_MS, WATCHED_MS = 6_000, 20_000
TIMES = 3
MOST_SHARE = 15.0
"""Per cent of one core."""
SHARE, FRAMES = "attract: CPU share", "attract: frames a second"


def attract(
    window: TimedWindow,
    kiosk: Kiosk,
    settles_ms: str = str(SETTLES_MS),
    watched_ms: str = str(WATCHED_MS),
) -> Iterator[Wait]:
    """Shows the attract screen by night, where most moves, and lets it run."""
    # Where frames are timed the program is imported late.
    from kiosk.ui.shell.attract_view import AttractView  # noqa: PLC0415

    view = AttractView(window, kiosk, Tempo(), window.pictures)
    view.begin(kiosk.languages[0].code, "night")
    yield Wait(float(settles_ms))
    for _ in range(TIMES):
        cpu, wall, frames = process_time(), perf_counter(), window.updates
        yield Wait(float(watched_ms), quietly=True)
        seconds = perf_counter() - wall
        window.watch.add(SHARE, (process_time() - cpu) / seconds * 100)
        window.watch.add(FRAMES, (window.updates - frames) / seconds)
    view.leave()


def rows_of_attracting(setting: Setting) -> Iterator[Row]:
    """Measures what of a core the painting process takes while the attract loop runs."""
    values = run_course("attract", setting)
    for name, unit, goal in ((SHARE, " %", MOST_SHARE), (FRAMES, "", None)):
        series = Series(name=name, unit=unit, values=tuple(values[name]))
        yield Row(series=series, screen=setting.label, goal=goal)
