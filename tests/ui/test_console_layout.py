"""The guide's console: all of it fits and can be touched, on every screen and with much content."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

from dataclasses import replace
from itertools import product

import pytest

from kiosk.model.actions import AskGuide, GoToScene, StartShow, TurnList
from kiosk.model.presentation_state import Presentation, Timers
from kiosk.model.shows import Note
from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.fonts import shared_ruler
from kiosk.ui.kit.look import Look
from kiosk.ui.scenes.faults import find_faults
from kiosk.ui.scenes.stage import measure_stage
from kiosk.ui.shell.console_page import compose_console, compose_over
from kiosk.ui.shell.console_plan import plan_console
from kiosk.ui.shell.console_state import ConsoleState, Offered, Screened
from kiosk.ui.shell.console_timers import compose_timers, timer_words
from kiosk.ui.shell.notes_window import compose_small
from tests.support import builders
from tests.support.builders import make, text
from tests.support.shipped import source

SCREENS = (
    (1920, 1080),
    (1280, 720),
    (1366, 768),
    (1280, 800),
    (1024, 768),
    (2560, 1080),
    (3840, 1080),
    (3840, 2160),
    (1080, 1920),
    (800, 1280),
    (768, 1024),
)
FEW = ((1920, 1080), (1280, 720), (1024, 768), (1080, 1920))
LEAST_TARGET = 46.0
LONG = Note(
    heading=text(
        "单位土地税收强度连续多年位列全市第二", "Second in the city by tax per unit of land"
    ),
    line=text(
        "长期位列全市开发区单位土地税收产出强度第二，由市开发区协会每年公布，可在详情里看到来源。",
        "For years second among the city's development zones by tax per unit of land, as the "
        "association of zones publishes every year; the sheet names the source.",
    ),
)
SHOWS = tuple(
    make(
        Offered,
        show=f"show-{at}",
        name=f"八分钟投资人参访 Investor visit {at}",
        minutes=8,
        scenes=9,
    )
    for at in range(9)
)


def stage_on(size):
    width, height = size
    return measure_stage(width, height, 24.0)


def a_state(**changes):
    screened = make(Screened, scene="overview/hero")
    values = {"phase": "presenting", "screened": screened, "upcoming": "overview/growth"}
    return ConsoleState(**{**values, **changes})


STATES = {
    "presenting": a_state(notes=(LONG,) * 3, step=(2, 4), show_name="八分钟投资人参访"),
    "last": a_state(upcoming=None, blank=True, visitor=True),
    "touring": a_state(phase="touring"),
    "off": a_state(phase="off", shows=SHOWS[:4]),
    "many shows": a_state(phase="off", shows=SHOWS, shows_page=1),
}


def a_look(stage, language, kiosk=None):
    return Look(
        kiosk=kiosk or source().kiosk,
        language=language,
        palette=PALETTES["night"],
        accent_name="azure",
        text_scale=1.0,
        format=stage.format,
        min_target=stage.min_target,
        ruler=shared_ruler(),
    )


def many_tabs(count, scenes):
    accents = ("azure", "teal", "amber", "red", "green")
    tabs = tuple(
        builders.tab(
            f"t{at}" if at else "overview",
            name=text(f"第 {at} 主题", f"Subject number {at}"),
            accent=accents[at % 5],
            scenes=tuple(builders.scene("hero" if not n else f"s{n}") for n in range(scenes)),
        )
        for at in range(count)
    )
    return builders.kiosk(tabs=tabs)


@pytest.mark.parametrize("size", SCREENS, ids=str)
@pytest.mark.parametrize("name", STATES)
def test_that_the_console_fits_every_screen(size, name):
    stage = stage_on(size)
    found = {}

    for language in ("zh", "en"):
        look = a_look(stage, language)
        page = compose_console(STATES[name], look, stage).composition
        faults = find_faults(page, look.ruler, LEAST_TARGET)
        if faults:
            found[language] = faults

    assert not found


@pytest.mark.parametrize("size", FEW, ids=str)
@pytest.mark.parametrize(("tabs", "scenes"), [(50, 3), (50, 1), (1, 60), (12, 9)])
def test_that_every_scene_of_much_content_can_be_reached(size, tabs, scenes):
    stage = stage_on(size)
    kiosk = many_tabs(tabs, scenes)
    look = a_look(stage, "zh", kiosk)
    reached, page = set(), 0

    while page >= 0:
        state = a_state(upcoming=None, map_page=page)
        shown = compose_console(state, look, stage).composition
        assert not find_faults(shown, look.ruler, LEAST_TARGET)
        actions = [target.action for target in shown.targets]
        reached |= {action.scene for action in actions if isinstance(action, GoToScene)}
        page = page + 1 if TurnList("map", page + 1) in actions else -1

    assert reached == set(kiosk.scene_refs())


def test_that_the_map_opens_where_the_scene_shown_is():
    stage = measure_stage(1920, 1080, 24.0)
    look = a_look(stage, "zh", many_tabs(50, 3))
    state = a_state(screened=make(Screened, scene="t40/s1"), upcoming="t40/s2")
    targets = compose_console(state, look, stage).composition.targets

    assert GoToScene("t40/s1") in [target.action for target in targets]


def test_that_all_shows_can_be_started():
    stage = measure_stage(1920, 1080, 24.0)
    look = a_look(stage, "zh")
    started = set()

    for page in range(4):
        state = a_state(phase="off", shows=SHOWS, shows_page=page)
        targets = compose_console(state, look, stage).composition.targets
        started |= {t.action.show for t in targets if isinstance(t.action, StartShow)}

    assert started == {show.show for show in SHOWS}


def test_that_sizes_are_those_of_the_design_and_next_is_the_largest():
    plan = plan_console(measure_stage(1920, 1080, 24.0))
    on = plan.buttons[1]

    assert (round(plan.current.w), round(plan.upcoming.w)) == (1136, 640)
    assert {round(box.h) for box in plan.buttons} == {100}
    assert all(box.w < on.w for box in plan.buttons if box is not on)


def test_that_nothing_is_asked_of_a_presentation_that_is_not_there():
    stage = measure_stage(1920, 1080, 24.0)
    off = compose_console(STATES["off"], a_look(stage, "zh"), stage).composition
    wishes = {t.action.wish for t in off.targets if isinstance(t.action, AskGuide)}

    assert wishes == {"previous", "next", "tour", "language"}


@pytest.mark.parametrize(
    ("sees", "words"), [("scene", 0), ("sheet", 1), ("blank", 1), ("attract", 1)]
)
def test_that_a_strip_says_what_lies_over_the_scene(sees, words):
    stage = measure_stage(1920, 1080, 24.0)
    screened = make(Screened, scene="overview/hero", sees=sees, about="单位土地税收强度")
    plan = plan_console(stage)
    over = compose_over(a_state(screened=screened), a_look(stage, "zh"), plan.current)

    assert len(builders.words_of(over)) == words


@pytest.mark.parametrize("size", FEW, ids=str)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "times", [(0, 0), (67, 67), (130, 522), (4000, 40000)], ids=("new", "well", "late", "hours")
)
def test_that_the_timers_fit_and_say_what_is_over(size, language, times):
    stage = stage_on(size)
    look = a_look(stage, language)
    state = Presentation(phase="presenting", planned=(120, 300), at=0)
    counted = Timers(scene_s=times[0], scene_planned_s=120, total_s=times[1], total_planned_s=420)
    plan = plan_console(stage)
    timers = timer_words(state, counted, look)
    composed = replace(compose_timers(timers, look, plan.timers), width=stage.width)

    assert not find_faults(composed, look.ruler, LEAST_TARGET)
    assert bool(timers[0].ink) == (times[0] > 120)
    assert min(leaf.rect.x for leaf in composed.leaves) >= plan.timers.x - 1


@pytest.mark.parametrize(("language", "count"), tuple(product(("zh", "en"), range(4))))
def test_that_the_small_window_holds_its_notes(language, count):
    stage = measure_stage(1920, 1080, 24.0)
    look = a_look(stage, language)
    composed = compose_small(a_state(notes=(LONG,) * count), look)

    assert not find_faults(composed, look.ruler, 0)
