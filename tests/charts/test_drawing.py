"""What is drawn: heights from zero, words, order, form by how a number is stated, bytes."""

import subprocess
import sys
from dataclasses import replace

import matplotlib as mpl
import numpy as np
import pytest

from kiosk.charts.canvas import Canvas
from kiosk.charts.draw import draw_chart, lay_out_chart, prepare
from kiosk.charts.request import chart_key, picture_of
from kiosk.charts.style import look_of, rc_of
from kiosk.errors import ChartError
from kiosk.theme.contrast import contrast
from kiosk.theme.palettes import PALETTES
from tests.charts.chart_samples import KINDS, a_chart, a_style, alpha

FIGURE, GROUND = 0, 1


def in_accent(picture):
    """Which pixels of the figure layer are filled with the azure accent of the day."""
    accent = PALETTES["day"].accents["azure"].number
    wanted = [int(accent[i : i + 2], 16) for i in (5, 3, 1)]
    flat = np.frombuffer(picture.layers[FIGURE], np.uint8)
    pixels = flat.reshape(picture.height, picture.width, 4).astype(int)
    return (np.abs(pixels[..., :3] - wanted).max(axis=-1) < 8) & (pixels[..., 3] > 250)


def bar_heights(picture, style):
    """Rows covered in the middle column of each bar, by its mark."""
    covered = alpha(picture, FIGURE) > 128
    notes = picture_of(picture.notes)
    return {
        mark.ref: int(covered[:, round((mark.rect.x + mark.rect.w / 2) * style.scale)].sum())
        for mark in notes.marks
    }


def test_that_bars_are_proportional_from_zero():
    style = a_style()
    heights = bar_heights(draw_chart(a_chart("paired_periods"), style), style)
    ratio = heights["revenue_2017_2021"] / heights["revenue_2012_2016"]
    assert ratio == pytest.approx(10565 / 6675, rel=0.01)


def test_that_squares_have_areas_in_proportion():
    style = a_style(width=900)
    chart = a_chart("pipeline")
    solid = replace(chart, data=tuple(replace(d, qualifier="exact") for d in chart.data))
    heights = bar_heights(draw_chart(solid, style), style)
    ratio = (heights["zoumatang_space"] / heights["community_space"]) ** 2
    assert ratio == pytest.approx(70 / 110, rel=0.02)


def test_that_ranked_bars_stand_longest_first():
    picture = lay_out_chart(a_chart("ranked_bars"), a_style())
    tops = sorted((mark.rect.y, mark.ref) for mark in picture.marks)
    assert [ref for _, ref in tops] == [
        "data_companies",
        "hq_type_companies",
        "blockchain_companies",
    ]


def test_that_a_waffle_has_as_many_filled_cells_as_the_part():
    filled = in_accent(draw_chart(a_chart("waffle"), a_style(width=700, height=400)))
    lowest = filled[np.flatnonzero(filled.any(axis=1))[-1] - 5]
    leftmost = filled[:, np.flatnonzero(filled.any(axis=0))[0] + 5]
    across, upward = (int((np.diff(line.astype(int)) == 1).sum()) for line in (lowest, leftmost))
    # The first cell stands at the picture's left side, where no step shows.
    assert across + int(lowest[0]) == 13
    assert upward == 2


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("paired_periods", {"6675", "10565", "2012–2016", "2017–2021", "1.6", "倍"}),
        ("slope", {"3.43", "4.19", "2012–2016", "2017–2021"}),
        ("pipeline", {"110", "70", "100", "预计", "万平方米"}),
        ("area_change", {"3.13", "3.31", "平方公里", "2019 年前", "2019 年起"}),
        ("ranked_bars", {"580", "100", "70", "近", "超", "家"}),
        ("waffle", {"26", "104", "超", "家"}),
        ("timeline", {"1992", "2020.06", "区块链生态谷开园"}),
    ],
)
def test_that_a_chart_is_labelled_directly(kind, words):
    picture = lay_out_chart(a_chart(kind), a_style(width=900))
    assert words <= {text.text for text in picture.texts}


def test_that_the_detail_form_has_an_axis_and_units():
    picture = lay_out_chart(a_chart("slope"), a_style(width=880, height=640, detail=True))
    words = {text.text for text in picture.texts}
    assert {"0", "1", "2", "3", "4", "5", "4.19", "元"} <= words
    assert {"总税收 229 亿元", "总营收 6675 亿元"} <= words


def test_that_a_larger_text_size_gives_larger_words():
    plain, large = (
        lay_out_chart(a_chart("slope"), a_style(text_scale=scale)) for scale in (1.0, 1.5)
    )
    sizes = [{t.text: t.px for t in picture.texts} for picture in (plain, large)]
    assert sizes[0]["2012–2016"] == 26
    assert sizes[1]["2012–2016"] > 30
    assert sizes[0]["4.19"] == 46
    assert sizes[1]["4.19"] > 50


def test_that_a_derived_bar_is_hollow_and_a_stated_one_solid():
    style = a_style(width=600, height=420, detail=True)
    chart = a_chart("slope")
    stated = replace(chart, data=tuple(replace(d, derived=False) for d in chart.data))
    covered = [int(in_accent(draw_chart(data, style)).sum()) for data in (chart, stated)]
    assert 0 < covered[0] < covered[1] / 5


@pytest.mark.parametrize("qualifier", ["over", "nearly"])
def test_that_an_inexact_bar_has_another_end_than_an_exact_one(qualifier):
    chart = a_chart("ranked_bars")
    exact = replace(chart, data=tuple(replace(d, qualifier="exact", before="") for d in chart.data))
    other = replace(
        exact, data=tuple(replace(d, qualifier=qualifier, before="约") for d in exact.data)
    )
    pictures = [draw_chart(data, a_style()) for data in (exact, other)]
    assert pictures[0].layers[FIGURE] != pictures[1].layers[FIGURE]
    assert any(text.text == "约" for text in picture_of(pictures[1].notes).texts)


def test_that_a_timeline_takes_the_accent_of_each_event():
    picture = lay_out_chart(a_chart("timeline"), a_style(width=1200))
    colors = {text.text: text.color for text in picture.texts if text.bold}
    assert colors["2020.06"] == PALETTES["day"].accents["teal"].text
    assert colors["2021.09"] == PALETTES["day"].accents["green"].text


@pytest.mark.parametrize("theme", ["day", "night", "contrast"])
@pytest.mark.parametrize("kind", KINDS)
def test_that_every_text_contrasts_with_what_it_stands_on(kind, theme):
    palette = PALETTES[theme]
    least = 7 if theme == "contrast" else 4.5
    picture = lay_out_chart(a_chart(kind), a_style(theme=theme, width=880, height=640))
    assert all(contrast(text.color, palette.surface) >= least for text in picture.texts)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "words", ["1,056.5", "预计释放（产业）空间", "“Zero” – gypsy jungle…", "km²"]
)
def test_that_ink_stays_within_the_rectangle_that_is_told(words, language, bold):
    prepare()
    style = a_style(width=600, height=100)
    look = look_of(style, language)
    with mpl.rc_context(rc_of(look)):
        canvas = Canvas(look)
        rect = canvas.text(words, 40, 60, 31, look.palette.ink1, bold=bold)
        pixels = np.frombuffer(canvas.layers()[GROUND], np.uint8).reshape(100, 600, 4)
    rows, columns = np.nonzero(pixels[..., 3] > 40)
    assert rows.min() >= rect.y - 1
    assert rows.max() <= rect.bottom + 1
    assert columns.min() >= rect.x - 2
    assert columns.max() <= rect.right + 2
    assert columns.max() >= rect.right - 31


@pytest.mark.parametrize("kind", KINDS)
def test_that_the_same_request_gives_the_same_bytes(kind):
    chart, style = a_chart(kind), a_style(scale=1.25)
    one, other = draw_chart(chart, style), draw_chart(chart, style)
    assert one == other
    assert (one.width, one.height) == (636, 500)


def test_that_layers_are_premultiplied():
    picture = draw_chart(a_chart("slope"), a_style())
    for layer in picture.layers:
        pixels = np.frombuffer(layer, np.uint8).reshape(-1, 4)
        assert (pixels[:, :3] <= pixels[:, 3:]).all()


def test_that_keys_differ_with_data_style_and_language():
    chart, style = a_chart("slope"), a_style()
    keys = {
        chart_key(chart, style),
        chart_key(chart, replace(style, theme="night")),
        chart_key(chart, replace(style, scale=2.0)),
        chart_key(a_chart("slope", "en"), style),
        chart_key(replace(chart, data=chart.data[::-1]), style),
    }
    assert len(keys) == 5
    assert chart_key(a_chart("slope"), a_style()) in keys


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"theme": "dusk"}, "theme"),
        ({"accent": "pink"}, "accent"),
        ({"width": 0}, "cannot be"),
        ({"height": float("nan")}, "cannot be"),
        ({"scale": 1000.0}, "cannot be"),
        ({"text_scale": 99.0}, "text"),
    ],
)
def test_that_a_style_that_cannot_be_drawn_is_refused(changes, said):
    with pytest.raises(ChartError, match=said):
        draw_chart(a_chart("slope"), a_style(**changes))


def test_that_a_missing_glyph_is_not_passed_over():
    chart = a_chart("slope")
    odd = replace(chart, data=tuple(replace(d, tick="\U0001f600") for d in chart.data))
    with pytest.warns(UserWarning, match="Glyph"):
        draw_chart(odd, a_style())


def test_that_pyplot_is_never_imported():
    code = (
        "import sys, kiosk.charts.draw, kiosk.charts.worker; "
        "sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_that_requests_and_resolving_need_no_matplotlib():
    code = (
        "import sys, kiosk.charts, kiosk.charts.request, kiosk.charts.resolve; "
        "sys.exit(any(name.split('.')[0] in ('matplotlib', 'numpy') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
