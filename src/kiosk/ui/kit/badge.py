"""The badge that marks what was computed here and not stated by a source."""

from kiosk.model.geometry import Rect
from kiosk.ui.kit.leaves import BoxLeaf, Solid, Stroke
from kiosk.ui.kit.sketch import Sketch

PAD = 14.0


def badge_width(sketch: Sketch) -> float:
    """Returns the width of the badge in layout units."""
    return sketch.advance(sketch.look.word("derived"), "note", bold=True) + 2 * PAD


def badge(sketch: Sketch, x: float, y: float, line: float) -> Rect:
    """Sets the badge at the height of a line of text; returns its box."""
    look = sketch.look
    height = look.line("note") + 2
    box = Rect(x, y + (line - height) / 2, badge_width(sketch), height)
    color = look.accent.text
    sketch.add(BoxLeaf(rect=box, stroke=Stroke(Solid(color), 2), radius=height / 2))
    sketch.text(
        x, box.y, box.w, look.word("derived"), "note", color, align="center", bold=True, line=height
    )
    return box
