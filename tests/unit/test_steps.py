"""Scenes of which some blocks are left out: nothing else moves or goes."""

import pytest

from kiosk.model.actions import GoHome
from kiosk.model.geometry import Rect
from kiosk.ui.kit.leaves import Area, BoxLeaf, Composition
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.scenes.steps import area_of, block_under, leave_out, leaves_of
from tests.support.builders import look

PLACES = {"left": Rect(0, 0, 100, 100), "right": Rect(120, 0, 100, 100)}


def block(name, count):
    """Returns a block of some leaves, with a target."""
    sketch = Sketch(look(), 100)
    for _ in range(count):
        sketch.add(BoxLeaf(rect=Rect(0, 0, 10, 10)))
    sketch.target(Rect(0, 0, 50, 50), GoHome(), name)
    return sketch.finish(100)


@pytest.fixture
def whole():
    sketch = Sketch(look(), 400)
    sketch.add(BoxLeaf(rect=Rect(0, 0, 400, 400)))
    sketch.end_background()
    for at, (name, count) in enumerate({"left": 2, "right": 3}.items()):
        area = Area(name=name, rect=PLACES[name], index=at)
        sketch.place_in(area, block(name, count), PLACES[name].x, 0)
    stage = Area(name="stage", rect=Rect(0, 0, 400, 400), index=2, over_art=True)
    sketch.place_in(stage, block("stage", 1), 300, 300)
    return sketch.finish(400)


def names(composition: Composition):
    return [target.name for target in composition.targets]


def test_that_areas_know_their_leaves_and_targets(whole):
    assert [area.leaves for area in whole.areas] == [(1, 3), (3, 6), (6, 7)]
    assert [area.targets for area in whole.areas] == [(0, 1), (1, 2), (2, 3)]


def test_that_what_is_left_out_is_gone_and_the_rest_stays(whole):
    shown = leave_out(whole, frozenset({"left"}))

    assert shown.leaves == (whole.leaves[0], *whole.leaves[3:])
    assert names(shown) == ["right", "stage"]
    assert [area.name for area in shown.areas] == ["right", "stage"]
    assert [area.leaves for area in shown.areas] == [(1, 4), (4, 5)]
    assert (shown.background, shown.height) == (whole.background, whole.height)
    assert leaves_of(shown, frozenset({"right"})) == leaves_of(whole, frozenset({"right"}))


def test_that_names_that_a_scene_has_not_change_nothing(whole):
    assert leave_out(whole, frozenset({"nothing"})) is whole


def test_that_what_was_left_out_can_be_painted_later(whole):
    assert leaves_of(whole, frozenset({"right"})) == whole.leaves[3:6]


def test_that_the_smallest_block_under_a_finger_is_meant(whole):
    assert block_under(whole, 50, 50) == "left"
    assert block_under(whole, 350, 350) == "stage"
    assert block_under(whole, 500, 50) == ""
    assert area_of(whole, "right") == whole.areas[1]
    assert area_of(whole, "nothing") is None
