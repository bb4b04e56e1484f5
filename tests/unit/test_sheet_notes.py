"""Notes lose what a sheet says beside them, and nothing else."""

import pytest

from kiosk.model.sheet_notes import fresh_note
from kiosk.model.words import Text
from tests.support import builders as build


@pytest.mark.parametrize(
    ("note", "said", "left"),
    [
        ("近四分之一", "总部，近四分之一在这里。", ""),
        ("近 100 家", "近 100 家", ""),
        ("在沪第六家央企总部", "在沪央企总部中，它是第六家。", ""),
        ("上海评估榜单；长期位列", "第 2 位 · 长期", "上海评估榜单"),
        ("长三角", "2 年 · 长期", "长三角"),
        ("数幢；在建；封顶", "在建的空间", "数幢；封顶"),
    ],
)
def test_that_phrases_that_are_said_already_are_left_out(note, said, left):
    assert fresh_note(Text({"zh": note}), "zh", {"zh": said}, Text({"zh": "长期"})) == left


def test_that_what_repeats_in_one_language_does_in_the_others():
    note = build.text("首个；在建", "the first; under construction")
    said = {"zh": "首个大数据基地", "en": "First base"}
    assert fresh_note(note, "en", said, None) == "under construction"


def test_that_translations_of_another_shape_are_judged_for_themselves():
    note = build.text("首个", "the first; under construction")
    said = {"zh": "首个大数据基地", "en": "First base"}
    assert fresh_note(note, "en", said, None) == "the first; under construction"


def test_that_a_phrase_that_says_more_about_a_period_stays():
    period = build.text("2019 年", "2019")
    note = build.text("2019 年分三期扩容", "in three stages over 2019")
    assert fresh_note(note, "en", {"en": "3 km² · 2019"}, period) == "in three stages over 2019"
    assert fresh_note(note, "zh", {"zh": "3 平方公里"}, period) == "2019 年分三期扩容"


def test_that_no_note_stays_none():
    assert fresh_note(None, "zh", {"zh": "长期"}, None) == ""
