"""Contrast as WCAG defines it: known pairs, and what holds for every pair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.theme.contrast import contrast, luminance, mix, parse, ratio
from kiosk.theme.palettes import PALETTES

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")

# From the W3C's own examples and widely published tables of ratios.
KNOWN = (
    ("#000000", "#FFFFFF", 21.0),
    ("#FFFFFF", "#FFFFFF", 1.0),
    ("#777777", "#FFFFFF", 4.48),
    ("#767676", "#FFFFFF", 4.54),
    ("#0000FF", "#FFFFFF", 8.59),
    ("#FF0000", "#FFFFFF", 4.0),
    ("#00FF00", "#FFFFFF", 1.37),
)


@pytest.mark.parametrize(("one", "other", "expected"), KNOWN)
def test_that_known_pairs_have_their_published_ratio(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)


def test_that_black_and_white_are_the_ends_of_luminance():
    assert luminance((0, 0, 0)) == 0
    assert luminance((255, 255, 255)) == pytest.approx(1)


@given(one=COLOURS, other=COLOURS)
def test_that_the_ratio_is_the_same_both_ways_and_between_1_and_21(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21 + 1e-9


@given(dark=st.floats(0, 1), light=st.floats(0, 1))
def test_that_a_greater_difference_has_a_greater_ratio(dark, light):
    low, high = sorted((dark, light))

    assert ratio(low, 1.0) >= ratio(high, 1.0)


@given(one=COLOURS, other=COLOURS)
def test_that_a_mix_starts_at_one_colour_and_ends_at_the_other(one, other):
    assert mix(one, other, 0) == one
    assert mix(one, other, 1) == other


@given(one=COLOURS, other=COLOURS, share=st.floats(0, 1))
def test_that_a_mix_stays_between_its_colours(one, other, share):
    for a, b, mixed in zip(parse(one), parse(other), parse(mix(one, other, share)), strict=True):
        assert min(a, b) <= mixed <= max(a, b)


@pytest.mark.parametrize("wrong", ["", "#FFF", "FFFFFF0", "#GGGGGG", "white", "#FFFFFFFF"])
def test_that_other_forms_of_colour_are_refused(wrong):
    with pytest.raises(ValueError, match=r"colour|invalid literal"):
        parse(wrong)


@pytest.mark.parametrize("theme", PALETTES)
def test_that_every_ink_can_be_read_on_every_ground(theme):
    palette = PALETTES[theme]
    least = 7.0 if theme == "contrast" else 4.5

    for ink in (palette.ink1, palette.ink2, palette.ink3):
        for ground in (palette.canvas, palette.surface, palette.bar):
            assert contrast(ink, ground) >= least, (ink, ground)
