"""Composes two halves that belong together, with what carries them below."""

from functools import partial

from kiosk.model.actions import Action, OpenEntity, OpenMilestone, OpenScene
from kiosk.model.blocks import IconLine, Structure
from kiosk.model.geometry import Rect
from kiosk.theme.tokens import RADIUS_CONTROL
from kiosk.ui.kit.fullest import compose_fullest
from kiosk.ui.kit.leaves import BoxLeaf, Composition, LineLeaf, Solid, Stroke
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.sketch import Sketch

PAD, TOP, BOTTOM = 40.0, 22.0, 8.0
PILL_PAD, PILL_GAP = 16.0, 20.0
DISC = 56.0
ICON, ICON_GAP = 44.0, 20.0


def compose(block: Structure, frame: Frame) -> Composition:
    """Lays out the title, two pills joined by a plus, and lines behind icons."""
    return compose_fullest(partial(_compose, block), frame)


def _compose(block: Structure, frame: Frame) -> Composition:
    look = frame.look
    sketch = Sketch(look, frame.width)
    room = frame.width - 2 * PAD
    if frame.detail > 1:
        return _compact(block, frame)
    small = frame.detail > 0
    rows = tuple(_row_height(sketch, line, room, compact=small) for line in block.lines)
    head = _pair(Sketch(look, frame.width), block, 0.0)
    needed = head + sum(rows) + BOTTOM
    height = max(needed, frame.height or 0.0)
    share = (height - needed) / (len(rows) + 1)
    sketch.card(Rect(0, 0, frame.width, height))
    y = _pair(sketch, block, share * 0.5) + share * 0.5
    for line, row in zip(block.lines, rows, strict=True):
        sketch.rule(PAD, y, frame.width - PAD, y)
        _line(sketch, line, Rect(PAD, y, room, row + share), compact=small)
        y += row + share
    return sketch.fit_height(sketch.finish(height), frame.height)


def _compact(block: Structure, frame: Frame) -> Composition:
    """Lays out the pair in one line, and of the lines those that open something.

    What the others say stands in the scene's sheet, which the pair opens.
    """
    look = frame.look
    sketch = Sketch(look, frame.width)
    room = frame.width - 2 * PAD
    lines = tuple(line for line in block.lines if _action(line) is not None)
    words = " + ".join(look.say(text) for text in block.pair)
    text_h = len(sketch.lines(words, room - 44, "label_strong")) * look.line("label_strong")
    head = max(text_h + 16, look.min_target + 12)
    rows = tuple(_row_height(sketch, line, room, compact=True) for line in lines)
    needed = head + sum(rows) + 8
    height = max(needed, frame.height or 0.0)
    share = (height - needed) / (len(rows) + 1)
    sketch.card(Rect(0, 0, frame.width, height))
    box = Rect(PAD, 4, room, head + share)
    y = box.y + (box.h - text_h) / 2
    sketch.text(PAD, y, room - 44, words, "label_strong", look.accent.text)
    sketch.info_mark(frame.width - PAD, box.y + box.h / 2)
    target = Rect(box.x - 12, box.y + 4, box.w + 24, box.h - 8)
    title = look.say(block.title)
    sketch.target(target, OpenScene(look.scene), f"{title}: {words}", look.word("open_detail"))
    top = box.bottom
    for line, row in zip(lines, rows, strict=True):
        sketch.rule(PAD, top, frame.width - PAD, top)
        _line(sketch, line, Rect(PAD, top, room, row + share), compact=True)
        top += row + share
    return sketch.fit_height(sketch.finish(height), frame.height)


def _pair(sketch: Sketch, block: Structure, y: float) -> float:
    """Sets title and pills; returns where the lines below may begin."""
    look = sketch.look
    room = sketch.width - 2 * PAD
    title = look.say(block.title)
    top = sketch.text(PAD, y + TOP, room, title, "panel_title", look.palette.ink1).bottom + 10
    height = max(76.0, look.line("panel_title") + 28)
    words = [look.say(text) for text in block.pair]
    needs = [sketch.advance(word, "panel_title") + 2 * PILL_PAD + DISC / 2 for word in words]
    spare = room - PILL_GAP - sum(needs)
    if spare >= 0:
        half = (room - PILL_GAP) / 2
        first = half if max(needs) <= half else needs[0] + spare / 2
        boxes = (
            Rect(PAD, top, first, height),
            Rect(PAD + first + PILL_GAP, top, room - PILL_GAP - first, height),
        )
        middle = (PAD + first + PILL_GAP / 2, top + height / 2)
    else:
        boxes = (
            Rect(PAD, top, room, height),
            Rect(PAD, top + height + PILL_GAP, room, height),
        )
        middle = (PAD + room / 2, top + height + PILL_GAP / 2)
    _pill(sketch, boxes[0], words[0], filled=True, upright=spare < 0)
    _pill(sketch, boxes[1], words[1], filled=False, upright=spare < 0)
    _plus(sketch, *middle)
    return boxes[1].bottom + 18


def _pill(sketch: Sketch, box: Rect, words: str, *, filled: bool, upright: bool) -> None:
    look = sketch.look
    accent = look.accent
    fill = accent.fill if filled else accent.tint
    color = accent.on_fill if filled else accent.text
    edge = Stroke(Solid(accent.fill), 2)
    sketch.add(BoxLeaf(rect=box, fill=Solid(fill), stroke=edge, radius=RADIUS_CONTROL + 2))
    # The disc covers the inner edge, so words stand in the middle of what is left.
    inset = 0.0 if upright else DISC / 4
    x = box.x if filled else box.x + inset
    line = look.line("panel_title")
    y = box.y + (box.h - line) / 2
    room = box.w - inset
    sketch.text(x, y, room, words, "panel_title", color, align="center", max_lines=1)


def _plus(sketch: Sketch, x: float, y: float) -> None:
    look = sketch.look
    edge = Stroke(Solid(look.palette.line), 2) if look.palette.name == "contrast" else None
    disc = Rect(x - DISC / 2, y - DISC / 2, DISC, DISC)
    sketch.add(BoxLeaf(rect=disc, fill=Solid(look.palette.surface), stroke=edge, radius=DISC / 2))
    stroke = Stroke(Solid(look.accent.text), 6)
    sketch.add(LineLeaf(points=((x - 13, y), (x + 13, y)), stroke=stroke))
    sketch.add(LineLeaf(points=((x, y - 13), (x, y + 13)), stroke=stroke))


def _action(line: IconLine) -> Action | None:
    """Returns what a touch on a line opens."""
    if line.milestone is not None:
        return OpenMilestone(line.milestone)
    return OpenEntity(line.entity) if line.entity is not None else None


def _text_room(line: IconLine, room: float, *, compact: bool) -> float:
    mark = 44.0 if _action(line) is not None else 0.0
    return room - mark - (0.0 if compact else ICON + ICON_GAP)


def _row_height(sketch: Sketch, line: IconLine, room: float, *, compact: bool = False) -> float:
    look = sketch.look
    role = "label" if compact else "subtitle"
    width = _text_room(line, room, compact=compact)
    words = len(sketch.lines(look.say(line.text), width, role)) * look.line(role)
    least = look.min_target + 10 if _action(line) is not None else 0.0
    return max(words + (8 if compact else 16), ICON + 12, least)


def _line(sketch: Sketch, line: IconLine, box: Rect, *, compact: bool = False) -> None:
    look = sketch.look
    middle = box.y + box.h / 2
    x = box.x
    if not compact:
        sketch.icon(x, middle - ICON / 2, ICON, line.icon, look.accent.text)
        x += ICON + ICON_GAP
    role = "label" if compact else "subtitle"
    room = _text_room(line, box.w, compact=compact)
    words = look.say(line.text)
    height = len(sketch.lines(words, room, role)) * look.line(role)
    sketch.text(x, middle - height / 2, room, words, role, look.palette.ink1)
    action = _action(line)
    if action is not None:
        sketch.info_mark(box.right, middle)
        target = Rect(box.x - 12, box.y + 4, box.w + 24, box.h - 8)
        sketch.target(target, action, words, look.word("open_detail"))
