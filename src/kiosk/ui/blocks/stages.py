"""Composes numbered stages over an illustration, joined by dotted arrows."""

from itertools import pairwise

from kiosk.model.blocks import StagePoint, Stages
from kiosk.model.geometry import Rect
from kiosk.ui.kit.leaves import BoxLeaf, Composition, LineLeaf, Solid, Stroke
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.sketch import Sketch

DISC, PAD, GAP, END = 60.0, 12.0, 18.0, 30.0
NAME_SHARE, NAME_LINE, SECOND_LINE = 1.0, 1.24, 1.27
TOP, KEEP_OFF, STEP = 40.0, 12.0, 12.0
ARROW_GAP, ARROW, DOT = 16.0, 18.0, 4.6
DOTS = (0.1, 15.0)
BEND = 0.42
LEAST_ARROW = 70.0


def compose(block: Stages, frame: Frame) -> Composition:
    """Lays out a pill for each stage at its place on the drawing, and arrows between them."""
    sketch = Sketch(frame.look, frame.width)
    free = frame.free or Rect(0, 0, frame.width, frame.height or 0.0)
    top = min(TOP, free.y)
    room = Rect(free.x, top, free.w, free.bottom - top - KEEP_OFF)
    boxes: list[Rect] = []
    for stage in block.stages:
        box = _place(_pill_box(sketch, stage, frame), room, (*frame.taken, *boxes))
        if any(box.overlap(other) > 1 for other in (*frame.taken, *boxes)):
            sketch.misfit(frame.look.say(stage.name), "finds no free place on the art")
        boxes.append(box)
    for before, after in pairwise(boxes):
        _arrow(sketch, before, after)
    for index, stage in enumerate(block.stages):
        _pill(sketch, stage, boxes[index], index + 1, frame)
    return sketch.finish(frame.height or free.bottom)


def _second(sketch: Sketch, stage: StagePoint, frame: Frame) -> str:
    """Returns the name in the second language, or "" where it says the same or room is short."""
    return sketch.look.say_second(stage.name) if frame.detail == 0 else ""


def _height(sketch: Sketch, second: str) -> float:
    look = sketch.look
    words = look.px("panel_title") * NAME_LINE
    if second:
        words += look.px("note") * SECOND_LINE
    return max(DISC, words) + 2 * PAD


def _pill_box(sketch: Sketch, stage: StagePoint, frame: Frame) -> Rect:
    """Returns a pill around its place on the stage."""
    look = sketch.look
    second = _second(sketch, stage, frame)
    words = max(
        sketch.advance(look.say(stage.name), "panel_title"),
        sketch.advance(second, "note", language=look.second_language),
    )
    width, height = PAD + DISC + GAP + words + END, _height(sketch, second)
    at = stage.at
    if frame.art is not None:
        at = stage.portrait_at if frame.art.upright else stage.at
        at = frame.art.to_stage(*at)
    return Rect(at[0] - width / 2, at[1] - height / 2, width, height)


def _place(box: Rect, room: Rect, taken: tuple[Rect, ...]) -> Rect:
    """Returns the box moved inside the room and, by the least way, off what is taken."""
    x = min(max(box.x, room.x), room.right - box.w)
    y = min(max(box.y, room.y), room.bottom - box.h)
    boxes = [other.grown(KEEP_OFF) for other in taken]
    steps = int(room.h / STEP)
    for step in range(steps):
        for sign in (1, -1):
            moved = Rect(x, y + sign * step * STEP, box.w, box.h)
            inside = room.y <= moved.y and moved.bottom <= room.bottom
            if inside and not any(moved.overlap(other) > 0 for other in boxes):
                return moved
    return Rect(x, y, box.w, box.h)


def _arrow(sketch: Sketch, before: Rect, after: Rect) -> None:
    """Draws a dotted curve from one pill to the next, if they stand apart far enough."""
    stroke = Stroke(Solid(sketch.look.accent.text), DOT, DOTS)
    if after.x - before.right >= LEAST_ARROW:
        start = (before.right + ARROW_GAP, before.y + before.h / 2)
        end = (after.x - ARROW_GAP, after.y + after.h / 2)
        bend = (end[0] - start[0]) * BEND
        rise = end[1] - start[1]
        points = (
            start,
            (start[0] + bend, start[1] + rise * 0.66),
            (end[0] - bend, end[1]),
            end,
        )
    elif before.x - after.right >= LEAST_ARROW:
        start = (before.x - ARROW_GAP, before.y + before.h / 2)
        end = (after.right + ARROW_GAP, after.y + after.h / 2)
        bend = (start[0] - end[0]) * BEND
        rise = end[1] - start[1]
        points = (
            start,
            (start[0] - bend, start[1] + rise * 0.66),
            (end[0] + bend, end[1]),
            end,
        )
    else:
        down = after.y > before.y
        start = (
            before.x + before.w / 2,
            before.bottom + ARROW_GAP if down else before.y - ARROW_GAP,
        )
        end = (after.x + after.w / 2, after.y - ARROW_GAP if down else after.bottom + ARROW_GAP)
        if abs(end[1] - start[1]) < LEAST_ARROW:
            return
        third = (end[1] - start[1]) * BEND
        points = (start, (start[0], start[1] + third), (end[0], end[1] - third), end)
    sketch.add(LineLeaf(points=points, stroke=stroke, curved=True, arrow=ARROW))


def _pill(sketch: Sketch, stage: StagePoint, box: Rect, number: int, frame: Frame) -> None:
    look = sketch.look
    sketch.card(box, radius=box.h / 2)
    disc = Rect(box.x + PAD, box.y + (box.h - DISC) / 2, DISC, DISC)
    sketch.add(BoxLeaf(rect=disc, fill=Solid(look.accent.fill), radius=DISC / 2))
    sketch.text(
        disc.x,
        disc.y,
        DISC,
        str(number),
        "panel_title",
        look.accent.on_fill,
        px=34.0,
        line=DISC,
        align="center",
    )
    second = _second(sketch, stage, frame)
    px = look.px("panel_title") * NAME_SHARE
    line = px * NAME_LINE
    tall = line + (look.px("note") * SECOND_LINE if second else 0.0)
    x, y = disc.right + GAP, box.y + (box.h - tall) / 2
    room = box.right - x
    name = look.say(stage.name)
    rect = sketch.text(x, y, room, name, "panel_title", look.palette.ink1, px=px, line=line)
    sketch.text(
        x,
        rect.bottom,
        room,
        second,
        "note",
        look.palette.ink3,
        line=look.px("note") * SECOND_LINE,
        language=look.second_language,
    )
