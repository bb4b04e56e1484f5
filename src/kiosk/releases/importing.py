"""Takes a signed archive: checked, unpacked into a fresh folder, then treated like all content."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.releases.archive import OpenArchive, RefusedArchiveError
from kiosk.releases.build import Built, Wish, build
from kiosk.releases.store import MAKING, Store
from kiosk.releases.trees import remove_tree

SPARE_BYTES = 64_000_000
"""So much stays free on the disk of the state folder."""


class OldArchiveError(RefusedArchiveError):
    """An archive that is no newer than one that was taken before."""


def import_archive(store: Store, archive: Path, public: str, assets: Path, cache: Path) -> Built:
    """Makes a release of an archive and shows it; needs the store's lock.

    Args:
        store: The releases that it joins.
        archive: The file; it may be taken away or changed at any moment.
        public: The public key that it must be signed with.
        assets: The folder with the program's fonts, icons and illustrations.
        cache: The folder for what can be made again.

    Raises:
        KioskError: It is refused; the message says why.
        OSError: The state folder cannot be written.
    """
    unpacked = store.folder / f"{MAKING}taken-{os.getpid()}"
    remove_tree(unpacked)
    try:
        with OpenArchive(archive, public) as opened:
            version = opened.parcel.version
            if version <= store.taken():
                raise OldArchiveError(
                    f"its version {version} is not newer than {store.taken()}, which was taken"
                )
            _check_space(store, sum(entry.size for entry in opened.parcel.files.values()))
            opened.unpack(unpacked)
        wish = Wish(
            folder=unpacked,
            assets=assets,
            cache=cache,
            origin=f"archive {archive.name}, version {version}",
            serial=version,
            sweeps=False,
        )
        built = build(store, wish)
    finally:
        remove_tree(unpacked)
    if built.release is None:
        first = built.problems[0] if built.problems else ""
        raise KioskError(f"its content has {len(built.problems)} problems, the first: {first}")
    store.apply(built.release)
    store.note_taken(version)
    store.prune()
    return built


def newest_first(archives: Sequence[Path], public: str) -> tuple[Path, ...]:
    """Returns archives by their version, what is none at the end: so older ones are not built."""

    def version_of(archive: Path) -> int:
        try:
            with OpenArchive(archive, public) as opened:
                return opened.parcel.version
        except (KioskError, OSError):
            return 0

    return tuple(sorted(archives, key=version_of, reverse=True))


def _check_space(store: Store, size: int) -> None:
    """Makes sure that there is room for the content twice: unpacked, and as a release."""
    free = shutil.disk_usage(store.folder).free
    if free < 2 * size + SPARE_BYTES:
        raise RefusedArchiveError(f"there is no room for it: {free / 1e6:.0f} MB are free")
