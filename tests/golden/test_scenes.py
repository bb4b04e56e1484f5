"""One golden picture of every scene: both languages, day and night, and upright by day.

They are painted at half scale, and kept in six bits a channel: the same layout and colours in a
fifth of the bytes.
"""

from dataclasses import replace

import pytest

from kiosk.snapshot.command import open_pictures
from kiosk.snapshot.contrast import pixels_of
from kiosk.snapshot.screen import compose_screens, paint_behind, paint_front
from tests.support.checkout import ROOT
from tests.support.golden import assert_same_picture
from tests.support.shipped import CONTENT, LANGUAGES, scene_names, shots, source

pytestmark = [pytest.mark.slow]

GOLDEN = ROOT / "tests" / "golden" / "scenes"
SCALE = 0.5
KEPT_BITS = 0xFC
"""The last two bits of a channel are the noise of gradients, which no compression takes away."""
WIDE, UPRIGHT = (1920, 1080), (1080, 1920)
LOOKS = (("day", WIDE), ("night", WIDE), ("day", UPRIGHT))


@pytest.fixture(scope="module")
def pictures():
    with open_pictures(source(), CONTENT) as store:
        yield store


def paint_small(shot, pictures):
    """Returns the pixels of a scene with its full-size layout, painted at half scale."""
    (screen,) = compose_screens(source().kiosk, shot)
    stage = replace(screen.stage, scale=screen.stage.scale * SCALE)
    size = (round(shot.width * SCALE), round(shot.height * SCALE))
    small = replace(screen, stage=stage)
    picture = paint_front(small, paint_behind(small, size, pictures), pictures)
    return pixels_of(picture) & KEPT_BITS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("theme", "size"), LOOKS, ids=("day", "night", "upright"))
@pytest.mark.parametrize("scene", scene_names())
def test_that_a_scene_looks_as_it_did(scene, theme, size, language, pictures):
    (shot,) = shots(scene=scene, languages=(language,), themes=(theme,), sizes=(size,))

    assert_same_picture(paint_small(shot, pictures), GOLDEN / shot.file())


def test_that_no_golden_picture_is_left_of_a_scene_that_is_gone():
    wanted = {
        shot.file()
        for theme, size in LOOKS
        for shot in shots(languages=LANGUAGES, themes=(theme,), sizes=(size,))
    }

    assert {path.name for path in GOLDEN.glob("*.png")} <= wanted
