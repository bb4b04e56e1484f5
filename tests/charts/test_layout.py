"""Whatever the size, the words and the values: texts and marks keep apart and inside."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.charts.draw import lay_out_chart
from kiosk.model.charts import ChartData, ChartPicture, ChartStyle, Datum
from kiosk.model.geometry import Rect
from tests.charts.chart_samples import KINDS, a_chart, a_style

TOUCHING = 1.0
"""Texts may share this area (square units): rounding of measures."""


def faults(picture: ChartPicture, data: ChartData, style: ChartStyle) -> list[str]:
    """Everything that is wrong with texts and marks."""
    texts = [(t.text, t.rect) for t in picture.texts]
    marks = [(m.ref, m.rect) for m in picture.marks]
    refs = [ref for ref, _ in marks]
    return [
        *(f"outside: {name!r} {r}" for name, r in (*texts, *marks) if _outside(r, style)),
        *(f"too small: {t.text!r} {t.px}" for t in picture.texts if t.px < 20),
        *(f"texts overlap: {pair}" for pair in overlapping(texts)),
        *(f"marks overlap: {pair}" for pair in overlapping(marks)),
        *(f"no one mark for {d.ref}" for d in data.data if refs.count(d.ref) != 1),
    ]


def _outside(r: Rect, style: ChartStyle) -> bool:
    return r.x < -0.5 or r.y < -0.5 or r.right > style.width + 0.5 or r.bottom > style.height + 0.5


def overlapping(named: list[tuple[str, Rect]]) -> list[tuple[str, str]]:
    pairs = combinations(named, 2)
    return [(a[0], b[0]) for a, b in pairs if a[1].overlap(b[1]) > TOUCHING]


styles = st.builds(
    ChartStyle,
    theme=st.just("day"),
    accent=st.sampled_from(["azure", "amber"]),
    width=st.floats(300, 1700),
    height=st.floats(160, 760),
    scale=st.sampled_from([1.0, 1.5]),
    text_scale=st.sampled_from([1.0, 1.25, 1.5]),
    detail=st.booleans(),
)


@st.composite
def charts(draw: st.DrawFn) -> ChartData:
    chart = a_chart(draw(st.sampled_from(KINDS)), draw(st.sampled_from(["zh", "en"])))
    if chart.kind == "timeline":
        moved = [replace(d, value=d.value - draw(st.floats(0, 30))) for d in chart.data]
        return replace(chart, data=tuple(moved))
    return replace(chart, data=tuple(_changed(draw, datum) for datum in chart.data))


def _changed(draw: st.DrawFn, datum: Datum) -> Datum:
    value = draw(st.one_of(st.just(datum.value), st.floats(0, 1_000_000)))
    qualifier = draw(st.sampled_from(["exact", "over", "nearly", "expected", "stated"]))
    return replace(
        datum,
        value=value,
        number=datum.number if value == datum.value else f"{value:,.1f}",
        qualifier=qualifier,
        before=datum.before or ("超" if qualifier == "over" else ""),
        derived=draw(st.booleans()),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(charts(), styles)
def test_that_texts_and_marks_keep_apart_and_inside(data: ChartData, style: ChartStyle) -> None:
    assert faults(lay_out_chart(data, style), data, style) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("text_scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(300, 160), (509, 400), (968, 300), (1700, 160), (300, 760)])
def test_that_a_real_chart_fits_every_size(kind, language, text_scale, size):
    style = a_style(width=size[0], height=size[1], text_scale=text_scale)
    data = a_chart(kind, language)
    assert faults(lay_out_chart(data, style), data, style) == []


@pytest.mark.parametrize("kind", KINDS)
def test_that_marks_are_comfortable_to_touch_at_usual_size(kind):
    picture = lay_out_chart(a_chart(kind), a_style())
    least = 44 if kind == "timeline" else 64
    assert all(min(mark.rect.w, mark.rect.h) >= least for mark in picture.marks)


def sizes_of(picture: ChartPicture, words: set[str]) -> set[float]:
    return {t.px for t in picture.texts if t.text in words}


@pytest.mark.parametrize("text_scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(504, 290), (504, 442), (808, 442), (880, 256)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_siblings_write_the_same_sizes_whatever_their_numbers(language, size, text_scale):
    style = a_style(width=size[0], height=size[1], text_scale=text_scale)
    long = a_chart("paired_periods", language)
    assert long.multiple is not None
    short = replace(
        long,
        data=tuple(
            replace(d, number=number) for d, number in zip(long.data, ("22.9", "44.2"), strict=True)
        ),
        multiple=replace(long.multiple, number="1.9"),
    )
    pictures = [lay_out_chart(data, style) for data in (long, short)]
    assert sorted(t.px for t in pictures[0].texts) == sorted(t.px for t in pictures[1].texts)
    slope = lay_out_chart(a_chart("slope", language), style)
    periods = {"2012–2016", "2017–2021"}
    assert sizes_of(slope, periods) == sizes_of(pictures[0], periods)


@pytest.mark.parametrize("width", [400, 509, 800])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", ["pipeline", "area_change", "ranked_bars"])
def test_that_a_number_is_never_without_its_unit(kind, language, width):
    data = a_chart(kind, language)
    texts = [t.text for t in lay_out_chart(data, a_style(width=width)).texts]
    for datum in data.data:
        if datum.number in texts and datum.after:
            assert datum.after in texts
    units = [d.after for d in data.data if d.after]
    assert sorted(t for t in texts if t in units) == sorted(units)


def test_that_a_long_name_is_wrapped_before_it_is_cut():
    data = a_chart("ranked_bars", "en")
    name = "Data-intelligence companies with a branch of their own"
    long = replace(data, data=tuple(replace(d, tick=name) for d in data.data[:2]))
    texts = [t.text for t in lay_out_chart(long, a_style(width=488, height=378)).texts]
    assert not any("…" in text for text in texts)


def test_that_the_mark_of_a_multiple_is_no_wider_than_its_words():
    picture = lay_out_chart(a_chart("paired_periods"), a_style(width=880, height=281))
    mark = next(m for m in picture.marks if m.ref == "revenue_multiple")
    words = next(t for t in picture.texts if t.text == "倍")
    assert mark.rect.right <= words.rect.right + 12


def test_that_bars_stand_in_the_middle_of_a_wide_picture():
    picture = lay_out_chart(a_chart("paired_periods"), a_style(width=880, height=281))
    left = min(t.rect.x for t in picture.texts)
    right = 880 - max(t.rect.right for t in picture.texts)
    assert abs(left - right) < 60


def test_that_air_is_left_above_the_highest_label():
    for kind in ("paired_periods", "slope"):
        picture = lay_out_chart(a_chart(kind), a_style(height=440))
        assert min(t.rect.y for t in picture.texts) >= 0.08 * 440 - 1
