"""The stage of a screen: its shape, its scale, and how large things are in reality."""

import pytest

from kiosk.ui.scenes.stage import measure_stage, window_inches

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
