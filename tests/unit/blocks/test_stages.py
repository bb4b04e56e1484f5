"""Stages: pills around their places, arrows from one to the next."""

import pytest

from kiosk.model.art import ArtPlacement
from kiosk.model.blocks import StagePoint, Stages
from kiosk.model.geometry import Rect
from kiosk.ui.blocks import stages
from kiosk.ui.kit.leaves import BoxLeaf, LineLeaf
from kiosk.ui.kit.look import Frame
from tests.support import builders

PLAIN = ArtPlacement(crop=Rect(0, 0, 1920, 952), sky=0, zoom=1, upright=False)
FREE = Rect(72, 248, 1776, 460)
NAMES = (("创业苗圃", "Nursery"), ("孵化器", "Incubator"), ("加速器", "Accelerator"))
PLACES = ((276, 394), (918, 316), (1530, 138))


def three_stages(places=PLACES):
    return Stages(
        kind="stages",
        stages=tuple(
            StagePoint(name=builders.text(*name), at=at, portrait_at=at)
            for name, at in zip(NAMES, places, strict=True)
        ),
    )


def a_frame(detail=0, taken=(), **changes):
    look = builders.look(accent_name="green", **changes)
    return Frame(
        width=1920, height=952, look=look, detail=detail, art=PLAIN, free=FREE, taken=taken
    )


def pills(made):
    return [leaf.rect for leaf in made.leaves if isinstance(leaf, BoxLeaf) and leaf.elevation]


def test_that_a_pill_is_centred_on_its_place():
    boxes = pills(stages.compose(three_stages(), a_frame()))
    centers = [(round(box.x + box.w / 2), round(box.y + box.h / 2)) for box in boxes]
    assert centers == [(276, 394), (918, 316), (1530, 138)]


def test_that_arrows_join_the_stages_in_order():
    made = stages.compose(three_stages(), a_frame())
    arrows = [leaf for leaf in made.leaves if isinstance(leaf, LineLeaf) and leaf.arrow]
    assert len(arrows) == 2
    assert arrows[0].points[0][0] > 276
    assert arrows[0].points[-1][0] < 918


def test_that_stages_are_numbered_and_named_in_both_languages():
    words = builders.words_of(stages.compose(three_stages(), a_frame()))
    assert words[:3] == ("1", "创业苗圃", "Nursery")
    assert "Nursery" not in builders.words_of(stages.compose(three_stages(), a_frame(detail=1)))


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_pills_keep_off_the_header_and_off_one_another(language, scale):
    header = (Rect(72, 52, 1700, 180),)
    made = stages.compose(
        three_stages(), a_frame(taken=header, language=language, text_scale=scale)
    )
    assert not made.misfits
    assert not builders.faults(made)
    assert not any(box.overlap(header[0]) for box in pills(made))


def test_that_pills_on_one_place_are_parted():
    made = stages.compose(three_stages(((960, 400),) * 3), a_frame())
    boxes = pills(made)
    assert not made.misfits
    assert not any(a.overlap(b) for a in boxes for b in boxes if a is not b)


def test_that_no_free_place_is_a_misfit():
    assert stages.compose(three_stages(), a_frame(taken=(Rect(0, 0, 1920, 952),))).misfits
