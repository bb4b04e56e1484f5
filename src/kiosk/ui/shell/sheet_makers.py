"""Sections of a sheet made into pieces: broken to the width of a column, and measured."""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.model.sheet_parts import (
    CodeRow,
    FormulaRow,
    Item,
    LinkRow,
    Paragraph,
    Section,
    SignRow,
)
from kiosk.model.sheet_words import join_parts
from kiosk.ui.kit.badge import badge_width
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.shell.sheet_code import CodePiece
from kiosk.ui.shell.sheet_pieces import (
    BOX_GAP,
    BOX_PAD_X,
    CHEVRON,
    HEADING_GAP,
    ITEM_GAP,
    PAIR_GAP,
    ROW_GAP,
    SIGN_GAP,
    SIGN_WIDTH,
    BoxPiece,
    BoxRow,
    HeadingPiece,
    LinesPiece,
    LinkPiece,
    PairPiece,
    Piece,
    SignPiece,
)

NOTE_SHARE, VALUE_SHARE, WIDE_ROW = 0.24, 0.45, 700.0
PAIR, PAIR_LINES = 2, 2
"""So many lines stand beside one another; their names have at most so many lines of text."""


def make_pieces(
    sections: Sequence[Section], look: Look, width: float, *, compact: bool = False
) -> tuple[Piece, ...]:
    """Returns the pieces of sections, broken to the width of a column.

    Args:
        sections: What is said.
        look: How everything looks.
        width: Of the column.
        compact: Whether figures to touch may stand beside one another, as names do.
    """
    pieces: list[Piece] = []
    for section in sections:
        pieces += section_pieces(section, look, width, compact=compact)
    return tuple(pieces)


def section_pieces(
    section: Section, look: Look, width: float, *, compact: bool = False
) -> tuple[Piece, ...]:
    """Returns the pieces of one section, its heading first."""
    sketch = Sketch(look, width)
    lines = sketch.lines(section.heading, width, "eyebrow")
    heading = HeadingPiece(look=look, lines=lines, width=width)
    pieces: list[Piece] = [heading]
    signs = [item for item in section.items if isinstance(item, SignRow)]
    formulas = [item for item in section.items if isinstance(item, FormulaRow)]
    rest = list(section.items)
    while rest:
        item = rest.pop(0)
        if isinstance(item, FormulaRow):
            if item is formulas[0]:
                pieces.append(_box(formulas, sketch, width, heading))
            continue
        pair = _pair((item, *rest[:1]), sketch, width, heading, compact=compact)
        if pair is not None:
            pieces.append(pair)
            rest.pop(0)
            continue
        gap = ITEM_GAP if len(pieces) > 1 else HEADING_GAP
        pieces.append(_piece(item, sketch, width, gap, heading, signs))
    return tuple(pieces)


def _pair(
    items: Sequence[Item], sketch: Sketch, width: float, heading: HeadingPiece, *, compact: bool
) -> PairPiece | None:
    """Returns two lines to touch beside one another; None where they are no two short names."""
    rows = [item for item in items if isinstance(item, LinkRow) and (compact or not item.value)]
    if len(rows) < PAIR:
        return None
    half = (width - PAIR_GAP) / 2
    left, right = (link_piece(row, sketch, half, heading, stacked=True) for row in rows)
    if any(len(one.label) > PAIR_LINES or len(one.note) > 1 for one in (left, right)):
        return None
    pair = PairPiece(left=left, right=right, gap=ROW_GAP, heading=heading)
    below = sum(link_piece(row, sketch, width, heading).height for row in rows) + ROW_GAP
    return pair if pair.height < below else None


def _piece(
    item: Paragraph | LinkRow | SignRow | CodeRow,
    sketch: Sketch,
    width: float,
    gap: float,
    heading: HeadingPiece,
    signs: list[SignRow],
) -> Piece:
    if isinstance(item, Paragraph):
        role = item.style
        lines = sketch.lines(item.text, width, role)
        return LinesPiece(
            look=sketch.look, lines=lines, role=role, width=width, gap=gap, heading=heading
        )
    if isinstance(item, LinkRow):
        return link_piece(item, sketch, width, heading)
    if isinstance(item, CodeRow):
        return CodePiece(look=sketch.look, width=width, heading=heading)
    sign_w = max(_sign_width(sign, sketch) for sign in signs)
    room = width - sign_w - SIGN_GAP
    return SignPiece(
        look=sketch.look,
        row=item,
        sign_width=sign_w,
        lines=sketch.lines(item.meaning, room, "body"),
        width=width,
        gap=ITEM_GAP,
        heading=heading,
    )


def _sign_width(sign: SignRow, sketch: Sketch) -> float:
    if sign.badge:
        return max(SIGN_WIDTH, badge_width(sketch))
    return max(SIGN_WIDTH, sketch.advance(sign.sign, "body_strong") + 1)


def link_piece(
    row: LinkRow,
    sketch: Sketch,
    width: float,
    heading: HeadingPiece | None,
    *,
    stacked: bool = False,
) -> LinkPiece:
    """Returns the piece of a line to touch; a wide one has a column for its small word.

    Args:
        row: What it says.
        sketch: Breaks the words.
        width: Of the line.
        heading: What it stands under.
        stacked: Whether a figure stands below the name instead of beside it.
    """
    said = row
    if stacked and row.value:
        row = replace(row, value="", note=join_parts(row.value, row.note))
    room = width - (CHEVRON + 10 if row.action is not None else 0.0)
    natural = sketch.advance(row.value, "label_strong") + 1 if row.value else 0.0
    value_w = min(natural, VALUE_SHARE * width)
    wide = width >= WIDE_ROW * sketch.look.text_scale and bool(row.note)
    note_w = NOTE_SHARE * width if wide else 0.0
    if wide:
        value_w = max(value_w, 0.2 * width) if row.value else 0.0
    label_w = room - value_w - note_w - (16 if value_w else 0) - (16 if note_w else 0)
    return LinkPiece(
        look=sketch.look,
        row=said,
        label=sketch.lines(row.label, label_w, "label"),
        note=sketch.lines(row.note, note_w or label_w, "note") if row.note else (),
        value=sketch.lines(row.value, value_w, "label_strong") if row.value else (),
        width=width,
        columns=(label_w, note_w, value_w),
        gap=ROW_GAP,
        heading=heading,
    )


def _box(rows: list[FormulaRow], sketch: Sketch, width: float, heading: HeadingPiece) -> BoxPiece:
    inner = width - 2 * BOX_PAD_X
    strong = max(sketch.advance(_strong(row), "body_strong") for row in rows) + 1
    return BoxPiece(
        look=sketch.look,
        rows=tuple(_box_row(row, sketch, inner, strong) for row in rows),
        width=width,
        strong=strong,
        gap=HEADING_GAP + 4,
        heading=heading,
    )


def _strong(row: FormulaRow) -> str:
    """Returns what a formula comes to: the result, or for a claim what the source states."""
    line = row.line
    return f"≈ {line.stated}" if line.stated else f"{line.sign} {line.result}"


def _left(row: FormulaRow) -> str:
    line = row.line
    return f"{line.left} {line.sign} {line.result}" if line.stated else line.left


def _box_row(row: FormulaRow, sketch: Sketch, inner: float, strong: float) -> BoxRow:
    look = sketch.look
    left_w = sketch.advance(_left(row), "body")
    label_w = sketch.advance(row.label, "note") if row.label else 0.0
    stacked = label_w + left_w + strong + 2 * BOX_GAP > inner
    split = left_w + strong + BOX_GAP > inner
    room = inner if split else inner - strong - BOX_GAP
    left = sketch.lines(_left(row), room, "body")
    label = sketch.lines(row.label, inner, "note") if row.label else ()
    lines = len(left) + (1 if split else 0)
    height = lines * look.line("body") + (len(label) * look.line("note") if stacked else 0.0)
    return BoxRow(
        label=label,
        left=left,
        strong=_strong(row),
        stacked=stacked,
        split=split,
        height=height,
    )
