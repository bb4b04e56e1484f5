"""Composes a large figure with its share, and the drawing that counts it."""

from dataclasses import replace
from functools import partial

from kiosk.model.actions import OpenPicture
from kiosk.model.blocks import FactItem, SharePicture
from kiosk.model.geometry import Rect
from kiosk.model.numbers import Figure
from kiosk.ui.kit.fact_words import item_label
from kiosk.ui.kit.fullest import compose_fullest
from kiosk.ui.kit.leaves import Composition, ImageLeaf, LineLeaf, Solid, Stroke
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.sketch import Sketch
from kiosk.values import dataclass

PAD, TOP, BOTTOM = 44.0, 40.0, 24.0
COLUMN, COLUMN_MOST, GAP = 350.0, 0.38, 28.0
RIGHT = 20.0
INFO = 40.0
DRAWN_W, DRAWN_H = 760.0, 622.0
"""The drawing's own size; captions stand below its parts, so it is shown whole."""
DRAWN_TOP, GROUND = 46.0, 560.0
PART_FROM, PART_TO, REST_FROM, REST_TO = 14.0, 154.0, 192.0, 702.0
LEAST_ZOOM, MOST_ZOOM = 0.42, 1.3
BRACKET, TICK = 14.0, 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Where things stand: figures beside the drawing, above it, or without it.

    Attributes:
        role: Of the large number.
        words: Box of the figures.
        drawn: Whether there is room for the drawing; without it the captions remain.
        top: Where the drawing may begin.
        caption: Height below the ground, for captions.
        note: Height of the note.
    """

    beside: bool
    role: str
    drawn: bool = True
    words: Rect
    drawing_x: float
    drawing_w: float
    top: float
    caption: float
    note: float

    @property
    def fixed(self) -> float:
        """Height of all that does not grow with the drawing."""
        return self.top + self.caption + self.note + BOTTOM

    def zoom(self, height: float) -> float:
        """Returns how large the drawing gets in a card of a height."""
        drawn = (height - self.fixed) / (GROUND - DRAWN_TOP)
        return min(self.drawing_w / DRAWN_W, drawn, MOST_ZOOM)

    @property
    def least(self) -> float:
        """The least height of the card."""
        if not self.drawn:
            return self.fixed
        drawn = self.fixed + LEAST_ZOOM * (GROUND - DRAWN_TOP)
        beside = TOP + self.words.h + self.note + BOTTOM + 12 if self.beside else 0.0
        return max(drawn, beside)


def compose(block: SharePicture, frame: Frame) -> Composition:
    """Lays out figures beside the drawing, or above it where that makes it larger."""
    return compose_fullest(partial(_compose, block), frame)


def _compose(block: SharePicture, frame: Frame) -> Composition:
    look = frame.look
    sketch = Sketch(look, frame.width)
    roles = ("number_xl", "number_l", "number")[min(1, frame.detail) :]
    plans = [*(_beside(block, frame, role) for role in roles), _above(block, frame)]
    if frame.detail > 1:
        plans.append(replace(_above(block, frame), drawn=False))
    least = min(plan.least for plan in plans)
    height = max(least, frame.height or 0.0)
    fitting = [plan for plan in plans if plan.least <= height + 1]
    plan = max(fitting, key=lambda one: (one.drawn, one.zoom(height)))
    sketch.card(Rect(0, 0, frame.width, height))
    if plan.beside:
        free = height - plan.note - BOTTOM - TOP - plan.words.h
        plan = replace(plan, words=plan.words.moved(0, free * 0.4))
        _column(sketch, block, plan.words, plan.role)
    else:
        free = 0.0 if plan.drawn else (height - plan.fixed) * 0.4
        _row(sketch, block, plan.words.moved(0, free), frame.detail)
    _drawing(sketch, block, plan, height)
    if frame.detail == 0:
        room = frame.width - 2 * PAD
        y = height - BOTTOM - plan.note + 8
        sketch.text(PAD, y, room, look.say(block.note), "note", look.palette.ink3)
    return sketch.fit_height(sketch.finish(height), frame.height)


def _beside(block: SharePicture, frame: Frame, role: str) -> _Plan:
    sketch = Sketch(frame.look, frame.width)
    width = _column_width(sketch, block)
    column = _column(sketch, block, Rect(PAD, 0, width, 0), role)
    x = PAD + width + GAP
    room = frame.width - x - RIGHT
    return _Plan(
        beside=True,
        role=role,
        words=Rect(PAD, TOP, width, column),
        drawing_x=x,
        drawing_w=room,
        top=24.0,
        caption=_caption_height(sketch, block, room),
        note=_note_height(sketch, block, frame),
    )


def _above(block: SharePicture, frame: Frame) -> _Plan:
    sketch = Sketch(frame.look, frame.width)
    room = frame.width - 2 * PAD
    words = _row(sketch, block, Rect(PAD, TOP, room, 0), frame.detail)
    return _Plan(
        beside=False,
        role="",
        words=Rect(PAD, TOP, room, words),
        drawing_x=PAD,
        drawing_w=room,
        top=TOP + words + 16,
        caption=_caption_height(sketch, block, room),
        note=_note_height(sketch, block, frame),
    )


def _column_width(sketch: Sketch, block: SharePicture) -> float:
    """Returns the width that keeps labels on the lines they were broken into by hand."""
    look = sketch.look
    roles = ((block.fact, "panel_title"), (block.share, "label"))
    lines = [
        sketch.advance(line, role)
        for item, role in roles
        for line in item_label(look, item).split("\n")
    ]
    widest = max((COLUMN * (0.5 + 0.5 * look.text_scale), *lines))
    return min(widest + 4, sketch.width * COLUMN_MOST)


def _note_height(sketch: Sketch, block: SharePicture, frame: Frame) -> float:
    if frame.detail:
        return 0.0
    lines = sketch.lines(frame.look.say(block.note), frame.width - 2 * PAD, "note")
    return len(lines) * frame.look.line("note") + 8


def _caption_height(sketch: Sketch, block: SharePicture, room: float) -> float:
    """Returns the height below the ground that captions need, however small the drawing gets."""
    look = sketch.look
    part = sketch.advance(look.say(block.part), "label_strong") + 18
    width = min(room / 2 + LEAST_ZOOM * (DRAWN_W / 2 - REST_FROM), room - part) - INFO
    lines = sketch.lines(look.say(block.rest), max(width, 160.0), "label")
    words = len(lines) * look.line("label")
    return BRACKET + max(words + TICK, look.min_target + 4) + 4


# Figures ------------------------------------------------------------------------------------


def _column(sketch: Sketch, block: SharePicture, box: Rect, role: str) -> float:
    """Sets both figures below one another; returns their height."""
    first = _figure(sketch, block.fact, box, role, "panel_title")
    line = first.bottom + 20
    sketch.rule(box.x, line, box.right, line)
    below = Rect(box.x, line + 12, box.w, 0)
    second = _figure(sketch, block.share, below, "number", "label")
    return second.bottom - box.y


def _row(sketch: Sketch, block: SharePicture, box: Rect, detail: int) -> float:
    """Sets both figures side by side; returns their height."""
    role = ("number_l", "number_m", "number_s")[detail]
    half = box.w / 2
    left = Rect(box.x, box.y, half - 28, 0)
    label = "panel_title" if detail == 0 else "label"
    first = _figure(sketch, block.fact, left, role, label)
    right = Rect(box.x + half + 28, box.y, half - 28, 0)
    second = _figure(sketch, block.share, right, role, "label")
    bottom = max(first.bottom, second.bottom)
    sketch.rule(box.x + half, box.y + 12, box.x + half, bottom - 8)
    return bottom - box.y


def _figure(sketch: Sketch, item: FactItem, box: Rect, role: str, label_role: str) -> Rect:
    """Sets a figure with its label; a unit too long to stand behind the number goes below."""
    look = sketch.look
    figure = look.figure(item.fact)
    bare = replace(figure, after="")
    whole = _figure_width(sketch, figure, role) <= box.w
    # The mark stands above the unit, so only the number itself has to keep clear of it.
    clear = whole and _figure_width(sketch, bare, role) <= box.w - INFO
    room = box.w if clear else box.w - INFO
    rect = sketch.figure(box.x, box.y, room, figure if whole else bare, role, fact=item.fact)
    y = rect.bottom
    ink = look.palette.ink1
    if not whole and figure.after:
        y = sketch.text(box.x, y, box.w, figure.after, label_role, ink, bold=True).bottom
    words = item_label(look, item)
    label = sketch.text(box.x, y, box.w, words, label_role, ink)
    sketch.info_mark(box.right, box.y + rect.h * 0.3)
    target = Rect(box.x - 12, box.y, box.w + 20, label.bottom - box.y)
    sketch.fact_target(target, item.fact, words)
    return Rect(box.x, box.y, box.w, label.bottom - box.y)


def _figure_width(sketch: Sketch, figure: Figure, role: str) -> float:
    trial = Sketch(sketch.look, sketch.width)
    return trial.figure(0, 0, 10_000, figure, role).w


# Drawing ------------------------------------------------------------------------------------


def _drawing(sketch: Sketch, block: SharePicture, plan: _Plan, height: float) -> None:
    """Sets the drawing on its ground with captions below its parts."""
    look = sketch.look
    ground = height - BOTTOM - plan.note - plan.caption
    if not plan.drawn:
        _caption_row(sketch, block, plan, ground)
        return
    zoom = plan.zoom(height)
    spare = ground - plan.top - zoom * (GROUND - DRAWN_TOP)
    ground -= max(0.0, spare) / 2
    x = plan.drawing_x + (plan.drawing_w - zoom * DRAWN_W) / 2
    rect = Rect(x, ground - zoom * GROUND, zoom * DRAWN_W, zoom * DRAWN_H)
    sketch.add(ImageLeaf(rect=rect, image=block.image))
    seen = Rect(rect.x, ground - zoom * (GROUND - DRAWN_TOP), rect.w, 0)
    sketch.target(
        seen._replace(h=ground - seen.y),
        OpenPicture(block.image),
        f"{look.say(block.part)}, {look.say(block.rest)}",
        look.say(block.note),
        radius=18,
    )
    _captions(sketch, block, plan, rect, zoom)


def _captions(sketch: Sketch, block: SharePicture, plan: _Plan, rect: Rect, zoom: float) -> None:
    """Sets the words below the first tower, and those below the bracket of the others."""
    look = sketch.look
    left, right = rect.x + zoom * REST_FROM, rect.x + zoom * REST_TO
    y = rect.y + zoom * GROUND + BRACKET
    corners = ((left, y - TICK), (left, y), (right, y), (right, y - TICK))
    sketch.add(LineLeaf(points=corners, stroke=Stroke(Solid(look.palette.ink2), 2)))
    part = look.say(block.part)
    natural = sketch.advance(part, "label_strong") + 4
    middle = rect.x + zoom * (PART_FROM + PART_TO) / 2
    # A caption wider than its tower keeps clear of the other one and goes to the left.
    start = min(middle - natural / 2, left - 14 - natural)
    start = max(start, plan.drawing_x - GAP / 2)
    line = y + TICK - 4
    sketch.text(start, line, natural, part, "label_strong", look.accent.text, align="center")
    left = max(left, start + natural + 14)
    _rest(sketch, block, Rect(left, line, sketch.width - RIGHT - left, 0), right)


def _rest(sketch: Sketch, block: SharePicture, room: Rect, right: float) -> None:
    """Sets the caption of the rest, centred up to ``right`` where it is no wider."""
    look = sketch.look
    words = look.say(block.rest)
    natural = max(sketch.advance(one, "label") for one in words.split("\n")) + 2
    fits = natural + INFO <= right - room.x
    width = right - room.x if fits else room.w
    color = look.palette.ink2
    text = sketch.text(room.x, room.y, width - INFO, words, "label", color, align="center")
    sketch.info_mark(text.right + INFO, text.y + look.line("label") / 2)
    height = max(text.h + 6, look.min_target)
    box = Rect(text.x - 12, room.y, text.w + INFO + 24, height)
    sketch.fact_target(box, block.rest_fact, words)


def _caption_row(sketch: Sketch, block: SharePicture, plan: _Plan, y: float) -> None:
    """Sets both captions in a row where the drawing has no room."""
    look = sketch.look
    part = look.say(block.part)
    sketch.rule(PAD, y - 4, sketch.width - PAD, y - 4)
    words = sketch.text(PAD, y + 8, plan.drawing_w, part, "label_strong", look.accent.text)
    left = words.right + 32
    _rest(sketch, block, Rect(left, y + 8, sketch.width - PAD - left, 0), sketch.width - PAD)
