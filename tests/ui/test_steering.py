"""Bar and arrows follow the scene a frame later, so that its first frame comes sooner."""

import pytest

from kiosk.model.actions import GoToScene, GoToTab, Step
from kiosk.ui.scenes.steps import area_of
from kiosk.ui.shell import steering
from kiosk.ui.shell.bar_tabs import SCENE_DOT
from tests.ui.kit.waiting import PATIENCE_MS, settle


def dot(window):
    """Returns where the bar has the dot of the scene shown."""
    area = area_of(window.bar.composition, SCENE_DOT)
    assert area is not None
    return area.rect


def test_that_the_scene_is_there_at_once_and_the_bar_a_frame_later(qtbot, window):
    before = dot(window)
    with qtbot.waitSignal(window.steered, timeout=PATIENCE_MS):
        window.act(Step(1))
        assert window.page.accessibleName() == window.kiosk.scene(window.visit.scene).title["zh"]
        assert dot(window) == before
        assert not window.is_settled
    assert dot(window) != before


def test_that_the_bar_is_that_of_the_last_of_many_changes(qtbot, window):
    with qtbot.waitSignal(window.steered, timeout=PATIENCE_MS):
        for tab in window.kiosk.tabs[1:]:
            window.act(GoToTab(tab.id))
    late = dot(window)
    settle(qtbot, window)
    assert dot(window) == late
    window.act(GoToScene(window.kiosk.scene_refs()[0]))
    settle(qtbot, window)
    window.act(GoToTab(window.kiosk.tabs[-1].id))
    settle(qtbot, window)
    assert dot(window) == late


def test_that_the_arrows_are_those_of_the_scene(qtbot, window):
    back, on = window._steering.arrows[-1], window._steering.arrows[1]
    assert back.isHidden()
    window.act(Step(1))
    settle(qtbot, window)
    assert not back.isHidden()
    window.act(GoToScene(window.kiosk.scene_refs()[-1]))
    settle(qtbot, window)
    assert on.isHidden()


@pytest.mark.logs("the bar cannot be laid out")
def test_that_a_bar_that_cannot_be_laid_out_is_a_calm_page_until_it_can(qtbot, window, monkeypatch):
    def fail(*words, **more):
        raise ValueError("no bar today")

    with monkeypatch.context() as patched:
        patched.setattr(steering, "compose_bar", fail)
        window.act(Step(1))
        settle(qtbot, window)
        assert window.is_calm
    window.act(Step(1))
    settle(qtbot, window)
    assert not window.is_calm
