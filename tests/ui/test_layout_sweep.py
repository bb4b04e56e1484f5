"""Every scene, in every language, theme, screen and text size: nothing clipped, all in reach."""

from itertools import product

import pytest

from kiosk.model.kiosk import TEXT_SIZES, THEMES
from kiosk.snapshot.inventory import words_of_screen
from kiosk.snapshot.screen import compose_screens
from kiosk.ui.kit.fonts import shared_ruler
from kiosk.ui.scenes.faults import find_faults
from kiosk.ui.scenes.fit import SIZES
from tests.support.font import missing_glyphs
from tests.support.shipped import scene_names, shots, source

LEAST_WORDS = 20.0
"""No words on a stage are smaller, in layout units."""


@pytest.mark.parametrize("scene", scene_names())
def test_that_every_word_fits_and_every_target_is_in_reach(scene):
    kiosk = source().kiosk
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for shot in shots(scene=scene, sizes=SIZES, themes=("day",), text_sizes=TEXT_SIZES):
        (screen,) = compose_screens(kiosk, shot)
        faults = find_faults(screen.front, shared_ruler(), screen.stage.min_target)
        for fault in faults:
            found.setdefault((fault.kind, fault.words, fault.other), (shot.file(), fault.what))

    assert not found


@pytest.mark.parametrize("scene", scene_names())
def test_that_a_theme_changes_no_place(scene):
    """Whatever fits by day fits in the other themes: what is true of one is true of all."""
    kiosk = source().kiosk
    for size, text_size in product(SIZES[:1] + SIZES[4:5], (100, 150)):
        places = set()
        for theme in THEMES:
            (shot,) = shots(
                scene=scene,
                languages=("en",),
                themes=(theme,),
                sizes=(size,),
                text_sizes=(text_size,),
            )
            (screen,) = compose_screens(kiosk, shot)
            words = tuple((word.text, word.boxes) for word in words_of_screen(screen))
            touched = tuple((target.name, target.rect) for target in screen.front.targets)
            places.add((words, touched))
        assert len(places) == 1


@pytest.mark.parametrize("scene", scene_names())
def test_that_no_word_is_smaller_than_can_be_read(scene):
    kiosk = source().kiosk
    small = set()
    for shot in shots(scene=scene, sizes=SIZES, themes=("day",)):
        for word in words_of_screen(compose_screens(kiosk, shot)[0]):
            if word.size < LEAST_WORDS:
                small.add((shot.file(), word.text, word.size))

    assert not small


@pytest.mark.parametrize("scene", scene_names())
def test_that_the_bundled_font_has_every_letter(scene):
    kiosk = source().kiosk
    missing = set()
    for shot in shots(scene=scene, sizes=SIZES[:1], themes=("day",)):
        for word in words_of_screen(compose_screens(kiosk, shot)[0]):
            missing.update(missing_glyphs(word.text))

    assert not missing
