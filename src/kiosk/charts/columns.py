"""Upright bars from zero on one baseline, directly labelled; with axis and grid in detail."""

from collections.abc import Callable

from kiosk.charts.bars import draw_bar, rise
from kiosk.charts.canvas import ASCENT, DESCENT, Canvas
from kiosk.charts.column_measures import TEXT_GAP, compact_measures, detail_measures
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
from kiosk.charts.stand_ins import usual_data
from kiosk.charts.style import Ink, Look, Role, is_dashed
from kiosk.model.charts import Datum
from kiosk.model.geometry import Rect
from kiosk.values import dataclass

TICK_PAD = 12.0
LABEL_AIR = 4.0
LEAST_PLOT_SHARE = 0.38
LEAST_PLOT = 16.0
PART_GAP = 12.0
TICK_LINES = (3, 1, 0)
"""Lines of the words below a bar, tried in this order."""
TOP_SHARE = 0.08
"""Of the height that stays blank above the highest label, where there is height enough."""
LOW_HEIGHT = 240.0
"""Below this height nothing stays blank."""
STACKING_COST = 0.3


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
        ease: How far texts gave way.
        stacked: Whether what stands beside the bars is to be set on more lines, to be narrower.
    """

    columns: tuple[Column, ...]
    left: float
    right: float
    base: float
    scale: float
    ticks: tuple[float, ...]
    ease: float
    stacked: bool

    @property
    def headroom(self) -> float:
        """What the tallest value leaves to the bars."""
        return self.base - max((c.value.height for c in self.columns), default=0.0)


@dataclass(frozen=True, slots=True)
class _Manner:
    """How texts give way: how far, in how many lines below the bars, and beside them."""

    ease: float
    lines: int
    stacked: bool


def top_air(height: float) -> float:
    """Returns what stays blank above the highest label of a chart of that height."""
    return min(TOP_SHARE * height, max(0.0, 0.4 * (height - LOW_HEIGHT)))


def plan_columns(
    data: tuple[Datum, ...],
    look: Look,
    canvas: Canvas,
    right: Callable[[float, bool], float],
) -> Columns:
    """Plans bars so that their texts fit, giving way with text before the plot gets too low.

    Args:
        data: One bar each; values below zero are drawn as zero.
        look: Colours and sizes.
        canvas: For measuring.
        right: The x at which the bars end, by how far texts give way and whether what stands
            beside the bars is set on more lines.
    """
    plans = [
        _plan(data, look, canvas, right(ease, stacked), _Manner(ease, lines, stacked))
        for ease in EASES
        for lines in TICK_LINES
        for stacked in ((False,) if look.style.detail else (False, True))
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
    data: tuple[Datum, ...], look: Look, canvas: Canvas, right: float, manner: _Manner
) -> Columns:
    """Plans bars that end at ``right``."""
    ease, detail = manner.ease, look.style.detail
    usual = () if detail else usual_data(data, look, canvas)
    ticks = axis_ticks(max((d.value for d in data), default=0.0)) if detail else ()
    if detail:
        m = detail_measures(len(data), look, canvas, ticks, right, ease)
    else:
        m = compact_measures(usual, look, canvas, right, ease)
    room = m.slot - TEXT_GAP
    form = ValueForm(unit=detail, same_size=detail)
    colors = (*[look.palette.ink2] * (len(data) - 1), look.accent.text)
    values = value_labels(
        canvas,
        look,
        tuple(zip(data, colors, strict=True)),
        (room, canvas.height / 2),
        form=form,
        ease=ease,
        usual=usual,
    )
    px, ink = look.px(Role.LABEL, ease), look.palette.ink2
    labels = tuple(
        text_label(canvas, d.tick, px, ink, width=room, max_lines=manner.lines, even=True)
        for d in data
    )
    base = canvas.height - TICK_PAD - max((label.height for label in labels), default=0.0) - 2
    air = 0.0 if detail else top_air(canvas.height)
    tops = [label.height + LABEL_AIR + air for label in values]
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
        stacked=manner.stacked,
    )


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
    cost += STACKING_COST if plan.stacked else 0
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
