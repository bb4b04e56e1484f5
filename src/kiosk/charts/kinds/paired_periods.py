"""Two periods as bars; the multiple the source states beside an arrow between their levels."""

from kiosk.charts.canvas import Canvas
from kiosk.charts.columns import Columns, draw_columns, plan_columns
from kiosk.charts.kind import Growth
from kiosk.charts.labels import NOTHING, Label, ValueForm, draw_label, value_label
from kiosk.charts.rules import draw_rule
from kiosk.charts.style import Look, Role
from kiosk.model.charts import ChartData, Datum
from kiosk.model.geometry import Rect

ARROW_AT = 24.0
"""Of the arrow's shaft from the end of the bars."""
CAP = 14.0
"""Half the width of the cap at the later level."""
WORDS_AT = 28.0
"""Of the multiple from the shaft."""
SHAFT = 4.0
HEAD = (24.0, 22.0)
"""Width and length of the arrow's head."""
LEAST_BARS = 210.0
"""Below this width of the bars the multiple gives way: the panel's title still tells it."""
GUIDE_DASH = (9.0, 7.0)


def draw(data: ChartData, look: Look, canvas: Canvas) -> Growth:
    """Draws the chart; see `kiosk.charts.kind.Kind`."""

    def multiple(ease: float) -> Label:
        if data.multiple is None:
            return NOTHING
        form = ValueForm(role=Role.MULTIPLE, unit=True, ink=look.palette.ink1)
        return value_label(
            canvas,
            look,
            data.multiple,
            look.accent.text,
            (0.4 * canvas.width, 0.6 * canvas.height),
            form=form,
            ease=ease,
        )

    def right(ease: float) -> float:
        label = multiple(ease)
        aside = ARROW_AT + WORDS_AT + label.width + 4
        roomy = not label.empty and canvas.width - aside >= LEAST_BARS
        return canvas.width - aside if roomy else canvas.width

    plan = plan_columns(data.data, look, canvas, right)
    inks = tuple(look.later if i else look.earlier for i in range(len(data.data)))
    draw_columns(plan, look, canvas, inks)
    label = multiple(plan.ease)
    fits = plan.right + ARROW_AT + WORDS_AT + label.width <= canvas.width + 1
    if data.multiple is not None and not label.empty and fits and len(plan.columns) == 2:
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
    upper, lower = min(rect.y, high, low), max(rect.bottom, high, low)
    left = max(x - CAP, later.slot.right)
    mark = Rect(left, upper - 12, canvas.width - left, lower - upper + 24)
    canvas.mark(datum, mark)
