"""What the steps of `kiosk release` do."""

import argparse
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.cli.shared import CLEAN, PROBLEMS, complain, count, load, print_problems
from kiosk.errors import KioskError, UsageError

if TYPE_CHECKING:
    from kiosk.releases.release import Release
    from kiosk.releases.store import Store

SILENT_S, PATIENCE_S = 2.0, 300.0
"""Whoever watches the folder may just be making a release, which takes a while."""


def build_one(options: argparse.Namespace) -> int:
    """Checks and compiles content into a new release, without showing it yet."""
    from kiosk.health.problems import solve  # noqa: PLC0415 - only when asked
    from kiosk.releases.build import Wish, build  # noqa: PLC0415 - brings pydantic
    from kiosk.releases.store import Store  # noqa: PLC0415 - as above

    folder = Path(options.folder or options.content or paths.content_dir())
    if not folder.is_dir():
        raise UsageError(f"there is no content folder {folder}")
    store = Store(paths.state_dir(), Path(options.content or folder))
    wish = Wish(
        folder=folder,
        assets=paths.assets_dir(),
        cache=paths.cache_dir(),
        origin=f"built from {folder.absolute()}",
        draws=options.draws,
        notes_seen=options.apply and folder.absolute() == store.content,
    )
    with changing(store):
        built = build(store, wish)
        if built.release is not None and options.apply:
            store.apply(built.release)
            store.prune()
    print_problems(built.problems, sys.stderr)
    if wish.notes_seen and built.release is not None:
        solve(store.state, "content")
    if built.release is None:
        complain(f"no release is made before {count(built.problems)} solved")
        return PROBLEMS
    made = "made" if built.is_new else "there already, with this very content"
    print(f"release {built.release.version} is {made}")
    return CLEAN


def list_all(options: argparse.Namespace) -> int:
    """Lists releases, the newest first; * is the current one."""
    from kiosk.releases.telling import list_lines  # noqa: PLC0415 - only when asked

    for line in list_lines(store_of(options)):
        print(line)
    return CLEAN


def show_one(options: argparse.Namespace) -> int:
    """Says what a release holds; with --verify also whether every bit is as it was."""
    from kiosk.releases.telling import show_lines  # noqa: PLC0415 - only when asked

    store = store_of(options)
    release = chosen(store, options.version)
    for line in show_lines(release):
        print(line)
    if options.verify:
        release.check_in_full()
        print("every file is as it was made")
    return CLEAN


def diff_two(options: argparse.Namespace) -> int:
    """Says which files of the content differ between two releases, and how."""
    from kiosk.releases.telling import diff_lines  # noqa: PLC0415 - only when asked

    store = store_of(options)
    lines = list(diff_lines(store.release(options.before), store.release(options.after)))
    for line in lines:
        print(line)
    return PROBLEMS if lines else CLEAN


def apply_one(options: argparse.Namespace) -> int:
    """Makes a release the current one; a running kiosk shows it at its next reset."""
    store = store_of(options)
    with changing(store):
        version = options.version or next(
            (one for one in store.versions() if not store.damage(one)), 0
        )
        if not version:
            raise KioskError("there is no release; kiosk release build makes one")
        release = store.release(version)
        store.apply(release)
        store.prune()
    print(f"release {version} is the current one")
    return CLEAN


def roll_back(options: argparse.Namespace) -> int:
    """Goes back to the release before the current one, which does not come back by itself."""
    store = store_of(options)
    with changing(store):
        release = store.roll_back()
    print(f"release {release.version} is the current one")
    return CLEAN


def prune_old(options: argparse.Namespace) -> int:
    """Removes old and damaged releases; the current one and the newest stay."""
    store = store_of(options)
    with changing(store):
        gone = store.prune(options.keep)
    print(f"removed: {', '.join(map(str, gone)) or 'nothing'}")
    return CLEAN


def make_key(options: argparse.Namespace) -> int:
    """Writes a new private key and prints the public one, which kiosks know senders by."""
    from kiosk.releases.signature import make_key as make  # noqa: PLC0415 - only when asked

    public = make(Path(options.file))
    print(f"the private key is in {options.file}; whoever has it can change what kiosks show")
    print("write into kiosk.yaml of every kiosk that shall take its archives:")
    print(f'updates: {{usb: true, key: "{public}"}}')
    return CLEAN


def export_one(options: argparse.Namespace) -> int:
    """Writes a release as a signed archive, to be carried to kiosks on a stick."""
    from kiosk.releases.archive import export  # noqa: PLC0415 - only when asked
    from kiosk.releases.signature import read_key  # noqa: PLC0415 - as above

    release = chosen(store_of(options), options.version)
    export(release, Path(options.file), read_key(Path(options.key)), release.version)
    print(f"release {release.version} is in {options.file}")
    return CLEAN


def import_one(options: argparse.Namespace) -> int:
    """Takes a signed archive that is newer than any before, and makes it the current release."""
    from kiosk.releases.importing import import_archive  # noqa: PLC0415 - only when asked

    store, archive = store_of(options), Path(options.file)
    if not archive.is_file():
        raise UsageError(f"there is no archive {archive}")
    with changing(store):
        key = options.key or _known_key(store)
        built = import_archive(store, archive, key, paths.assets_dir(), paths.cache_dir())
    print_problems(built.problems, sys.stderr)
    if built.release is not None:
        print(f"release {built.release.version} is the current one")
    return CLEAN


def _known_key(store: "Store") -> str:
    """Returns the public key that the content names which is shown, or lies in the folder."""
    from kiosk.releases.start import current_shown  # noqa: PLC0415 - only when asked

    assets, cache = paths.assets_dir(), paths.cache_dir()
    shown = current_shown(store.state, store.content, assets, cache)
    if shown is not None:
        return shown.kiosk.updates.key
    loaded = load(store.content)
    return loaded.kiosk.updates.key if loaded.kiosk is not None else ""


def store_of(options: argparse.Namespace) -> "Store":
    """Returns the releases that a command is about."""
    from kiosk.releases.store import Store  # noqa: PLC0415 - only when asked

    folder = Path(options.content) if options.content else paths.content_dir()
    return Store(paths.state_dir(), folder)


def chosen(store: "Store", version: int | None) -> "Release":
    """Returns a release, or the current one.

    Raises:
        KioskError: There is none.
    """
    if version is not None:
        return store.release(version)
    current = store.current()
    if current is None:
        raise KioskError("there is no release; kiosk release build makes one")
    return current


@contextlib.contextmanager
def changing(store: "Store") -> Iterator[None]:
    """Keeps other processes from changing the releases.

    Raises:
        KioskError: The state folder cannot be written, or another process does not let go.
    """
    from kiosk.releases.store import BusyStoreError  # noqa: PLC0415 - only when asked

    try:
        with contextlib.ExitStack() as stack:
            try:
                stack.enter_context(store.locked(SILENT_S))
            except BusyStoreError:
                complain("another process is making a release; waiting until it is done")
                stack.enter_context(store.locked(PATIENCE_S))
            yield
    except OSError as error:
        raise KioskError(f"the releases cannot be changed: {error}") from error
