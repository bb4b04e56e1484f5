"""Stamps of files: short texts that differ wherever a file may have changed, without reading it."""

import hashlib
import importlib.util
import os
import stat
from collections.abc import Iterator
from pathlib import Path

SKIPPED = "__pycache__"


def files_below(base: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yields what lies below a folder with its name there, in an order that stays the same.

    Folders that links lead to are not entered, so no way runs in a circle.
    """
    waiting = [("", str(base))]
    while waiting:
        prefix, folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=_name)
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != SKIPPED:
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
            else:
                yield prefix + entry.name, entry


def stamp_of_entry(entry: os.DirEntry[str]) -> str:
    """Returns size and time of change of a file, or that it is none."""
    try:
        status = entry.stat()
    except OSError:
        return "unreadable"
    if not stat.S_ISREG(status.st_mode):
        return "no file"
    return f"{status.st_size} {status.st_mtime_ns}"


def stamp_of(*paths: Path) -> str:
    """Returns 16 hex digits that differ wherever a file, or one below a folder, may have changed.

    Args:
        paths: Files and folders; their names count from themselves, wherever they lie.
    """
    digest = hashlib.sha256()
    for path in paths:
        if path.is_dir():
            parts = [f"{name} {stamp_of_entry(entry)}" for name, entry in files_below(path)]
        else:
            parts = [_stamp_of_file(path)]
        text = "\n".join((path.name, str(len(parts)), *parts, ""))
        digest.update(text.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:16]


def file_of(library: str) -> Path:
    """Returns a file of an installed library that another version of it replaces; imports nothing.

    Args:
        library: Its name in imports.
    """
    spec = importlib.util.find_spec(library)
    return Path(spec.origin) if spec is not None and spec.origin else Path(library)


def _stamp_of_file(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return "unreadable"
    return f"{status.st_size} {status.st_mtime_ns}"


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name
