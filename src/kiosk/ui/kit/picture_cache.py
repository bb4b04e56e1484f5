"""The folder of kept pictures: reading, and keeping it small."""

import contextlib
import logging
import os
import time
from pathlib import Path

from kiosk.picture_file import DamagedPictureError, PictureFile, read_picture

log = logging.getLogger(__name__)
DISK_BYTES = 600 * 1024 * 1024
STALE_PART_S = 3600.0
"""A half-written file this old belongs to a worker that is gone."""


def read_kept(path: Path) -> PictureFile | None:
    """Returns a kept picture, or None; a damaged one is removed, so that it is drawn again."""
    try:
        picture = read_picture(path)
    except OSError:
        return None
    except DamagedPictureError as error:
        log.warning("a kept picture is drawn again: %s", error)
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        return None
    # When it was last used decides what is removed first; a read-only folder keeps all.
    with contextlib.suppress(OSError):
        path.touch()
    return picture


def trim_cache(directory: Path, limit: int = DISK_BYTES) -> None:
    """Removes what was not used for the longest until the rest fits, and what was left half done.

    Args:
        directory: The folder of kept pictures.
        limit: Bytes that may stay.
    """
    kept: list[tuple[float, int, Path]] = []
    with contextlib.suppress(OSError):
        for path in directory.iterdir():
            with contextlib.suppress(OSError):
                stat = path.stat()
                if path.suffix == ".kpic":
                    kept.append((stat.st_mtime, stat.st_size, path))
                elif path.suffix == ".part" and time.time() - stat.st_mtime > STALE_PART_S:
                    path.unlink(missing_ok=True)
    total = 0
    for _, size, path in sorted(kept, reverse=True):
        total += size
        if total > limit:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


def usable_folder(wanted: Path) -> Path:
    """Returns a folder that can be written: the wanted one, or one that lasts until the next boot.

    Drawings and charts pass from the workers through files, so without one nothing is seen.
    """
    try:
        wanted.mkdir(parents=True, exist_ok=True)
        probe = wanted / f".probe-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        import tempfile  # noqa: PLC0415 - it brings much, and most starts do not need it

        other = Path(tempfile.mkdtemp(prefix="kiosk-"))
        log.warning("%s cannot be written (%s); pictures are kept in %s", wanted, error, other)
        return other
    return wanted
