"""Composes cards of equal size under an optional heading."""

from dataclasses import replace
from math import log

from kiosk.model.blocks import Cards
from kiosk.model.geometry import Rect
from kiosk.ui.kit.card_content import (
    CardLook,
    Shape,
    card_content,
    draw_card,
    opens,
    title_breaks,
)
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.sketch import Sketch

GAP, TITLE_GAP = 20.0, 12.0
NARROWEST = 240.0
FIGURE_NARROWEST = 300.0
BEST_ASPECT = 2.0
EMPTY_COST = 0.15
SPARE_COST = 0.3
SHAPES: dict[Shape, float] = {"full": 0.0, "low": 0.2, "tall": 0.4}
"""What shapes cost where all fit."""
BREAK_COST, BROKEN, TOO_HIGH = 0.5, 1000.0, 10000.0
MOST_BREAKS = 2
LARGER_SPARE = 40.0


def compose(block: Cards, frame: Frame) -> Composition:
    """Lays out the cards in the grid, and in the shape, that fill their room best."""
    look = frame.look
    sketch = Sketch(look, frame.width)
    top = 0.0
    if block.title is not None:
        words = look.say(block.title)
        color = look.accent.text
        top = sketch.text(0, 0, frame.width, words, "label_strong", color).bottom + TITLE_GAP
    room = None if frame.height is None else frame.height - top
    columns, style, least = _choose(block, frame, room)
    rows = -(-len(block.cards) // columns)
    height = least
    if room is not None and room > least * rows + GAP * (rows - 1):
        height = (room - GAP * (rows - 1)) / rows
    style = _enlarged(block, style, (frame.width - GAP * (columns - 1)) / columns, height)
    for row in range(rows):
        cards = block.cards[row * columns : (row + 1) * columns]
        width = (frame.width - GAP * (len(cards) - 1)) / len(cards)
        for index, card in enumerate(cards):
            x, y = index * (width + GAP), top + row * (height + GAP)
            draw_card(style, card, Rect(x, y, width, height), sketch)
    needed = top + rows * height + (rows - 1) * GAP
    return sketch.fit_height(sketch.finish(needed), frame.height)


def _choose(block: Cards, frame: Frame, room: float | None) -> tuple[int, CardLook, float]:
    """Returns columns, shape and least height of a card that fill the room best."""
    count = len(block.cards)
    most = min(count, block.columns) if block.columns else count
    options: list[tuple[float, int, CardLook, float]] = []
    for columns in _column_counts(count, most):
        width = (frame.width - GAP * (columns - 1)) / columns
        rows = -(-count // columns)
        for shape, dear in SHAPES.items():
            style = CardLook(
                look=frame.look,
                shape=shape,
                bodies=_bodies(block, frame),
                tight=frame.detail > 1,
            )
            height = _least_height(block, style, width)
            whole = height * rows + GAP * (rows - 1)
            cost = _breakage(block, style, width)
            if room is None:
                cost = whole + (cost if cost >= BROKEN else 0.0)
            elif whole > room + 1:
                cost += TOO_HIGH + whole
            else:
                real = (room - GAP * (rows - 1)) / rows
                cost += dear + abs(log(width / real / BEST_ASPECT))
                cost += (columns * rows - count) * EMPTY_COST
                cost += log(real / height) * SPARE_COST
            options.append((cost, columns, style, height))
    _, columns, style, height = min(options, key=lambda option: option[0])
    return columns, style, height


def _column_counts(count: int, most: int) -> list[int]:
    """Returns the numbers of columns worth a try, the most first."""
    evenly = {-(-count // rows) for rows in range(1, count + 1)}
    return sorted((one for one in evenly if one <= most), reverse=True) or [most]


def _bodies(block: Cards, frame: Frame) -> bool:
    """Says whether words stand below titles: at detail 1 only where no card opens to tell them."""
    if frame.detail == 1:
        return not all(opens(card) for card in block.cards if card.body is not None)
    return frame.detail == 0


def _least_height(block: Cards, style: CardLook, width: float) -> float:
    least = max(card_content(style, card, width).height for card in block.cards)
    least += 2 * style.pad_y
    if any(card.fact is not None and card.entity is not None for card in block.cards):
        least = max(least, 2 * style.look.min_target + 8)
    return max(least, style.look.min_target)


def _breakage(block: Cards, style: CardLook, width: float) -> float:
    """Returns what it costs that titles break, or that figures have no room."""
    scale = 0.4 + 0.6 * style.look.text_scale
    least = FIGURE_NARROWEST if any(card.fact for card in block.cards) else NARROWEST
    breaks = [title_breaks(style, card, width) for card in block.cards if card.fact is None]
    if width < least * scale or any(torn or more > MOST_BREAKS for more, torn in breaks):
        return BROKEN
    return BREAK_COST if any(more for more, _ in breaks) else 0.0


def _enlarged(block: Cards, style: CardLook, width: float, height: float) -> CardLook:
    """Returns the style with everything larger, if cards are high enough for that."""
    larger = replace(style, large=True)
    spare = height - _least_height(block, larger, width)
    same = _breakage(block, larger, width) <= _breakage(block, style, width)
    return larger if spare >= LARGER_SPARE and same and not style.tight else style
