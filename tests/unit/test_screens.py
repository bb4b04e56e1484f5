"""Which screen shows what, as screens come and go."""

from dataclasses import replace

import pytest

from kiosk.model.geometry import Rect
from kiosk.model.screens import Display, ScreenWish, arrange

LEFT = Display(name="HDMI-1", box=Rect(0, 0, 1920, 1080))
RIGHT = Display(name="DP-1", box=Rect(1920, 0, 1920, 1080))
THIRD = Display(name="DP-2", box=Rect(3840, 0, 1920, 1080))
CLONE = Display(name="VGA-1", box=Rect(0, 0, 1920, 1080))
LAPTOP = Display(name="eDP-1", box=Rect(1920, 0, 1280, 720))
TINY = Display(name="USB-1", box=Rect(1920, 0, 480, 320))
ALONE = replace(RIGHT, box=Rect(0, 0, 1920, 1080))


def shown(displays, wish=None, before=None, primary="HDMI-1"):
    return arrange(displays, primary, wish or ScreenWish(), before)


@pytest.mark.parametrize(
    ("displays", "wish", "on", "console"),
    [
        ([LEFT], ScreenWish(), "HDMI-1", None),
        ([LEFT, RIGHT], ScreenWish(), "HDMI-1", "DP-1"),
        ([LEFT, RIGHT], ScreenWish(screen="DP-1"), "DP-1", "HDMI-1"),
        ([LEFT, RIGHT], ScreenWish(screen="2"), "DP-1", "HDMI-1"),
        ([LEFT, RIGHT], ScreenWish(screen="7"), "HDMI-1", "DP-1"),
        ([LEFT, RIGHT], ScreenWish(console=False), "HDMI-1", None),
        ([LEFT, CLONE], ScreenWish(), "HDMI-1", None),
        ([LEFT, CLONE, RIGHT], ScreenWish(), "HDMI-1", "DP-1"),
        ([LEFT, TINY], ScreenWish(), "HDMI-1", None),
        ([LEFT, LAPTOP], ScreenWish(), "HDMI-1", "eDP-1"),
        ([LEFT, RIGHT], ScreenWish(use="mirror"), "HDMI-1", None),
        ([LEFT, RIGHT], ScreenWish(use="span"), "HDMI-1", None),
        ([LEFT, RIGHT, LAPTOP], ScreenWish(use="span"), "HDMI-1", None),
    ],
)
def test_that_the_guide_gets_a_screen_that_the_audience_does_not_need(displays, wish, on, console):
    found = shown(displays, wish)

    assert found.on == on
    assert (found.console.name if found.console else None) == console


def test_that_a_plugged_in_screen_does_not_move_the_audience_even_if_it_becomes_primary():
    alone = shown([LEFT])
    both = shown([LEFT, RIGHT], before=alone, primary="DP-1")

    assert both.audience == LEFT.box
    assert both.console == RIGHT


def test_that_the_audience_moves_to_what_is_left_and_back_again():
    both = shown([LEFT, RIGHT], ScreenWish(screen="DP-1"))
    left = shown([LEFT], ScreenWish(screen="DP-1"), both)
    again = shown([LEFT, RIGHT], ScreenWish(screen="DP-1"), left)

    assert (both.on, left.on, again.on) == ("DP-1", "HDMI-1", "DP-1")
    assert left.console is None
    assert again.console == LEFT


def test_that_unplugging_the_screen_that_nobody_named_brings_the_audience_back_to_it_too():
    both = shown([LEFT, RIGHT])
    left = shown([ALONE], before=both, primary="DP-1")
    again = shown([LEFT, RIGHT], before=left, primary="DP-1")

    assert left.audience == ALONE.box
    assert left.console is None
    assert again.on == "HDMI-1"


def test_that_a_number_means_the_screen_it_meant_first():
    wish = ScreenWish(screen="2")
    first = shown([LEFT, RIGHT], wish)
    turned = shown([RIGHT, LEFT], wish, first)

    assert turned.on == "DP-1"


def test_that_a_named_screen_that_comes_later_is_taken_when_it_comes():
    wish = ScreenWish(screen="DP-1")
    first = shown([LEFT], wish)
    later = shown([LEFT, RIGHT], wish, first)

    assert first.on == "HDMI-1"
    assert later.on == "DP-1"


def test_that_the_console_stays_where_it_is_when_a_third_screen_comes():
    both = shown([LEFT, THIRD])
    three = shown([LEFT, RIGHT, THIRD], before=both)

    assert three.console == THIRD


def test_that_all_other_screens_show_the_same_picture_when_mirrored():
    found = shown([LEFT, CLONE, RIGHT, THIRD], ScreenWish(use="mirror", screen="DP-1"))

    assert found.audience == RIGHT.box
    assert found.mirrors == (LEFT, CLONE, THIRD)


@pytest.mark.parametrize("main", ["HDMI-1", "DP-1", "DP-2"])
def test_that_one_picture_spans_all_screens_that_adjoin(main):
    found = shown([RIGHT, THIRD, LEFT], ScreenWish(use="span", screen=main))

    assert found.audience == Rect(0, 0, 5760, 1080)


def test_that_a_screen_of_another_height_is_no_part_of_a_span():
    found = shown([LEFT, LAPTOP], ScreenWish(use="span"))

    assert found.audience == LEFT.box


def test_that_a_gap_ends_a_span():
    found = shown([LEFT, THIRD], ScreenWish(use="span"))

    assert found.audience == LEFT.box
