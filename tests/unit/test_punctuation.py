"""Punctuation follows the language, not a list of two languages."""

import pytest

from kiosk.model.punctuation import has_wide_marks, punctuation_of


@pytest.mark.parametrize(
    ("language", "wide"),
    [
        ("zh", True),
        ("zh-Hans", True),
        ("zh_TW", True),
        ("ja", True),
        ("ja-JP", True),
        ("en", False),
        ("ko", False),
        ("zha", False),
        ("jam", False),
        ("", False),
    ],
)
def test_that_marks_are_wide_in_chinese_and_japanese_only(language: str, wide: bool) -> None:
    assert has_wide_marks(language) is wide
    assert punctuation_of(language).stop == ("。" if wide else ".")
    assert punctuation_of(language).joint == ("、" if wide else ", ")
