"""Low reach: all of a scene in the lower part of an upright screen, and touched where it is."""

import pytest
from PySide6.QtCore import QPoint

from kiosk import paths
from kiosk.model.actions import (
    ChooseLanguage,
    CloseSheet,
    OpenFact,
    Step,
    ToggleReach,
)
from kiosk.model.kiosk import TEXT_SIZES
from kiosk.ui.kit.fonts import load_fonts, shared_ruler
from kiosk.ui.kit.picture_requests import picture_folders
from kiosk.ui.scenes.faults import find_faults
from kiosk.ui.scenes.stage import LOW_SHARE, low_stage, low_text_size, measure_stage
from kiosk.ui.scenes.store import SceneStore
from tests.ui.conftest import CONTENT
from tests.ui.kit.hands import Hands
from tests.ui.kit.waiting import settle

UPRIGHT = (540, 960)


@pytest.fixture
def upright(open_window):
    return open_window(size=UPRIGHT, drawing=False)


def top_of(window, surface):
    """Returns where a surface begins, as a share of the window's height."""
    return surface.mapTo(window, QPoint(0, 0)).y() / window.height()


def test_that_one_touch_brings_all_of_the_scene_low_and_one_brings_it_back(qtbot, open_window):
    window = open_window(size=UPRIGHT)
    hands = Hands(qtbot, window)
    assert top_of(window, window.page) == 0

    hands.touch(window.bar, ToggleReach())

    assert window.visit.low_reach
    assert top_of(window, window.page) >= 1 - LOW_SHARE - 0.002
    assert window.page.composition.width > window.stage.width
    assert not window.page.composition.misfits

    hands.touch(window.bar, ToggleReach())
    assert top_of(window, window.page) == 0


def test_that_what_stands_low_is_touched_where_it_stands(qtbot, open_window, park):
    window = open_window(size=UPRIGHT)
    hands = Hands(qtbot, window)
    hands.touch(window.bar, ToggleReach())
    target = hands.first(window.page, OpenFact)

    hands.touch(window.page, target.action)

    assert window.visit.sheet.subject == target.action
    assert top_of(window, window.sheet) >= 1 - LOW_SHARE - 0.002
    hands.touch(window.sheet, CloseSheet())
    assert window.visit.sheet is None

    arrow = window._steering.arrows[1]
    assert top_of(window, arrow) > 1 - LOW_SHARE
    hands.touch(arrow, Step(1))
    assert window.visit.scene == park.scene_refs()[1]


def test_that_a_touch_above_a_low_scene_presses_nothing(qtbot, open_window):
    window = open_window(size=UPRIGHT)
    hands = Hands(qtbot, window)
    hands.touch(window.bar, ToggleReach())
    before = window.visit

    hands.tap(window.page, 500, -300)
    settle(qtbot, window)

    assert window.visit == before


class NoPictures:
    """A store of pictures that never has any."""

    def __getattr__(self, name):
        return lambda *given, **named: None


@pytest.mark.parametrize(("width", "height", "inches"), [(1080, 1920, 55), (2160, 3840, 65)])
def test_that_every_scene_fits_low_in_every_language_and_text_size(
    qapp, park, width, height, inches
):
    load_fonts(paths.fonts_dir())
    stage = low_stage(measure_stage(width, height, inches))
    store = SceneStore(park, picture_folders(CONTENT), NoPictures(), qapp)
    found = []
    for choice in park.languages:
        for size in TEXT_SIZES:
            store.configure(stage, choice.code, "day", low_text_size(size))
            for ref in park.scene_refs():
                faults = find_faults(store.composition(ref), shared_ruler(), stage.min_target)
                found += [(choice.code, size, ref, fault) for fault in faults]
    store.deleteLater()

    assert found == []


def test_that_the_control_says_in_every_language_what_it_does(upright):
    hands = Hands(None, upright)
    names = []
    for code in ("zh", "en"):
        upright.act(ChooseLanguage(code))
        for _ in range(2):
            target = hands.target(upright.bar, ToggleReach())
            names.append((target.name, target.description))
            upright.act(ToggleReach())

    assert names == [
        ("画面位置", "整屏"),
        ("画面位置", "已移到低处"),
        ("Height of the picture", "Full screen"),
        ("Height of the picture", "Low"),
    ]


def test_that_a_wide_screen_has_no_such_control_and_stays_as_it_is(open_window):
    window = open_window(drawing=False)
    assert all(target.action != ToggleReach() for target in window.bar.targets)

    window.act(ToggleReach())

    assert top_of(window, window.page) == 0
    assert window.page.composition.width == window.stage.width
