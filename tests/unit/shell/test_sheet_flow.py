"""Pieces flowed into columns: whatever their number, every one stands somewhere."""

from kiosk.ui.shell.sheet_flow import flow
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A piece of a height, whole."""

    number: int
    height: float
    gap: float = 8
    heading: None = None

    def draw(self, sketch, x, y):
        """Draws nothing."""

    def cut(self, room):
        """A plain piece stays whole."""


def test_that_thousands_of_pieces_are_all_placed_in_their_order():
    pieces = [Plain(number=number, height=300) for number in range(3000)]

    columns = flow(pieces, room=700)

    assert [piece for column in columns for piece in column.pieces] == pieces
    assert all(column.height <= 700 for column in columns)


def test_that_a_piece_higher_than_a_column_stands_alone():
    pieces = [Plain(number=0, height=100), Plain(number=1, height=900), Plain(number=2, height=50)]

    columns = flow(pieces, room=700)

    assert [column.pieces for column in columns] == [(piece,) for piece in pieces]
