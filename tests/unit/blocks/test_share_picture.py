"""The share picture: both figures, the drawing that counts them, and what they leave out."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kiosk.model.actions import OpenPicture
from kiosk.model.blocks import FactItem, SharePicture
from kiosk.model.facts import Display, Qualifier, UnitForm
from kiosk.ui.blocks.share_picture import compose
from kiosk.ui.kit.leaves import FigureLeaf, ImageLeaf
from tests.support import builders
from tests.support.builders import make

WIDTHS = {"landscape": 1176.0, "portrait": 968.0, "ultrawide": 1784.0}


def content():
    return builders.kiosk(
        facts=(
            builders.fact("count", value=Decimal(26)),
            builders.fact(
                "share",
                value=Decimal("0.25"),
                display=Display.FRACTION,
                qualifier=Qualifier.NEARLY,
                unit="share",
            ),
            builders.fact("rest", value=Decimal(104), qualifier=Qualifier.OVER),
        ),
        units=(builders.unit(), builders.unit("share", forms={})),
    )


def block():
    return make(
        SharePicture,
        kind="share_picture",
        fact=make(
            FactItem, fact="count", label=builders.text("跨国公司地区总部", "regional headquarters")
        ),
        share=make(
            FactItem,
            fact="share",
            label=builders.text("占全区的比重", "of the district’s headquarters"),
        ),
        image="hq-towers",
        part=builders.text("市北 26 家", "Shibei: 26"),
        rest=builders.text(
            "静安区其他，全区推算超过 104 家", "Elsewhere; over 104 in the district"
        ),
        rest_fact="rest",
        note=builders.text("一格窗 = 一家总部", "One window = one headquarters"),
    )


@pytest.mark.parametrize("detail", [0, 1, 2])
def test_that_it_is_laid_out_without_faults_everywhere(detail):
    for name, frame in builders.frames(content(), WIDTHS, detail=detail):
        natural = compose(block(), frame)
        for height in (natural.height, natural.height + 90, natural.height + 400):
            laid_out = compose(block(), replace(frame, height=height))

            assert laid_out.height == pytest.approx(height), name
            assert laid_out.misfits == (), name
            assert builders.faults(laid_out, 48) == [], name


@pytest.mark.parametrize("detail", [0, 1, 2])
def test_that_every_fact_opens_its_sheet_at_every_detail(detail):
    for name, frame in builders.frames(content(), WIDTHS, detail=detail):
        assert {"count", "share", "rest"} <= set(builders.opened_by(compose(block(), frame))), name


def test_that_the_drawing_is_shown_whole_and_opens_in_the_viewer():
    laid_out = compose(block(), builders.frame(1176, 668, look=builders.look(kiosk=content())))

    (image,) = [leaf for leaf in laid_out.leaves if isinstance(leaf, ImageLeaf)]
    assert image.crop is None
    assert image.rect.w / image.rect.h == pytest.approx(760 / 622)
    assert make(OpenPicture, image="hq-towers") in [target.action for target in laid_out.targets]


def test_that_numbers_qualifiers_and_units_are_all_set():
    laid_out = compose(block(), builders.frame(1176, 668, look=builders.look(kiosk=content())))

    figures = [leaf for leaf in laid_out.leaves if isinstance(leaf, FigureLeaf)]
    texts = [run.text for leaf in figures for run in leaf.runs]
    assert texts == ["26", "家", "近", "1/4"]


def test_that_a_unit_too_long_for_the_line_stands_below_the_number():
    unit = builders.unit(forms={"zh": UnitForm(after="家" * 14)})
    told = replace(content(), units={**content().units, "companies": unit})

    laid_out = compose(block(), builders.frame(1176, 668, look=builders.look(kiosk=told)))

    assert "家" * 14 in "".join(builders.words_of(laid_out)).replace("\n", "")
    assert laid_out.misfits == ()


def test_that_only_the_least_detail_may_leave_out_the_drawing():
    for detail in (0, 1):
        for name, frame in builders.frames(content(), WIDTHS, detail=detail):
            leaves = compose(block(), frame).leaves
            assert any(isinstance(leaf, ImageLeaf) for leaf in leaves), name


def test_that_a_room_too_low_is_noted():
    frame = builders.frame(1176, 200, look=builders.look(kiosk=content()))

    assert compose(block(), frame).misfits
