"""Where upright bars stand between two x, and how broad they are."""

from kiosk.charts.canvas import Canvas
from kiosk.charts.scales import write_tick
from kiosk.charts.style import Look, Role
from kiosk.charts.wrapping import pieces
from kiosk.model.charts import Datum
from kiosk.values import dataclass

INSET = 8.0
"""Of the first bar from the end of the baseline."""
GAP_SHARE = 0.31
"""Gap between bars as a share of their width."""
LEAST_BAR_SHARE = 0.55
"""Least share of the width of its slot that a bar takes where texts want a wide slot."""
TEXT_GAP = 16.0
"""Between the texts of neighbouring slots."""
MOST_GAP = 90.0
"""Most that a slot exceeds its bar, so that the last text ends left of what stands beside."""
WIDE = 700.0
"""From this width on, bars that do not fill the picture stand in its middle."""
DETAIL_BAR_SHARE = 0.54


@dataclass(frozen=True, slots=True)
class Measures:
    """Where bars stand: the axis' ends, and for each bar its middle, width and slot."""

    left: float
    right: float
    bar: float
    slot: float
    first: float


def detail_measures(
    count: int, look: Look, canvas: Canvas, ticks: tuple[float, ...], right: float, ease: float
) -> Measures:
    """Returns bars in slots of equal width, right of the values of an axis."""
    px = look.px(Role.NOTE, ease)
    step = ticks[1] - ticks[0]
    widths = [canvas.measure(write_tick(t, step, grouping=True), px) for t in ticks]
    left = max(widths) + 12
    slot = (right - left) / max(1, count)
    bar = min(DETAIL_BAR_SHARE * slot, 0.42 * canvas.height)
    return Measures(left, right, bar, slot, left + slot / 2)


def compact_measures(
    usual: tuple[Datum, ...], look: Look, canvas: Canvas, right: float, ease: float
) -> Measures:
    """Returns bars as broad as they may be, or narrower where texts want wider slots."""
    count, width = len(usual), canvas.width
    shares = count + GAP_SHARE * max(0, count - 1)
    most = max(0.45 * canvas.height, 150, 0.24 * width)
    bar = min((right - 2 * INSET) / max(1.0, shares), most)
    slot, first = bar * (1 + GAP_SHARE), INSET + bar / 2
    wished = _text_width(usual, look, canvas, ease) + TEXT_GAP
    if wished > bar + 2 * INSET:
        slot = min(
            wished,
            (right - INSET) / (count - 0.5 + LEAST_BAR_SHARE / 2),
            (right - INSET + MOST_GAP / 2) / count,
            width / count,
        )
        free = right - INSET - (count - 0.5) * slot
        bar, first = max(1.0, min(bar, 2 * free)), slot / 2
    end = first + (count - 1) * slot + bar / 2 + INSET
    start = first - bar / 2 - INSET
    shift = max(0.0, (right - end - start) / 2) if width > WIDE else 0.0
    return Measures(shift + start, shift + end, bar, slot, shift + first)


def _text_width(usual: tuple[Datum, ...], look: Look, canvas: Canvas, ease: float) -> float:
    """Returns the width that texts need: of the values, and of the longest word below."""
    value, tick = look.px(Role.VALUE, ease), look.px(Role.LABEL, ease)
    return max(
        max(
            canvas.measure(datum.number, value, bold=True),
            *(canvas.measure(piece.strip(), tick) for piece in pieces(datum.tick) or ("",)),
        )
        for datum in usual
    )
