"""A drawing surface in layout units, y downward, with two layers, drawn texts and marks.

Layers are painted in this order: ``figure`` (bars, lines, cells: what grows in) first, then
``ground`` (baseline, grid, guides and all text: what fades in) over it, so that words stay
legible on bars. A grid line is therefore interrupted where a bar or a text stands.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Patch, Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, IdentityTransform

from kiosk.charts.request import pixel_size
from kiosk.charts.shapes import AreaShape, BoxShape, DiscShape, LineShape, Shape, WordsShape
from kiosk.charts.style import DPI, FAMILY, Look, font_path
from kiosk.model.charts import Datum, DrawnText, Mark
from kiosk.model.geometry import Rect

Layer = Literal["figure", "ground"]
LAYERS: tuple[Layer, ...] = ("figure", "ground")
Point = tuple[float, float]

ASCENT = 0.88
"""Share of the size of a text that stands above its baseline."""
DESCENT = 0.24
"""Share of the size of a text that hangs below its baseline."""
DASH = (14.0, 9.0)
"""Dash and gap of the outline of what is derived, in layout units."""
_MEASURE_PX = 64


class Canvas:
    """Collects what one chart consists of: `layers` are its pixels, `shapes` the same as values."""

    def __init__(self, look: Look) -> None:
        style = look.style
        self.width, self.height, self._scale = style.width, style.height, style.scale
        self._pixels = pixel_size(style)
        self._features: Any = look.features() or None
        self._figures = {layer: self._blank() for layer in LAYERS}
        self._shapes: dict[Layer, list[Shape]] = {layer: [] for layer in LAYERS}
        self._units = Affine2D().scale(self._scale, -self._scale).translate(0, self._pixels[1])
        self.texts: list[DrawnText] = []
        self.marks: list[Mark] = []

    # ---- words ----------------------------------------------------------------------------

    def measure(self, text: str, px: float, *, bold: bool = False) -> float:
        """Returns the width of a text in layout units."""
        return _width_of(text, bold, self._features) * px

    def text(
        self, text: str, x: float, baseline: float, px: float, color: str, *, bold: bool = False
    ) -> Rect:
        """Draws one line of text from ``x`` on and returns the room it takes."""
        if not text:
            return Rect(x, baseline, 0, 0)
        artist = Text(
            x * self._scale,
            self._pixels[1] - baseline * self._scale,
            text,
            color=color,
            fontproperties=FontProperties(
                family=FAMILY, size=px * self._scale, weight="bold" if bold else "normal"
            ),
            horizontalalignment="left",
            verticalalignment="baseline",
            parse_math=False,
            transform=IdentityTransform(),
        )
        if self._features:
            artist.set_fontfeatures(self._features)
        self._add("ground", artist)
        width = self.measure(text, px, bold=bold)
        rect = Rect(x, baseline - ASCENT * px, width, (ASCENT + DESCENT) * px)
        self._shapes["ground"].append(
            WordsShape(
                text=text, x=x, baseline=baseline, px=px, width=width, color=color, bold=bold
            )
        )
        self.texts.append(DrawnText(text=text, rect=rect, px=round(px, 2), color=color, bold=bold))
        return rect

    # ---- shapes ---------------------------------------------------------------------------

    def box(self, layer: Layer, rect: Rect, fill: str, *, radius: float = 0) -> None:
        """Fills a rectangle."""
        if radius:
            inner = rect.grown(-radius)
            style = f"round,pad={radius}"
            patch: Patch = FancyBboxPatch((inner.x, inner.y), inner.w, inner.h, boxstyle=style)
            patch.set(facecolor=fill, linewidth=0, transform=self._units)
        else:
            patch = self._rectangle(rect)
            patch.set(facecolor=fill, linewidth=0)
        self._add(layer, patch)
        self._shapes[layer].append(BoxShape(rect=rect, fill=fill, radius=radius))

    def hatched_box(self, layer: Layer, rect: Rect, fill: str, edge: str) -> None:
        """Fills a rectangle with slanting lines inside an outline."""
        patch = self._rectangle(rect.grown(-1.5))
        patch.set(facecolor=fill, edgecolor=edge, linewidth=3 * self._scale, hatch="/")
        self._add(layer, patch)
        self._shapes[layer].append(
            BoxShape(rect=rect.grown(-1.5), fill=fill, edge=edge, width=3, hatched=True)
        )

    def frame(self, layer: Layer, rect: Rect, edge: str, width: float) -> None:
        """Draws a solid outline inside a rectangle."""
        patch = self._rectangle(rect.grown(-width / 2))
        patch.set(facecolor="none", edgecolor=edge, linewidth=width * self._scale)
        self._add(layer, patch)
        self._shapes[layer].append(BoxShape(rect=rect.grown(-width / 2), edge=edge, width=width))

    def line(
        self,
        layer: Layer,
        points: Sequence[Point],
        color: str,
        width: float,
        *,
        dash: tuple[float, float] | None = None,
        round_ends: bool = False,
    ) -> None:
        """Draws a line through points; ``dash`` gives dash and gap in layout units."""
        stroke = max(1.0, float(round(width * self._scale)))
        options: dict[str, Any] = {}
        if dash:
            options["linestyle"] = (0, tuple(part * self._scale / stroke for part in dash))
        cap: Literal["round", "butt"] = "round" if round_ends else "butt"
        line = Line2D(
            [x for x, _ in points],
            [y for _, y in points],
            color=color,
            linewidth=stroke,
            solid_capstyle=cap,
            dash_capstyle="butt",
            solid_joinstyle="round" if round_ends else "miter",
            dash_joinstyle="miter",
            transform=self._units,
            **options,
        )
        line.set_snap(all(a[0] == b[0] or a[1] == b[1] for a, b in _pairs(points)))
        self._add(layer, line)
        self._shapes[layer].append(
            LineShape(
                points=tuple(points),
                color=color,
                width=width,
                dash=dash or (),
                round_ends=round_ends,
            )
        )

    def disc(
        self,
        layer: Layer,
        center: Point,
        radius: float,
        fill: str,
        edge: str = "",
        width: float = 0,
    ) -> None:
        """Draws a disc; with an edge its outer radius is ``radius``. A ``fill`` of "" is none."""
        patch = Circle(center, radius - width / 2)
        patch.set(
            facecolor=fill or "none",
            edgecolor=edge or "none",
            linewidth=width * self._scale,
            transform=self._units,
        )
        self._add(layer, patch)
        self._shapes[layer].append(
            DiscShape(center=center, radius=radius - width / 2, fill=fill, edge=edge, width=width)
        )

    def polygon(self, layer: Layer, points: Sequence[Point], fill: str) -> None:
        """Fills a polygon."""
        patch = Polygon(np.asarray(points, dtype=float), closed=True)
        patch.set(facecolor=fill, linewidth=0, transform=self._units)
        self._add(layer, patch)
        self._shapes[layer].append(AreaShape(points=tuple(points), fill=fill))

    # ---- what can be touched --------------------------------------------------------------

    def mark(self, datum: Datum, rect: Rect) -> None:
        """Says which region stands for a datum; what lies outside the picture is cut off."""
        x, y = max(0.0, rect.x), max(0.0, rect.y)
        w, h = min(self.width, rect.right) - x, min(self.height, rect.bottom) - y
        if w > 0 and h > 0:
            self.marks.append(
                Mark(
                    ref=datum.ref,
                    rect=Rect(x, y, w, h),
                    reading=datum.reading,
                    label=datum.label,
                )
            )

    def layers(self) -> tuple[bytes, ...]:
        """Returns the pixels of both layers, in painting order, as premultiplied BGRA."""
        return tuple(_pixels_of(self._figures[layer], self._pixels) for layer in LAYERS)

    def shapes(self) -> tuple[Shape, ...]:
        """Returns what was drawn on both layers, in painting order."""
        return tuple(shape for layer in LAYERS for shape in self._shapes[layer])

    def _blank(self) -> Figure:
        """Returns an empty transparent figure of the picture's size."""
        # A hair more than the size, since 560 / 72 * 72 may come out as 559.99.
        width, height = ((side + 1e-6) / DPI for side in self._pixels)
        figure = Figure(figsize=(width, height), dpi=DPI, facecolor="none")
        FigureCanvasAgg(figure)
        return figure

    def _rectangle(self, rect: Rect) -> Rectangle:
        """Returns a rectangle whose sides lie between device pixels."""
        s = self._scale
        left, right = round(rect.x * s), round(rect.right * s)
        top, bottom = (self._pixels[1] - round(y * s) for y in (rect.y, rect.bottom))
        patch = Rectangle((left, bottom), right - left, top - bottom)
        patch.set_transform(IdentityTransform())
        return patch

    def _add(self, layer: Layer, artist: Artist) -> None:
        artist.set_zorder(len(self._figures[layer].artists))
        self._figures[layer].add_artist(artist)


@lru_cache(4096)
def _width_of(text: str, bold: bool, features: Any) -> float:  # noqa: ANN401 -- typed as 1-tuple
    """Returns the width of a text as a multiple of its size."""
    font = get_font(font_path(bold))
    font.clear()
    font.set_size(_MEASURE_PX, DPI)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING, features=features)
    return float(font.get_width_height()[0]) / 64 / _MEASURE_PX


def _pairs(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(pairwise(points))


def _pixels_of(figure: Figure, size: tuple[int, int]) -> bytes:
    """Paints a figure and returns premultiplied BGRA."""
    canvas = figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)  # noqa: S101 -- see Canvas._blank
    canvas.draw()
    rgba = np.asarray(canvas.buffer_rgba()).astype(np.uint16)
    if rgba.shape != (size[1], size[0], 4):
        raise ValueError(f"painted {rgba.shape[1]}×{rgba.shape[0]} pixels instead of {size}")
    alpha = rgba[..., 3:]
    color = (rgba[..., 2::-1] * alpha + 127) // 255
    return np.concatenate((color, alpha), axis=-1).astype(np.uint8).tobytes()
