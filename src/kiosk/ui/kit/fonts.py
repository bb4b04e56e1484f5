"""The bundled font in Qt: loading, faces, measuring."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from kiosk.model.punctuation import has_wide_marks
from kiosk.model.typesetting import PAIR_TRIM, trimmed_pieces
from kiosk.model.words import Language

FAMILY = "Kiosk Sans SC"
FILES = ("KioskSansSC-Regular.ttf", "KioskSansSC-Bold.ttf")
MEASURED_AT = 100.0
"""Widths are measured at this size and scaled: without hinting they are proportional."""
TRACKED_FROM_PX = 76
NUMBER_TRACKING_PERCENT = 98.5


def load_fonts(folder: Path) -> bool:
    """Adds the bundled font to the application; says whether both files could be read."""
    return all(QFontDatabase.addApplicationFont(str(folder / file)) >= 0 for file in FILES)


@lru_cache(maxsize=512)
def face(px: float, language: Language, *, bold: bool, number: bool = False) -> QFont:
    """Returns the font of a size in device pixels.

    Args:
        px: Size in device pixels.
        language: Those without full-width marks get proportional quotation marks.
        bold: Weight 700 instead of 400.
        number: Whether it is a large number, which is tracked tighter.
    """
    font = QFont(FAMILY)
    font.setPixelSize(max(1, round(px)))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    if not has_wide_marks(language):
        font.setFeature(QFont.Tag("pwid"), 1)
    if number:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, NUMBER_TRACKING_PERCENT)
    return font


class FontRuler:
    """Measures text in the bundled font, remembering what it measured."""

    def __init__(self) -> None:
        self._metrics: dict[tuple[bool, bool], QFontMetricsF] = {}
        self._widths: dict[tuple[str, bool, bool], float] = {}

    def advance(self, text: str, px: float, language: Language, *, bold: bool) -> float:
        """Returns the width of one line at ``px``, in the same units."""
        wide = has_wide_marks(language)
        key = (text, wide, bold)
        width = self._widths.get(key)
        if width is None:
            metrics = self._metrics.get((wide, bold))
            if metrics is None:
                metrics = QFontMetricsF(face(MEASURED_AT, language, bold=bold))
                self._metrics[wide, bold] = metrics
            width = metrics.horizontalAdvance(text) / MEASURED_AT
            if wide:
                width -= PAIR_TRIM * (len(trimmed_pieces(text)) - 1)
            if len(self._widths) > 50_000:
                self._widths.clear()
            self._widths[key] = width
        return width * px


@lru_cache(maxsize=1)
def shared_ruler() -> FontRuler:
    """Returns the ruler of this process; it only remembers widths, which never change."""
    return FontRuler()
