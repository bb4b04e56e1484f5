"""Staff at the screen: the corner, the PIN pad, the page, and that all of it closes by itself."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.model.actions import AskStaff, GoToTab, LeaveStaff, PressKey, StartShow, TurnList
from kiosk.model.settings import Staff
from kiosk.model.words import ShowId
from kiosk.staff import Gate, write_pin
from kiosk.staff.pin import Pin, _derive
from kiosk.ui.shell.console_state import offered_shows
from kiosk.ui.shell.corner_hold import CORNER_MM, corner_rect
from kiosk.ui.shell.staff_desk import BRIGHTNESS, DeskTimes, StaffDesk
from kiosk.ui.shell.staff_page import WISHES, StaffReport
from tests.ui.kit.hands import Hands, touchscreen
from tests.ui.kit.waiting import PATIENCE_MS

GOOD = "274951"
HOLD_MS, LONG_MS = 20, 60_000
REPORT = StaffReport(version="1.0", health="ok", offered=frozenset(WISHES))


def report(language):
    return REPORT


@pytest.fixture
def window(open_window):
    """Returns a window whose pictures never come: staff need none."""
    return open_window(drawing=False)


@pytest.fixture
def state(tmp_path):
    bare = Pin(salt=b"s" * 16, key=b"", cost=2)
    write_pin(tmp_path, Pin(salt=bare.salt, key=_derive(GOOD, bare), cost=2))
    return tmp_path


@pytest.fixture
def make_desk(window, park, state):
    def make(folder=None, kiosk=None, **times):
        shows = partial(offered_shows, kiosk or park)
        gate, when = Gate(folder or state), DeskTimes(**times)
        desk = StaffDesk(kiosk or park, window, gate, report, times=when, shows=shows)
        desk.corner._timer.setInterval(HOLD_MS)
        desk.watch()
        return desk

    return make


@pytest.fixture
def desk(make_desk):
    return make_desk()


class Finger:
    """A finger on the touchscreen, at places in pixels of the window."""

    def __init__(self, qtbot, window, number=0):
        self._qtbot, self._window, self._number = qtbot, window, number

    def _do(self, what, at):
        sequence = QTest.touchEvent(self._window, touchscreen(), False)
        getattr(sequence, what)(self._number, QPoint(*at), self._window)
        sequence.commit()
        self._qtbot.wait(1)

    def down(self, *at):
        self._do("press", at)

    def move(self, *at):
        self._do("move", at)

    def up(self, *at):
        self._do("release", at)


@pytest.fixture
def finger(qtbot, window):
    return Finger(qtbot, window)


def press(hands, desk, *keys):
    for key in keys:
        target = hands.target(desk.view, PressKey(key))
        hands.tap(desk.view, *hands.middle(target))


def enter(qtbot, hands, desk, digits=GOOD):
    """Enters a PIN and waits for what comes of it."""
    press(hands, desk, *digits, "enter")
    qtbot.waitUntil(lambda: desk.pad is None or desk.pad.says != "checking")


def ask(hands, desk, wish):
    hands.tap(desk.view, *hands.middle(hands.target(desk.view, AskStaff(wish))))


@pytest.fixture
def page(qtbot, hands, desk):
    """Returns a desk whose page is open."""
    desk.open_pad()
    enter(qtbot, hands, desk)
    assert desk.page is not None
    return desk


# The corner ---------------------------------------------------------------------------------


@pytest.mark.parametrize("corner", ["top_left", "top_right", "bottom_left", "bottom_right"])
def test_that_the_corner_is_as_large_as_a_hand_finds(corner):
    box = corner_rect(corner, 1920, 1080, 1.58)

    assert box.w == box.h == CORNER_MM * 1.58
    assert box.x == (0 if corner.endswith("left") else 1920 - box.w)
    assert box.y == (0 if corner.startswith("top") else 1080 - box.h)


def test_that_the_corner_of_a_small_screen_leaves_most_of_it():
    box = corner_rect("top_left", 800, 480, 6.0)

    assert (box.w, box.h) == (200, 120)


def test_that_a_held_corner_asks_for_the_pin(qtbot, desk, finger):
    finger.down(10, 10)
    qtbot.waitUntil(lambda: desk.is_open)
    finger.up(10, 10)

    assert desk.pad.says == "ask"


def test_that_a_short_touch_in_the_corner_is_a_visitor_s(qtbot, desk, finger):
    desk.corner._timer.setInterval(LONG_MS)
    finger.down(10, 10)
    assert desk.corner.is_counting
    finger.up(10, 10)

    assert not desk.corner.is_counting


def test_that_a_finger_which_leaves_the_corner_is_a_visitor_s(qtbot, desk, finger):
    desk.corner._timer.setInterval(LONG_MS)
    finger.down(10, 10)
    finger.move(400, 300)
    finger.move(10, 10)
    assert not desk.corner.is_counting
    finger.up(10, 10)


def test_that_a_finger_elsewhere_is_a_visitor_s(qtbot, desk, finger):
    finger.down(600, 300)
    assert not desk.corner.is_counting
    finger.up(600, 300)


def test_that_a_second_finger_makes_it_no_hold(qtbot, desk, finger, window):
    desk.corner._timer.setInterval(LONG_MS)
    finger.down(10, 10)
    sequence = QTest.touchEvent(window, touchscreen(), False)
    sequence.stationary(0)
    sequence.press(1, QPoint(600, 300), window)
    sequence.commit()
    qtbot.waitUntil(lambda: not desk.corner.is_counting)
    sequence = QTest.touchEvent(window, touchscreen(), False)
    sequence.release(0, QPoint(10, 10), window)
    sequence.release(1, QPoint(600, 300), window)
    sequence.commit()

    assert not desk.is_open


def test_that_a_mouse_can_hold_the_corner_too(qtbot, desk, window):
    native = window.windowHandle()
    QTest.mousePress(native, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    qtbot.waitUntil(lambda: desk.is_open)
    QTest.mouseRelease(native, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))


def test_that_the_corner_of_the_content_is_watched(qtbot, make_desk, park, finger):
    desk = make_desk(kiosk=replace(park, staff=Staff(corner="bottom_right")))
    finger.down(10, 10)
    assert not desk.corner.is_counting
    finger.up(10, 10)

    finger.down(1275, 715)
    qtbot.waitUntil(lambda: desk.is_open)
    finger.up(1275, 715)


def test_that_a_normal_touch_in_the_corner_does_what_it_did(qtbot, make_desk, park, window, finger):
    """The corner with the tabs: a tap goes to the scene as ever."""
    desk = make_desk(kiosk=replace(park, staff=Staff(corner="bottom_left")))
    desk.corner._timer.setInterval(LONG_MS)
    hands = Hands(qtbot, window)
    first, other = park.tabs[0].id, park.tabs[1].id
    with qtbot.waitSignal(window.steered, timeout=PATIENCE_MS):
        window.act(GoToTab(other))
    target = hands.target(window.bar, GoToTab(first))
    at = hands.pixel(window.bar, *hands.middle(target))
    there = (at.x(), at.y() + window.bar.y())
    finger.down(*there)
    finger.up(*there)

    assert window.visit.scene.startswith(f"{first}/")


def test_that_the_finger_which_held_the_corner_touches_nothing_when_it_is_lifted(
    qtbot, make_desk, park, window, finger
):
    desk = make_desk(kiosk=replace(park, staff=Staff(corner="bottom_left")))
    before = window.visit
    finger.down(30, 700)
    qtbot.waitUntil(lambda: desk.is_open)
    finger.up(30, 700)
    desk.close()

    assert window.visit == before


# The pad ------------------------------------------------------------------------------------


def test_that_the_right_pin_opens_the_page(qtbot, hands, desk):
    desk.open_pad()
    enter(qtbot, hands, desk)

    assert desk.pad is None
    assert desk.page is not None


def test_that_a_wrong_pin_says_how_many_tries_are_left(qtbot, hands, desk):
    desk.open_pad()
    enter(qtbot, hands, desk, "111222")

    assert (desk.pad.says, desk.pad.left, desk.pad.digits) == ("wrong", 4, 0)


def test_that_a_wrong_digit_can_be_erased(qtbot, hands, desk):
    desk.open_pad()
    press(hands, desk, *"2749", "8", "erase")
    enter(qtbot, hands, desk, "51")

    assert desk.page is not None


def test_that_five_wrong_pins_lock_the_pad_and_closing_it_does_not_help(qtbot, hands, desk):
    desk.open_pad()
    for _ in range(5):
        enter(qtbot, hands, desk, "111222")
    assert desk.pad.says == "locked"
    desk.close()
    desk.open_pad()

    assert desk.pad.says == "locked"
    assert [target.action for target in desk.view.targets] == [LeaveStaff()]


def test_that_without_a_pin_nothing_but_how_to_set_one_is_offered(make_desk, tmp_path):
    desk = make_desk(tmp_path / "empty")
    desk.open_pad()

    assert desk.pad.says == "unset"
    assert [target.action for target in desk.view.targets] == [LeaveStaff()]
    desk.view.activated.emit(PressKey("1"))
    desk.view.activated.emit(AskStaff("exit"))
    assert desk.pad.says == "unset"


def test_that_the_pad_closes_by_itself(qtbot, make_desk):
    desk = make_desk(pad_s=0.01)
    desk.open_pad()
    desk._ticker.setInterval(5)

    qtbot.waitUntil(lambda: not desk.is_open)
    assert desk.view.isHidden()


def test_that_a_touch_keeps_the_pad_open(qtbot, desk, hands):
    desk.open_pad()
    before = desk._idle.msecsSinceReference()
    qtbot.wait(5)
    press(hands, desk, "1")

    assert desk._idle.msecsSinceReference() > before


def test_that_the_close_button_closes(hands, desk):
    desk.open_pad()
    hands.tap(desk.view, *hands.middle(hands.target(desk.view, LeaveStaff())))

    assert not desk.is_open


def test_that_digits_typed_before_are_forgotten(qtbot, hands, desk):
    desk.open_pad()
    press(hands, desk, *"274")
    desk.close()
    desk.open_pad()
    enter(qtbot, hands, desk, "951")

    assert desk.pad.says == "wrong"


def test_that_a_pin_which_was_compared_too_late_opens_nothing(qtbot, hands, desk):
    desk.open_pad()
    press(hands, desk, *GOOD, "enter")
    desk.close()
    qtbot.wait(50)

    assert not desk.is_open


def test_that_a_keyboard_works_on_the_pad_and_reaches_nothing_below(qtbot, desk, window):
    before = window.visit
    desk.open_pad()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_3, Qt.Key.Key_Backspace):
        QTest.keyClick(window.focusWidget(), key)
    for digit in GOOD:
        QTest.keyClick(window.focusWidget(), Qt.Key(Qt.Key.Key_0 + int(digit)))
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.page is not None)

    assert window.visit == before
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not desk.is_open


def test_that_tab_stays_on_the_pad(desk, window):
    desk.open_pad()
    seen = []
    for _ in range(len(desk.view.targets) + 2):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(window.focusWidget().parent())

    assert set(seen) == {desk.view}


def test_that_the_pad_follows_the_window_s_size(qtbot, desk, window):
    desk.open_pad()
    window.resize(720, 1280)

    qtbot.waitUntil(lambda: desk.view.composition.width == pytest.approx(1080))
    assert (desk.view.width(), desk.view.height()) == (720, 1280)


# The page -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "signal"),
    [
        ("exit", "exit_requested"),
        ("restart", "restart_requested"),
        ("roll_back", "rollback_requested"),
    ],
)
def test_that_what_ends_or_changes_the_kiosk_takes_two_touches(qtbot, hands, page, wish, signal):
    with qtbot.assertNotEmitted(getattr(page, signal)):
        ask(hands, page, wish)
    assert page.page.armed == wish

    with qtbot.waitSignal(getattr(page, signal)):
        ask(hands, page, wish)


@pytest.mark.parametrize(
    ("wish", "signal"), [("reload", "reload_requested"), ("sleep", "sleep_requested")]
)
def test_that_the_rest_takes_one(qtbot, hands, page, wish, signal):
    with qtbot.waitSignal(getattr(page, signal)):
        ask(hands, page, wish)


def test_that_another_touch_between_disarms(qtbot, hands, page):
    ask(hands, page, "exit")
    ask(hands, page, "brightness")

    with qtbot.assertNotEmitted(page.exit_requested):
        ask(hands, page, "exit")


def test_that_sleep_closes_the_page_first(qtbot, hands, page):
    said: list[object] = []
    page.closed.connect(partial(said.append, "closed"))
    page.sleep_requested.connect(partial(said.append, "sleep"))
    ask(hands, page, "sleep")

    assert said == ["closed", "sleep"]


def test_that_brightness_goes_down_in_steps_and_up_again(hands, page):
    said: list[object] = []
    page.brightness_requested.connect(said.append)
    for _ in BRIGHTNESS:
        ask(hands, page, "brightness")

    assert said == [*BRIGHTNESS[1:], BRIGHTNESS[0]]


@pytest.mark.parametrize(("well", "outcome"), [(True, "done"), (False, "failed")])
def test_that_the_page_says_what_came_of_a_wish(hands, page, well, outcome):
    ask(hands, page, "reload")
    assert page.page.busy == "reload"
    assert not [t for t in page.view.targets if isinstance(t.action, AskStaff)]
    page.answer("reload", well=well)

    assert getattr(page.page, outcome) == "reload"


def test_that_the_page_closes_by_itself_and_says_so_before(qtbot, hands, make_desk):
    desk = make_desk(page_s=9.0)
    desk.open_pad()
    enter(qtbot, hands, desk)
    desk._on_tick()
    assert desk.page.closes_in_s == 9
    desk._times = DeskTimes(page_s=0.0)
    desk._on_tick()

    assert not desk.is_open


def test_that_a_page_which_was_left_asks_for_the_pin_again(page):
    page.close()
    page.open_pad()

    assert page.page is None
    assert page.pad.says == "ask"


def test_that_opening_and_closing_are_said_once(qtbot, hands, desk):
    said: list[object] = []
    desk.opened.connect(partial(said.append, "opened"))
    desk.closed.connect(partial(said.append, "closed"))
    desk.open_pad()
    enter(qtbot, hands, desk)
    desk.close()
    desk.close()

    assert said == ["opened", "closed"]


def test_that_nothing_runs_while_staff_are_away(desk):
    desk.open_pad()
    desk.close()

    assert not desk._ticker.isActive()
    assert not desk.corner._timer.isActive()


# Shows --------------------------------------------------------------------------------------


def test_that_staff_have_a_show_presented(qtbot, hands, page):
    asked: list[str] = []
    page.show_requested.connect(asked.append)
    hands.tap(page.view, *hands.middle(hands.target(page.view, TurnList("shows", 0))))
    hands.tap(page.view, *hands.middle(hands.target(page.view, StartShow(ShowId("party")))))

    assert asked == ["party"]
    assert not page.is_open


def test_that_a_show_is_asked_for_on_its_list_only(page):
    asked: list[str] = []
    page.show_requested.connect(asked.append)
    page.view.activated.emit(StartShow(ShowId("party")))

    assert asked == []
    assert page.is_open
