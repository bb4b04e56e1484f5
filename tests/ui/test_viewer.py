"""The picture viewer: pinch, double tap, drag, close."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

import pytest

from kiosk.model.actions import CloseSheet, OpenPicture
from kiosk.model.zoom import LARGEST, Zoom
from kiosk.ui.kit.leaves import TextLeaf
from kiosk.ui.shell.viewer import DOUBLE_TAP_ZOOM
from tests.ui.kit.waiting import settle

IMAGE = "hq-towers"
AT = (960.0, 400.0)
"""Over the middle: the picture is narrower than the window and only moves across when larger."""


@pytest.fixture
def viewer(window, qtbot):
    """Returns the viewer with a picture."""
    window.act(OpenPicture(IMAGE))
    settle(qtbot, window)
    return window.viewer


def double_tap(hands, viewer, x, y):
    hands.tap(viewer, x, y)
    hands.tap(viewer, x, y)


def spot_under(viewer, x, y):
    """Returns which point of the picture lies under a finger, from the picture's middle."""
    width, height = viewer._size()
    zoom = viewer.zoom
    return (x - width / 2 - zoom.dx) / zoom.factor, (y - height / 2 - zoom.dy) / zoom.factor


def test_that_a_picture_of_a_scene_opens_in_the_viewer(window, hands, park):
    for ref in park.scene_refs():
        targets = window.store.composition(ref).targets
        found = [target.action for target in targets if isinstance(target.action, OpenPicture)]
        if found:
            break
    else:
        pytest.fail("no scene has a picture that opens")
    window.act(found[0])

    assert window.visit.picture == found[0].image
    assert not window.viewer.isHidden()


def test_that_the_picture_is_shown_with_its_label(viewer):
    texts = [leaf.text for leaf in viewer.composition.leaves if isinstance(leaf, TextLeaf)]
    shown = viewer.grab().toImage()
    colours = {shown.pixel(x, y) for x in range(200, 1000, 40) for y in range(100, 600, 40)}

    assert any("示意图" in text for text in texts)
    assert len(colours) > 20


def test_that_pinching_out_enlarges_about_the_fingers(viewer, hands):
    before = spot_under(viewer, *AT)

    hands.pinch(viewer, AT, 200, 500)

    assert viewer.zoom.factor == pytest.approx(2.5, rel=0.02)
    assert spot_under(viewer, *AT) == pytest.approx(before, abs=3)


def test_that_pinching_never_goes_beyond_the_limits(viewer, hands):
    for _ in range(3):
        hands.pinch(viewer, AT, 100, 1000)
    assert viewer.zoom.factor == LARGEST

    for _ in range(4):
        hands.pinch(viewer, AT, 1000, 100)
    assert viewer.zoom == Zoom()


def test_that_a_double_tap_enlarges_and_a_second_one_brings_all_back(viewer, hands, qtbot):
    double_tap(hands, viewer, *AT)
    assert viewer.zoom.factor == pytest.approx(DOUBLE_TAP_ZOOM)

    double_tap(hands, viewer, *AT)
    assert viewer.zoom.factor == 1


def test_that_two_slow_taps_change_nothing(viewer, hands, qtbot):
    hands.tap(viewer, *AT)
    qtbot.wait(400)
    hands.tap(viewer, *AT)

    assert viewer.zoom == Zoom()


def test_that_an_enlarged_picture_follows_the_finger(viewer, hands):
    double_tap(hands, viewer, 960, 540)
    hands.press(viewer, *AT)
    hands.drag(viewer, AT, (120, -60))

    assert (viewer.zoom.dx, viewer.zoom.dy) == pytest.approx((120, -60), abs=3)
    hands.release(viewer, AT[0] + 120, AT[1] - 60)


def test_that_a_picture_cannot_be_pushed_out_of_sight(viewer, hands):
    double_tap(hands, viewer, 960, 540)
    for _ in range(3):
        hands.press(viewer, 200, 200)
        end = hands.drag(viewer, (200, 200), (1500, 700), steps=3, wait_ms=1)
        hands.release(viewer, *end)

    width, height = viewer._size()
    image = viewer._picture()
    fit = min(width / image.width(), height / image.height()) * viewer.zoom.factor
    spare_x, spare_y = image.width() * fit - width, image.height() * fit - height
    assert viewer.zoom.dx == pytest.approx(max(0, spare_x) / 2)
    assert viewer.zoom.dy == pytest.approx(max(0, spare_y) / 2)


def test_that_a_second_finger_takes_over_from_a_drag(viewer, hands):
    hands.pinch(viewer, AT, 300, 600)
    zoom = viewer.zoom
    hands.press(viewer, *AT)
    hands.release(viewer, *AT)

    assert viewer.zoom == zoom


def test_that_the_close_button_closes(window, viewer, hands):
    hands.touch(viewer, CloseSheet())

    assert window.visit.picture is None
    assert viewer.isHidden()


def test_that_a_picture_opened_again_is_whole_again(window, viewer, hands):
    double_tap(hands, viewer, *AT)
    window.act(CloseSheet())
    window.act(OpenPicture(IMAGE))

    assert viewer.zoom == Zoom()


def test_that_a_picture_that_does_not_exist_leaves_the_viewer_usable(window, hands, qtbot):
    window.act(OpenPicture("nothing-of-this-name"))
    settle(qtbot, window)
    window.viewer.grab()

    hands.touch(window.viewer, CloseSheet())

    assert window.viewer.isHidden()
