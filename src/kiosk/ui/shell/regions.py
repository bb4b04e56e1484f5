"""Where the surfaces of a window lie: the whole screen, or all of the scene in low reach."""

from PySide6.QtCore import QRect

from kiosk.ui.scenes.stage import Stage, low_stage
from kiosk.ui.shell.bar_tabs import RISE
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Regions:
    """Rectangles in pixels of the window, and the stage of what they show.

    Attributes:
        stage: Of page, arrows, sheet and viewer; the bar keeps that of the window.
        page: The scene.
        bar: The bar, and above it what the active tab rises.
        over: What lies over scene and bar: sheet and viewer.
    """

    stage: Stage
    page: QRect
    bar: QRect
    over: QRect


def regions_of(width: int, height: int, stage: Stage, ratio: float, *, low: bool) -> Regions:
    """Returns where the surfaces lie.

    Args:
        width: Of the window in its pixels.
        height: Of the window in its pixels.
        stage: Of the window.
        ratio: Device pixels per pixel of the window.
        low: Whether the visitor wants all of the scene in the lower part of an upright screen.
    """
    shown = low_stage(stage) if low else stage
    bar = round(stage.bar * stage.scale / ratio)
    rise = round(RISE * stage.scale / ratio)
    top = max(0, height - bar - round(shown.height * shown.scale / ratio)) if low else 0
    return Regions(
        stage=shown,
        page=QRect(0, top, width, height - bar - top),
        bar=QRect(0, height - bar - rise, width, bar + rise),
        over=QRect(0, top, width, height - top),
    )
