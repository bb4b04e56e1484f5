"""What is said of releases on the terminal: a list, one of them, how two differ."""

import difflib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kiosk.releases.manifest import CONTENT, DamagedReleaseError, FileEntry
from kiosk.releases.release import Release
from kiosk.releases.store import Store

_TEXTS = (".yaml", ".csv", ".svg", ".txt")
_MOST_LINES = 400
"""So many lines of a file's difference are told."""


def list_lines(store: Store) -> Iterator[str]:
    """Yields a line a release, the newest first."""
    current = store.current()
    held = store.held()
    for version in store.versions():
        star = "*" if current is not None and version == current.version else " "
        try:
            manifest = store.release(version).manifest
        except DamagedReleaseError as error:
            yield f"{star} {version:>4}  damaged: {error}"
            continue
        words = [f"{star} {version:>4}  {manifest.made}  {len(manifest.files):>4} files"]
        words.append(f"{sum(one.size for one in manifest.files.values()) / 1e6:7.1f} MB")
        words.append(_plain(manifest.origin))
        if version in held:
            words.append("(gone back from)")
        if store.damage(version):
            words.append(f"(damaged: {store.damage(version)})")
        yield "  ".join(words)


def show_lines(release: Release) -> Iterator[str]:
    """Yields what a release says of itself, and its files."""
    manifest = release.manifest
    yield f"release   {manifest.version}"
    yield f"made      {manifest.made}"
    yield f"program   {manifest.program_version or 'not installed'} {manifest.program[:16]}"
    yield f"content   {manifest.content[:16]}"
    yield f"origin    {_plain(manifest.origin)}"
    if manifest.serial:
        yield f"archive   {manifest.serial}"
    yield f"folder    {release.folder}"
    for name, entry in sorted(manifest.files.items()):
        yield f"{entry.sha256[:16]} {entry.size:>10}  {_plain(name)}"


def diff_lines(before: Release, after: Release) -> Iterator[str]:
    """Yields how the content of two releases differs: files, and lines of texts."""
    old, new = _content(before), _content(after)
    for name in sorted({*old, *new}):
        if name not in new:
            yield f"removed  {_plain(name)}"
        elif name not in old:
            yield f"added    {_plain(name)}"
        elif old[name] != new[name]:
            yield f"changed  {_plain(name)}"
            if name.endswith(_TEXTS):
                yield from _line_diff(before.content_dir / name, after.content_dir / name)


def _content(release: Release) -> dict[str, FileEntry]:
    start = f"{CONTENT}/"
    files = release.manifest.files.items()
    return {name.removeprefix(start): entry for name, entry in files if name.startswith(start)}


def _line_diff(before: Path, after: Path) -> Iterator[str]:
    lines = difflib.unified_diff(_lines(before), _lines(after), n=0, lineterm="")
    for index, line in enumerate(lines):
        if index >= _MOST_LINES:
            yield "    …"
            return
        if not line.startswith(("---", "+++")):
            yield f"    {_plain(line)}"


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").splitlines()


def _plain(words: str) -> str:
    """Returns words without what a terminal would obey."""
    return "".join("�" if unicodedata.category(one) in {"Cc", "Cf"} else one for one in words)
