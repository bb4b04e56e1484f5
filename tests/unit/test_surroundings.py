"""Where a scene stands: its neighbours, the way to another, what one touch reaches."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

import pytest

from kiosk.model.surroundings import Neighbours, neighbours_of, scenes_near, way_between
from tests.support.builders import kiosk, scene, tab

PARK = kiosk(
    tabs=(
        tab("overview", scenes=(scene("hero"), scene("growth"))),
        tab("industry", scenes=(scene("chain"),)),
        tab("party", scenes=(scene("ring"), scene("union"))),
    )
)


@pytest.mark.parametrize(
    ("ref", "previous", "following"),
    [
        ("overview/hero", None, "overview/growth"),
        ("industry/chain", "overview/growth", "party/ring"),
        ("party/union", "party/ring", None),
    ],
)
def test_that_neighbours_stand_beside_a_scene_across_tabs(ref, previous, following):
    assert neighbours_of(PARK, ref) == Neighbours(previous=previous, next=following)


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        ("overview/hero", "overview/hero", ("none", 1)),
        ("overview/hero", "overview/growth", ("scene", 1)),
        ("overview/growth", "overview/hero", ("scene", -1)),
        ("overview/growth", "party/ring", ("tab", 1)),
        ("party/ring", "industry/chain", ("tab", -1)),
    ],
)
def test_that_the_way_between_scenes_says_whether_the_tab_changes_and_where_to(before, after, way):
    assert way_between(PARK, before, after) == way


def test_that_what_one_touch_reaches_is_told_nearest_first_and_once():
    near = scenes_near(PARK, "industry/chain", ("overview", "industry", "party"))

    assert near == ("party/ring", "overview/growth", "overview/hero", "industry/chain")
    assert scenes_near(PARK, "party/union", ()) == ("party/ring",)
