"""The black screen of a presentation, black by the guide's wish."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.ui.shell.cover import Cover


class Blank(Cover):
    """Black over the whole window; comes and goes at once, as speakers are used to."""

    def __init__(self, parent: QWidget) -> None:
        """Creates a hidden one."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @override
    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        painter.fillRect(event.rect(), Qt.GlobalColor.black)
