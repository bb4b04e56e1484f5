"""The bottom bar as a widget; its active tab rises over the page."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.kit.surface import Surface
from kiosk.ui.kit.tempo import Tempo


class BarView(Surface):
    """Shows the bar; repaints from a picture of itself."""

    def __init__(self, parent: QWidget, tempo: Tempo) -> None:
        """Creates an empty bar."""
        super().__init__(parent, tempo)
        self._picture = QImage()
        self._before = QImage()
        self._changed_at = -1e9

    def show_bar(
        self, composition: Composition, look: Look, scale: float, painter: LeafPainter
    ) -> None:
        """Takes a new composition and fades over to it."""
        width = round(composition.width * scale)
        height = round(composition.height * scale)
        if self._picture.size().width() == width:
            self._before = self._picture
        else:
            self._before = QImage()
        self._picture = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        self._picture.fill(0)
        device = QPainter(self._picture)
        painter.paint(device, composition.leaves)
        device.end()
        self.take(composition, look.palette, scale)
        self._changed_at = self.now()
        if not self._before.isNull():
            self.start_moving()

    @override
    def move_on(self, now_ms: float) -> bool:
        moving = now_ms - self._changed_at < self._tempo.ms("tab")
        if not moving:
            self._before = QImage()
        return moving

    @override
    def paint_instead(self, painter: QPainter) -> None:
        self.paint_plain(painter)

    @override
    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        ratio = 1 / self.devicePixelRatioF()
        painter.scale(ratio, ratio)
        t = self._tempo.progress("tab", self.now() - self._changed_at)
        if not self._before.isNull() and t < 1:
            painter.drawImage(QPointF(0, 0), self._before)
            painter.setOpacity(t)
        painter.drawImage(QPointF(0, 0), self._picture)
        painter.setOpacity(1)
        self.paint_press(painter)
