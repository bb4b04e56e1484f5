"""The file of a compiled kiosk: read in parts, so that a start and memory do not grow with content.

It holds the version of its layout, a digest of the content folder, one of the program, one of all
that follows; then the length of the index, the index, and the parts: every scene, every show, and
everything in the tables with what it is tied to, each pickled by itself. The index says where each
part begins. Whatever the file holds, reading it makes values of the model and nothing else.
"""

import hashlib
import io
import logging
import os
import pickle
import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import is_dataclass, replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from kiosk.model.kiosk import Kiosk, Scene
from kiosk.model.late import LateMap, LateSequence
from kiosk.model.ties import Index, Thing, Ties, thing
from kiosk.model.words import SceneRef
from kiosk.values import dataclass

_log = logging.getLogger(__name__)

MAGIC = b"KIOSK004"
DIGEST_BYTES = 32
_LENGTH_BYTES = 8
_CHUNK_BYTES = 1 << 18
_TIED = {"facts": "fact", "entities": "entity", "milestones": "milestone", "honours": "honour"}
"""Tables whose things have ties, and what one of them is called."""
_TABLES = (*_TIED, "relations", "shows")
_MOST_SCENES, _MOST_THINGS = 64, 512
"""So many scenes, and things of each table, are held at a time: more than a scene shows."""

Places = dict[str, int]
"""Where parts begin, by id, counted from the end of the index."""


def write_kept(path: Path, digests: bytes, kiosk: Kiosk) -> None:
    """Writes a kiosk; where that fails the log says why.

    Args:
        path: The file; what is there is replaced at once and as a whole.
        digests: Of the content and of the program.
        kiosk: All of the content.
    """
    index, parts = _packed(kiosk)
    rest = len(index).to_bytes(_LENGTH_BYTES, "little") + index + parts
    part = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        import tempfile  # noqa: PLC0415 - only what is written needs it

        handle, part = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(MAGIC + digests + hashlib.sha256(rest).digest())
            file.write(rest)
        Path(part).replace(path)
    except OSError as error:
        _log.info("The compiled content cannot be kept: %s", error)
        if part is not None:
            Path(part).unlink(missing_ok=True)


def open_kept(path: Path, program: bytes) -> "Kept | None":
    """Returns a compiled file that is whole and was written by this program, or None."""
    try:
        if not path.is_file():  # opening a pipe would wait for whoever writes into it
            return None
        file = path.open("rb")
    except OSError:
        return None
    kept = Kept(path, file)
    try:
        if not _is_ours(os.fstat(file.fileno())):
            _log.warning("%s may have been written by somebody else and is not used", path)
            return None
        return kept if kept.is_sound(program) else None
    except OSError:
        return None


class Kept:
    """A compiled file; it stays open as long as anything of its kiosk may be asked for."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        """Takes an open file.

        Args:
            path: Its name, for the log.
            file: Read from its beginning.
        """
        self._path = path
        self._file = file
        self._start = 0
        self.content = b""
        """The digest of the content that it was made from."""

    def __del__(self) -> None:
        """Closes the file."""
        self._file.close()

    def is_sound(self, program: bytes) -> bool:
        """Reads the file through and says whether it is whole and of this program."""
        head = self._file.read(len(MAGIC) + 3 * DIGEST_BYTES)
        magic, *digests = _head_of(head)
        if magic != MAGIC or digests[1] != program:
            return False
        self.content = digests[0]
        digest = hashlib.sha256()
        while chunk := self._file.read(_CHUNK_BYTES):
            digest.update(chunk)
        return digests[2] == digest.digest()

    def kiosk(self) -> Kiosk | None:
        """Returns the kiosk, or None where the file does not hold one."""
        try:
            self._file.seek(len(MAGIC) + 3 * DIGEST_BYTES)
            length = int.from_bytes(self._file.read(_LENGTH_BYTES), "little")
            index = _ModelUnpickler(io.BytesIO(self._file.read(length))).load()
            self._start = len(MAGIC) + 3 * DIGEST_BYTES + _LENGTH_BYTES + length
            return self._kiosk(*index)
        except Exception:  # noqa: BLE001 -- unpickling raises errors of all kinds
            _log.info("The compiled content %s is made again", self._path)
            return None

    def _kiosk(self, shell: Kiosk, found: Index, places: Mapping[str, Places]) -> Kiosk:
        if not isinstance(shell, Kiosk):
            raise pickle.UnpicklingError("no kiosk")
        tables: dict[str, Any] = {name: self._values(places[name]) for name in _TABLES}
        scenes: LateMap[SceneRef, Scene] = self._values(places["scenes"], _MOST_SCENES)
        refs: dict[str, list[SceneRef]] = {tab.id: [] for tab in shell.tabs}
        for ref in scenes:
            refs[ref.partition("/")[0]].append(ref)
        tabs = tuple(
            replace(tab, scenes=LateSequence(tuple(refs[tab.id]), scenes)) for tab in shell.tabs
        )
        by_kind = {kind: places[table] for table, kind in _TIED.items()}
        ties: LateMap[Thing, Ties] = LateMap(
            _Things(by_kind), partial(self._ties, by_kind), _MOST_THINGS
        )
        return replace(shell, **tables, tabs=tabs, index=replace(found, ties=ties))

    def _values(self, places: Places, most: int = _MOST_THINGS) -> LateMap[Any, Any]:
        def value_of(key: str) -> object:
            self._file.seek(self._start + places[key])
            return _ModelUnpickler(self._file).load()

        return LateMap(places, value_of, most)

    def _ties(self, places: Mapping[str, Places], name: Thing) -> Ties:
        """Returns what a thing is tied to: that stands right behind the thing itself."""
        kind, _, key = name.partition(" ")
        self._file.seek(self._start + places[kind][key])
        _ModelUnpickler(self._file).load()
        ties = _ModelUnpickler(self._file).load()
        assert isinstance(ties, Ties)  # noqa: S101 - the digest says that we wrote it
        return ties


@dataclass(frozen=True, slots=True)
class _Things(Collection[Thing]):
    """The names of all things that have ties."""

    by_kind: Mapping[str, Places]

    def __contains__(self, name: object) -> bool:
        kind, _, key = str(name).partition(" ")
        return key in self.by_kind.get(kind, {})

    def __iter__(self) -> Iterator[Thing]:
        for kind, places in self.by_kind.items():
            yield from (f"{kind} {key}" for key in places)

    def __len__(self) -> int:
        return sum(map(len, self.by_kind.values()))


def _packed(kiosk: Kiosk) -> tuple[bytes, bytes]:
    """Returns the index and the parts of a kiosk."""
    from kiosk.model.tying import index_of  # noqa: PLC0415 - only what is written needs it

    parts = bytearray()
    index = index_of(kiosk)
    places: dict[str, Places] = {name: {} for name in ("scenes", *_TABLES)}
    for ref in kiosk.scene_refs():
        places["scenes"][ref] = len(parts)
        parts += _pickled(kiosk.scene(ref))
    for table in _TABLES:
        for key, value in getattr(kiosk, table).items():
            places[table][key] = len(parts)
            parts += _pickled(value)
            if table in _TIED:
                parts += _pickled(index.ties[thing(_TIED[table], key)])  # type: ignore[arg-type]
    empty: dict[str, Any] = {name: {} for name in _TABLES}
    shell = replace(
        kiosk,
        **empty,
        tabs=tuple(replace(tab, scenes=()) for tab in kiosk.tabs),
        index=None,
    )
    return _pickled((shell, replace(index, ties={}), places)), bytes(parts)


def _pickled(value: object) -> bytes:
    written = io.BytesIO()
    _ModelPickler(written, protocol=pickle.HIGHEST_PROTOCOL).dump(value)
    return written.getvalue()


class _ModelPickler(pickle.Pickler):
    """Writes enums by their value, as Python does again since 3.11.4, and in 3.11.0 to 3.11.3 not.

    By their name they would have to be read with `getattr`, which a kept file may not call.
    """

    def reducer_override(self, value: object, /) -> Any:  # noqa: ANN401 - a tuple, or a constant
        """Returns how an enum is made again; of everything else Python knows."""
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


class _ModelUnpickler(pickle.Unpickler):
    """Makes dataclasses and enums of the model, and decimal numbers; calls nothing else."""

    def find_class(self, module: str, name: str, /) -> type:
        """Returns a class that a compiled kiosk may hold.

        Raises:
            UnpicklingError: It may not.
        """
        if (module, name) == ("decimal", "Decimal") or module.startswith("kiosk.model."):
            found: object = super().find_class(module, name) if "." not in name else None
            if isinstance(found, type) and found.__module__ == module and _is_value(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a kiosk")


def _is_value(kind: type) -> bool:
    return kind.__module__ == "decimal" or is_dataclass(kind) or issubclass(kind, Enum)


def _head_of(data: bytes) -> Iterator[bytes]:
    """Yields magic, content's digest, program's digest, digest of the rest."""
    at = len(MAGIC)
    yield data[:at]
    for _ in range(3):
        yield data[at : at + DIGEST_BYTES]
        at += DIGEST_BYTES


def _is_ours(status: os.stat_result) -> bool:
    """Says whether only this user can have written a file, as far as the system knows users."""
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
