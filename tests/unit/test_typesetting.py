"""Breaking of lines: nothing lost, nothing too wide, nothing where it may not stand."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from kiosk.model.typesetting import (
    NO_LINE_END,
    NO_LINE_START,
    break_lines,
    is_wide,
    shorten,
    split_units,
)

ALPHABET = "上海市北高新园区的数据智链，。、；：！？“”（）《》…abc XYZ 0123456789.%％-—·/ \u2060"
TEXTS = st.text(alphabet=ALPHABET, max_size=60)
HAN = st.text(alphabet="上海市北高新园区数据智链", min_size=1, max_size=60)
WIDTHS = st.floats(2, 40)


def advance(text):
    """Measures like the bundled font: Han one em, other letters about half of one."""
    return sum(0.0 if char == "\u2060" else 1.0 if is_wide(char) else 0.56 for char in text)


def lines_of(text, width):
    return break_lines(text, width, advance)


def bare(text):
    return "".join(text.split())


@given(text=TEXTS, width=WIDTHS)
def test_that_nothing_is_lost_and_nothing_added(text, width):
    assert bare("".join(lines_of(text, width))) == bare(text)


@given(text=TEXTS, width=WIDTHS)
def test_that_no_line_is_wider_than_its_room(text, width):
    for line in lines_of(text, width):
        assert advance(line) <= width or len(line) == 1


@given(text=TEXTS, width=WIDTHS)
def test_that_lines_end_without_spaces(text, width):
    assert all(line == line.rstrip() for line in lines_of(text, width))


@given(text=TEXTS, width=WIDTHS)
def test_that_no_line_starts_or_ends_with_a_mark_that_may_not(text, width):
    assume(all(advance(unit.rstrip()) <= width for unit in split_units(text)))
    lines = lines_of(text, width)

    for before, line in pairwise(lines):
        # What stands behind a space stood apart in the text itself.
        if line and before + line in text:
            assert line[0] not in NO_LINE_START
        if before and before + line in text:
            assert before[-1] not in NO_LINE_END


@given(text=HAN, width=st.integers(3, 30))
def test_that_a_paragraph_does_not_end_with_one_lone_character(text, width):
    lines = lines_of(text, width)

    assert len(lines) == 1 or len(lines[-1]) > 1


@given(text=st.text(alphabet=ALPHABET, max_size=40))
def test_that_pieces_join_to_the_text(text):
    assert "".join(split_units(text)) == text


@given(
    before=HAN,
    number=st.from_regex(r"[1-9][0-9]{0,3}(\.[0-9]{1,2})?", fullmatch=True),
    joint=st.sampled_from(["", " ", "\u2060"]),
    unit=st.sampled_from(["亿元", "家", "年", "万平方米"]),
    width=st.floats(12, 30),
)
@example(before="税收", number="100", joint="", unit="亿元", width=12)
def test_that_a_number_is_never_parted_from_its_unit(before, number, joint, unit, width):
    text = f"{before}{number}{joint}{unit}以上"

    assert any(number + joint + unit[0] in line for line in lines_of(text, width))


def test_that_words_are_whole_where_they_fit():
    assert lines_of("one hundred companies", 6) == ("one", "hundred", "companies")


def test_that_a_word_wider_than_its_line_is_broken_inside():
    assert lines_of("blockchain", 3) == ("block", "chain")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("/srv/kiosk/data", 6, ("/srv/", "kiosk/data")),
        ("见 /srv/kiosk/data 一栏", 7, ("见 /srv/", "kiosk/data", "一栏")),
        ("https://example.org/a", 7, ("https://", "example.org/", "a")),
        ("C:\\park\\data", 5, ("C:\\park\\", "data")),
        ("/srv/blockchain/a", 3, ("/srv/", "block", "chain", "/a")),
    ],
)
def test_that_a_path_wider_than_its_line_is_parted_behind_slashes(text, width, lines):
    assert lines_of(text, width) == lines


def test_that_a_path_that_fits_a_line_is_whole():
    assert lines_of("see /srv/data", 6) == ("see", "/srv/data")


def short(text, width, most=1):
    return shorten(text, lambda some: len(lines_of(some, width)) <= most)


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("one hundred", 9, "one hundred"),
        ("one hundred companies", 9, "one hundred…"),
        ("one hundred, companies", 9, "one hundred…"),
        ("in /srv/kiosk/data", 9, "in /srv/kiosk/…"),
        ("blockchain", 3, "bloc…"),
        ("上海市北高新园区，数据智能", 9.6, "上海市北高新园区…"),
        ("上海（市北高新）", 4, "上海…"),
        ("上海", 0.5, "…"),
    ],
)
def test_that_what_is_cut_is_cut_between_words(text, width, cut):
    assert short(text, width) == cut


@given(text=TEXTS, width=WIDTHS, most=st.integers(1, 3))
def test_that_a_text_that_was_cut_fits_and_begins_as_it_did(text, width, most):
    cut = short(text, width, most)

    assert cut == text or len(lines_of(cut, width)) <= most
    assert cut == text or text.startswith(cut.removesuffix("…"))


def test_that_a_break_in_the_text_always_breaks():
    assert lines_of("数据\n智能", 100) == ("数据", "智能")
    assert lines_of("数据\n\n智能", 100) == ("数据", "", "智能")


def test_that_an_empty_text_is_one_empty_line():
    assert lines_of("", 10) == ("",)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("上海，北京", 2, ("上", "海，", "北京")),
        ("上“海”北", 3, ("上", "“海”", "北")),
        ("园区的数据", 2, ("园", "区的", "数据")),
        ("超过100家公司企业", 4.6, ("超过", "100家公", "司企业")),
    ],
)
def test_that_marks_stay_with_what_they_belong_to(text, width, lines):
    assert lines_of(text, width) == lines


@pytest.mark.parametrize("char", ["园", "，", "Ａ", "　"])
def test_that_han_and_full_width_letters_are_wide(char):
    assert unicodedata.east_asian_width(char) in "WF"
    assert is_wide(char)


@pytest.mark.parametrize("char", ["a", "1", "“", "—", "·", "\u2060"])
def test_that_other_letters_are_not(char):
    assert not is_wide(char)
