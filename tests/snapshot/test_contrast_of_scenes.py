"""Every word of every scene stands out from the very pixels that are painted behind it.

Sheets look all alike, so a few of each kind stand for the rest.
"""

import pytest

from kiosk.model.kiosk import THEMES
from kiosk.snapshot.album import picture_pages
from kiosk.snapshot.command import open_pictures
from tests.support.shipped import CONTENT, LANGUAGES, scene_names, shots, source

pytestmark = [pytest.mark.slow]

WORDS, BIG_FIGURES, HIGH = 4.5, 3.0, 7.0
"""Least contrast of words, of large figures, and of everything in the high-contrast theme."""
BIG = 76.0
"""Figures of this size in layout units and more are large."""
SCREENS = (
    ((1920, 1080), LANGUAGES),
    ((1080, 1920), ("zh",)),
    ((3840, 1080), ("en",)),
)


def least_contrast(record, theme):
    if theme == "contrast":
        return HIGH
    return BIG_FIGURES if record["size"] >= BIG else WORDS


@pytest.fixture(scope="module")
def pictures():
    with open_pictures(source(), CONTENT) as store:
        yield store


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scene", scene_names())
def test_that_words_stand_out_from_what_is_behind_them(scene, theme, pictures):
    weak: list[tuple[object, ...]] = []
    for size, languages in SCREENS:
        for shot in shots(scene=scene, sizes=(size,), languages=languages, themes=(theme,)):
            ((_, record),) = picture_pages(source().kiosk, shot, pictures)
            weak.extend(
                (shot.file(), text["text"], text["color"], text["background"], text["contrast"])
                for text in record["texts"]
                if text["contrast"] < least_contrast(text, theme)
            )
            assert all(chart["drawn"] for chart in record["charts"])

    assert not weak


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", ["fact", "entity", "milestone", "honour", "chart", "scene"])
def test_that_words_of_sheets_stand_out(kind, theme, pictures):
    weak: list[tuple[object, ...]] = []
    every = shots(sheets=True, languages=("zh",), themes=(theme,))
    for shot in [one for one in every if one.stem.startswith(f"sheet-{kind}-")][:3]:
        for _, record in picture_pages(source().kiosk, shot, pictures):
            weak.extend(
                (record["file"], text["text"], text["color"], text["background"], text["contrast"])
                for text in record["texts"]
                if text["contrast"] < least_contrast(text, theme)
            )

    assert not weak
