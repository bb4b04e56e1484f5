"""The calm page: what a visitor sees where nothing else can be shown, never an error."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.kiosk import Kiosk
from kiosk.model.words import Language, say
from kiosk.theme.palettes import PALETTES
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
        self._language = language
        self._title = say(kiosk.texts.calm_title, language)
        self._body = say(kiosk.texts.calm_body, language)
        self._palette = PALETTES[kiosk.start.theme]
        self.hide()

    def show_over(self, rect: QRect) -> None:
        """Covers a rectangle of the parent."""
        self.setGeometry(rect)
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._palette.canvas))
        side, middle = min(self.width(), self.height()), self.height() / 2
        lines = ((self._title, TITLE_SHARE, True, -1.4), (self._body, BODY_SHARE, False, 0.6))
        for words, share, bold, shift in lines:
            px = side * share
            painter.setFont(face(px, self._language, bold=bold))
            painter.setPen(QColor(self._palette.ink1))
            box = QRectF(0, middle + shift * px, self.width(), px * 1.5)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
