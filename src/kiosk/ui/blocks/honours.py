"""Composes a wall of plaques, one for each title."""

from dataclasses import dataclass, replace
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

GAP, MOST_GAP = 24.0, 36.0
ROW_GAPS = (24.0, 24.0, 16.0)
ACROSS = {"landscape": 3, "portrait": 2, "ultrawide": 5}
DRAWN_W, DRAWN_H = 576.0, 204.0
AREA = Rect(40, 32, 400, 140)
"""Where words may stand on the drawn plaque."""
PLATE_PAD_X, PLATE_PAD_Y = 40.0, 20.0
"""Room around the words on a plaque without the drawing."""
LEAST_PLATES = (204.0, 190.0, 120.0)
SIZES = (0.96, 0.96, 0.8)
"""Size of the name at each level of detail, as a share of a panel's title."""
LEAST_PX = 24.0
NAME_LINE = 1.34
SCREW, SCREW_INSET = 10.0, 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plaques:
    """What all plaques have in common, so that they look alike.

    Attributes:
        drawn: Whether the drawing is used, whose shape is fixed; else a plain plate.
        noted: Whether notes are shown.
    """

    width: float
    height: float
    px: float
    drawn: bool
    noted: bool

    @property
    def area(self) -> Rect:
        """Where words may stand, from the plaque's corner."""
        if self.drawn:
            return AREA.scaled(self.width / DRAWN_W)
        inner = self.width - 2 * PLATE_PAD_X
        return Rect(PLATE_PAD_X, PLATE_PAD_Y, inner, self.height - 2 * PLATE_PAD_Y)


def compose(block: Honours, frame: Frame) -> Composition:
    """Lays out plaques in rows; a last row that is not full stands in the middle."""
    return compose_fullest(partial(_compose, block), frame)


def _compose(block: Honours, frame: Frame) -> Composition:
    look = frame.look
    sketch = Sketch(look, frame.width)
    honours = [look.kiosk.honours[name] for name in block.honours]
    across = min(ACROSS[look.format], len(honours))
    rows = -(-len(honours) // across)
    plaques = _plan(honours, frame, across)
    row_gap = ROW_GAPS[frame.detail]
    needed = rows * plaques.height + (rows - 1) * row_gap
    height = max(needed, frame.height or 0.0)
    gap = min(MOST_GAP, row_gap + (height - needed) / max(1, rows - 1))
    top = (height - rows * plaques.height - (rows - 1) * gap) / 2
    for index, honour in enumerate(honours):
        column, row = index % across, index // across
        beside = min(across, len(honours) - row * across)
        left = (frame.width - beside * plaques.width - (beside - 1) * GAP) / 2
        x = left + column * (plaques.width + GAP)
        y = top + row * (plaques.height + gap)
        _plaque(sketch, block, honour, plaques, x, y)
    return sketch.fit_height(sketch.finish(height), frame.height)


def _plan(honours: list[Honour], frame: Frame, across: int) -> _Plaques:
    """Returns plaques that hold every name: the drawn ones, or plates as high as needed."""
    look = frame.look
    width = (frame.width - GAP * (across - 1)) / across
    px = max(LEAST_PX, look.px("panel_title") * SIZES[frame.detail])
    noted = frame.detail == 0
    tall = width * DRAWN_H / DRAWN_W
    drawn = _Plaques(width=width, height=tall, px=px, drawn=True, noted=noted)
    if _is_drawn(honours, frame, drawn, across):
        return drawn
    plate = replace(drawn, height=0.0, drawn=False)
    sketch = Sketch(look, width)
    tallest = max(_words(sketch, one, plate) for one in honours)
    height = max(LEAST_PLATES[frame.detail], tallest + 2 * PLATE_PAD_Y, look.min_target + 8)
    return replace(plate, height=height)


def _is_drawn(honours: list[Honour], frame: Frame, drawn: _Plaques, across: int) -> bool:
    """Says whether the drawing's fixed shape holds all words and there is room for its height."""
    if frame.look.palette.name == "contrast":
        return False
    rows = -(-len(honours) // across)
    needed = rows * drawn.height + (rows - 1) * ROW_GAPS[frame.detail]
    if frame.detail and (frame.height is None or needed > frame.height + 1):
        return False
    sketch = Sketch(frame.look, drawn.width)
    names = [frame.look.say(one.name) for one in honours]
    if max(_widest(sketch, name, drawn.px) for name in names) > drawn.area.w:
        return False
    return max(_words(sketch, one, drawn) for one in honours) <= drawn.area.h


def _widest(sketch: Sketch, words: str, px: float) -> float:
    """Returns the width of the widest piece that no line may break."""
    pieces = split_units(words.replace("\n", " "))
    return max(sketch.advance(piece.strip(), "panel_title", px=px) for piece in pieces)


def _words(sketch: Sketch, honour: Honour, plaques: _Plaques, x: float = 0, y: float = 0) -> float:
    """Sets a title and its note; returns their height."""
    look = sketch.look
    area = plaques.area
    px, line = plaques.px, plaques.px * NAME_LINE
    name = look.say(honour.name)
    width = _even_width(sketch, name, area.w, px)
    ink = look.palette.ink1
    text = sketch.text(x, y, width, name, "panel_title", ink, px=px, line=line)
    if not plaques.noted or honour.note is None:
        return text.h
    note = look.say(honour.note)
    gold = look.palette.gold_text
    return sketch.text(x, text.bottom + 4, area.w, note, "note", gold).bottom - y


def _even_width(sketch: Sketch, words: str, width: float, px: float) -> float:
    """Returns the least width that breaks words into no more lines: lines of equal length."""
    count = len(sketch.lines(words, width, "panel_title", px=px))
    best = width
    least = _widest(sketch, words, px) + px / 2
    while best > least and count > 1:
        if len(sketch.lines(words, best - px / 2, "panel_title", px=px)) > count:
            break
        best -= px / 2
    return best


def _plaque(
    sketch: Sketch, block: Honours, honour: Honour, plaques: _Plaques, x: float, y: float
) -> None:
    look = sketch.look
    box = Rect(x, y, plaques.width, plaques.height)
    if plaques.drawn:
        sketch.add(ImageLeaf(rect=box, image=block.plaque))
    else:
        _plate(sketch, box)
    area = plaques.area.moved(x, y)
    height = _words(Sketch(look, box.w), honour, plaques)
    _words(sketch, honour, plaques, area.x, area.y + (area.h - height) / 2)
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
