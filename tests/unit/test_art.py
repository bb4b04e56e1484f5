"""Illustrations on stages of every shape: never stretched, never beyond the drawing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.model.art import place_art
from kiosk.model.geometry import Rect

WIDE = Rect(-960, 0, 3840, 952)
TALL_AND_WIDE = Rect(-960, -408, 3840, 1696)
PORTRAIT = Rect(0, 0, 1080, 1696)

# Stages as screens of all supported shapes give them: one side is the design's own.
LANDSCAPE = st.tuples(st.floats(1440, 4200), st.floats(952, 1400))
UPRIGHT = st.tuples(st.floats(1080, 1400), st.floats(1696, 2600))


def placed(canvas, size, *, own_portrait=False, portrait_x=420):
    return place_art(canvas, size[0], size[1], own_portrait=own_portrait, portrait_x=portrait_x)


def assert_whole(placement, canvas, size):
    """Asserts that a crop fills its stage in one scale and lies inside the drawing."""
    crop = placement.crop
    assert crop.w * placement.zoom == pytest.approx(size[0])
    assert crop.h * placement.zoom + placement.sky == pytest.approx(size[1])
    assert crop.x >= canvas.x - 1e-6
    assert crop.right <= canvas.right + 1e-6
    assert crop.y >= canvas.y - 1e-6
    assert crop.bottom <= canvas.bottom + 1e-6
    assert placement.zoom >= 1
    assert placement.sky >= 0


@given(size=LANDSCAPE, canvas=st.sampled_from([WIDE, TALL_AND_WIDE]))
def test_that_a_wide_drawing_fills_a_landscape_stage_unstretched(size, canvas):
    assert_whole(placed(canvas, size), canvas, size)


@given(size=UPRIGHT, portrait_x=st.floats(-960, 1800))
def test_that_a_wide_drawing_fills_an_upright_stage_unstretched(size, portrait_x):
    placement = placed(TALL_AND_WIDE, size, portrait_x=portrait_x)

    assert placement.upright
    assert_whole(placement, TALL_AND_WIDE, size)


@given(size=UPRIGHT)
def test_that_a_drawing_of_its_own_fills_an_upright_stage_unstretched(size):
    assert_whole(placed(PORTRAIT, size, own_portrait=True), PORTRAIT, size)


@given(size=LANDSCAPE, canvas=st.sampled_from([WIDE, TALL_AND_WIDE]))
def test_that_the_lower_edge_of_the_drawing_stays_on_the_lower_edge_of_the_stage(size, canvas):
    placement = placed(canvas, size)

    assert placement.crop.bottom == pytest.approx(952)
    assert placement.to_stage(0, 952)[1] == pytest.approx(size[1])


@given(size=UPRIGHT)
def test_that_the_ground_of_an_upright_drawing_stays_on_the_lower_edge(size):
    own = placed(PORTRAIT, size, own_portrait=True)
    wide = placed(TALL_AND_WIDE, size)

    assert own.to_stage(0, 1696)[1] == pytest.approx(size[1])
    assert wide.to_stage(0, 1288)[1] == pytest.approx(size[1])


def test_that_the_design_s_own_stage_shows_the_design_s_own_crop():
    placement = placed(WIDE, (1920, 952))

    assert placement.crop == Rect(0, 0, 1920, 952)
    assert (placement.zoom, placement.sky) == (1, 0)
    assert placement.to_stage(960, 500) == (960, 500)


def test_that_a_stage_wider_than_the_drawing_enlarges_it():
    placement = placed(WIDE, (4200, 1000))

    assert placement.zoom == pytest.approx(4200 / 3840)
    assert placement.crop.w == pytest.approx(3840)


def test_that_what_a_drawing_lacks_at_the_top_becomes_sky():
    assert placed(WIDE, (1920, 1072)).sky == 120
    assert placed(TALL_AND_WIDE, (1920, 1072)).sky == 0
