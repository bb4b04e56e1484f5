"""Mouse and touch events of a widget as one finger that presses, drags and taps."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.gesture import Drag, Sample, begin_drag, continue_drag


class Fingers(QObject):
    """Watches a widget; further fingers are ignored but for `pinched`."""

    pressed = Signal(float, float)
    dragged = Signal(object)
    released = Signal(object, float)
    tapped = Signal(float, float)
    cancelled = Signal()
    pinched = Signal(float, float, float)
    touched = Signal(bool)

    def __init__(self, widget: QWidget, scale: float = 1.0) -> None:
        """Watches a widget.

        Args:
            widget: The widget; also the owner.
            scale: Widget pixels per layout unit.
        """
        super().__init__(widget)
        self.scale = scale
        self._widget = widget
        self._drag: Drag | None = None
        self._finger = -1
        self._spread = 0.0
        self._clock = QElapsedTimer()
        self._clock.start()
        widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        widget.installEventFilter(self)

    def forget(self) -> None:
        """Drops a finger that is down: it neither taps nor drags any more."""
        if self._drag is not None:
            self._drag = None
            self.cancelled.emit()

    def now(self) -> float:
        """Returns milliseconds on the clock of the samples."""
        return float(self._clock.elapsed())

    def _begin(self, point: QPointF) -> None:
        self._drag = begin_drag(self._sample(point))
        self.pressed.emit(self._drag.start.x, self._drag.start.y)

    def _move(self, point: QPointF) -> None:
        if self._drag is None:
            return
        before = self._drag.axis
        self._drag = continue_drag(self._drag, self._sample(point))
        if self._drag.axis != "none":
            if before == "none":
                self.cancelled.emit()
            self.dragged.emit(self._drag)

    def _end(self, point: QPointF) -> None:
        before, self._drag = self._drag, None
        if before is None:
            return
        drag = continue_drag(before, self._sample(point))
        if drag.axis == "none":
            self.tapped.emit(drag.recent[-1].x, drag.recent[-1].y)
            return
        if before.axis == "none":
            self.cancelled.emit()
        self.released.emit(drag, self.now())

    def _sample(self, point: QPointF) -> Sample:
        return Sample(point.x() / self.scale, point.y() / self.scale, self.now())

    def _mouse(self, event: QMouseEvent) -> bool:
        kind = event.type()
        if event.source() != Qt.MouseEventSource.MouseEventNotSynthesized:
            return True
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self.touched.emit(False)
            if event.button() == Qt.MouseButton.LeftButton:
                self._begin(event.position())
        elif kind == QEvent.Type.MouseMove:
            self._move(event.position())
        elif event.button() == Qt.MouseButton.LeftButton:
            self._end(event.position())
        return True

    def _touch(self, event: QTouchEvent) -> bool:
        points = event.points()
        if event.type() == QEvent.Type.TouchCancel:
            self.forget()
        elif len(points) > 1:
            self._pinch(points)
        elif points:
            self._single(points[0])
        event.accept()
        return True

    def _single(self, point: QEventPoint) -> None:
        state = point.state()
        if state == QEventPoint.State.Pressed:
            self.touched.emit(True)
            self._finger, self._spread = point.id(), 0.0
            self._begin(point.position())
        elif point.id() != self._finger:
            return
        elif state == QEventPoint.State.Released:
            self._end(point.position())
        else:
            self._move(point.position())

    def _pinch(self, points: list[QEventPoint]) -> None:
        one, other = points[0].position(), points[1].position()
        spread = max(1.0, ((one.x() - other.x()) ** 2 + (one.y() - other.y()) ** 2) ** 0.5)
        if self._spread:
            self.forget()
            middle = (one + other) / 2
            self.pinched.emit(
                spread / self._spread, middle.x() / self.scale, middle.y() / self.scale
            )
        self._spread = spread
        ended = any(point.state() == QEventPoint.State.Released for point in points)
        if ended:
            self._spread = 0.0
            self._finger = -1

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() in _MOUSE:
            return self._mouse(event)
        if isinstance(event, QTouchEvent):
            return self._touch(event)
        if event.type() in (QEvent.Type.Hide, QEvent.Type.WindowDeactivate):
            self.forget()
        return super().eventFilter(watched, event)


_MOUSE = frozenset(
    (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonRelease,
    )
)
