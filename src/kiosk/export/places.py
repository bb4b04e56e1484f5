"""Where results go: looked at before anything is made, and written whole or not at all."""

import os
from pathlib import Path

from kiosk.durable import replace_file
from kiosk.errors import KioskError, UsageError


def check_file(path: Path, suffix: str) -> None:
    """Makes sure that a file can be written.

    Args:
        path: The file.
        suffix: How its name has to end: ``.pdf``.

    Raises:
        UsageError: It cannot; the message says why and what to do.
    """
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file in it: {path / f'handout{suffix}'}")
    if path.suffix.lower() != suffix:
        raise UsageError(f"{path} does not end with {suffix}; write {path.name}{suffix}")
    folder = path.absolute().parent
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}; make it first, or name another")
    _check_open(folder)


def check_folder(path: Path) -> None:
    """Makes sure that a folder can be filled; it may be made by that.

    Raises:
        UsageError: It cannot; the message says why and what to do.
    """
    there = path.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    if not there.is_dir():
        raise UsageError(f"{there} is a file, so there can be no folder {path}; name another")
    _check_open(there)


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that it is never seen half-written.

    Raises:
        KioskError: It cannot be written; what was there stays.
    """
    try:
        replace_file(path, data)
    except OSError as error:
        raise KioskError(f"{path} cannot be written: {error.strerror or error}") from error


def _check_open(folder: Path) -> None:
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UsageError(f"nothing may be written into {folder}; name another folder")
