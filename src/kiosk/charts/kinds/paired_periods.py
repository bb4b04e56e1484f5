"""Two periods as bars; the multiple the source states beside an arrow between their levels."""

from kiosk.charts.canvas import Canvas
from kiosk.charts.columns import Columns, draw_columns, plan_columns
from kiosk.charts.kind import Growth
from kiosk.charts.labels import NOTHING, Label, Setting, ValueForm, draw_label, set_values
from kiosk.charts.rules import draw_rule
from kiosk.charts.stand_ins import usual_multiple
from kiosk.charts.style import Look, Role
from kiosk.model.charts import ChartData, Datum
from kiosk.model.geometry import Rect

ARROW_AT = 22.0
"""Of the arrow's shaft from the end of the bars."""
CAP = 14.0
"""Half the width of the cap at the later level."""
WORDS_AT = 26.0
"""Of the multiple from the shaft."""
SHAFT = 4.0
HEAD = (24.0, 22.0)
"""Width and length of the arrow's head."""
LEAST_BARS = 210.0
"""Below this width of the bars the multiple gives way: the panel's title still tells it."""
LEAST_MARK = 64.0
"""Least width and height of what can be touched."""
GUIDE_DASH = (9.0, 7.0)


def draw(data: ChartData, look: Look, canvas: Canvas) -> Growth:
    """Draws the chart; see `kiosk.charts.kind.Kind`."""

    def right(ease: float, stacked: bool) -> float:
        return canvas.width - aside(data.multiple, look, canvas, ease, stacked=stacked)

    plan = plan_columns(data.data, look, canvas, right)
    inks = tuple(look.later if i else look.earlier for i in range(len(data.data)))
    draw_columns(plan, look, canvas, inks)
    label = NOTHING
    if data.multiple is not None and len(plan.columns) == 2:
        usual = usual_multiple(data.multiple, canvas)
        setting = _setting(usual, look, canvas, plan.ease, stacked=plan.stacked)
        label = _written(data.multiple, look, canvas, setting)
    fits = plan.right + ARROW_AT + WORDS_AT + label.width <= canvas.width + 1
    if data.multiple is not None and not label.empty and fits:
        _draw_multiple(plan, look, canvas, data.multiple, label)
    return Growth("up", plan.base)


def aside(
    multiple: Datum | None, look: Look, canvas: Canvas, ease: float, *, stacked: bool
) -> float:
    """Returns the width beside the bars that a multiple takes, of the usual length or its own."""
    if multiple is None:
        return 0.0
    usual = usual_multiple(multiple, canvas)

    def taken(ease: float, *, stacked: bool) -> float:
        label = _written(usual, look, canvas, _setting(usual, look, canvas, ease, stacked=stacked))
        return 0.0 if label.empty else ARROW_AT + WORDS_AT + label.width + 4

    if canvas.width - taken(1.0, stacked=True) < LEAST_BARS:
        return 0.0
    return taken(ease, stacked=stacked)


def _setting(
    usual: Datum, look: Look, canvas: Canvas, ease: float, *, stacked: bool
) -> Setting | None:
    px = look.px(Role.MULTIPLE, ease)
    setting = Setting(px, over=stacked, under=stacked)
    label = _written(usual, look, canvas, setting)
    fits = label.width <= 0.4 * canvas.width and label.height <= 0.6 * canvas.height
    return setting if fits else None


def _written(datum: Datum, look: Look, canvas: Canvas, setting: Setting | None) -> Label:
    if setting is None:
        return NOTHING
    form = ValueForm(role=Role.MULTIPLE, unit=True, ink=look.palette.ink1)
    return set_values(canvas, ((datum, look.accent.text),), setting, form)[0]


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
