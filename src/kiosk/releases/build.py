"""Makes a release of a content folder: copied, checked, laid out, compiled, drawn, sealed."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk import content, paths
from kiosk.content import Problem
from kiosk.content.compiled import content_digest, program_digest
from kiosk.content.kept_file import open_kept, write_kept
from kiosk.durable import write_durably
from kiosk.errors import KioskError
from kiosk.model.kiosk import Kiosk
from kiosk.releases import manifest as notes
from kiosk.releases.gather import copy_content
from kiosk.releases.layout import Strictness, check_layout
from kiosk.releases.manifest import FileEntry, Manifest
from kiosk.releases.release import Release
from kiosk.releases.store import MAKING, Store
from kiosk.releases.trees import freeze_tree, remove_tree
from kiosk.ui.kit.worker_command import worker_environment
from kiosk.values import dataclass

log = logging.getLogger(__name__)
DRAWING_MODULE = "kiosk.snapshot.for_release"
DRAWN_WITHIN_S = 900.0
PANEL = "panel.json"
"""Keeps the stage of the panel, so that commands know what to draw for."""

Still = Callable[[], bool]
"""Says whether a folder is still as it was when copying began."""


class ChangedMeanwhileError(KioskError):
    """The content folder changed while it was copied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What to make a release of.

    Attributes:
        folder: The content.
        assets: The folder with the program's fonts, icons and illustrations.
        cache: The folder for what can be made again.
        origin: Where the content came from, for people.
        serial: The version of the archive that it came in, else 0.
        draws: Whether pictures are drawn for the panel.
        misfits: What becomes of content that does not fit some screen, language or text size.
        still: Says whether the folder is as it was.
        takes_seen: Also where the folder holds what it held the last time.
        notes_seen: Whether the store keeps in mind what the folder held.
        always: Also where the current release holds the same.
        sweeps: Whether what dead processes left is removed first.
    """

    folder: Path
    assets: Path
    cache: Path
    origin: str
    serial: int = 0
    draws: bool = True
    misfits: Strictness = "refused"
    still: Still | None = None
    takes_seen: bool = True
    notes_seen: bool = False
    always: bool = False
    sweeps: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What became of it.

    Attributes:
        release: The new one, or the current one where it holds just this; None with errors.
        problems: All that is wrong with the content.
        is_new: Whether it was made now.
    """

    release: Release | None
    problems: tuple[Problem, ...]
    is_new: bool = False


def build(store: Store, wish: Wish) -> Built:
    """Makes a release, without making it the current one; needs the store's lock.

    Raises:
        ChangedMeanwhileError: The folder changed while it was copied.
        UncheckedLayoutError: Nobody can say whether everything fits.
        OSError: It cannot be read, or the state folder cannot be written.
    """
    if wish.sweeps:
        store.sweep()
    making = store.folder / f"{MAKING}{os.getpid()}"
    try:
        making.mkdir()
        copy = making / notes.CONTENT
        odd = copy_content(wish.folder, copy)
        if wish.still is not None and not wish.still():
            raise ChangedMeanwhileError("the content folder changes; it is looked at again")
        loaded = content.load(copy, wish.assets)
        problems = (*odd, *loaded.problems)
        if loaded.kiosk is None or odd:
            return Built(release=None, problems=problems)
        digest = notes.digest_of_content(dict(notes.entries_below(making)))
        known = _known(store, digest, wish)
        if known is not None:
            if wish.notes_seen:
                store.note_seen(digest)
            return Built(release=known, problems=problems)
        found = check_layout(copy, wish.assets, wish.cache, store.state, wish.misfits)
        problems = (*problems, *found)
        if any(one.severity == "error" for one in found):
            return Built(release=None, problems=problems)
        release = _finish(store, making, loaded.kiosk, wish)
        if wish.notes_seen:
            store.note_seen(digest)
    finally:
        remove_tree(making)
    return Built(release=release, problems=problems, is_new=True)


def _known(store: Store, digest: str, wish: Wish) -> Release | None:
    """Returns the current release where no new one is wanted.

    Content that the folder held already when it was last looked at is not taken again: staff may
    have gone back from it, or an archive may have brought something newer.
    """
    current = store.current()
    if current is None or wish.always:
        return None
    if not wish.takes_seen and store.seen() == digest:
        return current
    same = digest == current.manifest.content and current.is_of_program(wish.assets)
    return current if same and wish.serial <= current.manifest.serial else None


def _finish(store: Store, making: Path, kiosk: Kiosk, wish: Wish) -> Release:
    """Compiles, draws, seals.

    Raises:
        OSError: The state folder cannot be written.
    """
    version = store.next_version()
    _compile(making, kiosk, wish.assets)
    if wish.draws:
        draw_pictures(store, making, version, wish.cache)
    files = dict(notes.entries_below(making))
    manifest = manifest_of(version, files, wish)
    write_durably(making / notes.FILE, notes.write_manifest(manifest))
    freeze_tree(making)
    return store.adopt(making, version)


def manifest_of(version: int, files: Mapping[str, FileEntry], wish: Wish) -> Manifest:
    """Returns what a release says of itself."""
    return Manifest(
        version=version,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        program=program_digest(wish.assets).hex(),
        program_version=program_version(),
        content=notes.digest_of_content(files),
        serial=wish.serial,
        origin=wish.origin,
        files=files,
    )


def program_version() -> str:
    """Returns the version of the program for people; "" where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - rarely needed

    try:
        return version(paths.APP_NAME)
    except PackageNotFoundError:
        return ""


def _compile(making: Path, kiosk: Kiosk, assets: Path) -> None:
    """Compiles the content and makes sure that it can be read.

    Raises:
        OSError: It cannot be written.
    """
    path, program = making / notes.COMPILED, program_digest(assets)
    write_kept(path, content_digest(making / notes.CONTENT) + program, kiosk)
    kept = open_kept(path, program)
    if kept is None or kept.kiosk() is None:
        raise OSError(f"the compiled content cannot be written to {path.parent}")


def draw_pictures(store: Store, making: Path, version: int, cache: Path) -> None:
    """Has a process draw what the panel needs; where that fails, the kiosk draws it when shown."""
    wish: dict[str, Any] = {
        "content": str(making / notes.CONTENT),
        "compiled": str(making / notes.COMPILED),
        "later": str(store.folder / str(version) / notes.CONTENT),
        "pictures": str(making / notes.PICTURES),
        "cache": str(cache),
        "stage": panel_stage(store.state),
    }
    environment = worker_environment(cache)
    command = [sys.executable, "-P", "-m", DRAWING_MODULE, json.dumps(wish)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=DRAWN_WITHIN_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        log.warning("the pictures of release %d were not all drawn: %s", version, error)
        return
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode:
        log.warning("drawing for release %d ended with %d: %s", version, done.returncode, said)
    elif said:
        log.info("drawing for release %d: %s", version, said)


def panel_stage(state: Path) -> dict[str, Any] | None:
    """Returns the fields of the stage that the kiosk last ran on, if it ever ran here."""
    try:
        found = json.loads((state / PANEL).read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
