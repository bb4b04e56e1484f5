"""What a drawn chart consists of, as values: for those who want lines and words, not pixels.

All lengths are in layout units of the chart's picture, with y downwards. Needs no matplotlib.
"""

from kiosk.model.geometry import Rect
from kiosk.values import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsShape:
    """One line of text, from ``x`` on."""

    text: str
    x: float
    baseline: float
    px: float
    width: float
    color: str
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxShape:
    """A rectangle; ``fill`` and ``edge`` are "" where there is none.

    Attributes:
        width: Of the edge, which is centred on the sides of ``rect``.
        hatched: Whether slanting lines in the colour of the edge fill it too.
    """

    rect: Rect
    fill: str = ""
    edge: str = ""
    width: float = 0
    radius: float = 0
    hatched: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LineShape:
    """A line through points; ``dash`` gives dash and gap, () is solid."""

    points: tuple[Point, ...]
    color: str
    width: float
    dash: tuple[float, ...] = ()
    round_ends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscShape:
    """A disc; its edge is centred on the circle of ``radius``."""

    center: Point
    radius: float
    fill: str = ""
    edge: str = ""
    width: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaShape:
    """A filled polygon."""

    points: tuple[Point, ...]
    fill: str


Shape = WordsShape | BoxShape | LineShape | DiscShape | AreaShape
