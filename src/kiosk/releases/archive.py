"""A release as one file: a ZIP of its content with a manifest, signed, to be carried on a stick.

    manifest.json     version, time, and size and SHA-256 of every content file
    manifest.sig      Ed25519 signature of the bytes of manifest.json, in base64
    content/…         the files

The signature is checked before anything else is believed; the manifest then says exactly what may
come, and nothing else does. What was compiled does not travel: it is made where it is shown.
"""

import base64
import contextlib
import hashlib
import json
import os
import re
import stat
import struct
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

from kiosk.durable import sync_folder
from kiosk.errors import KioskError
from kiosk.releases.gather import MOST_FILE_BYTES, MOST_FILES, MOST_TOTAL_BYTES
from kiosk.releases.manifest import CONTENT, FileEntry
from kiosk.releases.names import check_names
from kiosk.releases.release import Release
from kiosk.releases.signature import check_signature, sign
from kiosk.values import dataclass

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FORMAT = "park-kiosk release 1"
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
MOST_ARCHIVE_BYTES = 1_600_000_000
MOST_MANIFEST_BYTES = 4_000_000
MOST_RATIO = 200
RATIO_FROM_BYTES = 10_000_000
"""Less than this does no harm, however tightly it is packed."""
_CHUNK_BYTES = 1 << 18
_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
_LOCATOR_64, _END = b"PK\6\7", struct.Struct("<4s4H2LH")
_LOCATOR_BYTES = 20


class RefusedArchiveError(KioskError):
    """An archive that is not taken; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What a signed manifest promises.

    Attributes:
        version: Of the release where it was made; an archive must have a newer one than before.
        made: When the release was made.
        files: The content files by name below the content folder.
    """

    version: int
    made: str
    files: Mapping[str, FileEntry]


def export(release: Release, target: Path, key: "Ed25519PrivateKey", version: int) -> None:
    """Writes a release as a signed archive; the file is whole or not there.

    Raises:
        KioskError: The release is damaged, a name cannot travel, or it cannot be written.
    """
    release.check_in_full()
    start = f"{CONTENT}/"
    files = {
        name.removeprefix(start): entry
        for name, entry in release.manifest.files.items()
        if name.startswith(start)
    }
    check_names(files)
    manifest = _manifest_bytes(Parcel(version=version, made=release.manifest.made, files=files))
    signature = base64.b64encode(sign(key, manifest))
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as file:
            with zipfile.ZipFile(
                file, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False
            ) as zipped:
                zipped.writestr(MANIFEST, manifest)
                zipped.writestr(SIGNATURE, signature)
                for name in sorted(files):
                    zipped.write(release.content_dir / name, start + name)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise KioskError(f"the archive cannot be written: {error}") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


class OpenArchive:
    """An archive whose signature is right; what it promises can be unpacked."""

    def __init__(self, path: Path, public: str) -> None:
        """Opens and checks it; use as a context.

        Raises:
            KioskError: It is refused; the message says why.
        """
        self._file = _open_plain(path)
        try:
            _check_directory(self._file)
            self._zipped = zipfile.ZipFile(self._file)
            members = self._members()
            manifest = self._small(members, MANIFEST, MOST_MANIFEST_BYTES)
            signature = self._small(members, SIGNATURE, 1_000)
            check_signature(public, _decoded(signature), manifest)
            self.parcel = _parcel(manifest)
            self._check_members(members)
        except _BROKEN as error:
            self._file.close()
            raise RefusedArchiveError(f"this is no whole archive ({error})") from error
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def unpack(self, target: Path) -> None:
        """Writes the content files into a new folder, each compared with what was signed.

        Raises:
            RefusedArchiveError: A file is not what was signed.
            OSError: The folder cannot be written.
        """
        target.mkdir(parents=True)
        for name, entry in sorted(self.parcel.files.items()):
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            digest = hashlib.sha256()
            with path.open("xb") as file:
                for chunk in self._unpacked(name, entry.size):
                    digest.update(chunk)
                    file.write(chunk)
            if path.stat().st_size != entry.size or digest.hexdigest() != entry.sha256:
                raise RefusedArchiveError(f"{name} is not the file that was signed")

    def _unpacked(self, name: str, size: int) -> Iterator[bytes]:
        """Yields the bytes of a file; of one that has more than it should, one more at most."""
        try:
            with self._zipped.open(f"{CONTENT}/{name}") as packed:
                left = size + 1
                while left and (chunk := packed.read(min(_CHUNK_BYTES, left))):
                    left -= len(chunk)
                    yield chunk
        except OSError as error:
            raise RefusedArchiveError(f"{name} cannot be read to its end ({error})") from error
        except _BROKEN as error:
            raise RefusedArchiveError(f"{name} is damaged ({error})") from error

    def _members(self) -> dict[str, zipfile.ZipInfo]:
        found = self._zipped.infolist()
        if len(found) > MOST_FILES + 2:
            raise RefusedArchiveError(f"{len(found)} files are too many")
        members = {one.filename: one for one in found}
        if len(members) != len(found):
            raise RefusedArchiveError("it holds two files of the same name")
        return members

    def _small(self, members: Mapping[str, zipfile.ZipInfo], name: str, most: int) -> bytes:
        member = members.get(name)
        if member is None:
            raise RefusedArchiveError(f"it holds no {name}")
        _check_plain(member)
        with self._zipped.open(member) as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise RefusedArchiveError(f"{name} is too large")
        return data

    def _check_members(self, members: Mapping[str, zipfile.ZipInfo]) -> None:
        """Makes sure that just what was signed is there, in the size that was signed."""
        promised = {f"{CONTENT}/{name}": entry for name, entry in self.parcel.files.items()}
        odd = set(members).symmetric_difference({*promised, MANIFEST, SIGNATURE})
        if odd:
            raise RefusedArchiveError(f"{min(odd)!r} is missing or was not signed")
        total, packed = 0, 0
        for name, entry in promised.items():
            member = members[name]
            _check_plain(member)
            if member.file_size != entry.size:
                raise RefusedArchiveError(f"{name!r} is not as large as was signed")
            total += entry.size
            packed += member.compress_size
        if total > RATIO_FROM_BYTES and total > MOST_RATIO * max(1, packed):
            raise RefusedArchiveError(f"it is packed more tightly than {MOST_RATIO} to 1")


def _open_plain(path: Path) -> IO[bytes]:
    """Opens a regular file that is not too large; follows no link and waits for no pipe."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        file = os.fdopen(os.open(path, flags), "rb")
    except OSError as error:
        raise RefusedArchiveError(f"it cannot be opened ({error.strerror})") from error
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        file.close()
        raise RefusedArchiveError("it is no file")
    if status.st_size > MOST_ARCHIVE_BYTES:
        file.close()
        raise RefusedArchiveError(f"{status.st_size / 1e6:.0f} MB are too large")
    return file


def _check_directory(file: IO[bytes]) -> None:
    """Makes sure that the directory of an archive is small: it is read before any signature is.

    Raises:
        RefusedArchiveError: It is not, or the archive ends otherwise than those that we write.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END.size - _LOCATOR_BYTES))
    tail = file.read()
    if len(tail) < _END.size:
        raise RefusedArchiveError("this is no whole archive")
    sign, *_, directory_bytes, _start, comment = _END.unpack(tail[-_END.size :])
    if sign != b"PK\5\6" or comment or tail.startswith(_LOCATOR_64):
        raise RefusedArchiveError("this is no whole archive")
    # A signed manifest names the same files and has more to say of each.
    if directory_bytes > MOST_MANIFEST_BYTES:
        raise RefusedArchiveError("its list of files is too long")


def _check_plain(member: zipfile.ZipInfo) -> None:
    """Makes sure that a member is a file, neither link nor device nor folder, packed as usual."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in {0, stat.S_IFREG} or member.is_dir():
        raise RefusedArchiveError(f"{member.filename!r} is a link, a folder or a device")
    if member.flag_bits & _ENCRYPTED or member.compress_type not in _PLAIN:
        raise RefusedArchiveError(f"{member.filename!r} is packed in a way that is not taken")


def _decoded(signature: bytes) -> bytes:
    try:
        return base64.b64decode(signature.strip(), validate=True)
    except ValueError:
        return b""


def _manifest_bytes(parcel: Parcel) -> bytes:
    fields = {"format": FORMAT, **asdict(parcel)}
    return json.dumps(fields, ensure_ascii=True, sort_keys=True, indent=1).encode()


def _parcel(data: bytes) -> Parcel:
    """Reads a manifest whose signature is right; even so it has to keep to the limits."""
    try:
        fields: dict[str, Any] = json.loads(data)
        if fields["format"] != FORMAT:
            raise RefusedArchiveError("it was written by another version of this program")
        files = {str(name): _entry(entry) for name, entry in fields["files"].items()}
        version = fields["version"]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise RefusedArchiveError(f"its manifest is damaged ({error})") from error
    if type(version) is not int or not 0 < version < 10**15:
        raise RefusedArchiveError(f"{version!r} is no version")
    if len(files) > MOST_FILES:
        raise RefusedArchiveError(f"{len(files)} files are too many")
    if sum(entry.size for entry in files.values()) > MOST_TOTAL_BYTES:
        raise RefusedArchiveError(f"it holds more than {MOST_TOTAL_BYTES / 1e6:.0f} MB")
    check_names(files)
    return Parcel(version=version, made=str(fields.get("made", ""))[:40], files=files)


def _entry(fields: Mapping[str, Any]) -> FileEntry:
    size, sha256 = fields["size"], fields["sha256"]
    if type(size) is not int or not 0 <= size <= MOST_FILE_BYTES:
        raise ValueError(f"a file of {size!r} bytes")
    if not isinstance(sha256, str) or not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise ValueError("a digest that is none")
    return FileEntry(size=size, sha256=sha256)


def _broken() -> Iterator[type[Exception]]:
    """Yields what reading a file raises that is no archive, or a damaged one."""
    import zlib  # noqa: PLC0415 - stands beside what uses it

    yield from (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
    yield from (UnicodeDecodeError, OverflowError, ValueError, OSError)


_BROKEN: tuple[type[Exception], ...] = tuple(_broken())
