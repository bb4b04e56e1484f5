"""Composes lanes of entities by how far they are: finished, under construction, planned."""

from math import log

from kiosk.model.blocks import Card, Lane, Lanes
from kiosk.model.geometry import Rect
from kiosk.model.words import EntityId, IconId
from kiosk.theme.tokens import RADIUS_PANEL
from kiosk.ui.kit.card_content import CardLook, Shape, card_content, mark_card, title_breaks
from kiosk.ui.kit.leaves import BoxLeaf, Composition, Solid, Stroke
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.openers import open_entity
from kiosk.ui.kit.sketch import Sketch
from kiosk.values import dataclass

GAP, LANE_GAP, STACK_GAP = 16.0, 32.0, 24.0
MARK, MARK_GAP, HEAD_GAP = 24.0, 14.0, 8.0
NARROWEST = 300.0
BEST_ASPECT, TOO_HIGH = 2.2, 10000.0
DASH = (9.0, 8.0)
EDGE = 3.0
PLAIN_ICON = IconId("office")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """How lanes stand.

    Attributes:
        stacked: One lane below another instead of side by side.
        across: Tiles side by side, for each lane.
        width: Of a tile.
        least: Least height of a row of tiles.
    """

    stacked: bool
    across: tuple[int, ...]
    width: float
    least: float


def compose(block: Lanes, frame: Frame) -> Composition:
    """Lays out the lanes side by side, or below one another, as low as possible."""
    look = frame.look
    sketch = Sketch(look, frame.width)
    shapes = [*_side_by_side(sketch, block, frame), *_stacked(sketch, block, frame)]
    shape = min(shapes, key=lambda one: _cost(sketch, block, one, frame))
    least = _height(sketch, block, shape, shape.least)
    row = shape.least
    if frame.height is not None and frame.height > least:
        row += (frame.height - least) / _row_count(block, shape)
    style = _tile_style(sketch, block, shape, row, frame)
    x = y = 0.0
    for lane, across in zip(block.lanes, shape.across, strict=True):
        width = across * shape.width + (across - 1) * GAP
        if shape.stacked:
            rows = -(-len(lane.entities) // across)
            height = _head(sketch) + rows * row + (rows - 1) * GAP
            _lane(sketch, lane, Rect(0, y, frame.width, height), across, style)
            y += height + STACK_GAP
        else:
            height = _height(sketch, block, shape, row)
            _lane(sketch, lane, Rect(x, 0, width, height), across, style)
            x += width + LANE_GAP
    return sketch.fit_height(sketch.finish(_height(sketch, block, shape, row)), frame.height)


# Choosing a shape -------------------------------------------------------------------------------


def _side_by_side(sketch: Sketch, block: Lanes, frame: Frame) -> list[_Shape]:
    least = NARROWEST * (0.4 + 0.6 * sketch.look.text_scale)
    shapes = []
    for most in range(1, max(len(lane.entities) for lane in block.lanes) + 1):
        across = tuple(-(-len(lane.entities) // most) for lane in block.lanes)
        lanes, count = len(across), sum(across)
        room = frame.width - LANE_GAP * (lanes - 1) - GAP * (count - lanes)
        width = room / count
        if width >= least:
            heights = []
            own_rows = [
                -(-len(lane.entities) // n) for lane, n in zip(block.lanes, across, strict=True)
            ]
            rows = max(own_rows)
            for lane, own in zip(block.lanes, own_rows, strict=True):
                height = own * _tile_height(sketch, lane, width, frame) + (own - 1) * GAP
                heights.append((height - (rows - 1) * GAP) / rows)
            shapes.append(_Shape(stacked=False, across=across, width=width, least=max(heights)))
    return shapes


def _stacked(sketch: Sketch, block: Lanes, frame: Frame) -> list[_Shape]:
    least = NARROWEST * (0.4 + 0.6 * sketch.look.text_scale)
    shapes = []
    for count in range(1, max(len(lane.entities) for lane in block.lanes) + 1):
        width = (frame.width - GAP * (count - 1)) / count
        if width >= least or count == 1:
            across = tuple(min(count, len(lane.entities)) for lane in block.lanes)
            height = max(_tile_height(sketch, lane, width, frame) for lane in block.lanes)
            shapes.append(_Shape(stacked=True, across=across, width=width, least=height))
    return shapes


def _cost(sketch: Sketch, block: Lanes, shape: _Shape, frame: Frame) -> float:
    """Returns how badly a shape suits: its height, or how far its tiles are from a good form."""
    least = _height(sketch, block, shape, shape.least)
    if frame.height is None:
        return least
    if least > frame.height + 1:
        return TOO_HIGH + least
    row = shape.least + (frame.height - least) / _row_count(block, shape)
    return abs(log(shape.width / row / BEST_ASPECT))


def _row_count(block: Lanes, shape: _Shape) -> int:
    rows = [
        -(-len(lane.entities) // across)
        for lane, across in zip(block.lanes, shape.across, strict=True)
    ]
    return sum(rows) if shape.stacked else max(rows)


def _height(sketch: Sketch, block: Lanes, shape: _Shape, row: float) -> float:
    rows = _row_count(block, shape)
    if not shape.stacked:
        return _head(sketch) + rows * row + (rows - 1) * GAP
    lanes = len(block.lanes)
    return lanes * _head(sketch) + rows * row + (rows - lanes) * GAP + (lanes - 1) * STACK_GAP


def _head(sketch: Sketch) -> float:
    return sketch.look.line("label_strong") + HEAD_GAP


def _tile_height(sketch: Sketch, lane: Lane, width: float, frame: Frame) -> float:
    style = _style(sketch, frame, "low")
    words = max(card_content(style, _card(sketch, one), width).height for one in lane.entities)
    return max(words + 2 * style.pad_y, sketch.look.min_target)


def _style(sketch: Sketch, frame: Frame, shape: Shape) -> CardLook:
    return CardLook(
        look=sketch.look,
        shape=shape,
        bodies=frame.detail == 0,
        tight=frame.detail > 1,
        signs=shape == "full",
    )


def _tile_style(sketch: Sketch, block: Lanes, shape: _Shape, row: float, frame: Frame) -> CardLook:
    """Returns the roomier of two ways to set tiles, if it fits all of them."""
    full = _style(sketch, frame, "full")
    cards = [_card(sketch, one) for lane in block.lanes for one in lane.entities]
    width = shape.width
    for card in cards:
        high = card_content(full, card, width).height + 2 * full.pad_y
        if high > row or title_breaks(full, card, width) != (0, False):
            return _style(sketch, frame, "low")
    return full


def _card(sketch: Sketch, entity_id: EntityId) -> Card:
    """Returns an entity as a card shows it."""
    entity = sketch.look.kiosk.entities[entity_id]
    icon = entity.icon or PLAIN_ICON
    return Card(title=entity.name, icon=icon, body=entity.what, entity=entity_id)


# Drawing ----------------------------------------------------------------------------------------


def _lane(sketch: Sketch, lane: Lane, box: Rect, across: int, style: CardLook) -> None:
    """Draws one lane: what state it is, and a tile for each entity; one alone fills it."""
    look = sketch.look
    _mark(sketch, lane, box.x, box.y + (look.line("label_strong") - MARK) / 2)
    x = box.x + MARK + MARK_GAP
    title = look.say(lane.title)
    room = box.right - x
    sketch.text(x, box.y, room, title, "label_strong", look.accent.text, max_lines=1)
    top = box.y + _head(sketch)
    rows = -(-len(lane.entities) // across)
    width = (box.w - GAP * (across - 1)) / across
    height = (box.bottom - top - GAP * (rows - 1)) / rows
    for index, entity in enumerate(lane.entities):
        left = box.x + index % across * (width + GAP)
        y = top + index // across * (height + GAP)
        _tile(sketch, lane, entity, Rect(left, y, width, height), style)


def _mark(sketch: Sketch, lane: Lane, x: float, y: float) -> None:
    """Draws the sign of a state: a full disc, a disc in a ring, a dashed ring."""
    color = sketch.look.accent.text
    box = Rect(x, y, MARK, MARK)
    if lane.state == "done":
        sketch.add(BoxLeaf(rect=box, fill=Solid(color), radius=MARK / 2))
        return
    dash = (4.0, 5.0) if lane.state == "planned" else ()
    ring = Stroke(Solid(color), EDGE, dash)
    sketch.add(BoxLeaf(rect=box.grown(-EDGE / 2), stroke=ring, radius=MARK / 2))
    if lane.state == "building":
        half = Rect(x, y + MARK / 2, MARK, MARK / 2)
        sketch.add(BoxLeaf(rect=box, fill=Solid(color), radius=MARK / 2, clip=half))


def _tile(sketch: Sketch, lane: Lane, entity_id: EntityId, box: Rect, style: CardLook) -> None:
    """Draws one entity; what is not there yet has an outline, dashed while it is only planned."""
    look = sketch.look
    edge = Stroke(Solid(look.accent.text, 0.8), EDGE - 0.5, DASH)
    if lane.state == "planned":
        fill = Solid(look.palette.surface, 0.5)
        sketch.add(BoxLeaf(rect=box.grown(-1), fill=fill, stroke=edge, radius=RADIUS_PANEL))
    else:
        sketch.card(box, radius=RADIUS_PANEL)
    if lane.state == "building":
        solid = Stroke(edge.fill, edge.width)
        sketch.add(BoxLeaf(rect=box.grown(-1), stroke=solid, radius=RADIUS_PANEL))
    card = _card(sketch, entity_id)
    content = card_content(style, card, box.w)
    top = box.y + (box.h - content.height) / 2
    sketch.place(content, box.x, top)
    mark_card(style, card, box, top, sketch)
    open_entity(sketch, box, entity_id, float(RADIUS_PANEL))
