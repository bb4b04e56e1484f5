"""Folders of releases: copied file by file, frozen on the disk, removed."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from kiosk.durable import sync_folder

FILE_MODE, FOLDER_MODE = 0o444, 0o555
_CHUNK_BYTES = 1 << 20


def freeze_tree(folder: Path) -> None:
    """Forces all that lies below a folder to the disk, and takes the right to change it away.

    Raises:
        OSError: The disk fails.
    """
    for path in sorted(_below(folder), key=_depth, reverse=True):
        if path.is_dir():
            sync_folder(path)
            path.chmod(FOLDER_MODE)
        else:
            with path.open("rb") as file:
                os.fsync(file.fileno())
            path.chmod(FILE_MODE)
    sync_folder(folder)
    folder.chmod(FOLDER_MODE)


def remove_tree(folder: Path) -> None:
    """Removes a folder, also one that was frozen; what cannot be removed stays for the next time.

    Links are removed and never followed.
    """
    with contextlib.suppress(OSError):
        folder.chmod(0o755)
        for path in sorted(_below(folder), key=_depth):
            if path.is_dir() and not path.is_symlink():
                with contextlib.suppress(OSError):
                    path.chmod(0o755)
    for path in sorted(_below(folder), key=_depth, reverse=True):
        with contextlib.suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink()
    with contextlib.suppress(OSError):
        folder.rmdir()


def copy_bytes(source: Path, target: Path, most: int) -> int:
    """Copies a file that may change meanwhile; its time of change is copied with it.

    Args:
        source: A regular file; a pipe or device is not opened for reading.
        target: Must not exist.
        most: More bytes than this are not taken.

    Returns:
        How many bytes it has.

    Raises:
        OSError: It cannot be read or written, is no file, or has more bytes.
    """
    import stat  # noqa: PLC0415 - only what is built needs it

    handle = os.open(source, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb", buffering=0) as reading:
        status = os.fstat(reading.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "this is no file", str(source))
        total = 0
        with target.open("xb") as writing:
            while chunk := reading.read(_CHUNK_BYTES):
                total += len(chunk)
                if total > most:
                    raise OSError(errno.EFBIG, "the file is too large", str(source))
                writing.write(chunk)
    os.utime(target, ns=(status.st_mtime_ns, status.st_mtime_ns))
    return total


def _below(folder: Path) -> Iterator[Path]:
    for name, folders, files in os.walk(folder):
        for one in (*folders, *files):
            yield Path(name) / one


def _depth(path: Path) -> int:
    return len(path.parts)
