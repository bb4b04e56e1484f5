"""A widget that always covers all of its parent."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.ui.kit.painted import Painted


class Cover(Painted):
    """Base of what lies over a whole window; hidden at first."""

    def __init__(self, parent: QWidget) -> None:
        """Creates a hidden cover.

        Args:
            parent: Owner; the cover is as large as it.
        """
        super().__init__(parent)
        self.hide()
        self._covered = parent
        parent.installEventFilter(self)

    def cover(self) -> None:
        """Shows itself over everything."""
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        resized = watched is self._covered and event.type() == QEvent.Type.Resize
        if resized and self.isVisible():
            self.setGeometry(self._covered.rect())
        return super().eventFilter(watched, event)
