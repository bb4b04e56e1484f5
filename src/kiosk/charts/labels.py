"""Texts of a chart that know how much room they take before they are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from kiosk.charts.canvas import ASCENT, DESCENT, Canvas
from kiosk.charts.style import Look, Role
from kiosk.charts.wrapping import balanced, fit
from kiosk.model.charts import Datum
from kiosk.model.geometry import Rect

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


def value_labels(
    canvas: Canvas,
    look: Look,
    data: Sequence[tuple[Datum, str]],
    room: tuple[float, float],
    *,
    form: ValueForm,
    ease: float = 0.0,
) -> tuple[Label, ...]:
    """Returns values with their colours as large as fits, all in the same size and form.

    The room is (width, height) of one value.

    They give way step by step: smaller, then the qualifier on a line of its own, then without
    unit. The word of a qualifier is kept in every form; a number is never cut. Where even the
    smallest form is wider, labels are empty: the marks still tell the values.
    """
    full = look.px(form.role, ease)
    least = min(full, form.role.value.least)
    sizes = (full, full * 0.85 + least * 0.15, (full + least) / 2, least)
    small = (least, (least + LEAST_PX) / 2, LEAST_PX)
    tried = [
        *((size, False, form.unit) for size in sizes),
        *((size, True, form.unit) for size in sizes),
        *((size, two, False) for two in (False, True) for size in (*sizes, *small)),
    ]
    labels: tuple[Label, ...] = ()
    for px, two_lines, unit in tried:
        written = replace(form, unit=unit)
        labels = tuple(_value_lines(canvas, d, px, color, written, two_lines) for d, color in data)
        if all(_fits(label, room) for label in labels):
            return labels
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
    canvas: Canvas,
    datum: Datum,
    px: float,
    color: str,
    form: ValueForm,
    two_lines: bool,
) -> Label:
    small = px if form.same_size else max(LEAST_PX, px * UNIT_SHARE)
    ink = form.ink or color
    word = datum.before if form.unit or datum.qualifier not in {"exact", "stated"} else ""
    before = Run(word, small, ink, bold=True)
    number = Run(datum.number, px, color, bold=True)
    after = Run(datum.after if form.unit else "", small, ink, bold=True)
    lines = ((before,), (number, after)) if two_lines else ((before, number, after),)
    return label_of(canvas, lines)


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
