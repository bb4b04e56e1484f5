"""Two periods as bars; the multiple the source states beside an arrow between their levels."""

from kiosk.charts.canvas import Canvas
from kiosk.charts.columns import Columns, draw_columns, plan_columns
from kiosk.charts.kind import Growth
from kiosk.charts.labels import NOTHING, Label, draw_label
from kiosk.charts.multiples import ARROW_AT, WORDS_AT, aside, multiple_label
from kiosk.charts.rules import draw_rule
from kiosk.charts.style import Look
from kiosk.model.charts import ChartData, Datum
from kiosk.model.geometry import Rect

CAP = 14.0
"""Half the width of the cap at the later level."""
SHAFT = 4.0
HEAD = (24.0, 22.0)
"""Width and length of the arrow's head."""
LEAST_MARK = 64.0
"""Least width and height of what can be touched."""
GUIDE_DASH = (9.0, 7.0)


def draw(data: ChartData, look: Look, canvas: Canvas) -> Growth:
    """Draws the chart; see `kiosk.charts.kind.Kind`."""

    def right(ease: float, stacked: bool) -> float:
        if data.multiple is None:
            return canvas.width
        return canvas.width - aside(data.multiple, look, canvas, ease, stacked=stacked)

    plan = plan_columns(data.data, look, canvas, right)
    inks = tuple(look.later if i else look.earlier for i in range(len(data.data)))
    draw_columns(plan, look, canvas, inks)
    label = NOTHING
    if data.multiple is not None and len(plan.columns) == 2:
        label = multiple_label(data.multiple, look, canvas, plan.ease, stacked=plan.stacked)
    fits = plan.right + ARROW_AT + WORDS_AT + label.width <= canvas.width + 1
    if data.multiple is not None and not label.empty and fits:
        _draw_multiple(plan, look, canvas, data.multiple, label)
    return Growth("up", plan.base)


def _draw_multiple(plan: Columns, look: Look, canvas: Canvas, datum: Datum, label: Label) -> None:
    """Carries the earlier level across and measures from there to the later one."""
    earlier, later = plan.columns
    low, high = earlier.bar.y, later.bar.y
    x = plan.right + ARROW_AT
    guide = (earlier.bar.right + 8, x + CAP)
    around = [column.value_rect for column in plan.columns]
    draw_rule(canvas, low, guide, look.palette.guide, dash=GUIDE_DASH, around=around)
    color = look.accent.number
    canvas.line("ground", ((x - CAP, high), (x + CAP, high)), color, 3)
    way = 1 if high < low else -1
    width, length = HEAD
    if abs(low - high) > length + 12:
        tip = high + way * 6
        neck = tip + way * length
        canvas.line("ground", ((x, low - way * 3), (x, neck - way * 2)), color, SHAFT)
        head = ((x, tip), (x - width / 2, neck), (x + width / 2, neck))
        canvas.polygon("ground", head, color)
    middle = (low + high) / 2 - label.height / 2
    top = min(max(0.0, middle), max(0.0, plan.base - label.height))
    rect = draw_label(canvas, label, x + WORDS_AT, top, "left")
    upper, lower = min(rect.y, high, low) - 8, max(rect.bottom, high, low) + 8
    left = max(x - CAP, later.slot.right)
    breadth, height = max(LEAST_MARK, rect.right + 8 - left), max(LEAST_MARK, lower - upper)
    canvas.mark(datum, Rect(left, (upper + lower - height) / 2, breadth, height))
