"""Reads a content folder: files to pieces, pieces to checks, checked pieces to a kiosk."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.content.checks import check_pieces
from kiosk.content.kiosk_file import read_kiosk_file
from kiosk.content.loaded import Loaded
from kiosk.content.origin import Origin
from kiosk.content.pieces import Pieces, ScenePiece, ShowPiece, TabPiece
from kiosk.content.problem import in_order
from kiosk.content.show_files import read_shows
from kiosk.content.tab_files import find_strays, read_tabs
from kiosk.content.tables import TABLES, read_tables
from kiosk.model.facts import Fact
from kiosk.model.kiosk import Kiosk, Motion, Panel, Scene, Start, Tab
from kiosk.model.shows import Show
from kiosk.model.words import FactId


def load(folder: Path, assets: Path) -> Loaded:
    """Reads and checks a content folder.

    Args:
        folder: The folder with ``kiosk.yaml``, ``tabs/``, ``tables/`` and perhaps ``shows/`` and
            ``images/``.
        assets: The folder with the program's fonts, icons and illustrations.

    Returns:
        A kiosk, or every problem at once; whatever the files hold, nothing is raised for it.
    """
    pieces = Pieces()
    problem = _problem_with_folder(folder)
    if problem is not None:
        return Loaded(kiosk=None, problems=(Origin(file=".").problem(*problem),))
    read_kiosk_file(folder, pieces)
    read_tables(folder, pieces)
    read_tabs(folder, pieces)
    read_shows(folder, pieces)
    tabs = tuple(f"{name}.yaml" for name in pieces.tab_order)
    tables = tuple(kind.file for kind in TABLES.values())
    find_strays(folder, {"tabs": tabs, "tables": tables}, pieces)
    facts = check_pieces(pieces, folder, assets)
    problems = in_order(pieces.problems)
    failed = any(item.severity == "error" for item in problems)
    kiosk = None if failed else _assemble(pieces, facts)
    return Loaded(kiosk=kiosk, problems=problems, origins=dict(_origins(pieces)))


def _problem_with_folder(folder: Path) -> tuple[str, str] | None:
    name = str(folder).encode("utf-8", "replace").decode()
    try:
        if not folder.exists():
            return f"there is no folder {name}", "name the folder that holds kiosk.yaml"
        if not folder.is_dir():
            return f"{name} is not a folder", "name the folder that holds kiosk.yaml"
        next(folder.iterdir(), None)
    except (OSError, ValueError):
        return f"the folder {name} cannot be read", "check that this user may read it"
    return None


def _assemble(pieces: Pieces, facts: dict[FactId, Fact]) -> Kiosk:
    """Puts checked pieces together; every section is there, or there would be an error."""
    stated: dict[str, Any] = {name: piece.value for name, piece in pieces.settings.items()}
    standard: dict[str, Any] = {"panel": Panel(), "motion": Motion(), "start": Start()}
    shelves: dict[str, Any] = {
        "units": pieces.units.values(),
        "entities": pieces.entities.values(),
        "milestones": pieces.milestones.values(),
        "honours": pieces.honours.values(),
        "relations": pieces.relations.values(),
        "sources": pieces.sources.values(),
        "photographs": pieces.photographs.values(),
        "shows": {item.show.value.id: _show(item) for item in pieces.shows},
    }
    tabs = tuple(_tab(item) for item in pieces.tabs)
    return Kiosk(**{**standard, **stated, **shelves, "facts": facts, "tabs": tabs})


def _tab(piece: TabPiece) -> Tab:
    return replace(piece.tab.value, scenes=tuple(_scene(scene) for scene in piece.scenes))


def _scene(piece: ScenePiece) -> Scene:
    blocks = tuple(block.value for block in piece.blocks if block is not None)
    return replace(piece.scene.value, blocks=blocks)


def _show(piece: ShowPiece) -> Show:
    stops = tuple(stop.value for stop in piece.stops if stop is not None)
    return replace(piece.show.value, stops=stops)


def _origins(pieces: Pieces) -> Iterator[tuple[str, Origin]]:
    for shelf in pieces.shelves():
        for key, origin in shelf.ids.items():
            yield f"{shelf.word} {key}", origin
    for tab in pieces.tabs:
        for scene in tab.scenes:
            ref = f"{tab.tab.value.id}/{scene.scene.value.id}"
            yield ref, scene.scene.origin
            for index, block in enumerate(scene.blocks):
                if block is not None:
                    yield f"{ref}#{index}", block.origin
