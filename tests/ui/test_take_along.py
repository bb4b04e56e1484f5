"""The code to take along: on the last scene, on every screen, only where there is an address."""

from dataclasses import replace

import pytest

from kiosk.model.settings import Takeaway
from kiosk.snapshot.source import Source
from kiosk.snapshot.subjects import scene_subjects
from kiosk.theme.palettes import DAY
from kiosk.ui.kit.fonts import shared_ruler
from kiosk.ui.kit.leaves import BoxLeaf, Solid
from kiosk.ui.scenes.fit import SIZES, every_setting, find_in_subject, look_of
from kiosk.ui.scenes.stage import measure_stage
from tests.support.shipped import source

ADDRESS = "https://park.example/kiosk"


@pytest.fixture(scope="module")
def park():
    plain = source()
    kiosk = replace(plain.kiosk, takeaway=Takeaway(url=ADDRESS))
    loaded = replace(plain.loaded, kiosk=kiosk)
    return Source(kiosk=kiosk, loaded=loaded, folders=plain.folders)


def modules_on(found, subject):
    """Returns how many boxes in the ink of codes a scene has."""
    setting = next(iter(every_setting(found.kiosk)))
    stage = measure_stage(*SIZES[0], 55.0)
    look = look_of(found.kiosk, subject, setting, stage, shared_ruler(), "night")
    (page,) = subject.compose(look, stage)
    ink = Solid(DAY.ink1)
    return sum(isinstance(leaf, BoxLeaf) and leaf.fill == ink for leaf in page.leaves)


def test_that_the_last_scene_alone_shows_the_code(park):
    subjects = tuple(scene_subjects(park))

    assert [modules_on(park, one) > 100 for one in subjects] == [False] * (len(subjects) - 1) + [
        True
    ]


def test_that_without_an_address_there_is_none():
    *_, last = scene_subjects(source())

    assert modules_on(source(), last) == 0


def test_that_the_last_scene_fits_every_screen_with_the_code(park):
    *_, last = scene_subjects(park)

    found = find_in_subject(park.kiosk, last, every_setting(park.kiosk), shared_ruler())

    assert not [(one.fault.kind, one.fault.words, str(one.settings[0])) for one in found]
