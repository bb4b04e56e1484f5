"""Rectangles in layout units (screen pixels at scale 1)."""

from typing import NamedTuple


class Rect(NamedTuple):
    """An axis-parallel rectangle; ``x``, ``y`` is the top left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.h

    def moved(self, dx: float, dy: float) -> "Rect":
        """Returns the same rectangle shifted."""
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def grown(self, by: float) -> "Rect":
        """Returns the rectangle with ``by`` added on every side."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def scaled(self, by: float) -> "Rect":
        """Returns the rectangle in units ``by`` times finer."""
        return Rect(self.x * by, self.y * by, self.w * by, self.h * by)

    def contains(self, x: float, y: float) -> bool:
        """Says whether a point lies inside (right and lower edge excluded)."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def overlap(self, other: "Rect") -> float:
        """Returns the area shared with another rectangle."""
        x, y, w, h = self
        left, top, width, height = other
        # Most pairs lie apart; this runs very often while places are looked for.
        if left >= x + w or x >= left + width or top >= y + h or y >= top + height:
            return 0.0
        across = min(x + w, left + width) - max(x, left)
        return across * (min(y + h, top + height) - max(y, top))

    def united(self, other: "Rect") -> "Rect":
        """Returns the smallest rectangle that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)
