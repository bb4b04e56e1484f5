"""Composes a heading and a row of small tiles."""

from kiosk.model.blocks import Chips
from kiosk.model.geometry import Rect
from kiosk.model.punctuation import has_wide_marks, punctuation_of
from kiosk.ui.kit.chip import ICON, ICON_GAP, PAD, ROOMY, chip_flow, draw_chip, draw_tall_chip
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.sketch import Sketch

GAP, TITLE_GAP = 16.0, 8.0
TALL_ICON, TALL_PAD = 56.0, 20.0
MOST_ICON = 84.0
MOST_LINES = 2
LOW_TILE = 64.0


def compose(block: Chips, frame: Frame) -> Composition:
    """Lays out tiles of equal size; where rows are high, each with its icon above its name."""
    look = frame.look
    sketch = Sketch(look, frame.width)
    color = look.accent.text
    title = sketch.text(0, 0, frame.width, look.say(block.title), "label_strong", color)
    top = title.bottom + TITLE_GAP
    if block.more is not None:
        tiles = chip_flow(look, block.chips, frame.width, more=look.say(block.more))
        spare = 0.0 if frame.height is None else max(0.0, frame.height - top - tiles.height)
        sketch.place(tiles, 0, top + spare / 2)
        return sketch.fit_height(sketch.finish(top + tiles.height + spare), frame.height)
    room = None if frame.height is None else frame.height - top
    if frame.detail > 1:
        columns, least = _choose(sketch, block, frame, room)
        rows = -(-len(block.chips) // columns)
        if room is None or rows * (least + GAP) - GAP > room + 1:
            words = _running(block, frame)
            sketch.place(words, 0, top)
            return sketch.fit_height(sketch.finish(top + words.height), frame.height)
    columns, least = _choose(sketch, block, frame, room)
    rows = -(-len(block.chips) // columns)
    height = least if room is None else max(least, (room - GAP * (rows - 1)) / rows)
    width = (frame.width - GAP * (columns - 1)) / columns
    tall = height >= _tall_height(sketch, block, width) and width < height * 2.4
    for index, chip in enumerate(block.chips):
        column, row = index % columns, index // columns
        box = Rect(column * (width + GAP), top + row * (height + GAP), width, height)
        if tall:
            icon = min(MOST_ICON, max(TALL_ICON, height * 0.3))
            draw_tall_chip(sketch, chip, box, icon)
        else:
            draw_chip(sketch, chip, box)
    needed = top + rows * height + GAP * (rows - 1)
    return sketch.fit_height(sketch.finish(needed), frame.height)


def _running(block: Chips, frame: Frame) -> Composition:
    """Lays out the names as running text on one card, where tiles have no room."""
    look = frame.look
    sketch = Sketch(look, frame.width)
    joint = punctuation_of(look.language).joint
    text = joint.join(look.say(chip.name) for chip in block.chips)
    room = frame.width - 2 * PAD
    lines = len(sketch.lines(text, room, "label"))
    height = lines * look.line("label") + PAD
    sketch.card(Rect(0, 0, frame.width, height))
    sketch.text(PAD, PAD / 2, room, text, "label", look.palette.ink1)
    return sketch.finish(height)


def _choose(sketch: Sketch, block: Chips, frame: Frame, room: float | None) -> tuple[int, float]:
    """Returns columns and least height of a tile: the lowest, or what fills the room best."""
    count = len(block.chips)
    options: list[tuple[float, int, float]] = []
    for rows in range(1, count + 1):
        columns = -(-count // rows)
        width = (frame.width - GAP * (columns - 1)) / columns
        least = _least_height(sketch, block, width, frame.detail)
        whole = rows * least + GAP * (rows - 1)
        empty = columns * rows - count
        if room is None:
            options.append((whole + empty, columns, least))
        elif whole > room + 1:
            options.append((10000 + whole, columns, least))
        else:
            real = (room - GAP * (rows - 1)) / rows
            options.append((abs(width / real - 1.5) + empty * 0.3, columns, least))
    _, columns, least = min(options, key=lambda option: option[0])
    return columns, least


def _least_height(sketch: Sketch, block: Chips, width: float, detail: int) -> float:
    """Returns the height of the lowest tile: icon before name, or above where it is narrow."""
    look = sketch.look
    room = width - 2 * PAD - ICON - ICON_GAP
    beside = [_lines(sketch, look.say(chip.name), room) for chip in block.chips]
    if max(beside) <= MOST_LINES:
        words = max(beside) * look.px("label") * 1.3 + 16
        return max(words, LOW_TILE if detail else ROOMY)
    return _tall_height(sketch, block, width)


def _tall_height(sketch: Sketch, block: Chips, width: float) -> float:
    look = sketch.look
    lines = [_lines(sketch, look.say(chip.name), width - 2 * PAD) for chip in block.chips]
    return max(lines) * look.line("label") + TALL_ICON + ICON_GAP + 2 * TALL_PAD


def _lines(sketch: Sketch, text: str, room: float) -> int:
    """Returns the lines a name takes; very many where one of its words would be broken."""
    if room < 60:
        return 99
    parts = [text[:4]] if has_wide_marks(sketch.look.language) else text.split(" ")
    if max(sketch.advance(part, "label", bold=True) for part in parts) > room:
        return 99
    return len(sketch.lines(text, room, "label", bold=True))
