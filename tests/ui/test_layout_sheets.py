"""Every sheet, in every language, on every screen, at every text size: all of it fits."""

from dataclasses import replace

import pytest

from kiosk.snapshot.inventory import words_of_screen
from kiosk.snapshot.screen import compose_screens
from kiosk.snapshot.sheets import opened_sheets, sheet_subjects
from kiosk.ui.kit.fonts import shared_ruler
from kiosk.ui.scenes.fit import describe, every_setting, find_in_subject
from tests.support.font import missing_glyphs
from tests.support.shipped import shots, source

KINDS = ("fact", "entity", "milestone", "honour", "chart", "scene", "sources")


def sheets(kind, **settings):
    found = shots(sheets=True, themes=("day",), **settings)
    return [shot for shot in found if shot.stem.startswith(f"sheet-{kind}")]


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_that_every_word_of_a_sheet_fits_and_every_target_is_in_reach(kind):
    kiosk = source().kiosk
    settings = tuple(every_setting(kiosk))
    found = [
        str(describe(finding))
        for stem, subject in sheet_subjects(source())
        if stem.startswith(f"sheet-{kind}")
        for finding in find_in_subject(
            kiosk, replace(subject, flows=False), settings, shared_ruler()
        )
    ]

    assert not found


@pytest.mark.parametrize("kind", KINDS)
def test_that_the_bundled_font_has_every_letter_of_a_sheet(kind):
    kiosk = source().kiosk
    missing = set()
    for shot in sheets(kind):
        for screen in compose_screens(kiosk, shot):
            for word in words_of_screen(screen):
                missing.update(missing_glyphs(word.text))

    assert not missing


def test_that_there_is_a_sheet_for_everything_that_can_be_opened():
    kiosk = source().kiosk

    stems = [opened.stem for opened in opened_sheets(kiosk)]

    assert len(stems) == len(set(stems))
    for kind, things in (
        ("fact", kiosk.facts),
        ("entity", kiosk.entities),
        ("milestone", kiosk.milestones),
        ("honour", kiosk.honours),
    ):
        assert {f"sheet-{kind}-{key}" for key in things} <= set(stems)
    assert sum(stem.startswith("sheet-scene-") for stem in stems) == len(kiosk.scene_refs())
    assert "sheet-sources" in stems
