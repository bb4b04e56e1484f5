"""Small drawings that count a share: one drawing is a tenth."""

from decimal import ROUND_FLOOR

from kiosk.model.facts import Fact, Qualifier
from kiosk.model.geometry import Rect
from kiosk.ui.kit.leaves import LineLeaf, Solid, Stroke
from kiosk.ui.kit.sketch import Sketch

TENTHS = 10
DASH: tuple[float, ...] = (3.0, 5.0)


def sprouts(sketch: Sketch, box: Rect, fact: Fact) -> None:
    """Draws ten sprouts, as many of them full as the share has tenths.

    A share that is "over" or "nearly" leaves the next one dashed: an open end, not a shape.
    """
    accent = sketch.look.accent
    full = int((fact.value * TENTHS).to_integral_value(rounding=ROUND_FLOOR))
    open_end = fact.qualifier in (Qualifier.OVER, Qualifier.NEARLY) or fact.value * TENTHS > full
    step = min(34.0, box.w / TENTHS)
    height = min(64.0, box.h)
    base = box.y + (box.h + height) / 2
    for index in range(TENTHS):
        x = box.x + step * (index + 0.5)
        whole = index < full
        if not whole and not (open_end and index == full):
            color, dash = accent.muted, DASH
        else:
            color, dash = accent.number, () if whole else DASH
        _sprout(sketch, x, base, height, step * 0.42, color, dash)


def _sprout(
    sketch: Sketch,
    x: float,
    base: float,
    height: float,
    leaf: float,
    color: str,
    dash: tuple[float, ...],
) -> None:
    stroke = Stroke(Solid(color), 4, dash)
    fork = base - height * 0.52
    sketch.add(LineLeaf(points=((x, base), (x, fork)), stroke=stroke))
    for side in (-1, 1):
        tip = (x + side * leaf, fork - height * (0.30 if side < 0 else 0.46))
        out = (x + side * leaf * 1.1, fork - height * 0.02)
        up = (x, fork - height * 0.34)
        thick = Stroke(Solid(color), 5 if not dash else 3, dash)
        sketch.add(LineLeaf(points=((x, fork), out, out, tip), stroke=thick, curved=True))
        sketch.add(LineLeaf(points=((x, fork), up, up, tip), stroke=thick, curved=True))
