"""The calm page: what a visitor sees where nothing else can be shown, never an error."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.kiosk import Kiosk
from kiosk.model.words import Language, say
from kiosk.theme.palettes import PALETTES, Palette
from kiosk.ui.kit.fonts import face

TITLE_SHARE, BODY_SHARE = 0.06, 0.03
"""Sizes of the two lines as shares of the shorter side."""


class CalmPage(QWidget):
    """Two quiet lines on the canvas; drawn with nothing that could fail in its turn."""

    def __init__(self, parent: QWidget, kiosk: Kiosk, language: Language) -> None:
        """Creates a hidden page.

        Args:
            parent: Owner; the page covers it.
            kiosk: Where its words come from.
            language: Their language.
        """
        super().__init__(parent)
        self.use(kiosk, language)
        self.hide()

    def use(self, kiosk: Kiosk, language: Language) -> None:
        """Takes its words and colours from other content."""
        self._language = language
        self._title = say(kiosk.texts.calm_title, language)
        self._body = say(kiosk.texts.calm_body, language)
        self._palette = PALETTES[kiosk.start.theme]

    def show_over(self, rect: QRect) -> None:
        """Covers a rectangle of the parent."""
        self.setGeometry(rect)
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_calm(painter, box, (self._title, self._body), self._language, self._palette)
        painter.end()


def paint_calm(
    painter: QPainter, box: QRectF, words: tuple[str, str], language: Language, palette: Palette
) -> None:
    """Paints two lines in the middle of a box that is all canvas."""
    painter.fillRect(box, QColor(palette.canvas))
    side, middle = min(box.width(), box.height()), box.y() + box.height() / 2
    styles = ((TITLE_SHARE, True, -1.4), (BODY_SHARE, False, 0.6))
    for line, (share, bold, shift) in zip(words, styles, strict=True):
        px = side * share
        painter.setFont(face(px, language, bold=bold))
        painter.setPen(QColor(palette.ink1))
        place = QRectF(box.x(), middle + shift * px, box.width(), px * 1.5)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)
