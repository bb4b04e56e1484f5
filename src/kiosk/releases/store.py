"""The releases of one content folder: which there are, which is shown, and which are no good.

    STATE/releases/NAME-0123abcd/
        current          the version that is shown
        12/              a release, never changed: manifest.json, content/, content.kiosk, pictures/
        12.damaged       says that release 12 is damaged, and how
        held.json        what staff went back from; it does not come back by itself
        seen.json        what the content folder held when it was last taken
        taken.json       the newest archive that was taken
        .making-…        what a process that died was making

A version is one more than any before. The pointer is replaced as a whole; where it is damaged,
the newest sound release is the current one.
"""

import contextlib
import hashlib
import json
import logging
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk.durable import sync_folder, write_durably
from kiosk.errors import KioskError
from kiosk.releases.manifest import DamagedReleaseError
from kiosk.releases.notes import COUNTER, HELD, POINTER, TAKEN, Notes
from kiosk.releases.release import Release, is_held, open_release
from kiosk.releases.trees import remove_tree

log = logging.getLogger(__name__)
KEPT = 3
"""So many sound releases stay, the current one among them."""
MAKING = ".making-"
PROBLEM_KIND = "release"
LOCKED_WITHIN_S = 60.0
_LONGEST_NAME = 40


class BusyStoreError(KioskError):
    """Another process is changing the releases."""


class Store(Notes):
    """The releases of a content folder."""

    def __init__(self, state: Path, content: Path) -> None:
        """Names the place; nothing is made and the content folder is not looked at.

        Args:
            state: The state folder.
            content: The content folder; each has releases of its own.
        """
        where = os.path.abspath(content)  # noqa: PTH100 - links are not followed: it may be gone
        digest = hashlib.sha256(where.encode("utf-8", "surrogateescape")).hexdigest()[:8]
        name = re.sub(r"[^A-Za-z0-9_-]+", "_", Path(where).name)[:_LONGEST_NAME]
        self.state = state
        self.content = Path(where)
        super().__init__(state / "releases" / f"{name or 'content'}-{digest}")

    # What there is ----------------------------------------------------------------------------

    def versions(self) -> tuple[int, ...]:
        """Returns the versions of all releases, sound or not, the newest first."""
        return tuple(sorted(_numbers(self.folder), reverse=True))

    def release(self, version: int) -> Release:
        """Returns a release.

        Raises:
            DamagedReleaseError: There is none of this version, or its manifest is damaged.
        """
        return open_release(self.folder / str(version))

    def taken(self) -> int:
        """Returns the version of the newest archive that was ever taken."""
        serial = self.read_json(TAKEN).get("serial")
        best = serial if isinstance(serial, int) else 0
        for version in self.versions():
            with contextlib.suppress(DamagedReleaseError):
                best = max(best, self.release(version).manifest.serial)
        return best

    def current(self) -> Release | None:
        """Returns the release to show: the one that is pointed at, or the best sound one.

        What is found damaged is noted, so that it is not looked at again, and told to staff.
        """
        for version in self._in_order():
            try:
                release = self.release(version)
                release.check_quickly()
            except DamagedReleaseError as error:
                self.note_damage(version, str(error))
            else:
                return release
        return None

    def previous(self, release: Release) -> Release | None:
        """Returns the newest sound release before another one."""
        held = self.held()
        for version in self.versions():
            if version < release.version and version not in held and not self.damage(version):
                with contextlib.suppress(DamagedReleaseError):
                    found = self.release(version)
                    found.check_in_full()
                    return found
        return None

    def note_damage(self, version: int, what: str) -> None:
        """Keeps in mind that a release is damaged; staff and log are told once."""
        is_pruned = version != self.pointed() and version not in self.versions()
        if self.damage(version) or is_pruned:
            # Another process may have pruned it while this one read it.
            return
        from kiosk.health import problems  # noqa: PLC0415 - a start does without

        log.error("release %d is damaged and not shown: %s", version, what)
        problems.record(
            self.state,
            PROBLEM_KIND,
            f"第 {version} 版内容的文件损坏（{what}），已改用之前完好的版本。请检查磁盘。",
            f"Release {version} is damaged ({what}); a sound one is shown. Check the disk.",
        )
        try:
            write_durably(self.damage_file(version), f"{what}\n".encode())
        except OSError as error:
            log.warning("that release %d is damaged cannot be kept: %s", version, error)

    # Changes: only with the lock ----------------------------------------------------------------

    @contextlib.contextmanager
    def locked(self, within_s: float = LOCKED_WITHIN_S) -> Iterator[None]:
        """Keeps other processes from changing the releases; ends with this process at the latest.

        Raises:
            BusyStoreError: Another process does not let go.
            OSError: The state folder cannot be written.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("ab") as file:
            _lock(file.fileno(), time.monotonic() + within_s)
            yield

    def next_version(self) -> int:
        """Returns a version that was never given, and notes that it is given now.

        It is higher than that of every archive that was taken: whoever takes the last archive
        before they make content on a new machine has theirs taken by the kiosks.

        Raises:
            OSError: That cannot be noted.
        """
        counted = self.read_json(COUNTER).get("version")
        known = (self.pointed(), self.taken(), *self.versions())
        best = max(counted if isinstance(counted, int) else 0, *known)
        write_durably(self.folder / COUNTER, json.dumps({"version": best + 1}).encode())
        return best + 1

    def apply(self, release: Release) -> None:
        """Makes a release the current one; also one that staff had gone back from.

        Raises:
            DamagedReleaseError: It is not sound.
            OSError: The pointer cannot be written; it stays as it was.
        """
        from kiosk.releases.gather import digest_of_folder  # noqa: PLC0415 - a start does without

        release.check_in_full()
        if not self.seen():
            # What lies in the folder now is older than what is chosen here.
            self.note_seen(digest_of_folder(self.content) or "nothing")
        held = self.held()
        if release.version in held:
            self.write_json(HELD, {"versions": [v for v in held if v != release.version]})
        self.damage_file(release.version).unlink(missing_ok=True)
        self._point_at(release)
        from kiosk.health import problems  # noqa: PLC0415 - a start does without

        problems.solve(self.state, PROBLEM_KIND)

    def roll_back(self) -> Release:
        """Goes back to the release before the current one, which does not come back by itself.

        Raises:
            KioskError: There is none.
            OSError: The pointer cannot be written; it stays as it was.
        """
        current = self.current()
        before = self.previous(current) if current is not None else None
        if current is None or before is None:
            raise KioskError("there is no earlier release to go back to")
        there = self.versions()
        held = [v for v in self.held() if v in there]
        self.write_json(HELD, {"versions": [*held, current.version]})
        self._point_at(before)
        return before

    def note_taken(self, serial: int) -> None:
        """Keeps in mind the version of the newest archive.

        Raises:
            OSError: That cannot be written.
        """
        self.write_json(TAKEN, {"serial": max(serial, self.taken())})

    def prune(self, keep: int = KEPT) -> tuple[int, ...]:
        """Removes all but the current release and the newest sound ones; never one in use.

        Args:
            keep: So many stay.

        Returns:
            The versions that were removed.
        """
        self.sweep()
        current = self.current()
        kept = [] if current is None else [current.version]
        sound = [v for v in self.versions() if not self.damage(v) and v not in kept]
        held = self.held()
        sound.sort(key=lambda version: (version in held, -version))
        kept += sound[: max(0, keep - len(kept))]
        gone = []
        for version in self.versions():
            folder = self.folder / str(version)
            # Where nothing is sound what is there stays: staff may still save something from it.
            if version in kept or current is None or is_held(folder):
                continue
            # A name of its own first: what is half removed must not be taken for a release.
            leaving = self.folder / f"{MAKING}gone-{version}"
            with contextlib.suppress(OSError):
                folder.rename(leaving)
                self.damage_file(version).unlink(missing_ok=True)
                gone.append(version)
        self.sweep()
        return tuple(gone)

    def sweep(self) -> None:
        """Removes what processes left that died; with the lock nobody else is making anything."""
        with contextlib.suppress(OSError):
            for path in self.folder.iterdir():
                if path.name.startswith(MAKING):
                    remove_tree(path)
                elif path.name.startswith(".") and path.name.endswith(".part"):
                    path.unlink(missing_ok=True)

    def adopt(self, making: Path, version: int) -> Release:
        """Gives a finished folder the name of its version, at once and for ever.

        Raises:
            OSError: The disk fails.
        """
        folder = self.folder / str(version)
        making.rename(folder)
        sync_folder(self.folder)
        return open_release(folder)

    # -----------------------------------------------------------------------------------------

    def _in_order(self) -> Iterator[int]:
        """Yields the versions that may be shown: what is pointed at, then the newest."""
        held, first = self.held(), self.pointed()
        if first and not self.damage(first):
            yield first
        versions = self.versions()
        wanted: list[int] = []
        wanted += [v for v in versions if v != first and v not in held]
        # Better what staff had gone back from than nothing.
        wanted += [v for v in versions if v != first and v in held]
        for version in wanted:
            if not self.damage(version):
                yield version

    def _point_at(self, release: Release) -> None:
        write_durably(self.folder / POINTER, f"{release.version}\n".encode())


def _numbers(folder: Path) -> Iterator[int]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if re.fullmatch(r"[1-9][0-9]{0,15}", entry.name):
                yield int(entry.name)


def _lock(handle: int, until: float) -> None:
    try:
        import fcntl  # noqa: PLC0415 - there is none on some systems
    except ImportError:
        return
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise BusyStoreError(
                    "another process is changing the releases; try again"
                ) from None
            time.sleep(0.05)
        else:
            return
