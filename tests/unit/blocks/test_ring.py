"""The ring: a centre, two orbits, and what keeps clear of them."""

from dataclasses import replace
from math import hypot

import pytest

from kiosk.model.actions import OpenEntity, OpenScene
from kiosk.model.blocks import Ring, RingNode
from kiosk.ui.blocks.ring import compose
from kiosk.ui.kit.leaves import BoxLeaf, ImageLeaf, TextLeaf
from tests.support import builders
from tests.support.builders import make

WIDTHS = {"landscape": 1152.0, "portrait": 968.0, "ultrawide": 2752.0}
IDS = ("fengyuzhu", "taimei", "rtmart")
CONTENT = builders.kiosk(entities=tuple(builders.entity(name) for name in IDS))


def node(zh, en, entity=None):
    return make(RingNode, name=builders.text(zh, en), entity=entity)


BLOCK = make(
    Ring,
    kind="ring",
    image="party-ring",
    title=builders.text("“1 + 2 + X”\n党群服务圈", "“1 + 2 + X”\nservice circle"),
    centre=node("市北·零距离\n党群服务中心", "Shibei\nZero-Distance\ncentre"),
    middle=(
        node("园满星空间\n“白领驿站”", "Yuanmanxing\n“White-Collar\nStation”"),
        node("风语筑\n“红色港湾”", "Fengyuzhu\n“Red\nHarbour”", "fengyuzhu"),
    ),
    outer=(node("泰美医疗", "Taimei\nMedical", "taimei"), node("大润发", "RT-Mart", "rtmart")),
    outer_title=builders.text("党建示范点", "Demonstration points"),
)


@pytest.mark.parametrize("detail", [0, 1, 2])
def test_that_it_is_laid_out_without_faults_everywhere(detail):
    for name, frame in builders.frames(CONTENT, WIDTHS, detail=detail):
        natural = compose(BLOCK, frame)
        for height in (natural.height, 876.0, 1076.0):
            laid_out = compose(BLOCK, replace(frame, height=max(height, natural.height)))

            assert laid_out.misfits == (), name
            assert builders.faults(laid_out, 48) == [], name


def test_that_nodes_with_an_entity_open_it_and_the_others_open_the_scene():
    laid_out = compose(BLOCK, builders.frame(1152, 876, look=builders.look(kiosk=CONTENT)))

    actions = [target.action for target in laid_out.targets]
    assert [one.entity for one in actions if isinstance(one, OpenEntity)] == list(IDS)
    assert sum(isinstance(one, OpenScene) for one in actions) == 3


def test_that_the_data_stamp_can_be_touched():
    laid_out = compose(BLOCK, builders.frame(1152, 876, look=builders.look(kiosk=CONTENT)))

    (stamp,) = [target for target in laid_out.targets if target.name == "数据截至 2022 年"]
    assert stamp.action == make(OpenScene, scene="overview/start")
    assert stamp.rect.bottom == pytest.approx(876)


def test_that_places_that_nobody_fills_stay_dashed():
    laid_out = compose(BLOCK, builders.frame(1152, 876, look=builders.look(kiosk=CONTENT)))

    dashed = [
        leaf
        for leaf in laid_out.leaves
        if isinstance(leaf, BoxLeaf) and leaf.stroke is not None and leaf.stroke.dash
    ]
    assert len(dashed) == 5


def test_that_title_and_stamp_keep_clear_of_the_outer_orbit():
    for name, frame in builders.frames(CONTENT, WIDTHS, height=876):
        laid_out = compose(BLOCK, frame)
        core = max(
            (leaf for leaf in laid_out.leaves if isinstance(leaf, BoxLeaf) and leaf.elevation),
            key=lambda leaf: leaf.rect.w,
        ).rect
        x, y, far = core.x + core.w / 2, core.y + core.h / 2, core.w / 2 * 376 / 142
        texts = [leaf for leaf in laid_out.leaves if isinstance(leaf, TextLeaf)]
        for leaf in (texts[0], texts[1]):
            dx = max(leaf.rect.x - x, 0.0, x - leaf.rect.right)
            dy = max(leaf.rect.y - y, 0.0, y - leaf.rect.bottom)
            assert hypot(dx, dy) > far, name


def test_that_the_glow_is_centred_on_the_ring():
    laid_out = compose(BLOCK, builders.frame(1152, 876, look=builders.look(kiosk=CONTENT)))

    (glow,) = [leaf for leaf in laid_out.leaves if isinstance(leaf, ImageLeaf)]
    core = next(leaf for leaf in laid_out.leaves if isinstance(leaf, BoxLeaf) and leaf.elevation)
    assert glow.crop is not None
    unit = glow.crop.w / glow.rect.w
    assert (core.rect.x + core.rect.w / 2 - glow.rect.x) * unit + glow.crop.x == pytest.approx(600)
    assert (core.rect.y + core.rect.h / 2 - glow.rect.y) * unit + glow.crop.y == pytest.approx(600)


def test_that_high_contrast_draws_lines_instead_of_the_glow():
    look = builders.look("contrast", kiosk=CONTENT)

    laid_out = compose(BLOCK, builders.frame(1152, 876, look=look))

    assert not any(isinstance(leaf, ImageLeaf) for leaf in laid_out.leaves)


def test_that_nodes_without_a_place_are_noted():
    many = replace(BLOCK, outer=BLOCK.outer * 4)

    laid_out = compose(many, builders.frame(1152, 876, look=builders.look(kiosk=CONTENT)))

    assert [misfit.text for misfit in laid_out.misfits] == ["大润发"]
