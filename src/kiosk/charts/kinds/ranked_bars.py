"""Horizontal bars, the longest first; with grid and axis in detail."""

from kiosk.charts.bars import draw_bar, rise
from kiosk.charts.canvas import ASCENT, DESCENT, Canvas
from kiosk.charts.kind import EASES, Growth
from kiosk.charts.labels import (
    Label,
    ValueForm,
    draw_label,
    is_whole,
    text_label,
    value_labels,
)
from kiosk.charts.rules import draw_upright
from kiosk.charts.scales import axis_ticks, write_tick
from kiosk.charts.style import Look, Role
from kiosk.model.charts import ChartData, Datum
from kiosk.model.geometry import Rect
from kiosk.values import dataclass

AIR = 12.0
NAME_GAP = 3.0
MAX_BAR = 64.0
WISHED_BAR = 28.0
LEAST_BAR = 10.0
LEAST_PLOT_SHARE = 0.4
WORDS_SHARE = 0.4
CUT_COST = 6.0
"""Of a name that is cut: only where nothing else helps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Texts in one size and form, and where the bars start and end.

    Attributes:
        row: Height of one row.
        bar: Height of one bar.
        above: Whether words stand above their bar instead of left of it.
    """

    values: tuple[Label, ...]
    words: tuple[Label, ...]
    left: float
    length: float
    row: float
    bar: float
    above: bool
    ease: float


def draw(data: ChartData, look: Look, canvas: Canvas) -> Growth:
    """Draws the chart; see `kiosk.charts.kind.Kind`."""
    ranked = tuple(sorted(data.data, key=lambda datum: -datum.value))
    plans = [
        _plan(ranked, look, canvas, ease, above=above, lines=lines)
        for ease in EASES
        for above in (False, True)
        for lines in (1, 2)
    ]
    plan = min(plans, key=lambda p: _cost(p, ranked, look, canvas))
    largest = ranked[0].value
    scale = plan.length / largest if largest > 0 else 0.0
    taken = []
    for index, datum in enumerate(ranked):
        taken.append(_draw_row(index, datum, plan, scale, look, canvas))
    bottom = plan.row * len(ranked)
    if look.style.detail and largest > 0:
        around = [rect for row in taken for rect in row]
        _draw_axis(plan, largest, bottom, around, look, canvas)
    color = look.palette.ink2
    draw_upright(canvas, plan.left, (0, bottom), color, width=look.hairline, around=())
    return Growth("right", plan.left)


def _draw_row(
    index: int, datum: Datum, plan: _Plan, scale: float, look: Look, canvas: Canvas
) -> tuple[Rect, ...]:
    """Draws one bar with its words and value, and returns what they take."""
    top = plan.row * index
    words, value = plan.words[index], plan.values[index]
    block = plan.bar + (words.height + NAME_GAP if plan.above and not words.empty else 0)
    y = top + (plan.row - block) * (0.6 if plan.above else 0.5)
    if plan.above:
        draw_label(canvas, words, plan.left + 8, y, "left")
        y += block - plan.bar
    else:
        middle = y + plan.bar / 2 - words.height / 2
        draw_label(canvas, words, plan.left - AIR, middle, "right")
    bar = Rect(plan.left, y, max(0.0, datum.value) * scale, plan.bar)
    draw_bar(canvas, bar, datum, look.ink(datum.accent), "right")
    x = bar.right + rise(datum) + AIR
    room = draw_label(canvas, value, x, y + plan.bar / 2 - value.height / 2, "left")
    canvas.mark(datum, Rect(0, top, canvas.width, plan.row))
    named = Rect(plan.left + 8, y - block + plan.bar, words.width, words.height)
    return (bar, room, named) if plan.above else (bar, room)


def _plan(
    data: tuple[Datum, ...],
    look: Look,
    canvas: Canvas,
    ease: float,
    *,
    above: bool,
    lines: int,
) -> _Plan:
    palette, width = look.palette, canvas.width
    axis = look.px(Role.NOTE, ease) * (ASCENT + DESCENT) + 8 if look.style.detail else 0.0
    row = (canvas.height - axis) / len(data)
    px = look.px(Role.LABEL, ease)
    words_width = width - 16 if above else WORDS_SHARE * width
    words = tuple(
        text_label(canvas, d.tick, px, palette.ink1, width=words_width, max_lines=lines)
        for d in data
    )
    coloured = tuple((d, look.ink(d.accent).text) for d in data)
    form = ValueForm(unit=True)
    named = max(label.height for label in words) + NAME_GAP if above else 0.0
    bar = min(MAX_BAR, (row - named) * (0.74 if above else 0.62))
    room = (0.4 * width, bar + 4 if above else row)
    values = value_labels(canvas, look, coloured, room, form=form, ease=max(ease, 0.5))
    left = 2.0 if above else max(label.width for label in words) + AIR + 2
    over = max(rise(d) for d in data)
    length = width - left - over - AIR - max(label.width for label in values) - 4
    return _Plan(
        values=values,
        words=words,
        left=left,
        length=max(0.0, length),
        row=row,
        bar=max(0.0, bar),
        above=above,
        ease=ease,
    )


def _cost(plan: _Plan, data: tuple[Datum, ...], look: Look, canvas: Canvas) -> float:
    """Says how much a plan spoils: short or thin bars, lost words, texts higher than their row."""
    cost = plan.ease * (3 if look.style.text_scale > 1 else 1) + (0.3 if plan.above else 0)
    cost += 8 * max(0.0, 1 - plan.length / (LEAST_PLOT_SHARE * canvas.width))
    cost += 8 * max(0.0, 1 - plan.bar / LEAST_BAR) + 3 * max(0.0, 1 - plan.bar / WISHED_BAR)
    written = [run.px for value in plan.values for line in value.lines for run in line]
    cost += 6 * max(0.0, 1 - max(written, default=0.0) / Role.VALUE.value.least)
    for value, words, datum in zip(plan.values, plan.words, data, strict=True):
        cost += 9 if value.empty else 0
        cost += 20 if _touches(plan, value, words) else 0
        cost += 0.5 * max(0, len(words.lines) - 1)
        cost += 0 if is_whole(words, datum.tick) else CUT_COST
    return cost


def _touches(plan: _Plan, value: Label, words: Label) -> bool:
    """Says whether a row's texts would reach beyond their row or into each other."""
    if not plan.above:
        return max(value.height, words.height) > plan.row
    return words.height + NAME_GAP + max(plan.bar, (plan.bar + value.height) / 2) > plan.row or (
        value.height > plan.bar + 4
    )


def _draw_axis(
    plan: _Plan, largest: float, bottom: float, around: list[Rect], look: Look, canvas: Canvas
) -> None:
    """Draws grid lines behind the bars and their values below."""
    px = look.px(Role.NOTE, plan.ease)
    ticks = [tick for tick in axis_ticks(largest) if tick <= largest * 1.0001]
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    scale, end = plan.length / largest, -1.0
    for tick in ticks:
        words, x = write_tick(tick, step, grouping=largest >= 10000), plan.left + tick * scale
        width = canvas.measure(words, px)
        start = min(max(0.0, x - width / 2), canvas.width - width)
        if tick:
            draw_upright(canvas, x, (0, bottom), look.palette.line, width=1.5, around=around)
        if start > end:
            canvas.text(words, start, bottom + 8 + ASCENT * px, px, look.palette.ink3)
            end = start + width + 16
