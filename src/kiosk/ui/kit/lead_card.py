"""The leading card of a grid of entities: a picture, what it is, its figure."""

from kiosk.model.actions import OpenEntity
from kiosk.model.blocks import EntityGrid
from kiosk.model.facts import Entity
from kiosk.model.geometry import Rect
from kiosk.model.words import EntityId, ImageId
from kiosk.theme.tokens import CONTRAST_ART_OPACITY, RADIUS_CARD
from kiosk.ui.kit.fact_words import item_label
from kiosk.ui.kit.leaves import ImageLeaf
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.sketch import Sketch

LEAD_PAD, INFO = 40.0, 40.0
LEAD_PICTURE, LEAST_PICTURE = 0.5, 150.0
WIDE_PICTURE = 0.42
PICTURES_UP_TO = 1
"""From the next detail on there is no picture."""
DRAWING_FOCUS = (0.38, 0.5)
"""Drawings for a card have what matters a little left of their middle."""


def _lead_words(
    sketch: Sketch, block: EntityGrid, entity: Entity, detail: int, x: float, y: float, room: float
) -> float:
    """Sets group, name, figure and label of the lead; returns where they end."""
    look = sketch.look
    palette = look.palette
    group = look.say(entity.group)
    y = sketch.text(x, y, room, group, "label_strong", look.accent.text).bottom
    name = look.say(entity.name)
    px = look.px("panel_title") * (1.24 if detail == 0 else 1.0)
    y = sketch.text(x, y, room, name, "panel_title", palette.ink1, px=px).bottom
    item = block.lead_fact
    if item is not None:
        role = "number_m" if detail == 0 else "number_s"
        y += 8 if detail == 0 else 0
        figure = look.figure(item.fact)
        y = sketch.figure(x, y, room, figure, role, fact=item.fact).bottom
        words, color = item_label(look, item), palette.ink1
    else:
        words, color = look.say(entity.what), palette.ink2
    return sketch.text(x, y, room - INFO, words, "body", color).bottom


def lead_height(block: EntityGrid, lead: EntityId, frame: Frame, width: float) -> float:
    """Returns the least height of a tall card."""
    entity = frame.look.kiosk.entities[lead]
    trial = Sketch(frame.look, frame.width)
    words = _lead_words(trial, block, entity, frame.detail, LEAD_PAD, 0, width - 2 * LEAD_PAD)
    pictured = entity.image is not None and frame.detail <= PICTURES_UP_TO
    return words + 48 + (LEAST_PICTURE if pictured else 0.0)


def tall_lead(sketch: Sketch, block: EntityGrid, lead: EntityId, frame: Frame, box: Rect) -> None:
    """Draws the card with its picture above the words."""
    look = frame.look
    entity = look.kiosk.entities[lead]
    room = box.w - 2 * LEAD_PAD
    words = _lead_words(Sketch(look, box.w), block, entity, frame.detail, 0, 0, room)
    sketch.card(box)
    picture = 0.0
    if entity.image is not None:
        free = box.h - words - 44
        picture = min(max(box.h * LEAD_PICTURE, LEAST_PICTURE), free)
        picture = picture if picture >= LEAST_PICTURE - 1 else 0.0
    if picture and entity.image is not None:
        radius = (RADIUS_CARD, RADIUS_CARD, 0.0, 0.0)
        _picture(sketch, entity.image, Rect(box.x, box.y, box.w, picture), radius)
    y = box.y + picture + (box.h - picture - words) / 2
    _lead_words(sketch, block, entity, frame.detail, box.x + LEAD_PAD, y, room)
    sketch.info_mark(box.right - LEAD_PAD, y + words - look.line("body") / 2)
    _lead_targets(sketch, block, lead, box, picture)


def _lead_targets(
    sketch: Sketch, block: EntityGrid, lead: EntityId, box: Rect, picture: float
) -> None:
    """Makes the picture open the company and the words its figure, or the whole the company."""
    look = sketch.look
    entity = look.kiosk.entities[lead]
    item = block.lead_fact
    name, what = look.say(entity.name), look.say(entity.what)
    if item is None:
        sketch.target(box.grown(-6), OpenEntity(lead), name, what, radius=18)
        return
    words = item_label(look, item)
    line = look.line("label_strong") + look.line("panel_title") * 1.24 + 24
    cut = box.y + picture + line if picture else box.y + box.h * 0.45
    top = Rect(box.x + 6, box.y + 6, box.w - 12, cut - box.y - 10)
    sketch.target(top, OpenEntity(lead), name, what, radius=18)
    below = Rect(box.x + 6, cut + 4, box.w - 12, box.bottom - cut - 10)
    sketch.fact_target(below, item.fact, words, radius=18)


def wide_words(sketch: Sketch, block: EntityGrid, lead: EntityId, frame: Frame, box: Rect) -> float:
    """Sets the words of a wide lead at the right of its picture; returns its height."""
    entity = frame.look.kiosk.entities[lead]
    pictured = entity.image is not None
    x = box.x + (box.w * WIDE_PICTURE if pictured else 0.0) + LEAD_PAD
    room = box.right - LEAD_PAD - x
    words = _lead_words(Sketch(frame.look, box.w), block, entity, frame.detail, x, 0, room)
    y = box.y + max(24.0, (box.h - words) / 2)
    _lead_words(sketch, block, entity, frame.detail, x, y, room)
    sketch.info_mark(box.right - LEAD_PAD, y + words - frame.look.line("body") / 2)
    return words + 48


def wide_lead(sketch: Sketch, block: EntityGrid, lead: EntityId, frame: Frame, box: Rect) -> None:
    """Draws the card with its picture at the left of the words."""
    look = frame.look
    entity = look.kiosk.entities[lead]
    sketch.card(box)
    split = box.w * WIDE_PICTURE if entity.image is not None else 0.0
    if entity.image is not None:
        radius = (RADIUS_CARD, 0.0, 0.0, RADIUS_CARD)
        _picture(sketch, entity.image, Rect(box.x, box.y, split, box.h), radius)
    wide_words(sketch, block, lead, frame, box)
    name, what = look.say(entity.name), look.say(entity.what)
    item = block.lead_fact
    if item is None or not split:
        _lead_targets(sketch, block, lead, box, 0.0)
        return
    left = Rect(box.x + 6, box.y + 6, split - 10, box.h - 12)
    sketch.target(left, OpenEntity(lead), name, what, radius=18)
    right = Rect(box.x + split + 4, box.y + 6, box.w - split - 10, box.h - 12)
    sketch.fact_target(right, item.fact, item_label(look, item), radius=18)


def _picture(
    sketch: Sketch, image: ImageId, rect: Rect, radius: tuple[float, float, float, float]
) -> None:
    """Adds the lead's picture; a photograph keeps its own focus."""
    photo = sketch.look.kiosk.photographs.get(image)
    focus = (photo.focus_x, photo.focus_y) if photo is not None else DRAWING_FOCUS
    faint = photo is None and sketch.look.palette.name == "contrast"
    leaf = ImageLeaf(
        rect=rect,
        image=image,
        cover=True,
        focus=focus,
        radius=radius,
        opacity=CONTRAST_ART_OPACITY if faint else 1.0,
    )
    sketch.add(leaf)
