"""One slide as values: its ground, its charts, its words, its notes."""

from kiosk.model.geometry import Rect
from kiosk.model.words import Language
from kiosk.ui.kit.leaves import FigureLeaf, TextLeaf
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SlidePicture:
    """A picture on a slide: where, its file, what it says."""

    rect: Rect
    data: bytes
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide, in units of which it is 1920 wide.

    Attributes:
        title: The finding, on one line.
        ground: What lies behind all words.
        texts: Words, in reading order.
        notes: What is said, then the sources.
    """

    title: str
    language: Language
    ground: SlidePicture
    charts: tuple[SlidePicture, ...]
    texts: tuple[TextLeaf | FigureLeaf, ...]
    notes: str
