"""Pieces flowed into columns and pages: nothing scrolls, what does not fit comes on the next."""

from collections.abc import Sequence

from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.shell.sheet_pieces import HeadingPiece, Piece
from kiosk.values import dataclass

TIGHT, LEAST_GAP = 0.5, 4.0
"""Less space between pieces, where that saves a page."""
MOST_COLUMNS = 10_000
"""A guard: a page that takes nothing up would go on forever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Pieces that stand below one another; ``spacing`` is the share of their gaps kept."""

    pieces: tuple[Piece, ...]
    spacing: float = 1.0

    @property
    def height(self) -> float:
        """How high they are together."""
        return stack_height(self.pieces, self.spacing)

    def draw(self, sketch: Sketch, x: float, y: float) -> None:
        """Draws them with the top left corner at a place."""
        for index, piece in enumerate(self.pieces):
            y += _gap(piece, self.spacing) if index else 0.0
            piece.draw(sketch, x, y)
            y += piece.height


def stack_height(pieces: Sequence[Piece], spacing: float = 1.0) -> float:
    """Returns the height of pieces below one another."""
    gaps = sum(_gap(piece, spacing) for piece in pieces[1:])
    return sum(piece.height for piece in pieces) + gaps


def _gap(piece: Piece, spacing: float) -> float:
    return piece.gap if spacing == 1.0 else max(min(piece.gap, LEAST_GAP), piece.gap * spacing)


def flow(
    pieces: Sequence[Piece], room: float, a_page: int = 1, spacing: float = 1.0
) -> tuple[Column, ...]:
    """Fills columns one after the other.

    A heading never stands alone at the end; where a section goes on on the next page its
    heading is said again. A piece higher than a whole column stands alone in one.

    Args:
        pieces: What to place, in order.
        room: Height of a column.
        a_page: How many columns a page has.
        spacing: Share of the gaps that is kept.
    """
    rest = list(pieces)
    columns: list[Column] = []
    while rest and len(columns) < MOST_COLUMNS:
        if columns and len(columns) % a_page == 0 and rest[0].heading is not None:
            rest.insert(0, rest[0].heading)
        taken, rest = _fill(rest, room, spacing)
        columns.append(Column(pieces=tuple(taken), spacing=spacing))
    return tuple(columns)


def _fill(rest: list[Piece], room: float, spacing: float) -> tuple[list[Piece], list[Piece]]:
    """Returns what a column takes up, and the rest with its heading said again."""
    taken: list[Piece] = []
    free = room
    while rest:
        piece = rest[0]
        gap = _gap(piece, spacing) if taken else 0.0
        needed = piece.height + gap
        if needed <= free + 0.5 and not _is_stranded(rest, free - needed, spacing):
            taken.append(rest.pop(0))
            free -= needed
            continue
        if (parts := piece.cut(free - gap)) is not None:
            taken.append(parts[0])
            rest[0] = parts[1]
        elif not any(not isinstance(one, HeadingPiece) for one in taken):
            taken.append(rest.pop(0))
            free -= needed
            if isinstance(piece, HeadingPiece) and rest:
                continue
        break
    return taken, rest


def _is_stranded(rest: list[Piece], free: float, spacing: float) -> bool:
    """Says whether a heading would stand in a column without anything below it."""
    if not isinstance(rest[0], HeadingPiece) or len(rest) < 2:
        return False
    room = free - _gap(rest[1], spacing)
    return rest[1].height > room + 0.5 and rest[1].cut(room) is None


def balance(
    sections: Sequence[Sequence[Piece]], room: float, spacing: float = 1.0
) -> tuple[Column, Column] | None:
    """Returns sections in two columns, whole and as even as can be; None where they do not fit."""
    best: tuple[Column, Column] | None = None
    if sum(piece.height for section in sections for piece in section) > 2 * room:
        return None  # no two columns hold them, and there may be very many ways to try
    for split in range(1, len(sections) + 1):
        left, right = (
            Column(pieces=tuple(piece for one in half for piece in one), spacing=spacing)
            for half in (sections[:split], sections[split:])
        )
        most = max(left.height, right.height)
        if most <= room and (best is None or most < max(best[0].height, best[1].height)):
            best = (left, right)
    return best
