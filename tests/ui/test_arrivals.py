"""Pictures that come while something moves: no frame waits for a scene to be painted anew."""

import pytest

from kiosk.model.actions import GoToScene
from kiosk.model.words import SceneRef
from kiosk.ui.kit.leaves import ImageLeaf
from tests.ui.kit.waiting import settle

SCENE = SceneRef("overview/renewal")


@pytest.fixture
def store(window, qtbot):
    window.act(GoToScene(SCENE))
    settle(qtbot, window)
    return window.store


@pytest.fixture
def late(store, monkeypatch):
    """Has the scene painted while its illustration has not come; a call lets it come."""
    pictures, here = store._pictures, [False]
    has, image = pictures.has, pictures.image

    def has_not(leaf, theme, scale):
        return has(leaf, theme, scale) and (here[0] or not isinstance(leaf, ImageLeaf))

    def no_image(leaf, theme, scale):
        return image(leaf, theme, scale) if here[0] else None

    monkeypatch.setattr(pictures, "has", has_not)
    monkeypatch.setattr(pictures, "image", no_image)
    store._drop_stills(tuple(store._stills))
    store.still(SCENE)

    def come():
        here[0] = True

    return come


def test_that_a_page_that_moves_keeps_its_picture_until_the_new_one_is_whole(
    window, store, late, monkeypatch
):
    monkeypatch.setattr(type(window.page), "is_moving", property(lambda page: True))
    before = store.still(SCENE)
    late()
    window.page.take_arrived()
    assert store.still(SCENE) is before
    assert not store.is_prepared(SCENE)

    turns = 0
    while not store.renew(0.0):
        assert store.still(SCENE) is before
        turns += 1
        assert turns < 1000
    assert turns > 5, "it was painted in one go"
    assert store.still(SCENE) is not before
    assert store.is_prepared(SCENE)
    window.page._warmer._timer.stop()


def test_that_a_page_at_rest_shows_it_at_once(window, store, late):
    before = store.still(SCENE).copy()
    late()
    window.page.take_arrived()

    assert store.still(SCENE) != before
    assert store.is_prepared(SCENE)


def test_that_what_was_begun_is_dropped_with_another_theme(window, store, late):
    late()
    store.renew(0.0)
    assert store._renewal is not None
    spare = len(store._canvases._spare)

    store.configure(store.stage, "en", "night", 100)

    assert store._renewal is None
    assert len(store._canvases._spare) > spare
    window.refresh()


def test_that_a_scene_that_made_room_meanwhile_is_not_brought_back(store, late):
    late()
    store.renew(0.0)
    store._drop_stills((SCENE,))
    for _ in range(1000):
        assert not store.renew(1.0)
        if store._renewal is None:
            break
    assert SCENE not in store._stills
    store.still(SCENE)
