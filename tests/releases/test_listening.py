"""The kiosk and the process that takes content: what is saved is offered, whatever dies."""

import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from kiosk.new_content import NewContent
from kiosk.paths import assets_dir
from kiosk.releases.release import is_held
from kiosk.releases.start import ShownContent, current_shown
from kiosk.ui.shell import release_watch
from kiosk.ui.shell.release_watch import ReleaseWatch
from tests.content.builder import sound_files
from tests.releases.shelf import name_of

PROC = Path("/proc")
PATIENCE_MS = 240_000
"""The process takes what nobody else wants, and lays out what it takes."""


class NoStage(QObject):
    """Stands for a window that has no size yet."""

    @property
    def store(self):
        raise RuntimeError("no stage")


@pytest.fixture
def environment(shelf, monkeypatch):
    monkeypatch.setenv("KIOSK_STATE_DIR", str(shelf.state))
    monkeypatch.setenv("KIOSK_CACHE_DIR", str(shelf.cache))
    monkeypatch.setattr(release_watch, "AGAIN_AFTER_MS", 50)


@pytest.fixture
def listener(shelf, environment, qtbot):
    window = NoStage()
    watch = ReleaseWatch(shelf.content, shelf.cache, window)  # type: ignore[arg-type]
    yield watch
    watch.close()


@pytest.mark.slow
@pytest.mark.logs("the process is killed")
def test_that_what_is_saved_is_told_and_a_killed_process_comes_back(shelf, listener, qtbot):
    shelf.make("A")
    with qtbot.waitSignal(listener.release_ready, timeout=PATIENCE_MS) as told:
        listener.begin(0)
    assert told.args == [1]

    with qtbot.waitSignal(listener.problems_found, timeout=PATIENCE_MS) as told:
        text = sound_files()["kiosk.yaml"].replace("tabs: [one, two]", "tabs: [one, x]")
        (shelf.content / "kiosk.yaml").write_text(text, encoding="utf-8")
    assert told.args[0] > 0
    assert name_of(shelf.store.current()) == "A"

    os.kill(listener.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: listener.pid == 0, timeout=PATIENCE_MS)
    with qtbot.waitSignal(
        listener.release_ready, timeout=PATIENCE_MS, check_params_cb=lambda version: version == 2
    ):
        shelf.rename("B")
    assert name_of(shelf.store.current()) == "B"

    if PROC.is_dir():
        # It was checked by another process, so this one holds nothing of what checks.
        assert "pydantic" not in (PROC / str(listener.pid) / "maps").read_text()

    with qtbot.waitSignal(
        listener.release_ready, timeout=PATIENCE_MS, check_params_cb=lambda version: version == 1
    ):
        listener.refuse(2)
    assert name_of(shelf.store.current()) == "A"


@pytest.mark.logs("nonsense is told")
def test_that_nonsense_from_the_process_is_passed_over(listener):
    heard: list[int] = []
    listener.release_ready.connect(heard.append)
    for line in (b"", b"x", b"[]", b"{}", b'{"event": 3}', b'{"event": "release", "version": "x"}'):
        listener._hear(line)
    listener._hear(b'{"event": "release", "version": 4}')
    assert heard == [4]


@pytest.fixture
def new(shelf, environment, qtbot):
    shelf.make("A")
    shown = current_shown(shelf.state, shelf.content, assets_dir(), shelf.cache)
    assert shown is not None
    parent = QObject()
    one = NewContent(shelf.content, shelf.cache, shown, parent)
    yield one
    del parent


def test_that_a_new_release_is_read_and_offered_once(shelf, new, qtbot):
    shelf.make("B")
    with qtbot.waitSignal(new.ready, timeout=PATIENCE_MS) as told:
        new.fetch(2)
    (content,) = told.args
    assert content.kiosk.name["en"] == "B"
    assert content.version == 2
    assert content.ready == shelf.store.folder / "2" / "pictures"
    assert content.folders[0] == shelf.store.folder / "2" / "content" / "images"
    with qtbot.assertNotEmitted(new.ready, wait=300):
        new.fetch(2)


def test_that_what_is_shown_is_kept_until_something_else_is(shelf, new, qtbot):
    first, second = shelf.store.folder / "1", shelf.store.folder / "2"
    shelf.make("B")
    with qtbot.waitSignal(new.ready, timeout=PATIENCE_MS):
        new.fetch(2)
    assert is_held(first)
    assert is_held(second)
    with qtbot.waitSignal(new.taken) as told:
        new.note_shown(2)
    assert told.args == [second / "content"]
    assert not is_held(first)
    assert new.version == 2


def test_that_one_who_goes_back_before_it_was_shown_gets_what_is_shown(shelf, new, qtbot):
    shelf.make("B")
    with qtbot.waitSignal(new.ready, timeout=PATIENCE_MS):
        new.fetch(2)
    with shelf.store.locked():
        shelf.store.roll_back()
    with qtbot.waitSignal(new.ready, timeout=PATIENCE_MS) as told:
        new.fetch(1)
    assert told.args[0].version == 1
    assert not is_held(shelf.store.folder / "2")


def test_that_a_look_that_ends_late_does_not_bring_back_what_was_before(shelf, new, qtbot):
    shelf.make("B")
    late = current_shown(shelf.state, shelf.content, assets_dir(), shelf.cache)
    shelf.make("C")
    with qtbot.waitSignal(new.ready, timeout=PATIENCE_MS) as told:
        new.look()
    assert told.args[0].version == 3
    with qtbot.assertNotEmitted(new.ready):
        new._on_read(0, late)


def test_that_a_refused_release_is_let_go(shelf, new, qtbot):
    shelf.make("B")
    with qtbot.waitSignal(new.ready, timeout=PATIENCE_MS):
        new.fetch(2)
    new.note_refused(2)
    assert not is_held(shelf.store.folder / "2")
    assert new.version == 1


def test_that_content_without_a_release_can_be_followed_by_one(shelf, environment, qtbot):
    first = shelf.make("A")
    kiosk = first.kiosk(assets_dir())
    assert kiosk is not None
    parent = QObject()
    new = NewContent(
        shelf.content, shelf.cache, ShownContent(kiosk=kiosk, content=shelf.content), parent
    )
    with qtbot.waitSignal(new.ready, timeout=PATIENCE_MS):
        new.fetch(1)
    new.note_shown(1)
    assert new.version == 1
