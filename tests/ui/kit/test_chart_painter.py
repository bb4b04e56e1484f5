"""The numbers of a chart as rows of words: left out where nobody could read them."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

import pytest
from PySide6.QtGui import QImage, QPainter

from kiosk.model.geometry import Rect
from kiosk.snapshot.contrast import pixels_of
from kiosk.theme.palettes import DAY
from kiosk.ui.kit.chart_painter import paint_table
from kiosk.ui.kit.leaves import ChartLeaf
from tests.charts.chart_samples import KINDS, a_chart


def table(height):
    """Returns the pixels of a chart's numbers in so high a place."""
    chart = max(map(a_chart, KINDS), key=lambda one: len(one.data))
    leaf = ChartLeaf(
        rect=Rect(0, 0, 600, height),
        chart=chart,
        accent="azure",
        scene="overview/start",
        index=0,
        text_scale=1.0,
    )
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(DAY.surface)
    painter = QPainter(image)
    paint_table(painter, leaf, DAY, 1.0)
    painter.end()
    return pixels_of(image)


@pytest.mark.usefixtures("qapp")
def test_that_numbers_too_small_to_read_are_left_out():
    blank = table(0)

    assert (table(400) != blank).any()
    assert (table(60) == blank).all()
