"""Checked content kept ready for the next start, so that a start reads one file and checks none.

The file holds the version of its layout, a digest of the content folder, one of the program, one of
what follows, and the pickled kiosk. It lies in the program's own cache folder. Of a content folder
the last kiosk without errors is kept, also while what lies in the folder has some: it is what is
shown then. Whatever the file holds, reading it makes values of the model and nothing else.
"""

import hashlib
import io
import logging
import os
import pickle
import stat
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from enum import Enum
from pathlib import Path

import kiosk.model
from kiosk.content.loaded import Loaded
from kiosk.model.kiosk import Kiosk
from kiosk.stamps import files_below, stamp_of_entry

_log = logging.getLogger(__name__)

MAGIC = b"KIOSK002"
_DIGEST_BYTES = 32
_READ_WHOLE = (".yaml", ".csv")
"""Files whose bytes are digested; of others (pictures, sources) size and time of change are."""
_MOST_BYTES_READ = 4_000_000
"""Of larger files too: no content that passes holds such a one."""
_MOST_BYTES_KEPT = 64_000_000
_UNLIKE_ANY = bytes(_DIGEST_BYTES)
"""Stands for the content where it has to be read again to say what is odd about it."""


def load_cached(folder: Path, assets: Path, cache_dir: Path) -> Loaded:
    """Returns the content as `load` does, from the cache where nothing has changed.

    Content with errors is never kept. Where the cache cannot be written, only time is lost.

    Args:
        folder: The content folder.
        assets: The folder with fonts, icons and illustrations.
        cache_dir: Where compiled content is kept; made where it is missing.
    """
    content, program = content_digest(folder), program_digest(assets)
    path = _path_for(folder, cache_dir)
    kept = _read(path, program)
    if kept is not None and kept.content == content:
        value = kept.kiosk()
        if value is not None:
            return Loaded(kiosk=value, problems=())
    # What reads and checks content is imported only where it is needed: it takes 300 ms.
    from kiosk.content.loading import load  # noqa: PLC0415

    loaded = load(folder, assets)
    if loaded.kiosk is not None:
        _write(path, (_UNLIKE_ANY if loaded.problems else content) + program, loaded.kiosk)
    return loaded


def last_good(folder: Path, assets: Path, cache_dir: Path) -> Kiosk | None:
    """Returns what a content folder held when it last had no error, if this program read it."""
    kept = _read(_path_for(folder, cache_dir), program_digest(assets))
    return kept.kiosk() if kept is not None else None


def content_digest(folder: Path) -> bytes:
    """Returns a digest of all that lies in a content folder; nothing in it is waited for."""
    digest = hashlib.sha256()
    for name, entry in files_below(folder):
        label = name.encode("utf-8", "surrogateescape")
        stated = _stated(entry)
        digest.update(b"%d %s %d " % (len(label), label, len(stated)) + stated)
    return digest.digest()


def program_digest(assets: Path) -> bytes:
    """Returns a digest of what checks content and says what a kiosk is: assets and program."""
    digest = hashlib.sha256()
    package = Path(kiosk.model.__file__).parent.parent
    for base in (assets, package / "model", package / "content"):
        for name, entry in files_below(base):
            digest.update(f"{name} {stamp_of_entry(entry)} ".encode("utf-8", "surrogateescape"))
    return digest.digest()


def _stated(entry: os.DirEntry[str]) -> bytes:
    if entry.name.endswith(_READ_WHOLE):
        try:
            status = entry.stat()
            # Opening a pipe or a device waits for whoever writes into it.
            if stat.S_ISREG(status.st_mode) and status.st_size <= _MOST_BYTES_READ:
                return Path(entry.path).read_bytes()
        except OSError:
            pass
    return stamp_of_entry(entry).encode()


def _path_for(folder: Path, cache_dir: Path) -> Path:
    """Returns the file for a content folder, so that several can be kept side by side."""
    where = str(folder.absolute()).encode("utf-8", "surrogateescape")
    return cache_dir / "content" / f"{hashlib.sha256(where).hexdigest()[:16]}.kiosk"


# The file ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """A compiled file that is whole and was written by this program.

    Attributes:
        content: The digest of the content that it was made from.
    """

    path: Path
    content: bytes
    pickled: bytes

    def kiosk(self) -> Kiosk | None:
        """Returns the kiosk, or None where the file does not hold one."""
        try:
            value = _ModelUnpickler(io.BytesIO(self.pickled)).load()
        except Exception:  # noqa: BLE001 -- unpickling raises errors of all kinds
            _log.info("The compiled content %s is made again", self.path)
            return None
        return value if isinstance(value, Kiosk) else None


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


def _read(path: Path, program: bytes) -> _Kept | None:
    try:
        if not path.is_file():  # opening a pipe would wait for whoever writes into it
            return None
        with path.open("rb") as file:
            if not _is_ours(os.fstat(file.fileno())):
                _log.warning("%s may have been written by somebody else and is not used", path)
                return None
            data = file.read(_MOST_BYTES_KEPT)
    except OSError:
        return None
    magic, content, stated, whole, pickled = _parts(data)
    if (magic, stated) != (MAGIC, program) or whole != hashlib.sha256(pickled).digest():
        return None
    return _Kept(path=path, content=content, pickled=pickled)


def _parts(data: bytes) -> Iterator[bytes]:
    """Yields magic, content's digest, program's digest, digest of the rest, and the rest."""
    at = len(MAGIC)
    yield data[:at]
    for _ in range(3):
        yield data[at : at + _DIGEST_BYTES]
        at += _DIGEST_BYTES
    yield data[at:]


def _is_ours(status: os.stat_result) -> bool:
    """Says whether only this user can have written a file, as far as the system knows users."""
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _write(path: Path, digests: bytes, content: Kiosk) -> None:
    data = pickle.dumps(content, protocol=pickle.HIGHEST_PROTOCOL)
    part = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        import tempfile  # noqa: PLC0415 - only what is written needs it

        handle, part = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(MAGIC + digests + hashlib.sha256(data).digest() + data)
        Path(part).replace(path)
    except OSError as error:
        _log.info("The compiled content cannot be kept: %s", error)
        if part is not None:
            Path(part).unlink(missing_ok=True)
