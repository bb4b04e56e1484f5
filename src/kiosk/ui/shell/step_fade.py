"""A step of a scene: what stood there before fades over what stands there now."""

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.shell.fading import Fading


class StepFade(Fading):
    """Lies over the part of the page that a step changes, for as long as it fades."""

    def __init__(self, page: QWidget, tempo: Tempo) -> None:
        """Creates a hidden one.

        Args:
            page: Where blocks are revealed; also the owner.
            tempo: Settings of movement; where it is reduced there is nothing to see.
        """
        super().__init__(page, tempo, "entrance")
        self._page = page
        self._before = QPixmap()

    def hold(self, part: QRect) -> None:
        """Keeps what a part of the page shows; `fade_out` lets it go."""
        self.hide()
        self._before = QPixmap()
        if self._tempo.ms("entrance") > 0:
            self._before = self._page.grab(part)
            self.setGeometry(part)

    def fade_out(self) -> None:
        """Fades from what was kept to what the page shows now."""
        if self._before.isNull():
            return
        self.show()
        self.raise_()
        self.fade(1.0, 0.0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._page:
            self.hide()
            return False
        return super().eventFilter(watched, event)

    @override
    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        painter.setOpacity(self.share)
        painter.drawPixmap(0, 0, self._before)
