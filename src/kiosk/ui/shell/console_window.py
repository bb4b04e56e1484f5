"""The window of the guide's console: covers the guide's screen, and does not close by itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_FLAGS = (
    Qt.WindowType.Window
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)
"""It never takes the keyboard: clickers lead wherever the mouse was last."""


class ConsoleWindow(QWidget):
    """The window of the console: covers the guide's screen, and does not close by itself."""

    resized = Signal()

    def __init__(self) -> None:
        """Creates a hidden window."""
        super().__init__(None, _FLAGS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setObjectName("console")

    def cover(self, screen: QScreen) -> None:
        """Shows itself on the whole of a screen."""
        self.setGeometry(screen.geometry())
        # Not `showFullScreen`: that asks for the keyboard.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
