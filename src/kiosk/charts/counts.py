"""Plain charts of counts as SVG, for pages that staff read: columns over time, bars by name."""

import io
import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from kiosk import paths
from kiosk.charts.style import DPI, Look, look_of, rc_of, register_fonts
from kiosk.model.charts import ChartStyle
from kiosk.theme.palettes import PALETTES

WIDTH = 640.0
COLUMNS_HEIGHT = 260.0
BAR_STEP, BARS_MARGIN = 30.0, 10.0
LABEL_WIDTH, VALUE_WIDTH = 264.0, 64.0
TEXT_PX = 15.0
LABEL_GAP = 14.0
OTHER_FONT = 1.18
"""The page's font may be wider than ours, which widths are measured with, by so much."""
THICK, THICKEST_PX = 0.72, 46.0
"""Share of its place that a column or bar fills, and the most it may."""
HEX = re.compile(r"#[0-9a-f]{6}\b")
ID = re.compile(r' id="([^"]+)"')
ASKED_ID = re.compile(r"#([\w-]+)")
FONT_FAMILY = re.compile(r"font-family: [^;\"]+; ?")
BODY = re.compile(r"</style>\s*</defs>(.*)</svg>", re.DOTALL)
"""The drawing without head and style: that style would reach the whole page."""
Pair = tuple[str, int]


def draw_columns(pairs: Sequence[Pair], key: str, language: str) -> str:
    """Returns columns from left to right, one a name, over a scale of whole numbers.

    Args:
        pairs: Names with values, at least one.
        key: What tells this picture from others on its page.
        language: Of the names.
    """
    with _figure(COLUMNS_HEIGHT, language) as (figure, look):
        left, right, bottom, top = 44.0, 20.0, 30.0, 12.0
        axes = _axes(figure, (left, bottom, WIDTH - left - right, COLUMNS_HEIGHT - bottom - top))
        thick = min(THICK, THICKEST_PX / ((WIDTH - left) / len(pairs)))
        places = range(len(pairs))
        values = [value for _, value in pairs]
        axes.bar(places, values, width=thick, color=look.later.fill)
        axes.set_xlim(-0.5, len(pairs) - 0.5)
        axes.set_ylim(0, max(*values, 1) * 1.06)
        axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
        axes.grid(axis="y", linewidth=1)
        widest = max(_width_of(figure, name) for name, _ in pairs)
        every = math.ceil(len(pairs) * (widest + LABEL_GAP) / (WIDTH - left))
        shown = places[::every]
        axes.set_xticks(list(shown), [pairs[at][0] for at in shown])
        axes.spines["bottom"].set_visible(True)
        return _as_svg(figure, key)


def draw_bars(pairs: Sequence[Pair], key: str, language: str) -> str:
    """Returns bars from top to bottom, each with its name before and its value behind it.

    Args:
        pairs: Names with values, at least one.
        key: What tells this picture from others on its page.
        language: Of the names.
    """
    height = BAR_STEP * len(pairs) + BARS_MARGIN
    with _figure(height, language) as (figure, look):
        box = (
            LABEL_WIDTH,
            BARS_MARGIN / 2,
            WIDTH - LABEL_WIDTH - VALUE_WIDTH,
            height - BARS_MARGIN,
        )
        axes = _axes(figure, box)
        places = range(len(pairs))
        axes.barh(places, [value for _, value in pairs], height=THICK, color=look.later.fill)
        axes.set_xlim(0, max(*(value for _, value in pairs), 1))
        axes.set_ylim(len(pairs) - 0.5, -0.5)
        axes.set_xticks([])
        axes.set_yticks(list(places), [_cut(figure, name) for name, _ in pairs])
        axes.tick_params(axis="y", labelcolor=look.palette.ink1)
        for place, (_, value) in zip(places, pairs, strict=True):
            axes.annotate(
                f"{value:,}", (value, place), (6, 0), textcoords="offset points", va="center"
            )
        return _as_svg(figure, key)


def tokens_of(theme: str) -> dict[str, str]:
    """Returns the colours of the charts by the names of the custom properties that hold them."""
    palette = PALETTES[theme]
    inks = {name: getattr(palette, name) for name in ("ink1", "ink2", "ink3", "line")}
    return {**inks, "bar": palette.accent("azure").number}


@contextmanager
def _figure(height: float, language: str) -> Iterator[tuple[Figure, Look]]:
    register_fonts(paths.fonts_dir())
    style = ChartStyle(theme="day", accent="azure", width=WIDTH, height=height)
    look = look_of(style, language)
    settings = {
        **rc_of(look),
        "font.size": TEXT_PX,
        "axes.linewidth": 1.0,
        # The page's own font: words can be searched and follow what the reader has set.
        "svg.fonttype": "none",
    }
    with mpl.rc_context(settings):
        figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor="none")
        FigureCanvasSVG(figure)
        yield figure, look


def _axes(figure: Figure, box: tuple[float, float, float, float]) -> Axes:
    """Returns axes without frame and tick marks; ``box`` is x, y, width and height in pixels."""
    width, height = figure.get_size_inches() * DPI
    x, y, w, h = box
    axes = figure.add_axes((x / width, y / height, w / width, h / height))
    axes.patch.set_visible(False)
    axes.set_axisbelow(True)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, pad=6)
    return axes


def _cut(figure: Figure, name: str) -> str:
    """Returns a name that fits before its bar, cut if need be: the table has it in full."""
    room = LABEL_WIDTH - LABEL_GAP
    shown, said = name, name
    while len(shown) > 1 and _width_of(figure, said) > room:
        shown = shown[:-1].rstrip()
        said = f"{shown}…"
    return said


def _width_of(figure: Figure, words: str) -> float:
    """Returns how wide words are in pixels."""
    text = figure.text(0, 0, words)
    width = text.get_window_extent().width
    text.remove()
    return float(width) * OTHER_FONT


def _as_svg(figure: Figure, key: str) -> str:
    """Returns the drawing as an element of a page that gives it its colours and its font."""
    written = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": key}):
        figure.savefig(written, format="svg", transparent=True, metadata={"Date": None})
    drawn = BODY.search(written.getvalue())
    assert drawn is not None  # noqa: S101 - matplotlib has just written it
    names = {color.lower(): f"var(--{name})" for name, color in tokens_of("day").items()}
    body = HEX.sub(lambda found: names.get(found[0], found[0]), drawn[1])
    body = FONT_FAMILY.sub("", body)
    # Ids that nothing asks for would stand several times on a page of several charts.
    asked = set(ASKED_ID.findall(body))
    body = ID.sub(lambda found: found[0] if found[1] in asked else "", body)
    width, height = (round(side * DPI) for side in figure.get_size_inches())
    return f'<svg viewBox="0 0 {width} {height}" aria-hidden="true">{body}</svg>'
