"""A value that equals itself only, so that what was found in it can be remembered."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

_Found = TypeVar("_Found")
_FORGET: list[Callable[[], None]] = []


class Same:
    """Holds a content value as a key of what is remembered about it.

    Content values hold mappings, so they have no hash of their own. They never change: what
    was found in one stays true, and a sheet opens within a frame.
    """

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        """Holds a value."""
        self.value = value

    def __eq__(self, other: object) -> bool:
        """Says whether both hold the same object."""
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        """Returns a number that goes with the object."""
        return id(self.value)


def remember(most: int) -> Callable[[Callable[[Same], _Found]], Callable[[Same], _Found]]:
    """Has a function remember what it found in so many values, until `forget_all`."""

    def decorate(find: Callable[[Same], _Found]) -> Callable[[Same], _Found]:
        kept = lru_cache(maxsize=most)(find)
        _FORGET.append(kept.cache_clear)
        return kept

    return decorate


def forget_all() -> None:
    """Forgets what was found in content: other content is shown, and what was there may go."""
    for forget in _FORGET:
        forget()
