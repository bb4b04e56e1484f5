"""The code to take along, as a piece of a sheet's column."""

from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.kit.take_card import draw_take_card, take_card_height
from kiosk.ui.shell.sheet_pieces import HEADING_GAP, HeadingPiece, Piece
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePiece:
    """The code with its words."""

    look: Look
    width: float
    heading: HeadingPiece | None
    gap: float = HEADING_GAP

    @property
    def height(self) -> float:
        """How high it is."""
        return take_card_height(self.look, self.width, titled=False)

    def draw(self, sketch: Sketch, x: float, y: float) -> None:
        """Draws code and words."""
        draw_take_card(sketch, x, y, self.width, titled=False)

    def cut(self, room: float) -> tuple[Piece, Piece] | None:
        """A code stays whole."""
        del room
        return None
