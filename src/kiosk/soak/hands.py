"""Hands on the real window: touches, drags, pinches and keys, as the system would deliver them."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.bench.timed_window import Wait

STEP_MS = 14
HELD_MS = 60


class Hands:
    """Fingers of a touchscreen; places are in pixels of the window."""

    def __init__(self, window: QWidget) -> None:
        """Takes a window that is shown."""
        self._window = window
        device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
        assert isinstance(device, QPointingDevice)  # noqa: S101 - what was asked for
        self._device = device

    def tap(self, at: QPoint) -> Iterator[Wait]:
        """Touches a place and lets go."""
        self._send(("press", at))
        yield Wait(HELD_MS, settled=False)
        self._send(("release", at))

    def drag(self, start: QPoint, by: QPoint, steps: int) -> Iterator[Wait]:
        """Touches a place, moves on and lets go."""
        self._send(("press", start))
        at = start
        for step in range(1, steps + 1):
            yield Wait(STEP_MS, settled=False)
            at = start + by * (step / steps)
            self._send(("move", at))
        yield Wait(STEP_MS, settled=False)
        self._send(("release", at))

    def pinch(self, middle: QPoint, spread: int, grow: float, steps: int) -> Iterator[Wait]:
        """Sets two fingers down and moves them apart, or together."""
        halves = [spread * (1 + (grow - 1) * step / steps) / 2 for step in range(steps + 1)]
        for step, half in enumerate(halves):
            what = "move" if step else "press"
            self._both(what, middle, half)
            yield Wait(STEP_MS, settled=False)
        self._both("release", middle, halves[-1])

    def key(self, key: Qt.Key) -> None:
        """Presses a key."""
        handle = self._window.windowHandle()
        if handle is not None:
            QTest.keyClick(handle, key)

    def _both(self, what: str, middle: QPoint, half: float) -> None:
        by = QPoint(round(half), 0)
        self._send((what, middle - by), (what, middle + by))

    def _send(self, *fingers: tuple[str, QPoint]) -> None:
        """Queues one event of the touchscreen: what each finger does, and where."""
        # Held until it is sent: what its methods return dies with it.
        sequence = QTest.touchEvent(self._window, self._device, False)
        for number, (what, at) in enumerate(fingers):
            move: Callable[[int, QPoint, QWidget], object] = getattr(sequence, what)
            move(number, at, self._window)
        sequence.commit(False)
