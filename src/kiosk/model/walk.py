"""One generic walk over content values that finds every text and every reference by its type."""

import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple

from kiosk.model.late import LateMap, LateSequence

PathStep = str | int
Path = tuple[PathStep, ...]
"""Where a value lies inside another: names of fields, keys of mappings, indices."""


class Found(NamedTuple):
    """A value met on the walk.

    Attributes:
        path: Where it lies below the value that the walk started from.
        declared: Its type as declared: a ``NewType``, a class, a ``Literal`` …
        value: The value itself; absent optional values are not met.
        owner: The dataclass instance whose field holds it, directly or in a container.
        field: The name of that field.
    """

    path: Path
    declared: Any
    value: Any
    owner: Any
    field: str


def declared_fields(kind: type) -> Mapping[str, object]:
    """Returns the declared type of every field of a dataclass, in order."""
    return _declared_fields(kind)


@cache
def _declared_fields(kind: type) -> Mapping[str, object]:
    hints = typing.get_type_hints(kind)
    return {item.name: hints[item.name] for item in fields(kind)}


def walk(value: object, declared: object = None) -> Iterator[Found]:
    """Yields everything below a content value, itself included, in the order of its fields.

    What a ``NewType`` names is a leaf: the words of a ``Text`` are not walked through.

    Args:
        value: Any content value: a kiosk, a scene, a fact, a tuple of blocks …
        declared: Its declared type; needed only where the value is no dataclass instance.
    """
    yield from _walk(Found((), declared or type(value), value, None, ""))


def plain_type(declared: object) -> object:
    """Returns the type that a ``NewType`` stands for, or the type itself."""
    while isinstance(declared, typing.NewType):
        declared = declared.__supertype__
    return declared


def without_none(declared: object) -> object:
    """Returns the type that an optional type stands for, or the type itself."""
    rest = [member for member in union_members(declared) if member is not types.NoneType]
    return rest[0] if len(rest) == 1 else declared


def union_members(declared: object) -> tuple[object, ...]:
    """Returns the members of a union; a type that is none is its own only member."""
    if typing.get_origin(declared) in (types.UnionType, typing.Union):
        return typing.get_args(declared)
    return (declared,)


def _walk(found: Found) -> Iterator[Found]:
    if found.value is None:
        return
    found = found._replace(declared=_member_for(found.declared, found.value))
    yield found
    if isinstance(found.declared, typing.NewType):
        return
    if is_dataclass(found.value) and not isinstance(found.value, type):
        for name, declared in declared_fields(type(found.value)).items():
            inner = getattr(found.value, name)
            yield from _walk(Found((*found.path, name), declared, inner, found.value, name))
    elif isinstance(found.value, tuple | LateSequence):
        for index, (inner, declared) in enumerate(_items(found.value, found.declared)):
            yield from _walk(
                found._replace(path=(*found.path, index), declared=declared, value=inner)
            )
    elif isinstance(found.value, dict | LateMap):
        declared = (typing.get_args(found.declared) or (Any, Any))[1]
        for key, inner in found.value.items():
            yield from _walk(
                found._replace(path=(*found.path, key), declared=declared, value=inner)
            )


def _items(value: Sequence[object], declared: object) -> Iterator[tuple[object, object]]:
    """Pairs each item of a tuple or sequence with its declared type."""
    kind = plain_type(declared)
    arguments = typing.get_args(kind)
    if not arguments or arguments[-1] is Ellipsis or typing.get_origin(kind) is not tuple:
        for item in value:
            yield item, arguments[0] if arguments else type(item)
    else:
        yield from zip(value, arguments, strict=False)


def _member_for(declared: object, value: object) -> object:
    """Chooses the member of a union that a value belongs to."""
    declared = without_none(declared)
    members = union_members(declared)
    if len(members) == 1:
        return declared
    exact = [member for member in members if member is type(value)]
    return exact[0] if exact else declared
