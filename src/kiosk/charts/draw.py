"""From a resolved chart and a style to pixels and marks: the one door to the drawing kinds."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import matplotlib as mpl

from kiosk import paths
from kiosk.charts.canvas import Canvas
from kiosk.charts.kind import Kind
from kiosk.charts.kinds import (
    area_change,
    paired_periods,
    pipeline,
    ranked_bars,
    slope,
    timeline,
    waffle,
)
from kiosk.charts.request import check_style, notes_of, pixel_size
from kiosk.charts.shapes import Shape
from kiosk.charts.style import Look, look_of, rc_of, register_fonts
from kiosk.errors import ChartError
from kiosk.model.charts import ChartData, ChartPicture, ChartStyle
from kiosk.picture_file import PictureFile

KINDS: dict[str, Kind] = {
    "area_change": area_change,
    "paired_periods": paired_periods,
    "pipeline": pipeline,
    "ranked_bars": ranked_bars,
    "slope": slope,
    "timeline": timeline,
    "waffle": waffle,
}


def draw_chart(data: ChartData, style: ChartStyle, *, fonts_dir: Path | None = None) -> PictureFile:
    """Draws a chart; the same data and style give the same bytes.

    Args:
        data: What to show.
        style: How, and how large.
        fonts_dir: Where the bundled fonts lie; by default those that are shipped.

    Returns:
        Two layers of ``width × scale`` by ``height × scale`` pixels, to be painted in order:
        the figure (bars, lines, cells), then the ground (axis, guides, all text) over it. The
        notes are those of `kiosk.charts.request.picture_of`, in layout units.

    Raises:
        ChartError: The kind is unknown, there is nothing to draw, or the style cannot be drawn.
        AssetError: The bundled fonts are missing.
    """
    with _settings(data, style, fonts_dir) as look:
        canvas, notes = _drawn(data, look)
        layers = canvas.layers()
    width, height = pixel_size(style)
    return PictureFile(width=width, height=height, layers=layers, notes=notes_of(notes))


def lay_out_chart(
    data: ChartData, style: ChartStyle, *, fonts_dir: Path | None = None
) -> ChartPicture:
    """Returns texts and marks of the same picture without painting a pixel.

    Raises:
        ChartError: As `draw_chart`.
        AssetError: As `draw_chart`.
    """
    with _settings(data, style, fonts_dir) as look:
        return _drawn(data, look)[1]


def trace_chart(
    data: ChartData, style: ChartStyle, *, fonts_dir: Path | None = None
) -> tuple[Shape, ...]:
    """Returns what the same picture consists of, in painting order, for drawings without pixels.

    Raises:
        ChartError: As `draw_chart`.
        AssetError: As `draw_chart`.
    """
    with _settings(data, style, fonts_dir) as look:
        return _drawn(data, look)[0].shapes()


def prepare(fonts_dir: Path | None = None) -> None:
    """Makes the bundled fonts known; drawing does so itself, but earlier is faster.

    Raises:
        AssetError: The bundled fonts are missing.
    """
    register_fonts(fonts_dir or paths.fonts_dir())


@contextmanager
def _settings(data: ChartData, style: ChartStyle, fonts_dir: Path | None) -> Iterator[Look]:
    """Checks what is asked for and sets matplotlib up for it."""
    check_style(style)
    if data.kind not in KINDS:
        raise ChartError(f"there is no kind of chart {data.kind!r}")
    if not data.data:
        raise ChartError(f"a chart of kind {data.kind!r} without data")
    prepare(fonts_dir)
    look = look_of(style, data.language)
    with mpl.rc_context(rc_of(look)):
        yield look


def _drawn(data: ChartData, look: Look) -> tuple[Canvas, ChartPicture]:
    canvas = Canvas(look)
    growth = KINDS[data.kind].draw(data, look, canvas)
    picture = ChartPicture(
        marks=tuple(canvas.marks),
        texts=tuple(canvas.texts),
        grow=growth.way,
        grow_from=growth.start,
    )
    return canvas, picture
