"""One golden picture of every kind of chart, by day and night, in both languages."""

import pytest

from kiosk.charts.draw import draw_chart
from tests.charts.chart_samples import KINDS, a_chart, a_style, over_surface
from tests.support.checkout import ROOT
from tests.support.golden import assert_same_picture

GOLDEN = ROOT / "tests" / "golden" / "charts"
WIDTHS = {"timeline": 1100, "pipeline": 800}
DETAIL = {"width": 880, "height": 560, "detail": True}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize("kind", KINDS)
def test_that_a_chart_looks_as_it_did(kind, theme, language):
    style = a_style(theme=theme, width=WIDTHS.get(kind, 509))
    picture = draw_chart(a_chart(kind, language), style)
    golden = GOLDEN / f"{kind}-{theme}-{language}.png"
    assert_same_picture(over_surface(picture, theme), golden)


@pytest.mark.parametrize("kind", ["paired_periods", "ranked_bars", "slope"])
def test_that_the_detail_form_looks_as_it_did(kind):
    picture = draw_chart(a_chart(kind), a_style(**DETAIL))
    assert_same_picture(over_surface(picture, "day"), GOLDEN / f"{kind}-detail.png")


@pytest.mark.parametrize("kind", ["area_change", "paired_periods", "waffle"])
def test_that_the_contrast_theme_looks_as_it_did(kind):
    picture = draw_chart(a_chart(kind), a_style(theme="contrast"))
    assert_same_picture(over_surface(picture, "contrast"), GOLDEN / f"{kind}-contrast.png")
