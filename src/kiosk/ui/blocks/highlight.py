"""Composes one figure on a card filled with the accent."""

from functools import partial

from kiosk.model.blocks import Highlight
from kiosk.model.geometry import Rect
from kiosk.model.typesetting import is_wide
from kiosk.theme.tokens import RADIUS_CARD
from kiosk.ui.kit.fact_words import item_label, item_note
from kiosk.ui.kit.fullest import compose_fullest
from kiosk.ui.kit.leaves import BoxLeaf, Composition, Fill, Linear, Solid, Stop
from kiosk.ui.kit.look import Frame, Look
from kiosk.ui.kit.sketch import Sketch

PAD, TOP, LOW_TOP = 40.0, 24.0, 12.0
INFO = 44.0
WIDE, FIGURE_SHARE, MOST_LINES = 760.0, 0.6, 3.4
"""A card so wide has its words beside the figure, unless they would be a narrow column."""
ROLES = ("number_l", "number_m", "number_s")
"""The number's role at each level of detail."""
DOT_STEP, DOT_ROW, DOT_REACH, DOT_LARGEST = 22.0, 19.05, 210.0, 5.2
GRADIENT_ACCENT = "amber"
"""The accent whose filled card has a gradient of its own; others are filled evenly."""


def compose(block: Highlight, frame: Frame) -> Composition:
    """Lays out the figure with its words below, on the accent."""
    return compose_fullest(partial(_compose, block), frame)


def _compose(block: Highlight, frame: Frame) -> Composition:
    look = frame.look
    sketch = Sketch(look, frame.width)
    inner = Sketch(look, frame.width)
    needed = _words(inner, block, frame, 0.0)
    height = max(needed, frame.height or 0.0)
    fill, ink = _colors(look)
    sketch.card(Rect(0, 0, frame.width, height), fill=fill)
    if look.palette.halftone_alpha:
        _dots(sketch, frame.width, height, ink)
    _words(sketch, block, frame, (height - needed) / 2)
    sketch.info_mark(frame.width - PAD + 4, TOP + 14, ink)
    box = Rect(0, 0, frame.width, height).grown(-6)
    sketch.fact_target(box, block.fact.fact, item_label(look, block.fact), radius=RADIUS_CARD - 6)
    return sketch.fit_height(sketch.finish(height), frame.height)


def _colors(look: Look) -> tuple[Fill, str]:
    """Returns the card's fill and the ink that reads on it."""
    palette, accent = look.palette, look.accent
    if palette.name == "contrast":
        return Solid(palette.surface), palette.on_card_fill
    if look.accent_name == GRADIENT_ACCENT:
        first, last = palette.card_fill
        return Linear((Stop(0, first), Stop(1, last)), end=(1.0, 1.0)), palette.on_card_fill
    return Solid(accent.fill), accent.on_fill


def _words(sketch: Sketch, block: Highlight, frame: Frame, y: float) -> float:
    """Sets figure, label and note; returns the height of the card they need.

    On a wide card the words stand beside the figure where that is lower.
    """
    trial = Sketch(frame.look, frame.width)
    if frame.width >= WIDE:
        lines = frame.look.line("label" if frame.detail else "subtitle") * MOST_LINES
        beside = _side_by_side(trial, block, frame, 0.0)
        short = frame.detail > 0 or beside <= lines + 2 * TOP
        if short and beside <= _stacked(trial, block, frame, 0.0):
            return _side_by_side(sketch, block, frame, y)
    return _stacked(sketch, block, frame, y)


def _stacked(sketch: Sketch, block: Highlight, frame: Frame, y: float) -> float:
    top = TOP if frame.detail == 0 else LOW_TOP
    room = frame.width - 2 * PAD
    rect = _figure(sketch, block, frame, y + top - 8, room - INFO)
    return _label(sketch, block, frame, Rect(PAD, rect.bottom, room, 0)) - y + top


def _side_by_side(sketch: Sketch, block: Highlight, frame: Frame, y: float) -> float:
    trial = Sketch(frame.look, frame.width)
    top = TOP if frame.detail == 0 else LOW_TOP
    room = frame.width - 2 * PAD - INFO
    rect = _figure(trial, block, frame, 0, room * FIGURE_SHARE)
    left = max(rect.right + 40, PAD + room * 0.4)
    beside = Rect(left, 0, PAD + room - left, 0)
    height = _label(trial, block, frame, beside)
    needed = max(rect.h - 8, height)
    _figure(sketch, block, frame, y + top + (needed - rect.h) / 2, room * FIGURE_SHARE)
    _label(sketch, block, frame, beside.moved(0, y + top + (needed - height) / 2))
    return needed + 2 * top


def _figure(sketch: Sketch, block: Highlight, frame: Frame, y: float, room: float) -> Rect:
    _, ink = _colors(frame.look)
    fact = block.fact.fact
    figure = frame.look.figure(fact)
    role = ROLES[frame.detail]
    return sketch.figure(PAD, y, room, figure, role, color=ink, unit_color=ink, fact=fact)


def _label(sketch: Sketch, block: Highlight, frame: Frame, box: Rect) -> float:
    """Sets label and note in a box's width; returns where they end."""
    look = frame.look
    _, ink = _colors(look)
    role = "subtitle" if frame.detail == 0 else "label"
    label = _rejoined(sketch, item_label(look, block.fact), box.w, role)
    bottom = sketch.text(box.x, box.y, box.w, label, role, ink, bold=True).bottom
    note = item_note(look, block.fact) if frame.detail == 0 and block.fact.note else ""
    if note:
        bottom = sketch.text(box.x, bottom, box.w, note, "note", ink).bottom
    return bottom


def _rejoined(sketch: Sketch, words: str, width: float, role: str) -> str:
    """Returns words without their breaks by hand where a line of these would not fit."""
    lines = words.split("\n")
    if all(sketch.advance(line, role, bold=True) <= width for line in lines):
        return words
    wide = is_wide(lines[0][-1:] or " ")
    return ("" if wide else " ").join(lines)


def _dots(sketch: Sketch, width: float, height: float, ink: str) -> None:
    """Adds the dot cloud that fades out of the lower right corner."""
    palette = sketch.look.palette
    color = palette.panel_cream if ink == palette.on_card_fill else ink
    reach = min(DOT_REACH, height * 0.8)
    for row in range(int(reach / DOT_ROW) + 1):
        y = 16 + row * DOT_ROW
        for column in range(int(reach * 1.6 / DOT_STEP) + 1):
            x = 14 + column * DOT_STEP + (DOT_STEP / 2 if row % 2 else 0)
            far = float(((x / 1.6) ** 2 + y**2) ** 0.5) / reach
            radius = DOT_LARGEST * (1 - far)
            if radius > 0.8:
                box = Rect(width - x - radius, height - y - radius, 2 * radius, 2 * radius)
                fill = Solid(color, 0.34 * (1 - 0.5 * far))
                sketch.add(BoxLeaf(rect=box, fill=fill, radius=radius))
