"""The fact panel: place, headline and figures on a coloured ground."""

from dataclasses import replace

import pytest

from kiosk.model.blocks import FactItem, FactPanel
from kiosk.theme.contrast import contrast
from kiosk.theme.palettes import DAY
from kiosk.theme.tokens import CONTRAST_ART_OPACITY
from kiosk.ui.blocks.fact_panel import compose
from kiosk.ui.kit.leaves import BoxLeaf, ImageLeaf, TextLeaf
from tests.support import builders
from tests.support.builders import make

WIDTHS = {"landscape": 640.0, "portrait": 1080.0, "ultrawide": 960.0}
IDS = ("branches", "members", "data")
CONTENT = builders.kiosk(
    facts=tuple(builders.fact(name) for name in IDS),
    tabs=(
        builders.tab("party", name=builders.text("党建引领", "Party-building")),
        builders.tab(scenes=(builders.scene("other"), builders.scene())),
    ),
)
BLOCK = make(
    FactPanel,
    kind="fact_panel",
    image="party-panel",
    image_wide="party-panel-wide",
    title=builders.text("支部建在\n产业链上", "Party branches\non the chain"),
    subtitle=builders.text("从“支部建在项目上”走来", "Before, they stood on projects"),
    facts=tuple(
        make(
            FactItem, fact=name, label=builders.text("独立建制的党支部", "companies with a branch")
        )
        for name in IDS
    ),
)


def largest(composition):
    """Returns the text that is set largest."""
    texts = [leaf for leaf in composition.leaves if isinstance(leaf, TextLeaf)]
    return max(texts, key=lambda leaf: leaf.px)


@pytest.mark.parametrize("detail", [0, 1, 2])
def test_that_it_is_laid_out_without_faults_everywhere(detail):
    for name, frame in builders.frames(CONTENT, WIDTHS, detail=detail):
        natural = compose(BLOCK, frame)
        for more in (0, 150):
            laid_out = compose(BLOCK, replace(frame, height=natural.height + more))

            assert laid_out.height == pytest.approx(natural.height + more), name
            assert laid_out.misfits == (), name
            assert builders.faults(laid_out, 48) == [], name
            assert builders.opened_by(laid_out) == IDS, name


def test_that_it_fits_a_landscape_stage_at_every_text_size():
    for scale in (1.0, 1.25, 1.5):
        look = builders.look(kiosk=CONTENT, text_scale=scale)

        assert compose(BLOCK, builders.frame(640, 952, look=look, detail=2)).misfits == ()


def test_that_headline_and_figures_are_set_smaller_before_the_subtitle_goes():
    look = builders.look(kiosk=CONTENT)
    full = compose(BLOCK, builders.frame(640, look=look))

    for detail in (0, 1, 2):
        room = full.height - 60
        laid_out = compose(BLOCK, builders.frame(640, room, look=look, detail=detail))

        assert laid_out.misfits == ()
        assert BLOCK.subtitle["zh"] in builders.words_of(laid_out)
        assert largest(laid_out).px < largest(full).px


def test_that_the_subtitle_goes_where_nothing_else_helps():
    look = builders.look(kiosk=CONTENT)
    bare = compose(BLOCK, builders.frame(640, look=look, detail=2))
    laid_out = compose(BLOCK, builders.frame(640, bare.height, look=look, detail=2))

    assert laid_out.misfits == ()
    assert BLOCK.subtitle["zh"] not in builders.words_of(laid_out)


def test_that_the_eyebrow_says_which_scene_of_the_tab_this_is():
    laid_out = compose(BLOCK, builders.frame(640, 952, look=builders.look(kiosk=CONTENT)))

    assert builders.words_of(laid_out)[:2] == ("园区概览", "2 / 2")


def test_that_a_scene_of_no_tab_has_no_eyebrow():
    look = builders.look(kiosk=CONTENT, scene="nowhere/at-all")

    laid_out = compose(BLOCK, builders.frame(640, 952, look=look))

    assert builders.words_of(laid_out)[0] == "支部建在\n产业链上"


def test_that_the_drawing_covers_the_panel_and_suits_its_shape():
    for shape, width, height, image in (
        ("landscape", 640.0, 952.0, "party-panel"),
        ("portrait", 1080.0, 600.0, "party-panel-wide"),
        ("ultrawide", 960.0, 952.0, "party-panel-wide"),
    ):
        look = builders.look(kiosk=CONTENT, format=shape)
        laid_out = compose(BLOCK, builders.frame(width, height, look=look))

        (leaf,) = [one for one in laid_out.leaves if isinstance(one, ImageLeaf)]
        assert (leaf.image, leaf.cover) == (image, True)
        assert leaf.rect[2:] == (width, laid_out.height)


@pytest.mark.parametrize("theme", ["day", "night", "contrast"])
def test_that_words_can_be_read_before_the_drawing_has_come(theme):
    look = builders.look(theme, kiosk=CONTENT)

    ground = compose(BLOCK, builders.frame(640, 952, look=look)).leaves[0]

    assert isinstance(ground, BoxLeaf)
    for ink in (look.palette.panel_ink, look.palette.panel_cream, look.palette.panel_gold):
        assert contrast(ink, ground.fill.color) >= 4.5


def test_that_high_contrast_lets_little_of_the_drawing_through():
    look = builders.look("contrast", kiosk=CONTENT)

    laid_out = compose(BLOCK, builders.frame(640, 952, look=look))

    (leaf,) = [one for one in laid_out.leaves if isinstance(one, ImageLeaf)]
    assert leaf.opacity == CONTRAST_ART_OPACITY


def test_that_a_headline_broken_by_hand_is_not_broken_again():
    look = builders.look(kiosk=CONTENT, language="en")

    laid_out = compose(BLOCK, builders.frame(640, 952, look=look))

    title = largest(laid_out)
    assert title.lines == ("Party branches", "on the chain")
    assert title.color == DAY.panel_ink
