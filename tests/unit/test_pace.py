"""How a presentation keeps to its plan."""

import pytest

from kiosk.model.pace import Pace, clock_digits, pace_of

PLAN = (30, 60, 30)


@pytest.mark.parametrize(
    ("scene_s", "total_s", "at", "pace"),
    [
        (10, 10, 0, Pace()),
        (31, 31, 0, Pace(scene_over=1)),
        (45, 45, 0, Pace(scene_over=15, late=15)),
        (5, 35, 1, Pace()),
        (5, 50, 1, Pace(late=15)),
        (30, 125, 2, Pace(total_over=5)),
        (50, 140, 2, Pace(scene_over=20, total_over=20, late=20)),
        (5, 20, 1, Pace()),
        (5, 5, 9, Pace()),
    ],
)
def test_that_what_is_over_or_behind_is_told(scene_s, total_s, at, pace):
    assert pace_of(scene_s, total_s, PLAN, at) == pace


@pytest.mark.parametrize(
    ("seconds", "digits"),
    [(0, "00:00"), (67.9, "01:07"), (522, "08:42"), (3600, "1:00:00"), (-3, "00:00")],
)
def test_that_times_are_written_in_digits(seconds, digits):
    assert clock_digits(seconds) == digits
