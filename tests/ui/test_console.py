"""The guide's console on a real window: shows what the audience sees, and leads by touch."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type, union-attr, attr-defined"

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kiosk.model.actions import AskGuide, GoToScene, OpenFact, StartShow
from kiosk.model.geometry import Rect
from kiosk.model.screens import Arrangement, Display, ScreenWish
from kiosk.ui.shell import console as module
from kiosk.ui.shell import console_pictures, guide_screens
from kiosk.ui.shell.console import Console
from kiosk.ui.shell.guide_screens import GuideScreens, can_show_two
from kiosk.ui.shell.mirror import Mirrors
from kiosk.ui.shell.notes_window import NotesWindow
from tests.ui.kit.waiting import PATIENCE_MS
from tests.ui.test_presenter import Booth

SHOW = "overview"


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    monkeypatch.setattr(module, "SOON_MS", 1)
    monkeypatch.setattr(console_pictures, "AT_MOST_EVERY_MS", 1)
    monkeypatch.setattr(console_pictures, "SLICE_EVERY_MS", 1)
    monkeypatch.setattr(guide_screens, "SETTLED_AFTER_MS", 1)


@pytest.fixture
def booth(qtbot, open_window, park):
    return Booth(qtbot, open_window, park)


@pytest.fixture
def console(qtbot, booth):
    """Returns a console that is shown and painted."""
    one = Console(booth.window, booth.lobby, booth.presenter)
    one.show_on(QGuiApplication.primaryScreen())
    qtbot.waitUntil(lambda: one.view.is_painted, timeout=PATIENCE_MS)
    yield one
    one.leave()


def tap(qtbot, console, action):
    """Touches what asks for an action on the console, and waits until it is painted again."""
    console.view.activated.emit(action)
    console.refresh()
    qtbot.waitUntil(lambda: console.view.is_painted, timeout=PATIENCE_MS)


def asked(console):
    return [target.action for target in console.view.targets]


def colour_in(view, box):
    """Returns the colours of some pixels in a box, as the console shows them."""
    image = view.grab().toImage()
    unit = image.width() / view.composition.width
    return {
        image.pixelColor(round((box.x + box.w * at / 9) * unit), round((box.y + 40) * unit)).name()
        for at in range(1, 9)
    }


def test_that_a_show_is_started_on_the_console_and_ended_there(qtbot, booth, console):
    assert StartShow(SHOW) in asked(console)
    tap(qtbot, console, StartShow(SHOW))

    assert booth.state.phase == "presenting"
    assert StartShow(SHOW) not in asked(console)

    tap(qtbot, console, AskGuide("stop"))

    assert booth.state.phase == "off"


def test_that_a_tile_of_the_map_leads_to_its_scene(qtbot, booth, console):
    tap(qtbot, console, GoToScene("party/ring"))

    assert booth.scene == "party/ring"
    assert console.state.screened.scene == "party/ring"
    assert booth.state.phase == "off", "a touch on the map alone is no presentation"


def test_that_next_and_previous_lead_the_show(qtbot, booth, console):
    tap(qtbot, console, StartShow(""))
    first = booth.scene
    while booth.scene == first:
        tap(qtbot, console, AskGuide("next"))
    tap(qtbot, console, AskGuide("previous"))

    assert booth.scene == first


def test_that_blank_is_said_and_ended_by_the_same_button(qtbot, booth, console):
    tap(qtbot, console, StartShow(""))
    tap(qtbot, console, AskGuide("blank"))

    assert booth.state.blank
    assert console.state.screened.sees == "blank"

    tap(qtbot, console, AskGuide("blank"))

    assert not booth.state.blank


def test_that_the_console_says_which_sheet_the_audience_reads(qtbot, booth, console):
    booth.window.act(OpenFact("park_age"))
    console.refresh()

    assert console.state.screened.sees == "sheet"
    assert console.state.screened.about == booth.window.sheet.accessibleName()


def test_that_the_language_of_the_audience_is_changed(qtbot, booth, console):
    tap(qtbot, console, AskGuide("language"))

    assert booth.window.visit.language == "en"


def test_that_both_pictures_come_and_fill_their_places(qtbot, booth, console):
    view = console.view
    qtbot.waitUntil(lambda: set(view.pictures) >= {"current", "next"}, timeout=PATIENCE_MS)

    for name, box in (("current", view.current_box), ("next", view.next_box)):
        assert view.pictures[name].size() == view.picture_size(box)
        assert len(colour_in(view, box)) > 1


def test_that_the_picture_follows_what_the_audience_sees(qtbot, booth, console):
    view = console.view
    qtbot.waitUntil(lambda: "current" in view.pictures, timeout=PATIENCE_MS)
    before = view.pictures["current"]
    booth.window.act(GoToScene("party/ring"))

    qtbot.waitUntil(lambda: view.pictures["current"] != before, timeout=PATIENCE_MS)


def test_that_the_console_never_takes_the_keyboard(console):
    window = console.view.window()

    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_that_a_console_that_leaves_can_come_back(qtbot, booth, console):
    console.leave()
    assert console.view is None

    console.show_on(QGuiApplication.primaryScreen())
    qtbot.waitUntil(lambda: console.view.is_painted, timeout=PATIENCE_MS)


def test_that_what_cannot_be_laid_out_leaves_the_audience_alone(
    booth, console, monkeypatch, caplog
):
    def fail(*_):
        raise ValueError("no")

    monkeypatch.setattr(module, "compose_console", fail)
    booth.window.act(GoToScene("party/ring"))
    console.refresh()

    assert booth.scene == "party/ring"
    assert "cannot be laid out" in caplog.text


# Screens ----------------------------------------------------------------------------------------


class FakeScreens(QObject):
    """Screens that a test plugs in and out; all of them are the one that is there."""

    arranged = Signal()

    def __init__(self, use="one"):
        super().__init__()
        self.wish = ScreenWish(use=use)
        self.arrangement = Arrangement(audience=Rect(0, 0, 10, 10), on="A")

    def plug(self, **changes):
        self.arrangement = Arrangement(audience=Rect(0, 0, 10, 10), on="A", **changes)
        self.arranged.emit()


def here():
    return Display(name=QGuiApplication.primaryScreen().name(), box=Rect(0, 0, 800, 800))


def test_that_the_console_comes_with_its_screen_and_goes_with_it_at_once(qtbot, booth):
    screens = FakeScreens()
    guide = GuideScreens(
        booth.window,
        booth.lobby,
        screens,
        lambda window, lobby: Console(window, lobby, booth.presenter),
    )
    screens.plug(console=here())
    qtbot.waitUntil(lambda: guide.console is not None and guide.console.view is not None)

    screens.plug()
    assert guide.console.view is None

    screens.plug(console=here())
    qtbot.waitUntil(lambda: guide.console.view is not None)
    guide.close()
    assert guide.console.view is None


def test_that_content_that_wants_no_console_gets_none(qtbot, booth, monkeypatch):
    screens = FakeScreens()
    monkeypatch.setattr(booth.window, "_kiosk", replace(booth.window.kiosk, console="never"))
    guide = GuideScreens(booth.window, booth.lobby, screens, lambda *_: None)
    screens.plug(console=here())
    qtbot.wait(20)

    assert guide.console is None
    guide.close()


@pytest.mark.parametrize(
    ("platform", "environment", "parent", "can"),
    [
        ("xcb", {}, "bash", True),
        ("offscreen", {}, "bash", True),
        ("wayland", {"WAYLAND_DISPLAY": "wayland-0"}, "cage", False),
        ("xcb", {"WAYLAND_DISPLAY": "wayland-0"}, "cage", False),
        ("wayland", {"WAYLAND_DISPLAY": "wayland-0"}, "labwc", True),
    ],
)
def test_that_a_session_with_one_window_gets_no_console(platform, environment, parent, can):
    assert can_show_two(platform, environment, parent) == can


def test_that_a_mirror_shows_the_same_picture(qtbot, booth):
    screens = FakeScreens(use="mirror")
    mirrors = Mirrors(booth.window, screens)
    screens.plug(mirrors=(here(),))
    (copy,) = mirrors.copies
    qtbot.waitUntil(lambda: not copy.image.isNull(), timeout=PATIENCE_MS)
    booth.window.act(GoToScene("party/ring"))

    def is_same():
        own = booth.window.grab().toImage().convertToFormat(copy.image.format())
        # The first row belongs to the heartbeat.
        below = (0, 1, own.width(), own.height() - 1)
        return copy.image.copy(*below) == own.copy(*below)

    qtbot.waitUntil(is_same, timeout=PATIENCE_MS)
    screens.plug()
    assert mirrors.copies == ()
    mirrors.close()


@pytest.mark.qt_log_ignore("does not support raise")
def test_that_the_small_window_lies_over_the_audience_with_notes_and_times(qtbot, booth):
    notes = NotesWindow(booth.window, booth.lobby, booth.presenter)
    booth.presenter.start(SHOW)

    assert isinstance(notes.parent(), QWidget)
    assert not notes.isHidden()
    assert booth.window.geometry().contains(notes.geometry().center())
    notes.hide()
    notes.deleteLater()
