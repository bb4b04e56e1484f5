"""Notices a finger that rests in a corner of the window, whatever is shown there."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.geometry import Rect
from kiosk.model.settings import Corner, Staff
from kiosk.ui.shell.panel_size import stage_of

CORNER_MM = 40.0
"""Side of the corner: found without looking, and hardly held by chance."""
MOST_SHARE = 0.25
"""On a small screen the corner takes no more than this of a side."""
MS_A_SECOND = 1000


def corner_rect(corner: Corner, width: float, height: float, px_per_mm: float) -> Rect:
    """Returns the part of a window that staff hold, in the window's pixels.

    Args:
        corner: Which one.
        width: Of the window.
        height: Of the window.
        px_per_mm: How many of these pixels a millimetre of the panel has.
    """
    side = CORNER_MM * px_per_mm
    w, h = min(side, width * MOST_SHARE), min(side, height * MOST_SHARE)
    x = 0.0 if corner.endswith("left") else width - w
    y = 0.0 if corner.startswith("top") else height - h
    return Rect(x, y, w, h)


class CornerHold(QObject):
    """Watches what reaches the native window; takes nothing away, so touches there go on."""

    held = Signal()

    def __init__(self, window: QWidget, staff: Staff, panel_inches: float | None) -> None:
        """Watches nothing yet.

        Args:
            window: The window; also the owner.
            staff: Which corner, and how long it has to be held.
            panel_inches: The panel's diagonal; None asks the screen.
        """
        super().__init__(window)
        self._window = window
        self._corner = staff.corner
        self._inches = panel_inches
        self._native: QObject | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(staff.hold_seconds * MS_A_SECOND)
        self._timer.timeout.connect(self.held)

    def watch(self) -> None:
        """Watches the native window that the window has now; it may get another one."""
        native = cast("QObject | None", self._window.windowHandle())
        if native is None or native is self._native:
            return
        if self._native is not None:
            self._native.removeEventFilter(self)
        self._native = native
        native.installEventFilter(self)

    @property
    def is_counting(self) -> bool:
        """Whether a finger rests in the corner and time goes on."""
        return self._timer.isActive()

    def rect(self) -> Rect:
        """Returns the corner in pixels of the window, as large as it now is."""
        window = self._window
        mm_per_px = stage_of(window, self._inches).mm_per_px * window.devicePixelRatioF()
        return corner_rect(self._corner, window.width(), window.height(), 1 / mm_per_px)

    def _is_in(self, at: QPointF) -> bool:
        return self.rect().contains(at.x(), at.y())

    def _follow(self, points: tuple[QPointF, ...], *, begins: bool) -> None:
        """Goes on only while exactly one finger is down and stays in the corner."""
        if len(points) != 1 or not self._is_in(points[0]):
            self._timer.stop()
        elif begins:
            self._timer.start()

    def _mouse(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._timer.stop()
            return
        begins = event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
        self._follow((event.position(),), begins=begins)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TOUCHES and isinstance(event, QTouchEvent):
            ended = kind in {QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}
            points = () if ended else tuple(point.position() for point in event.points())
            self._follow(points, begins=kind == QEvent.Type.TouchBegin)
        elif kind in _MOUSE and isinstance(event, QMouseEvent):
            self._mouse(event)
        return False


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
