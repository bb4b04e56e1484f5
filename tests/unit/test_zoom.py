"""The picture in the viewer: what is under the finger stays, and nothing leaves the window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.model.zoom import LARGEST, Zoom, fit_zoom, move_zoom, zoom_about

AT = st.floats(-2000, 2000)
SIDE = st.floats(1, 4000)
ZOOMS = st.builds(Zoom, factor=st.floats(1, LARGEST), dx=AT, dy=AT)


def spot_under(zoom, x, y):
    """Returns which point of the picture (at factor 1, from its middle) lies under a finger."""
    return (x - zoom.dx) / zoom.factor, (y - zoom.dy) / zoom.factor


@given(zoom=ZOOMS, by=st.floats(0.05, 20), x=AT, y=AT)
def test_that_the_point_under_the_finger_stays_there(zoom, by, x, y):
    after = zoom_about(zoom, by, x, y)

    assert spot_under(after, x, y) == pytest.approx(spot_under(zoom, x, y), abs=1e-6)


@given(zoom=ZOOMS, by=st.floats(0.0001, 10_000), x=AT, y=AT)
def test_that_a_picture_is_never_smaller_than_the_window_nor_larger_than_allowed(zoom, by, x, y):
    assert 1 <= zoom_about(zoom, by, x, y).factor <= LARGEST


@given(zoom=ZOOMS, dx=AT, dy=AT)
def test_that_a_drag_moves_the_picture_as_far_as_the_finger(zoom, dx, dy):
    moved = move_zoom(zoom, dx, dy)

    assert (moved.dx - zoom.dx, moved.dy - zoom.dy) == pytest.approx((dx, dy), abs=1e-6)
    assert moved.factor == zoom.factor


@given(zoom=ZOOMS, picture=st.tuples(SIDE, SIDE), window=st.tuples(SIDE, SIDE))
def test_that_a_picture_of_any_shape_covers_the_window_or_stands_in_its_middle(
    zoom, picture, window
):
    fitted = fit_zoom(zoom, *picture, *window)

    fit = min(window[0] / picture[0], window[1] / picture[1]) * fitted.factor
    for offset, drawn, side in (
        (fitted.dx, picture[0] * fit, window[0]),
        (fitted.dy, picture[1] * fit, window[1]),
    ):
        if drawn > side:
            assert abs(offset) <= (drawn - side) / 2 + 1e-6
        else:
            assert offset == 0


def test_that_a_narrow_picture_cannot_be_pushed_out_of_a_wide_window():
    pushed = Zoom(factor=3, dx=1900, dy=1000)

    fitted = fit_zoom(pushed, 400, 1080, 1920, 1080)

    assert (fitted.dx, fitted.dy) == (0, 1000)


@given(zoom=ZOOMS, picture=st.tuples(SIDE, SIDE), window=st.tuples(SIDE, SIDE))
def test_that_fitting_a_fitted_picture_changes_nothing(zoom, picture, window):
    fitted = fit_zoom(zoom, *picture, *window)

    assert fit_zoom(fitted, *picture, *window) == fitted


def test_that_a_whole_picture_cannot_be_moved():
    assert fit_zoom(Zoom(factor=1, dx=300, dy=-20), 800, 600, 1920, 1080) == Zoom()
