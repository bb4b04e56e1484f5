"""Takes new content: from the folder when it is quiet, from sticks when they are plugged in."""

import logging
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kiosk.content import Problem
from kiosk.errors import KioskError
from kiosk.health import problems as told
from kiosk.model.settings import Updates
from kiosk.releases.build import Built, ChangedMeanwhileError, Wish, build
from kiosk.releases.child import Runner, in_place
from kiosk.releases.gather import digest_of_folder
from kiosk.releases.layout import UncheckedLayoutError
from kiosk.releases.manifest import CONTENT, DamagedReleaseError, entry_of
from kiosk.releases.quiet import RETRY_S, Quiet, is_being_written, stamp_of_content
from kiosk.releases.release import Release
from kiosk.releases.report import write_report
from kiosk.releases.sticks import Sticks, archives_on
from kiosk.releases.store import BusyStoreError, Store
from kiosk.releases.words_zh import in_chinese

log = logging.getLogger(__name__)
VERIFY_EVERY_S = 24 * 3600.0
KIND = "content"
UNCHECKED_RETRY_S = 600.0
"""What could not be laid out is tried again after this: it takes a while each time."""
LOST = "lost"
"""Noted as what the folder held, so that it is taken again."""
_LEVELS = {"error": logging.ERROR, "warning": logging.WARNING}

Say = Callable[[dict[str, object]], None]


class Taking:
    """What the watching process does, one look after the other."""

    def __init__(
        self,
        store: Store,
        assets: Path,
        cache: Path,
        say: Say,
        sticks: Sticks | None = None,
        clock: Callable[[], float] = time.monotonic,
        run: Runner = in_place,
    ) -> None:
        """Prepares the first look.

        Args:
            store: The releases of the content folder.
            assets: The folder with the program's fonts, icons and illustrations.
            cache: The folder for what can be made again.
            say: Tells the kiosk.
            sticks: Where sticks appear.
            clock: Only goes forward, in seconds.
            run: Does what needs much memory for a while: reading, checking and compiling content.
        """
        self._run = run
        self._store, self._assets, self._cache, self._say = store, assets, cache, say
        self._sticks = sticks or Sticks()
        self._clock = clock
        self._quiet = Quiet()
        self._verify_at = -1.0
        self._updates = Updates()
        self._stamp = ""
        self._current: Release | None = None
        self._sticks_again: dict[Path, float] = {}

    @property
    def is_waiting(self) -> bool:
        """Whether the folder has changed and may soon be quiet."""
        return self._quiet.is_waiting

    def step(self) -> None:
        """Looks once at everything; takes what is new.

        Raises:
            KioskError: Something cannot be done now, and is tried again later.
            OSError: Likewise.
        """
        now = self._clock()
        if now >= self._verify_at:
            self._verify_at = now + RETRY_S
            self._look_after_releases()
            self._verify_at = now + VERIFY_EVERY_S
        self._look_at_current()
        updates = self._updates
        if updates.watch or self._current is None:
            stamp = stamp_of_content(self._store.content)
            if self._quiet.see(stamp, now) and stamp is not None:
                self._take_folder(stamp)
        if updates.usb:
            due = [stick for stick, at in self._sticks_again.items() if now >= at]
            for stick in (*self._sticks.plugged_in(), *due):
                self._sticks_again.pop(stick, None)
                self._take_stick(stick, updates.key)
        self._look_at_current()

    def refuse(self, version: int) -> None:
        """Takes a release for damaged that the kiosk could not show."""
        self._store.note_damage(version, "it could not be shown")
        self._look_at_current()

    # The folder ---------------------------------------------------------------------------------

    def _take_folder(self, stamp: str) -> None:
        folder = self._store.content
        if is_being_written(folder):
            log.info("a file in %s is being written; it is looked at again", folder)
            self._quiet.again(self._clock())
            return
        wish = Wish(
            folder=folder,
            assets=self._assets,
            cache=self._cache,
            origin=f"saved in {folder}",
            still=lambda: stamp_of_content(folder) == stamp,
            takes_seen=False,
            notes_seen=True,
        )
        try:
            built = self._run(partial(self._make_alone, wish))
        except ChangedMeanwhileError as error:
            log.info("%s", error)
            self._quiet.again(self._clock())
            return
        except UncheckedLayoutError:
            # Staff and log are told already.
            self._quiet.again(self._clock(), UNCHECKED_RETRY_S)
            return
        except BusyStoreError as error:
            # A command makes a release; nothing is wrong.
            log.info("%s", error)
            self._quiet.again(self._clock(), RETRY_S)
            return
        except (OSError, KioskError) as error:
            self._quiet.again(self._clock(), RETRY_S)
            self._tell_failure(error)
            return
        self._tell_problems(built)

    def _make_alone(self, wish: Wish) -> Built:
        """Builds and applies, once nobody else changes the releases."""
        with self._store.locked():
            return self._make(wish)

    def _make(self, wish: Wish) -> Built:
        """Builds and applies; the lock is held."""
        built = build(self._store, wish)
        new = built.release
        if new is not None and new.version != self._store.pointed():
            self._store.apply(new)
            self._store.prune()
            log.info("release %d is the current one: %s", new.version, new.manifest.origin)
        return built

    def _tell_problems(self, built: Built) -> None:
        is_first = self._current is None
        write_report(self._store.content, built.problems, is_first=is_first)
        for problem in built.problems:
            log.log(_LEVELS[problem.severity], "%s", problem)
        errors = [one for one in built.problems if one.severity == "error"]
        count = len(errors)
        self._say({"event": "problems", "count": count})
        if not count:
            told.solve(self._store.state, KIND)
            return
        zh = f"新内容有 {count} 处错误，没有启用；详见内容文件夹中的 problems.txt。"
        en = f"The new content has {count} error(s) and is not shown: {_brief(errors[0])}"
        if is_first:
            zh = f"内容有 {count} 处错误，屏幕上可能显示不全；详见内容文件夹中的 problems.txt。"
            en = f"The content has {count} error(s), the screen may lack some: {_brief(errors[0])}"
        told.record(self._store.state, KIND, zh, en)

    def _tell_failure(self, error: Exception) -> None:
        log.warning("the content cannot become a release now: %s", error)
        told.record(
            self._store.state,
            KIND,
            f"新内容暂时无法启用（{error}），稍后自动重试。请检查磁盘空间。",
            f"The new content cannot be taken now ({error}); it is tried again. Check the disk.",
        )

    # Sticks -------------------------------------------------------------------------------------

    def _take_stick(self, stick: Path, key: str) -> None:
        """Takes the newest archive on a stick."""
        from kiosk.releases.importing import newest_first  # noqa: PLC0415 - few have sticks

        archives = archives_on(stick)
        if not archives:
            return
        try:
            archives = self._run(partial(newest_first, archives, key))
        except (KioskError, OSError) as error:
            log.warning("what is on %s cannot be looked at: %s", stick, error)
            self._sticks_again[stick] = self._clock() + UNCHECKED_RETRY_S
            return
        for archive in archives:
            self._take_archive(archive, key)

    def _take_archive(self, archive: Path, key: str) -> None:
        from kiosk.releases.importing import OldArchiveError  # noqa: PLC0415 - few have sticks

        try:
            built = self._run(partial(self._import, archive, key))
        except OldArchiveError as error:
            # A stick that stays plugged in is seen at every start; staff did nothing wrong.
            log.info("the archive %s is refused: %s", archive, error)
            return
        except (UncheckedLayoutError, BusyStoreError):
            self._sticks_again[archive.parent] = self._clock() + UNCHECKED_RETRY_S
            return
        except (KioskError, OSError) as error:
            log.warning("the archive %s is refused: %s", archive, error)
            told.record(
                self._store.state,
                "stick",
                f"U 盘上的 {archive.name} 没有采用：{in_chinese(str(error))}",
                f"{archive.name} on the stick is refused: {error}",
            )
            return
        if built.release is not None:
            told.solve(self._store.state, "stick")
            log.info("release %d came from %s", built.release.version, archive)

    def _import(self, archive: Path, key: str) -> Built:
        from kiosk.releases.importing import import_archive  # noqa: PLC0415 - few have sticks

        with self._store.locked():
            return import_archive(self._store, archive, key, self._assets, self._cache)

    # What is there already --------------------------------------------------------------------

    def _look_after_releases(self) -> None:
        """Reads every release through, and makes those of another program again."""
        pointed = self._store.pointed()
        for version in self._store.versions():
            if not self._store.damage(version):
                try:
                    self._store.release(version).check_in_full()
                except DamagedReleaseError as error:
                    self._store.note_damage(version, str(error))
                    if self._store.damage(version):
                        self._say({"event": "damaged", "version": version, "what": str(error)})
        with self._store.locked():
            self._store.sweep()
            if pointed and self._store.damage(pointed):
                self._heal(pointed)
            current = self._store.current()
            if current is None:
                self._quiet.again(self._clock())
            elif not current.is_of_program(self._assets):
                log.info("release %d is of another program and made again", current.version)
                self._make_again(current)
            elif current.version != self._store.pointed():
                self._store.apply(current)

    def _heal(self, version: int) -> None:
        """Makes a damaged release again, if its content is as it was."""
        try:
            release = self._store.release(version)
            for name, entry in release.manifest.files.items():
                if name.startswith(f"{CONTENT}/") and entry_of(release.folder / name) != entry:
                    raise DamagedReleaseError(f"{name} was changed")  # noqa: TRY301 - one way out
        except (DamagedReleaseError, OSError) as error:
            log.warning("release %d cannot be made again: %s", version, error)
            if self._folder_holds(version):
                self._store.note_seen(LOST)
                self._quiet.again(self._clock())
            return
        self._make_again(release)

    def _folder_holds(self, version: int) -> bool:
        """Says whether the content folder still holds what a damaged release was made of."""
        try:
            lost = self._store.release(version).manifest.content
        except DamagedReleaseError:
            # Without its manifest nobody knows; where no archive ever came it came from there.
            return not self._store.taken()
        return digest_of_folder(self._store.content) == lost

    def _make_again(self, release: Release) -> None:
        wish = Wish(
            folder=release.content_dir,
            assets=self._assets,
            cache=self._cache,
            origin=release.manifest.origin,
            serial=release.manifest.serial,
            always=True,
            # It was shown before; with a misfit it is still better than nothing.
            misfits="told",
        )
        built = self._run(partial(self._make, wish))
        if built.release is None:
            log.error("release %d is no good for this program: %d problems", release.version,
                      len(built.problems))  # fmt: skip
        for problem in built.problems:
            log.log(_LEVELS[problem.severity], "%s", problem)

    def _look_at_current(self) -> None:
        """Tells the kiosk of another current release, whoever made or chose it."""
        stamp = self._store.stamp()
        if stamp == self._stamp:
            return
        before, current = self._current, self._store.current()
        if current is not None and (before is None or before.version != current.version):
            self._say({"event": "release", "version": current.version})
            self._updates = self._run(partial(_updates_of, current, self._assets))
        self._stamp, self._current = stamp, current


def _updates_of(release: Release, assets: Path) -> Updates:
    kiosk = release.kiosk(assets)
    return kiosk.updates if kiosk is not None else Updates()


def _brief(problem: Problem) -> str:
    return f"{problem.file}:{problem.line}: {problem.what}"
