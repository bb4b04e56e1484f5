"""The stage that scenes stand on: scale, format and regions of a screen."""

from dataclasses import replace
from math import hypot

from kiosk.theme.tokens import MIN_TARGET_MM, MIN_TARGET_PX
from kiosk.ui.kit.look import Format
from kiosk.values import dataclass

BAR_LANDSCAPE, BAR_PORTRAIT = 128.0, 224.0
ULTRAWIDE_FROM = 2.4
ULTRAWIDE_CONTENT = 2688.0
MM_PER_INCH = 25.4
LOW_SHARE = 0.6
"""So much of an upright screen, from below, is in reach of who sits in a wheelchair."""
LOW_TEXT_MORE, LOW_TEXT_MOST = 25, 165
"""There text is larger by so many per cent, up to what every scene has room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A screen in layout units.

    Attributes:
        width, height: Of the stage, without the bar.
        bar: Height of the bottom bar.
        scale: Device pixels per layout unit.
        mm_per_px: Size of a device pixel.
        min_target: Least side of a touch target, in layout units.
    """

    width: float
    height: float
    bar: float
    scale: float
    format: Format
    mm_per_px: float
    min_target: float

    @property
    def margin(self) -> float:
        """Left and right margin of the content."""
        return 56.0 if self.format == "portrait" else 72.0


def window_inches(
    screen_inches: float, screen_px: tuple[int, int], window_px: tuple[int, int]
) -> float:
    """Returns the real diagonal of a window that fills only a part of its screen.

    Args:
        screen_inches: Diagonal of the whole screen.
        screen_px: Width and height of the screen.
        window_px: Width and height of the window, in the same pixels.
    """
    whole, part = hypot(*screen_px), hypot(*window_px)
    return screen_inches * part / whole if whole > 0 else screen_inches


def measure_stage(width_px: int, height_px: int, diagonal_inches: float) -> Stage:
    """Returns the stage of a screen.

    Args:
        width_px: Device pixels.
        height_px: Device pixels.
        diagonal_inches: The panel's real size.
    """
    aspect = width_px / height_px
    shape: Format = "landscape"
    if aspect < 1:
        shape = "portrait"
        scale = min(width_px / 1080, height_px / 1920)
    elif aspect > ULTRAWIDE_FROM:
        shape = "ultrawide"
        scale = height_px / 1080
    else:
        scale = min(width_px / 1920, height_px / 1080)
    bar = BAR_PORTRAIT if shape == "portrait" else BAR_LANDSCAPE
    mm_per_px = diagonal_inches * MM_PER_INCH / float((width_px**2 + height_px**2) ** 0.5)
    least_px = max(float(MIN_TARGET_PX), MIN_TARGET_MM / mm_per_px)
    return Stage(
        width=width_px / scale,
        height=height_px / scale - bar,
        bar=bar,
        scale=scale,
        format=shape,
        mm_per_px=mm_per_px,
        min_target=least_px / scale,
    )


def low_stage(stage: Stage) -> Stage:
    """Returns the stage of an upright screen on which all of a scene is in low reach.

    It has the height of the whole one in layout units, so that all that fits there fits, and is
    wider by as much as it is smaller; the bar stays as large as it is.

    Args:
        stage: The whole screen; one that is not upright is returned as it is.
    """
    if stage.format != "portrait":
        return stage
    shrunk = (LOW_SHARE * (stage.height + stage.bar) - stage.bar) / stage.height
    return replace(
        stage,
        width=stage.width / shrunk,
        bar=stage.bar / shrunk,
        scale=stage.scale * shrunk,
        min_target=stage.min_target / shrunk,
    )


def low_text_size(text_size: int) -> int:
    """Returns the text size in per cent on a low stage: it is smaller, but it is wider too."""
    return max(text_size, min(text_size + LOW_TEXT_MORE, LOW_TEXT_MOST))
