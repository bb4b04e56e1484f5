"""Cards: a grid that suits the room, shapes that do not break words, what a touch opens."""

import pytest

from kiosk.model.blocks import Card, Cards, FactItem
from kiosk.model.words import FactId
from kiosk.ui.blocks import cards
from kiosk.ui.kit.leaves import BoxLeaf
from kiosk.ui.kit.look import Frame
from tests.support import builders


def card(**changes):
    values = {
        "title": builders.text("2020 年 6 月开园", "Opened in June 2020"),
        "icon": "flag-plain",
        "body": builders.text("全市首个区块链特色园区", "The city’s first blockchain park"),
        **changes,
    }
    return Card(**values)


def mixed(count=4, title=True):
    made = (
        card(fact=FactItem(fact=FactId("members")), icon=None, body=None),
        card(milestone="opening"),
        card(entity="acme"),
        card(),
        card(body=None),
    )
    words = builders.text("创新创业载体", "Carriers") if title else None
    return Cards(kind="cards", cards=made[:count], title=words)


def boxes(made):
    return [leaf.rect for leaf in made.leaves if isinstance(leaf, BoxLeaf) and leaf.elevation]


@pytest.mark.parametrize("width", [480, 968, 1176, 1776, 2688])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("detail", [0, 1, 2])
@pytest.mark.parametrize("count", [2, 3, 5])
def test_that_cards_keep_apart_at_every_size(width, scale, language, detail, count):
    look = builders.look(language=language, text_scale=scale, min_target=60.0)
    least = cards.compose(mixed(count), Frame(width=width, look=look, detail=detail))
    assert not builders.faults(least, 60.0)
    for more in (0, 60, 300):
        height = least.height + more
        made = cards.compose(
            mixed(count), Frame(width=width, height=height, look=look, detail=detail)
        )
        assert not made.misfits
        assert made.height == pytest.approx(height, abs=1)
        assert not builders.faults(made, 60.0)
        assert len(boxes(made)) == count


def test_that_cards_open_what_they_name():
    opened = builders.opened_by(cards.compose(mixed(), builders.frame()))
    assert opened == ("members", "opening", "acme")


def test_that_a_card_with_figure_and_company_opens_either():
    both = Cards(kind="cards", cards=(card(fact=FactItem(fact=FactId("members")), entity="acme"),))
    made = cards.compose(both, builders.frame(width=500))
    assert set(builders.opened_by(made)) == {"members", "acme"}
    upper, lower = (target.rect for target in made.targets)
    assert lower.y - upper.bottom >= 8


def test_that_cards_of_a_row_are_equally_high_and_fill_its_width():
    made = boxes(cards.compose(mixed(5), builders.frame(height=500)))
    for row in {box.y for box in made}:
        line = [box for box in made if box.y == row]
        assert len({round(box.w, 3) for box in line}) == 1
        assert max(box.right for box in line) == pytest.approx(1776)
    assert len({round(box.h, 3) for box in made}) == 1


def test_that_stated_columns_are_not_exceeded():
    block = Cards(kind="cards", cards=mixed().cards, columns=2)
    made = boxes(cards.compose(block, builders.frame()))
    assert len({box.x for box in made}) == 2


def test_that_words_stay_until_the_last_detail_where_no_sheet_tells_them():
    silent = Cards(kind="cards", cards=(card(), card()))
    telling = Cards(kind="cards", cards=(card(entity="acme"), card(entity="acme")))

    def shown(block, detail):
        made = cards.compose(block, Frame(width=900, look=builders.look(), detail=detail))
        return any("首个" in words for words in builders.words_of(made))

    assert [shown(silent, d) for d in (0, 1, 2)] == [True, True, False]
    assert [shown(telling, d) for d in (0, 1, 2)] == [True, False, False]


def test_that_too_little_height_is_a_misfit():
    assert cards.compose(mixed(), builders.frame(height=60)).misfits
