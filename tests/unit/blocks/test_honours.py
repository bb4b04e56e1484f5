"""The wall of honours: columns by format, drawn plaques where words fit them."""

from dataclasses import replace

import pytest

from kiosk.model.blocks import Honours
from kiosk.ui.blocks.honours import compose
from kiosk.ui.kit.leaves import ImageLeaf, Target
from tests.support import builders
from tests.support.builders import make

WIDTHS = {"landscape": 1776.0, "portrait": 968.0, "ultrawide": 2400.0}
IDS = tuple(f"honour-{index}" for index in range(9))
NAMES = (
    builders.text("国家区块链创新应用综合性试点", "National comprehensive blockchain pilot"),
    builders.text("全市“3+5+X”重点发展区域", "“3+5+X” key development area"),
    builders.text("首个大数据产业基地", "First Shanghai digital-transformation base"),
)
CONTENT = builders.kiosk(
    honours=tuple(builders.honour(name, name=NAMES[index % 3]) for index, name in enumerate(IDS))
)
BLOCK = make(Honours, kind="honours", plaque="honours-plaque", honours=IDS)


def columns(laid_out):
    rows: dict[int, list[Target]] = {}
    for target in laid_out.targets:
        rows.setdefault(round(target.rect.y), []).append(target)
    return [len(row) for _, row in sorted(rows.items())]


@pytest.mark.parametrize("detail", [0, 1, 2])
def test_that_it_is_laid_out_without_faults_everywhere(detail):
    for width in (WIDTHS, {"landscape": 1326.0}):
        for name, frame in builders.frames(CONTENT, width, detail=detail):
            natural = compose(BLOCK, frame)
            for more in (0, 150):
                laid_out = compose(BLOCK, replace(frame, height=natural.height + more))

                assert laid_out.height == pytest.approx(natural.height + more), name
                assert laid_out.misfits == (), name
                assert builders.faults(laid_out, 48) == [], name
                assert builders.opened_by(laid_out) == IDS, name


def test_that_the_wall_has_the_columns_of_its_format():
    for shape, rows in (
        ("landscape", [3, 3, 3]),
        ("portrait", [2, 2, 2, 2, 1]),
        ("ultrawide", [5, 4]),
    ):
        look = builders.look(kiosk=CONTENT, format=shape)
        assert columns(compose(BLOCK, builders.frame(WIDTHS[shape], look=look))) == rows


def test_that_drawn_plaques_keep_their_shape():
    laid_out = compose(BLOCK, builders.frame(1776, 668, look=builders.look(kiosk=CONTENT)))

    images = [leaf for leaf in laid_out.leaves if isinstance(leaf, ImageLeaf)]
    assert len(images) == 9
    assert all(leaf.rect.w / leaf.rect.h == pytest.approx(576 / 204) for leaf in images)


def test_that_plates_replace_the_drawing_where_words_do_not_fit_it():
    look = builders.look(kiosk=CONTENT, language="en", text_scale=1.5)

    laid_out = compose(BLOCK, builders.frame(1776, look=look))

    assert not any(isinstance(leaf, ImageLeaf) for leaf in laid_out.leaves)


def test_that_no_word_is_broken_to_fit_a_narrow_plaque():
    look = builders.look(kiosk=CONTENT, language="en", text_scale=1.5, format="portrait")

    for detail in (0, 1, 2):
        laid_out = compose(BLOCK, builders.frame(968, look=look, detail=detail))
        lines = "\n".join(builders.words_of(laid_out)).split("\n")
        assert sum("digital-transformation" in line for line in lines) == 3


def test_that_notes_go_first_and_names_never():
    look = builders.look(kiosk=CONTENT)

    words = [
        "".join(builders.words_of(compose(BLOCK, builders.frame(1776, look=look, detail=detail))))
        for detail in (0, 1, 2)
    ]

    assert ["首批" in one for one in words] == [True, False, False]
    for name in NAMES:
        assert all(name["zh"] in one.replace("\n", "") for one in words)
