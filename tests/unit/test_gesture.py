"""Fingers to wishes: taps and swipes as a visitor means them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.model.gesture import (
    EDGE_RESISTANCE,
    SWIPE_DISTANCE,
    TAP_SLOP,
    Sample,
    begin_drag,
    continue_drag,
    page_offset,
    pulls_down,
    settle_page,
    velocity,
)

FRAME = 16.0
ANYWHERE = {"has_previous": True, "has_next": True}
STEPS = st.floats(-60, 60)
PATHS = st.lists(st.tuples(STEPS, STEPS, st.floats(1, 60)), min_size=1, max_size=20)


def drag_along(steps, start=(960.0, 400.0)):
    """Returns a drag through steps of (dx, dy, ms), and when it ended."""
    (x, y), ms = start, 0.0
    drag = begin_drag(Sample(x, y, ms))
    for dx, dy, wait in steps:
        x, y, ms = x + dx, y + dy, ms + wait
        drag = continue_drag(drag, Sample(x, y, ms))
    return drag, ms


def slow(dx, dy=0.0, steps=40):
    """Returns the steps of a finger far too slow to count as quick."""
    return [(dx / steps, dy / steps, 50.0)] * steps


def quick(dx, dy=0.0, steps=4):
    """Returns the steps of a flick."""
    return [(dx / steps, dy / steps, FRAME)] * steps


@pytest.mark.parametrize(
    ("distance", "step"),
    [
        (SWIPE_DISTANCE + 1, -1),
        (-SWIPE_DISTANCE - 1, 1),
        (SWIPE_DISTANCE - 1, 0),
        (-SWIPE_DISTANCE + 1, 0),
    ],
)
def test_that_a_slow_drag_turns_the_page_by_its_distance(distance, step):
    drag, now = drag_along(slow(distance))

    assert settle_page(drag, now, **ANYWHERE) == step


@pytest.mark.parametrize(("distance", "step"), [(40, -1), (-40, 1)])
def test_that_a_flick_turns_the_page_though_it_is_short(distance, step):
    drag, now = drag_along(quick(distance))

    assert settle_page(drag, now, **ANYWHERE) == step


def test_that_a_finger_on_its_way_back_turns_nothing():
    drag, now = drag_along([*slow(-400), *quick(120)])

    assert drag.dx < -SWIPE_DISTANCE
    assert settle_page(drag, now, **ANYWHERE) == 0


def test_that_a_pause_before_letting_go_takes_the_speed_away():
    drag, now = drag_along(quick(60))
    released = continue_drag(drag, Sample(drag.recent[-1].x, 400, now + 300))

    assert velocity(drag, now)[0] > 0
    assert velocity(released, now + 300) == (0, 0)
    assert settle_page(released, now + 300, **ANYWHERE) == 0


@pytest.mark.parametrize("steps", [slow(600), quick(600), slow(-600), quick(-600)])
def test_that_nothing_turns_where_there_is_no_page(steps):
    drag, now = drag_along(steps)

    assert settle_page(drag, now, has_previous=False, has_next=False) == 0


@given(path=PATHS, previous=st.booleans(), following=st.booleans())
def test_that_a_page_never_turns_to_where_there_is_none(path, previous, following):
    drag, now = drag_along(path)
    step = settle_page(drag, now, has_previous=previous, has_next=following)

    assert step in {-1 if previous else 0, 0, 1 if following else 0}


@given(path=PATHS)
def test_that_a_page_only_turns_the_way_that_the_finger_went(path):
    drag, now = drag_along(path)
    step = settle_page(drag, now, **ANYWHERE)

    assert step == 0 or (step < 0) == (drag.dx > 0)


@given(path=PATHS)
def test_that_a_page_follows_the_finger_and_resists_at_the_ends(path):
    drag, _ = drag_along(path)
    free = page_offset(drag, **ANYWHERE)
    held = page_offset(drag, has_previous=False, has_next=False)

    if drag.axis == "horizontal":
        assert free == drag.dx
        assert held == pytest.approx(drag.dx * EDGE_RESISTANCE)
    else:
        assert free == held == 0


def test_that_only_the_end_without_a_neighbour_resists():
    right, _ = drag_along(slow(200))
    left, _ = drag_along(slow(-200))
    first = {"has_previous": False, "has_next": True}

    assert abs(page_offset(right, **first)) < 100
    assert page_offset(left, **first) == pytest.approx(-200)


@given(
    path=st.lists(
        st.tuples(st.floats(-8, 8), st.floats(-8, 8), st.floats(1, 60)), min_size=1, max_size=2
    )
)
def test_that_a_trembling_finger_taps(path):
    drag, now = drag_along(path)

    assert max(abs(drag.dx), abs(drag.dy)) <= TAP_SLOP
    assert drag.axis == "none"
    assert settle_page(drag, now, **ANYWHERE) == 0
    assert not pulls_down(drag, now)


@given(path=PATHS)
def test_that_an_axis_once_chosen_stays(path):
    drag, _ = drag_along([(20, 0, FRAME), *path])

    assert drag.axis == "horizontal"


@given(path=PATHS)
def test_that_a_vertical_drag_never_turns_the_page(path):
    drag, now = drag_along([(0, 20, FRAME), *path])

    assert drag.axis == "vertical"
    assert settle_page(drag, now, **ANYWHERE) == 0
    assert page_offset(drag, **ANYWHERE) == 0


def test_that_a_sheet_is_pulled_down_by_distance_or_speed():
    assert pulls_down(*drag_along(slow(0, 200)))
    assert pulls_down(*drag_along(quick(0, 60)))


def test_that_a_sheet_stays_where_the_pull_is_short_sideways_or_up():
    assert not pulls_down(*drag_along(slow(0, 60)))
    assert not pulls_down(*drag_along(slow(0, -300)))
    assert not pulls_down(*drag_along(quick(300, 40)))


@given(path=PATHS)
def test_that_the_memory_of_a_drag_stays_short(path):
    drag, _ = drag_along([*path, *quick(100, steps=200)])

    assert len(drag.recent) < 10
