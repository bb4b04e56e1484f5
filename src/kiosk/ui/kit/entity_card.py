"""One card of a grid of entities: its icon on a tile, its name, what it does."""

from kiosk.model.actions import OpenEntity
from kiosk.model.facts import Entity
from kiosk.model.geometry import Rect
from kiosk.model.words import EntityId
from kiosk.theme.tokens import RADIUS_PANEL
from kiosk.ui.kit.leaves import BoxLeaf, Solid, Stroke
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.sketch import Sketch

PAD, INFO = 28.0, 40.0
TILE, SMALL_TILE, TALL_TILE, ICON_SHARE = 84.0, 60.0, 116.0, 0.57
PADS = (28.0, 18.0, 16.0, 14.0)
"""Room above and below the words at each level of detail."""
DESCRIBED_UP_TO = 1
"""From the next detail on cards do not say what an entity does."""
TALL = 1.25
"""A card so many times higher than wide stacks its contents and sets them larger."""


def _is_stacked(sketch: Sketch, name: str, width: float, tile: float) -> bool:
    """Says whether a name stands below the icon because it would break badly beside it."""
    room = width - 2 * PAD - tile - 22 - INFO
    pieces = name.split() if " " in name else [name]
    return max(sketch.advance(piece, "panel_title") for piece in pieces) > room + INFO


def card_height(entity: Entity, frame: Frame, width: float) -> float:
    """Returns the least height of a card."""
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
    described = frame.detail <= DESCRIBED_UP_TO and entity.what is not None
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


def draw_card(sketch: Sketch, name: EntityId, frame: Frame, box: Rect, natural: float) -> None:
    """Sets one card; cards of a row with the same ``natural`` height align their tiles."""
    look = frame.look
    entity = look.kiosk.entities[name]
    sketch.card(box)
    tall = frame.detail == 0 and box.h > TALL * box.w
    described = frame.detail <= DESCRIBED_UP_TO and entity.what is not None
    own = natural if described else card_height(entity, frame, box.w)
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
