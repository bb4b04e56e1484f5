"""Multiplies a content folder into a larger one that is as sound: for measuring how work grows.

Every copy of the content has ids of its own, so its scenes name its own facts, entities, events
and sentences, and its formulas its own facts. The names of entities and titles differ from copy to
copy, in their last letters only: each is as wide as before, and no sheet ties copies together.
"""

import csv
import json
import math
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from kiosk import paths
from kiosk.content import load
from kiosk.content.yaml_reader import read_yaml
from kiosk.errors import ContentError
from kiosk.model.facts import Fact, Source
from kiosk.model.kiosk import Kiosk, Tab
from kiosk.model.walk import declared_fields, without_none
from kiosk.model.words import (
    EntityId,
    FactId,
    HonourId,
    MilestoneId,
    RelationId,
    SourceId,
    TabId,
    Text,
)

MOST_TABS = 50
_OWN_IDS: tuple[object, ...] = (FactId, EntityId, MilestoneId, HonourId, RelationId, SourceId)
"""What every copy has of its own; tabs, units, icons and pictures are shared."""
_HAN = "安北昌东富光海和华汇江金景康联隆美明南宁平普庆荣瑞山盛世泰天同万文西祥新兴永裕元远云长正中"
_LATIN = "abcdehknopsuvxyz"
"""Letters about as wide as one another."""
_WORD = re.compile(r"[a-z][a-z0-9_]*")
_PLAIN_KEY = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_TABLES = ("facts", "entities", "milestones", "honours", "relations", "sources")
_LISTS_BETWEEN = ";"


def write_generated(content: Path, out: Path, factor: int) -> None:
    """Writes a content folder that holds another one several times.

    Tabs grow with the square root of the factor, up to 50, and hold more scenes each; all else
    grows with the factor itself. The same arguments give the same bytes.

    Args:
        content: A folder without errors.
        out: The folder to write; made where it is missing, and meant to be empty.
        factor: How many times as much content is wanted; 1 gives the same content.

    Raises:
        ContentError: The folder has errors.
    """
    kiosk = load(content, paths.assets_dir()).kiosk
    if kiosk is None:
        raise ContentError(f"the content in {content} has problems; kiosk check lists them")
    _copy_rest(content, out)
    plan = _Plan(kiosk, factor)
    settings = read_yaml((content / "kiosk.yaml").read_text("utf-8"), "kiosk.yaml").value
    settings["tabs"] = [tab["id"] for tab in plan.tabs()]
    _write(out / "kiosk.yaml", as_yaml(settings))
    for tab in plan.tabs():
        _write(out / "tabs" / f"{tab['id']}.yaml", as_yaml(tab))
    languages = tuple(choice.code for choice in kiosk.languages)
    for name in _TABLES:
        rows = tuple(plan.rows(name))
        if rows:
            _write_table(out / "tables" / f"{name}.csv", type(rows[0]), rows, languages)


class _Plan:
    """Which copy of which tab stands in which generated tab."""

    def __init__(self, kiosk: Kiosk, factor: int) -> None:
        self._kiosk = kiosk
        self._factor = factor
        count = min(MOST_TABS, round(len(kiosk.tabs) * math.sqrt(factor)))
        self._count = max(count, len(kiosk.tabs))
        self._copies = tuple(_Copy(kiosk, number, self.tab_of) for number in range(factor))

    def tab_of(self, tab: TabId, number: int) -> TabId:
        """Returns the generated tab that holds a copy of a tab."""
        ids = [one.id for one in self._kiosk.tabs]
        at = ids.index(tab)
        alike = range(at, self._count, len(ids))
        return TabId(_numbered(tab, number * len(alike) // self._factor, "-"))

    def tabs(self) -> Iterator[dict[str, Any]]:
        """Yields the tabs as their files say them, one of each kind in turn."""
        kinds = len(self._kiosk.tabs)
        for index in range(self._count):
            tab, turn = self._kiosk.tabs[index % kinds], index // kinds
            name = TabId(_numbered(tab.id, turn, "-"))
            copies = [one for one in self._copies if self.tab_of(tab.id, one.number) == name]
            if copies:
                yield self._tab(tab, name, turn, copies)

    def _tab(self, tab: Tab, name: TabId, turn: int, copies: list["_Copy"]) -> dict[str, Any]:
        shell = copies[0].plain(replace(tab, scenes=()))
        words = {code: _numbered(said, turn, " ") for code, said in tab.name.items()}
        scenes = [copy.scene(scene) for copy in copies for scene in tab.scenes]
        return {**shell, "id": name, "name": words, "scenes": scenes}

    def rows(self, table: str) -> Iterator[Any]:
        """Yields the rows of a table: those of each copy, one copy after the other."""
        for copy in self._copies:
            yield from (copy.row(value) for value in getattr(self._kiosk, table).values())


class _Copy:
    """One copy of the content: gives ids, names and references of its own to what it is given."""

    def __init__(self, kiosk: Kiosk, number: int, tab_of: Callable[[TabId, int], TabId]) -> None:
        self.number = number
        self._facts = kiosk.facts
        self._tab_of = tab_of
        self._names = _names_by_language(kiosk)

    def scene(self, scene: object) -> dict[str, Any]:
        """Returns a scene as a file says it."""
        plain: dict[str, Any] = self.plain(scene)
        return {**plain, "id": _numbered(plain["id"], self.number, "-")}

    def row(self, value: Any) -> Any:  # noqa: ANN401 - a row of any table gives one of the same
        """Returns a row with ids and words of this copy."""
        changes = {
            name: self.plain(getattr(value, name), declared)
            for name, declared in declared_fields(type(value)).items()
            if not isinstance(getattr(value, name), Decimal)
        }
        if isinstance(value, Fact) and value.formula is not None:
            changes["formula"] = _WORD.sub(self._renamed_fact, value.formula)
        if isinstance(value, Source):
            changes["title"] = {c: _numbered(w, self.number, " ") for c, w in value.title.items()}
        return replace(value, **changes)

    def plain(self, value: object, declared: object = None) -> Any:  # noqa: ANN401 - YAML's values
        """Returns a value as mappings, lists and scalars, without what is left at its default."""
        declared = without_none(declared)
        plain: Any = value
        if declared in _OWN_IDS and value is not None:
            plain = _numbered(str(value), self.number, "_c")
        elif declared is TabId:
            plain = self._tab_of(TabId(str(value)), self.number)
        elif declared is Text and isinstance(value, Mapping):
            plain = {code: self._said(words, code) for code, words in value.items()}
        elif is_dataclass(value) and not isinstance(value, type):
            plain = self._fields(value)
        elif isinstance(value, tuple):
            items = getattr(declared, "__args__", ())
            kind = items[0] if items else None
            plain = [self.plain(item, kind) for item in value]
        elif isinstance(value, Enum):
            plain = value.value
        return plain

    def _fields(self, value: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass of the model
        declared = declared_fields(type(value))
        return {
            item.name: self.plain(getattr(value, item.name), declared[item.name])
            for item in fields(value)
            if item.default is MISSING or getattr(value, item.name) != item.default
        }

    def _renamed_fact(self, found: re.Match[str]) -> str:
        name = found[0]
        return _numbered(name, self.number, "_c") if name in self._facts else name

    def _said(self, words: str, language: str) -> str:
        names = self._names.get(language)
        if self.number == 0 or names is None:
            return words
        return names.sub(lambda found: _varied(found[0], self.number), words)


def _numbered(word: str, number: int, joint: str) -> str:
    """Returns a word of the copy of a number; the first is as it was."""
    return word if number == 0 else f"{word}{joint}{number + 1}"


def _names_by_language(kiosk: Kiosk) -> dict[str, re.Pattern[str]]:
    """Returns what finds the names of entities and titles in words, the longest first."""
    found: dict[str, set[str]] = {}
    entities, honours = kiosk.entities.values(), kiosk.honours.values()
    for named in (*(one.name for one in entities), *(one.name for one in honours)):
        for code, name in named.items():
            found.setdefault(code, set()).add(name)
    return {
        code: re.compile("|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n)))))
        for code, names in found.items()
    }


def _varied(name: str, number: int) -> str:
    """Returns a name whose last two letters say which copy it is of."""
    letters = list(name)
    places = [at for at, letter in enumerate(letters) if letter.isalpha()][-2:]
    for at in reversed(places):
        kind = _LATIN if letters[at].isascii() else _HAN
        number, step = divmod(number, len(kind))
        old = kind.find(letters[at].lower())
        new = kind[(max(old, 0) + step) % len(kind)]
        letters[at] = new.upper() if letters[at].isupper() else new
    return "".join(letters)


# Files ------------------------------------------------------------------------------------------


def as_yaml(value: object) -> str:
    """Returns mappings, lists and scalars as YAML, one item a line."""
    return "\n".join(_lines(value, "")) + "\n"


def _lines(value: object, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            name = key if _PLAIN_KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)
            yield from _entry(f"{indent}{name}:", item, indent)
    elif isinstance(value, list):
        for item in value:
            yield from _entry(f"{indent}-", item, indent)


def _entry(begin: str, item: object, indent: str) -> Iterator[str]:
    if isinstance(item, Mapping | list) and item:
        yield begin
        yield from _lines(item, f"{indent}  ")
    else:
        yield f"{begin} {_scalar(item)}"


def _scalar(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    return json.dumps(value, ensure_ascii=False)


def _write_table(path: Path, kind: type, rows: Iterable[Any], languages: tuple[str, ...]) -> None:
    columns: list[tuple[str, str]] = []
    for name, declared in declared_fields(kind).items():
        if name != "derived":
            codes = languages if without_none(declared) is Text else ("",)
            columns += [(name, code) for code in codes]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(f"{name}_{code}" if code else name for name, code in columns)
        writer.writerows([_cell(row, name, code) for name, code in columns] for row in rows)


def _cell(row: Any, name: str, code: str) -> str:  # noqa: ANN401 - a row of any table
    value = getattr(row, name)
    if value is None or (name == "value" and getattr(row, "derived", False)):
        return ""
    if code:
        return str(value[code])
    if isinstance(value, list | tuple):
        return _LISTS_BETWEEN.join(value)
    return str(value)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _copy_rest(content: Path, out: Path) -> None:
    """Copies what is not multiplied: pictures, icons and what is known of photographs."""
    written = {"kiosk.yaml", "tabs", *(f"{name}.csv" for name in _TABLES)}
    skipped = shutil.ignore_patterns(*written)
    shutil.copytree(content, out, ignore=skipped, dirs_exist_ok=True)
