"""Call-outs: near their points, off the header, off one another, inside the free room."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.model.art import ArtPlacement
from kiosk.model.blocks import Callout, Callouts
from kiosk.model.geometry import Rect
from kiosk.ui.blocks import callouts
from kiosk.ui.kit.leaves import BoxLeaf, LineLeaf
from kiosk.ui.kit.look import Frame
from tests.support import builders

PLAIN = ArtPlacement(crop=Rect(0, 0, 1920, 952), sky=0, zoom=1, upright=False)
FREE = Rect(72, 248, 1776, 460)
HEADER = (Rect(72, 52, 200, 36), Rect(72, 92, 900, 76), Rect(72, 174, 700, 42))


def a_frame(detail=0, **changes):
    look = builders.look(min_target=44.0, **changes)
    return Frame(
        width=1920, height=952, look=look, detail=detail, art=PLAIN, free=FREE, taken=HEADER
    )


def callout(x, y, name="蚂蚁区块链", **changes):
    values = {
        "title": builders.text(name, "Ant Blockchain"),
        "at": (x, y),
        "portrait_at": (x, y),
        "detail": builders.text("行业龙头", "industry leader"),
        "entity": "acme",
        **changes,
    }
    return Callout(**values)


def compose(*items, frame=None):
    return callouts.compose(Callouts(kind="callouts", callouts=items), frame or a_frame())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(100, 1820), st.integers(300, 690)),
        min_size=1,
        max_size=4,
        unique=True,
    )
)
def test_that_plates_keep_apart_wherever_points_lie(points):
    made = compose(*(callout(x, y) for x, y in points))
    if not made.misfits:
        boxes = [target.rect for target in made.targets]
        assert not builders.faults(made, 44.0)
        for box in boxes:
            assert box.x >= FREE.x - 1
            assert box.right <= FREE.right + 1
            assert box.bottom <= FREE.bottom
            assert not any(box.overlap(other) > 1 for other in HEADER)


def test_that_a_plate_stands_above_its_point():
    made = compose(callout(960, 500))
    (plate,) = (target.rect for target in made.targets)
    assert plate.bottom < 500
    assert plate.x < 960 < plate.right
    assert any(isinstance(leaf, LineLeaf) for leaf in made.leaves)


def test_that_a_point_outside_the_crop_has_a_plate_and_no_pointer():
    made = compose(callout(-300, 500))
    (plate,) = (target.rect for target in made.targets)
    assert plate.x >= FREE.x
    assert not any(isinstance(leaf, LineLeaf) for leaf in made.leaves)


def test_that_a_plate_may_stand_beside_the_header_but_not_on_it():
    made = compose(callout(1400, 260))
    (plate,) = (target.rect for target in made.targets)
    assert plate.y < FREE.y
    assert not made.misfits


def test_that_detail_one_keeps_titles_only():
    words = builders.words_of(compose(callout(960, 500), frame=a_frame(detail=1)))
    assert words == ("蚂蚁区块链",)


def test_that_the_upright_point_applies_on_upright_screens():
    art = ArtPlacement(crop=Rect(400, -408, 1080, 1696), sky=0, zoom=1, upright=True)
    look = builders.look(format="portrait")
    frame = Frame(width=1080, height=1696, look=look, art=art, free=Rect(56, 260, 968, 1000))
    made = compose(callout(10, 10, portrait_at=(900, 400)), frame=frame)
    dots = [leaf.rect for leaf in made.leaves if isinstance(leaf, BoxLeaf) and leaf.rect.w < 20]
    assert [(dot.x + dot.w / 2, dot.y + dot.h / 2) for dot in dots] == [(500, 808)]


@pytest.mark.parametrize("theme", ["day", "night", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_four_callouts_fit_at_every_text_size(language, scale, theme):
    frame = a_frame(detail=1, language=language, text_scale=scale, theme=theme)
    points = ((683, 582), (1010, 386), (1337, 600), (1663, 404))
    made = compose(*(callout(x, y) for x, y in points), frame=frame)
    assert not made.misfits
    assert not builders.faults(made, 44.0)


def test_that_a_callout_opens_its_fact():
    made = compose(callout(960, 500, entity=None, fact="members"))
    assert builders.opened_by(made) == ("members",)


def test_that_without_room_a_callout_that_must_stay_is_a_misfit_and_a_label_goes():
    tiny = Frame(
        width=1920,
        height=952,
        look=builders.look(),
        detail=2,
        art=PLAIN,
        free=Rect(72, 300, 400, 100),
        taken=(Rect(0, 0, 1920, 400),),
    )
    assert compose(callout(200, 350), frame=tiny).misfits
    label = compose(callout(200, 350, entity=None), frame=tiny)
    assert not label.misfits
    assert not builders.words_of(label)
