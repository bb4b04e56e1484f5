"""Checked content kept ready for the next start, so that a start reads one file and checks none.

The file holds the version of its layout, a digest of everything that the content was made from,
a digest of what follows, and the pickled kiosk. It lies in the program's own cache folder, and
only what the program itself wrote there is read: a damaged or outdated file is made again.
"""

import hashlib
import logging
import os
import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path

import kiosk.model
from kiosk.content.loaded import Loaded
from kiosk.model.kiosk import Kiosk

_log = logging.getLogger(__name__)

MAGIC = b"KIOSK001"
_DIGEST_BYTES = 32
_READ_WHOLE = (".yaml", ".csv")
"""Files whose bytes are digested; of others (pictures, sources) size and time of change are."""


def load_cached(folder: Path, assets: Path, cache_dir: Path) -> Loaded:
    """Returns the content as `load` does, from the cache where nothing has changed.

    Content with problems is never cached. Where the cache cannot be written, only time is lost.

    Args:
        folder: The content folder.
        assets: The folder with fonts, icons and illustrations.
        cache_dir: Where compiled content is kept; made where it is missing.
    """
    key = digest_of(folder, assets)
    path = cache_dir / "content" / f"{_name_of(folder)}.kiosk"
    kept = _read(path, key)
    if kept is not None:
        return Loaded(kiosk=kept, problems=())
    # What reads and checks content is imported only where it is needed: it takes 300 ms.
    from kiosk.content.loading import load  # noqa: PLC0415

    loaded = load(folder, assets)
    if loaded.kiosk is not None and not loaded.problems:
        _write(path, key, loaded.kiosk)
    return loaded


def digest_of(folder: Path, assets: Path) -> bytes:
    """Returns a digest of all that a compiled kiosk depends on: content, assets and program."""
    digest = hashlib.sha256(MAGIC)
    package = Path(kiosk.model.__file__).parent.parent
    for base in (folder, assets, package / "model", package / "content"):
        for name, entry in _files(base):
            try:
                if base is folder and name.endswith(_READ_WHOLE):
                    stated = Path(entry.path).read_bytes()
                else:
                    status = entry.stat()
                    stated = f"{status.st_size} {status.st_mtime_ns}".encode()
            except OSError:
                stated = b"unreadable"
            label = name.encode("utf-8", "surrogateescape")
            digest.update(b"%d %s %d " % (len(label), label, len(stated)) + stated)
    return digest.digest()


def _files(base: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yields the files below a folder with their names, in an order that stays the same."""
    waiting = [("", str(base))]
    while waiting:
        prefix, folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=_name)
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
            else:
                yield prefix + entry.name, entry


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _name_of(folder: Path) -> str:
    """Returns a file name for a content folder, so that several can be cached side by side."""
    where = str(folder.absolute()).encode("utf-8", "surrogateescape")
    return hashlib.sha256(where).hexdigest()[:16]


def _read(path: Path, key: bytes) -> Kiosk | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    start = len(MAGIC) + 2 * _DIGEST_BYTES
    whole = hashlib.sha256(data[start:]).digest()
    if data[:start] != MAGIC + key + whole:
        return None
    try:
        value = pickle.loads(data[start:])  # noqa: S301 -- our own file, its digest was checked
    except Exception:  # noqa: BLE001 -- unpickling raises errors of all kinds; the file is remade
        _log.info("The compiled content %s is made again", path)
        return None
    return value if isinstance(value, Kiosk) else None


def _write(path: Path, key: bytes, content: Kiosk) -> None:
    data = pickle.dumps(content, protocol=pickle.HIGHEST_PROTOCOL)
    part = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(MAGIC + key + hashlib.sha256(data).digest() + data)
        Path(part).replace(path)
    except OSError as error:
        _log.info("The compiled content cannot be kept: %s", error)
        if part is not None:
            Path(part).unlink(missing_ok=True)
