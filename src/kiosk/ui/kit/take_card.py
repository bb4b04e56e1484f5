"""The code that visitors scan to take the content along, with its words beside it."""

from kiosk.model.geometry import Rect
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.qr_code import code_leaves
from kiosk.ui.kit.sketch import Sketch

CODE, GAP = 196.0, 28.0


def take_card_height(look: Look, width: float, *, titled: bool = True) -> float:
    """Returns how high code and words are in a width."""
    return max(CODE, _words(Sketch(look, width), 0, 0, width, titled=titled))


def draw_take_card(
    sketch: Sketch, x: float, y: float, width: float, *, titled: bool = True
) -> None:
    """Draws the code, and its words in the middle beside it.

    Args:
        sketch: Where to.
        x: Left edge.
        y: Upper edge.
        width: Room for code and words.
        titled: Whether the words begin with a title.
    """
    look = sketch.look
    sketch.add(*code_leaves(look.kiosk.takeaway.url, Rect(x, y, CODE, CODE)))
    height = _words(Sketch(look, width), 0, 0, width, titled=titled)
    _words(sketch, x, y + max(0.0, (CODE - height) / 2), width, titled=titled)


def _words(sketch: Sketch, x: float, y: float, width: float, *, titled: bool) -> float:
    """Sets title, how it is done, and the address; returns how high they are."""
    look, left, room = sketch.look, x + CODE + GAP, width - CODE - GAP
    palette, below = look.palette, y
    if titled:
        title = look.word("takeaway")
        below = sketch.text(left, below, room, title, "card_title", palette.ink1).bottom + 4
    how = look.word("takeaway_how")
    below = sketch.text(left, below, room, how, "label", palette.ink2).bottom
    url = look.kiosk.takeaway.url
    return sketch.text(left, below + 4, room, url, "note", palette.ink2).bottom - y
