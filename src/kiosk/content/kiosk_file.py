"""Reads ``kiosk.yaml``: name, languages, tabs, screen, units and the words of the interface."""

import re
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from kiosk.content.files import LARGEST_YAML_BYTES, UnreadableError, read_text
from kiosk.content.origin import Mark, Origin, did_you_mean
from kiosk.content.pieces import Piece, Pieces
from kiosk.content.problem import shown
from kiosk.content.schema import validate
from kiosk.content.yaml_reader import read_yaml
from kiosk.model.facts import Unit
from kiosk.model.kiosk import Kiosk
from kiosk.model.walk import Path, declared_fields
from kiosk.model.words import TabId

FILE = "kiosk.yaml"
OPTIONAL = (
    "panel",
    "motion",
    "start",
    "visit",
    "attract",
    "hours",
    "updates",
    "metrics",
    "usage",
    "staff",
    "keys",
    "takeaway",
    "console",
)
SECTIONS = ("name", "seal", "stamp", "languages", *OPTIONAL, "texts")
"""What stands in the file as it stands in `Kiosk`."""
ALL_SECTIONS = (*SECTIONS, "tabs", "units")
ID = re.compile(r"[a-z][a-z0-9_-]{0,60}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NO_LIST = ("a list of ids belongs here", "write [overview, …]: the names of files in tabs/")


def read_kiosk_file(folder: FilePath, pieces: Pieces) -> None:
    """Reads ``kiosk.yaml`` of a content folder into the pieces."""
    try:
        text = read_text(folder / FILE, folder, LARGEST_YAML_BYTES)
    except UnreadableError as error:
        origin = Origin(file=FILE, marks={(): error.mark}, where="kiosk")
        pieces.problems.append(origin.problem(error.what, error.todo))
        pieces.units.complete = False
        return
    document = read_yaml(text, FILE)
    pieces.problems += document.problems
    origin = document.origin
    if not isinstance(document.value, dict):
        pieces.units.complete = False
        if document.whole:
            todo = f"start with {ALL_SECTIONS[0]}: … and the like"
            pieces.problems.append(origin.problem("keys and values belong here", todo))
        return
    _refuse_unknown_sections(document.value, origin, pieces)
    for name in ALL_SECTIONS:
        if name not in document.value and name not in OPTIONAL and document.whole:
            what, todo = f"{name!r} is missing", "add this section"
            pieces.problems.append(origin.problem(what, todo))
    _read_sections(document.value, origin, pieces)
    _read_languages(pieces)
    _read_tab_order(document.value.get("tabs"), origin.below(("tabs",), "tabs"), pieces)
    _read_units(document.value.get("units"), origin.below(("units",)), pieces)
    pieces.units.complete = pieces.units.complete and document.whole


def _refuse_unknown_sections(raw: Mapping[str, Any], origin: Origin, pieces: Pieces) -> None:
    for key in raw:
        if key not in ALL_SECTIONS:
            todo = did_you_mean(
                key, ALL_SECTIONS, f"delete it; known are {', '.join(ALL_SECTIONS)}"
            )
            what = f"unknown key {shown(key)}"
            pieces.problems.append(origin.problem(what, todo, (key,), at_key=True))


def _read_sections(raw: Mapping[str, Any], origin: Origin, pieces: Pieces) -> None:
    declared = declared_fields(Kiosk)
    for name in SECTIONS:
        if name not in raw:
            continue
        below = origin.below((name,), name)
        kind: Any = declared[name]
        value, problems = validate(kind, raw[name], below)
        pieces.problems += problems
        if value is not None:
            pieces.settings[name] = Piece(value=value, origin=below)


def _read_languages(pieces: Pieces) -> None:
    piece = pieces.settings.get("languages")
    if piece is None:
        return
    codes: list[str] = []
    for index, language in enumerate(piece.value):
        path = (index, "code")
        if not _LANGUAGE.fullmatch(language.code):
            what = f"{shown(language.code)} is no language code"
            pieces.problems.append(piece.origin.problem(what, "write zh, en, ja …", path))
        if language.code in codes:
            what = f"the language {shown(language.code)} stands here twice"
            pieces.problems.append(piece.origin.problem(what, "keep one", path))
        codes.append(language.code)
    pieces.languages = tuple(dict.fromkeys(codes))


def _read_tab_order(raw: object, origin: Origin, pieces: Pieces) -> None:
    if raw is None:
        return
    if not isinstance(raw, list) or not raw:
        pieces.problems.append(origin.problem(*_NO_LIST))
        return
    pieces.tab_list = origin
    order = pieces.tab_places
    for index, name in enumerate(raw):
        path = (index,)
        if not isinstance(name, str) or not ID.fullmatch(name):
            leaves = isinstance(name, str) and any(part in name for part in ("/", "\\", ".."))
            what = f"{shown(name)} " + ("leaves the folder tabs/" if leaves else "is no id")
            todo = "write the bare name of a file in tabs/, a–z, 0–9, - and _ only"
            pieces.problems.append(origin.problem(what, todo, path))
            pieces.tabs_complete = False
        elif name in order:
            what = f"the tab {shown(name)} stands here twice"
            pieces.problems.append(origin.problem(what, "keep one", path))
        else:
            order[TabId(name)] = index
    pieces.tab_order = tuple(order)


def _read_units(raw: object, origin: Origin, pieces: Pieces) -> None:
    if not isinstance(raw, dict):
        pieces.units.complete = False
        if raw is not None:
            what, todo = "keys and values belong here", "write yuan: {zh: {after: 元}, …}"
            pieces.problems.append(origin.problem(what, todo))
        return
    for name, forms in raw.items():
        below = _unit_origin(origin, name)
        pieces.units.ids[name] = below
        value, problems = validate(Unit, {"id": name, "forms": forms}, below)
        pieces.problems += problems
        if value is None:
            continue
        pieces.units.pieces[name] = Piece(value=value, origin=below)
        for code in pieces.languages:
            if code not in value.forms:
                what, todo = f"no form in the language {code!r}", f"add {code}: {{after: …}}"
                pieces.problems.append(below.problem(what, todo, at_key=True))
        for code in value.forms:
            if pieces.languages and code not in pieces.languages:
                what = f"the kiosk has no language {shown(code)}"
                todo = "add it to languages, or delete the form"
                path = ("forms", code)
                pieces.problems.append(below.problem(what, todo, path, at_key=True))


def _unit_origin(units: Origin, name: str) -> Origin:
    """Returns the origin of a unit, whose forms stand directly below its id in the file."""
    start = (*units.base, name)

    def moved(marks: Mapping[Path, Mark]) -> dict[Path, Mark]:
        own = {path[len(start) :]: at for path, at in marks.items() if path[: len(start)] == start}
        return {("forms", *path) if path else (): at for path, at in own.items()}

    return Origin(
        file=units.file, marks=moved(units.marks), keys=moved(units.keys), where=f"unit {name}"
    )
