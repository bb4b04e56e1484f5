"""The picture in the viewer: what is under the finger stays, and nothing leaves the window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.model.zoom import LARGEST, Zoom, fit_zoom, move_zoom, zoom_about

AT = st.floats(-2000, 2000)
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


@given(zoom=ZOOMS, width=st.floats(1, 4000), height=st.floats(1, 4000))
def test_that_the_picture_always_covers_the_window(zoom, width, height):
    fitted = fit_zoom(zoom, width, height)

    for offset, side in ((fitted.dx, width), (fitted.dy, height)):
        near = offset - fitted.factor * side / 2
        assert near <= -side / 2 + 1e-6
        assert near + fitted.factor * side >= side / 2 - 1e-6


@given(zoom=ZOOMS, width=st.floats(1, 4000), height=st.floats(1, 4000))
def test_that_fitting_a_fitted_picture_changes_nothing(zoom, width, height):
    fitted = fit_zoom(zoom, width, height)

    assert fit_zoom(fitted, width, height) == fitted


def test_that_a_whole_picture_cannot_be_moved():
    assert fit_zoom(Zoom(factor=1, dx=300, dy=-20), 1920, 1080) == Zoom()
