"""Sees sticks that are plugged in, and the archives that lie on them."""

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOTS = (Path("/media"), Path("/run/media"), Path("/mnt"))
"""Where systems put what is plugged in."""
MOUNTS = Path("/proc/self/mounts")
SUFFIX = ".kioskrelease"
MOST_ARCHIVES = 16
_MOST_NAMES = 2_000
_ESCAPE = re.compile(r"\\([0-7]{3})")


class Sticks:
    """Says once of each stick that it was plugged in."""

    def __init__(self, mounts: Path = MOUNTS, roots: Iterable[Path] = ROOTS) -> None:
        """Begins with none seen: one that is there already counts as plugged in."""
        self._mounts = mounts
        self._roots = tuple(roots)
        self._seen: frozenset[Path] = frozenset()

    def plugged_in(self) -> tuple[Path, ...]:
        """Returns the folders of sticks that were not there the last time."""
        there = frozenset(self._there())
        new, self._seen = there - self._seen, there
        return tuple(sorted(new))

    def _there(self) -> Iterator[Path]:
        try:
            text = self._mounts.read_text("utf-8", "surrogateescape")
        except OSError:
            return
        for line in text.splitlines():
            fields = line.split(" ")
            if len(fields) > 1:
                path = Path(_ESCAPE.sub(_letter, fields[1]))
                if any(root in path.parents for root in self._roots):
                    yield path


def archives_on(stick: Path) -> tuple[Path, ...]:
    """Returns the archives in the top folder of a stick, a few at most."""
    found: list[Path] = []
    with contextlib.suppress(OSError), os.scandir(stick) as entries:
        for number, entry in enumerate(entries):
            if number >= _MOST_NAMES or len(found) >= MOST_ARCHIVES:
                break
            hidden = entry.name.startswith(".")  # macOS leaves ._NAME beside each file
            if entry.name.endswith(SUFFIX) and not hidden and entry.is_file(follow_symlinks=False):
                found.append(Path(entry.path))
    return tuple(sorted(found))


def _letter(found: re.Match[str]) -> str:
    return (
        chr(int(found[1], 8)) if int(found[1], 8) < 0x80 else os.fsdecode(bytes([int(found[1], 8)]))
    )
