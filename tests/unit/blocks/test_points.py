"""Points: one line, two lines or a point a row, as the room allows."""

import pytest

from kiosk.model.blocks import IconPoint, Points
from kiosk.model.words import IconId
from kiosk.ui.blocks import points
from kiosk.ui.kit.look import Frame
from tests.support import builders

WORDS = (
    ("纵向补链", "补齐链条上的缺口", "Fill", "the gaps down the chain"),
    ("横向强链", "做强同一个环节", "Strengthen", "each link across"),
    ("末端延链", "延长链条的末端", "Extend", "the end of the chain"),
)


def three_points():
    return Points(
        kind="points",
        points=tuple(
            IconPoint(icon=IconId("chain"), title=builders.text(a, c), body=builders.text(b, d))
            for a, b, c, d in WORDS
        ),
    )


@pytest.mark.parametrize("width", [700, 968, 1776, 2688])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("detail", [0, 1, 2])
def test_that_points_keep_apart_at_every_size(width, scale, language, detail):
    look = builders.look(language=language, text_scale=scale)
    made = points.compose(three_points(), Frame(width=width, look=look, detail=detail))
    assert not made.misfits
    assert not builders.faults(made)


def test_that_points_fill_the_height_they_get():
    made = points.compose(three_points(), builders.frame(height=180))
    assert made.height == 180


def test_that_only_the_last_detail_leaves_out_what_a_title_means():
    shown = [
        " ".join(
            builders.words_of(
                points.compose(three_points(), Frame(width=1776, look=builders.look(), detail=d))
            )
        )
        for d in (0, 1, 2)
    ]
    assert all("纵向补链" in words for words in shown)
    assert ["补齐" in words for words in shown] == [True, True, False]


def test_that_too_little_height_is_a_misfit():
    assert points.compose(three_points(), builders.frame(height=40)).misfits
