"""The spotlight: dims all of a window but one block."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.shell.fading import Fading

ALPHA = 0.74


class Spotlight(Fading):
    """Lies over a window, with a hole for the block that is lit."""

    def __init__(self, parent: QWidget, tempo: Tempo) -> None:
        """Creates a spotlight that is out."""
        super().__init__(parent, tempo)
        self._hole = self._before = QRectF()
        self._radius = 0.0
        self._color = QColor()

    @property
    def hole(self) -> QRectF:
        """What is lit, in pixels of the window."""
        return self._hole

    def light(self, hole: QRectF, radius: float, theme: str) -> None:
        """Lights one place; from another one it moves there.

        Args:
            hole: What is lit, in pixels of the window.
            radius: Of its corners, in these pixels.
            theme: Name of the theme.
        """
        if self.is_there and hole == self._hole:
            return
        self._before = self._hole if self.is_there else QRectF()
        self._hole, self._radius = hole, radius
        self._color = QColor(PALETTES[theme].scrim)
        self.come()

    @override
    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dark = QPainterPath()
        dark.addRect(QRectF(self.rect()))
        lit = self._path(self._hole)
        left = self._path(self._before).subtracted(lit)
        self._dim(painter, dark.subtracted(lit).subtracted(left), self.share)
        self._dim(painter, left, self.progress())
        if not self._before.isEmpty():
            self._dim(painter, lit, 1 - self.progress())

    def _path(self, hole: QRectF) -> QPainterPath:
        path = QPainterPath()
        if not hole.isEmpty():
            path.addRoundedRect(hole, self._radius, self._radius)
        return path

    def _dim(self, painter: QPainter, path: QPainterPath, share: float) -> None:
        if share > 0 and not path.isEmpty():
            self._color.setAlphaF(ALPHA * share)
            painter.fillPath(path, self._color)
