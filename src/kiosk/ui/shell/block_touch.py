"""Notices a finger that rests on a block, and one that taps it twice."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

HOLD_MS = 600
DOUBLE_TAP_MS = 350
SLOP_PX = 24.0
"""A finger that moves further neither rests nor taps."""


class BlockTouch(QObject):
    """Watches what reaches the native window, before anything there sees it.

    The first tap of two does at once what a tap does: nobody waits to see whether a second one
    comes. The second one reaches nothing; who listens takes back what the first one did.
    """

    held = Signal(str)
    double_tapped = Signal(str)

    def __init__(self, window: QWidget, block_at: Callable[[QPointF], str]) -> None:
        """Watches the native window that a window has; it must be shown.

        Args:
            window: The window; also the owner.
            block_at: Names the block at a place of the window; "" where none can be touched.
        """
        super().__init__(window)
        self._block_at = block_at
        self._block = ""
        self._from = QPointF()
        self._tapped = ""
        self._tapped_at = QPointF()
        self._is_second = False
        self._since_tap = QElapsedTimer()
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self._on_held)
        native = cast("QObject | None", window.windowHandle())
        if native is not None:
            native.installEventFilter(self)

    def forget(self) -> None:
        """Has what fingers did so far lead to nothing."""
        self._give_up()

    def _on_held(self) -> None:
        block, self._block = self._block, ""
        if block:
            self.held.emit(block)

    def _press(self, at: QPointF) -> bool:
        self._is_second = (
            bool(self._tapped)
            and self._since_tap.elapsed() <= DOUBLE_TAP_MS
            and _is_near(at, self._tapped_at)
        )
        if self._is_second:
            return True
        self._tapped, self._block, self._from = "", self._block_at(at), at
        if self._block:
            self._hold.start()
        return False

    def _move(self, at: QPointF) -> bool:
        if self._is_second:
            return True
        if not _is_near(at, self._from):
            self._give_up()
        return False

    def _release(self, at: QPointF) -> bool:
        self._hold.stop()
        if self._is_second:
            block, self._tapped, self._is_second = self._tapped, "", False
            if _is_near(at, self._tapped_at):
                self.double_tapped.emit(block)
            return True
        self._tapped, self._tapped_at, self._block = self._block, self._from, ""
        self._since_tap.start()
        return False

    def _give_up(self) -> None:
        self._hold.stop()
        self._block = self._tapped = ""

    def _touch(self, event: QTouchEvent) -> bool:
        points = event.points()
        if len(points) != 1 or event.type() == QEvent.Type.TouchCancel:
            self._give_up()
            return self._is_second
        at = points[0].position()
        if event.type() == QEvent.Type.TouchBegin:
            return self._press(at)
        return self._release(at) if event.type() == QEvent.Type.TouchEnd else self._move(at)

    def _mouse(self, event: QMouseEvent) -> bool:
        if event.source() != Qt.MouseEventSource.MouseEventNotSynthesized:
            return self._is_second
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton):
            return False
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return self._press(event.position())
        if event.type() == QEvent.Type.MouseButtonRelease:
            return self._release(event.position())
        return self._move(event.position()) if event.buttons() else False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        taken = False
        if event.type() in _TOUCHES and isinstance(event, QTouchEvent):
            taken = self._touch(event)
        elif event.type() in _MOUSE and isinstance(event, QMouseEvent):
            taken = self._mouse(event)
        if taken:
            event.accept()
        return taken


def _is_near(one: QPointF, other: QPointF) -> bool:
    return (one - other).manhattanLength() <= SLOP_PX


_TOUCHES = frozenset(
    (
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
    )
)
_MOUSE = frozenset(
    (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonRelease,
    )
)
