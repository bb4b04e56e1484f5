"""A list of entities by name, a row each, as long as its room allows."""

import re

from kiosk.model.facts import Entity
from kiosk.model.geometry import Rect
from kiosk.model.punctuation import punctuation_of
from kiosk.model.words import EntityId
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.openers import open_entity, open_rest
from kiosk.ui.kit.sketch import Sketch
from kiosk.values import dataclass

ROW_GAP = 8.0
"""Between the targets of two rows."""
COLUMN_GAP = 36.0
NAME_SHARE = 0.94
"""Size of a name, as a share of the label role's."""
NAME_LINE = 1.3
WORD_GAP = 20.0
REACH = 8.0
"""How far a row's target reaches beyond its text at the left and right."""
_CLAUSE_END = re.compile(r"[；;（(]")


def first_clause(look: Look, entity: Entity) -> str:
    """Returns what an entity does in the fewest words: up to the first semicolon or bracket."""
    return _CLAUSE_END.split(look.say(entity.what), maxsplit=1)[0].strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One name in its cell.

    Attributes:
        room: Width for the name.
        beside: What it does, at the right of the name, or "".
        below: The same, below the name, or "".
    """

    entity: EntityId
    room: float
    beside: str = ""
    below: str = ""


def entity_list(
    look: Look,
    entities: tuple[EntityId, ...],
    width: float,
    *,
    columns: int = 1,
    describe: bool = True,
    shown: int | None = None,
    stretch: float = 0.0,
) -> Composition:
    """Lays out names with what they do, hairlines between.

    Args:
        look: How everything looks.
        entities: Who is listed.
        width: Width of the list.
        columns: How many names stand side by side.
        describe: Whether to say what each does, if there is room to say it of all.
        shown: How many are shown at most; behind the last stands how many there are in all.
        stretch: Height added to each row.

    Returns:
        The list, as high as it needs to be.
    """
    sketch = Sketch(look, width)
    ids = entities[:shown] if shown is not None else entities
    others = entities[len(ids) :]
    cell_w = (width - COLUMN_GAP * (columns - 1)) / columns
    rest = look.word("more_count").format(n=len(entities)) if others else ""
    rows = _rows(sketch, ids, cell_w, rest, describe=describe, below=columns > 1)
    y = 0.0
    for start in range(0, len(rows), columns):
        line = rows[start : start + columns]
        height = max(_row_height(sketch, row) for row in line) + stretch
        if start:
            sketch.rule(0, y - ROW_GAP / 2, width, y - ROW_GAP / 2)
        for index, row in enumerate(line):
            box = Rect(index * (cell_w + COLUMN_GAP), y, cell_w, height)
            _draw_row(sketch, row, box)
            if rest and row is rows[-1]:
                _draw_rest(sketch, others, box, rest)
        y += height + ROW_GAP
    return sketch.finish(max(0.0, y - ROW_GAP))


def _rows(
    sketch: Sketch,
    ids: tuple[EntityId, ...],
    width: float,
    rest: str,
    *,
    describe: bool,
    below: bool,
) -> list[_Row]:
    """Returns the rows; all or none say what their entity does."""
    look = sketch.look
    less = _rest_width(sketch, rest) + WORD_GAP if rest else 0.0
    plain = [_Row(entity=one, room=width - (less if one == ids[-1] else 0.0)) for one in ids]
    if not describe or rest:
        return plain
    words = [first_clause(look, look.kiosk.entities[one]) for one in ids]
    for row, clause in zip(plain, words, strict=True):
        name = 0.0 if below else WORD_GAP + _name_width(sketch, row)
        if name + sketch.advance(clause, "note") > row.room:
            return plain
    return [
        _Row(
            entity=row.entity,
            room=row.room,
            below=clause if below else "",
            beside="" if below else clause,
        )
        for row, clause in zip(plain, words, strict=True)
    ]


def _rest_width(sketch: Sketch, words: str) -> float:
    return max(sketch.advance(words, "note"), sketch.look.min_target)


def _name_px(sketch: Sketch) -> float:
    return sketch.look.px("label") * NAME_SHARE


def _name_width(sketch: Sketch, row: _Row) -> float:
    name = sketch.look.say(sketch.look.kiosk.entities[row.entity].name)
    return sketch.advance(name, "label_strong", px=_name_px(sketch))


def _name_height(sketch: Sketch, row: _Row) -> float:
    name = sketch.look.say(sketch.look.kiosk.entities[row.entity].name)
    px = _name_px(sketch)
    return len(sketch.lines(name, row.room, "label_strong", px=px)) * px * NAME_LINE


def _row_height(sketch: Sketch, row: _Row) -> float:
    look = sketch.look
    below = look.line("note") if row.below else 0.0
    return max(look.min_target, look.line("label"), _name_height(sketch, row) + below + 4)


def _draw_row(sketch: Sketch, row: _Row, box: Rect) -> None:
    look = sketch.look
    note = look.line("note")
    height = _name_height(sketch, row) + (note if row.below else 0.0)
    px = _name_px(sketch)
    y = box.y + (box.h - height) / 2
    words = look.say(look.kiosk.entities[row.entity].name)
    ink1, ink3 = look.palette.ink1, look.palette.ink3
    name = sketch.text(box.x, y, row.room, words, "label_strong", ink1, px=px, line=px * NAME_LINE)
    sketch.text(box.x, name.bottom, row.room, row.below, "note", ink3)
    y = box.y + (box.h - note) / 2
    sketch.text(box.x, y, row.room, row.beside, "note", ink3, align="right")
    width = row.room + 2 * REACH if row.room == box.w else row.room
    open_entity(sketch, Rect(box.x - REACH, box.y, width, box.h), row.entity)


def _draw_rest(sketch: Sketch, others: tuple[EntityId, ...], box: Rect, words: str) -> None:
    """Sets how many there are in all behind the last name; a touch tells of the others."""
    look = sketch.look
    width = _rest_width(sketch, words)
    y = box.y + (box.h - look.line("note")) / 2
    sketch.text(box.right - width, y, width, words, "note", look.accent.text, align="right")
    names = [look.say(look.kiosk.entities[one].name) for one in others]
    joint = punctuation_of(look.language).joint
    open_rest(sketch, Rect(box.right - width, box.y, width + REACH, box.h), joint.join(names))
