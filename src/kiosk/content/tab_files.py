"""Reads ``tabs/*.yaml``: the tabs with their scenes, each block on its own."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path as FilePath
from typing import Any

from kiosk.content.files import LARGEST_YAML_BYTES, UnreadableError, read_text
from kiosk.content.kiosk_file import ID
from kiosk.content.origin import Origin, did_you_mean
from kiosk.content.pieces import Piece, Pieces, ScenePiece, TabPiece
from kiosk.content.problem import shown
from kiosk.content.schema import kinds_of, no_such_kind, validate
from kiosk.content.yaml_reader import Document, read_yaml
from kiosk.model.blocks import Block
from kiosk.model.kiosk import Scene, Tab
from kiosk.model.words import TabId

_LIST = "write one item a line behind dashes"


def read_tabs(folder: FilePath, pieces: Pieces) -> None:
    """Reads the file of every tab into the pieces."""
    _match_files(folder / "tabs", pieces)
    for tab_id in pieces.tab_order:
        file = f"tabs/{tab_id}.yaml"
        try:
            text = read_text(folder / "tabs" / f"{tab_id}.yaml", folder, LARGEST_YAML_BYTES)
        except UnreadableError as error:
            origin = Origin(file=file, marks={(): error.mark}, where=f"tab {tab_id}")
            pieces.problems.append(origin.problem(error.what, error.todo))
            pieces.scenes.complete = False
            continue
        document = read_yaml(text, file)
        pieces.problems += document.problems
        _TabReader(tab_id, document, pieces).read()


def _match_files(folder: FilePath, pieces: Pieces) -> None:
    """Finds the files that misspelt tabs mean, so that all else is checked as if spelt right."""
    try:
        found = sorted(path.stem for path in folder.iterdir() if path.suffix == ".yaml")
    except OSError:
        return
    spare = [TabId(name) for name in found if ID.fullmatch(name) and name not in pieces.tab_order]
    order = list(pieces.tab_order)
    for index, tab_id in enumerate(order):
        near = () if tab_id in found else get_close_matches(tab_id, spare, n=1)
        for name in near:
            what = f"there is no file tabs/{tab_id}.yaml"
            todo = f"did you mean {name}? tabs/{name}.yaml exists"
            path = (pieces.tab_places[tab_id],)
            pieces.problems.append(pieces.tab_list.problem(what, todo, path))
            order[index] = TabId(name)
            spare.remove(TabId(name))
    pieces.tab_order, pieces.spare_tabs = tuple(order), tuple(spare)


class _TabReader:
    """Reads the file of one tab."""

    def __init__(self, tab_id: TabId, document: Document, pieces: Pieces) -> None:
        self._id = tab_id
        self._raw: Any = document.value
        self._whole = document.whole
        self._origin = document.origin.below((), f"tab {tab_id}")
        self._pieces = pieces

    def read(self) -> None:
        if not self._whole or not isinstance(self._raw, dict):
            self._pieces.scenes.complete = False
            if self._whole:
                self._note(self._origin, "keys and values belong here", "start with id: …")
            return
        raw = {key: value for key, value in self._raw.items() if key != "scenes"}
        tab, problems = validate(Tab, {**raw, "scenes": ()}, self._origin)
        self._pieces.problems += problems
        if tab is not None and tab.id != self._id:
            what = f"the id is {shown(tab.id)}, the name of the file says {shown(self._id)}"
            self._note(self._origin, what, "make them the same", ("id",))
        scenes = self._scenes()
        if tab is not None:
            piece = Piece(value=tab, origin=self._origin)
            self._pieces.tabs.append(TabPiece(tab=piece, scenes=scenes))

    def _scenes(self) -> list[ScenePiece]:
        raw = self._raw.get("scenes")
        if not isinstance(raw, list) or not raw:
            what = "the tab has no scenes" if not raw else f"scenes is {shown(raw)}, not a list"
            self._note(self._origin, what, _LIST, ("scenes",))
            self._pieces.scenes.complete = False
            return []
        scenes: list[ScenePiece] = []
        lines: dict[str, int] = {}
        for index, item in enumerate(raw):
            origin = self._origin.below(("scenes", index), f"scene {self._id}/{index + 1}")
            if not isinstance(item, dict):
                self._note(origin, "keys and values belong here", "start with id: …")
                self._pieces.scenes.complete = False
                continue
            scene_id = item.get("id")
            if isinstance(scene_id, str):
                origin = origin.below((), f"scene {self._id}/{scene_id}")
                self._check_id(scene_id, origin, lines)
                self._pieces.scenes.ids.setdefault(f"{self._id}/{scene_id}", origin)
            else:
                self._pieces.scenes.complete = False
            scene = self._scene(item, origin)
            if scene is not None:
                scenes.append(scene)
        return scenes

    def _check_id(self, scene_id: str, origin: Origin, lines: dict[str, int]) -> None:
        if not ID.fullmatch(scene_id):
            what = f"{shown(scene_id)} is no id"
            self._note(origin, what, "use a–z, 0–9, - and _ only, a letter first", ("id",))
        if scene_id in lines:
            what = f"the id {shown(scene_id)} is taken, first in line {lines[scene_id]}"
            self._note(origin, what, "give one of the two another id", ("id",))
        lines.setdefault(scene_id, origin.mark(("id",))[0])

    def _scene(self, item: Mapping[str, Any], origin: Origin) -> ScenePiece | None:
        raw = {key: value for key, value in item.items() if key != "blocks"}
        scene, problems = validate(Scene, {**raw, "blocks": ()}, origin)
        self._pieces.problems += problems
        blocks = self._blocks(item.get("blocks"), origin)
        if scene is None:
            self._pieces.loose += [block for block in blocks if block is not None]
            return None
        return ScenePiece(scene=Piece(value=scene, origin=origin), blocks=blocks)

    def _blocks(self, raw: object, origin: Origin) -> list[Piece[Block] | None]:
        if not isinstance(raw, list) or not raw:
            what = "the scene has no blocks" if not raw else f"blocks is {shown(raw)}, not a list"
            self._note(origin, what, _LIST, ("blocks",))
            return []
        return [self._block(item, index, origin) for index, item in enumerate(raw)]

    def _block(self, raw: object, index: int, scene: Origin) -> Piece[Block] | None:
        where = f"{scene.where}, block {index + 1}"
        origin = scene.below(("blocks", index), where)
        if not isinstance(raw, dict):
            self._note(origin, "keys and values belong here", "start with kind: …")
            return None
        kinds = kinds_of(Block)
        kind = raw.get("kind")
        if not isinstance(kind, str) or kind not in kinds:
            stated = "" if kind is None else str(kind)
            self._note(origin, *no_such_kind(stated, sorted(kinds)), ("kind",))
            return None
        origin = origin.below((), f"{where} {kind}")
        block, problems = validate(kinds[kind], raw, origin)
        self._pieces.problems += problems
        return None if block is None else Piece(value=block, origin=origin)

    def _note(self, origin: Origin, what: str, todo: str, path: tuple[str, ...] = ()) -> None:
        self._pieces.problems.append(origin.problem(what, todo, path))


def find_strays(folder: FilePath, known: Mapping[str, tuple[str, ...]], pieces: Pieces) -> None:
    """Warns of files that nothing reads.

    Args:
        folder: The content folder.
        known: By folder below it, the names of the files that are read.
        pieces: Where the warnings go.
    """
    for name, files in known.items():
        try:
            found = sorted(path.name for path in (folder / name).iterdir())
        except OSError:
            continue
        suffixes = {FilePath(file).suffix for file in files}
        for file in found:
            if file in files or file[0] in ".~" or FilePath(file).suffix.lower() not in suffixes:
                continue
            shown_name = file.encode("utf-8", "replace").decode()
            origin = Origin(file=f"{name}/{shown_name}", where=name)
            todo = "list it in kiosk.yaml, or delete the file"
            if name == "tables":
                todo = did_you_mean(file, files, "delete the file")
            problem = origin.problem("nothing reads this file", todo, severity="warning")
            pieces.problems.append(problem)
