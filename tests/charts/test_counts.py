"""Plain charts of counts, for pages that staff read."""

from xml.etree import ElementTree as ET

import pytest

from kiosk.charts.counts import draw_bars, draw_columns, tokens_of
from kiosk.theme.palettes import PALETTES

NAMES = (("从烟囱到云端", 12), ("A & B <Ltd>", 7), ("nobody", 0))


def words_of(svg):
    return [text.text for text in ET.fromstring(svg).iter("text")]


def test_that_bars_say_their_names_and_their_values():
    assert words_of(draw_bars(NAMES, "key", "zh")) == [
        *("从烟囱到云端", "A & B <Ltd>", "nobody"),
        *("12", "7", "0"),
    ]


def test_that_a_name_too_long_for_its_place_is_cut():
    long = "A very long name of a company that has its headquarters here"

    (said, _) = words_of(draw_bars(((long, 3),), "key", "en"))

    assert said.endswith("…")
    assert long.startswith(said[:-1])


def test_that_labels_of_many_columns_leave_some_out():
    days = tuple((f"05-{day:02}", day) for day in range(1, 32))

    said = words_of(draw_columns(days, "key", "en"))

    assert said[0] == "05-01"
    assert 4 < sum(word.startswith("05-") for word in said) < 16


@pytest.mark.parametrize("draw", [draw_bars, draw_columns])
def test_that_one_value_and_zeros_can_be_drawn(draw):
    assert "<svg" in draw((("one", 0),), "key", "en")


@pytest.mark.parametrize("draw", [draw_bars, draw_columns])
def test_that_the_same_counts_give_the_same_drawing(draw):
    assert draw(NAMES, "key", "zh") == draw(NAMES, "key", "zh")


def test_that_every_theme_has_a_colour_for_each_name():
    assert {frozenset(tokens_of(theme)) for theme in PALETTES} == {frozenset(tokens_of("day"))}
