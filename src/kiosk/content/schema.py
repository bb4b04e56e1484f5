"""Raw values to model values, with every objection in plain words at its place."""

from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from types import ModuleType
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from kiosk.content.origin import Origin, did_you_mean
from kiosk.content.problem import Problem, shown
from kiosk.model import blocks, charts, facts, kiosk, settings, show_parts
from kiosk.model.walk import Path, declared_fields, plain_type, union_members, without_none
from kiosk.model.words import Text

Value = TypeVar("Value")

NOTHING = ("there is nothing behind this key", "write a value or delete it")


def validate(kind: type[Value], raw: object, origin: Origin) -> tuple[Value | None, list[Problem]]:
    """Builds a model value.

    Args:
        kind: The class, or other type, that is wanted.
        raw: Mappings, lists and scalars as read.
        origin: Where the raw value stands.

    Returns:
        The value, or None and what is wrong.
    """
    try:
        value = _adapter(cast(type, kind)).validate_python(raw)
    except ValidationError as error:
        found = [_Objection(kind, raw, item) for item in error.errors(include_url=False)]
        problems = [item.problem(origin) for item in found if item.counts]
        problems += _empty_values(raw, origin, {problem_mark(item) for item in problems})
        return None, list(dict.fromkeys(problems))
    empty = _empty_values(raw, origin, set())
    return (None, empty) if empty else (value, [])


def problem_mark(problem: Problem) -> tuple[int, int]:
    """Returns line and column of a problem."""
    return (problem.line, problem.column)


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    _forbid_unknown_keys()
    return TypeAdapter(kind)


@cache
def _forbid_unknown_keys() -> None:
    """Tells pydantic to refuse unknown keys; the model itself knows nothing of pydantic."""
    modules: tuple[ModuleType, ...] = (blocks, charts, facts, kiosk, settings, show_parts)
    for module in modules:
        for item in vars(module).values():
            if isinstance(item, type) and is_dataclass(item):
                setattr(item, "__pydantic_config__", ConfigDict(extra="forbid"))  # noqa: B010


def _empty_values(raw: object, origin: Origin, known: set[tuple[int, int]]) -> list[Problem]:
    """Finds keys that have nothing behind them."""
    return [
        origin.problem(*NOTHING, path)
        for path in _nothing_in(raw, ())
        if origin.mark(path) not in known
    ]


def _nothing_in(raw: object, path: Path) -> list[Path]:
    if raw is None:
        return [path]
    if isinstance(raw, dict):
        return [found for key in raw for found in _nothing_in(raw[key], (*path, str(key)))]
    if isinstance(raw, list):
        return [
            found for index, item in enumerate(raw) for found in _nothing_in(item, (*path, index))
        ]
    return []


class _Objection:
    """One error of pydantic, turned into words.

    Where a value may be of several classes (a chart), pydantic tries all and objects for each:
    only the objections of the class that the value's ``kind`` names count.
    """

    def __init__(self, kind: object, raw: object, error: ErrorDetails) -> None:
        self._error = error
        self._kind: object = kind
        self._raw: object = raw
        self._path: list[str | int] = []
        self._unknown_kind: str | None = None
        self.counts = True
        for step in error["loc"]:
            if not self._follow(step):
                break

    def problem(self, origin: Origin) -> Problem:
        """Returns the objection as a problem."""
        if self._unknown_kind is not None:
            what, todo = _no_such_kind(self._unknown_kind, self._kind)
            return origin.problem(what, todo, (*self._path, "kind"))
        what, todo = self._words()
        at_key = self._error["type"] == "unexpected_keyword_argument"
        return origin.problem(what, todo, tuple(self._path), at_key=at_key)

    def _follow(self, step: str | int) -> bool:
        """Goes one step down; False where the rest of the way does not matter."""
        members = union_members(without_none(self._kind))
        chosen = [item for item in members if getattr(item, "__name__", "") == step]
        if len(members) > 1 and chosen and isinstance(self._raw, dict):
            stated = self._raw.get("kind")
            kinds = {_kind_name(item): item for item in members}
            if not isinstance(stated, str) or stated not in kinds:
                self._unknown_kind = "" if stated is None else str(stated)
                return False
            self.counts = kinds[stated] is chosen[0]
            self._kind = chosen[0]
            return self.counts
        if len(members) > 1 and chosen:
            return False
        self._kind = _declared_below(self._kind, step)
        self._raw = _raw_below(self._raw, step)
        self._path.append(step)
        return True

    def _words(self) -> tuple[str, str]:
        match self._error["type"]:
            case "missing":
                name = self._path.pop()
                if isinstance(name, int):
                    return "there are too few values", "add what is missing"
                return f"{shown(name)} is missing", "add it"
            case "unexpected_keyword_argument":
                return f"unknown key {shown(self._path[-1])}", self._advice_on_key()
            case "too_long":
                return "there are too many values", "delete those that do not belong here"
            case _ if self._raw is None:
                return NOTHING
            case _:
                return self._mistyped()

    def _mistyped(self) -> tuple[str, str]:
        """Words for a value of the wrong type."""
        stated, kind = shown(self._raw), self._error["type"]
        if kind in ("literal_error", "enum"):
            choice = str(self._error.get("ctx", {}).get("expected", "one of those that exist"))
            return f"{stated} is not possible here", f"write {choice}"
        if without_none(self._kind) is Text and not isinstance(self._raw, dict):
            return f"{stated} stands where words in every language belong", "write {zh: …, en: …}"
        if kind.startswith("string") and isinstance(self._raw, bool | int | float):
            return f"{stated} is not text here", "put it in quotes"
        wanted = {
            "string": ("words belong here", "write words"),
            "tuple": ("a list belongs here", "write [a, b] or one item a line behind dashes"),
            "dict": ("keys and values belong here", "write {key: value}"),
            "dataclass": ("keys and values belong here", "write {key: value}"),
            "bool": ("this is neither true nor false", "write true or false"),
            "decimal": ("this is no number", "write digits, with one point before the decimals"),
            "float": ("this is no number", "write digits, with one point before the decimals"),
            "int": ("this is no whole number", "write digits only"),
            "finite": ("this is no number", "write digits, with one point before the decimals"),
        }
        what, todo = wanted.get(
            kind.split("_", maxsplit=1)[0], (self._error["msg"].lower(), "correct it")
        )
        return f"{what}, not {stated}", todo

    def _advice_on_key(self) -> str:
        owner = self._owner()
        known = list(declared_fields(owner)) if owner is not None else []
        if not known:
            return "delete it"
        return did_you_mean(str(self._path[-1]), known, f"delete it; known are {', '.join(known)}")

    def _owner(self) -> type | None:
        kind = self._kind
        return kind.owner if isinstance(kind, _Unknown) else None


class _Unknown:
    """Stands for the type of a key that a class does not have."""

    __slots__ = ("owner",)

    def __init__(self, owner: type | None) -> None:
        self.owner = owner


def _declared_below(declared: object, step: str | int) -> object:
    kind = plain_type(without_none(declared))
    if isinstance(kind, type) and is_dataclass(kind):
        return declared_fields(kind).get(str(step), _Unknown(kind))
    arguments = get_args(kind)
    if get_origin(kind) is dict and len(arguments) == 2:
        return arguments[1]
    if get_origin(kind) is tuple and arguments and isinstance(step, int):
        return arguments[min(step, len(arguments) - 1) if arguments[-1] is not Ellipsis else 0]
    return _Unknown(None)


def _raw_below(raw: object, step: str | int) -> object:
    if isinstance(raw, dict):
        return raw.get(step)
    if isinstance(raw, list | tuple) and isinstance(step, int) and step < len(raw):
        return raw[step]
    return None


def _kind_name(kind: object) -> str:
    """Returns the word that ``kind`` has to be for a class of a union."""
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return ""
    declared = declared_fields(kind).get("kind")
    return str(get_args(declared)[0]) if get_origin(declared) is Literal else ""


def kinds_of(union: object) -> dict[str, type[Any]]:
    """Returns the classes of a union by the word that their ``kind`` has to be."""
    members = [item for item in union_members(without_none(union)) if isinstance(item, type)]
    return {_kind_name(item): item for item in members if not issubclass(item, Enum)}


def _no_such_kind(stated: str, union: object) -> tuple[str, str]:
    known = sorted(kinds_of(union))
    return no_such_kind(stated, known)


def no_such_kind(stated: str, known: list[str]) -> tuple[str, str]:
    """Returns the words for a ``kind`` that is missing or not known."""
    choice = f"write one of {', '.join(known)}"
    if not stated:
        return "'kind' is missing", choice
    return f"unknown kind {shown(stated)}", did_you_mean(stated, known, choice)
