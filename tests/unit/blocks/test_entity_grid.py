"""The entity grid: a lead card, groups of cards, and how many columns they take."""

from dataclasses import replace

import pytest

from kiosk.model.actions import OpenEntity, OpenScene
from kiosk.model.blocks import EntityGrid, EntityGroup, FactItem
from kiosk.model.facts import Photograph
from kiosk.ui.blocks.entity_grid import compose
from kiosk.ui.kit.leaves import ImageLeaf
from tests.support import builders
from tests.support.builders import make

WIDTHS = {"landscape": 1776.0, "portrait": 968.0, "ultrawide": 2688.0}
IDS = ("casco", "tianyi", "baozun", "xpeng", "botongjie")
CONTENT = builders.kiosk(
    facts=(builders.fact("rank"),),
    entities=(
        builders.entity("lead", image="power-line"),
        *(builders.entity(name) for name in IDS),
        *(builders.entity(f"more-{index}") for index in range(7)),
    ),
)
BLOCK = make(
    EntityGrid,
    kind="entity_grid",
    lead="lead",
    lead_fact=make(FactItem, fact="rank", label=builders.text("在沪央企总部", "in Shanghai")),
    groups=(
        make(EntityGroup, title=builders.text("央企", "Central SOEs"), entities=IDS[:2]),
        make(EntityGroup, title=builders.text("研发", "R&D"), entities=IDS[2:]),
    ),
)
MANY = make(
    EntityGrid,
    kind="entity_grid",
    groups=(
        make(
            EntityGroup,
            title=builders.text("更多", "More"),
            entities=tuple(f"more-{index}" for index in range(7)),
        ),
    ),
)


@pytest.mark.parametrize("detail", [0, 1, 2])
def test_that_it_is_laid_out_without_faults_everywhere(detail):
    for block in (BLOCK, MANY):
        for name, frame in builders.frames(CONTENT, WIDTHS, detail=detail):
            natural = compose(block, frame)
            for more in (0, 200):
                laid_out = compose(block, replace(frame, height=natural.height + more))

                assert laid_out.height == pytest.approx(natural.height + more), name
                assert laid_out.misfits == (), name
                assert builders.faults(laid_out, 48) == [], name


@pytest.mark.parametrize("detail", [0, 1])
def test_that_every_entity_and_the_lead_fact_open_their_sheets(detail):
    for name, frame in builders.frames(CONTENT, WIDTHS, detail=detail):
        assert set(builders.opened_by(compose(BLOCK, frame))) == {"lead", "rank", *IDS}, name
        opened = builders.opened_by(compose(MANY, frame))
        assert len(opened) == len(set(opened)) == 7, name


def test_that_the_least_detail_shows_first_rows_and_how_many_there_are():
    laid_out = compose(MANY, builders.frame(968, look=builders.look(kiosk=CONTENT), detail=2))

    assert "更多 等 7 家" in builders.words_of(laid_out)
    actions = [target.action for target in laid_out.targets]
    assert make(OpenScene, scene="overview/start") in actions
    assert 0 < sum(isinstance(action, OpenEntity) for action in actions) < 7


def test_that_descriptions_are_shown_where_there_is_room_for_them():
    look = builders.look(kiosk=CONTENT)
    what = "国内领先的轨道交通信号系统集成商"

    roomy = compose(BLOCK, builders.frame(1776, 668, look=look))
    low = compose(BLOCK, builders.frame(1776, look=look, detail=2))

    assert any(what in words.replace("\n", "") for words in builders.words_of(roomy))
    assert not any(what in words.replace("\n", "") for words in builders.words_of(low))


def test_that_the_lead_picture_keeps_a_photographs_own_focus():
    photo = make(
        Photograph,
        file="power-line",
        caption=builders.text(),
        credit=builders.text(),
        focus_x=0.9,
        focus_y=0.2,
    )
    told = replace(CONTENT, photographs={photo.file: photo})

    laid_out = compose(BLOCK, builders.frame(1776, 668, look=builders.look(kiosk=told)))

    (image,) = [leaf for leaf in laid_out.leaves if isinstance(leaf, ImageLeaf)]
    assert image.cover
    assert image.focus == (0.9, 0.2)


def test_that_a_last_row_shares_out_its_width():
    laid_out = compose(MANY, builders.frame(968, 1400, look=builders.look(kiosk=CONTENT)))

    right = max(target.rect.right for target in laid_out.targets)
    assert laid_out.targets[-1].rect.right == pytest.approx(right)
