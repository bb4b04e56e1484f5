"""Small drawings that count a share: one drawing is a tenth."""

from decimal import ROUND_FLOOR

from kiosk.model.facts import Fact, Qualifier
from kiosk.model.geometry import Rect
from kiosk.model.words import IconId
from kiosk.ui.kit.sketch import Sketch

TENTHS = 10
STEP_MOST, SIZE_MOST = 34.0, 56.0
WHOLE, OPEN = IconId("sprout"), IconId("sprout-open")


def sprouts(sketch: Sketch, box: Rect, fact: Fact) -> None:
    """Draws ten sprouts in a row, as many of them full as the share has tenths.

    Where the share is "over" or "nearly", the next one is dashed: an open end, never a false
    exact shape. What is left of the ten is dashed in a muted colour.
    """
    accent = sketch.look.accent
    full = int((fact.value * TENTHS).to_integral_value(rounding=ROUND_FLOOR))
    open_end = fact.qualifier in (Qualifier.OVER, Qualifier.NEARLY) or fact.value * TENTHS > full
    step = min(STEP_MOST, box.w / TENTHS)
    size = min(SIZE_MOST, step * 1.6, box.h)
    y = box.y + (box.h - size) / 2
    for index in range(TENTHS):
        whole = index < full
        color = accent.number if whole or (open_end and index == full) else accent.muted
        x = box.x + step * (index + 0.5) - size / 2
        sketch.icon(x, y, size, WHOLE if whole else OPEN, color)
