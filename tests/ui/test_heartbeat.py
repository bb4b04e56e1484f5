"""The heartbeat of a window: painted frames, and what they show."""

import json

import pytest
from PySide6.QtGui import QWindow

from kiosk.health.notify import ALIVE, READY, Notifier
from kiosk.health.pulse import FILE
from kiosk.health.runs import RunLog
from kiosk.health.watch import Watch
from kiosk.ui.shell import heartbeat
from kiosk.ui.shell.heartbeat import Heartbeat, Shown
from kiosk.ui.shell.lobby import Lobby
from kiosk.ui.shell.page import Page
from kiosk.ui.shell.watched import WatchedWindow
from tests.ui.kit.waiting import PATIENCE_MS

pytestmark = pytest.mark.usefixtures("qtbot")


class FakeNotifier(Notifier):
    """Remembers what was said."""

    def __init__(self):
        super().__init__()
        self.said = []

    def say(self, *lines):
        self.said.append(lines)


@pytest.fixture
def beating(open_window, tmp_path):
    """Returns a window with its heartbeat, and what the heart said."""

    def start(describe=None):
        window = open_window(drawing=False)
        notifier = FakeNotifier()
        watch = Watch(notifier, tmp_path, "normal", RunLog(tmp_path))
        shown = describe or (lambda: Shown(scene=window.visit.scene, release="3"))
        return window, Heartbeat(window, watch, shown, every_ms=50), notifier.said

    return start


def test_that_a_painted_frame_is_told_with_what_it_shows(beating, qtbot, tmp_path):
    window, heart, said = beating()

    qtbot.waitUntil(lambda: heart.pulse.frames >= 3, timeout=PATIENCE_MS)

    assert said[0][:2] == (READY, ALIVE)
    assert all(lines[0] == ALIVE for lines in said[1:])
    pulse = json.loads((tmp_path / FILE).read_text())
    assert (pulse["scene"], pulse["release"], pulse["painted"]) == (window.visit.scene, "3", True)


def test_that_a_window_that_paints_nothing_says_nothing(beating, qtbot):
    window, heart, said = beating()
    window.setUpdatesEnabled(False)

    qtbot.wait(400)

    assert heart.pulse.frames == 0
    assert said == []


def test_that_a_start_without_a_screen_beats_though_nothing_is_painted(beating, qtbot, monkeypatch):
    monkeypatch.setattr(heartbeat, "NO_SCREEN_AFTER_S", 0.2)
    monkeypatch.setattr(QWindow, "isExposed", lambda _: False)
    window, heart, said = beating()
    window.setUpdatesEnabled(False)

    qtbot.waitUntil(lambda: len(said) >= 3, timeout=PATIENCE_MS)

    assert said[0][:2] == (READY, ALIVE)
    assert (heart.pulse.painted, heart.pulse.frames) == (False, 0)


def test_that_a_window_that_is_hidden_falls_silent(beating, qtbot):
    window, heart, said = beating()
    qtbot.waitUntil(lambda: heart.pulse.frames > 0, timeout=PATIENCE_MS)
    window.hide()
    qtbot.wait(100)
    before = len(said)

    qtbot.wait(300)

    assert len(said) == before


def test_that_a_picture_that_cannot_be_described_still_beats(beating, qtbot, caplog):
    def fail():
        raise ZeroDivisionError("no such scene")

    _, heart, said = beating(fail)

    qtbot.waitUntil(lambda: heart.pulse.frames >= 2, timeout=PATIENCE_MS)

    assert said
    assert caplog.text.count("cannot be described") == 1


def test_that_a_frame_that_failed_as_a_whole_is_no_frame(beating, qtbot):
    _, heart, said = beating(lambda: Shown(scene="overview/hero", painted=False))

    qtbot.waitUntil(lambda: len(said) >= 3, timeout=PATIENCE_MS)

    assert (heart.pulse.painted, heart.pulse.frames) == (False, 0)


def test_that_a_page_that_cannot_be_painted_is_told_until_calm_words_stand_there(
    open_window, park, tmp_path, monkeypatch, qtbot, caplog
):
    def fail(*_):
        raise ZeroDivisionError("a page with a fault")

    window = open_window(drawing=False)
    lobby = Lobby(park, window)
    watch = Watch(FakeNotifier(), tmp_path, "normal", RunLog(tmp_path))
    watched = WatchedWindow(window, lobby, watch, 3)
    assert (watched.describe().painted, watched.describe().calm) == (True, False)
    monkeypatch.setattr(Page, "paint", fail)

    window.page.grab()
    first = watched.describe()
    window.page.grab()
    window.page.grab()
    later = watched.describe()

    assert (first.painted, first.calm) == (False, False)
    assert (later.painted, later.calm) == (True, True)
    heart = watched.heartbeat
    qtbot.waitUntil(lambda: heart.pulse.frames > 0, timeout=PATIENCE_MS)
    assert heart.pulse.calm
