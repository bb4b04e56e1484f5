"""The window that keeps its screen: closing, hiding or moving it comes to nothing."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.model.screens import choose_screen
from kiosk.ui.shell import lock_down
from kiosk.ui.shell.lock_down import LockDown
from kiosk.ui.shell.signal_leaver import SignalLeaver
from tests.ui.kit.hands import Hands

pytestmark = pytest.mark.usefixtures("quickly")


@pytest.fixture
def quickly(monkeypatch):
    monkeypatch.setattr(lock_down, "PUT_BACK_AFTER_MS", 1)


@pytest.fixture
def window():
    one = QWidget()
    yield one
    one.close()
    one.deleteLater()


@pytest.fixture
def lock(window):
    one = LockDown(window)
    one.cover()
    yield one
    one.release()


def is_in_place(window):
    return (
        window.isVisible()
        and window.isFullScreen()
        and not window.isMinimized()
        and window.geometry() == QApplication.primaryScreen().geometry()
    )


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [("", "A"), ("B", "B"), ("2", "B"), ("1", "A"), ("3", "A"), ("0", "A"), ("HDMI-9", "A")],
)
def test_that_the_screen_that_is_asked_for_is_covered_while_it_is_there(wanted, chosen):
    assert choose_screen(["A", "B"], "A", wanted) == chosen


def test_that_the_window_covers_its_screen_without_a_frame_above_all(lock, window):
    assert is_in_place(window)
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_that_a_wish_to_close_has_no_effect(qtbot, lock, window):
    window.windowHandle().close()
    window.close()
    qtbot.wait(5)

    assert window.isVisible()


def test_that_a_window_that_was_let_go_closes(lock, window):
    lock.release()
    window.close()

    assert not window.isVisible()
    assert not lock.is_held


def test_that_a_minimised_window_comes_back(qtbot, lock, window):
    window.showMinimized()

    qtbot.waitUntil(lambda: is_in_place(window))


def test_that_a_window_made_smaller_comes_back(qtbot, lock, window):
    window.showNormal()
    window.setGeometry(100, 100, 300, 200)

    qtbot.waitUntil(lambda: is_in_place(window))


def test_that_nothing_can_be_dropped_on_it_and_no_menu_opens(lock, window):
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(window, menu)
    data, action = QMimeData(), Qt.DropAction.CopyAction
    data.setText("x")
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    drop = QDropEvent(QPointF(5, 5), action, data, buttons, keys)
    drop.ignore()
    QApplication.sendEvent(window, drop)

    assert not window.acceptDrops()
    assert not drop.isAccepted()
    assert QApplication.activePopupWidget() is None


def test_that_nothing_runs_while_the_window_stands_where_it_belongs(qtbot, lock):
    qtbot.waitUntil(lambda: not lock._again.isActive())
    qtbot.wait(20)

    assert not lock._again.isActive()


def test_that_the_system_ends_the_program_although_the_window_is_held(
    qtbot, qapp, lock, window, monkeypatch
):
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", codes.append)
    leaver = SignalLeaver(qapp)
    leaver._leave()
    qtbot.waitUntil(lambda: codes == [0])
    leaver.close()
    leaver.deleteLater()


@pytest.mark.parametrize(
    "key",
    [Qt.Key.Key_F4, Qt.Key.Key_Q, Qt.Key.Key_P, Qt.Key.Key_F11, Qt.Key.Key_Print, Qt.Key.Key_Menu],
)
@pytest.mark.parametrize(
    "modifier", [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier]
)
def test_that_system_keys_change_nothing(open_window, key, modifier):
    window = open_window(drawing=False)
    before = window.visit
    QTest.keyClick(window, key, modifier)

    assert window.isVisible()
    assert window.visit == before


def test_that_two_fingers_change_nothing_on_a_scene(qtbot, open_window):
    window = open_window(drawing=False)
    before = window.visit
    Hands(qtbot, window).pinch(window.page, (900, 400), 100, 600)
    Hands(qtbot, window).pinch(window.page, (900, 400), 600, 100)

    assert window.visit == before
    assert window.page.composition.width > 0
