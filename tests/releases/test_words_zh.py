"""What is wrong with content is said in Chinese too."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.problem import Problem
from kiosk.releases.report import report_text
from kiosk.releases.words_zh import _SAYINGS, in_chinese
from kiosk.ui.scenes.fit import SAYINGS, Setting
from tests.content.builder import changed, problems_of, sound_files

HAN = re.compile(r"[一-鿿]")


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("the file is missing", "缺少这个文件"),
        ("add them", "请补上"),
        ("the row has 2 cells, the header 18", "这一行有 2 格，表头有 18 格"),
        ("a bracket [ opened in line 3 is not closed", "第 3 行的括号 [ 没有闭合"),
        ("'x' stands here twice, first in line 4", "'x' 重复出现，首次在第 4 行"),
        ("nobody knows this", "nobody knows this"),
    ],
)
def test_that_sayings_are_said_in_chinese_with_what_stands_in_their_holes(english, chinese):
    assert in_chinese(english) == chinese


@given(st.text(max_size=80) | st.sampled_from(sorted(_SAYINGS)))
def test_that_any_words_can_be_said(words):
    assert isinstance(in_chinese(words), str)


def test_that_every_saying_fills_just_the_holes_there_are():
    for english, chinese in _SAYINGS.items():
        filled = in_chinese(english.replace("{}", "7"))
        assert HAN.search(filled), english
        assert filled.count("7") == english.count("{}"), (english, chinese)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("kiosk.yaml", "tabs: [one, two]", "tabs: [one, two, six]"),
        ("kiosk.yaml", "panel: {diagonal_inches: 55}", "panel: {diagonal_inches: 5555}"),
        ("kiosk.yaml", "seal: [园区, 高新]", "seal: [园区, 高新"),
        ("tabs/one.yaml", "facts: [{fact: before}", "facts: [{fact: beforehand}"),
        ("tabs/one.yaml", "art: {image: skyline,", "art: {image: skyscraper,"),
    ],
)
def test_that_common_mistakes_are_explained_in_chinese(tmp_path, file, old, new):
    problems = problems_of(tmp_path, changed(file, old, new))
    assert problems
    for problem in problems:
        assert HAN.search(in_chinese(problem.what)), problem
        assert HAN.search(in_chinese(problem.todo)), problem


def test_that_a_table_that_office_programs_broke_is_explained_in_chinese(tmp_path):
    files = sound_files()
    files["tables/facts.csv"] += "a,b\n"
    (problem, *_) = problems_of(tmp_path, files)
    assert HAN.search(in_chinese(problem.what))
    assert HAN.search(in_chinese(problem.todo))


@pytest.mark.parametrize("kind", SAYINGS)
def test_that_what_does_not_fit_is_explained_in_chinese(kind):
    setting = Setting(language="en", width=1366, height=768, text_size=150, inches=55.0)
    measures = {
        "misfit": "needs 5 lines and has room for 3",
        "misfit_block": "needs 500 units, has 300",
        "overlap": "cover each other by 12 units",
        "outside": "reaches 40 units beyond the edge",
        "small_target": "20 × 30, and a finger needs 44",
        "shared_target": "overlap by 9 units",
    }
    what, todo = SAYINGS[kind]
    filled = what.format(words="'Growth'", other="'Honours'", what=measures.get(kind, "KeyError"))
    said = in_chinese(f"{filled} ({setting}, and 3 more)")

    assert HAN.search(said)
    assert HAN.search(in_chinese(todo))
    left = re.findall("[a-z]{3,}", said.replace("Growth", "").replace("Honours", ""))
    assert not left or kind == "broken", said


def test_that_a_report_says_place_and_both_languages_and_stays_the_same():
    problems = [
        Problem(
            file="tables/facts.csv",
            line=7,
            column=3,
            where="fact age",
            what="'x' is no number",
            todo="write digits only",
        )
    ] * 300
    text = report_text(problems)
    assert text == report_text(problems)
    for words in ("第 7 行", "line 7", "'x' 不是数字", "'x' is no number", "300", "100 more"):
        assert words in text


def test_that_a_question_in_a_report_ends_with_its_own_mark():
    problem = Problem(
        file="tabs/one.yaml",
        line=1,
        column=1,
        where="tab one",
        what="there are no words in the language 'zh'",
        todo="did you mean 'zh'?",
    )
    assert "是否指 'zh'？\n" in report_text([problem])
