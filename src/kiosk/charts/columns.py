"""Upright bars from zero on one baseline, directly labelled; with axis and grid in detail."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.charts.bars import draw_bar, rise
from kiosk.charts.canvas import ASCENT, DESCENT, Canvas
from kiosk.charts.kind import EASES
from kiosk.charts.labels import (
    Label,
    ValueForm,
    draw_label,
    is_whole,
    text_label,
    value_labels,
)
from kiosk.charts.rules import AIR, draw_rule
from kiosk.charts.scales import axis_ticks, write_tick
from kiosk.charts.style import Ink, Look, Role, is_dashed
from kiosk.model.charts import Datum
from kiosk.model.geometry import Rect

INSET = 8.0
"""Of the first bar from the end of the baseline."""
GAP_SHARE = 0.31
"""Gap between bars as a share of their width."""
DETAIL_BAR_SHARE = 0.54
TICK_PAD = 12.0
LABEL_AIR = 4.0
LEAST_PLOT_SHARE = 0.38
LEAST_PLOT = 16.0
PART_GAP = 12.0
TICK_LINES = (3, 1, 0)
"""Lines of the words below a bar, tried in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One planned bar.

    Attributes:
        slot: The width that is its own, from the top of its value to the picture's bottom.
        bar: From baseline to value.
        top: Where its value label starts.
    """

    datum: Datum
    slot: Rect
    bar: Rect
    top: float
    value: Label
    tick: Label

    @property
    def center(self) -> float:
        """The x of the middle of the bar."""
        return self.bar.x + self.bar.w / 2

    @property
    def value_rect(self) -> Rect:
        """The room of its value label."""
        return Rect(
            self.center - self.value.width / 2, self.top, self.value.width, self.value.height
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """A planned row of bars between two x.

    Attributes:
        scale: Layout units per unit of value.
        ticks: Values of the axis; none in the compact form.
    """

    columns: tuple[Column, ...]
    left: float
    right: float
    base: float
    scale: float
    ticks: tuple[float, ...]
    ease: float

    @property
    def headroom(self) -> float:
        """What the tallest value leaves to the bars."""
        return self.base - max((c.value.height for c in self.columns), default=0.0)


@dataclass(frozen=True, slots=True)
class _Measures:
    """Where bars stand: the axis' end, and for each bar its middle, width and slot."""

    left: float
    right: float
    bar: float
    slot: float
    first: float


def plan_columns(
    data: tuple[Datum, ...],
    look: Look,
    canvas: Canvas,
    right: Callable[[float], float],
) -> Columns:
    """Plans bars so that their texts fit, giving way with text before the plot gets too low.

    Args:
        data: One bar each; values below zero are drawn as zero.
        look: Colours and sizes.
        canvas: For measuring.
        right: The x at which the bars end, by how far texts give way.
    """
    plans = [
        _plan(data, look, canvas, right(ease), (ease, lines))
        for ease in EASES
        for lines in TICK_LINES
    ]
    return min(plans, key=lambda plan: _cost(plan, look, canvas))


def draw_columns(plan: Columns, look: Look, canvas: Canvas, inks: tuple[Ink, ...]) -> None:
    """Draws planned bars with baseline, ticks, values, and one mark each."""
    bodies = [Rect(c.bar.x + AIR, c.bar.y, c.bar.w - 2 * AIR, c.bar.h) for c in plan.columns]
    texts = [c.value_rect for c in plan.columns if not c.value.empty]
    _draw_axis(plan, look, canvas, [*bodies, *texts])
    for column, ink in zip(plan.columns, inks, strict=True):
        draw_bar(canvas, column.bar, column.datum, ink)
        draw_label(canvas, column.value, column.center, column.top, "center")
        draw_label(canvas, column.tick, column.center, plan.base + TICK_PAD, "center")
        if look.style.detail:
            _draw_parts(column, look, canvas)
        canvas.mark(column.datum, column.slot)
    draw_rule(canvas, plan.base, (plan.left, plan.right), look.palette.ink2, width=look.hairline)


def _plan(
    data: tuple[Datum, ...], look: Look, canvas: Canvas, right: float, manner: tuple[float, int]
) -> Columns:
    """Plans bars that end at ``right``; the manner is (ease, lines of the words below)."""
    ease, max_lines = manner
    detail = look.style.detail
    ticks = axis_ticks(max((d.value for d in data), default=0.0)) if detail else ()
    m = _measures(len(data), look, canvas, ticks, right, ease)
    room = m.slot - 10 if detail else min(m.slot - 10, m.bar + 2 * INSET)
    form = ValueForm(unit=detail, same_size=detail)
    colors = (*[look.palette.ink2] * (len(data) - 1), look.accent.text)
    coloured = tuple(zip(data, colors, strict=True))
    values = value_labels(canvas, look, coloured, (room, canvas.height / 2), form=form, ease=ease)
    px = look.px(Role.LABEL, ease)
    labels = [
        text_label(
            canvas, d.tick, px, look.palette.ink2, width=room, max_lines=max_lines, even=True
        )
        for d in data
    ]
    base = canvas.height - TICK_PAD - max((label.height for label in labels), default=0.0) - 2
    tops = [label.height + LABEL_AIR for label in values]
    scale = _scale(data, base, tops, ticks[-1] if ticks else 0.0, px)
    columns = []
    for index, (datum, value, label) in enumerate(zip(data, values, labels, strict=True)):
        height = max(0.0, datum.value) * scale
        center = m.first + index * m.slot
        bar = Rect(center - m.bar / 2, base - height, m.bar, height)
        top = max(0.0, bar.y - rise(datum) - value.height - LABEL_AIR)
        slot = Rect(center - m.slot / 2, top, m.slot, canvas.height - top)
        columns.append(Column(datum=datum, slot=slot, bar=bar, top=top, value=value, tick=label))
    return Columns(
        columns=tuple(columns),
        left=m.left,
        right=m.right,
        base=base,
        scale=scale,
        ticks=ticks,
        ease=ease,
    )


def _measures(
    count: int, look: Look, canvas: Canvas, ticks: tuple[float, ...], right: float, ease: float
) -> _Measures:
    if look.style.detail:
        px = look.px(Role.NOTE, ease)
        step = ticks[1] - ticks[0]
        widths = [canvas.measure(write_tick(t, step, grouping=True), px) for t in ticks]
        left = max(widths) + 12
        slot = (right - left) / max(1, count)
        bar = min(DETAIL_BAR_SHARE * slot, 0.42 * canvas.height)
        return _Measures(left, right, bar, slot, left + slot / 2)
    shares = count + GAP_SHARE * max(0, count - 1)
    bar = min((right - 2 * INSET) / max(1.0, shares), max(0.45 * canvas.height, 150))
    slot = bar * (1 + GAP_SHARE)
    end = 2 * INSET + bar * shares
    return _Measures(0.0, end, bar, slot, INSET + bar / 2)


def _scale(
    data: tuple[Datum, ...], base: float, tops: list[float], largest: float, px: float
) -> float:
    """Returns units per value: bars from zero, the highest as high as its label leaves room."""
    limits = [
        (base - top - rise(datum)) / datum.value
        for datum, top in zip(data, tops, strict=True)
        if datum.value > 0
    ]
    if largest > 0:
        limits.append((base - px) / largest)
    return max(0.0, min(limits, default=0.0))


def _cost(plan: Columns, look: Look, canvas: Canvas) -> float:
    """Says how much a plan spoils; giving way costs more where a visitor chose larger text."""
    cost = plan.ease * (3 if look.style.text_scale > 1 else 1)
    lack = 1 - plan.headroom / (LEAST_PLOT_SHARE * canvas.height)
    cost += 6 * max(0.0, lack) + (50 if plan.headroom < LEAST_PLOT else 0)
    for column in plan.columns:
        cost += 9 if column.value.empty else 0
        cost += 5 if not is_whole(column.tick, column.datum.tick) else 0
        cost += 0.6 * max(0, len(column.tick.lines) - 1)
        if not column.value.empty:
            size = max(run.px for line in column.value.lines for run in line)
            cost += 2 * (1 - size / look.px(Role.VALUE))
    return cost


def _draw_axis(plan: Columns, look: Look, canvas: Canvas, around: list[Rect]) -> None:
    """Draws grid lines behind the bars and writes their values at the left."""
    px = look.px(Role.NOTE, plan.ease)
    every = 1
    if len(plan.ticks) > 1:
        distance = (plan.ticks[1] - plan.ticks[0]) * plan.scale
        while distance * every < 1.5 * px and every < len(plan.ticks):
            every += 1
    grouping = any("," in column.datum.number for column in plan.columns)
    for index, tick in enumerate(plan.ticks):
        y = plan.base - tick * plan.scale
        if index % every or y < ASCENT * px / 2:
            continue
        words = write_tick(tick, plan.ticks[1] - plan.ticks[0], grouping=grouping)
        x = plan.left - 12 - canvas.measure(words, px)
        middle = (ASCENT - DESCENT) / 2 * px
        canvas.text(words, x, y + middle, px, look.palette.ink3)
        if index:
            color = look.palette.line
            draw_rule(canvas, y, (plan.left, plan.right), color, width=1.5, around=around)


def _draw_parts(column: Column, look: Look, canvas: Canvas) -> None:
    """Writes into a dashed bar what it was computed from, where that has room."""
    if not is_dashed(column.datum) or not column.datum.parts:
        return
    px, room, color = look.px(Role.NOTE), column.bar.w - 24, look.palette.ink2
    one_line = [part.replace("\n", " ") for part in column.datum.parts]
    short = all(canvas.measure(part, px) <= room for part in one_line)
    labels = [
        text_label(canvas, part, px, color, width=room, max_lines=3)
        for part in (one_line if short else column.datum.parts)
    ]
    height = sum(label.height for label in labels) + PART_GAP * (len(labels) - 1)
    whole = all(map(is_whole, labels, column.datum.parts))
    if not whole or height > column.bar.h - 32:
        return
    top = column.bar.y + (column.bar.h - height) / 2
    for label in labels:
        draw_label(canvas, label, column.center, top, "center")
        top += label.height + PART_GAP
