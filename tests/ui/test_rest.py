"""A window at rest: nothing repaints, nothing grows, nothing heavy was imported."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

import gc
import subprocess
import sys
from itertools import cycle, islice

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.actions import GoToScene, OpenSources, Step
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.kit.worker_process import RESTS_AFTER_MS
from tests.support.checkout import ROOT
from tests.ui.kit.waiting import settle


class PaintCounter(QObject):
    """Counts the paint events of a window and all in it."""

    def __init__(self, window):
        super().__init__(window)
        self.painted: list[str] = []
        for widget in (window, *window.findChildren(QWidget)):
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.painted.append(repr(watched))
        return False


def running_timers():
    """Returns the timers that go on ticking; what ends an idle worker fires once."""
    return [
        thing
        for thing in gc.get_objects()
        if isinstance(thing, QTimer)
        and shiboken6.isValid(thing)
        and thing.isActive()
        and thing.interval() < (RESTS_AFTER_MS if thing.isSingleShot() else 60_000)
    ]


@pytest.mark.parametrize("scene", ["overview/hero", "overview/growth"])
def test_that_nothing_repaints_while_nothing_moves(open_window, qtbot, scene):
    window = open_window(tempo=Tempo(factor=0.2))
    window.act(GoToScene(scene))
    settle(qtbot, window)
    qtbot.wait(50)
    counter = PaintCounter(window)

    qtbot.wait(1000)

    assert counter.painted == []
    assert running_timers() == []


def test_that_nothing_repaints_under_an_open_sheet(window, qtbot):
    window.act(OpenSources())
    settle(qtbot, window)
    qtbot.wait(50)
    counter = PaintCounter(window)

    qtbot.wait(500)

    assert counter.painted == []


def test_that_500_changes_of_scene_leave_no_objects_behind(open_window, park):
    window = open_window(size=(640, 360), drawing=False)
    for scene in park.scene_refs():
        window.act(GoToScene(scene))
    before = len(window.findChildren(QObject))

    for scene in islice(cycle(park.scene_refs()), 500):
        window.act(GoToScene(scene))

    assert len(window.findChildren(QObject)) == before


def test_that_opening_sheets_leaves_no_objects_behind(window, qtbot):
    for action in (Step(1), Step(-1), OpenSources()):
        window.act(action)
    before = len(window.findChildren(QObject))
    for _ in range(20):
        window.act(Step(1))
        window.act(Step(-1))
        window.act(OpenSources())

    assert len(window.findChildren(QObject)) == before


def test_that_calls_into_qt_keep_the_count_of_none(window):
    """Guards against bindings that lose a reference to None in every void call."""
    before = sys.getrefcount(None)
    for number in range(500):
        window.setToolTip(str(number))

    assert abs(sys.getrefcount(None) - before) < 50


WALK = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from kiosk import paths
from kiosk.app import build_window
from kiosk.content.compiled import load_cached
from kiosk.model.actions import CloseSheet, FlipSheet, GoToScene, OpenChart, OpenPicture
from kiosk.ui.kit.tempo import Tempo

content, cache = Path(sys.argv[1]), Path(sys.argv[2])
application = QApplication([])
kiosk = load_cached(content, paths.assets_dir(), cache).kiosk
window = build_window(kiosk, content, tempo=Tempo(factor=0), cache=cache)
window.resize(1280, 720)
window.show()

def rest():
    for _ in range(6000):
        if window.is_settled:
            return
        QTest.qWait(10)
    raise AssertionError("the window never rests")

rest()
for scene in kiosk.scene_refs():
    window.act(GoToScene(scene))
    rest()
    window.grab()
for action in (OpenChart("overview/growth", 0), FlipSheet(), CloseSheet(), OpenPicture("skyline")):
    window.act(action)
    rest()
    window.grab()
imported = {name.partition(".")[0] for name in sys.modules}
heavy = {"matplotlib", "numpy", "PIL"} & imported
window.close()
print("shown", len(kiosk.scene_refs()), sorted(heavy))
"""


def test_that_the_process_that_paints_never_imports_what_draws(window, cache, park):
    done = subprocess.run(
        [sys.executable, "-c", WALK, str(ROOT / "data"), str(cache)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == f"shown {len(park.scene_refs())} []"


def test_that_scenes_wanted_soon_are_the_last_to_make_room(window, park, monkeypatch):
    monkeypatch.setattr("kiosk.ui.scenes.store.MEMORY_BYTES", 0)
    store, (wanted, *others) = window.store, park.scene_refs()
    assert len(others) > store.capacity

    store.prepare(wanted, 10.0)
    for scene in others:
        store.keep((wanted,))
        store.prepare(scene, 10.0)

    assert wanted in store._stills
    assert len(store._stills) == store.capacity
