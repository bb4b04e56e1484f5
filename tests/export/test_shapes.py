"""Charts as shapes: the same picture as in pixels, in Qt as on a page."""

from typing import cast
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from kiosk.charts.draw import draw_chart, trace_chart
from kiosk.charts.shapes import WordsShape
from kiosk.export.shape_painter import paint_shapes
from kiosk.export.shapes_svg import Inks, svg_of
from kiosk.model.geometry import Rect
from kiosk.model.words import SceneRef
from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.leaves import ChartLeaf
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.kit.pictures_api import PictureSource
from tests.charts.chart_samples import KINDS, a_chart, a_style, over_surface

SCALE = 2.0


def painted(shapes, style, language):
    """Returns shapes as Qt paints them on the theme's card, as RGB."""
    palette = PALETTES[style.theme]
    image = QImage(
        round(style.width * SCALE), round(style.height * SCALE), QImage.Format.Format_RGB32
    )
    image.fill(palette.surface)
    painter = QPainter(image)
    words = LeafPainter(palette, SCALE, cast("PictureSource", None))
    words.paint(painter, ())
    box = Rect(0, 0, style.width, style.height)
    paint_shapes(
        painter, shapes, box, SCALE, language, lambda leaf: words.paint_leaf(painter, leaf)
    )
    painter.end()
    raw = np.frombuffer(bytes(image.constBits()), np.uint8)
    return raw.reshape(image.height(), image.width(), 4)[..., 2::-1].astype(float)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_that_shapes_are_the_same_picture_as_the_pixels(park, kind, language):
    style = a_style(scale=SCALE)
    data = a_chart(kind, language)

    drawn = over_surface(draw_chart(data, style), "day")
    shown = painted(trace_chart(data, style), style, language)

    difference = np.abs(drawn - shown).max(axis=-1)
    assert difference.mean() < 2.5
    assert (difference > 96).mean() < 0.02


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_chart_on_a_page_keeps_its_words_and_their_widths(kind):
    style = a_style()
    day = trace_chart(a_chart(kind), style)
    night = trace_chart(a_chart(kind), a_style(theme="night"))

    inks = Inks()
    root = ET.fromstring(svg_of(day, night, (509, 400), inks, "a “chart” & more"))

    texts = [(one.text, float(one.attrib["textLength"])) for one in root.iter("text")]
    wanted = [(one.text, round(one.width, 2)) for one in day if isinstance(one, WordsShape)]
    assert texts == wanted
    assert root.get("aria-label") == "a “chart” & more"
    assert root.get("role") == "img"


def test_that_colours_of_a_chart_on_a_page_follow_the_theme():
    inks = Inks()
    day = trace_chart(a_chart("paired_periods"), a_style())
    night = trace_chart(a_chart("paired_periods"), a_style(theme="night"))

    svg = svg_of(day, night, (509, 400), inks, "")

    assert "#" not in svg
    assert PALETTES["day"].accents["azure"].number in inks.rules(night=False)
    assert PALETTES["night"].accents["azure"].number in inks.rules(night=True)


def test_that_another_form_by_night_is_no_chart():
    day = trace_chart(a_chart("slope"), a_style())

    with pytest.raises(ValueError, match="shorter"):
        svg_of(day, day[:-1], (1, 1), Inks(), "")


def test_that_a_leaf_of_a_scene_can_be_traced(park):
    from kiosk.export.traces import trace_leaf

    leaf = ChartLeaf(
        rect=Rect(40, 50, 509, 400),
        chart=a_chart("waffle"),
        accent="azure",
        scene=SceneRef("overview/growth"),
        index=0,
        text_scale=1.0,
    )

    assert trace_leaf(leaf, "day") == trace_chart(leaf.chart, a_style())
