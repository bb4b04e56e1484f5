"""Checked content kept ready for the next start, so that a start reads one file and checks none.

The file lies in the program's own cache folder; `kiosk.content.kept_file` says what is in it. Of
a content folder the last kiosk without errors is kept, also while what lies in the folder has some:
it is what is shown then.
"""

import hashlib
import os
import stat
from dataclasses import replace
from pathlib import Path

import kiosk.model
from kiosk.content.kept_file import DIGEST_BYTES, open_kept, write_kept
from kiosk.content.loaded import Loaded
from kiosk.model.kiosk import Kiosk
from kiosk.stamps import files_below, stamp_of_entry

_READ_WHOLE = (".yaml", ".csv")
"""Files whose bytes are digested; of others (pictures, sources) size and time of change are."""
_MOST_BYTES_READ = 4_000_000
"""Of larger files too: no content that passes holds such a one."""
_UNLIKE_ANY = bytes(DIGEST_BYTES)
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
    path = kept_path(folder, cache_dir)
    kept = open_kept(path, program)
    if kept is not None and kept.content == content:
        value = kept.kiosk()
        if value is not None:
            return Loaded(kiosk=value, problems=())
    # What reads and checks content is imported only where it is needed: it takes 300 ms.
    from kiosk.content.loading import load  # noqa: PLC0415

    loaded = load(folder, assets)
    if loaded.kiosk is None:
        return loaded
    write_kept(path, (_UNLIKE_ANY if loaded.problems else content) + program, loaded.kiosk)
    kept = open_kept(path, program)
    # What was kept is read in parts, so that memory does not hold all of the content.
    value = kept.kiosk() if kept is not None else None
    return loaded if value is None else replace(loaded, kiosk=value)


def last_good(folder: Path, assets: Path, cache_dir: Path) -> Kiosk | None:
    """Returns what a content folder held when it last had no error, if this program read it."""
    kept = open_kept(kept_path(folder, cache_dir), program_digest(assets))
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


def kept_path(folder: Path, cache_dir: Path) -> Path:
    """Returns the file for a content folder, so that several can be kept side by side."""
    where = str(folder.absolute()).encode("utf-8", "surrogateescape")
    return cache_dir / "content" / f"{hashlib.sha256(where).hexdigest()[:16]}.kiosk"
