"""The shade over a window: dims it outside opening hours, or makes it black by intent."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.ui.shell.cover import Cover

FULL = 100


class Shade(Cover):
    """Lets so much of the window's light through; touches pass through it."""

    def __init__(self, parent: QWidget) -> None:
        """Creates a shade that lets all light through."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._percent = FULL

    @property
    def percent(self) -> int:
        """How bright the window is: 100 as it is, 0 black."""
        return self._percent

    def let_through(self, percent: int) -> None:
        """Sets how bright the window is.

        Args:
            percent: 100 as it is, 0 black.
        """
        self._percent = max(0, min(percent, FULL))
        # What lies below black need not be painted.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, self._percent == 0)
        if self._percent == FULL:
            self.hide()
            return
        self.cover()
        self.update()

    def stay_above(self, other: object) -> None:
        """Stays over another widget of the window whenever that comes up."""
        if isinstance(other, QWidget):
            other.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ZOrderChange and self.isVisible():
            self.raise_()
        return super().eventFilter(watched, event)

    @override
    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        color = QColor("black")
        color.setAlphaF(1 - self._percent / FULL)
        painter.fillRect(event.rect(), color)
