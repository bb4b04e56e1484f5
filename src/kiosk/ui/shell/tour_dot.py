"""The long dot of the scene shown, which fills as the time of a tour passes."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.ui.scenes.steps import area_of
from kiosk.ui.shell.bar_tabs import SCENE_DOT, dot_colors
from kiosk.ui.shell.bar_view import BarView

LEAST_MS = 100
"""No more than ten frames a second: …"""
STEPS = 40
"""… and no more often than the dot is seen to grow."""


class TourDot(QWidget):
    """Lies on the dot in the bar; nothing else is painted as it fills."""

    def __init__(self, bar: BarView, share: Callable[[], float | None]) -> None:
        """Creates a hidden one.

        Args:
            bar: The bar; also the owner.
            share: Says how far it is filled, 0 to 1; None while no tour goes on.
        """
        super().__init__(bar)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._bar, self._share = bar, share
        self._colors = (QColor(), QColor(), QColor())
        self._ticker = QTimer(self)
        self._ticker.setInterval(LEAST_MS)
        self._ticker.timeout.connect(self.update)
        self.hide()

    def follow(self, unit: float, accent: str, theme: str, planned_s: float) -> None:
        """Shows itself where the bar has the dot of its scene.

        Args:
            unit: Pixels of the bar per layout unit.
            accent: Name of the tab's accent.
            theme: Name of the theme.
            planned_s: How long the dot takes to fill.
        """
        area = area_of(self._bar.composition, SCENE_DOT)
        if area is None or self._share() is None:
            self.hide()
            return
        self.setGeometry(QRectF(*(part * unit for part in area.rect)).toAlignedRect())
        ground, empty, full = dot_colors(accent, theme)
        self._colors = QColor(ground), QColor(empty), QColor(full)
        self._ticker.start(max(LEAST_MS, round(planned_s * 1000 / STEPS)))
        self.show()
        self.raise_()
        self.update()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._ticker.stop()
        super().hideEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        share = self._share()
        if share is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        pill = QPainterPath()
        pill.addRoundedRect(box, box.height() / 2, box.height() / 2)
        ground, empty, full = self._colors
        painter.fillRect(box, ground)
        painter.fillPath(pill, empty)
        painter.setClipRect(QRectF(0, 0, box.width() * share, box.height()))
        painter.fillPath(pill, full)
        painter.end()
