"""Language, theme and text size: the scene stays, everything else follows."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

import pytest

from kiosk.model.actions import (
    ChooseLanguage,
    CycleTextSize,
    CycleTheme,
    OpenFact,
)
from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.leaves import TextLeaf
from kiosk.ui.kit.targets import TargetWidget

SCENE = "headquarters/count"


def words(window):
    leaves = window.page.composition.leaves
    return [leaf.text for leaf in leaves if isinstance(leaf, TextLeaf)]


def test_that_the_language_changes_and_the_scene_stays(window, hands, go):
    go(SCENE)
    before = words(window)

    hands.touch(window.bar, ChooseLanguage("en"))

    assert window.visit.scene == SCENE
    assert words(window) != before
    assert any(any(char.isascii() and char.isalpha() for char in text) for text in words(window))
    hands.touch(window.bar, ChooseLanguage("zh"))
    assert words(window) == before


def test_that_accessible_names_follow_the_language(window, hands):
    before = {widget.accessibleName() for widget in window.bar.findChildren(TargetWidget)}

    hands.touch(window.bar, ChooseLanguage("en"))

    after = {widget.accessibleName() for widget in window.bar.findChildren(TargetWidget)}
    assert "Sources" in " ".join(after)
    assert before != after


def test_that_the_themes_go_round_and_the_scene_stays(window, hands, go):
    go(SCENE)
    for theme in ("night", "contrast", "day"):
        hands.touch(window.bar, CycleTheme())

        assert (window.visit.theme, window.visit.scene) == (theme, SCENE)
        shown = window.grab().toImage().pixelColor(4, window.page.height() - 4)
        assert shown.name().upper() == PALETTES[theme].canvas.upper()


def test_that_the_text_sizes_go_round_and_the_scene_stays(window, hands, go):
    go(SCENE)
    sizes = []
    for _ in range(3):
        hands.touch(window.bar, CycleTextSize())
        assert window.visit.scene == SCENE
        sizes.append(window.visit.text_size)

    assert sizes == [125, 150, 100]


def test_that_larger_text_is_larger(window, go):
    go(SCENE)
    before = max(leaf.px for leaf in window.page.composition.leaves if isinstance(leaf, TextLeaf))
    window.act(CycleTextSize())
    window.act(CycleTextSize())

    after = max(leaf.px for leaf in window.page.composition.leaves if isinstance(leaf, TextLeaf))
    assert after > before


@pytest.mark.parametrize("action", [ChooseLanguage("en"), CycleTheme(), CycleTextSize()])
def test_that_an_open_sheet_stays_open(window, qtbot, action):
    window.act(OpenFact("park_age"))
    before = window.sheet.grab().toImage()

    window.act(action)

    assert window.visit.sheet.subject == OpenFact("park_age")
    assert window.sheet.is_open
    assert window.sheet.grab().toImage() != before


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"language": "en"}, ("en", "day")),
        ({"language": "xx"}, ("zh", "day")),
        ({"theme": "night"}, ("zh", "night")),
    ],
)
def test_that_a_window_starts_as_it_was_told(open_window, settings, expected):
    window = open_window(**settings)

    assert (window.visit.language, window.visit.theme) == expected
