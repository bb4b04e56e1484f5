"""The controls at the foot of a sheet: back and forth, table or chart, close."""

from kiosk.model.actions import Action, CloseSheet, FlipSheet, StepSheet
from kiosk.model.geometry import Rect
from kiosk.model.sheet_parts import SheetContent
from kiosk.model.words import IconId
from kiosk.ui.kit.leaves import BoxLeaf, Solid, Stroke
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.values import dataclass

LEAST_BUTTON = 76.0
PILL_PAD, ICON, ICON_GAP = 44.0, 34.0, 14.0
GAP = 20.0
MOST_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """The controls of one sheet, measured.

    Attributes:
        words: Where the visitor is among pages and neighbours, or "".
        own_row: Whether the words stand on a row of their own above the buttons.
    """

    look: Look
    width: float
    steps: bool
    flips: bool
    table: bool
    words: str
    own_row: bool
    words_height: float
    button: float

    @property
    def height(self) -> float:
        """How high the controls are, words included."""
        return self.button + (self.words_height + 12 if self.own_row else 0.0)


def measure_foot(
    content: SheetContent, look: Look, width: float, *, page: int, pages: int, table: bool
) -> Foot:
    """Returns the controls that a sheet needs.

    Args:
        content: What the sheet shows.
        look: How everything looks.
        width: Room between the sheet's paddings.
        page: Which page is shown, from 0.
        pages: Of how many.
        table: Whether the chart's table is shown.
    """
    sketch = Sketch(look, width)
    button = max(LEAST_BUTTON, look.min_target)
    steps = pages > 1 or len(content.siblings) > 1
    flips = content.chart is not None
    on_page = look.word("sheet_page").format(n=page + 1, of=pages) if pages > 1 else ""
    words = " · ".join(part for part in (content.count, on_page) if part)
    room = width - _pill_width(sketch, "close") - GAP
    room -= _flip_width(sketch, table=table) + GAP if flips else 0.0
    room -= 2 * button + 2 * GAP + 8 if steps else 0.0
    lines = sketch.lines(words, max(room, 1.0), "label") if words else ()
    own_row = len(lines) > MOST_LINES or len(lines) * look.line("label") > button
    if own_row:
        lines = sketch.lines(words, width, "label")
    return Foot(
        look=look,
        width=width,
        steps=steps,
        flips=flips,
        table=table,
        words=words,
        own_row=own_row,
        words_height=len(lines) * look.line("label"),
        button=button,
    )


def draw_foot(sketch: Sketch, foot: Foot, x: float, y: float, *, back: bool, forth: bool) -> None:
    """Draws the controls.

    Args:
        sketch: Where to.
        foot: What was measured.
        x: Left edge.
        y: Top.
        back: Whether there is something before.
        forth: Whether there is something after.
    """
    look = sketch.look
    ink = look.palette.ink2
    if foot.own_row:
        sketch.text(x, y, foot.width, foot.words, "label", ink)
        y += foot.words_height + 12
    left = x
    if foot.steps:
        for by, icon, name, active in (
            (-1, "chevron-left", "previous", back),
            (1, "chevron-right", "next", forth),
        ):
            _round(sketch, Rect(left, y, foot.button, foot.button), icon, name, by, active=active)
            left += foot.button + GAP
        left += 8
    close_w = _pill_width(sketch, "close")
    right = x + foot.width - close_w
    _pill(sketch, Rect(right, y, close_w, foot.button), "close", "close", CloseSheet(), full=True)
    if foot.flips:
        flip_w = _flip_width(sketch, table=foot.table)
        right -= flip_w + GAP
        icon, name = ("chart", "show_chart") if foot.table else ("table", "show_table")
        _pill(sketch, Rect(right, y, flip_w, foot.button), icon, name, FlipSheet(), full=False)
    if foot.words and not foot.own_row:
        top = y + (foot.button - foot.words_height) / 2
        sketch.text(left, top, right - GAP - left, foot.words, "label", ink)


def _pill_width(sketch: Sketch, name: str) -> float:
    words = sketch.advance(sketch.look.word(name), "label_strong")
    return words + ICON + ICON_GAP + 2 * PILL_PAD


def _flip_width(sketch: Sketch, *, table: bool) -> float:
    """Returns the same width for both states, so that the button keeps its place."""
    del table
    return max(_pill_width(sketch, "show_table"), _pill_width(sketch, "show_chart"))


def _pill(sketch: Sketch, box: Rect, icon: str, name: str, action: Action, *, full: bool) -> None:
    look = sketch.look
    palette, accent = look.palette, look.accent
    ink = accent.on_fill if full else palette.ink1
    fill = Solid(accent.fill) if full else None
    stroke = None if full else Stroke(Solid(palette.line2), 2)
    sketch.add(BoxLeaf(rect=box, fill=fill, stroke=stroke, radius=box.h / 2))
    words = look.word(name)
    width = sketch.advance(words, "label_strong")
    left = box.x + (box.w - width - ICON - ICON_GAP) / 2
    sketch.icon(left, box.y + (box.h - ICON) / 2, ICON, IconId(icon), ink)
    line = look.line("label_strong")
    top = box.y + (box.h - line) / 2
    sketch.text(left + ICON + ICON_GAP, top, width + 2, words, "label_strong", ink)
    sketch.target(box, action, words, radius=box.h / 2)


def _round(sketch: Sketch, box: Rect, icon: str, name: str, by: int, *, active: bool) -> None:
    """Draws a round button; one that leads nowhere is pale, or left out, and no target."""
    look = sketch.look
    palette = look.palette
    if not active and palette.name == "contrast":
        return
    edge = palette.line2 if active else palette.line
    sketch.add(BoxLeaf(rect=box, stroke=Stroke(Solid(edge), 2), radius=box.h / 2))
    size = 40.0
    color = palette.ink1 if active else palette.line2
    sketch.icon(box.x + (box.w - size) / 2, box.y + (box.h - size) / 2, size, IconId(icon), color)
    if active:
        sketch.target(box, StepSheet(by), look.word(name), radius=box.h / 2)
