"""Small files that must never be half written, and that nobody else may read."""

import contextlib
import json
import os
import tempfile
from pathlib import Path

MOST_BYTES = 4096
"""A larger file is none of ours."""


def read_json(path: Path) -> dict[str, object] | None:
    """Returns what a file holds, or None where it is damaged.

    Raises:
        FileNotFoundError: There is no file.
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        held = file.read(MOST_BYTES + 1)
    try:
        value = json.loads(held) if len(held) <= MOST_BYTES else None
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def write_json(path: Path, value: dict[str, object]) -> None:
    """Replaces a file in one step and waits until it is on the disk; its owner alone reads it.

    Written by the administrator it belongs to whom the state folder belongs to: the kiosk runs
    under an account of its own and must be able to read it.

    Raises:
        OSError: It cannot be written; what was there before still is.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(json.dumps(value).encode())
            file.flush()
            os.fsync(file.fileno())
        _give_to_owner(path.parent, Path(name))
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes sure that what was renamed or removed in a folder stays so when power fails."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _give_to_owner(folder: Path, file: Path) -> None:
    if os.geteuid() != 0:
        return
    owner = folder.parent.stat()
    for path in (folder, file):
        os.chown(path, owner.st_uid, owner.st_gid)
