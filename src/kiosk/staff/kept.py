"""Small files that must never be half written, and that nobody else may read."""

import json
import os
from pathlib import Path

from kiosk.durable import replace_file

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
    data = json.dumps(value).encode()
    replace_file(path, data, durable=True, private=True, ready=_give_to_owner)


def _give_to_owner(file: Path) -> None:
    if os.geteuid() != 0:
        return
    folder = file.parent
    owner = folder.parent.stat()
    for path in (folder, file):
        os.chown(path, owner.st_uid, owner.st_gid)
