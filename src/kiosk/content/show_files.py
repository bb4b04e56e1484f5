"""Reads ``shows/*.yaml``: the programmes, each stop on its own."""

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from kiosk.content.files import LARGEST_YAML_BYTES, UnreadableError, read_text
from kiosk.content.kiosk_file import ID
from kiosk.content.origin import Origin
from kiosk.content.pieces import Piece, Pieces, ShowPiece
from kiosk.content.problem import shown
from kiosk.content.schema import validate
from kiosk.content.yaml_reader import Document, read_yaml
from kiosk.model.shows import Show, ShowStop

FOLDER = "shows"
MOST_SHOWS = 50
"""More than that nobody chooses from."""
_LIST = "write one item a line behind dashes"


def read_shows(folder: FilePath, pieces: Pieces) -> None:
    """Reads the file of every show into the pieces; there need be none."""
    for name in _files_in(folder / FOLDER, pieces):
        file = f"{FOLDER}/{_printable(name)}"
        show_id = name.removesuffix(".yaml")
        try:
            text = read_text(folder / FOLDER / name, folder, LARGEST_YAML_BYTES)
        except UnreadableError as error:
            origin = Origin(file=file, marks={(): error.mark}, where=f"show {_printable(show_id)}")
            pieces.problems.append(origin.problem(error.what, error.todo))
            continue
        document = read_yaml(text, file)
        pieces.problems += document.problems
        _ShowReader(show_id, document, pieces).read()


def _files_in(folder: FilePath, pieces: Pieces) -> Iterator[str]:
    """Yields the names of the files of shows; notes those that nothing can read."""
    origin = Origin(file=FOLDER, where=FOLDER)
    try:
        found = sorted(path.name for path in folder.iterdir() if path.name[0] not in ".~")
    except FileNotFoundError:
        return
    except OSError:
        what = f"the folder {FOLDER} cannot be read"
        pieces.problems.append(origin.problem(what, "check that this user may read it"))
        return
    names = [name for name in found if name.endswith(".yaml")]
    for name in found:
        if name not in names and FilePath(name).suffix.lower() in (".yaml", ".yml"):
            stray = Origin(file=f"{FOLDER}/{_printable(name)}", where=FOLDER)
            todo = "give it a name that ends in .yaml, or delete the file"
            what = "nothing reads this file"
            pieces.problems.append(stray.problem(what, todo, severity="warning"))
    if len(names) > MOST_SHOWS:
        what = f"{len(names)} shows are here, and {MOST_SHOWS} can be chosen from"
        pieces.problems.append(origin.problem(what, "move some elsewhere"))
    yield from names[:MOST_SHOWS]


def _printable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()


class _ShowReader:
    """Reads the file of one show."""

    def __init__(self, show_id: str, document: Document, pieces: Pieces) -> None:
        self._id = show_id
        self._raw: Any = document.value
        self._whole = document.whole
        self._origin = document.origin.below((), f"show {_printable(show_id)}")
        self._pieces = pieces

    def read(self) -> None:
        if not self._whole:
            return
        if not isinstance(self._raw, dict):
            self._note(self._origin, "keys and values belong here", "start with id: …")
            return
        raw = {key: value for key, value in self._raw.items() if key != "stops"}
        show, problems = validate(Show, {**raw, "stops": ()}, self._origin)
        self._pieces.problems += problems
        stops = self._stops()
        if show is None:
            self._pieces.loose += [stop for stop in stops if stop is not None]
            return
        self._check_id(show.id)
        piece = Piece(value=show, origin=self._origin)
        self._pieces.shows.append(ShowPiece(show=piece, stops=stops))

    def _check_id(self, show_id: str) -> None:
        if not ID.fullmatch(show_id):
            what = f"{shown(show_id)} is no id"
            self._note(self._origin, what, "use a–z, 0–9, - and _ only, a letter first", ("id",))
        elif show_id != self._id:
            what = f"the id is {shown(show_id)}, the name of the file says {shown(self._id)}"
            self._note(self._origin, what, "make them the same", ("id",))

    def _stops(self) -> list[Piece[ShowStop] | None]:
        raw = self._raw.get("stops")
        if not isinstance(raw, list) or not raw:
            what = "the show has no stops" if not raw else f"stops is {shown(raw)}, not a list"
            self._note(self._origin, what, _LIST, ("stops",))
            return []
        return [self._stop(item, index) for index, item in enumerate(raw)]

    def _stop(self, raw: object, index: int) -> Piece[ShowStop] | None:
        where = f"{self._origin.where}, stop {index + 1}"
        origin = self._origin.below(("stops", index), where)
        if not isinstance(raw, dict):
            self._note(origin, "keys and values belong here", "start with scene: …")
            return None
        stop, problems = validate(ShowStop, raw, origin)
        self._pieces.problems += problems
        return None if stop is None else Piece(value=stop, origin=origin)

    def _note(self, origin: Origin, what: str, todo: str, path: tuple[str, ...] = ()) -> None:
        self._pieces.problems.append(origin.problem(what, todo, path))
