"""Texts of a chart that know how much room they take before they are drawn."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from kiosk.charts.canvas import ASCENT, DESCENT, Canvas
from kiosk.charts.style import Look, Role
from kiosk.charts.wrapping import balanced, fit
from kiosk.model.charts import Datum
from kiosk.model.geometry import Rect
from kiosk.values import dataclass

LINE = 1.3
"""Distance of baselines as a multiple of the larger text's size."""
GAP = 0.2
"""Gap between a number and its unit as a multiple of the smaller text's size."""
LEAST_PX = 20.0
"""No text is ever smaller."""
UNIT_SHARE = 0.55
"""Size of a unit or qualifier beside a number that is set larger."""
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one size, weight and colour."""

    text: str
    px: float
    color: str
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Lines of runs; each line stands on one baseline."""

    lines: tuple[tuple[Run, ...], ...]
    width: float
    height: float

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.lines


NOTHING = Label(lines=(), width=0, height=0)


def label_of(canvas: Canvas, lines: tuple[tuple[Run, ...], ...]) -> Label:
    """Returns runs as a label, measured."""
    lines = tuple(
        line for line in (tuple(run for run in line if run.text) for line in lines) if line
    )
    if not lines:
        return NOTHING
    height = sum(_step(upper, lower) for upper, lower in pairwise(lines))
    return Label(
        lines=lines,
        width=max(_width(canvas, line) for line in lines),
        height=height + ASCENT * _size(lines[0]) + DESCENT * _size(lines[-1]),
    )


def text_label(
    canvas: Canvas,
    text: str,
    px: float,
    color: str,
    *,
    width: float,
    max_lines: int = 1,
    bold: bool = False,
    even: bool = False,
) -> Label:
    """Returns a text wrapped, and shortened where it must be, to a width and number of lines.

    ``even`` makes lines about equally long, for a label that is centred.
    """
    cut = balanced if even else fit
    lines = cut(text, width, max_lines, lambda words: canvas.measure(words, px, bold=bold))
    return label_of(canvas, tuple((Run(line, px, color, bold),) for line in lines))


def stacked(canvas: Canvas, *labels: Label) -> Label:
    """Returns labels one under the other as one."""
    return label_of(canvas, tuple(line for label in labels for line in label.lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueForm:
    """How values are written in one chart.

    Attributes:
        role: Its size.
        unit: Whether an exactly stated value shows its unit.
        same_size: Whether the unit is as large as the number.
        ink: Colour of unit and qualifier; None takes the number's.
    """

    role: Role = Role.VALUE
    unit: bool = False
    same_size: bool = False
    ink: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """Size and lines in which values are set.

    Attributes:
        over: Whether the qualifier stands on a line of its own over the number.
        under: Whether the unit stands on a line of its own under the number.
    """

    px: float
    over: bool = False
    under: bool = False


def value_setting(
    canvas: Canvas,
    look: Look,
    data: Sequence[tuple[Datum, str]],
    room: tuple[float, float],
    *,
    form: ValueForm,
    ease: float = 0.0,
) -> Setting | None:
    """Returns the largest setting in which all values fit a room of (width, height), or None.

    They give way step by step: a little smaller, then on more lines, then to the least size and
    under it. Unit and qualifier are kept in every setting; a number is never cut.
    """
    full = look.px(form.role, ease)
    least = min(full, form.role.value.least)
    large, small = (full, full * 0.85 + least * 0.15), ((full + least) / 2, least)
    tiny = ((least + LEAST_PX) / 2, LEAST_PX)
    stacks = ((False, False), (True, False), (False, True), (True, True))
    tried = (
        Setting(px, *stack) for sizes in (large, small, tiny) for stack in stacks for px in sizes
    )
    return next((one for one in tried if _all_fit(canvas, data, one, room, form)), None)


def set_values(
    canvas: Canvas,
    data: Sequence[tuple[Datum, str]],
    setting: Setting,
    form: ValueForm,
) -> tuple[Label, ...]:
    """Returns values with their colours in a setting."""
    return tuple(_value_lines(canvas, datum, color, setting, form) for datum, color in data)


def value_labels(
    canvas: Canvas,
    look: Look,
    data: Sequence[tuple[Datum, str]],
    room: tuple[float, float],
    *,
    form: ValueForm,
    ease: float = 0.0,
    usual: Sequence[Datum] = (),
) -> tuple[Label, ...]:
    """Returns values with their colours as large as fits, all in the same size and form.

    Where even the smallest form is wider, labels are empty: the marks still tell the values.

    Args:
        canvas: For measuring.
        look: Sizes.
        data: The values, each with its colour.
        room: Width and height of one value.
        form: What is written.
        ease: How far texts give way.
        usual: Stand-ins that choose the setting, as far as the values themselves fit it.
    """
    if usual:
        stood = [(datum, color) for datum, (_, color) in zip(usual, data, strict=True)]
        setting = value_setting(canvas, look, stood, room, form=form, ease=ease)
        if setting and _all_fit(canvas, data, setting, room, form):
            return set_values(canvas, data, setting, form)
    setting = value_setting(canvas, look, data, room, form=form, ease=ease)
    if setting:
        return set_values(canvas, data, setting, form)
    labels = set_values(canvas, data, Setting(LEAST_PX, over=True, under=True), form)
    return tuple(label if _fits(label, room) else NOTHING for label in labels)


def value_label(
    canvas: Canvas,
    look: Look,
    datum: Datum,
    color: str,
    room: tuple[float, float],
    *,
    form: ValueForm,
    ease: float = 0.0,
) -> Label:
    """Returns one value as large as fits; see `value_labels`."""
    return value_labels(canvas, look, ((datum, color),), room, form=form, ease=ease)[0]


def is_whole(label: Label, text: str) -> bool:
    """Says whether a label holds all of a text: nothing was shortened away."""
    words = "".join(run.text for line in label.lines for run in line)
    return "".join(words.split()) == "".join(text.split())


def draw_label(canvas: Canvas, label: Label, x: float, top: float, align: Align) -> Rect:
    """Draws a label with its left side, middle or right side at ``x``.

    Returns:
        The room it takes.
    """
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    if label.empty:
        return Rect(x, top, 0, 0)
    baseline = top + ASCENT * _size(label.lines[0])
    for index, line in enumerate(label.lines):
        if index:
            baseline += _step(label.lines[index - 1], line)
        at = x - share * _width(canvas, line)
        for place, run in enumerate(line):
            if place:
                at += _gap(line[place - 1], run)
            at = canvas.text(run.text, at, baseline, run.px, run.color, bold=run.bold).right
    return Rect(x - share * label.width, top, label.width, label.height)


def _value_lines(
    canvas: Canvas, datum: Datum, color: str, setting: Setting, form: ValueForm
) -> Label:
    px = setting.px
    small = px if form.same_size else max(LEAST_PX, px * UNIT_SHARE)
    ink = form.ink or color
    word = datum.before if form.unit or datum.qualifier not in {"exact", "stated"} else ""
    before = Run(word, small, ink, bold=True)
    number = Run(datum.number, px, color, bold=True)
    after = Run(datum.after if form.unit else "", small, ink, bold=True)
    upper = ((before,), (number,)) if setting.over else ((before, number),)
    if setting.under:
        return label_of(canvas, (*upper, (after,)))
    return label_of(canvas, (*upper[:-1], (*upper[-1], after)))


def _all_fit(
    canvas: Canvas,
    data: Sequence[tuple[Datum, str]],
    setting: Setting,
    room: tuple[float, float],
    form: ValueForm,
) -> bool:
    return all(_fits(label, room) for label in set_values(canvas, data, setting, form))


def _fits(label: Label, room: tuple[float, float]) -> bool:
    return label.width <= room[0] and label.height <= room[1]


def _size(line: tuple[Run, ...]) -> float:
    return max(run.px for run in line)


def _step(upper: tuple[Run, ...], lower: tuple[Run, ...]) -> float:
    """Distance of two baselines; never so small that the lines touch."""
    wished = LINE * min(_size(upper), _size(lower))
    return max(wished, DESCENT * _size(upper) + ASCENT * _size(lower))


def _gap(left: Run, right: Run) -> float:
    return GAP * min(left.px, right.px)


def _width(canvas: Canvas, line: tuple[Run, ...]) -> float:
    runs = sum(canvas.measure(run.text, run.px, bold=run.bold) for run in line)
    return runs + sum(_gap(a, b) for a, b in pairwise(line))
