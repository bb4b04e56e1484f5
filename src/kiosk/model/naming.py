"""Which things running words name."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Generic, TypeVar

from kiosk.model.typesetting import is_wide
from kiosk.model.words import Language, Text

SHORTEST_NAME = 2
"""A name of fewer characters is not looked for in running words."""

Id = TypeVar("Id", bound=str)


class Names(Generic[Id]):
    """The names of many things, found in words by how they begin: many names cost no more."""

    def __init__(self, names: Mapping[Id, Text]) -> None:
        """Takes names by the ids of what they name, in the order of the content."""
        self._places = {key: place for place, key in enumerate(names)}
        self._starts: dict[tuple[Language, str], list[tuple[str, Id]]] = defaultdict(list)
        for key, name in names.items():
            for language, word in name.items():
                if len(word) >= SHORTEST_NAME:
                    self._starts[language, word[:SHORTEST_NAME]].append((word, key))

    def within(self, *texts: Text | None) -> tuple[Id, ...]:
        """Returns what any of some texts names, in any of its languages, in the content's order.

        A name is a whole word where its script sets words apart: "AI" is not in "MAIN HALL".
        """
        found: set[Id] = set()
        for text in texts:
            for language, words in (text or {}).items():
                for at in range(len(words) - SHORTEST_NAME + 1):
                    start = (language, words[at : at + SHORTEST_NAME])
                    for word, key in self._starts.get(start, ()):
                        if _stands_at(at, words, word):
                            found.add(key)
        return tuple(sorted(found, key=self._places.__getitem__))


def _stands_at(at: int, words: str, name: str) -> bool:
    """Says whether words have a name at a place, set apart from what is around it."""
    if not words.startswith(name, at):
        return False
    before, behind = words[at - 1 : at] if at else "", words[at + len(name) :][:1]
    return not (_runs_on(before, name[0]) or _runs_on(name[-1], behind))


def _runs_on(left: str, right: str) -> bool:
    """Says whether two letters belong to one word: Chinese and Japanese set none apart."""
    return all(one.isalnum() and not is_wide(one) for one in (left, right))
