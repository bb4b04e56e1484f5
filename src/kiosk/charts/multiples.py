"""How large a multiple is set beside two bars, and what room it takes there."""

from kiosk.charts.canvas import Canvas
from kiosk.charts.columns import plan_columns
from kiosk.charts.labels import NOTHING, Label, Setting, ValueForm, set_values
from kiosk.charts.stand_ins import usual_multiple
from kiosk.charts.style import Look, Role
from kiosk.model.charts import Datum

ARROW_AT = 22.0
"""Of the arrow's shaft from the end of the bars."""
WORDS_AT = 26.0
"""Of the multiple from the shaft."""
LEAST_BARS = 210.0
"""Below this width of the bars the multiple gives way: the panel's title still tells it."""
ROOM = (0.4, 0.6)
"""Shares of width and height that it may take."""


def aside(multiple: Datum, look: Look, canvas: Canvas, ease: float, *, stacked: bool) -> float:
    """Returns the width beside the bars that a multiple takes, of the usual length or its own."""
    usual = usual_multiple(canvas, multiple)

    def taken(ease: float, *, stacked: bool) -> float:
        label = _written(usual, look, canvas, _setting(usual, look, canvas, ease, stacked=stacked))
        return 0.0 if label.empty else ARROW_AT + WORDS_AT + label.width + 4

    if canvas.width - taken(1.0, stacked=True) < LEAST_BARS:
        return 0.0
    return taken(ease, stacked=stacked)


def multiple_label(
    multiple: Datum, look: Look, canvas: Canvas, ease: float, *, stacked: bool
) -> Label:
    """Returns a multiple in the size that suits one of usual length."""
    usual = usual_multiple(canvas, multiple)
    return _written(multiple, look, canvas, _setting(usual, look, canvas, ease, stacked=stacked))


def pair_ease(data: tuple[Datum, ...], look: Look, canvas: Canvas) -> float:
    """Returns how far texts would give way were the data bars with a multiple beside them.

    So that the same two periods are written in one size, whatever kind of chart shows them.
    """
    usual = usual_multiple(canvas)

    def right(ease: float, stacked: bool) -> float:
        return canvas.width - aside(usual, look, canvas, ease, stacked=stacked)

    return plan_columns(data, look, canvas, right).ease


def _setting(
    usual: Datum, look: Look, canvas: Canvas, ease: float, *, stacked: bool
) -> Setting | None:
    setting = Setting(look.px(Role.MULTIPLE, ease), over=stacked, under=stacked)
    label = _written(usual, look, canvas, setting)
    fits = label.width <= ROOM[0] * canvas.width and label.height <= ROOM[1] * canvas.height
    return setting if fits else None


def _written(datum: Datum, look: Look, canvas: Canvas, setting: Setting | None) -> Label:
    if setting is None:
        return NOTHING
    form = ValueForm(role=Role.MULTIPLE, unit=True, ink=look.palette.ink1)
    return set_values(canvas, ((datum, look.accent.text),), setting, form)[0]
