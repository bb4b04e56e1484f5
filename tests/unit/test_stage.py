"""The stage of a screen: its shape, its scale, and how large things are in reality."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.model.kiosk import TEXT_SIZES
from kiosk.ui.scenes.stage import (
    LOW_SHARE,
    low_stage,
    low_text_size,
    measure_stage,
    window_inches,
)

SCREEN = (1920, 1080)


@pytest.mark.parametrize(
    ("window", "inches"),
    [
        ((1920, 1080), 55),
        ((960, 540), 27.5),
        ((1080, 1920), 55),
        ((1920, 540), 55 * (1920**2 + 540**2) ** 0.5 / (1920**2 + 1080**2) ** 0.5),
    ],
)
def test_that_a_window_is_as_large_as_its_part_of_the_screen(window, inches):
    assert window_inches(55, SCREEN, window) == pytest.approx(inches)


def test_that_pixels_are_as_large_in_a_window_as_on_its_screen():
    whole = measure_stage(*SCREEN, 55)
    part = measure_stage(800, 600, window_inches(55, SCREEN, (800, 600)))

    assert part.mm_per_px == pytest.approx(whole.mm_per_px)


def test_that_a_screen_without_a_size_leaves_the_diagonal_as_it_is():
    assert window_inches(55, (0, 0), (800, 600)) == 55


@given(st.integers(480, 4320), st.floats(1.05, 2.3), st.floats(10, 98))
def test_that_a_low_stage_and_the_bar_fill_the_lower_sixty_per_cent_of_the_screen(
    width, aspect, inches
):
    height = round(width * aspect)
    whole = measure_stage(width, height, inches)
    low = low_stage(whole)

    assert (low.height + low.bar) * low.scale == pytest.approx(LOW_SHARE * height)
    assert low.width * low.scale == pytest.approx(width)
    assert low.bar * low.scale == pytest.approx(whole.bar * whole.scale)
    assert low.min_target * low.scale == pytest.approx(whole.min_target * whole.scale)
    assert low.height == pytest.approx(whole.height)


@pytest.mark.parametrize("size", [(1920, 1080), (3440, 1440), (1024, 1024)])
def test_that_a_screen_that_is_not_upright_has_no_low_stage(size):
    width, height = size
    whole = measure_stage(width, height, 55)

    assert low_stage(whole) is whole


def test_that_text_on_a_low_stage_is_larger():
    assert [low_text_size(size) for size in TEXT_SIZES] == [125, 150, 165]
