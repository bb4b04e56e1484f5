"""The lobby on a real window: warning, reset, attract, opening hours, other content."""

import gc
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest

from kiosk import paths
from kiosk.model.actions import (
    ChooseLanguage,
    CycleTextSize,
    CycleTheme,
    GoToScene,
    GoToTab,
    OpenFact,
    OpenPicture,
    ToggleReach,
)
from kiosk.model.journey import start_visit
from kiosk.model.kiosk import Kiosk
from kiosk.model.settings import Hours, Opening, VisitTimes, Weekday
from kiosk.staff import Gate
from kiosk.ui.kit.picture_requests import picture_folders
from kiosk.ui.shell import attract_stage, attract_view, warning_view
from kiosk.ui.shell.attract_view import AttractView
from kiosk.ui.shell.loaded_content import LoadedContent
from kiosk.ui.shell.lobby import Lobby
from kiosk.ui.shell.staff_desk import StaffDesk
from kiosk.ui.shell.staff_page import StaffReport
from kiosk.ui.shell.warning_view import WarningView
from tests.support.checkout import ROOT
from tests.ui.conftest import deliver_deletions
from tests.ui.kit.hands import Hands, touchscreen
from tests.ui.kit.waiting import PATIENCE_MS, settle

CONTENT = ROOT / "data"
EVERY_DAY: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OFFICE = Hours(open=(Opening(days=EVERY_DAY, opens="08:30", closes="18:00"),))


class FakeClock:
    """A clock that stands still until it is moved; with it the wall clock moves on."""

    def __init__(self):
        self.now = 1000.0
        self.wall = datetime.fromisoformat("2026-09-21 12:00")

    def seconds(self):
        return self.now

    def local(self):
        return self.wall

    def move(self, seconds):
        self.now += seconds
        self.wall += timedelta(seconds=seconds)


class FakeAttraction:
    """Notes what it was told."""

    def __init__(self, kiosk):
        self.kiosk = kiosk
        self.told = []

    def prepare(self, theme):
        self.told.append(("prepare", theme))

    def begin(self, language, theme):
        self.told.append(("begin", language, theme))

    def leave(self):
        self.told.append("leave")

    def deleteLater(self):  # noqa: N802 - Qt's
        self.told.append("gone")


class Place:
    """A window in a lobby whose clock the test moves."""

    def __init__(self, qtbot, open_window, kiosk, **settings):
        self.clock = FakeClock()
        self.window = open_window(kiosk=kiosk, **settings)
        self.made = []
        self.lobby = Lobby(kiosk, self.window, self.clock, make_attraction=self._make)
        self.hands = Hands(qtbot, self.window)
        self.said: list[str] = []
        for name in ("visit_started", "visit_ended", "reset_done"):
            getattr(self.lobby, name).connect(lambda name=name: self.said.append(name))
        self.lobby.state_changed.connect(self.said.append)

    def _make(self, kiosk):
        self.made.append(FakeAttraction(kiosk))
        return self.made[-1]

    def wait(self, seconds):
        self.clock.move(seconds)
        self.lobby.check()

    def touch(self, x=640, y=300):
        """Touches a place of the window, in its pixels, with what lies there; lets go."""
        for what in ("press", "release"):
            sequence = QTest.touchEvent(self.window.windowHandle(), touchscreen(), False)
            getattr(sequence, what)(0, QPoint(x, y), self.window.windowHandle())
            sequence.commit()
            QTest.qWait(1)

    def middle(self, surface, action):
        """Returns the middle of what asks for an action, in pixels of the window."""
        target = self.hands.target(surface, action)
        at = self.hands.pixel(surface, *self.hands.middle(target))
        at = surface.mapTo(self.window, at)
        return at.x(), at.y()


@pytest.fixture
def times(park):
    return replace(park, visit=VisitTimes(idle_seconds=60, warning_seconds=20))


@pytest.fixture
def place(qtbot, open_window, times):
    return Place(qtbot, open_window, times)


def no_report(language):
    """Returns what staff are told where nothing is known."""
    return StaffReport(version="1")


def a_tab(place):
    """Returns the way to a tab that is not shown."""
    return GoToTab(place.window._kiosk.tabs[2].id)


# Warning and reset ------------------------------------------------------------------------------


def test_that_a_visit_that_is_left_is_warned_reset_and_followed_by_attract(place):
    place.touch()
    place.wait(60)
    assert place.lobby.state == "warning"
    assert place.lobby.warning.isVisible()

    place.wait(20)

    assert place.lobby.state == "attract"
    assert not place.lobby.warning.isVisible()
    assert place.made[0].told == [("prepare", "day"), ("begin", "zh", "day")]
    assert place.said == [
        "visit_started",
        "warning",
        "visit_ended",
        "attract",
        "reset_done",
    ]


def test_that_nobody_is_warned_where_nobody_touched_anything(place):
    place.wait(60)

    assert place.said == ["attract", "reset_done"]


def test_that_a_reset_forgets_all_of_the_visit(qtbot, place, times):
    window = place.window
    place.touch()
    fact = next(iter(times.facts))
    picture = next(
        scene.art.image for tab in times.tabs for scene in tab.scenes if scene.art is not None
    )
    for action in (
        GoToScene(times.scene_refs()[5]),
        ChooseLanguage("en"),
        CycleTheme(),
        CycleTextSize(),
        ToggleReach(),
        OpenFact(fact),
        OpenPicture(picture),
    ):
        window.act(action)
    window.viewer._zoom_at(3.0, 100, 100)

    place.lobby.reset_now()

    assert window.visit == start_visit(times)
    assert not window.sheet.is_open
    assert window.viewer.isHidden()
    settle(qtbot, window)
    window.act(OpenPicture(picture))
    assert window.viewer.zoom.factor == 1


def test_that_any_touch_answers_the_warning_and_presses_nothing_beneath(qtbot, place):
    at = place.middle(place.window.bar, a_tab(place))
    place.touch()
    before = place.window.visit
    place.wait(60)

    place.touch(*at)

    assert place.lobby.state == "active"
    assert place.lobby.warning.isHidden()
    assert place.window.visit == before

    place.touch(*at)
    settle(qtbot, place.window)
    assert place.window.visit != before


def test_that_the_warning_counts_down_in_whole_seconds(qtbot, place):
    place.touch()
    place.wait(60)

    assert place.lobby.warning.ring.number == 20
    assert place.lobby.warning.accessibleName().startswith("继续浏览")
    assert "Still there" in place.lobby.warning.accessibleName()
    qtbot.waitUntil(lambda: place.lobby.warning.ring.number == 19, timeout=5000)
    qtbot.waitUntil(place.lobby.warning.ring.isVisible, timeout=5000)


def test_that_the_warning_follows_the_window_to_another_size(qtbot, place):
    place.touch()
    place.wait(60)

    place.window.resize(720, 1280)
    settle(qtbot, place.window)

    ring = place.lobby.warning.ring.geometry()
    assert place.lobby.warning.size() == place.window.size()
    assert abs(ring.center().x() - 360) <= 1
    assert ring.top() > 640 - ring.height()


def test_that_a_question_that_cannot_be_laid_out_is_asked_and_the_visit_ends(
    place, monkeypatch, caplog
):
    def fail(*_):
        raise ZeroDivisionError("a card with a fault")

    monkeypatch.setattr(warning_view, "compose_warning", fail)
    for _ in range(2):
        place.touch()
        place.wait(60)
        assert place.lobby.state == "warning"
        assert place.lobby.warning.isVisible()
        assert "Still there" in place.lobby.warning.accessibleName()
        place.lobby.warning.grab()

        place.wait(20)
        assert place.lobby.state == "attract"

    assert caplog.text.count("cannot be laid out") == 1
    assert "cannot be painted" not in caplog.text


def test_that_what_comes_next_comes_though_something_failed(place, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError("a question with a fault")

    monkeypatch.setattr(WarningView, "begin", fail)
    place.touch()
    with pytest.raises(ZeroDivisionError):
        place.wait(60)
    (timer,) = running_timers(place.lobby)
    assert timer.remainingTime() <= 20_001

    place.wait(20)

    assert place.lobby.state == "attract"


def test_that_the_attract_screen_is_prepared_with_the_warning_and_comes_at_once(
    qtbot, open_window, times, tmp_path, monkeypatch
):
    monkeypatch.setattr(attract_view, "WAITS_FOR_PICTURE_MS", PATIENCE_MS)
    window = open_window(kiosk=times, folder=tmp_path)
    view = AttractView(window, times, window.tempo, window.pictures)
    clock = FakeClock()
    lobby = Lobby(times, window, clock, make_attraction=lambda _: view)
    lobby.note_activity()
    clock.move(60)
    lobby.check()
    assert lobby.state == "warning"
    qtbot.waitUntil(lambda: not window.pictures.busy, timeout=PATIENCE_MS)

    clock.move(20)
    lobby.check()

    assert lobby.state == "attract"
    assert view.isVisible()
    assert view._pixels is not None
    assert view._pixels.has_picture
    view.leave()


def test_that_an_attract_screen_that_cannot_be_prepared_comes_all_the_same(
    open_window, times, monkeypatch, caplog
):
    def fail(*_):
        raise ZeroDivisionError("no picture")

    monkeypatch.setattr(attract_stage, "ask_ahead", fail)
    window = open_window(kiosk=times)
    view = AttractView(window, times, window.tempo, window.pictures)

    view.prepare("day")
    view.prepare("day")

    assert caplog.text.count("cannot be prepared") == 1


def test_that_a_visit_that_is_touched_in_time_goes_on(place):
    for _ in range(5):
        place.touch()
        place.wait(59)

    assert place.lobby.state == "active"


# What only wakes --------------------------------------------------------------------------------


def test_that_the_first_touch_only_wakes(qtbot, place):
    at = place.middle(place.window.bar, a_tab(place))
    place.wait(60)
    before = place.window.visit

    place.touch(*at)

    assert place.lobby.state == "active"
    assert place.made[0].told[-1] == "leave"
    assert place.window.visit == before

    place.touch(*at)
    settle(qtbot, place.window)
    assert place.window.visit != before


def test_that_the_first_click_and_the_first_key_only_wake(qtbot, place):
    native = place.window.windowHandle()
    x, y = place.middle(place.window.bar, a_tab(place))
    for wake in (
        lambda: QTest.mouseClick(native, Qt.MouseButton.LeftButton, pos=QPoint(x, y)),
        lambda: QTest.keyClick(native, Qt.Key.Key_Right),
    ):
        place.lobby.reset_now()
        place.wait(60)
        before = place.window.visit
        wake()
        assert place.lobby.state == "active"
        assert place.window.visit == before
        wake()
        settle(qtbot, place.window)
        assert place.window.visit != before


def test_that_a_finger_that_was_down_before_the_reset_wakes_and_presses_nothing(place):
    at = place.middle(place.window.bar, a_tab(place))
    native = place.window.windowHandle()
    QTest.touchEvent(native, touchscreen(), False).press(0, QPoint(*at), native).commit()
    QTest.qWait(1)
    before = place.window.visit
    place.wait(60)
    place.wait(20)

    QTest.touchEvent(native, touchscreen(), False).release(0, QPoint(*at), native).commit()
    QTest.qWait(1)

    assert place.lobby.state == "attract"
    assert place.window.visit == before


def test_that_a_corner_held_from_the_attract_screen_on_lets_staff_in(qtbot, place, times, tmp_path):
    window, lobby = place.window, place.lobby
    desk = StaffDesk(times, window, Gate(tmp_path), no_report)
    desk.opened.connect(lobby.suspend)
    desk.closed.connect(lobby.resume)
    desk.corner._timer.setInterval(50)
    desk.watch()
    native, at = window.windowHandle(), QPoint(10, 10)
    place.wait(60)
    assert lobby.state == "attract"
    before = window.visit

    QTest.touchEvent(native, touchscreen(), False).press(0, at, native).commit()
    assert lobby.state == "active"
    assert desk.corner.is_counting
    qtbot.waitUntil(lambda: desk.is_open, timeout=PATIENCE_MS)
    assert lobby.state == "staff"
    QTest.touchEvent(native, touchscreen(), False).release(0, at, native).commit()
    QTest.qWait(1)

    assert desk.is_open
    assert window.visit == before
    desk.close()
    assert lobby.state == "active"


def sent_by_programs(window):
    """Yields events that no hand has made."""
    at = QPointF(300, 300)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        yield QMouseEvent(kind, at, at, left, left, none)
    yield QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F5, none)


def test_that_a_key_that_something_lies_on_is_nobody(place):
    place.touch()
    place.wait(30)
    key, none = Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier
    for _ in range(3):
        held = QKeyEvent(QEvent.Type.KeyPress, key, none, "", True, 1)
        place.lobby._activity._key(held)

    place.wait(30)

    assert place.lobby.state == "warning"


def test_that_what_programs_send_and_a_mouse_that_only_moves_are_no_activity(place):
    native = place.window.windowHandle()
    place.touch()
    place.wait(30)
    for event in sent_by_programs(place.window):
        QCoreApplication.sendEvent(native, event)
    for x in range(0, 300, 30):
        QTest.mouseMove(native, QPoint(x, 300))
        QTest.qWait(1)

    place.wait(30)

    assert place.lobby.state == "warning"


# Quiet ------------------------------------------------------------------------------------------


def running_timers(lobby):
    return [timer for timer in lobby.findChildren(QTimer) if timer.isActive()]


def test_that_a_visit_waits_with_one_single_shot_and_attract_with_none(place):
    place.touch()
    (timer,) = running_timers(place.lobby)
    assert timer.isSingleShot()
    assert timer.remainingTime() > 59_000

    place.wait(60)
    place.wait(20)

    assert running_timers(place.lobby) == []


# Hours ------------------------------------------------------------------------------------------


def test_that_closing_makes_the_screen_black_and_a_touch_wakes_it_for_one_visit(
    qtbot, open_window, times
):
    place = Place(qtbot, open_window, replace(times, hours=OFFICE))
    place.wait(60)
    place.wait(6 * 3600)
    assert place.lobby.state == "asleep"
    picture = place.window.grab().toImage()
    assert {picture.pixelColor(x, 300).name() for x in range(0, 1280, 64)} == {"#000000"}

    place.touch()
    assert place.lobby.state == "active"
    assert place.lobby.shade.isHidden()

    place.wait(60)
    place.wait(20)
    assert place.lobby.state == "asleep"

    place.clock.wall = datetime.fromisoformat("2026-09-22 08:30")
    place.lobby.check()
    assert place.lobby.state == "attract"
    assert place.lobby.shade.isHidden()


def test_that_a_clock_that_is_set_is_noticed_within_a_minute(qtbot, open_window, times):
    place = Place(qtbot, open_window, replace(times, hours=OFFICE))

    assert any(timer.remainingTime() <= 60_001 for timer in running_timers(place.lobby))


def test_that_a_dim_screen_is_bright_for_who_visits_it(qtbot, open_window, times):
    hours = replace(OFFICE, closed="dim", dim_percent=40)
    place = Place(qtbot, open_window, replace(times, hours=hours))
    place.wait(60)
    place.wait(6 * 3600)
    assert (place.lobby.state, place.lobby.shade.percent) == ("attract", 40)

    place.touch()

    assert place.lobby.shade.percent == 100


def test_that_the_shade_stays_over_an_attract_screen_that_comes_up_late(qtbot, open_window, times):
    window = open_window(kiosk=times)
    view = AttractView(window, times, window.tempo, window.pictures)
    lobby = Lobby(times, window, FakeClock(), make_attraction=lambda _: view)
    lobby.set_brightness(50)

    view.show()
    view.raise_()

    above = [child for child in window.children() if child in (view, lobby.shade)]
    assert above[-1] is lobby.shade


def test_that_the_shade_stays_over_sheets_that_open_while_the_screen_is_dim(open_window, times):
    window = open_window(kiosk=times)
    lobby = Lobby(times, window, FakeClock())
    lobby.set_brightness(50)
    surfaces = (window.sheet, window.viewer)

    for surface in surfaces:
        surface.show()
        surface.raise_()
        assert window.children().index(lobby.shade) > window.children().index(surface)


def test_that_staff_have_the_screen_dark_and_bright_when_they_say_so(place):
    place.touch()
    place.lobby.suspend()
    place.wait(10_000)
    assert place.lobby.state == "staff"

    place.lobby.sleep_now()
    assert (place.lobby.state, place.lobby.shade.percent) == ("asleep", 0)

    place.lobby.wake()
    assert (place.lobby.state, place.lobby.shade.percent) == ("attract", 100)


# Other content ----------------------------------------------------------------------------------


def other(kiosk, **changes):
    return LoadedContent(
        kiosk=replace(kiosk, **changes),
        folders=picture_folders(CONTENT),
        icons=(paths.icons_dir(),),
        version=7,
    )


def test_that_other_content_is_shown_at_the_next_reset(qtbot, place, times):
    taken: list[int] = []
    place.lobby.content_taken.connect(taken.append)
    place.touch()
    newer = other(times, tabs=times.tabs[1:])

    place.lobby.offer_content(newer)
    assert taken == []
    assert place.window.visit.scene == times.scene_refs()[0]
    place.lobby.reset_now()

    assert taken == [7]
    assert place.window.visit.scene == newer.kiosk.scene_refs()[0]
    assert place.made[0].told[-1] == "gone"
    assert place.made[1].kiosk is newer.kiosk
    settle(qtbot, place.window)


def test_that_other_content_is_shown_at_once_while_nobody_visits(qtbot, place, times):
    place.wait(60)
    newer = other(times, visit=VisitTimes(idle_seconds=10, warning_seconds=10))

    place.lobby.offer_content(newer)

    assert place.made[1].told == [("begin", "zh", "day")]
    assert place.made[0].told[-2:] == ["leave", "gone"]
    place.touch()
    place.wait(10)
    assert place.lobby.state == "warning"


def test_that_other_content_is_shown_at_once_below_the_page_of_staff(qtbot, place, times):
    place.touch()
    place.lobby.suspend()
    newer = other(times, tabs=times.tabs[1:])

    place.lobby.offer_content(newer)

    assert place.lobby.state == "staff"
    assert place.window.visit.scene == newer.kiosk.scene_refs()[0]
    settle(qtbot, place.window)


def test_that_other_content_is_shown_at_once_where_nobody_has_come_yet(qtbot, place, times):
    newer = other(times, tabs=times.tabs[1:])

    place.lobby.offer_content(newer)

    assert place.window.visit.scene == newer.kiosk.scene_refs()[0]
    settle(qtbot, place.window)


@pytest.mark.logs("what cannot be shown is logged")
def test_that_content_that_cannot_be_shown_leaves_all_as_it_was(qtbot, place, times):
    refused: list[int] = []
    place.lobby.content_refused.connect(refused.append)

    place.lobby.reset_now()
    place.lobby.offer_content(other(times, languages=()))

    place.lobby.offer_content(other(times, texts=None))

    assert refused == [7, 7]
    assert place.window.visit == start_visit(times)
    assert not place.window.is_calm
    settle(qtbot, place.window)


def test_that_content_that_is_no_longer_shown_is_freed(qtbot, open_window, times):
    place = Place(qtbot, open_window, replace(times))
    place.wait(60)
    for number in range(3):
        place.lobby.offer_content(other(times, stamp={"zh": str(number), "en": str(number)}))
        settle(qtbot, place.window)
    place.made.clear()
    deliver_deletions()
    gc.collect()

    stamps = [one.stamp["en"] for one in gc.get_objects() if isinstance(one, Kiosk)]
    assert [stamp for stamp in stamps if stamp in "012"] == ["2"]
