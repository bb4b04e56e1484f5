"""Which punctuation marks a language is set with, from its code alone."""

from kiosk.model.words import Language
from kiosk.values import dataclass

FULL_WIDTH = ("zh", "ja")
"""Languages, whatever their script or region, whose marks are as wide as their letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Punctuation:
    """Marks between and behind words, with the space that follows them.

    Attributes:
        joint: Between the items of a list.
    """

    comma: str
    semicolon: str
    colon: str
    stop: str
    joint: str


_WIDE = Punctuation(comma="，", semicolon="；", colon="：", stop="。", joint="、")
_LATIN = Punctuation(comma=", ", semicolon="; ", colon=": ", stop=".", joint=", ")


def has_wide_marks(language: Language) -> bool:
    """Says whether a language's marks are full-width (zh, zh-Hans, ja-JP)."""
    return language.replace("_", "-").lower().split("-", maxsplit=1)[0] in FULL_WIDTH


def punctuation_of(language: Language) -> Punctuation:
    """Returns the marks of a language."""
    return _WIDE if has_wide_marks(language) else _LATIN
