"""Composes a card with two to four figures in equal cells."""

from kiosk.model.blocks import FactItem, FactRow
from kiosk.model.geometry import Rect
from kiosk.ui.kit.fact_words import item_label, item_note
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.pictograms import sprouts
from kiosk.ui.kit.sketch import Sketch

PAD, TOP, BOTTOM = 36.0, 20.0, 8.0
INFO = 44.0
MOST_ACROSS = 4
LEAST_PX = 74.0
"""A number never gets smaller than this; cells that would need it stand in more rows."""
PORTRAIT_CELL = 400.0
UPRIGHT_PAD = 52.0
NUMBER_LINE = 1.1
NOTE_GAP = 4.0
"""Between the line of the number and the note: a comma must not touch the words below it."""
WIDE_PAD, WORDS_SHARE = 16.0, 0.5


def compose(block: FactRow, frame: Frame) -> Composition:
    """Lays out the band; figures stand in one row, or in more where that is lower or needed."""
    look = frame.look
    sketch = Sketch(look, frame.width)
    count = len(block.facts)
    across = _best_across(sketch, block, frame.width)
    rows = -(-count // across)
    cell_w = frame.width / across
    low = across == 1 and count > 1
    px = _common_px(sketch, block, cell_w)
    if low:
        least = max(_wide_cell_height(sketch, item, cell_w) for item in block.facts)
    else:
        least = max(_cell_height(sketch, item, cell_w, px) for item in block.facts)
    row_h = least + (0.0 if low else _upright_pad(frame))
    if frame.height is not None:
        row_h = max(least, frame.height / rows)
    height = row_h * rows
    sketch.card(Rect(0, 0, frame.width, height))
    for index, item in enumerate(block.facts):
        column, row = index % across, index // across
        cell = Rect(column * cell_w, row * row_h, cell_w, row_h)
        if low:
            _wide_cell(sketch, item, cell)
        else:
            _cell(sketch, item, cell, least, px)
        if column:
            sketch.rule(cell.x, cell.y + 32, cell.x, cell.bottom - 32)
        if row and column == 0:
            sketch.rule(32, cell.y, frame.width - 32, cell.y)
    return sketch.fit_height(sketch.finish(height), frame.height)


def _common_px(sketch: Sketch, block: FactRow, cell_w: float) -> float:
    """Returns the size in which all numbers fit: side by side they share their lines."""
    figures = [sketch.look.figure(item.fact) for item in block.facts]
    return min(sketch.figure_px(f, "number", cell_w - 2 * PAD, LEAST_PX) for f in figures)


def _upright_pad(frame: Frame) -> float:
    """Returns the air that cells of an upright screen get where there is room for it."""
    roomy = frame.look.format == "portrait" and frame.detail == 0 and frame.look.text_scale == 1
    return UPRIGHT_PAD if roomy else 0.0


def _best_across(sketch: Sketch, block: FactRow, width: float) -> int:
    """Returns how many cells stand in a row: the lowest band whose numbers stay large."""
    count = len(block.facts)
    choices = [n for n in range(min(count, MOST_ACROSS), 0, -1) if n == 1 or count % n == 0]
    fitting = [n for n in choices if _numbers_fit(sketch, block, width / n)] or [1]
    return min(fitting, key=lambda n: (_band_height(sketch, block, width / n, n), -n))


def _numbers_fit(sketch: Sketch, block: FactRow, cell_w: float) -> bool:
    room = cell_w - 2 * PAD
    if sketch.look.format == "portrait" and cell_w < PORTRAIT_CELL:
        return False
    figures = [sketch.look.figure(item.fact) for item in block.facts]
    return all(sketch.figure_px(f, "number", room, least_px=1) >= LEAST_PX for f in figures)


def _band_height(sketch: Sketch, block: FactRow, cell_w: float, across: int) -> float:
    rows = -(-len(block.facts) // across)
    if across == 1 and rows > 1:
        return rows * max(_wide_cell_height(sketch, item, cell_w) for item in block.facts)
    px = _common_px(sketch, block, cell_w)
    return rows * max(_cell_height(sketch, item, cell_w, px) for item in block.facts)


def _cell_height(sketch: Sketch, item: FactItem, width: float, px: float) -> float:
    look = sketch.look
    room = width - 2 * PAD
    label = sketch.lines(item_label(look, item), room - INFO, "label")
    note_text = item_note(look, item)
    note = len(sketch.lines(note_text, room, "note")) if note_text else 0
    words = len(label) * look.line("label") + note * look.line("note")
    return TOP + words + px * NUMBER_LINE + (2 * NOTE_GAP if note else 0.0) + BOTTOM


def _wide_cell_height(sketch: Sketch, item: FactItem, width: float) -> float:
    """Returns the height of a cell whose words stand beside its number."""
    look = sketch.look
    words_w, number_w = _wide_rooms(width)
    label = sketch.lines(item_label(look, item), words_w, "label")
    note_text = item_note(look, item)
    note = len(sketch.lines(note_text, words_w, "note")) if note_text else 0
    words = len(label) * look.line("label") + note * look.line("note")
    number = sketch.figure_px(look.figure(item.fact), "number", number_w, LEAST_PX) * NUMBER_LINE
    return max(words, number, look.min_target) + 2 * WIDE_PAD


def _wide_rooms(width: float) -> tuple[float, float]:
    """Returns the widths for the words at the left and the number at the right."""
    room = width - 2 * PAD - INFO - 24
    return room * WORDS_SHARE, room * (1 - WORDS_SHARE)


def _wide_cell(sketch: Sketch, item: FactItem, cell: Rect) -> None:
    """Sets the words at the left and the number at the right: a low row across a screen."""
    look = sketch.look
    words_w, number_w = _wide_rooms(cell.w)
    label, note = item_label(look, item), item_note(look, item)
    lines = len(sketch.lines(label, words_w, "label")) * look.line("label")
    lines += len(sketch.lines(note, words_w, "note")) * look.line("note") if note else 0.0
    x, y = cell.x + PAD, cell.y + (cell.h - lines) / 2
    words = sketch.text(x, y, words_w, label, "label", look.palette.ink2)
    sketch.text(x, words.bottom, words_w, note, "note", look.palette.ink3)
    figure = look.figure(item.fact)
    height = sketch.figure_px(figure, "number", number_w, LEAST_PX) * NUMBER_LINE
    left = x + words_w + 24
    top = cell.y + (cell.h - height) / 2
    sketch.figure(left, top, number_w, figure, "number", fact=item.fact, least_px=LEAST_PX)
    sketch.info_mark(cell.right - PAD, cell.y + cell.h / 2)
    sketch.fact_target(cell.grown(-6), item.fact, label, radius=18)


def _cell(sketch: Sketch, item: FactItem, cell: Rect, natural: float, px: float) -> None:
    look = sketch.look
    palette = look.palette
    x, room = cell.x + PAD, cell.w - 2 * PAD
    y = cell.y + TOP + (cell.h - natural) / 2
    label = item_label(look, item)
    words = sketch.text(x, y, room - INFO, label, "label", palette.ink2)
    sketch.info_mark(cell.right - PAD, words.y + look.line("label") / 2)
    figure = look.figure(item.fact)
    rect = sketch.figure(
        x, words.bottom - 2, room, figure, "number", px=px, fact=item.fact, least_px=LEAST_PX
    )
    if item.pictogram == "sprouts" and room - rect.w > 260:
        sprouts(
            sketch, Rect(rect.right + 40, rect.y, room - rect.w - 40, rect.h), look.fact(item.fact)
        )
    sketch.text(x, rect.bottom + NOTE_GAP, room, item_note(look, item), "note", palette.ink3)
    sketch.fact_target(cell.grown(-6), item.fact, label, radius=18)
