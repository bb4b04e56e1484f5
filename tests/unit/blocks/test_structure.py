"""The structure card: two halves and what carries them."""

from dataclasses import replace

import pytest

from kiosk.model.actions import OpenScene
from kiosk.model.blocks import IconLine, Structure
from kiosk.ui.blocks.structure import compose
from kiosk.ui.kit.leaves import IconLeaf
from tests.support import builders
from tests.support.builders import make

WIDTHS = {"landscape": 576.0, "portrait": 968.0, "ultrawide": 880.0}
CONTENT = builders.kiosk()
BLOCK = make(
    Structure,
    kind="structure",
    title=builders.text("产业结构", "Structure"),
    pair=(builders.text("总部经济", "Headquarters"), builders.text("数智经济", "Digital")),
    lines=(
        make(
            IconLine, icon="globe", text=builders.text("“全球服务商计划”", "Service Provider plan")
        ),
        make(
            IconLine,
            icon="plaque",
            text=builders.text("2021 年揭牌", "Unveiled in 2021"),
            milestone="opening",
        ),
        make(IconLine, icon="train", text=builders.text("卡斯柯信号", "CASCO"), entity="acme"),
    ),
)


@pytest.mark.parametrize("detail", [0, 1, 2])
def test_that_it_is_laid_out_without_faults_everywhere(detail):
    for name, frame in builders.frames(CONTENT, WIDTHS, detail=detail):
        natural = compose(BLOCK, frame)
        for more in (0, 60, 300):
            laid_out = compose(BLOCK, replace(frame, height=natural.height + more))

            assert laid_out.height == pytest.approx(natural.height + more), name
            assert laid_out.misfits == (), name
            assert builders.faults(laid_out, 48) == [], name
            assert {"opening", "acme"} <= set(builders.opened_by(laid_out)), name


def test_that_all_lines_are_shown_below_the_least_detail():
    for detail in (0, 1):
        words = builders.words_of(compose(BLOCK, builders.frame(576, detail=detail)))
        assert {"“全球服务商计划”", "2021 年揭牌", "卡斯柯信号"} <= set(words)


def test_that_what_the_least_detail_leaves_out_is_one_touch_away():
    laid_out = compose(BLOCK, builders.frame(576, detail=2))

    assert "“全球服务商计划”" not in builders.words_of(laid_out)
    assert "总部经济 + 数智经济" in builders.words_of(laid_out)
    assert isinstance(laid_out.targets[0].action, OpenScene)


def test_that_a_block_with_room_to_spare_leaves_nothing_out():
    whole = compose(BLOCK, builders.frame(576, detail=0))

    laid_out = compose(BLOCK, builders.frame(576, whole.height, detail=2))

    assert builders.words_of(laid_out) == builders.words_of(whole)
    assert sum(isinstance(leaf, IconLeaf) for leaf in laid_out.leaves) >= len(BLOCK.lines)


def test_that_pills_stand_below_one_another_where_their_words_are_wide():
    wide = builders.text("很长很长很长的一半", "a half of very many words")
    block = replace(BLOCK, pair=(wide, wide))

    beside = compose(BLOCK, builders.frame(576))
    below = compose(block, builders.frame(576))

    assert below.height > beside.height
    assert below.misfits == ()
