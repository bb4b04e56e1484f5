"""Files that are replaced as a whole: whoever reads one sees the old or the new, never half."""

import contextlib
import errno
import os
from collections.abc import Callable
from pathlib import Path
from threading import get_ident

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_NOT_FOR_FOLDERS = frozenset({errno.EINVAL, errno.ENOTSUP})


def write_durably(path: Path, data: bytes) -> None:
    """Replaces a file; when this returns it is on the disk and outlives a power cut.

    Raises:
        OSError: It cannot be written; what was there stays.
    """
    replace_file(path, data, durable=True)


def replace_file(
    path: Path,
    data: bytes,
    *,
    durable: bool = False,
    private: bool = False,
    ready: Callable[[Path], None] | None = None,
) -> None:
    """Replaces a file.

    Args:
        path: The file; its folder is made if it is not there.
        data: What it holds from now on.
        durable: It also outlives a power cut; that waits for the disk.
        private: Its owner alone may read it, and see into a folder that is made for it.
        ready: Called with the new file before it takes the place of the old one.

    Raises:
        OSError: It cannot be written; what was there stays.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}-{get_ident()}.part")
    try:
        with os.fdopen(_open(part, private=private), "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if ready is not None:
            ready(part)
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    if durable:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Forces the names in a folder to the disk, on systems that can.

    Raises:
        OSError: The disk fails.
    """
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network file systems have nothing to force for a folder.
        if error.errno not in _NOT_FOR_FOLDERS:
            raise
    finally:
        os.close(handle)


def _open(part: Path, *, private: bool) -> int:
    """Opens a new file for writing; makes its folder where there is none."""
    mode = 0o600 if private else 0o666
    try:
        handle = os.open(part, _FLAGS, mode)
    except FileNotFoundError:
        part.parent.mkdir(mode=0o700 if private else 0o777, parents=True, exist_ok=True)
        handle = os.open(part, _FLAGS, mode)
    if private:
        # What a thread of the same number may have left could be read by others.
        part.chmod(mode)
    return handle
