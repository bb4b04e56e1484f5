"""Notes without what a sheet says elsewhere already."""

import re
from collections.abc import Mapping

from kiosk.model.typesetting import is_wide
from kiosk.model.words import Language, Text, say

_PHRASE = re.compile(r"\s*[;；]\s*")
_WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+")
MOST_ABOUT_PERIOD = 2
"""So many wide characters, or one word for each two, may stand about a period named again."""


def fresh_note(
    note: Text | None, language: Language, said: Mapping[Language, str], period: Text | None
) -> str:
    """Returns the phrases of a note that tell something new; "" where all was said.

    A phrase is left out only if each of its words stands in what is said, so nothing is lost;
    what repeats in one language does so in every other, in whatever words it was translated.

    Args:
        note: Phrases with semicolons between them.
        language: The one that is shown.
        said: What the sheet says beside it, in each language of the kiosk.
        period: A period that the sheet names; a phrase that hardly says more is left out too.
    """
    words = say(note, language)
    phrases = _PHRASE.split(words)
    kept = list(phrases)
    for code, known in said.items():
        twins = _PHRASE.split(say(note, code))
        if len(twins) != len(phrases):
            continue
        for phrase, twin in zip(phrases, twins, strict=True):
            if phrase in kept and _repeats(twin, known, say(period, code)):
                kept.remove(phrase)
    between = "；" if "；" in words else "; "
    return words if kept == phrases else between.join(kept)


def _repeats(phrase: str, said: str, period: str) -> bool:
    parts, known = _words(phrase), set(_words(said))
    if not parts:
        return True
    if all(part in known for part in parts):
        return True
    if not period or period not in phrase:
        return False
    about = _words(phrase.replace(period, " "))
    return sum(1 if is_wide(part[0]) else 2 for part in about) <= MOST_ABOUT_PERIOD


def _words(text: str) -> tuple[str, ...]:
    """Returns the words of a text; each wide character is one."""
    found: list[str] = []
    for match in _WORD.findall(text.casefold()):
        found += match if any(map(is_wide, match)) else [match.rstrip(".,")]
    return tuple(found)
