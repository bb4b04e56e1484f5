"""Courses about what goes on beside the frames: drawing, decoding, memory, long days."""

import os
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from kiosk.bench.courses import touch
from kiosk.bench.timed_window import TimedWindow, Wait
from kiosk.model.actions import (
    ChooseLanguage,
    CloseSheet,
    CycleTextSize,
    CycleTheme,
    GoHome,
    GoToScene,
    GoToTab,
    Step,
)
from kiosk.model.charts import ChartData, ChartStyle
from kiosk.model.journey import start_visit
from kiosk.model.kiosk import Kiosk
from kiosk.model.words import SceneRef
from kiosk.processes import PROC, family, memory_mb
from kiosk.ui.kit.leaves import ChartLeaf, ImageLeaf
from kiosk.ui.kit.picture_requests import chart_request

SHAKEN_MS = 3000
SHAKE_EVERY_MS = 16
SHAKE_PX = 12
THEMES = 3
REPORT_EVERY = 1000
REST_BEFORE_LOOKING_MS = 45_000
"""Workers that nobody asks for a while end by themselves; this is longer."""


# Frames while something else goes on -----------------------------------------------------------


class Shaker(QObject):
    """Moves the page left and back under a finger, a step each 16 ms: the next scene shows."""

    def __init__(self, window: TimedWindow) -> None:
        """Puts the finger down."""
        super().__init__(window)
        self._window = window
        self._x, self._by = window.width() * 3 // 4, -SHAKE_PX
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(SHAKE_EVERY_MS)
        self._timer.timeout.connect(self._move)
        touch(window, QEvent.Type.MouseButtonPress, self._at())
        self._timer.start()

    def _at(self) -> QPoint:
        return QPoint(self._x, self._window.height() // 2)

    def _move(self) -> None:
        self._x += self._by
        if not self._window.width() // 4 < self._x < self._window.width() * 3 // 4:
            self._by = -self._by
        touch(self._window, QEvent.Type.MouseMove, self._at())

    def stop(self) -> None:
        """Lets go."""
        self._timer.stop()
        touch(self._window, QEvent.Type.MouseButtonRelease, self._at())


def shake(window: TimedWindow, name: str) -> Iterator[Wait]:
    """Drags the page for a while and notes the gaps between the ends of its frames."""
    shaker = Shaker(window)
    yield Wait(200, settled=False)
    window.ends, window.keeps_ends = [], True
    yield Wait(SHAKEN_MS, settled=False)
    window.keeps_ends = False
    shaker.stop()
    pairs = list(pairwise(window.ends))
    gaps = [(end.wall - begin.wall) * 1000 for begin, end in pairs]
    window.watch.add(f"{name}: longest gap", max(gaps))
    for gap in gaps:
        window.watch.add(f"{name}: gap", gap)
    # What this thread itself did in a gap: the rest was waiting, or other programs.
    work = max((end.thread - begin.thread) * 1000 for begin, end in pairs)
    window.watch.add(f"{name}: most work in a gap", work)


def ask_for_all(window: TimedWindow, kiosk: Kiosk) -> None:
    """Lays out every scene and asks for all its pictures."""
    for ref in kiosk.scene_refs():
        window.store.fetch(ref)


def shake_alone(window: TimedWindow, kiosk: Kiosk) -> Iterator[Wait]:
    """Drags the page while nothing else goes on, for comparison."""
    ask_for_all(window, kiosk)
    yield Wait()
    yield from shake(window, "nothing")


def shake_while_drawn(window: TimedWindow, kiosk: Kiosk) -> Iterator[Wait]:
    """Drags the page while the workers draw what the other scenes need."""
    ask_for_all(window, kiosk)
    asked = window.pictures.busy
    yield from shake(window, "workers")
    window.watch.add("workers: busy before and after", asked + window.pictures.busy)


def shake_with_thread(window: TimedWindow, kiosk: Kiosk) -> Iterator[Wait]:
    """Drags the page while matplotlib draws the charts in a thread of this process."""
    jobs: list[tuple[ChartData, ChartStyle]] = []
    for ref in kiosk.scene_refs():
        for leaf in window.store.composition(ref).leaves:
            if isinstance(leaf, ChartLeaf):
                message = chart_request(leaf, "day", window.store.stage.scale).message
                jobs.append((leaf.chart, ChartStyle(**message["style"])))
    if not jobs:
        return
    ended = threading.Event()
    thread = threading.Thread(target=draw_again_and_again, args=(jobs, ended), daemon=True)
    thread.start()
    yield Wait(3000, settled=False)  # until it has imported what it needs
    yield from shake(window, "thread")
    ended.set()
    thread.join()


def draw_again_and_again(jobs: list[tuple[ChartData, ChartStyle]], ended: threading.Event) -> None:
    """Draws charts in the calling thread until it is told to end."""
    from kiosk.charts.draw import draw_chart, prepare  # noqa: PLC0415 - brings matplotlib

    prepare()
    while not ended.is_set():
        for data, style in jobs:
            draw_chart(data, style)
            if ended.is_set():
                return


def shake_while_decoded(
    window: TimedWindow, kiosk: Kiosk, photograph: str = "", images: str = ""
) -> Iterator[Wait]:
    """Drags the page of a scene whose picture is a very large photograph, not decoded yet.

    Args:
        window: The window; it looks for pictures in `images` first.
        kiosk: The content.
        photograph: The file.
        images: The folder that it is put into, under the name of a drawing.
    """
    found = with_largest_picture(window, kiosk)
    if found is None:
        return
    ref, leaf = found
    window.act(GoToScene(before(kiosk, ref)))
    yield Wait()
    # Found before the drawing of that name, since the folder comes first.
    os.link(photograph, Path(images) / leaf.image)
    # Another theme lays all scenes out anew, and this one now finds the photograph.
    window.act(CycleTheme())
    window.store.fetch(ref, first=True)
    window.watch.add("decoding: began", window.pictures.busy)
    yield from shake(window, "decoding")
    yield Wait()
    window.act(GoToScene(ref))
    yield Wait()
    window.watch.add("decoding: shown", window.store.is_whole(ref))


def with_largest_picture(window: TimedWindow, kiosk: Kiosk) -> tuple[SceneRef, ImageLeaf] | None:
    """Returns the scene with the largest illustration of those that are nobody's first."""
    first = {f"{tab.id}/{tab.scenes[0].id}" for tab in kiosk.tabs}
    found = [
        (ref, leaf)
        for ref in kiosk.scene_refs()
        if ref not in first
        for leaf in window.store.composition(ref).leaves
        if isinstance(leaf, ImageLeaf)
    ]
    return max(found, key=lambda one: one[1].rect.w * one[1].rect.h, default=None)


def before(kiosk: Kiosk, ref: SceneRef) -> SceneRef:
    """Returns the scene before another one that is not the first."""
    refs = kiosk.scene_refs()
    return refs[refs.index(ref) - 1]


# Memory ------------------------------------------------------------------------------------------


def see_everything(window: TimedWindow, kiosk: Kiosk) -> Iterator[Wait]:
    """Shows every scene in every language and theme, and weighs all processes."""
    for choice in kiosk.languages:
        window.act(ChooseLanguage(choice.code))
        for _ in range(THEMES):
            window.act(CycleTheme())
            yield Wait()
            for ref in kiosk.scene_refs():
                window.act(GoToScene(ref))
                yield Wait()
    weigh(window, "at once")
    yield Wait(REST_BEFORE_LOOKING_MS)
    weigh(window, "after a rest")


def weigh(window: TimedWindow, when: str) -> None:
    """Notes what this process and those that it started weigh, in MB."""
    own = os.getpid()
    everyone = family(own)
    ours = memory_mb([own])
    window.watch.add(f"memory {when}: painting process", ours)
    window.watch.add(f"memory {when}: workers", memory_mb(everyone) - ours)


# A long day --------------------------------------------------------------------------------------


def live_long(window: TimedWindow, kiosk: Kiosk, changes: str = "20000") -> Iterator[Wait]:
    """Changes scenes with random touches between, and counts all that could grow.

    Args:
        window: The window.
        kiosk: The content.
        changes: How many times the scene changes.
    """
    chance = random.Random(20)  # noqa: S311 - the same day every time
    done, deeds = 0, deeds_of(window, kiosk, chance)
    began = perf_counter()
    take_stock(window, 0)
    while done < int(changes):
        scene = window.visit.scene
        next(deeds)()
        if window.visit.scene != scene:
            done += 1
            if done % REPORT_EVERY == 0:
                # Weighed as the day began: other settings and scenes weigh otherwise.
                begin_again(window, kiosk)
                yield Wait()
                take_stock(window, done)
        yield Wait(chance.choice((1, 5, 20)), settled=False)
    window.watch.add("long day: minutes", (perf_counter() - began) / 60)


def begin_again(window: TimedWindow, kiosk: Kiosk) -> None:
    """Brings everything to how a visit begins."""
    begin = start_visit(kiosk)
    window.act(CloseSheet())
    window.act(ChooseLanguage(begin.language))
    while window.visit.theme != begin.theme:
        window.act(CycleTheme())
    while window.visit.text_size != begin.text_size:
        window.act(CycleTextSize())
    window.act(GoHome())


def deeds_of(
    window: TimedWindow, kiosk: Kiosk, chance: random.Random
) -> Iterator[Callable[[], None]]:
    """Yields what a restless visitor does: mostly other scenes, some touches, few settings."""
    codes = [choice.code for choice in kiosk.languages]
    while True:
        draw = chance.random()
        if draw < 0.5:
            by = chance.choice((1, 1, -1))
            yield lambda by=by: window.act(Step(by))  # type: ignore[misc]
        elif draw < 0.7:
            tab = chance.choice(kiosk.tabs)
            yield lambda tab=tab: window.act(GoToTab(tab.id))  # type: ignore[misc]
        elif draw < 0.85:
            at = QPoint(chance.randrange(window.width()), chance.randrange(window.height()))
            yield lambda at=at: tap(window, at)  # type: ignore[misc]
        elif draw < 0.95:
            yield lambda: window.act(CloseSheet())
        else:
            wish = chance.choice(
                (ChooseLanguage(chance.choice(codes)), CycleTheme(), CycleTextSize(), GoHome())
            )
            yield lambda wish=wish: window.act(wish)  # type: ignore[misc]


def tap(window: TimedWindow, at: QPoint) -> None:
    """Presses and lets go wherever a visitor may touch; whatever stands there, it gets it."""
    target = window.childAt(at) or window
    place = QPointF(target.mapFrom(window, at)) if target is not window else QPointF(at)
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, held in (
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, none),
    ):
        keys = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(target, QMouseEvent(kind, place, place, left, held, keys))


def take_stock(window: TimedWindow, done: int) -> None:
    """Notes memory, widgets, objects, timers, open files and threads after so many changes."""
    counts = {
        "changes": done,
        "PSS": memory_mb([os.getpid()]),
        "PSS, shared with no file": memory_mb([os.getpid()], "Pss_Anon"),
        "widgets": len(QApplication.allWidgets()),
        "objects": len(window.findChildren(QObject)),
        "timers": len(window.findChildren(QTimer)),
        "threads": threading.active_count(),
    }
    with suppress(OSError):
        counts["files"] = len(list((PROC / "self" / "fd").iterdir()))
    for name, value in counts.items():
        window.watch.add(f"long day: {name}", float(value))
