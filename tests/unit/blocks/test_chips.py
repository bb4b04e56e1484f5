"""Chips: equal tiles, taller ones with the icon above, running text where nothing else fits."""

import pytest

from kiosk.model.blocks import Chip, Chips
from kiosk.model.words import IconId
from kiosk.ui.blocks import chips
from kiosk.ui.kit.leaves import BoxLeaf, IconLeaf
from kiosk.ui.kit.look import Frame
from tests.support import builders

NAMES = (
    ("高标准产业空间", "High-standard industrial space"),
    ("五星级酒店", "Five-star hotel"),
    ("国际学校", "International school"),
    ("租赁与商品住宅", "Rental and for-sale homes"),
    ("工业遗存建筑", "Industrial heritage"),
)


def five_chips(more=None):
    return Chips(
        kind="chips",
        title=builders.text("走进科创社区", "Inside the Sci-Tech Community"),
        chips=tuple(Chip(icon=IconId("office"), name=builders.text(*name)) for name in NAMES),
        more=more,
    )


@pytest.mark.parametrize("width", [584, 968, 1176, 1776, 2688])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("detail", [0, 1, 2])
@pytest.mark.parametrize("more", [None, builders.text("等", "and more")])
def test_that_tiles_keep_apart_and_none_is_lost(width, scale, language, detail, more):
    look = builders.look(language=language, text_scale=scale)
    block = five_chips(more)
    least = chips.compose(block, Frame(width=width, look=look, detail=detail))
    for extra in (0, 150):
        frame = Frame(width=width, height=least.height + extra, look=look, detail=detail)
        made = chips.compose(block, frame)
        assert not made.misfits
        assert not builders.faults(made)
        words = " ".join(builders.words_of(made)).replace("\n", " ").replace(" ", "")
        for zh, en in NAMES:
            assert (zh if language == "zh" else en).replace(" ", "") in words


def test_that_tiles_share_the_width_equally():
    made = chips.compose(five_chips(), builders.frame())
    tiles = [leaf.rect for leaf in made.leaves if isinstance(leaf, BoxLeaf)]
    assert len({round(tile.w, 3) for tile in tiles}) == 1
    assert max(tile.right for tile in tiles) == pytest.approx(1776)


def test_that_high_tiles_have_their_icon_above_the_name():
    low = chips.compose(five_chips(), builders.frame())
    high = chips.compose(five_chips(), builders.frame(height=320))
    sizes = [
        max(leaf.rect.w for leaf in made.leaves if isinstance(leaf, IconLeaf))
        for made in (low, high)
    ]
    assert sizes[1] > sizes[0]


def test_that_too_little_height_is_a_misfit():
    assert chips.compose(five_chips(), builders.frame(height=60)).misfits
