"""Composes a wall of plaques, one for each title."""

from dataclasses import replace
from functools import partial

from kiosk.model.actions import OpenHonour
from kiosk.model.blocks import Honours
from kiosk.model.facts import Honour
from kiosk.model.geometry import Rect
from kiosk.model.typesetting import split_units
from kiosk.ui.kit.fullest import compose_fullest
from kiosk.ui.kit.leaves import BoxLeaf, Composition, ImageLeaf, Solid, Stroke
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.sketch import Sketch
from kiosk.values import dataclass

GAP, MOST_GAP = 24.0, 36.0
ROW_GAPS = (24.0, 24.0, 12.0)
ACROSS = {"landscape": 3, "portrait": 2, "ultrawide": 5}
DRAWN_W, DRAWN_H = 576.0, 204.0
AREA = Rect(40, 32, 400, 140)
"""Where words may stand on the drawn plaque."""
PLATE_PAD_X = 40.0
PLATE_PADS_Y = (20.0, 20.0, 10.0)
"""Room around the words on a plaque without the drawing, at each level of detail."""
LEAST_PLATES = (204.0, 190.0, 72.0)
LEAST_DETAIL = 2
SIZES = (0.96, 0.96, 0.84)
"""Size of the name at each level of detail, as a share of a panel's title."""
LEAST_PX, LEAST_SHARE = 22.0, 0.86
"""A name is set no smaller, and no smaller than this share of its size to fit a word in."""
NAME_LINE, NOTE_GAP = 1.34, 4.0
SCREW, SCREW_INSET = 10.0, 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plaques:
    """What all plaques have in common, so that they look alike.

    Attributes:
        across: How many stand in a row.
        heights: Of each row.
        px: Font size of the names.
        pad: Room above and below the words of a plain plate.
        drawn: Whether the drawing is used, whose shape is fixed; else a plain plate.
        noted: Whether notes are shown.
    """

    across: int
    width: float
    heights: tuple[float, ...]
    px: float
    pad: float
    drawn: bool
    noted: bool

    @property
    def room(self) -> float:
        """Width for words."""
        if self.drawn:
            return AREA.w * self.width / DRAWN_W
        return self.width - 2 * PLATE_PAD_X

    def area(self, box: Rect) -> Rect:
        """Returns where words may stand on one plaque."""
        if self.drawn:
            return AREA.scaled(self.width / DRAWN_W).moved(box.x, box.y)
        x, y = box.x + PLATE_PAD_X, box.y + self.pad
        return Rect(x, y, self.room, box.h - 2 * self.pad)


def compose(block: Honours, frame: Frame) -> Composition:
    """Lays out plaques in rows; a last row that is not full stands in the middle."""
    return compose_fullest(partial(_compose, block), frame)


def _compose(block: Honours, frame: Frame) -> Composition:
    look = frame.look
    sketch = Sketch(look, frame.width)
    honours = [look.kiosk.honours[name] for name in block.honours]
    plaques = _choose(honours, frame)
    across, rows = plaques.across, len(plaques.heights)
    row_gap = ROW_GAPS[frame.detail]
    needed = sum(plaques.heights) + (rows - 1) * row_gap
    height = max(needed, frame.height or 0.0)
    gap = min(MOST_GAP, row_gap + (height - needed) / max(1, rows - 1))
    y = (height - sum(plaques.heights) - (rows - 1) * gap) / 2
    for row, tall in enumerate(plaques.heights):
        shown = honours[row * across : (row + 1) * across]
        x = (frame.width - len(shown) * plaques.width - (len(shown) - 1) * GAP) / 2
        for honour in shown:
            _plaque(sketch, block, honour, plaques, Rect(x, y, plaques.width, tall))
            x += plaques.width + GAP
        y += tall + gap
    return sketch.fit_height(sketch.finish(height), frame.height)


def _choose(honours: list[Honour], frame: Frame) -> _Plaques:
    """Returns the format's plaques, or wider ones where a word would hardly fit into these.

    Where least is shown, those that need the least height.
    """
    across = min(ACROSS[frame.look.format], len(honours))
    count = len(honours)
    # As many in each row as the rows need: nine in rows of four would leave one alone.
    widths = {-(-count // -(-count // most)) for most in range(1, across + 1)}
    plans = [_plan(honours, frame, width) for width in sorted(widths, reverse=True)]
    usual = frame.look.px("panel_title") * SIZES[frame.detail]
    readable = [plan for plan in plans if plan.px >= usual * LEAST_SHARE] or plans[-1:]
    if frame.detail < LEAST_DETAIL:
        return readable[0]
    gap = ROW_GAPS[frame.detail]
    return min(readable, key=lambda plan: sum(height + gap for height in plan.heights))


def _plan(honours: list[Honour], frame: Frame, across: int) -> _Plaques:
    """Returns plaques that hold every name: the drawn ones, or plates as high as needed."""
    look = frame.look
    width = (frame.width - GAP * (across - 1)) / across
    rows = -(-len(honours) // across)
    drawn = _Plaques(
        across=across,
        width=width,
        heights=(width * DRAWN_H / DRAWN_W,) * rows,
        px=look.px("panel_title") * SIZES[frame.detail],
        pad=PLATE_PADS_Y[frame.detail],
        drawn=True,
        noted=frame.detail == 0,
    )
    if _is_drawn(honours, frame, drawn):
        return drawn
    plate = replace(drawn, drawn=False)
    sketch = Sketch(look, width)
    widest = max(_widest(sketch, look.say(one.name), plate.px) for one in honours)
    if widest > plate.room:
        plate = replace(plate, px=max(LEAST_PX, plate.px * plate.room / widest * 0.99))
    least = max(LEAST_PLATES[frame.detail], look.min_target + 8)
    words = [_height(sketch, one, plate) + 2 * plate.pad for one in honours]
    heights = [max(least, *words[row * across : (row + 1) * across]) for row in range(rows)]
    if frame.detail < LEAST_DETAIL:
        heights = [max(heights)] * rows
    return replace(plate, heights=tuple(heights))


def _is_drawn(honours: list[Honour], frame: Frame, drawn: _Plaques) -> bool:
    """Says whether the drawing's fixed shape holds all words and there is room for its height."""
    if frame.look.palette.name == "contrast":
        return False
    gaps = (len(drawn.heights) - 1) * ROW_GAPS[frame.detail]
    needed = sum(drawn.heights) + gaps
    if frame.detail and (frame.height is None or needed > frame.height + 1):
        return False
    sketch = Sketch(frame.look, drawn.width)
    names = [frame.look.say(one.name) for one in honours]
    if max(_widest(sketch, name, drawn.px) for name in names) > drawn.room:
        return False
    room = drawn.area(Rect(0, 0, drawn.width, drawn.heights[0]))
    return max(_height(sketch, one, drawn) for one in honours) <= room.h


def _widest(sketch: Sketch, words: str, px: float) -> float:
    """Returns the width of the widest piece that no line may break."""
    pieces = split_units(words.replace("\n", " "))
    return max(sketch.advance(piece.strip(), "panel_title", px=px) for piece in pieces)


def _height(sketch: Sketch, honour: Honour, plaques: _Plaques) -> float:
    """Returns the height of a title and its note."""
    look = sketch.look
    lines = sketch.lines(look.say(honour.name), plaques.room, "panel_title", px=plaques.px)
    height = len(lines) * plaques.px * NAME_LINE
    if plaques.noted and honour.note is not None:
        notes = sketch.lines(look.say(honour.note), plaques.room, "note")
        height += NOTE_GAP + len(notes) * look.line("note")
    return height


def _words(sketch: Sketch, honour: Honour, plaques: _Plaques, area: Rect) -> None:
    """Sets a title and its note in the middle of the height of an area."""
    look = sketch.look
    px = plaques.px
    y = area.y + (area.h - _height(sketch, honour, plaques)) / 2
    name = look.say(honour.name)
    width = _even_width(sketch, name, area.w, px)
    ink, gold = look.palette.ink1, look.palette.gold_text
    text = sketch.text(area.x, y, width, name, "panel_title", ink, px=px, line=px * NAME_LINE)
    if plaques.noted and honour.note is not None:
        sketch.text(area.x, text.bottom + NOTE_GAP, area.w, look.say(honour.note), "note", gold)


def _even_width(sketch: Sketch, words: str, width: float, px: float) -> float:
    """Returns the least width that breaks words into no more lines: lines of equal length."""
    count = len(sketch.lines(words, width, "panel_title", px=px))
    low, high = _widest(sketch, words, px), width
    while count > 1 and high - low > px / 2:
        middle = (low + high) / 2
        if len(sketch.lines(words, middle, "panel_title", px=px)) > count:
            low = middle
        else:
            high = middle
    return high


def _plaque(sketch: Sketch, block: Honours, honour: Honour, plaques: _Plaques, box: Rect) -> None:
    look = sketch.look
    if plaques.drawn:
        sketch.add(ImageLeaf(rect=box, image=block.plaque))
    else:
        _plate(sketch, box)
    _words(sketch, honour, plaques, plaques.area(box))
    sketch.target(
        box.grown(-4),
        OpenHonour(honour.id),
        look.say(honour.name),
        look.say(honour.note),
        radius=20,
    )


def _plate(sketch: Sketch, box: Rect) -> None:
    """Adds a plaque of any shape: a plate with a golden edge, a fine line and four screws."""
    palette = sketch.look.palette
    gold = palette.gold_decor
    edge = Stroke(Solid(gold), 3)
    sketch.add(BoxLeaf(rect=box, fill=Solid(palette.surface), stroke=edge, radius=20, elevation=1))
    if palette.name == "contrast":
        return
    fine = Stroke(Solid(gold, 0.35), 2)
    sketch.add(BoxLeaf(rect=box.grown(-9), stroke=fine, radius=13))
    near, far_x = SCREW_INSET - SCREW / 2, box.w - SCREW_INSET - SCREW / 2
    far_y = box.h - SCREW_INSET - SCREW / 2
    for dx, dy in ((near, near), (far_x, near), (near, far_y), (far_x, far_y)):
        screw = Rect(box.x + dx, box.y + dy, SCREW, SCREW)
        sketch.add(BoxLeaf(rect=screw, fill=Solid(gold), radius=SCREW / 2))
