"""One release on the disk: what it holds, whether it is sound, and that it is in use."""

import contextlib
import os
from pathlib import Path

from kiosk.content.compiled import program_digest
from kiosk.content.kept_file import open_kept
from kiosk.model.kiosk import Kiosk
from kiosk.releases import manifest as notes
from kiosk.releases.manifest import DamagedReleaseError, Manifest
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release whose manifest is sound."""

    folder: Path
    manifest: Manifest

    @property
    def version(self) -> int:
        """Its number in the store."""
        return self.manifest.version

    @property
    def content_dir(self) -> Path:
        """The content as it was, the source of all else."""
        return self.folder / notes.CONTENT

    @property
    def pictures_dir(self) -> Path:
        """Pictures that are drawn already."""
        return self.folder / notes.PICTURES

    def kiosk(self, assets: Path, program: bytes = b"") -> Kiosk | None:
        """Returns the compiled content; None where another program compiled it, or it is damaged.

        Args:
            assets: The folder with the program's fonts, icons and illustrations.
            program: The digest of this program, where it is known already.
        """
        kept = open_kept(self.folder / notes.COMPILED, program or program_digest(assets))
        return kept.kiosk() if kept is not None else None

    def is_of_program(self, assets: Path) -> bool:
        """Says whether this very program compiled it."""
        return self.manifest.program == program_digest(assets).hex()

    def check_quickly(self) -> None:
        """Makes sure that every file is there and has its size; reads none of them.

        Raises:
            DamagedReleaseError: One has not.
        """
        folder = str(self.folder)
        for name, entry in self.manifest.files.items():
            try:
                size = os.stat(f"{folder}/{name}").st_size  # noqa: PTH116 - a start waits for this
            except OSError as error:
                raise DamagedReleaseError(f"{name} cannot be read ({error.strerror})") from error
            if size != entry.size:
                raise DamagedReleaseError(f"{name} has {size} bytes instead of {entry.size}")

    def check_in_full(self) -> None:
        """Reads every file and makes sure that not a bit has changed.

        Raises:
            DamagedReleaseError: One has.
        """
        self.check_quickly()
        for name, entry in self.manifest.files.items():
            try:
                found = notes.entry_of(self.folder / name)
            except OSError as error:
                raise DamagedReleaseError(f"{name} cannot be read ({error.strerror})") from error
            if found != entry:
                raise DamagedReleaseError(f"{name} was changed")
        there = {name for name, _ in _names_below(self.folder)}
        if there != {*self.manifest.files, notes.FILE}:
            odd = min(there.symmetric_difference({*self.manifest.files, notes.FILE}))
            raise DamagedReleaseError(f"{odd} does not belong here")


class Hold:
    """Keeps a release from being pruned for as long as this lives, at most as the process."""

    def __init__(self, release: Release) -> None:
        """Takes hold, if the system knows locks."""
        self._handle: int | None = None
        with contextlib.suppress(OSError, ImportError):
            import fcntl  # noqa: PLC0415 - there is none on some systems

            self._handle = os.open(release.folder / notes.FILE, os.O_RDONLY)
            fcntl.flock(self._handle, fcntl.LOCK_SH | fcntl.LOCK_NB)

    def close(self) -> None:
        """Lets go."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def __del__(self) -> None:
        """Lets go."""
        self.close()


def is_held(folder: Path) -> bool:
    """Says whether some process holds a release."""
    with contextlib.suppress(FileNotFoundError, ImportError):
        import fcntl  # noqa: PLC0415 - see `Hold`

        with (folder / notes.FILE).open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return True
    return False


def open_release(folder: Path) -> Release:
    """Returns the release in a folder.

    Raises:
        DamagedReleaseError: Its manifest is missing or damaged.
    """
    try:
        with (folder / notes.FILE).open("rb") as file:
            data = file.read(notes.MOST_BYTES)
    except OSError as error:
        raise DamagedReleaseError(f"the manifest cannot be read ({error.strerror})") from error
    manifest = notes.read_manifest(data)
    if str(manifest.version) != folder.name:
        raise DamagedReleaseError(f"the folder {folder.name} holds release {manifest.version}")
    return Release(folder=folder, manifest=manifest)


def release_around(content: Path) -> Release | None:
    """Returns the release that a folder is the content of; None where it is of none."""
    if content.name != notes.CONTENT or not (content.parent / notes.FILE).is_file():
        return None
    try:
        return open_release(content.parent)
    except DamagedReleaseError:
        return None


def _names_below(folder: Path) -> "list[tuple[str, Path]]":
    return [
        (path.relative_to(folder).as_posix(), path)
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    ]
