"""What a visitor does to a window that is measured: changes of scene, drags, settings, rest."""

from collections.abc import Iterator
from time import process_time

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from kiosk.bench.timed_window import TimedWindow, Wait
from kiosk.model.actions import ChooseLanguage, CycleTextSize, CycleTheme, GoToTab, Step
from kiosk.model.kiosk import Kiosk

REST_MS = 5000
HURRIED_MS = 150
DRAGS, DRAG_STEPS, DRAG_STEP_MS, DRAG_STEP_PX = 3, 30, 14, 24
RESTYLED_TIMES = 12


def visit_at_leisure(window: TimedWindow, kiosk: Kiosk) -> Iterator[Wait]:
    """Goes to every scene for the first time, each when the one before is settled, then to tabs."""
    for _ in kiosk.scene_refs()[1:]:
        window.measure("scene, first visit", lambda: window.act(Step(1)))
        yield Wait()
    for tab in kiosk.tabs:
        window.measure("tab, again", lambda tab=tab: window.act(GoToTab(tab.id)))  # type: ignore[misc]
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
        window.measure("tab, first visit", lambda tab=tab: window.act(GoToTab(tab.id)))  # type: ignore[misc]
        yield Wait()


def drag(window: TimedWindow, kiosk: Kiosk) -> Iterator[Wait]:
    """Drags pages to the left and lets go; every scene is there for the first time."""
    del kiosk
    for _ in range(DRAGS):
        at = QPoint(window.width() * 3 // 4, window.height() // 2)
        touch(window, QEvent.Type.MouseButtonPress, at)
        for _ in range(DRAG_STEPS):
            at -= QPoint(DRAG_STEP_PX, 0)
            window.measure("drag", lambda at=at: touch(window, QEvent.Type.MouseMove, at))  # type: ignore[misc]
            yield Wait(DRAG_STEP_MS, settled=False)
        window.measure("let go", lambda at=at: touch(window, QEvent.Type.MouseButtonRelease, at))  # type: ignore[misc]
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
            window.measure(name, lambda wish=wish: window.act(wish))  # type: ignore[misc]
            yield Wait()


class TimerCounter(QObject):
    """Counts the timer events of the whole program."""

    count = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Timer:
            self.count += 1
        return False


def rest(window: TimedWindow, kiosk: Kiosk) -> Iterator[Wait]:
    """Shows the first scenes of two tabs in turn and does nothing."""
    for tab in kiosk.tabs[1:3]:
        window.act(GoToTab(tab.id))
        yield Wait()
        counter = TimerCounter()
        application = QApplication.instance()
        assert application is not None  # noqa: S101 - a window has one
        application.installEventFilter(counter)
        updates, cpu = window.updates, process_time()
        yield Wait(REST_MS, quietly=True)
        window.watch.add("rest: CPU ms", (process_time() - cpu) * 1000)
        window.watch.add("rest: repaints", window.updates - updates)
        # Two are ours: the one that ends the rest, and the first that looks afterwards.
        window.watch.add("rest: timers", max(0, counter.count - 2))
        application.removeEventFilter(counter)
