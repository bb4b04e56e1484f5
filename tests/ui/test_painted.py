"""What cannot be painted: quiet stands there, half a picture never, and visitors can go on."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from kiosk.model.actions import OpenPicture, OpenSources, Step
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.shell.attract_view import AttractView
from kiosk.ui.shell.bar_view import BarView
from kiosk.ui.shell.page import Page
from kiosk.ui.shell.sheet_view import SheetView
from kiosk.ui.shell.staff_view import StaffView
from kiosk.ui.shell.viewer import Viewer
from kiosk.ui.shell.warning_view import CountdownRing, WarningView
from tests.ui.kit.waiting import PATIENCE_MS, settle

HALF = QColor("magenta").rgb()
STILL = Tempo(factor=0)


def paint_half(self, painter, event):
    """Paints the middle, leaves everything in disorder, and fails."""
    across, down = self.width() // 3, self.height() // 3
    middle = self.rect().adjusted(across, down, -across, -down)
    painter.fillRect(middle, QColor(HALF))
    painter.setOpacity(0.1)
    painter.translate(5000, 5000)
    raise ZeroDivisionError("a painter with a fault")


def a_page(window):
    return window.page


def a_bar(window):
    return window.bar


def a_sheet(window):
    window.act(OpenSources())
    return window.sheet


def a_viewer(window):
    window.act(OpenPicture("hq-towers"))
    return window.viewer


def a_staff_view(window):
    look, stage, painter = window.appearance()
    view = StaffView(window, STILL)
    view.setGeometry(window.rect())
    view.show_staff(window.bar.composition, look, stage.scale, painter)
    return view


def a_warning(window):
    view = WarningView(window, STILL, window.appearance)
    view.begin(600)
    return view


def a_ring(window):
    return a_warning(window).ring


def an_attract_view(window):
    view = AttractView(window, window._kiosk, STILL, window.pictures)
    view.begin("zh", "day")
    return view


SURFACES = [a_page, a_bar, a_sheet, a_viewer, a_staff_view, a_warning, a_ring, an_attract_view]


@pytest.fixture
def surface(request, open_window, qtbot):
    """Returns the surface that a test is about, as it is shown on a window that rests."""
    window = open_window()
    widget = request.param(window)
    qtbot.waitUntil(widget.isVisible, timeout=PATIENCE_MS)
    settle(qtbot, window)
    yield widget
    for child in window.findChildren(QWidget):
        if isinstance(child, WarningView | AttractView):
            child.leave()


def every(surfaces):
    names = [make.__name__.partition("_")[2] for make in surfaces]
    return pytest.mark.parametrize("surface", surfaces, ids=names, indirect=True)


def colours(widget, step=3):
    """Returns the colours of a widget as a visitor sees it, with all that lies over it."""
    place = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
    shown = widget.window().grab(place).toImage()
    across, down = range(0, shown.width(), step), range(0, shown.height(), step)
    return {shown.pixel(x, y) for x in across for y in down}


@every(SURFACES)
def test_that_half_a_picture_is_never_seen(surface, monkeypatch, qtbot, caplog):
    monkeypatch.setattr(type(surface), "paint", paint_half)

    assert HALF not in colours(surface), "the first frame that fails"
    for _ in range(5):
        assert HALF not in colours(surface), "a frame that is tried again"


@every(SURFACES)
def test_that_the_log_says_once_what_cannot_be_painted(surface, monkeypatch, qtbot, caplog):
    monkeypatch.setattr(type(surface), "paint", paint_half)
    for _ in range(5):
        surface.grab()

    assert caplog.text.count("cannot be painted") == 1
    assert caplog.text.count("Traceback") == 1


@every(SURFACES)
def test_that_what_can_be_painted_again_is_as_before(surface, monkeypatch, qtbot, caplog):
    before = surface.grab().toImage()
    with monkeypatch.context() as patched:
        patched.setattr(type(surface), "paint", paint_half)
        surface.grab()
        assert surface.is_failing
    surface.grab()

    assert not surface.is_failing
    assert surface.grab().toImage() == before


@every([a_page])
def test_that_a_page_that_fails_again_and_again_says_calm_words(
    surface, monkeypatch, caplog, qtbot
):
    monkeypatch.setattr(Page, "paint", paint_half)
    window = surface.window()
    surface.update()
    qtbot.waitUntil(lambda: surface.has_given_up, timeout=PATIENCE_MS)
    shown = surface.grab().toImage()
    canvas = QColor(window.appearance()[0].palette.canvas).rgb()

    assert {shown.pixel(x, 0) for x in range(shown.width())} == {canvas}
    assert len(colours(surface, step=1)) > 10, "words stand in the middle"
    assert window.is_calm
    assert window.bar.isEnabled()


@every([a_page])
def test_that_another_scene_can_be_gone_to(surface, monkeypatch, qtbot, caplog):
    window, sound = surface.window(), Page.paint
    bad = window.visit.scene

    def paint(self, painter, event):
        if self._scene == bad:
            raise ZeroDivisionError("a scene with a fault")
        sound(self, painter, event)

    monkeypatch.setattr(Page, "paint", paint)
    surface.update()
    qtbot.waitUntil(lambda: window.is_calm, timeout=PATIENCE_MS)
    window.act(Step(1))
    settle(qtbot, window)
    surface.grab()

    assert not window.is_calm
    assert window.is_painted

    window.act(Step(-1))
    qtbot.waitUntil(lambda: window.is_calm, timeout=PATIENCE_MS)
    assert caplog.text.count("cannot be painted") == 1


def test_that_a_start_ends_though_its_scene_cannot_be_painted(
    open_window, monkeypatch, qtbot, caplog
):
    monkeypatch.setattr(Page, "paint", paint_half)
    window = open_window(drawing=False)

    qtbot.waitUntil(lambda: window.page._completed, timeout=PATIENCE_MS)


@every([a_bar])
def test_that_a_bar_that_fails_names_its_tabs_and_can_be_touched(
    surface, monkeypatch, qtbot, caplog
):
    window = surface.window()
    monkeypatch.setattr(BarView, "paint", paint_half)
    for _ in range(5):
        surface.grab()

    assert len(colours(surface)) > 5
    target = surface.targets[-1]
    surface.choose(target.action, target.rect.x + 1, target.rect.y + 1)
    settle(qtbot, window)


@every([a_sheet])
def test_that_a_sheet_that_cannot_be_painted_closes(surface, monkeypatch, qtbot, caplog):
    window = surface.window()
    monkeypatch.setattr(SheetView, "paint", paint_half)
    surface.update()

    qtbot.waitUntil(surface.isHidden, timeout=PATIENCE_MS)
    assert window.visit.sheet is None
    assert window.page.isEnabled()


@every([a_viewer])
def test_that_a_picture_that_cannot_be_painted_closes(surface, monkeypatch, qtbot, caplog):
    window = surface.window()
    monkeypatch.setattr(Viewer, "paint", paint_half)
    surface.update()

    qtbot.waitUntil(surface.isHidden, timeout=PATIENCE_MS)
    assert window.visit.picture is None


@every([a_staff_view])
def test_that_staff_find_plain_words_where_their_page_cannot_be_painted(
    surface, monkeypatch, caplog
):
    monkeypatch.setattr(StaffView, "paint", paint_half)

    assert len(colours(surface)) > 5
    assert surface.targets


@every([a_warning])
def test_that_a_question_that_cannot_be_painted_is_asked_in_plain_words(
    surface, monkeypatch, qtbot, caplog
):
    surface._card.fill(QColor(HALF))
    sound, surface._at = surface._at, None
    surface.update()
    qtbot.waitUntil(lambda: surface._is_plain, timeout=PATIENCE_MS)

    qtbot.waitUntil(surface.ring.isVisible, timeout=PATIENCE_MS)
    assert surface.rect().contains(surface.ring.geometry())
    assert HALF not in colours(surface)
    assert len(colours(surface)) > 5
    surface._at = sound


@every([a_ring])
def test_that_a_ring_that_cannot_be_painted_leaves_the_question(surface, monkeypatch, caplog):
    monkeypatch.setattr(CountdownRing, "paint", paint_half)

    assert len(colours(surface)) == 1
    assert surface.parentWidget().isVisible()


@every([an_attract_view])
def test_that_an_attract_screen_that_cannot_be_painted_shows_words_alone(
    surface, monkeypatch, qtbot, caplog
):
    def fail(*_):
        raise ZeroDivisionError("pixels with a fault")

    monkeypatch.setattr(AttractView, "_paint_pixels", fail)
    surface.update()

    qtbot.waitUntil(lambda: surface._pixels is None, timeout=PATIENCE_MS)
    assert len(colours(surface)) > 5
    assert surface.is_running
