"""Measures a running kiosk from inside: changes of scene, drags, new settings, rest.

    frames.py COURSE

A frame is one update of the window: all that Qt calls to paint it and to hand it to the screen.
The first frame of a change also counts what its input event did. Times are taken on two clocks:
that of the painting thread, on which other programs of the machine do not count, and the wall's.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, process_time, thread_time
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from kiosk import app, paths
from kiosk.model.actions import ChooseLanguage, CycleTextSize, CycleTheme, GoToTab, Step
from kiosk.model.kiosk import Kiosk
from kiosk.ui.shell.window import Window

WIDTH, HEIGHT = 1920, 1080
LOOKS_EVERY_MS = 5
REST_MS = 5000
HURRIED_MS = 150
DRAGS, DRAG_STEPS, DRAG_STEP_MS, DRAG_STEP_PX = 3, 30, 14, 24
RESTYLED_TIMES = 12
CLOCKS = ("thread", "wall")


class Moment(NamedTuple):
    """A moment on both clocks, in seconds."""

    thread: float
    wall: float

    @classmethod
    def now(cls) -> "Moment":
        """Returns this moment."""
        return cls(thread_time(), perf_counter())


class Watch:
    """Collects how long things took, in milliseconds, by name."""

    def __init__(self) -> None:
        """Starts without any."""
        self.series: dict[str, list[float]] = {}

    def note(self, name: str, since: Moment) -> None:
        """Adds the time since a moment, once for each clock."""
        for clock, begin, end in zip(CLOCKS, since, Moment.now(), strict=True):
            self.series.setdefault(f"{name}, {clock}", []).append((end - begin) * 1000)


class TimedWindow(Window):
    """The kiosk's window; it notes how long each of its frames took."""

    def __init__(self, *arguments: object) -> None:
        """Takes what the window takes."""
        super().__init__(*arguments)  # type: ignore[arg-type]
        self.watch = Watch()
        self.updates = 0
        self._name = ""
        self._began = Moment.now()
        self._waits_for_first = self._waits_for_whole = False

    def measure(self, name: str, deed: Callable[[], None]) -> None:
        """Does something and notes the frames that come of it.

        They become ``NAME: first frame`` (from here to its end), ``NAME: later frames`` (each)
        and ``NAME: whole`` (from here to the end of the frame in which nothing lacks).
        """
        self._name, self._began = name, Moment.now()
        self._waits_for_first = self._waits_for_whole = True
        deed()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest:
            return super().event(event)
        began = Moment.now()
        result = super().event(event)
        self.updates += 1
        if self._name and self._waits_for_first:
            self.watch.note(f"{self._name}: first frame", self._began)
            self._waits_for_first = False
        elif self._name:
            self.watch.note(f"{self._name}: later frames", began)
        if self._name and self._waits_for_whole and self.store.is_whole(self.visit.scene):
            self.watch.note(f"{self._name}: whole", self._began)
            self._waits_for_whole = False
        return result


class TimerCounter(QObject):
    """Counts the timer events of the whole program."""

    count = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Timer:
            self.count += 1
        return False


class Wait(NamedTuple):
    """What a course waits for before it goes on.

    Attributes:
        ms: So long.
        settled: And until nothing moves or is prepared.
        quietly: Without any timer that would look whether it is time.
    """

    ms: float = 0
    settled: bool = True
    quietly: bool = False


class Director(QObject):
    """Runs a course in the event loop and ends the program with it."""

    def __init__(self, course: Iterator[Wait], window: TimedWindow) -> None:
        """Begins once the window is settled."""
        super().__init__(window)
        self._course, self._window = course, window
        self._wait, self._since = Wait(), perf_counter()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        early = (perf_counter() - self._since) * 1000 < self._wait.ms
        if early or (self._wait.settled and not self._window.is_settled):
            return
        wait = next(self._course, None)
        if wait is None:
            self._timer.stop()
            QApplication.quit()
            return
        self._wait, self._since = wait, perf_counter()
        if wait.quietly:
            self._timer.stop()
            self._wait = Wait()
            QTimer.singleShot(round(wait.ms), self._timer.start)


# Courses --------------------------------------------------------------------------------------


def visit_at_leisure(window: TimedWindow, kiosk: Kiosk) -> Iterator[Wait]:
    """Goes to every scene for the first time, each when the one before is settled, then to tabs."""
    for _ in kiosk.scene_refs()[1:]:
        window.measure("scene, first visit", lambda: window.act(Step(1)))
        yield Wait()
    for tab in kiosk.tabs:
        window.measure("tab, again", lambda tab=tab: window.act(GoToTab(tab.id)))
        yield Wait()


def visit_in_a_hurry(window: TimedWindow, kiosk: Kiosk) -> Iterator[Wait]:
    """Goes to every scene for the first time before anything could be prepared."""
    for _ in kiosk.scene_refs()[1:]:
        window.measure("scene, hurried", lambda: window.act(Step(1)))
        yield Wait(HURRIED_MS, settled=False)
    yield Wait()


def visit_tabs(window: TimedWindow, kiosk: Kiosk) -> Iterator[Wait]:
    """Goes to every tab for the first time."""
    for tab in kiosk.tabs[1:]:
        window.measure("tab, first visit", lambda tab=tab: window.act(GoToTab(tab.id)))
        yield Wait()


def drag(window: TimedWindow, kiosk: Kiosk) -> Iterator[Wait]:
    """Drags pages to the left and lets go; every scene is there for the first time."""
    del kiosk
    for _ in range(DRAGS):
        at = QPoint(window.width() * 3 // 4, window.height() // 2)
        touch(window, QEvent.Type.MouseButtonPress, at)
        for _ in range(DRAG_STEPS):
            at -= QPoint(DRAG_STEP_PX, 0)
            window.measure("drag", lambda at=at: touch(window, QEvent.Type.MouseMove, at))
            yield Wait(DRAG_STEP_MS, settled=False)
        window.measure("let go", lambda at=at: touch(window, QEvent.Type.MouseButtonRelease, at))
        yield Wait()


def touch(window: TimedWindow, kind: QEvent.Type, at: QPoint) -> None:
    """Sends the page an event of the mouse."""
    up = kind == QEvent.Type.MouseButtonRelease
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    place = QPointF(at)
    keys = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, place, place, button, none if up else left, keys)
    QApplication.sendEvent(window.page, event)


def restyle(window: TimedWindow, kiosk: Kiosk) -> Iterator[Wait]:
    """Changes language, theme and text size again and again."""
    codes = [choice.code for choice in kiosk.languages]
    for turn in range(1, RESTYLED_TIMES + 1):
        language = ChooseLanguage(codes[turn % len(codes)])
        for name, wish in (
            ("language", language),
            ("theme", CycleTheme()),
            ("text size", CycleTextSize()),
        ):
            window.measure(name, lambda wish=wish: window.act(wish))
            yield Wait()


def rest(window: TimedWindow, kiosk: Kiosk) -> Iterator[Wait]:
    """Shows each tab's first scene in turn and does nothing."""
    for tab in kiosk.tabs[1:3]:
        window.act(GoToTab(tab.id))
        yield Wait()
        counter = TimerCounter()
        application = QApplication.instance()
        application.installEventFilter(counter)
        updates, cpu = window.updates, process_time()
        yield Wait(REST_MS, quietly=True)
        series = window.watch.series
        series.setdefault("rest: CPU ms", []).append((process_time() - cpu) * 1000)
        series.setdefault("rest: repaints", []).append(window.updates - updates)
        # Two are ours: the one that ends the rest, and the first that looks afterwards.
        series.setdefault("rest: timers", []).append(max(0, counter.count - 2))
        application.removeEventFilter(counter)


COURSES = {
    course.__name__: course
    for course in (visit_at_leisure, visit_in_a_hurry, visit_tabs, drag, restyle, rest)
}


def main(name: str) -> int:
    """Runs one course and prints what it measured."""
    app.Window = TimedWindow  # type: ignore[misc]
    application = QApplication(sys.argv[:1])
    content: Path = paths.content_dir()
    kiosk = app.load_kiosk(content)
    window = app.build_window(kiosk, content)
    window.first_painted.connect(app.finish_start)
    window.resize(WIDTH, HEIGHT)
    window.show()
    assert isinstance(window, TimedWindow)
    Director(COURSES[name](window, kiosk), window)
    code = application.exec()
    window.close()
    strangers = [module for module in ("matplotlib",) if module in sys.modules]
    print(json.dumps({"series": window.watch.series, "strangers": strangers}))
    return int(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
