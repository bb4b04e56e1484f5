"""A visit: what every touch changes, from every state, and what can never happen."""

# Ids are written as plain words here, and sheets are known to be open where they are read.
# mypy: disable-error-code="arg-type, union-attr"

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.model.actions import (
    ChooseLanguage,
    CloseSheet,
    CycleTextSize,
    CycleTheme,
    FlipSheet,
    GoHome,
    GoToScene,
    GoToTab,
    OpenChart,
    OpenEntity,
    OpenFact,
    OpenHonour,
    OpenMilestone,
    OpenPicture,
    OpenScene,
    OpenSources,
    ShowTabs,
    Step,
    StepSheet,
    ToggleReach,
    TouchMark,
)
from kiosk.model.journey import (
    DEEPEST_STACK,
    OpenedSheet,
    SheetShape,
    Visit,
    neighbour,
    next_visit,
    start_visit,
    tab_of,
)
from kiosk.model.kiosk import TEXT_SIZES, THEMES
from tests.support.builders import kiosk, scene, tab

PARK = kiosk(
    tabs=(
        tab("overview", scenes=(scene("hero"), scene("growth"), scene("space"))),
        tab("industry", scenes=(scene("chain"),)),
        tab("party", scenes=(scene("ring"), scene("union"))),
    )
)
REFS = PARK.scene_refs()
START = start_visit(PARK)
FACT, OTHER = OpenFact("members"), OpenFact("age")
MARK, OTHER_MARK = TouchMark("overview/growth", 0, "tax"), TouchMark("overview/growth", 1, "tax")

SUBJECTS = st.sampled_from(
    [
        FACT,
        OTHER,
        OpenChart("overview/growth", 0),
        OpenEntity("acme"),
        OpenMilestone("opening"),
        OpenHonour("pilot"),
        OpenScene("overview/hero"),
        OpenSources(),
    ]
)
STEPS = st.integers(-3, 3)
ACTIONS = (
    SUBJECTS
    | st.sampled_from([MARK, OTHER_MARK, CloseSheet(), FlipSheet(), GoHome()])
    | st.sampled_from([CycleTextSize(), CycleTheme(), ToggleReach(), OpenPicture("skyline")])
    | st.builds(ShowTabs, STEPS)
    | st.sampled_from(["zh", "en", "fr", ""]).map(ChooseLanguage)
    | STEPS.map(Step)
    | STEPS.map(StepSheet)
    | st.sampled_from([*REFS, "overview/none", "", "x"]).map(GoToScene)
    | st.sampled_from(["overview", "industry", "party", "none", ""]).map(GoToTab)
)
SHAPES = st.builds(
    SheetShape,
    pages=st.integers(1, 4),
    siblings=st.lists(SUBJECTS, max_size=4).map(tuple),
    position=st.integers(0, 3),
)
SHEETS = st.builds(OpenedSheet, subject=SUBJECTS, page=st.integers(0, 5), table=st.booleans())
VISITS = st.builds(
    Visit,
    scene=st.sampled_from(REFS),
    language=st.sampled_from(["zh", "en"]),
    theme=st.sampled_from(THEMES),
    text_size=st.sampled_from(TEXT_SIZES),
    sheets=st.lists(SHEETS, max_size=DEEPEST_STACK).map(tuple),
    picture=st.none() | st.just("skyline"),
    lit=st.none() | st.sampled_from([MARK, OTHER_MARK]),
)


def after(*actions, start=START, shape=None):
    """Returns the visit after actions, one by one."""
    visit = start
    for action in actions:
        visit = next_visit(visit, action, PARK, shape)
    return visit


def at(ref):
    return replace(START, scene=ref)


# What holds for every state and action ----------------------------------------------------------


@given(visit=VISITS, action=ACTIONS, shape=SHAPES)
def test_that_every_action_from_every_state_leads_to_a_valid_state(visit, action, shape):
    reached = next_visit(visit, action, PARK, shape)

    assert reached.scene in REFS
    assert reached.language in {"zh", "en"}
    assert reached.theme in THEMES
    assert reached.text_size in TEXT_SIZES
    assert len(reached.sheets) <= DEEPEST_STACK
    assert all(sheet.page >= 0 for sheet in reached.sheets)


@given(actions=st.lists(ACTIONS, max_size=60), shape=SHAPES)
def test_that_no_walk_leads_out_of_the_content(actions, shape):
    visit = after(*actions, shape=shape)

    assert visit.scene in REFS
    assert len(visit.sheets) <= DEEPEST_STACK


@given(visit=VISITS)
def test_that_closing_again_and_again_ends_at_the_bare_scene(visit):
    count = 0
    while (visit.picture, visit.sheets, visit.lit) != (None, (), None):
        visit = next_visit(visit, CloseSheet(), PARK)
        count += 1
        assert count <= DEEPEST_STACK + 2

    assert next_visit(visit, CloseSheet(), PARK) is visit


@given(visit=VISITS)
def test_that_closing_takes_away_the_topmost_only(visit):
    closed = next_visit(visit, CloseSheet(), PARK)

    assert closed.scene == visit.scene
    if visit.picture is not None:
        assert (closed.picture, closed.sheets) == (None, visit.sheets)
    else:
        assert closed.sheets == visit.sheets[:-1]


@given(visit=VISITS, action=st.sampled_from([CycleTheme(), CycleTextSize(), ChooseLanguage("en")]))
def test_that_a_change_of_style_keeps_scene_and_sheets(visit, action):
    changed = next_visit(visit, action, PARK)

    assert (changed.scene, changed.sheets) == (visit.scene, visit.sheets)


@given(visit=VISITS, action=st.builds(GoToScene, st.sampled_from(REFS)) | st.just(GoHome()))
def test_that_going_somewhere_closes_what_lies_above(visit, action):
    reached = next_visit(visit, action, PARK)

    assert (reached.sheets, reached.picture, reached.lit) == ((), None, None)


# Scenes -----------------------------------------------------------------------------------------


def test_that_a_visit_starts_as_the_content_says():
    assert start_visit(PARK) == Visit(
        scene="overview/hero", language="zh", theme="day", text_size=100
    )


def test_that_steps_lead_through_all_scenes_over_the_edges_of_tabs():
    visit, seen = START, [START.scene]
    for _ in REFS[1:]:
        visit = next_visit(visit, Step(1), PARK)
        seen.append(visit.scene)

    assert tuple(seen) == REFS
    assert next_visit(visit, Step(1), PARK) is visit


def test_that_steps_back_lead_the_same_way():
    for before, ref in pairwise(REFS):
        assert next_visit(at(ref), Step(-1), PARK).scene == before
    assert next_visit(START, Step(-1), PARK) is START


@pytest.mark.parametrize(
    ("scene_ref", "action", "reached"),
    [
        ("overview/space", Step(1), "industry/chain"),
        ("industry/chain", Step(-1), "overview/space"),
        ("industry/chain", Step(1), "party/ring"),
        ("overview/hero", Step(2), "overview/space"),
        ("overview/hero", Step(99), "overview/hero"),
        ("party/union", GoHome(), "overview/hero"),
        ("party/union", GoToScene("overview/space"), "overview/space"),
        ("party/union", GoToScene("overview/none"), "party/union"),
        ("overview/hero", GoToTab("party"), "party/ring"),
        ("party/union", GoToTab("overview"), "overview/hero"),
        ("overview/hero", GoToTab("overview"), "overview/hero"),
        ("overview/space", GoToTab("overview"), "overview/hero"),
        ("industry/chain", GoToTab("industry"), "industry/chain"),
        ("industry/chain", GoToTab("none"), "industry/chain"),
    ],
)
def test_that_each_way_leads_to_its_scene(scene_ref, action, reached):
    assert next_visit(at(scene_ref), action, PARK).scene == reached


def test_that_touching_the_open_tab_leads_back_to_its_first_scene():
    assert next_visit(at("overview/space"), GoToTab("overview"), PARK).scene == "overview/hero"


def test_that_neighbours_end_at_the_first_and_last_scene():
    assert neighbour(PARK, REFS[0], -1) is None
    assert neighbour(PARK, REFS[-1], 1) is None
    assert tab_of("party/ring") == "party"


# Sheets -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "subject",
    [
        FACT,
        OpenChart("overview/growth", 0),
        OpenEntity("acme"),
        OpenMilestone("opening"),
        OpenHonour("pilot"),
        OpenScene("overview/hero"),
        OpenSources(),
    ],
)
def test_that_each_thing_opens_its_sheet_and_closes_again(subject):
    opened = after(subject)

    assert opened.sheet == OpenedSheet(subject=subject)
    assert after(CloseSheet(), start=opened) == START


def test_that_sheets_lie_on_one_another():
    visit = after(FACT, OTHER)

    assert [sheet.subject for sheet in visit.sheets] == [FACT, OTHER]
    assert after(CloseSheet(), start=visit).sheet.subject == FACT


def test_that_what_is_open_does_not_open_twice():
    visit = after(FACT)

    assert next_visit(visit, FACT, PARK) is visit


def test_that_the_lowest_sheets_are_forgotten_in_a_deep_stack():
    subjects = [OpenFact(f"fact{number}") for number in range(DEEPEST_STACK + 5)]
    visit = after(*subjects)

    assert [sheet.subject for sheet in visit.sheets] == subjects[-DEEPEST_STACK:]


def test_that_steps_in_a_sheet_go_through_pages_and_then_to_siblings():
    shape = SheetShape(pages=2, siblings=(OTHER, FACT, OpenSources()), position=1)
    first = after(FACT)
    second = next_visit(first, StepSheet(1), PARK, shape)
    sibling = next_visit(second, StepSheet(1), PARK, shape)

    assert second.sheet == OpenedSheet(subject=FACT, page=1)
    assert sibling.sheet == OpenedSheet(subject=OpenSources())
    assert next_visit(second, StepSheet(-1), PARK, shape) == first
    assert next_visit(first, StepSheet(-1), PARK, shape).sheet.subject == OTHER


@pytest.mark.parametrize(("position", "by"), [(0, -1), (1, 1)])
def test_that_a_step_beyond_the_siblings_changes_nothing(position, by):
    shape = SheetShape(pages=1, siblings=(FACT, OTHER), position=position)
    visit = after(FACT)

    assert next_visit(visit, StepSheet(by), PARK, shape) is visit


def test_that_a_step_back_is_seen_after_pages_have_become_fewer():
    visit = replace(START, sheets=(OpenedSheet(subject=FACT, page=4),))

    assert next_visit(visit, StepSheet(-1), PARK, SheetShape(pages=3)).sheet.page == 1


def test_that_a_sibling_takes_the_place_of_the_sheet_it_was_reached_from():
    shape = SheetShape(pages=1, siblings=(OTHER, OpenSources()), position=0)
    visit = next_visit(after(FACT, OTHER), StepSheet(1), PARK, shape)

    assert [sheet.subject for sheet in visit.sheets] == [FACT, OpenSources()]


def test_that_the_table_comes_and_goes():
    visit = after(FACT, FlipSheet())

    assert visit.sheet.table
    assert not after(FlipSheet(), start=visit).sheet.table


@pytest.mark.parametrize("action", [StepSheet(1), FlipSheet()])
def test_that_nothing_turns_without_a_sheet_or_under_a_picture(action):
    covered = after(FACT, OpenPicture("skyline"))
    shape = SheetShape(pages=3)

    assert next_visit(START, action, PARK, shape) is START
    assert next_visit(covered, action, PARK, shape) is covered


# Marks and pictures -----------------------------------------------------------------------------


def test_that_the_first_touch_lights_a_mark_and_the_second_opens_the_chart():
    lit = after(MARK)
    opened = after(MARK, MARK)

    assert (lit.lit, lit.sheets) == (MARK, ())
    assert opened.sheet.subject == OpenChart("overview/growth", 0)
    assert opened.lit is None


def test_that_another_mark_lights_up_instead():
    assert after(MARK, OTHER_MARK).lit == OTHER_MARK
    assert after(MARK, OTHER_MARK).sheets == ()


def test_that_a_mark_goes_out_on_another_scene_and_on_escape():
    assert after(MARK, Step(1)).lit is None
    assert after(MARK, CloseSheet()).lit is None


def test_that_a_mark_in_a_sheet_only_lights_up():
    visit = after(OpenChart("overview/growth", 0), MARK, MARK)

    assert visit.lit == MARK
    assert len(visit.sheets) == 1


def test_that_a_picture_opens_over_a_sheet_and_closes_first():
    visit = after(FACT, OpenPicture("skyline"))

    assert visit.picture == "skyline"
    assert after(CloseSheet(), start=visit) == after(FACT)


# Style ------------------------------------------------------------------------------------------


def test_that_text_sizes_and_themes_go_round():
    assert [after(*[CycleTextSize()] * n).text_size for n in range(4)] == [100, 125, 150, 100]
    assert [after(*[CycleTheme()] * n).theme for n in range(4)] == [
        "day",
        "night",
        "contrast",
        "day",
    ]


def test_that_an_odd_start_still_goes_round():
    odd = replace(START, theme="dusk", text_size=110)

    assert after(CycleTheme(), start=odd).theme == "day"
    assert after(CycleTextSize(), start=odd).text_size == 100


def test_that_only_a_language_of_the_kiosk_is_chosen():
    assert after(ChooseLanguage("en")).language == "en"
    assert after(ChooseLanguage("fr")) is START


# Tabs of the bar --------------------------------------------------------------------------------


def test_that_the_bar_turns_and_the_scene_stays():
    visit = after(ShowTabs(1))

    assert visit == replace(START, tabs_from=1)


def test_that_the_bar_turns_no_further_than_the_last_tab():
    assert after(ShowTabs(-3)).tabs_from == 0
    assert after(ShowTabs(99)).tabs_from == len(PARK.tabs) - 1


@pytest.mark.parametrize("action", [Step(1), GoToTab("industry"), GoHome()])
def test_that_going_on_shows_the_tab_of_the_scene_again(action):
    assert after(action, start=after(ShowTabs(1))).tabs_from is None


def test_that_a_sheet_or_a_language_leaves_the_bar_as_it_was_turned():
    turned = after(ShowTabs(1))

    assert after(FACT, ChooseLanguage("en"), start=turned).tabs_from == 1


def test_that_beside_a_scene_that_is_none_there_is_none():
    assert neighbour(PARK, "no/such", 1) is None
    assert neighbour(PARK, "no/such", -1) is None
