"""Pieces flowed into columns and pages: nothing scrolls, what does not fit comes on the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.shell.sheet_pieces import HEADING_GAP, HeadingPiece, Piece

MOST_COLUMNS = 100
"""A guard: a page that takes nothing up would go on forever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Pieces that stand below one another."""

    pieces: tuple[Piece, ...]

    @property
    def height(self) -> float:
        """How high they are together."""
        return stack_height(self.pieces)

    def draw(self, sketch: Sketch, x: float, y: float) -> None:
        """Draws them with the top left corner at a place."""
        for index, piece in enumerate(self.pieces):
            y += piece.gap if index else 0.0
            piece.draw(sketch, x, y)
            y += piece.height


def stack_height(pieces: Sequence[Piece]) -> float:
    """Returns the height of pieces below one another."""
    return sum(piece.height for piece in pieces) + sum(piece.gap for piece in pieces[1:])


def flow(pieces: Sequence[Piece], room: float, a_page: int = 1) -> tuple[Column, ...]:
    """Fills columns one after the other.

    A heading never stands alone at the end; where a section goes on on the next page its
    heading is said again. A piece higher than a whole column stands alone in one.

    Args:
        pieces: What to place, in order.
        room: Height of a column.
        a_page: How many columns a page has.
    """
    rest = list(pieces)
    columns: list[Column] = []
    while rest and len(columns) < MOST_COLUMNS:
        if columns and len(columns) % a_page == 0 and rest[0].heading is not None:
            rest.insert(0, rest[0].heading)
        taken, rest = _fill(rest, room)
        columns.append(Column(pieces=tuple(taken)))
    return tuple(columns)


def _fill(rest: list[Piece], room: float) -> tuple[list[Piece], list[Piece]]:
    """Returns what a column takes up, and the rest with its heading said again."""
    taken: list[Piece] = []
    free = room
    while rest:
        piece = rest[0]
        needed = piece.height + (piece.gap if taken else 0.0)
        if needed <= free + 0.5 and not _is_stranded(rest, free - needed):
            taken.append(rest.pop(0))
            free -= needed
            continue
        if (parts := piece.cut(free - (piece.gap if taken else 0.0))) is not None:
            taken.append(parts[0])
            rest[0] = parts[1]
        elif not any(not isinstance(one, HeadingPiece) for one in taken):
            taken.append(rest.pop(0))
            free -= needed
            if isinstance(piece, HeadingPiece) and rest:
                continue
        break
    return taken, rest


def _is_stranded(rest: list[Piece], free: float) -> bool:
    """Says whether a heading would stand in a column without anything below it."""
    if not isinstance(rest[0], HeadingPiece) or len(rest) < 2:
        return False
    below = rest[1]
    room = free - max(below.gap, HEADING_GAP)
    return below.height > room and below.cut(room) is None


def balance(sections: Sequence[Sequence[Piece]], room: float) -> tuple[Column, Column] | None:
    """Returns sections in two columns, whole and as even as can be; None where they do not fit."""
    best: tuple[float, int] | None = None
    for split in range(1, len(sections) + 1):
        left = stack_height([piece for one in sections[:split] for piece in one])
        right = stack_height([piece for one in sections[split:] for piece in one])
        if max(left, right) <= room and (best is None or max(left, right) < best[0]):
            best = (max(left, right), split)
    if best is None:
        return None
    halves = (sections[: best[1]], sections[best[1] :])
    left_half, right_half = (
        Column(pieces=tuple(piece for one in half for piece in one)) for half in halves
    )
    return left_half, right_half
