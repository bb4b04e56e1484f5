"""The bar: with few tabs and many, names stand on one line each, or a check says why not."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

from dataclasses import fields

import pytest

from kiosk.content.origin import Origin
from kiosk.model.actions import ChooseLanguage, GoToTab, ShowTabs
from kiosk.model.kiosk import LanguageChoice
from kiosk.model.words import Text
from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.leaves import BoxLeaf, TextLeaf
from kiosk.ui.scenes.faults import find_faults
from kiosk.ui.scenes.fit import Subject, check_layout
from kiosk.ui.scenes.stage import measure_stage
from kiosk.ui.shell.bar import compose_bar
from kiosk.ui.shell.bar_names import LEAST_PX, LEAST_SECOND_PX
from tests.support import builders

SCREENS = ((1920, 1080), (1080, 1920), (3840, 1080), (1280, 800))
CODES = ("zh", "en", "fr")
RULER = builders.FakeRuler()
SHORT = {"zh": "园区概览", "en": "Overview", "fr": "Aperçu"}
LONG = {"zh": "总部经济", "en": "Regional headquarters", "fr": "Sièges régionaux d’entreprises"}


def a_kiosk(tabs, languages, words=SHORT, scenes=3):
    choices = [LanguageChoice(code=code, short=code, name=code) for code in CODES[:languages]]
    name = Text({code: words[code] for code in CODES[:languages]})
    texts = builders.interface_texts()
    spoken = {
        field.name: Text({"fr": getattr(texts, field.name)["en"], **getattr(texts, field.name)})
        for field in fields(texts)
    }
    shown = tuple(builders.scene(f"s{index}") for index in range(scenes))
    return builders.kiosk(
        languages=tuple(choices),
        texts=builders.interface_texts(**spoken),
        tabs=tuple(builders.tab(f"t{index}", name=name, scenes=shown) for index in range(tabs)),
    )


def a_bar(content, size=(1920, 1080), scale=1.0, language="zh", scene="t0/s0", tabs_from=None):
    """Returns a bar and its stage."""
    stage = measure_stage(size[0], size[1], 55)
    look = builders.look(
        kiosk=content,
        language=language,
        format=stage.format,
        text_scale=scale,
        min_target=stage.min_target,
    )
    return compose_bar(look, stage, scene, round(scale * 100), tabs_from), stage


def turners(bar):
    """Returns which tabs the arrows of a bar bring."""
    return [t.action.first for t in bar.targets if isinstance(t.action, ShowTabs)]


def tabs_of(bar):
    """Returns the ids of the tabs that a bar shows."""
    return [t.action.tab for t in bar.targets if isinstance(t.action, GoToTab)]


def names(bar, *words):
    """Returns what is set of some words, which may be broken into lines."""
    texts = [leaf for leaf in bar.leaves if isinstance(leaf, TextLeaf)]
    return [
        leaf for leaf in texts if "".join(leaf.text.split()) in ("".join(w.split()) for w in words)
    ]


@pytest.mark.parametrize("tabs", [1, 7, 9])
@pytest.mark.parametrize("languages", [1, 3])
@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("words", [SHORT, LONG])
def test_that_names_stay_on_one_line_inside_their_tabs(tabs, languages, size, scale, words):
    content = a_kiosk(tabs, languages, words)

    for language in CODES[:languages]:
        bar, _ = a_bar(content, size, scale, language)

        if bar.misfits:
            continue
        boxes = [t.rect for t in bar.targets if isinstance(t.action, GoToTab)]
        first = names(bar, words[language])
        assert len(first) >= len(boxes)
        assert len(boxes) == tabs or turners(bar)
        for leaf in names(bar, *(words[code] for code in CODES[:languages])):
            assert len(leaf.lines) == 1
            assert leaf.px >= LEAST_SECOND_PX
            assert any(box.x <= leaf.rect.x and leaf.rect.right <= box.right for box in boxes)
        assert all(leaf.px >= LEAST_PX for leaf in first[:1])
        kinds = {fault.kind for fault in find_faults(bar, RULER, 0)}
        assert kinds <= {"shared_target"}


def test_that_two_languages_and_five_tabs_show_both_names():
    bar, _ = a_bar(a_kiosk(5, 2))

    assert len(names(bar, SHORT["zh"])) == len(names(bar, SHORT["en"])) == 5


def test_that_a_second_name_that_does_not_fit_is_left_out():
    words = {"zh": "总部", "en": "Regional headquarters of international companies"}

    bar, _ = a_bar(a_kiosk(7, 2, words))

    assert len(names(bar, words["zh"])) == 7
    assert names(bar, words["en"]) == []
    assert bar.misfits == ()


def test_that_narrow_tabs_show_names_without_icons():
    content = a_kiosk(9, 3)
    bar, _ = a_bar(content)

    assert len(names(bar, SHORT["zh"])) == 9
    assert bar.misfits == ()


@pytest.mark.parametrize("size", SCREENS)
def test_that_dots_of_many_scenes_stay_in_their_tab(size):
    bar, _ = a_bar(a_kiosk(9, 3, scenes=12), size)

    boxes = [target.rect for target in bar.targets if isinstance(target.action, GoToTab)]
    dots = [leaf.rect for leaf in bar.leaves if isinstance(leaf, BoxLeaf) and leaf.rect.h == 10]
    assert len(dots) == 9 * 12
    for index, dot in enumerate(dots):
        box = boxes[index // 12]
        assert box.x <= dot.x
        assert dot.right <= box.right + 0.01


def test_that_one_language_has_no_switch():
    one, _ = a_bar(a_kiosk(5, 1))
    two, _ = a_bar(a_kiosk(5, 2))

    assert not [t for t in one.targets if isinstance(t.action, ChooseLanguage)]
    assert len([t for t in two.targets if isinstance(t.action, ChooseLanguage)]) == 2


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("words", [SHORT, LONG])
def test_that_of_fifty_tabs_every_one_is_reached_by_turning_the_bar(size, scale, words):
    content = a_kiosk(50, 2, words)
    seen, first = [], None

    while True:
        bar, stage = a_bar(content, size, scale, tabs_from=first)
        assert bar.misfits == ()
        assert find_faults(bar, RULER, stage.min_target) == ()
        shown = tabs_of(bar)
        assert len(shown) >= 2
        seen += [tab for tab in shown if tab not in seen]
        on = [to for to in turners(bar) if first is None or to > first]
        if not on:
            break
        first = on[0]

    assert seen == [f"t{index}" for index in range(50)]
    assert len(turners(bar)) == 1


@pytest.mark.parametrize("at", [0, 1, 4, 5, 23, 48, 49])
def test_that_the_tab_of_the_scene_is_among_those_shown(at):
    bar, _ = a_bar(a_kiosk(50, 2), scene=f"t{at}/s1")

    assert f"t{at}" in tabs_of(bar)


def test_that_turning_beyond_the_ends_stays_at_the_ends():
    content = a_kiosk(50, 2)

    assert tabs_of(a_bar(content, tabs_from=49)[0])[-1] == "t49"
    assert tabs_of(a_bar(content, tabs_from=0)[0])[0] == "t0"


def test_that_tabs_that_fit_need_no_turning():
    assert turners(a_bar(a_kiosk(9, 2))[0]) == []


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("scenes", [60, 400])
def test_that_very_many_scenes_of_a_tab_become_a_line_with_a_mark(size, scenes):
    content = a_kiosk(5, 2, scenes=scenes)

    places = []
    for at in (0, scenes // 2, scenes - 1):
        bar, _ = a_bar(content, size, scene=f"t1/s{at}")
        box = next(t.rect for t in bar.targets if t.action == GoToTab("t1"))
        (mark,) = [
            leaf.rect for leaf in bar.leaves if isinstance(leaf, BoxLeaf) and leaf.rect.h == 10
        ]
        assert box.x <= mark.x
        assert mark.right <= box.right
        places.append(mark.x)

    assert places == sorted(places)
    assert len(set(places)) == 3


def test_that_the_check_says_that_a_name_is_too_long_for_any_tab():
    content = a_kiosk(7, 2, {"zh": "总部经济", "en": "Regional headquarters " * 8})
    subject = Subject(
        name="bar in t0",
        accent="azure",
        scene="t0/s0",
        value=content.tabs,
        compose=lambda look, stage: (compose_bar(look, stage, "t0/s0", 100),),
        origin=lambda path: Origin(file="kiosk.yaml", where="tabs"),
    )

    problems = check_layout(content, [subject], RULER)

    (told,) = [problem for problem in problems if "no room" in problem.what]
    assert told.file == "kiosk.yaml"
    assert "the bar has no room for a tab: Regional headquarters" in told.what


def test_that_every_theme_sets_the_same_bar():
    content = a_kiosk(5, 2)
    stage = measure_stage(1920, 1080, 55)
    rects = set()
    for theme in PALETTES:
        bar = compose_bar(builders.look(theme, kiosk=content), stage, "t0/s0", 100)
        rects.add(tuple(leaf.rect for leaf in bar.leaves))

    assert len(rects) == 1
