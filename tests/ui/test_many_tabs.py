"""A bar of more tabs than fit: turned by touch, and back at the scene's own tab when that moves."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

from dataclasses import replace

import pytest

from kiosk.model.actions import GoToTab, ShowTabs, Step
from kiosk.ui.scenes.store import SceneStore
from tests.ui.kit.hands import Hands
from tests.ui.kit.waiting import settle


@pytest.fixture
def many(park):
    """Returns the shipped content with each tab five times."""
    tabs = (
        replace(tab, id=f"{tab.id}-{copy}" if copy else tab.id, scenes=tuple(tab.scenes))
        for copy in range(5)
        for tab in park.tabs
    )
    return replace(park, tabs=tuple(tabs), index=None)


@pytest.fixture
def wide(open_window, many):
    """Returns a window on that content."""
    return open_window(kiosk=many)


def shown(window):
    return [t.action.tab for t in window.bar.targets if isinstance(t.action, GoToTab)]


def turners(window):
    return [t.action.first for t in window.bar.targets if isinstance(t.action, ShowTabs)]


def test_that_the_bar_turns_by_touch_and_its_tabs_open(wide, qtbot, many):
    hands = Hands(qtbot, wide)
    before = shown(wide)
    scene = wide.visit.scene
    (on,) = turners(wide)

    hands.touch(wide.bar, ShowTabs(on))
    settle(qtbot, wide)

    assert wide.visit.scene == scene
    assert shown(wide) == [tab.id for tab in many.tabs[on : on + len(before)]]
    assert len(turners(wide)) == 2

    chosen = shown(wide)[1]
    hands.touch(wide.bar, GoToTab(chosen))
    settle(qtbot, wide)

    assert wide.visit.scene.startswith(f"{chosen}/")
    assert chosen in shown(wide)


def test_that_a_step_brings_the_tab_of_the_scene_back(wide, qtbot):
    before = shown(wide)
    wide.act(ShowTabs(15))
    assert shown(wide) != before

    wide.act(Step(1))
    settle(qtbot, wide)

    assert shown(wide) == before


def test_that_only_what_one_touch_reaches_is_painted_ahead(wide, qtbot, many, monkeypatch):
    fetched = set()
    fetch = SceneStore.fetch

    def note_and_fetch(store, scene, **settings):
        fetched.add(scene)
        fetch(store, scene, **settings)

    monkeypatch.setattr(SceneStore, "fetch", note_and_fetch)

    wide.act(ShowTabs(10))
    settle(qtbot, wide)

    firsts = {f"{tab.id}/{tab.scenes[0].id}" for tab in many.tabs}
    reached = {f"{name}/{many.tab(name).scenes[0].id}" for name in shown(wide)}
    assert fetched & firsts <= reached | {wide.visit.scene}
    assert fetched
