"""Golden pictures of the attract screen at rest: both languages, all themes, every shape."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.snapshot.command import open_pictures
from kiosk.snapshot.contrast import against_ground, cut, pixels_of
from kiosk.ui.kit.leaves import FigureLeaf, TextLeaf
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.scenes.stage import measure_stage
from kiosk.ui.shell.attract_layout import BLEED, compose_disc, compose_ground, turns_of
from kiosk.ui.shell.attract_stage import attract_stage
from kiosk.ui.shell.attract_words import compose_words
from tests.support.checkout import ROOT
from tests.support.golden import assert_same_picture
from tests.support.shipped import CONTENT, LANGUAGES, source

pytestmark = [pytest.mark.slow]

GOLDEN = ROOT / "tests" / "golden" / "attract"
SCALE = 0.5
KEPT_BITS = 0xFC
WIDE, UPRIGHT, ULTRAWIDE, TALLER = (1920, 1080), (1080, 1920), (3840, 1080), (1280, 800)
LOOKS = (
    ("night", WIDE),
    ("day", WIDE),
    ("contrast", WIDE),
    ("night", UPRIGHT),
    ("day", UPRIGHT),
    ("night", ULTRAWIDE),
    ("day", TALLER),
)
LEAST_CONTRAST, LEAST_CONTRAST_LARGE, LARGE_PX = 4.5, 3.0, 32.0


@pytest.fixture(scope="module")
def pictures():
    with open_pictures(source(), CONTENT) as store:
        yield store


def a_view(size, theme, scale):
    width, height = size
    view = attract_stage(measure_stage(width, height, 55), source().kiosk, theme)
    return replace(view, scale=view.scale * scale)


def paint(view, layers, pictures):
    """Returns layers of leaves painted over one another."""
    look, bleed = next(iter(view.looks.values())), round(BLEED * view.scale)
    width = round(view.screen.width * view.scale) + 2 * bleed
    height = round(view.screen.height * view.scale) + 2 * bleed
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(look.palette.canvas))
    painter = QPainter(image)
    painter.translate(bleed, bleed)
    for leaves in layers:
        LeafPainter(look.palette, view.scale, pictures).paint(painter, leaves)
    painter.end()
    return image.copy(bleed, bleed, width - 2 * bleed, height - 2 * bleed)


def name_of(language, theme, size):
    return f"attract-{language}-{theme}-{size[0]}x{size[1]}.png"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("theme", "size"), LOOKS)
def test_that_the_attract_screen_looks_as_it_did(theme, size, language, pictures):
    view = a_view(size, theme, SCALE)
    look = view.looks[language]
    words = compose_words(look, view.screen, turns_of(source().kiosk, language)[0].item)
    layers = (
        compose_ground(look, view.screen),
        *(part.leaves for part in words.parts),
        compose_disc(look, view.screen),
    )
    pixels = pixels_of(paint(view, layers, pictures)) & KEPT_BITS

    assert_same_picture(pixels, GOLDEN / name_of(language, theme, size))


def test_that_no_golden_picture_is_left_of_a_look_that_is_gone():
    wanted = {name_of(language, theme, size) for language in LANGUAGES for theme, size in LOOKS}

    assert {path.name for path in GOLDEN.glob("*.png")} == wanted


def inks_of(leaf):
    """Yields colour, size and opacity of the letters of a leaf."""
    if isinstance(leaf, TextLeaf):
        yield leaf.color, leaf.px, leaf.alpha
    elif isinstance(leaf, FigureLeaf):
        for run in leaf.runs:
            yield run.color, run.px, 1.0


@pytest.mark.parametrize(("theme", "size"), LOOKS)
def test_that_words_stand_out_from_the_picture_behind_them(theme, size, pictures):
    view = a_view(size, theme, 1.0)
    first = next(iter(view.looks.values()))
    ground = pixels_of(paint(view, (compose_ground(first, view.screen),), pictures))
    faint = []
    for turn in turns_of(source().kiosk, "zh"):
        words = compose_words(view.looks[turn.language], view.screen, turn.item)
        assert not [misfit for part in words.parts for misfit in part.misfits]
        for leaf in (leaf for part in words.parts for leaf in part.leaves):
            box = cut(ground, leaf.rect.scaled(view.scale))
            for ink, px, alpha in inks_of(leaf):
                least = LEAST_CONTRAST_LARGE if px >= LARGE_PX else LEAST_CONTRAST
                ratio, worst = against_ground(box, ink, alpha)
                if ratio < least:
                    faint.append((leaf, round(ratio, 1), worst))

    assert not faint
