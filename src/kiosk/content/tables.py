"""Rows of the tables to facts, entities, milestones, honours, relations, sources, photographs."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any, get_origin

from kiosk.content.csv_reader import Row, Table, read_table
from kiosk.content.files import LARGEST_TABLE_BYTES, UnreadableError, read_text
from kiosk.content.origin import Mark, Origin, did_you_mean
from kiosk.content.pieces import Piece, Pieces, Shelf
from kiosk.content.problem import Problem, shown
from kiosk.content.schema import validate
from kiosk.model.facts import Entity, Fact, Honour, Milestone, Photograph, Relation, Source
from kiosk.model.walk import Path, declared_fields, plain_type, without_none
from kiosk.model.words import Text
from kiosk.values import dataclass

_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?", re.ASCII)
_WIDE = re.compile(r"[\uff01-\uff5e]")
_SPLIT = re.compile(r"[\s;；|、]+")
_NARROWED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
COMPUTED = {"derived"}
"""Fields that no table may state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """One of the tables: its file, the class of a row, the field that is its id."""

    file: str
    of: type
    key: str = "id"
    required: bool = False


TABLES = {
    "facts": _Kind(file="facts.csv", of=Fact, required=True),
    "entities": _Kind(file="entities.csv", of=Entity),
    "milestones": _Kind(file="milestones.csv", of=Milestone),
    "honours": _Kind(file="honours.csv", of=Honour),
    "relations": _Kind(file="relations.csv", of=Relation),
    "sources": _Kind(file="sources.csv", of=Source, required=True),
    "photographs": _Kind(file="photos.csv", of=Photograph, key="file"),
}


def read_tables(folder: FilePath, pieces: Pieces) -> None:
    """Reads all tables of a content folder into the pieces."""
    for name, kind in TABLES.items():
        shelf: Shelf[Any] = getattr(pieces, name)
        path = folder / "tables" / kind.file
        if not kind.required and not path.exists() and not path.is_symlink():
            continue
        file = f"tables/{kind.file}"
        try:
            table = read_table(read_text(path, folder, LARGEST_TABLE_BYTES), file)
        except UnreadableError as error:
            origin = Origin(file=file, marks={(): error.mark}, where="table")
            pieces.problems.append(origin.problem(error.what, error.todo))
            shelf.complete = False
            continue
        shelf.complete = not table.problems
        pieces.problems += table.problems
        _TableReader(kind, file, pieces.languages, shelf, pieces.problems).read(table)


class _TableReader:
    """Reads the rows of one table."""

    def __init__(
        self,
        kind: _Kind,
        file: str,
        languages: tuple[str, ...],
        shelf: Shelf[Any],
        problems: list[Problem],
    ) -> None:
        self._kind = kind
        self._file = file
        self._languages = languages
        self._shelf = shelf
        self._problems = problems
        self._declared = {
            name: declared
            for name, declared in declared_fields(kind.of).items()
            if name not in COMPUTED
        }
        self._required = {
            item.name
            for item in fields(kind.of)
            if item.default is MISSING and item.default_factory is MISSING
        }

    def read(self, table: Table) -> None:
        columns = self._columns(table.header) if table.header else {}
        if not columns:
            self._shelf.complete = False
            return
        for row in table.rows:
            self._row(row, columns)

    def _columns(self, header: Mapping[str, Mark]) -> dict[str, Path]:
        """Returns which field, and language, each column fills."""
        origin = Origin(
            file=self._file, marks={(name,): at for name, at in header.items()}, where="header"
        )
        columns: dict[str, Path] = {}
        for name in header:
            field, _, language = name.rpartition("_")
            if self._is_text(field) and (language in self._languages or not self._languages):
                columns[name] = (field, language)
            elif name in self._declared and not self._is_text(name):
                columns[name] = (name,)
            else:
                what, todo = self._objection(name, field, language)
                self._problems.append(origin.problem(what, todo, (name,)))
        missing = [name for name in self._wanted(columns) if name not in columns]
        if missing:
            one = len(missing) == 1
            names = f"column {missing[0]} is" if one else f"columns {', '.join(missing)} are"
            todo = "add it" if one else "add them"
            self._problems.append(origin.problem(f"the {names} missing", todo))
        return {} if self._kind.key in missing else columns

    def _wanted(self, columns: Mapping[str, Path]) -> list[str]:
        """Returns the columns that the table cannot do without, given those that it has."""
        wanted = []
        begun = {path[0] for path in columns.values()}
        for field in self._declared:
            optional = field not in self._required or (self._kind.of is Fact and field == "value")
            optional = optional and not (self._is_text(field) and field in begun)
            if self._is_text(field):
                wanted += [f"{field}_{code}" for code in self._languages if not optional]
            elif not optional:
                wanted.append(field)
        return wanted

    def _objection(self, name: str, field: str, language: str) -> tuple[str, str]:
        if self._is_text(field):
            return (
                f"the column {shown(name)} is for a language that the kiosk has not",
                f"add {language!r} to languages in kiosk.yaml, or delete the column",
            )
        known = []
        for item in self._declared:
            texts = [f"{item}_{code}" for code in self._languages]
            known += texts if self._is_text(item) else [item]
        return (
            f"unknown column {shown(name)}",
            did_you_mean(name, known, f"delete it; known are {', '.join(known)}"),
        )

    def _is_text(self, field: str) -> bool:
        return without_none(self._declared.get(field)) is Text

    def _row(self, row: Row, columns: Mapping[str, Path]) -> None:
        key = row.cells[self._kind.key].text
        origin = Origin(
            file=self._file,
            marks=self._marks(row, columns),
            where=f"{self._shelf.word} {key}" if key else f"{self._shelf.word} without id",
            joint="_",
        )
        if not key or key in self._shelf.ids:
            self._shelf.complete = False
        if not key:
            self._problems.append(
                origin.problem(
                    f"{self._kind.key} is missing", "give the row an id", (self._kind.key,)
                )
            )
            return
        if key in self._shelf.ids:
            line = self._shelf.ids[key].mark()[0]
            self._problems.append(
                origin.problem(
                    f"the id {shown(key)} is taken, first in line {line}",
                    "give one of the two another id",
                    (self._kind.key,),
                )
            )
            return
        self._shelf.ids[key] = origin
        raw, problems = self._raw(row, columns, origin)
        value: Any = None
        if not problems:
            value, problems = validate(self._kind.of, raw, origin)
        self._problems += problems
        if value is not None:
            self._shelf.pieces[key] = Piece(value=value, origin=origin)

    def _marks(self, row: Row, columns: Mapping[str, Path]) -> dict[Path, Mark]:
        marks: dict[Path, Mark] = {(): row.mark}
        for name, path in columns.items():
            marks.setdefault(path[:1], row.cells[name].mark)
            marks[path] = row.cells[name].mark
        return marks

    def _raw(
        self, row: Row, columns: Mapping[str, Path], origin: Origin
    ) -> tuple[dict[str, Any], list[Problem]]:
        """Returns what a row states, by field."""
        raw: dict[str, Any] = {}
        problems = []
        for name, path in columns.items():
            text = row.cells[name].text
            if not text:
                continue
            if len(path) == 2:
                raw.setdefault(str(path[0]), {})[path[1]] = text
                continue
            kind = plain_type(without_none(self._declared[name]))
            if kind in (Decimal, int, float) and not _NUMBER.fullmatch(text):
                problems.append(origin.problem(*_no_number(text), path))
            raw[name] = _SPLIT.split(text) if get_origin(kind) is tuple else text
        self._fill_in(raw, columns)
        problems += self._missing(raw, origin)
        return raw, problems

    def _fill_in(self, raw: Mapping[str, Any], columns: Mapping[str, Path]) -> None:
        """Fills in languages that have no column: that is reported once, not for every row."""
        for field, texts in raw.items():
            if self._is_text(field):
                for code in self._languages:
                    if f"{field}_{code}" not in columns:
                        texts[code] = next(iter(texts.values()))

    def _missing(self, raw: dict[str, Any], origin: Origin) -> list[Problem]:
        """Reports required cells that are empty; marks a fact without value as derived."""
        problems = []
        if self._kind.of is Fact and "value" not in raw and "formula" in raw:
            raw.update(value="0", derived=True)
        for name in self._declared:
            if name not in self._required or name in raw:
                continue
            if name == "source":
                what = f"a {self._shelf.word} without a source"
                todo = "write the id of a row of tables/sources.csv"
            elif name == "value":
                what, todo = "there is neither a value nor a formula", "write one of them"
            else:
                what, todo = f"{name} is empty", "fill it in"
            problems.append(origin.problem(what, todo, (name,)))
        return problems


def _no_number(text: str) -> tuple[str, str]:
    """Says what keeps a cell from being a number."""
    if _WIDE.search(text):
        narrow = text.translate(_NARROWED)
        return f"full-width characters in the number {shown(text)}", f"write {narrow}"
    if _NUMBER.fullmatch(text.replace(",", "").replace(" ", "")):
        bare = text.replace(",", "").replace(" ", "")
        return f"thousands are set apart in {shown(text)}", f"write {bare}; the kiosk groups digits"
    return f"{shown(text)} is no number", "write digits, with one point before the decimals"
