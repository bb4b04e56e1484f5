"""What stands on one card: icon, title, words, or a figure with its label."""

from typing import Literal

from kiosk.model.blocks import Card, FactItem
from kiosk.model.geometry import Rect
from kiosk.model.typesetting import is_wide
from kiosk.model.words import IconId
from kiosk.ui.kit.fact_words import item_note
from kiosk.ui.kit.leaves import BoxLeaf, Composition, Solid, Stroke
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.openers import open_entity, open_milestone
from kiosk.ui.kit.sketch import Sketch
from kiosk.values import dataclass

Shape = Literal["low", "full", "tall"]
"""``low``: all beside the icon; ``full``: words below icon and title; ``tall``: icon on top."""
PAD_X, PAD_Y = 30.0, 22.0
TILES: dict[Shape, float] = {"low": 60.0, "full": 80.0, "tall": 76.0}
TIGHT_PAD_X, TIGHT_PAD_Y, TIGHT_TILE, TIGHT_TITLE = 20.0, 12.0, 48.0, 0.8
LARGER_TILE, LARGER_TITLE = 1.2, 1.14
TILE_GAP, BODY_GAP, INFO_ROOM = 22.0, 14.0, 44.0
TILE_RADIUS, ICON_SHARE = 18.0, 0.56
TITLE_SHARE: dict[Shape, float] = {"low": 0.88, "full": 1.0, "tall": 0.94}
TITLE_LINE = 1.3
INFO_HALF = 14.0
TARGET_GAP = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLook:
    """How the cards of one block are set.

    Attributes:
        shape: Where the words stand.
        bodies: Whether the words below the titles are shown.
        tight: Whether icons and padding are smaller and figures go without their notes.
        large: Whether icons, titles and figures are larger.
        signs: Whether what opens a sheet has the sign for it.
    """

    look: Look
    shape: Shape
    bodies: bool
    tight: bool = False
    large: bool = False
    signs: bool = True

    @property
    def pad_y(self) -> float:
        """Padding above and below the content."""
        return TIGHT_PAD_Y if self.tight else PAD_Y

    @property
    def pad_x(self) -> float:
        """Padding at the left and right of the content."""
        return TIGHT_PAD_X if self.tight else PAD_X

    @property
    def title_px(self) -> float:
        """Font size of titles."""
        share = TIGHT_TITLE if self.tight else TITLE_SHARE[self.shape]
        return self.look.px("panel_title") * share * (LARGER_TITLE if self.large else 1.0)

    def info(self, card: Card) -> float:
        """Returns the room that the sign of something to open takes at the right."""
        return INFO_ROOM if self.signs and opens(card) and not self.tight else 0.0

    @property
    def tile(self) -> float:
        """Side of the icon's square."""
        side = TIGHT_TILE if self.tight else TILES[self.shape]
        return side * (LARGER_TILE if self.large else 1.0)


def opens(card: Card) -> bool:
    """Says whether a touch on a card opens something."""
    return card.entity is not None or card.milestone is not None or card.fact is not None


def card_body(style: CardLook, card: Card) -> str:
    """Returns the words of a card as far as they are shown."""
    return style.look.say(card.body) if style.bodies else ""


def card_content(style: CardLook, card: Card, width: float) -> Composition:
    """Lays out a card's words and icon in its width, without padding above and below."""
    sketch = Sketch(style.look, width)
    if card.fact is not None:
        return sketch.finish(_figure(sketch, style, card, card.fact))
    return sketch.finish(_words(sketch, style, card))


def title_breaks(style: CardLook, card: Card, width: float) -> tuple[int, bool]:
    """Says how a title breaks on a card of a width.

    Returns:
        How many lines it has more than are stated, and whether a word is torn apart.
    """
    look = style.look
    room = width - 2 * style.pad_x
    if card.icon is not None and style.shape != "tall":
        room -= style.tile + TILE_GAP
    if style.shape == "low":
        room -= style.info(card)
    sketch = Sketch(look, width)
    text, px = look.say(card.title), style.title_px
    lines = sketch.lines(text, room, "panel_title", px=px)
    words = text.replace("\n", " ").split(" ")
    widest = max(sketch.advance(word, "panel_title", px=px) for word in words)
    torn = widest > room and not any(is_wide(char) for char in text)
    return len(lines) - text.count("\n") - 1, torn or room < 3 * px


def draw_card(style: CardLook, card: Card, box: Rect, sketch: Sketch) -> None:
    """Draws a card with its content in the middle, and what a touch on it opens."""
    sketch.card(box)
    content = card_content(style, card, box.w)
    top = box.y + (box.h - content.height) / 2
    sketch.place(content, box.x, top)
    mark_card(style, card, box, top, sketch)
    _open(sketch, card, box, top)


def mark_card(style: CardLook, card: Card, box: Rect, top: float, sketch: Sketch) -> None:
    """Draws the sign that a card opens something, where its content leaves room for it."""
    if not opens(card) or (not style.info(card) and card.fact is None):
        return
    middle = box.bottom - style.pad_y - INFO_HALF
    if card.fact is not None:
        middle = top + style.look.line("label") / 2
    elif style.shape == "low":
        middle = box.y + box.h / 2
    elif style.shape == "tall":
        middle = box.y + style.pad_y + INFO_HALF
    sketch.info_mark(box.right - style.pad_x + 4, middle)


def _open(sketch: Sketch, card: Card, box: Rect, top: float) -> None:
    """Makes the card a target; one with figure and company opens either, by where it is touched."""
    look = sketch.look
    radius = 24.0
    title = look.say(card.title)
    if card.fact is not None and card.entity is not None:
        words = top - box.y + look.line("label")
        upper = min(max(words, look.min_target), box.h - look.min_target - TARGET_GAP)
        open_entity(sketch, Rect(box.x, box.y, box.w, upper), card.entity, radius)
        y = box.y + upper + TARGET_GAP
        lower = Rect(box.x, y, box.w, box.bottom - y)
        sketch.fact_target(lower, card.fact.fact, title, radius)
    elif card.fact is not None:
        sketch.fact_target(box, card.fact.fact, title, radius)
    elif card.entity is not None:
        open_entity(sketch, box, card.entity, radius)
    elif card.milestone is not None:
        open_milestone(sketch, box, card.milestone, title, radius)


def _figure(sketch: Sketch, style: CardLook, card: Card, item: FactItem) -> float:
    """Sets label, figure and note; returns their height."""
    look, palette = style.look, style.look.palette
    room = sketch.width - 2 * style.pad_x
    label = sketch.text(
        style.pad_x, 0, room - INFO_ROOM, look.say(card.title), "label", palette.ink2
    )
    figure = look.figure(item.fact)
    y = label.bottom - 2
    role = "number_m" if style.large else "number_s"
    rect = sketch.figure(style.pad_x, y, room, figure, role, fact=item.fact)
    bottom = rect.bottom
    for words in () if style.tight else (item_note(look, item), card_body(style, card)):
        if words:
            bottom = sketch.text(style.pad_x, bottom - 2, room, words, "note", palette.ink3).bottom
    return bottom


def _words(sketch: Sketch, style: CardLook, card: Card) -> float:
    """Sets icon, title and words; returns their height."""
    look, shape = style.look, style.shape
    tile = style.tile if card.icon is not None else 0.0
    beside = shape != "tall"
    x = style.pad_x + (tile + TILE_GAP if tile and beside else 0.0)
    right = sketch.width - style.pad_x
    info = style.info(card)
    title_room = right - x - (info if shape == "low" else 0.0)
    px = style.title_px
    line = px * TITLE_LINE
    title, body = look.say(card.title), card_body(style, card)
    head = len(sketch.lines(title, title_room, "panel_title", px=px)) * line
    if shape == "low":
        words = len(sketch.lines(body, title_room, "label")) * look.line("label") if body else 0.0
        height = max(tile, head + words)
        y, body_x, body_room = (height - head - words) / 2, x, title_room
    elif shape == "full":
        y, body_x, body_room = max(0.0, (tile - head) / 2), style.pad_x, right - style.pad_x - info
    else:
        y = tile + BODY_GAP if tile else 0.0
        body_x, body_room = style.pad_x, right - style.pad_x
    ink1, ink2 = look.palette.ink1, look.palette.ink2
    name = sketch.text(x, y, title_room, title, "panel_title", ink1, px=px, line=line)
    bottom = max(name.bottom, tile)
    if body:
        gap = 0.0 if shape == "low" else BODY_GAP if shape == "full" else 4.0
        y = (name.bottom if shape != "full" else bottom) + gap
        bottom = max(bottom, sketch.text(body_x, y, body_room, body, "label", ink2).bottom)
    if card.icon is not None:
        top = (bottom - tile) / 2 if shape == "low" else 0.0
        icon_tile(sketch, Rect(style.pad_x, top, tile, tile), card.icon)
    return bottom


def icon_tile(sketch: Sketch, box: Rect, icon: IconId) -> None:
    """Draws an icon on a tinted square; in high contrast the square has a line instead."""
    look = sketch.look
    edge = Stroke(Solid(look.palette.line), 2) if look.palette.name == "contrast" else None
    fill = Solid(look.accent.tint)
    sketch.add(BoxLeaf(rect=box, fill=fill, stroke=edge, radius=TILE_RADIUS))
    size = box.w * ICON_SHARE
    x, y = box.x + (box.w - size) / 2, box.y + (box.h - size) / 2
    sketch.icon(x, y, size, icon, look.accent.text)
