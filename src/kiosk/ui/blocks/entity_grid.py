"""Composes cards of entities in groups, one of them tall or wide with a picture.

Inside, ``detail`` has four levels: 0 all, 1 the same closer together, 2 without descriptions,
3 the first row of each group and how many there are.
"""

from dataclasses import dataclass, replace
from functools import partial

from kiosk.model.actions import OpenEntity, OpenScene
from kiosk.model.blocks import EntityGrid, EntityGroup
from kiosk.model.facts import Entity
from kiosk.model.geometry import Rect
from kiosk.model.words import EntityId, ImageId
from kiosk.theme.tokens import CONTRAST_ART_OPACITY, RADIUS_CARD, RADIUS_PANEL
from kiosk.ui.kit.fact_words import item_label
from kiosk.ui.kit.fullest import compose_fullest
from kiosk.ui.kit.leaves import BoxLeaf, Composition, ImageLeaf, Solid, Stroke
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.sketch import Sketch

GAP, GROUP_GAP = 24.0, 22.0
PAD, LEAD_PAD = 28.0, 40.0
LEAD_WIDTH = 560.0
LEAD_PICTURE, LEAST_PICTURE = 0.5, 150.0
WIDE_PICTURE = 0.42
NARROWEST, NARROWEST_TALL = 330.0, 330.0
MOST_ACROSS = 5
TILE, SMALL_TILE, TALL_TILE, ICON_SHARE = 84.0, 60.0, 116.0, 0.57
PADS = (28.0, 18.0, 16.0, 14.0)
INFO = 40.0
LEVELS = (1, 2, 3)
NO_DESCRIPTIONS, FIRST_ROWS = 2, 3
TALL = 1.25
"""A card so many times higher than wide stacks its contents and sets them larger."""
DRAWING_FOCUS = (0.38, 0.5)
"""Drawings for a card have what matters a little left of their middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """How the cards of a group stand."""

    group: EntityGroup
    shown: tuple[EntityId, ...]
    across: int
    heading: float
    card: float

    @property
    def count(self) -> int:
        """How many rows there are."""
        return -(-len(self.shown) // self.across)

    @property
    def height(self) -> float:
        """The least height of heading and cards."""
        return self.heading + self.count * self.card + (self.count - 1) * GAP


def compose(block: EntityGrid, frame: Frame) -> Composition:
    """Lays out the lead card beside the groups, or above them on an upright screen."""
    level = replace(frame, detail=LEVELS[frame.detail])
    return compose_fullest(partial(_compose, block), level)


def _compose(block: EntityGrid, frame: Frame) -> Composition:
    sketch = Sketch(frame.look, frame.width)
    lead = block.lead
    if lead is None:
        box = Rect(0, 0, frame.width, frame.height or 0.0)
        height = _groups(sketch, block, frame, box)
    elif frame.look.format == "portrait":
        height = _upright(sketch, block, lead, frame)
    else:
        height = _beside(sketch, block, lead, frame)
    return sketch.fit_height(sketch.finish(height), frame.height)


def _beside(sketch: Sketch, block: EntityGrid, lead: EntityId, frame: Frame) -> float:
    """Places the lead at the left, as tall as the groups beside it; returns the height."""
    width = min(LEAD_WIDTH, frame.width * 0.34)
    x = width + GAP
    trial = Sketch(frame.look, frame.width)
    room = Rect(x, 0, frame.width - x, 0)
    lead_h = _lead_height(block, lead, frame, width)
    needed = max(_groups(trial, block, frame, room), lead_h)
    height = max(needed, frame.height or 0.0)
    _tall_lead(sketch, block, lead, frame, Rect(0, 0, width, height))
    _groups(sketch, block, frame, Rect(x, 0, frame.width - x, height))
    return height


def _upright(sketch: Sketch, block: EntityGrid, lead: EntityId, frame: Frame) -> float:
    """Places the lead across the top; returns the height."""
    width = frame.width
    trial = Sketch(frame.look, width)
    groups = _groups(trial, block, frame, Rect(0, 0, width, 0))
    least = _wide_words(Sketch(frame.look, width), block, lead, frame, Rect(0, 0, width, 0))
    spare = max(0.0, (frame.height or 0.0) - groups - GAP - least)
    lead_h = least + min(spare * 0.35, 180.0)
    _wide_lead(sketch, block, lead, frame, Rect(0, 0, width, lead_h))
    top = lead_h + GAP
    room = max(groups, (frame.height or 0.0) - top)
    _groups(sketch, block, frame, Rect(0, top, width, room))
    return top + room


# Lead ---------------------------------------------------------------------------------------


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


def _lead_height(block: EntityGrid, lead: EntityId, frame: Frame, width: float) -> float:
    entity = frame.look.kiosk.entities[lead]
    trial = Sketch(frame.look, frame.width)
    words = _lead_words(trial, block, entity, frame.detail, LEAD_PAD, 0, width - 2 * LEAD_PAD)
    pictured = entity.image is not None and frame.detail < NO_DESCRIPTIONS
    return words + 48 + (LEAST_PICTURE if pictured else 0.0)


def _tall_lead(sketch: Sketch, block: EntityGrid, lead: EntityId, frame: Frame, box: Rect) -> None:
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


def _wide_words(
    sketch: Sketch, block: EntityGrid, lead: EntityId, frame: Frame, box: Rect
) -> float:
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


def _wide_lead(sketch: Sketch, block: EntityGrid, lead: EntityId, frame: Frame, box: Rect) -> None:
    look = frame.look
    entity = look.kiosk.entities[lead]
    sketch.card(box)
    split = box.w * WIDE_PICTURE if entity.image is not None else 0.0
    if entity.image is not None:
        radius = (RADIUS_CARD, 0.0, 0.0, RADIUS_CARD)
        _picture(sketch, entity.image, Rect(box.x, box.y, split, box.h), radius)
    _wide_words(sketch, block, lead, frame, box)
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


# Groups -------------------------------------------------------------------------------------


def _groups(sketch: Sketch, block: EntityGrid, frame: Frame, box: Rect) -> float:
    """Places the groups below one another, or side by side where one row holds all cards.

    Returns:
        The height used: the least one, or the box's where that is more.
    """
    count = sum(len(group.entities) for group in block.groups)
    scale = 0.5 + 0.5 * frame.look.text_scale
    one_row = (box.w - GAP * (count - 1)) / max(1, count) >= NARROWEST_TALL * scale
    if len(block.groups) > 1 and count <= MOST_ACROSS and one_row:
        return _one_row(sketch, block, frame, box, count)
    rows = [_plan(sketch, group, frame, box.w) for group in block.groups]
    needed = sum(row.height for row in rows) + GROUP_GAP * (len(rows) - 1)
    spare = max(0.0, box.h - needed) / max(1, sum(row.count for row in rows))
    y = box.y
    for row in rows:
        _group(sketch, row, frame, Rect(box.x, y, box.w, 0), row.card + spare)
        y += row.height + spare * row.count + GROUP_GAP
    return max(needed, box.h)


def _one_row(sketch: Sketch, block: EntityGrid, frame: Frame, box: Rect, count: int) -> float:
    card_w = (box.w - GAP * (count - 1)) / count
    widths = [card_w * len(g.entities) + GAP * (len(g.entities) - 1) for g in block.groups]
    rows = [_plan(sketch, g, frame, w) for g, w in zip(block.groups, widths, strict=True)]
    heading = max(row.heading for row in rows)
    card = max(row.card for row in rows)
    height = max(heading + card, box.h)
    x = box.x
    for row, width in zip(rows, widths, strict=True):
        level = replace(row, card=card)
        _group(sketch, level, frame, Rect(x, box.y, width, 0), height - heading, heading)
        x += width + GAP
    return height


def _plan(sketch: Sketch, group: EntityGroup, frame: Frame, width: float) -> _Rows:
    """Returns how a group's cards stand in a width."""
    look = frame.look
    scale = 0.5 + 0.5 * look.text_scale
    most = int((width + GAP) // (NARROWEST * scale + GAP))
    across = max(1, min(len(group.entities), most, MOST_ACROSS))
    rows = -(-len(group.entities) // across)
    # Rows of equal length: six in rows of four would leave two alone below.
    across = -(-len(group.entities) // rows)
    shown = group.entities[:across] if frame.detail >= FIRST_ROWS and rows > 1 else group.entities
    card_w = (width - GAP * (across - 1)) / across
    card = max(_card_height(look.kiosk.entities[one], frame, card_w) for one in shown)
    lines = sketch.lines(_heading(group, shown, frame), width, "label_strong")
    heading = len(lines) * look.line("label_strong") + 14
    if len(shown) < len(group.entities):
        heading = max(heading, look.min_target + 8)
    return _Rows(group=group, shown=shown, across=across, heading=heading, card=card)


def _heading(group: EntityGroup, shown: tuple[EntityId, ...], frame: Frame) -> str:
    """Returns a group's title, with how many it has where not all are shown."""
    title = frame.look.say(group.title)
    if len(shown) == len(group.entities):
        return title
    return f"{title} {frame.look.word('more_count').format(n=len(group.entities))}"


def _group(
    sketch: Sketch,
    row: _Rows,
    frame: Frame,
    box: Rect,
    card_h: float,
    heading: float | None = None,
) -> None:
    look = frame.look
    words = _heading(row.group, row.shown, frame)
    top = box.y + (row.heading if heading is None else heading)
    text = sketch.text(box.x, box.y + 2, box.w, words, "label_strong", look.accent.text)
    if len(row.shown) < len(row.group.entities):
        sketch.info_mark(text.right + INFO, text.y + text.h / 2)
        target = Rect(box.x - 8, box.y - 6, text.w + INFO + 16, look.min_target)
        sketch.target(target, OpenScene(look.scene), words, look.word("open_detail"))
    for index, name in enumerate(row.shown):
        column, line = index % row.across, index // row.across
        # The last row shares out its width among the cards that are left.
        beside = min(row.across, len(row.shown) - line * row.across)
        width = (box.w - GAP * (beside - 1)) / beside
        x, y = box.x + column * (width + GAP), top + line * (card_h + GAP)
        _card(sketch, name, frame, Rect(x, y, width, card_h), row.card)


# Cards --------------------------------------------------------------------------------------


def _is_stacked(sketch: Sketch, name: str, width: float, tile: float) -> bool:
    """Says whether a name stands below the icon because it would break badly beside it."""
    room = width - 2 * PAD - tile - 22 - INFO
    pieces = name.split() if " " in name else [name]
    return max(sketch.advance(piece, "panel_title") for piece in pieces) > room + INFO


def _card_height(entity: Entity, frame: Frame, width: float) -> float:
    sketch = Sketch(frame.look, width)
    return _card_words(sketch, entity, frame, Rect(0, 0, width, 0), tall=False)


def _card_words(sketch: Sketch, entity: Entity, frame: Frame, box: Rect, *, tall: bool) -> float:
    """Sets tile, name and words with the card's own padding; returns the height they need."""
    look = frame.look
    ink = look.palette
    name = look.say(entity.name)
    tile = TALL_TILE if tall else (SMALL_TILE if frame.detail else TILE)
    pad = PADS[frame.detail]
    stacked = tall or _is_stacked(sketch, name, box.w, tile)
    indent = 0.0 if stacked else tile + 22
    x, y = box.x + PAD, box.y + pad
    _tile(sketch, entity, Rect(x, y, tile, tile))
    described = frame.detail < NO_DESCRIPTIONS and entity.what is not None
    room = box.w - 2 * PAD - indent
    if frame.detail and not stacked:
        room -= INFO
    height = len(sketch.lines(name, room, "panel_title")) * look.line("panel_title")
    top = y + tile + (24 if tall else 8) if stacked else y + max(0.0, (tile - height) / 2)
    end = sketch.text(x + indent, top, room, name, "panel_title", ink.ink1).bottom
    end = max(end, y + tile)
    if described:
        # The mark stands in the lower corner, or in the upper one where room is short.
        width = box.w - 2 * PAD - (0.0 if frame.detail else INFO)
        gap = 6 if frame.detail else 14
        words = look.say(entity.what)
        end = sketch.text(x, end + gap, width, words, "label", ink.ink2).bottom
    return end - box.y + pad


def _tile(sketch: Sketch, entity: Entity, box: Rect) -> None:
    look = sketch.look
    contrast = look.palette.name == "contrast"
    edge = Stroke(Solid(look.palette.line), 2) if contrast else None
    fill = Solid(look.accent.tint)
    sketch.add(BoxLeaf(rect=box, fill=fill, stroke=edge, radius=RADIUS_PANEL))
    if entity.icon is not None:
        size = box.w * ICON_SHARE
        inset = (box.w - size) / 2
        sketch.icon(box.x + inset, box.y + inset, size, entity.icon, look.accent.text)


def _card(sketch: Sketch, name: EntityId, frame: Frame, box: Rect, natural: float) -> None:
    """Sets one card; cards of a row with the same ``natural`` height align their tiles."""
    look = frame.look
    entity = look.kiosk.entities[name]
    sketch.card(box)
    tall = frame.detail == 0 and box.h > TALL * box.w
    described = frame.detail < NO_DESCRIPTIONS and entity.what is not None
    own = natural if described else _card_height(entity, frame, box.w)
    spare = max(0.0, box.h - own)
    inner = box._replace(y=box.y + (spare * 0.3 if tall else spare / 2))
    _card_words(sketch, entity, frame, inner, tall=tall)
    if not described:
        middle = box.y + box.h / 2
    elif frame.detail:
        middle = inner.y + PADS[frame.detail] + SMALL_TILE / 2
    else:
        middle = box.bottom - PADS[0] - look.line("label") / 2
    sketch.info_mark(box.right - PAD, middle)
    words, what = look.say(entity.name), look.say(entity.what)
    sketch.target(box.grown(-4), OpenEntity(name), words, what, radius=20)
