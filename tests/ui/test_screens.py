"""Screens of all shapes: live resize and rotation lay everything out anew."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from kiosk.model.actions import GoToScene, OpenChart, OpenPicture, OpenSources
from kiosk.ui.kit.targets import TargetWidget
from tests.ui.kit.waiting import PATIENCE_MS

SIZES = ((1920, 1080), (1080, 1920), (1280, 800), (3840, 1080))
SCENES = ("overview/hero", "overview/growth", "industry/chain")


@pytest.fixture
def window(open_window):
    """Returns a window that waits for no picture: sizes are what these tests are about."""
    return open_window(drawing=False)


@pytest.fixture
def resize(window, qtbot):
    """Returns a function that gives the window a size and waits until it is laid out anew."""

    def change(size):
        window.resize(*size)
        qtbot.waitUntil(lambda: window.bar.geometry().bottom() == size[1] - 1, timeout=PATIENCE_MS)
        assert window.bar.width() == size[0]

    return change


def reaches_outside(window):
    """Returns the targets that are not wholly on the screen."""
    found = []
    for surface in (window.page, window.bar):
        unit = surface._scale / surface.devicePixelRatioF()
        for target in surface.targets:
            rect = target.rect.scaled(unit)
            if rect.x < -1 or rect.right > surface.width() + 1 or rect.bottom > window.height() + 1:
                found.append((surface, target))
    return found


@pytest.mark.parametrize("scene", SCENES)
def test_that_a_scene_follows_resize_and_rotation(window, resize, scene):
    window.act(GoToScene(scene))
    shapes = []
    for size in SIZES:
        resize(size)
        picture = window.grab()

        assert (picture.width(), picture.height()) == size
        assert window.visit.scene == scene
        assert not reaches_outside(window)
        shapes.append(window.store.stage.format)

    assert shapes == ["landscape", "portrait", "landscape", "ultrawide"]


@pytest.mark.parametrize(
    "action", [OpenChart("overview/growth", 0), OpenSources(), OpenPicture("skyline")]
)
def test_that_what_lies_above_follows_too(window, resize, action):
    window.act(action)
    for size in SIZES:
        resize(size)
        window.grab()

        for surface in (window.sheet, window.viewer):
            assert (surface.width(), surface.height()) == size


def test_that_page_and_bar_share_the_window_without_a_gap(window, resize):
    for size in SIZES:
        resize(size)

        assert window.page.width() == window.bar.width() == size[0]
        assert window.page.y() == 0
        assert window.bar.geometry().bottom() == size[1] - 1
        assert window.bar.y() < window.page.height()


def test_that_absurd_sizes_do_no_harm(window, resize, qtbot):
    for size in ((1, 1), (40, 2000), (2000, 40)):
        window.resize(*size)
        qtbot.wait(100)
        window.grab()
    resize((1280, 720))

    assert not reaches_outside(window)


def test_that_resizing_during_a_drag_drops_nothing(window, hands, resize, qtbot):
    window.act(GoToScene("overview/growth"))
    hands.press(window.page, 960, 400)
    end = hands.drag(window.page, (960, 400), (-300, 0))
    resize((1080, 1920))
    hands.release(window.page, *end)
    qtbot.waitUntil(lambda: not window.page.is_moving)

    assert window.page._offset() == 0
    window.grab()


def test_that_nothing_scrolls(window, park):
    for scene in park.scene_refs():
        window.act(OpenSources())
        window.act(GoToScene(scene))
    kinds = {type(widget) for widget in window.findChildren(QWidget)}

    assert not [kind for kind in kinds if issubclass(kind, QAbstractScrollArea | QScrollBar)]
    assert TargetWidget in kinds
