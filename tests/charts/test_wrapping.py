"""Breaking lines: by characters in Chinese, by words elsewhere, and what may not be parted."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.charts.scales import axis_ticks, write_tick
from kiosk.charts.wrapping import balanced, fit, pieces, shorten, wrap


def ems(words: str) -> float:
    return sum(1.0 if ord(c) > 0x2E7F else 0.5 for c in words)


def test_that_chinese_breaks_between_characters():
    assert wrap("静安国际科创社区", 4, ems) == ["静安国际", "科创社区"]


def test_that_english_breaks_between_words():
    assert wrap("New floor space of the community", 8, ems) == [
        "New floor space",
        "of the community",
    ]


def test_that_no_line_starts_with_a_mark_that_closes():
    assert wrap("静安国际，科创社区", 4, ems) == ["静安国", "际，科创", "社区"]


def test_that_no_line_ends_with_a_mark_that_opens():
    assert wrap("静安国（科创）社区", 4, ems) == ["静安国", "（科创）", "社区"]


def test_that_a_number_is_not_parted_from_its_unit():
    assert wrap("园区企业总税收 442.9 亿元", 9.5, ems) == ["园区企业总税收", "442.9 亿元"]


def test_that_a_range_of_years_is_never_broken():
    assert wrap("2012–2016", 3, ems) == ["2012–2016"]
    assert shorten("2012–2016", 3, ems) == ""


def test_that_a_number_is_never_cut_in_two():
    assert shorten("总税收 442.9 亿元", 5, ems) == "总税收…"


def test_that_no_character_is_left_alone_on_the_last_line():
    assert wrap("静安国际科", 4, ems) == ["静安国", "际科"]


def test_that_what_is_too_long_ends_with_an_ellipsis():
    assert fit("静安国际科创社区新建空间", 4, 2, ems) == ["静安国际", "科创社…"]
    assert fit("静安", 0.5, 1, ems) == []


def test_that_latin_words_are_cut_at_their_end_where_enough_is_left():
    assert (
        shorten("the Global Investment Promotion Conference", 15, ems) == "the Global Investment…"
    )


def test_that_a_centred_label_has_even_lines():
    assert balanced("静安国际科创社区新建空间", 10, 2, ems) == ["静安国际科创", "社区新建空间"]


TEXTS = st.text(alphabet="静安国（际）科，创。a bc12.3–/-“”\u2060", max_size=40)


@given(TEXTS)
def test_that_pieces_joined_are_the_text_again(words):
    assert "".join(pieces(words)) == words


@given(TEXTS, st.floats(0.5, 20), st.integers(0, 4))
def test_that_fitted_lines_are_never_too_wide_or_too_many(words, width, lines):
    fitted = fit(words, width, lines, ems)
    assert len(fitted) <= max(lines, 0)
    assert all(ems(line) <= width for line in fitted)


def test_that_axes_end_on_round_numbers():
    assert axis_ticks(4.19) == (0, 1, 2, 3, 4, 5)
    assert axis_ticks(10565)[-1] == 12500
    assert axis_ticks(0) == (0, 1)


@given(st.floats(1e-6, 1e12))
def test_that_an_axis_holds_its_largest_value_and_few_ticks(largest):
    ticks = axis_ticks(largest)
    assert ticks[-1] >= largest * 0.9999
    assert 2 <= len(ticks) <= 8


def test_that_ticks_have_the_decimals_of_their_step():
    assert write_tick(2.5, 0.5, grouping=False) == "2.5"
    assert write_tick(12500, 2500, grouping=True) == "12,500"
