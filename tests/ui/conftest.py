"""Windows on the shipped content for UI tests, and proof that each test leaves nothing behind."""

import gc
import sys
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QProcess, QTimer
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.app import build_window
from kiosk.content.compiled import load_cached
from kiosk.model.actions import GoToScene
from kiosk.ui.kit import worker_process
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.scenes import warmer
from kiosk.ui.shell import window as window_module
from tests.support.checkout import ROOT
from tests.ui.kit.hands import Hands
from tests.ui.kit.waiting import PATIENCE_MS, settle

CONTENT = ROOT / "data"


def silent_worker(worker):
    """Returns the command line of a worker that never answers and goes when it is told to."""
    return [sys.executable, "-S", "-c", "import sys; sys.stdin.read()"]


def deliver_deletions():
    """Destroys what was told to be deleted: no event loop runs that would do it."""
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def left_alive() -> list[str]:
    """Returns windows, and those running timers and processes that are not frozen, in words."""
    found = [f"window {widget!r}" for widget in QApplication.topLevelWidgets()]
    for thing in gc.get_objects():
        if not isinstance(thing, QObject) or not shiboken6.isValid(thing):
            continue
        if isinstance(thing, QTimer) and thing.isActive():
            found.append(f"timer {thing!r} of {thing.parent()!r}")
        elif isinstance(thing, QProcess) and thing.state() != QProcess.ProcessState.NotRunning:
            found.append(f"process {thing!r}")
    return found


@pytest.fixture(autouse=True)
def nothing_left(quiet_log, qapp):
    """Fails a test that leaves a window, a running timer or a process behind."""
    # What was there before is set aside: looking through all of it took a fifth of all tests' time.
    gc.freeze()
    windows = {f"window {widget!r}" for widget in QApplication.topLevelWidgets()}
    yield
    deliver_deletions()
    after = [words for words in left_alive() if words not in windows]
    gc.unfreeze()
    assert not after, "left alive by this test"


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """Returns a folder of drawn pictures that all tests fill and use, in all worker processes."""
    folder = paths.cache_dir() / "ui-tests"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def park(cache):
    """Returns the shipped content."""
    loaded = load_cached(CONTENT, paths.assets_dir(), cache)
    assert loaded.kiosk is not None, "\n".join(str(problem) for problem in loaded.problems)
    return loaded.kiosk


@pytest.fixture
def open_window(qtbot, park, cache, monkeypatch):
    """Returns a function that opens a window; all are closed when the test ends.

    With ``drawing=False`` no picture is ever drawn, for tests of layouts in many sizes.
    """
    # Tests wait until all is painted ahead, so let that begin at once.
    monkeypatch.setattr(window_module, "WARM_AFTER_MS", 1)
    monkeypatch.setattr(warmer, "WARM_EVERY_MS", 1)
    opened = []

    def open_one(
        *,
        size=(1280, 720),
        kiosk=None,
        content: Path = CONTENT,
        folder=None,
        tempo=None,
        settled=True,
        drawing=True,
        **settings,
    ):
        if not drawing:
            monkeypatch.setattr(worker_process, "worker_arguments", silent_worker)
        window = build_window(
            kiosk or park,
            content,
            tempo=tempo or Tempo(factor=0),
            cache=folder or cache,
            **settings,
        )
        opened.append(window)
        window.resize(*size)
        window.show()
        qtbot.waitUntil(window.isVisible, timeout=PATIENCE_MS)
        window.activateWindow()
        if settled and drawing:
            settle(qtbot, window)
        return window

    yield open_one
    for window in opened:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(open_window):
    """Returns a window that shows the first scene, with nothing moving or on its way."""
    return open_window()


@pytest.fixture
def hands(qtbot, window):
    """Returns hands on that window: touches, swipes and keys."""
    return Hands(qtbot, window)


@pytest.fixture
def go(qtbot, window):
    """Returns a function that shows a scene and waits until all rests."""

    def go_to(scene):
        window.act(GoToScene(scene))
        settle(qtbot, window)

    return go_to
