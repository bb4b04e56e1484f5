"""A value with its words under it, beside or over what it stands for."""

from kiosk.charts.canvas import Canvas
from kiosk.charts.labels import (
    Label,
    ValueForm,
    draw_label,
    is_whole,
    text_label,
    value_label,
)
from kiosk.charts.style import Look, Role
from kiosk.model.charts import Datum
from kiosk.model.geometry import Rect
from kiosk.values import dataclass

GAP = 2.0
"""Between a value and its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A value label with the words of its datum under it."""

    datum: Datum
    value: Label
    words: Label

    @property
    def width(self) -> float:
        """The room it takes in width."""
        return max(self.value.width, self.words.width)

    @property
    def height(self) -> float:
        """The room it takes in height."""
        gap = 0 if self.words.empty or self.value.empty else GAP
        return self.value.height + gap + self.words.height


def plan_saying(
    canvas: Canvas,
    look: Look,
    datum: Datum,
    color: str,
    room: tuple[float, float],
    *,
    role: Role = Role.VALUE,
    ease: float = 0.0,
    max_lines: int = 4,
) -> Saying:
    """Plans a value and its words in a room of (width, height); words give way first."""
    width, height = room
    form = ValueForm(role=role, unit=True)
    value = value_label(canvas, look, datum, color, room, form=form, ease=ease)
    px, lines = look.px(Role.LABEL, ease), max_lines
    while True:
        ink = look.palette.ink2
        words = text_label(canvas, datum.tick, px, ink, width=width, max_lines=lines)
        saying = Saying(datum=datum, value=value, words=words)
        if saying.height <= height or lines == 0:
            return saying
        lines -= 1


def best_saying(sayings: list[Saying], height: float) -> Saying:
    """Returns the first that fits with all its words, else with some of them, else the last."""
    fitting = [saying for saying in sayings if saying.height <= height]
    whole = [saying for saying in fitting if is_whole(saying.words, saying.datum.tick)]
    some = [saying for saying in fitting if not saying.words.empty]
    return (whole or some or sayings[-1:])[0]


def draw_saying(canvas: Canvas, saying: Saying, x: float, top: float) -> Rect:
    """Draws it with its left side at ``x`` and returns the room it takes."""
    draw_label(canvas, saying.value, x, top, "left")
    below = top + saying.height - saying.words.height
    draw_label(canvas, saying.words, x, below, "left")
    return Rect(x, top, saying.width, saying.height)
