"""What a window keeps is bounded: scenes laid out, painted scenes, canvases, pictures."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.model.actions import CycleTheme, GoToScene
from kiosk.ui.kit.leaves import ChartLeaf
from kiosk.ui.scenes import store as store_module
from tests.ui.kit.waiting import settle

HEADER_KB = 512
"""The system brings more pages than the few with a picture's notes that are read."""


@pytest.fixture
def long_park(park):
    """Returns content with more scenes than are kept laid out."""
    first, *rest = park.tabs
    scenes = [
        replace(scene, id=f"{scene.id}-{number}")
        for number in range(1 + store_module.LAID_OUT_KEPT // len(first.scenes))
        for scene in first.scenes
    ]
    return replace(park, tabs=(replace(first, scenes=tuple(scenes)), *rest))


@pytest.fixture
def store(window):
    return window.store


def test_that_scenes_laid_out_are_bounded(open_window, long_park):
    window = open_window(size=(640, 360), kiosk=long_park, drawing=False)
    refs = long_park.scene_refs()
    assert len(refs) > store_module.LAID_OUT_KEPT

    for scene in refs:
        window.store.live_leaves(scene)

    assert list(window.store._laid_out) == list(refs[-store_module.LAID_OUT_KEPT :])


def test_that_no_screen_is_so_small_that_every_scene_is_kept_painted(open_window):
    window = open_window(size=(320, 200), drawing=False)

    assert window.store.capacity == store_module.MOST_KEPT


def test_that_canvases_are_used_again(window, store, park, qtbot):
    for scene in park.scene_refs():
        window.act(GoToScene(scene))
        settle(qtbot, window)
    before = canvases(store)

    for scene in park.scene_refs():
        window.act(GoToScene(scene))
        settle(qtbot, window)
    window.act(CycleTheme())
    settle(qtbot, window)

    assert canvases(store) <= before
    assert len(before) <= store.capacity + 1


def canvases(store):
    """Returns the addresses of all full-screen pictures that a store holds, used or spare."""
    images = [still.image for still in store._stills.values()] + store._canvases._spare
    if store._background is not None:
        images.append(store._background)
    return {image.cacheKey() >> 32 for image in images}


def test_that_canvases_of_another_size_are_given_away(window, store, park, qtbot):
    for scene in park.scene_refs()[:3]:
        store.still(scene)
    window.resize(1000, 700)
    settle(qtbot, window)

    images = [still.image for still in store._stills.values()] + store._canvases._spare
    assert len({(image.width(), image.height()) for image in images}) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux says of a process")
def test_that_only_pictures_of_the_scene_shown_weigh_anything(open_window, park, qtbot):
    window = open_window(size=(1920, 1080))
    for scene in park.scene_refs()[:4]:
        window.act(GoToScene(scene))
        settle(qtbot, window)
    shown = sum(
        isinstance(leaf, ChartLeaf) for leaf in window.store.live_leaves(window.visit.scene)
    )

    weights = mapped_pictures()
    assert len(weights) > shown
    assert sum(weight > HEADER_KB for weight in weights.values()) <= shown


def mapped_pictures():
    """Returns how many kB of each picture file this process holds in memory."""
    found: dict[str, int] = {}
    name = ""
    with Path("/proc/self/smaps").open(encoding="utf-8") as lines:
        for line in lines:
            words = line.split()
            if not words[0].endswith(":"):
                name = words[-1] if words[-1].endswith(".kpic") else ""
            elif name and words[0] == "Rss:":
                found[name] = found.get(name, 0) + int(words[1])
    return found
