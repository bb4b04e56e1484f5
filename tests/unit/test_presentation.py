"""Who leads a show: every event in every phase, and what holds for whole presentations."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type,index,dict-item"

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.model.blocks import Statement
from kiosk.model.presentation import QUIET_S, deadline, next_presentation
from kiosk.model.presentation_events import (
    BlankToggled,
    ClockRestarted,
    ContentChanged,
    Escaped,
    Jumped,
    SpotlightMoved,
    Spotlit,
    Started,
    Stepped,
    Stopped,
    Touched,
    TourToggled,
    Visited,
    Waited,
    WentTo,
    Zoomed,
)
from kiosk.model.presentation_state import (
    PHASES,
    Presentation,
    Timers,
    hidden_blocks,
    share_of_stop,
    timers_of,
    visible_blocks,
)
from kiosk.model.shows import Show, ShowStop, whole_show
from tests.support.builders import kiosk, make, scene, tab, text


def statement(name):
    return make(Statement, kind="statement", text=text(), caption=text(), name=name)


def stage(scene_id, *names, steps=()):
    return scene(scene_id, blocks=tuple(map(statement, names)), steps=steps, seconds=20)


KIOSK = kiosk(
    tabs=(
        tab(
            "a",
            scenes=(
                stage("one", "left", "right"),
                stage("two", "top", "middle", "low", steps=("middle", "low")),
                stage("three", "all"),
            ),
        ),
        tab("b", scenes=(stage("aside", "note"),)),
    )
)
SHOW = make(
    Show,
    id="visit",
    name=text(),
    stops=(
        make(ShowStop, scene="a/one"),
        make(ShowStop, scene="a/two", seconds=50),
        make(ShowStop, scene="a/three"),
    ),
)
KIOSK = replace(KIOSK, shows={"visit": SHOW})
OTHER = replace(SHOW, id="other", stops=SHOW.stops[2:])
PLANNED = (20, 50, 20)
NOW = 130.0

OFF = Presentation()
FIRST = Presentation(phase="presenting", show=SHOW, planned=PLANNED, began=100.0, entered=100.0)
SECOND = replace(FIRST, at=1, entered=110.0)
LAST = replace(FIRST, at=2, entered=120.0)
BLANK = replace(SECOND, blank=True)
LIT = replace(SECOND, spotlight="top")
ALONE = replace(SECOND, zoomed="top")
TOUR = replace(SECOND, phase="touring")
HELD_UP = replace(TOUR, led_by="visitor", touched=125.0, spent=10.0)
BLANK_TOUR = replace(TOUR, blank=True, spent=15.0)
OPENED = replace(SECOND, led_by="visitor", opened=True)
IN_SHOW = replace(FIRST, led_by="visitor", strayed="a/three")
ASIDE = replace(SECOND, revealed=1, led_by="visitor", strayed="b/aside")
BACK = {"led_by": "guide", "strayed": None, "opened": False}
STARTED = replace(FIRST, began=NOW, entered=NOW)

# Every phase and every event: what it comes to. Only what differs from before is named; a whole
# state stands for itself.
TABLE = [
    ("a show starts", OFF, Started(NOW, SHOW), STARTED),
    ("a show starts from a scene", OFF, Started(NOW, SHOW, "a/three"), replace(STARTED, at=2)),
    ("from a scene it has not it starts at its first", OFF, Started(NOW, SHOW, "b/aside"), STARTED),
    ("a show without scenes is none", OFF, Started(NOW, replace(SHOW, stops=())), OFF),
    ("a show starts over", SECOND, Started(NOW, SHOW), STARTED),
    (
        "another show takes its place",
        SECOND,
        Started(NOW, OTHER),
        replace(STARTED, show=OTHER, planned=(20,)),
    ),
    ("a show ends a tour", TOUR, Started(NOW, SHOW), STARTED),
    # Tour
    ("a tour starts", OFF, TourToggled(NOW, SHOW), replace(STARTED, phase="touring")),
    (
        "a tour starts where one is",
        OFF,
        TourToggled(NOW, SHOW, "a/two"),
        replace(STARTED, phase="touring", at=1),
    ),
    (
        "a tour goes on from the show",
        SECOND,
        TourToggled(NOW, OTHER),
        {"phase": "touring", "entered": NOW},
    ),
    (
        "a tour goes on from where a visitor is",
        IN_SHOW,
        TourToggled(NOW, OTHER),
        {"phase": "touring", "at": 2, "entered": NOW, **BACK},
    ),
    (
        "a tour lets the picture come back",
        BLANK,
        TourToggled(NOW, OTHER),
        {"phase": "touring", "blank": False, "entered": NOW},
    ),
    (
        "who ends a tour presents all of its scene",
        TOUR,
        TourToggled(NOW, OTHER),
        {"phase": "presenting", "revealed": 2},
    ),
    (
        "who ends a tour takes over from the visitor",
        HELD_UP,
        TourToggled(NOW, OTHER),
        {"phase": "presenting", "revealed": 2, "spent": 0.0, **BACK},
    ),
    # End
    ("nothing is over", OFF, Stopped(NOW), {}),
    ("a show is over", SECOND, Stopped(NOW), OFF),
    ("a black show is over", BLANK, Stopped(NOW), OFF),
    ("a tour is over", TOUR, Stopped(NOW), OFF),
    ("nothing is left", OFF, Escaped(NOW), {}),
    ("a show is left", SECOND, Escaped(NOW), OFF),
    ("black is left first", BLANK, Escaped(NOW), {"blank": False}),
    ("the light is left first", LIT, Escaped(NOW), {"spotlight": None}),
    ("the block is left first", ALONE, Escaped(NOW), {"zoomed": None}),
    ("what a visitor opened is left first", OPENED, Escaped(NOW), {"opened": False}),
    ("a tour is left", TOUR, Escaped(NOW), OFF),
    # Steps
    ("nothing steps", OFF, Stepped(NOW, 1), {}),
    ("a step leads to the next scene", FIRST, Stepped(NOW, 1), {"at": 1, "entered": NOW}),
    ("a step reveals a block", SECOND, Stepped(NOW, 1), {"revealed": 1}),
    (
        "a step leads on from a scene revealed",
        replace(SECOND, revealed=2),
        Stepped(NOW, 1),
        {"at": 2, "revealed": 0, "entered": NOW},
    ),
    ("there is no step after the last", LAST, Stepped(NOW, 1), {}),
    ("a step back hides a block", replace(SECOND, revealed=1), Stepped(NOW, -1), {"revealed": 0}),
    (
        "a step back leads to a whole scene",
        LAST,
        Stepped(NOW, -1),
        {"at": 1, "revealed": 2, "entered": NOW},
    ),
    ("there is no step before the first", FIRST, Stepped(NOW, -1), {}),
    ("a step lights the screen and no more", BLANK, Stepped(NOW, 1), {"blank": False}),
    ("a step ends the spotlight", LIT, Stepped(NOW, 1), {"spotlight": None, "revealed": 1}),
    ("a step ends the zoom", ALONE, Stepped(NOW, 1), {"zoomed": None, "revealed": 1}),
    ("a step closes what a visitor opened and no more", OPENED, Stepped(NOW, 1), BACK),
    (
        "a step goes on from the visitor's scene",
        replace(IN_SHOW, strayed="a/two"),
        Stepped(NOW, 1),
        {"at": 2, "entered": NOW, **BACK},
    ),
    (
        "a step closes what was opened on another scene of the show and stays there",
        replace(IN_SHOW, opened=True),
        Stepped(NOW, 1),
        {"at": 2, "entered": NOW, **BACK},
    ),
    ("a step leads back from elsewhere and no more", ASIDE, Stepped(NOW, 1), BACK),
    ("a step back leads back from elsewhere too", ASIDE, Stepped(NOW, -1), BACK),
    (
        "a step on a touched scene goes on",
        replace(SECOND, led_by="visitor"),
        Stepped(NOW, 1),
        {"led_by": "guide", "revealed": 1},
    ),
    (
        "a step ends a tour",
        TOUR,
        Stepped(NOW, 1),
        {"phase": "presenting", "at": 2, "entered": NOW},
    ),
    (
        "a step ends a tour that waits",
        replace(HELD_UP, opened=True),
        Stepped(NOW, 1),
        {"phase": "presenting", "revealed": 2, "spent": 0.0, **BACK},
    ),
    # Jumps
    ("nothing jumps", OFF, Jumped(NOW, 1), {}),
    ("a digit leads to its scene", FIRST, Jumped(NOW, 2), {"at": 2, "entered": NOW}),
    ("a digit without a scene does nothing", FIRST, Jumped(NOW, 7), {}),
    ("the last scene is found from the end", FIRST, Jumped(NOW, -1), {"at": 2, "entered": NOW}),
    (
        "a digit takes over from the visitor",
        ASIDE,
        Jumped(NOW, 0),
        {"at": 0, "revealed": 0, "entered": NOW, **BACK},
    ),
    ("a digit lights the screen and no more", BLANK, Jumped(NOW, 0), {"blank": False}),
    ("a digit ends a tour", TOUR, Jumped(NOW, 0), {"phase": "presenting", "at": 0, "entered": NOW}),
    ("nothing goes anywhere", OFF, WentTo(NOW, "a/two"), {}),
    (
        "a guide goes to a scene of the show",
        FIRST,
        WentTo(NOW, "a/three"),
        {"at": 2, "entered": NOW},
    ),
    ("a guide goes elsewhere", FIRST, WentTo(NOW, "b/aside"), {"strayed": "b/aside"}),
    (
        "a scene is chosen behind the black",
        BLANK,
        WentTo(NOW, "a/three"),
        {"at": 2, "entered": NOW},
    ),
    (
        "a guide who goes somewhere ends a tour",
        TOUR,
        WentTo(NOW, "a/three"),
        {"phase": "presenting", "at": 2, "entered": NOW},
    ),
    # Blank, spotlight, zoom
    ("nothing is blanked", OFF, BlankToggled(NOW), {}),
    ("the screen is blanked", SECOND, BlankToggled(NOW), {"blank": True}),
    ("the picture comes back", BLANK, BlankToggled(NOW), {"blank": False}),
    ("a black tour waits", TOUR, BlankToggled(NOW), {"blank": True, "spent": 20.0}),
    (
        "a tour goes on where it was blanked",
        BLANK_TOUR,
        BlankToggled(NOW),
        {"blank": False, "entered": NOW - 15.0},
    ),
    ("a tour that waits is blanked", HELD_UP, BlankToggled(NOW), {"blank": True}),
    ("nothing is lit", OFF, SpotlightMoved(NOW), {}),
    ("the first block is lit", FIRST, SpotlightMoved(NOW), {"spotlight": "left"}),
    (
        "the next block is lit",
        replace(FIRST, spotlight="left"),
        SpotlightMoved(NOW),
        {"spotlight": "right"},
    ),
    (
        "after the last block all are lit",
        replace(FIRST, spotlight="right"),
        SpotlightMoved(NOW),
        {"spotlight": None},
    ),
    ("what is not revealed is not lit", LIT, SpotlightMoved(NOW), {"spotlight": None}),
    ("the light ends the zoom", ALONE, SpotlightMoved(NOW), {"zoomed": None, "spotlight": "top"}),
    ("the light lights the screen and no more", BLANK, SpotlightMoved(NOW), {"blank": False}),
    ("a tour is lit", TOUR, SpotlightMoved(NOW), {"spotlight": "top"}),
    ("nothing is held", OFF, Spotlit(NOW, "top"), {}),
    ("a block is held", SECOND, Spotlit(NOW, "top"), {"spotlight": "top"}),
    ("a block that is hidden cannot be held", SECOND, Spotlit(NOW, "low"), {}),
    ("what is no block cannot be held", SECOND, Spotlit(NOW, ""), {}),
    ("a block of the visitor's scene is held", ASIDE, Spotlit(NOW, "note"), {"spotlight": "note"}),
    ("a block of a tour is held", TOUR, Spotlit(NOW, "low"), {"spotlight": "low"}),
    ("nothing is zoomed", OFF, Zoomed(NOW, "top"), {}),
    ("a block is zoomed", LIT, Zoomed(NOW, "top"), {"zoomed": "top", "spotlight": None}),
    (
        "what the first tap opened goes",
        OPENED,
        Zoomed(NOW, "top"),
        {"zoomed": "top", "opened": False},
    ),
    ("a block that is hidden cannot be zoomed", SECOND, Zoomed(NOW, "low"), {}),
    ("a block of a tour is zoomed", TOUR, Zoomed(NOW, "low"), {"zoomed": "low"}),
    # Visitors
    ("nobody leads where nothing is led", OFF, Touched(NOW), {}),
    ("a touch changes no show", SECOND, Touched(NOW), {"touched": NOW}),
    ("a touch brings the picture back and no more", BLANK, Touched(NOW), {"blank": False}),
    ("a touch ends the spotlight", LIT, Touched(NOW), {"touched": NOW, "spotlight": None}),
    ("a touch ends the zoom", ALONE, Touched(NOW), {"touched": NOW, "zoomed": None}),
    (
        "a touch holds a tour up",
        TOUR,
        Touched(NOW),
        {"touched": NOW, "led_by": "visitor", "spent": 20.0},
    ),
    ("each touch holds a tour up for longer", HELD_UP, Touched(NOW), {"touched": NOW}),
    (
        "a touch lets a black tour go on",
        BLANK_TOUR,
        Touched(NOW),
        {"blank": False, "entered": NOW - 15.0},
    ),
    ("nobody visits where nothing is led", OFF, Visited(NOW, "a/two", opened=False), {}),
    (
        "a visitor leads elsewhere",
        SECOND,
        Visited(NOW, "b/aside", opened=False),
        {"touched": NOW, "led_by": "visitor", "strayed": "b/aside"},
    ),
    (
        "a visitor opens something",
        SECOND,
        Visited(NOW, "a/two", opened=True),
        {"touched": NOW, "led_by": "visitor", "opened": True},
    ),
    (
        "a visitor comes back",
        replace(ASIDE, opened=True),
        Visited(NOW, "a/two", opened=False),
        {"touched": NOW, "strayed": None, "opened": False},
    ),
    (
        "a visitor leads away from a tour",
        TOUR,
        Visited(NOW, "a/one", opened=False),
        {"touched": NOW, "led_by": "visitor", "strayed": "a/one", "spent": 20.0},
    ),
    # Time
    ("nothing has a clock", OFF, ClockRestarted(NOW), {}),
    ("the clock starts over", SECOND, ClockRestarted(NOW), {"began": NOW, "entered": NOW}),
    ("the clock of a tour starts over", TOUR, ClockRestarted(NOW), {"began": NOW, "entered": NOW}),
    ("nothing waits", OFF, Waited(1e6), {}),
    ("a show waits for its guide", SECOND, Waited(1e6), {}),
    ("a scene of a tour has its time", TOUR, Waited(159.9), {}),
    ("a tour goes on", TOUR, Waited(160.0), {"at": 2, "entered": 160.0}),
    ("a tour begins again", replace(TOUR, at=2), Waited(160.0), {"at": 0, "entered": 160.0}),
    ("a tour waits for the visitor", HELD_UP, Waited(125.0 + QUIET_S - 0.1), {}),
    (
        "a tour goes on where it was held up",
        replace(HELD_UP, strayed="b/aside", opened=True),
        Waited(125.0 + QUIET_S),
        {"entered": 125.0 + QUIET_S - 10.0, **BACK},
    ),
    ("a black tour waits for ever", BLANK_TOUR, Waited(1e6), {}),
    # Content
    ("other content is no show", OFF, ContentChanged(NOW), {}),
    ("a show goes on in other content", ASIDE, ContentChanged(NOW), BACK),
    ("a tour goes on in other content", TOUR, ContentChanged(NOW), {}),
    (
        "a show that is gone is over",
        replace(SECOND, show=OTHER, at=0, planned=(20,)),
        ContentChanged(NOW),
        OFF,
    ),
    (
        "a show whose scene is gone is over",
        replace(SECOND, show=replace(SHOW, stops=(make(ShowStop, scene="a/gone"),)), at=0),
        ContentChanged(NOW),
        OFF,
    ),
]


@pytest.mark.parametrize(
    ("before", "event", "wanted"),
    [row[1:] for row in TABLE],
    ids=[row[0].replace(" ", "-") for row in TABLE],
)
def test_that_each_event_in_each_phase_leads_where_the_table_says(before, event, wanted):
    after = wanted if isinstance(wanted, Presentation) else replace(before, **wanted)

    assert next_presentation(before, event, KIOSK) == after


def test_that_the_table_has_every_event_in_every_phase():
    kinds = {
        Started,
        TourToggled,
        Stopped,
        Escaped,
        Stepped,
        Jumped,
        WentTo,
        BlankToggled,
        SpotlightMoved,
        Spotlit,
        Zoomed,
        Touched,
        Visited,
        ClockRestarted,
        ContentChanged,
        Waited,
    }

    assert {(row[1].phase, type(row[2])) for row in TABLE} == {
        (phase, kind) for phase in PHASES for kind in kinds
    }


def test_that_a_clicker_goes_through_a_whole_show_and_back_again():
    state, seen = next_presentation(OFF, Started(NOW, SHOW), KIOSK), []
    for by in (1, 1, 1, 1, 1, -1, -1, -1, -1, -1):
        state = next_presentation(state, Stepped(NOW, by), KIOSK)
        seen.append((state.at, state.revealed))

    on = [(1, 0), (1, 1), (1, 2), (2, 0), (2, 0)]
    assert seen == [*on, (1, 2), (1, 1), (1, 0), (0, 0), (0, 0)]


def test_that_blocks_to_come_are_hidden_in_this_scene_and_in_the_next():
    assert hidden_blocks(SECOND, KIOSK) == {
        "a/two": frozenset({"middle", "low"}),
        "a/three": frozenset(),
    }
    assert hidden_blocks(FIRST, KIOSK)["a/two"] == frozenset({"middle", "low"})
    assert hidden_blocks(replace(SECOND, revealed=1), KIOSK)["a/two"] == frozenset({"low"})
    assert visible_blocks(replace(SECOND, revealed=1), KIOSK) == ("top", "middle")


def test_that_a_stop_without_steps_hides_nothing():
    stops = (replace(SHOW.stops[1], steps=False),)
    state = next_presentation(OFF, Started(NOW, replace(SHOW, stops=stops)), KIOSK)

    assert hidden_blocks(state, KIOSK) == {"a/two": frozenset()}


@pytest.mark.parametrize("state", [OFF, TOUR])
def test_that_nothing_is_hidden_where_nobody_presents(state):
    assert hidden_blocks(state, KIOSK) == {}


def test_that_times_are_those_of_scene_and_show():
    assert timers_of(OFF, NOW) == Timers()
    assert timers_of(SECOND, NOW) == Timers(
        scene_s=20.0, scene_planned_s=50.0, total_s=30.0, total_planned_s=90.0
    )


def test_that_the_dot_of_a_tour_fills_and_rests_while_it_is_held_up():
    assert share_of_stop(SECOND, NOW) is None
    assert share_of_stop(TOUR, 110.0) == 0
    assert share_of_stop(TOUR, 135.0) == 0.5
    assert share_of_stop(TOUR, 1e6) == 1
    assert share_of_stop(HELD_UP, 1e6) == 0.2


def test_that_a_tour_of_everything_never_ends():
    state, seen = next_presentation(OFF, TourToggled(0.0, whole_show(KIOSK)), KIOSK), []
    for _ in range(5):
        seen.append(state.scene)
        state = next_presentation(state, Waited(deadline(state)), KIOSK)

    assert seen == ["a/one", "a/two", "a/three", "b/aside", "a/one"]


SCENES = st.sampled_from(["a/one", "a/two", "a/three", "b/aside"])
BLOCKS = st.sampled_from(["left", "right", "top", "middle", "low", "all", "note", ""])
AT = st.floats(0, 1e6)
EVENTS = st.one_of(
    st.builds(Started, AT, st.sampled_from([SHOW, OTHER]), SCENES),
    st.builds(TourToggled, AT, st.just(SHOW)),
    st.builds(Stepped, AT, st.sampled_from([-1, 1])),
    st.builds(Jumped, AT, st.integers(-3, 9)),
    st.builds(WentTo, AT, SCENES),
    st.builds(Visited, AT, SCENES, st.booleans()),
    st.builds(Spotlit, AT, BLOCKS),
    st.builds(Zoomed, AT, BLOCKS),
    *(
        st.builds(kind, AT)
        for kind in (
            Stopped,
            Escaped,
            BlankToggled,
            SpotlightMoved,
            Touched,
            ClockRestarted,
            ContentChanged,
            Waited,
        )
    ),
)


@given(st.lists(EVENTS, max_size=40))
def test_that_no_row_of_events_leads_to_a_state_that_cannot_be(events):
    state = OFF
    for event in sorted(events, key=lambda one: one.now):
        state = next_presentation(state, event, KIOSK)

        if state.phase == "off":
            assert state == OFF
            continue
        assert state.show is not None
        assert state.stop is not None
        assert len(state.planned) == len(state.show.stops)
        assert 0 <= state.revealed <= 2
        assert state.spotlight is None or state.zoomed is None
        assert {state.spotlight, state.zoomed} <= {*visible_blocks(state, KIOSK), None}
        assert 0 <= timers_of(state, event.now).scene_s <= event.now + 1e-6
        due = deadline(state)
        assert due is None or state.phase == "touring"
