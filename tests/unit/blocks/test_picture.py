"""Pictures: caption and label, what stays in view, the viewer behind a touch."""

import pytest

from kiosk.model.actions import OpenPicture
from kiosk.model.blocks import Picture
from kiosk.model.facts import Photograph
from kiosk.model.words import ImageId
from kiosk.ui.blocks import picture
from kiosk.ui.kit.leaves import ImageLeaf
from kiosk.ui.kit.look import Frame
from tests.support import builders

CAPTION = builders.text("无介质浮空成像", "Images in mid-air, without a medium")


def a_look(**changes):
    words = builders.interface_texts(
        illustration=builders.text("示意图", "Illustration"),
        schematic=builders.text("规划示意，非实景", "Schematic, not a map"),
    )
    photo = Photograph(
        file=ImageId("hall.jpg"),
        caption=CAPTION,
        credit=builders.text("摄影：某人", "Photograph: N. N."),
        focus_x=0.2,
        focus_y=0.8,
    )
    return builders.look(
        kiosk=builders.kiosk(texts=words, photographs={"hall.jpg": photo}), **changes
    )


def image_of(made):
    return next(leaf for leaf in made.leaves if isinstance(leaf, ImageLeaf))


@pytest.mark.parametrize("width", [320, 584, 1776])
@pytest.mark.parametrize("height", [None, 400, 700])
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_caption_and_label_keep_apart_and_the_height_is_filled(width, height, scale, language):
    look = a_look(language=language, text_scale=scale)
    block = Picture(kind="picture", image=ImageId("showcase-cat"), caption=CAPTION)
    made = picture.compose(block, Frame(width=width, height=height, look=look))
    assert not made.misfits
    assert not builders.faults(made)
    assert height is None or made.height == height


def test_that_a_drawing_is_labelled_and_opens_the_viewer():
    block = Picture(kind="picture", image=ImageId("showcase-cat"), caption=CAPTION)
    made = picture.compose(block, Frame(width=584, look=a_look()))
    assert "示意图" in builders.words_of(made)
    (target,) = made.targets
    assert target.action == OpenPicture(ImageId("showcase-cat"))


def test_that_a_caption_that_says_it_is_schematic_needs_no_label():
    caption = builders.text("规划示意，非实景", "Schematic, not a map")
    block = Picture(kind="picture", image=ImageId("renewal"), caption=caption)
    words = builders.words_of(picture.compose(block, Frame(width=584, look=a_look())))
    assert words == ("规划示意，非实景",)


def test_that_a_photograph_keeps_its_focus_and_names_who_took_it():
    block = Picture(kind="picture", image=ImageId("hall.jpg"), caption=CAPTION)
    made = picture.compose(block, Frame(width=584, look=a_look(theme="contrast")))
    assert image_of(made).focus == (0.2, 0.8)
    assert image_of(made).opacity == 1.0
    assert "摄影：某人" in builders.words_of(made)


def test_that_a_crop_takes_the_shape_of_the_room_without_stretching():
    block = Picture(kind="picture", image=ImageId("renewal"), crop=(250, 30, 1650, 710))
    leaf = image_of(picture.compose(block, Frame(width=600, height=300, look=a_look())))
    assert leaf.crop is not None
    assert leaf.crop.w / leaf.crop.h == pytest.approx(leaf.rect.w / leaf.rect.h)
    assert leaf.crop.x >= 250
    assert leaf.crop.right <= 1900
    assert not leaf.cover


def test_that_high_contrast_lets_little_of_a_drawing_through():
    block = Picture(kind="picture", image=ImageId("showcase-cat"))
    made = picture.compose(block, Frame(width=584, look=a_look(theme="contrast")))
    assert image_of(made).opacity < 0.5
