"""Text on a page of paper: lines set one below the other, all a little smaller where need be."""

from kiosk.model.geometry import Rect
from kiosk.ui.kit.leaves import Align, BoxLeaf, Leaf, Solid, move_leaf
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch

LINE = 1.48
"""Height of a line as a multiple of its size."""
HEADING_PX = 18.0
ROLE = "body"


class PageText:
    """Collects the text of one page; sizes are multiplied by a share."""

    def __init__(self, look: Look, share: float) -> None:
        self._look = look
        self._share = share
        self._leaves: list[Leaf] = []

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """All that was set."""
        return tuple(self._leaves)

    def moved(self, dx: float, dy: float) -> tuple[Leaf, ...]:
        """Returns all that was set, shifted."""
        return tuple(move_leaf(leaf, dx, dy) for leaf in self._leaves)

    def add(self, *leaves: Leaf) -> None:
        """Adds what was set elsewhere."""
        self._leaves.extend(leaves)

    def mark(self) -> int:
        """Returns how far the page is, for `back_to`."""
        return len(self._leaves)

    def back_to(self, mark: int) -> None:
        """Takes back what was set since."""
        del self._leaves[mark:]

    def width(self, text: str, px: float, *, bold: bool = False) -> float:
        """Returns the width of one line."""
        size = px * self._share
        return self._look.ruler.advance(text, size, self._look.language, bold=bold)

    def set(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        px: float,
        color: str,
        *,
        bold: bool = False,
        align: Align = "left",
    ) -> float:
        """Sets text with its first line box at a place; returns where the lines end."""
        size = px * self._share
        sketch = Sketch(self._look, width)
        rect = sketch.text(
            x, y, width, text, ROLE, color, px=size, line=size * LINE, bold=bold, align=align
        )
        self._leaves.extend(sketch.finish(0).leaves)
        return rect.bottom

    def heading(self, x: float, y: float, width: float, text: str) -> float:
        """Sets a small heading; returns where it ends."""
        return self.set(x, y, width, text, HEADING_PX, self._look.accent.text, bold=True)

    def rule(self, x1: float, y: float, x2: float) -> None:
        """Draws a hairline."""
        self.bar(Rect(x1, y, x2 - x1, 1.5), self._look.palette.line)

    def bar(self, rect: Rect, color: str) -> None:
        """Fills a rectangle."""
        self._leaves.append(BoxLeaf(rect=rect, fill=Solid(color)))
