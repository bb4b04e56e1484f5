"""Composes a card with two to four figures in equal cells."""

from kiosk.model.blocks import FactItem, FactRow
from kiosk.model.geometry import Rect
from kiosk.ui.kit.fact_words import item_label, item_note
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.pictograms import sprouts
from kiosk.ui.kit.sketch import Sketch

PAD, TOP, BOTTOM = 36.0, 22.0, 10.0
INFO = 44.0
MOST_ACROSS = 4
NARROWEST = 400.0
"""A cell narrower than this, at text size 100 %, moves the band into two rows."""


def compose(block: FactRow, frame: Frame) -> Composition:
    """Lays out the band; figures stand in one row, or two where cells would be narrow."""
    look = frame.look
    sketch = Sketch(look, frame.width)
    count = len(block.facts)
    across = min(count, MOST_ACROSS)
    while across > 1 and frame.width / across < NARROWEST * (0.4 + 0.6 * look.text_scale):
        across = (across + 1) // 2
    rows = -(-count // across)
    cell_w = frame.width / across
    natural = [_cell_height(sketch, item, cell_w) for item in block.facts]
    row_h = max(natural)
    if frame.height is not None and frame.height > row_h * rows:
        row_h = frame.height / rows
    height = row_h * rows
    sketch.card(Rect(0, 0, frame.width, height))
    for index, item in enumerate(block.facts):
        column, row = index % across, index // across
        cell = Rect(column * cell_w, row * row_h, cell_w, row_h)
        _cell(sketch, item, cell, natural[index])
        if column:
            sketch.rule(cell.x, cell.y + 32, cell.x, cell.bottom - 32)
        if row and column == 0:
            sketch.rule(32, cell.y, frame.width - 32, cell.y)
    return sketch.fit_height(sketch.finish(height), frame.height)


def _cell_height(sketch: Sketch, item: FactItem, width: float) -> float:
    look = sketch.look
    label = sketch.lines(item_label(look, item), width - 2 * PAD - INFO, "label")
    note = sketch.lines(item_note(look, item), width - 2 * PAD, "note")
    words = len(label) * look.line("label") + len(note) * look.line("note")
    return TOP + words + look.line("number") + BOTTOM + 6


def _cell(sketch: Sketch, item: FactItem, cell: Rect, natural: float) -> None:
    look = sketch.look
    palette = look.palette
    x, room = cell.x + PAD, cell.w - 2 * PAD
    y = cell.y + TOP + (cell.h - natural) / 2
    label = item_label(look, item)
    words = sketch.text(x, y, room - INFO, label, "label", palette.ink2)
    sketch.info_mark(cell.right - PAD, words.y + look.line("label") / 2)
    figure = look.figure(item.fact)
    rect = sketch.figure(x, words.bottom, room, figure, "number", fact=item.fact)
    if item.pictogram == "sprouts" and room - rect.w > 260:
        sprouts(sketch, Rect(rect.right + 40, rect.y, room - rect.w - 40, rect.h), look.fact(item.fact))
    sketch.text(x, rect.bottom - 2, room, item_note(look, item), "note", palette.ink3)
    sketch.fact_target(cell.grown(-6), item.fact, label, radius=18)
