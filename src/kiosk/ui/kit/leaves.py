"""What blocks are drawn from: plain values that can be painted, inspected and tested.

All lengths are in layout units: screen pixels at scale 1, with y downwards. A painter multiplies
them by the scale of the screen. Nothing here knows Qt.
"""

from dataclasses import replace
from typing import Literal

from kiosk.model.actions import Action
from kiosk.model.charts import ChartData
from kiosk.model.geometry import Rect
from kiosk.model.words import IconId, ImageId, Language, SceneRef
from kiosk.values import dataclass

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Solid:
    """One colour, more or less opaque."""

    color: str
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Stop:
    """A colour at a place (0–1) of a gradient."""

    at: float
    color: str
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Linear:
    """A gradient from one point to another, as shares (0–1) of the shape's box."""

    stops: tuple[Stop, ...]
    start: tuple[float, float] = (0.0, 0.0)
    end: tuple[float, float] = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Radial:
    """A gradient around a point; ``center`` as shares of the box, ``radius`` in units."""

    stops: tuple[Stop, ...]
    center: tuple[float, float]
    radius: float


Fill = Solid | Linear | Radial


@dataclass(frozen=True, slots=True)
class Stroke:
    """An outline; ``dash`` in units of line length, () for solid."""

    fill: Fill
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxLeaf:
    """A rectangle with rounded corners.

    Attributes:
        radius: Of all corners, or one for each: top left, top right, lower right, lower left.
        elevation: 0 flat, 1 card, 2 sheet: which shadow it throws.
        clip: Only this part is painted (links that interlock).
    """

    rect: Rect
    fill: Fill | None = None
    stroke: Stroke | None = None
    radius: float | tuple[float, float, float, float] = 0.0
    elevation: int = 0
    clip: Rect | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLeaf:
    """A line through points; ``curved`` smooths it, ``arrow`` gives its end a head."""

    points: tuple[tuple[float, float], ...]
    stroke: Stroke
    curved: bool = False
    arrow: float = 0.0

    @property
    def rect(self) -> Rect:
        """The box that holds all points."""
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@dataclass(frozen=True, slots=True, kw_only=True)
class HalftoneLeaf:
    """The dot cloud that fades out of a corner: anchored top right of ``rect``."""

    rect: Rect
    color: str
    alpha: float


@dataclass(frozen=True, slots=True, kw_only=True)
class IconLeaf:
    """An icon in one colour."""

    rect: Rect
    icon: IconId
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageLeaf:
    """An illustration or photograph.

    Attributes:
        crop: Part of a drawing, in its own coordinates; None shows the whole, fitted.
        focus: For a photograph that must be cropped, what stays in view (shares of its size).
        cover: Fill the box and crop, instead of fitting inside.
        radius: Rounded corners as in `BoxLeaf`.
        sky: Height at the top of ``rect`` that the crop does not reach; the first row is
            stretched over it.
    """

    rect: Rect
    image: ImageId
    crop: Rect | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    cover: bool = False
    radius: float | tuple[float, float, float, float] = 0.0
    opacity: float = 1.0
    sky: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLeaf:
    """Lines of text that are already broken.

    Attributes:
        rect: The lines' box: as wide as the widest, lines times line height high.
        px: Font size.
        line: Line height.
        hang: Whether opening marks at a line's start stand out to the left by their blank half.
    """

    rect: Rect
    lines: tuple[str, ...]
    px: float
    line: float
    color: str
    bold: bool = False
    align: Align = "left"
    language: Language = "zh"
    alpha: float = 1.0
    hang: bool = False

    @property
    def text(self) -> str:
        """All lines as one string."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a figure: text at an offset from the figure's left edge."""

    text: str
    x: float
    px: float
    color: str
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLeaf:
    """A number with qualifier and unit on one baseline; the number may count up.

    Attributes:
        rect: Box of the number's line.
        baseline: y of the baseline.
        runs: Qualifier, number, unit, as far as there are any.
        counting: Which run counts up, or -1.
        value: What it counts to.
    """

    rect: Rect
    baseline: float
    runs: tuple[Run, ...]
    language: Language
    counting: int = -1
    value: float = 0.0
    decimals: int = 0
    grouping: bool = False
    fact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLeaf:
    """A chart that a worker draws; ``index`` counts the charts of a scene or sheet."""

    rect: Rect
    chart: ChartData
    accent: str
    scene: SceneRef
    index: int
    text_scale: float
    detail: bool = False


Leaf = BoxLeaf | LineLeaf | HalftoneLeaf | IconLeaf | ImageLeaf | TextLeaf | FigureLeaf | ChartLeaf


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something that can be touched, focused and read out.

    Attributes:
        rect: What a finger may hit.
        name: Accessible name.
        description: Accessible description, or "".
        radius: Corner radius of its press and focus marks.
    """

    rect: Rect
    action: Action
    name: str
    description: str = ""
    radius: float = 12.0
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """Content that does not fit: which words, why, and in which block of the scene (-1: none)."""

    text: str
    reason: str
    block: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where one block stands, for its entrance and for messages.

    Attributes:
        leaves: Which leaves of the composition are its own: the first one, and that after the last.
        targets: Likewise.
    """

    name: str
    rect: Rect
    index: int
    over_art: bool = False
    leaves: tuple[int, int] = (0, 0)
    targets: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A laid out block, scene, bar or sheet.

    Attributes:
        height: The height it needs.
        leaves: In painting order.
        targets: In reading order.
        background: How many of the leaves lie behind everything that moves.
    """

    width: float
    height: float
    leaves: tuple[Leaf, ...] = ()
    targets: tuple[Target, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    areas: tuple[Area, ...] = ()
    background: int = 0


def move_leaf(leaf: Leaf, dx: float, dy: float) -> Leaf:
    """Returns a leaf shifted."""
    if isinstance(leaf, LineLeaf):
        return replace(leaf, points=tuple((x + dx, y + dy) for x, y in leaf.points))
    if isinstance(leaf, FigureLeaf):
        return replace(leaf, rect=leaf.rect.moved(dx, dy), baseline=leaf.baseline + dy)
    if isinstance(leaf, BoxLeaf):
        clip = leaf.clip.moved(dx, dy) if leaf.clip else None
        return replace(leaf, rect=leaf.rect.moved(dx, dy), clip=clip)
    return replace(leaf, rect=leaf.rect.moved(dx, dy))


def move_composition(composition: Composition, dx: float, dy: float) -> Composition:
    """Returns a composition shifted."""
    return replace(
        composition,
        leaves=tuple(move_leaf(leaf, dx, dy) for leaf in composition.leaves),
        targets=tuple(replace(t, rect=t.rect.moved(dx, dy)) for t in composition.targets),
        areas=tuple(replace(a, rect=a.rect.moved(dx, dy)) for a in composition.areas),
    )
