"""Amounts at successive stages, as true-to-scale squares side by side; expected ones dashed."""

from kiosk.charts.bars import draw_bar, rise
from kiosk.charts.canvas import Canvas
from kiosk.charts.kind import EASES, Growth
from kiosk.charts.labels import (
    Label,
    ValueForm,
    draw_label,
    is_whole,
    text_label,
    value_labels,
)
from kiosk.charts.rules import draw_rule
from kiosk.charts.style import Ink, Look, Role, is_dashed
from kiosk.model.charts import ChartData, Datum
from kiosk.model.geometry import Rect
from kiosk.values import dataclass

GAP = 20.0
TICK_PAD = 12.0
AIR = 6.0
LINES = (6, 4, 2, 1, 0)
"""Lines of the words below a square, tried in this order."""
LEAST_SIDE = 16.0
CUT_COST = 4.0
VALUE_COST = 0.7
LEAST_PLOT_SHARE = 0.36
"""Of the height that squares should have; less where a visitor chose larger text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Texts in one size, and the room left to the squares."""

    values: tuple[Label, ...]
    words: tuple[Label, ...]
    base: float
    side: float
    ease: float


def draw(data: ChartData, look: Look, canvas: Canvas) -> Growth:
    """Draws the chart; see `kiosk.charts.kind.Kind`."""
    plans = [_plan(data.data, look, canvas, ease, n) for ease in EASES for n in LINES]
    plan = min(plans, key=lambda p: _cost(p, data.data, look, canvas))
    slot = canvas.width / len(data.data)
    largest = max(datum.value for datum in data.data)
    for index, datum in enumerate(data.data):
        share = max(0.0, datum.value) / largest if largest > 0 else 0.0
        side = plan.side * share**0.5
        center = slot * (index + 0.5)
        square = Rect(center - side / 2, plan.base - side, side, side)
        draw_bar(canvas, square, datum, _ink(datum, look))
        value = plan.values[index]
        top = max(0.0, square.y - rise(datum) - AIR - value.height)
        draw_label(canvas, value, center, top, "center")
        draw_label(canvas, plan.words[index], center, plan.base + TICK_PAD, "center")
        canvas.mark(datum, Rect(slot * index, top, slot, canvas.height - top))
    draw_rule(canvas, plan.base, (0, canvas.width), look.palette.ink2, width=look.hairline)
    return Growth("up", plan.base)


def _ink(datum: Datum, look: Look) -> Ink:
    return look.ink(datum.accent)


def _plan(
    data: tuple[Datum, ...], look: Look, canvas: Canvas, ease: float, max_lines: int
) -> _Plan:
    room = canvas.width / len(data) - GAP
    palette = look.palette
    coloured = tuple((d, palette.ink2 if is_dashed(d) else look.accent.text) for d in data)
    form = ValueForm(unit=True)
    values = value_labels(canvas, look, coloured, (room, canvas.height / 2), form=form, ease=ease)
    px = look.px(Role.LABEL, ease)
    words = tuple(
        text_label(canvas, d.tick, px, palette.ink2, width=room, max_lines=max_lines, even=True)
        for d in data
    )
    base = canvas.height - TICK_PAD - max(label.height for label in words) - 2
    tallest = max(v.height + rise(d) for v, d in zip(values, data, strict=True))
    side = max(0.0, min(room, base - tallest - AIR))
    return _Plan(values=values, words=words, base=base, side=side, ease=ease)


def _cost(plan: _Plan, data: tuple[Datum, ...], look: Look, canvas: Canvas) -> float:
    """Says how much a plan spoils: a low plot, lost words, small text."""
    scale = look.style.text_scale
    cost = plan.ease * (4 if scale > 1 else 1)
    share = LEAST_PLOT_SHARE / scale**1.75
    wanted = min(share * canvas.height, canvas.width / len(data) - GAP)
    if plan.side < wanted:
        cost += 8 * (1 - plan.side / wanted)
    cost += 50 if plan.side < LEAST_SIDE else 0
    for value, words, datum in zip(plan.values, plan.words, data, strict=True):
        cost += 9 if value.empty else 0
        cost += 0 if is_whole(words, datum.tick) else CUT_COST
        sizes = [run.px for line in value.lines for run in line]
        cost += VALUE_COST * (1 - max(sizes, default=0) / look.px(Role.VALUE))
    return cost
