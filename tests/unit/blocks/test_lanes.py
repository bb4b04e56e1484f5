"""Lanes: side by side or stacked, with a sign and an outline for each state."""

import pytest

from kiosk.model.blocks import Lane, Lanes
from kiosk.model.words import EntityId
from kiosk.ui.blocks import lanes
from kiosk.ui.kit.leaves import BoxLeaf
from kiosk.ui.kit.look import Frame
from tests.support import builders

NAMES = (
    ("市北壹中心", "Shibei One Centre"),
    ("上海区块链生态谷", "Shanghai Blockchain Ecosystem Valley"),
    ("静安国际科创社区", "Jing’an International Sci-Tech Community"),
    ("走马塘区域", "Zoumatang area"),
    ("北郊站", "Beijiao station"),
)


def a_look(**changes):
    people = tuple(
        builders.entity(f"e{i}", name=builders.text(*name), icon="office" if i else None)
        for i, name in enumerate(NAMES)
    )
    return builders.look(kiosk=builders.kiosk(entities=people), **changes)


def three_lanes():
    return Lanes(
        kind="lanes",
        lanes=(
            Lane(
                title=builders.text("已落成", "Completed"),
                state="done",
                entities=(EntityId("e0"), EntityId("e1")),
            ),
            Lane(
                title=builders.text("建设中", "Being built"),
                state="building",
                entities=(EntityId("e2"),),
            ),
            Lane(
                title=builders.text("规划中", "Planned"),
                state="planned",
                entities=(EntityId("e3"), EntityId("e4")),
            ),
        ),
    )


@pytest.mark.parametrize("width", [500, 968, 1776, 2688])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("detail", [0, 1, 2])
def test_that_tiles_keep_apart_at_every_size(width, scale, language, detail):
    look = a_look(language=language, text_scale=scale, min_target=62.0)
    least = lanes.compose(three_lanes(), Frame(width=width, look=look, detail=detail))
    for more in (0, 120, 400):
        height = least.height + more
        frame = Frame(width=width, height=height, look=look, detail=detail)
        made = lanes.compose(three_lanes(), frame)
        assert not made.misfits
        assert made.height == pytest.approx(height, abs=1)
        assert not builders.faults(made, 62.0)
        assert builders.opened_by(made) == ("e0", "e1", "e2", "e3", "e4")


def test_that_what_is_only_planned_has_dashed_outlines():
    made = lanes.compose(three_lanes(), Frame(width=1776, height=400, look=a_look()))
    dashed = [
        leaf
        for leaf in made.leaves
        if isinstance(leaf, BoxLeaf) and leaf.stroke and leaf.stroke.dash and leaf.rect.w > 100
    ]
    assert len(dashed) == 2


def test_that_detail_one_keeps_names_and_drops_what_they_are():
    made = lanes.compose(three_lanes(), Frame(width=1776, look=a_look(), detail=1))
    words = " ".join(builders.words_of(made)).replace("\n", "")
    assert "静安国际科创社区" in words
    assert "轨道" not in words


def test_that_too_little_height_is_a_misfit():
    assert lanes.compose(three_lanes(), Frame(width=1776, height=90, look=a_look())).misfits
