"""Takes a copy of a content folder, within limits, without whatever editors leave there."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from kiosk.content.problem import Problem
from kiosk.releases.manifest import CONTENT, FileEntry, digest_of_content, entry_of
from kiosk.releases.trees import copy_bytes
from kiosk.values import dataclass

REPORT = "problems.txt"
"""What we write beside the content is none of it."""
MOST_FILES = 5_000
MOST_FILE_BYTES = 200_000_000
MOST_TOTAL_BYTES = 1_500_000_000
DEEPEST = 6
_SKIPPED_FOLDERS = {"__pycache__", "node_modules", "System Volume Information", "$RECYCLE.BIN"}
_SKIPPED_FILES = {"thumbs.db", "desktop.ini"}
_PARTIAL = (".part", ".partial", ".filepart", ".crdownload", ".tmp")
_LEFT_BY_EDITORS = (".swp", ".bak", "~")
_RSYNC = re.compile(r"\..+\.[A-Za-z0-9]{6}")
"""What rsync calls a file until it is whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file of a content folder.

    Attributes:
        name: Below the folder, with ``/``.
    """

    name: str
    path: Path


class TooMuchError(OSError):
    """A folder holds more than any content."""


def content_files(folder: Path) -> Iterator[Found]:
    """Yields the files that make up a content folder, in an order that stays the same.

    Hidden files, what editors and copies in progress leave, and our own report are none of them.
    Folders that links lead to are not entered.

    Raises:
        TooMuchError: There are too many, or they lie too deep.
        OSError: The folder cannot be read.
    """
    for name, entry in all_files(folder):
        if is_content(name):
            yield Found(name=name, path=Path(entry.path))


def all_files(folder: Path) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yields what lies in a content folder and is no folder, also what is no content.

    Raises:
        TooMuchError: There is too much, or it lies too deep.
        OSError: The folder cannot be read.
    """
    count = 0
    waiting = [("", folder)]
    while waiting:
        prefix, place = waiting.pop()
        with os.scandir(place) as entries:
            found = sorted(entries, key=lambda one: one.name)
        for entry in found:
            name = f"{prefix}{entry.name}"
            if not entry.is_dir(follow_symlinks=False):
                count += 1
                if count > MOST_FILES:
                    raise TooMuchError(f"more than {MOST_FILES} files are no content folder")
                yield name, entry
            elif entry.name[0] not in ".~" and entry.name not in _SKIPPED_FOLDERS:
                if name.count("/") >= DEEPEST:
                    raise TooMuchError(f"{name} lies too deep for a content folder")
                waiting.append((f"{name}/", Path(entry.path)))


def is_content(name: str) -> bool:
    """Says whether a file belongs to the content.

    Args:
        name: Below the content folder, with ``/``.
    """
    last = name.rpartition("/")[2].lower()
    odd = last[0] in ".~" or last in _SKIPPED_FILES or last.endswith(_LEFT_BY_EDITORS)
    return name != REPORT and not odd and not is_partial(last)


def is_partial(name: str) -> bool:
    """Says whether a name is one that programs give to what they are still copying."""
    return name.lower().endswith(_PARTIAL) or _RSYNC.fullmatch(name) is not None


def copy_content(folder: Path, target: Path) -> tuple[Problem, ...]:
    """Copies the content.

    Args:
        folder: The content folder.
        target: The copy; must not exist.

    Returns:
        What could not be taken.

    Raises:
        OSError: The copy cannot be written.
        TooMuchError: It is more than any content.
    """
    target.mkdir(parents=True)
    home = folder.resolve()
    problems: list[Problem] = []
    total = 0
    for found in content_files(folder):
        copy = target / found.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        objection = _objection(found.path, home)
        if objection is not None:
            problems.append(_problem(found.name, *objection))
            continue
        total += copy_bytes(found.path, copy, min(MOST_FILE_BYTES, MOST_TOTAL_BYTES - total))
    return tuple(problems)


def digest_of_folder(folder: Path) -> str | None:
    """Returns the digest that a release of a folder would have; None where none can be made."""
    files: dict[str, FileEntry] = {}
    total = 0
    try:
        for found in content_files(folder):
            status = found.path.stat()
            total += status.st_size
            # Opening a pipe or a device waits for whoever writes into it.
            if not stat.S_ISREG(status.st_mode) or total > MOST_TOTAL_BYTES:
                return None
            files[f"{CONTENT}/{found.name}"] = entry_of(found.path)
    except OSError:
        return None
    return digest_of_content(files)


def _objection(path: Path, home: Path) -> tuple[str, str] | None:
    """Says why a file is not taken; None where it is."""
    try:
        if not path.is_file():
            return "this is no file", "put a file of this name here"
        if not path.resolve().is_relative_to(home):
            return (
                "the file is a link that leaves the content folder",
                "put the file itself into the content folder",
            )
        if not os.access(path, os.R_OK):
            return "the file cannot be read", "check that this user may read it"
    except (OSError, RuntimeError) as error:
        return f"the file cannot be read ({error})", "check that this user may read it"
    return None


def _problem(name: str, what: str, todo: str) -> Problem:
    said = name.encode("utf-8", "replace").decode()
    return Problem(file=said, line=1, column=1, where="file", what=what, todo=todo)
