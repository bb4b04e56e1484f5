"""Frozen dataclasses that cost little to import: what a class needs is compiled when it is used.

`dataclasses.dataclass` compiles six functions for every class. A start defines some 130 classes,
and that was a quarter of its time. Here all classes share comparing, hashing, showing and refusing
to be changed, and a class gets its ``__init__`` when its first object is made; unpickled objects
never ask for one. Whoever checks types sees the standard decorator; `fields`, `replace`,
`is_dataclass` and `pickle` work as with it.
"""

# Of the classes that these methods serve nothing is known here.
# ruff: noqa: ANN401

import dataclasses
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass"]

_UNSET = object()
"""Stands for a value that `__init__` was not given and that is made anew for each object."""


def _frozen_dataclass(
    *, frozen: bool, slots: bool, kw_only: bool = False
) -> Callable[[type], type]:
    """Makes classes of frozen values with slots.

    Args:
        frozen: True; stated, as for the standard decorator, so that it can be read at the class.
        slots: Likewise.
        kw_only: Whether values are given by name only.

    Raises:
        TypeError: Something else is wanted: that is what the standard decorator is for.
    """
    if not (frozen and slots):
        raise TypeError("only frozen values with slots; take dataclasses.dataclass for others")

    def decorate(plain: type) -> type:
        made: type = dataclasses.dataclass(
            init=False, repr=False, eq=False, slots=True, kw_only=kw_only
        )(plain)
        for name, method in (_own_methods(made) | _SHARED).items():
            if name not in vars(plain):
                setattr(made, name, method)
        return made

    return decorate


def _own_methods(kind: Any) -> dict[str, Any]:
    """Returns the methods that differ from class to class; as closures, nothing is compiled."""
    compared = _getter([field.name for field in dataclasses.fields(kind) if field.compare])

    def init(self: Any, *given: Any, **named: Any) -> None:
        kind.__init__ = _compile_init(kind)
        kind.__init__(self, *given, **named)

    def equals(self: Any, other: Any) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    def hash_of(self: Any) -> int:
        return hash(compared(self))

    return {"__init__": init, "__eq__": equals, "__hash__": hash_of}


def _getter(names: Sequence[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else _nothing


def _nothing(_: object) -> tuple[()]:
    return ()


def _compile_init(kind: Any) -> Any:
    """Returns a function that takes the fields and puts each into its slot."""
    known: dict[str, Any] = {"_unset": _UNSET}
    lines: list[str] = []
    by_place, by_name = ["self"], list[str]()
    for field in dataclasses.fields(kind):
        name = parameter = value = field.name
        known[f"_put_{name}"] = getattr(kind, name).__set__
        if field.default is not dataclasses.MISSING:
            known[f"_else_{name}"] = field.default
            parameter = f"{name}=_else_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = field.default_factory
            parameter = f"{name}=_unset"
            value = f"_make_{name}() if {name} is _unset else {name}"
        (by_name if field.kw_only else by_place).append(parameter)
        lines.append(f"    _put_{name}(self, {value})")
    parameters = [*by_place, "*", *by_name] if by_name else by_place
    body = "\n".join(lines or ["    pass"])
    # The words are names of fields, from our own classes; the standard library does the same.
    exec(f"def __init__({', '.join(parameters)}):\n{body}", known)  # noqa: S102
    known["__init__"].__qualname__ = f"{kind.__qualname__}.__init__"
    return known["__init__"]


# Shared by all classes --------------------------------------------------------------------------


def _show(self: Any) -> str:
    shown = (f for f in dataclasses.fields(self) if f.repr)
    words = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in shown)
    return f"{self.__class__.__qualname__}({words})"


def _refuse_to_set(_self: object, name: str, _value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    """Returns what is pickled."""
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _take_state(self: Any, state: list[Any]) -> None:
    """Fills an object that is unpickled, without its `__init__`."""
    for name, value in zip(self.__dataclass_fields__, state, strict=True):
        object.__setattr__(self, name, value)


_SHARED = {
    "__repr__": _show,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,
    "__setstate__": _take_state,
}

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _frozen_dataclass
