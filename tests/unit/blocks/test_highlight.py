"""The highlight: one figure on a filled card."""

from dataclasses import replace

import pytest

from kiosk.model.blocks import FactItem, Highlight
from kiosk.model.facts import Qualifier
from kiosk.theme.palettes import CONTRAST, DAY
from kiosk.ui.blocks.highlight import compose
from kiosk.ui.kit.leaves import BoxLeaf, Linear, Solid, TextLeaf
from tests.support import builders
from tests.support.builders import make

WIDTHS = {"landscape": 576.0, "portrait": 968.0, "ultrawide": 880.0}
CONTENT = builders.kiosk(facts=(builders.fact("near", qualifier=Qualifier.NEARLY),))
LABEL = builders.text("具有总部特征的\n央企和民企", "central-SOE and private ones\nwith functions")
BLOCK = make(Highlight, kind="highlight", fact=make(FactItem, fact="near", label=LABEL))


@pytest.mark.parametrize("detail", [0, 1, 2])
def test_that_it_is_laid_out_without_faults_everywhere(detail):
    for name, frame in builders.frames(CONTENT, WIDTHS, detail=detail):
        natural = compose(BLOCK, frame)
        laid_out = compose(BLOCK, replace(frame, height=natural.height + 120))

        assert laid_out.height == pytest.approx(natural.height + 120), name
        assert laid_out.misfits == (), name
        assert builders.faults(laid_out, 48) == [], name
        assert builders.opened_by(laid_out) == ("near",), name


def test_that_words_stand_beside_the_figure_on_a_wide_low_card():
    look = builders.look(kiosk=CONTENT)
    narrow = compose(BLOCK, builders.frame(576, look=look))
    wide = compose(BLOCK, builders.frame(1400, look=look))

    assert wide.height < narrow.height


def test_that_breaks_by_hand_are_dropped_where_a_line_would_break_again():
    label = builders.text("words that are broken by hand", "words that are broken\nby hand")
    block = make(Highlight, kind="highlight", fact=make(FactItem, fact="near", label=label))
    look = builders.look(kiosk=CONTENT, language="en")

    laid_out = compose(block, builders.frame(360, look=look))

    (text,) = [leaf for leaf in laid_out.leaves if isinstance(leaf, TextLeaf)]
    assert text.lines == ("words that are", "broken by hand")


@pytest.mark.parametrize(
    ("theme", "accent", "ink"),
    [
        ("day", "amber", DAY.on_card_fill),
        ("day", "red", DAY.accent("red").on_fill),
        ("contrast", "red", CONTRAST.on_card_fill),
    ],
)
def test_that_words_are_set_in_what_reads_on_the_card(theme, accent, ink):
    look = builders.look(theme, kiosk=CONTENT, accent_name=accent)

    laid_out = compose(BLOCK, builders.frame(576, look=look))

    assert {leaf.color for leaf in laid_out.leaves if isinstance(leaf, TextLeaf)} == {ink}


def test_that_high_contrast_has_neither_gradient_nor_dots():
    look = builders.look("contrast", kiosk=CONTENT, accent_name="amber")

    laid_out = compose(BLOCK, builders.frame(576, look=look))

    (card,) = [leaf for leaf in laid_out.leaves if isinstance(leaf, BoxLeaf)]
    assert isinstance(card.fill, Solid)
    day = compose(BLOCK, builders.frame(576, look=replace(look, palette=DAY)))
    assert any(isinstance(leaf, BoxLeaf) and isinstance(leaf.fill, Linear) for leaf in day.leaves)
