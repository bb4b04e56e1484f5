"""The statement: a clause a line, as large as the quiet part of the drawing allows."""

import pytest

from kiosk.model.art import ArtPlacement
from kiosk.model.blocks import Statement
from kiosk.model.geometry import Rect
from kiosk.ui.blocks import statement
from kiosk.ui.kit.leaves import TextLeaf
from kiosk.ui.kit.look import Frame
from tests.support import builders

SENTENCE = Statement(
    kind="statement",
    text=builders.text(
        "不负嘱托\n不负期待\n不负人民", "Worthy of the trust,\nworthy of the hopes,\nworthy of all"
    ),
    caption=builders.text("报道结束语，2022", "Closing line of the feature, 2022"),
)
LEVEL = ArtPlacement(crop=Rect(0, 0, 1920, 952), sky=0, zoom=1, upright=False)
UPRIGHT = ArtPlacement(crop=Rect(300, -408, 1080, 1696), sky=0, zoom=1, upright=True)


def compose(shape="landscape", detail=0, **changes):
    look = builders.look(format=shape, **changes)
    if shape == "portrait":
        frame = Frame(
            width=1080,
            height=1696,
            look=look,
            detail=detail,
            art=UPRIGHT,
            free=Rect(56, 40, 968, 1600),
        )
    else:
        frame = Frame(
            width=1920,
            height=952,
            look=look,
            detail=detail,
            art=LEVEL,
            free=Rect(72, 40, 1776, 880),
        )
    return statement.compose(SENTENCE, frame)


@pytest.mark.parametrize("shape", ["landscape", "portrait"])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_each_clause_has_a_line_of_its_own(shape, scale, language):
    made = compose(shape, language=language, text_scale=scale)
    words = next(leaf for leaf in made.leaves if isinstance(leaf, TextLeaf))
    assert len(words.lines) == 3
    assert not made.misfits
    assert not builders.faults(made)


def test_that_it_is_very_large_and_centred():
    words = next(leaf for leaf in compose().leaves if isinstance(leaf, TextLeaf))
    assert 88 <= words.px <= 112
    assert words.rect.x + words.rect.w / 2 == pytest.approx(960)
    upright = next(leaf for leaf in compose("portrait").leaves if isinstance(leaf, TextLeaf))
    assert upright.px == 80


def test_that_the_caption_goes_last():
    assert any("报道" in words for words in builders.words_of(compose(detail=1)))
    assert not any("报道" in words for words in builders.words_of(compose(detail=2)))
