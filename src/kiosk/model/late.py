"""Collections whose values are made when they are asked for, and of which only some are kept.

A kiosk of any size knows the names of all that it holds, and holds what is shown.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

Key = TypeVar("Key")
Value = TypeVar("Value")


class LateMap(Mapping[Key, Value]):
    """A mapping that makes its values late."""

    __slots__ = ("_kept", "_keys", "_make", "_most")

    def __init__(self, keys: Collection[Key], make: Callable[[Key], Value], most: int) -> None:
        """Holds nothing yet.

        Args:
            keys: All keys, in order; they are looked up in what is given here.
            make: Returns the value of a key, the same whenever it is asked.
            most: So many values are kept, those asked for last.
        """
        self._keys = keys
        self._make = make
        self._most = most
        self._kept: OrderedDict[Key, Value] = OrderedDict()

    @property
    def held(self) -> int:
        """How many values are held now."""
        return len(self._kept)

    def __getitem__(self, key: Key) -> Value:
        kept = self._kept
        if key in kept:
            kept.move_to_end(key)
            return kept[key]
        if key not in self._keys:
            raise KeyError(key)
        value = self._make(key)
        kept[key] = value
        if len(kept) > self._most:
            kept.popitem(last=False)
        return value

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class LateSequence(Sequence[Value], Generic[Key, Value]):
    """A sequence of the values that a mapping has for some of its keys."""

    __slots__ = ("_values", "keys")

    def __init__(self, keys: tuple[Key, ...], values: Mapping[Key, Value]) -> None:
        """Holds nothing itself.

        Args:
            keys: Which values, in order.
            values: Has them.
        """
        self.keys = keys
        self._values = values

    @overload
    def __getitem__(self, at: int) -> Value: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Value, ...]: ...
    def __getitem__(self, at: int | slice) -> Value | tuple[Value, ...]:
        if isinstance(at, slice):
            return tuple(self._values[key] for key in self.keys[at])
        return self._values[self.keys[at]]

    def __len__(self) -> int:
        return len(self.keys)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        pairs = zip(self, other, strict=False)
        return len(self) == len(other) and all(mine == theirs for mine, theirs in pairs)

    __hash__ = None  # type: ignore[assignment]
