"""The attract screen's measures in a window, and its pictures asked for ahead."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.model.kiosk import Kiosk
from kiosk.model.words import Language, ThemeName, say
from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.fonts import face, shared_ruler
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.pictures import Pictures
from kiosk.ui.scenes.stage import Stage
from kiosk.ui.shell.attract_layout import AttractScreen, picture_leaf, picture_of
from kiosk.ui.shell.panel_size import stage_of
from kiosk.values import dataclass

WORDS_SHARE = 0.06
"""Size of the words that stand alone, as a share of the shorter side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttractStage:
    """What the attract screen is composed for.

    Attributes:
        looks: How everything looks in each language.
        scale: Device pixels per layout unit.
    """

    looks: dict[Language, Look]
    screen: AttractScreen
    scale: float


def measure_attract(window: QWidget, kiosk: Kiosk, theme: ThemeName) -> AttractStage:
    """Returns what the attract screen of a window is composed for."""
    return attract_stage(stage_of(window, kiosk.panel.diagonal_inches), kiosk, theme)


def attract_stage(stage: Stage, kiosk: Kiosk, theme: ThemeName) -> AttractStage:
    """Returns what the attract screen of a stage is composed for."""
    height = stage.height + stage.bar
    looks = {
        choice.code: Look(
            kiosk=kiosk,
            language=choice.code,
            palette=PALETTES[theme],
            accent_name=kiosk.tabs[0].accent,
            text_scale=1.0,
            format=stage.format,
            min_target=stage.min_target,
            ruler=shared_ruler(),
        )
        for choice in kiosk.languages
    }
    screen = AttractScreen(width=stage.width, height=height, format=stage.format)
    return AttractStage(looks=looks, screen=screen, scale=stage.scale)


def ask_ahead(window: QWidget, kiosk: Kiosk, theme: ThemeName, pictures: Pictures) -> None:
    """Asks for the picture and what moves in it, so that they are there when it is shown."""
    view = measure_attract(window, kiosk, theme)
    image = picture_of(kiosk, view.screen)
    if image is not None:
        leaf = picture_leaf(next(iter(view.looks.values())), view.screen, image)
        pictures.prefetch((leaf,), theme, view.scale)
        pictures.parts(leaf, theme, view.scale)


def paint_words_alone(
    painter: QPainter, rect: QRect, kiosk: Kiosk, language: Language, theme: ThemeName
) -> None:
    """Paints the canvas and what to do, with nothing that could fail in its turn."""
    palette = PALETTES[theme]
    painter.fillRect(rect, QColor(palette.canvas))
    painter.setPen(QColor(palette.ink1))
    side = min(rect.width(), rect.height())
    painter.setFont(face(side * WORDS_SHARE, language, bold=True))
    words = say(kiosk.texts.touch_to_start, language)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
