"""What a release says of itself: version, time, program, and the SHA-256 of every file."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError
from kiosk.values import dataclass

FILE = "manifest.json"
FORMAT = 1
MOST_BYTES = 8_000_000
CONTENT, COMPILED, PICTURES = "content", "content.kiosk", "pictures"
_BEGIN, _BETWEEN, _END = b'{"release": ', b',\n"seal": "', b'"}\n'
_TAIL_BYTES = len(_BETWEEN) + 64 + len(_END)
_CHUNK_BYTES = 1 << 18


class DamagedReleaseError(KioskError):
    """A release is not what it was when it was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEntry:
    """A file of a release."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a release says of itself.

    Attributes:
        version: Counted up; never given twice in a store.
        made: When, in UTC, as ISO 8601.
        program: A digest of the program that compiled it, and `program_version` for people.
        content: A digest of names and bytes of all content files: same content, same digest.
        serial: The version of the archive that it came in; 0 where it came from a folder.
        origin: Where it came from, for people.
        files: By name below the release's folder, with ``/``.
    """

    version: int
    made: str
    program: str
    program_version: str
    content: str
    serial: int = 0
    origin: str = ""
    files: Mapping[str, FileEntry]


def write_manifest(manifest: Manifest) -> bytes:
    """Returns the file of a manifest, with a seal over every byte of it."""
    fields = {"format": FORMAT, **asdict(manifest)}
    body = json.dumps(fields, ensure_ascii=True, sort_keys=True, indent=1).encode()
    return _BEGIN + body + _BETWEEN + hashlib.sha256(body).hexdigest().encode() + _END


def read_manifest(data: bytes) -> Manifest:
    """Reads a manifest.

    Raises:
        DamagedReleaseError: It is none, or differs in any byte from what was written.
    """
    body = data[len(_BEGIN) : -_TAIL_BYTES]
    seal = hashlib.sha256(body).hexdigest().encode()
    # Also what JSON does not see, such as a blank that became another one, is damage.
    if data != _BEGIN + body + _BETWEEN + seal + _END:
        raise DamagedReleaseError("the manifest was changed")
    try:
        fields: dict[str, Any] = json.loads(body)
        if fields.pop("format") != FORMAT:
            raise DamagedReleaseError("the manifest has another format")
        files = {name: FileEntry(**entry) for name, entry in fields.pop("files").items()}
        return Manifest(**fields, files=files)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DamagedReleaseError("the manifest is damaged") from error


def entries_below(folder: Path) -> Iterator[tuple[str, FileEntry]]:
    """Yields every file below a folder but the manifest, read through.

    Raises:
        OSError: A file cannot be read.
    """
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            if name != FILE:
                yield name, entry_of(path)


def entry_of(path: Path) -> FileEntry:
    """Reads a file through.

    Raises:
        OSError: It cannot be read.
    """
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
            size += len(chunk)
    return FileEntry(size=size, sha256=digest.hexdigest())


def digest_of_content(files: Mapping[str, FileEntry]) -> str:
    """Returns a digest of the content files among those of a release."""
    digest = hashlib.sha256()
    for name, entry in sorted(files.items()):
        if name.startswith(f"{CONTENT}/"):
            digest.update(json.dumps([name, entry.sha256]).encode())
    return digest.hexdigest()
