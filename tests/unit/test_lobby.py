"""The states of a screen in a lobby: every transition, and what holds for all of them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.model.lobby import (
    MOST_LONGER,
    PHASES,
    RESTS,
    Acted,
    Held,
    HoursChanged,
    LobbyState,
    Released,
    ResetAsked,
    Resumed,
    SleepAsked,
    Suspended,
    Waited,
    WakeAsked,
    deadline,
    idle_seconds,
    next_state,
)
from kiosk.model.settings import VisitTimes

TIMES = VisitTimes(idle_seconds=60, warning_seconds=20)
LONGER = VisitTimes(idle_seconds=60, warning_seconds=20, more_time=True)

FRESH = LobbyState(phase="active", since=100.0)
VISIT = LobbyState(phase="active", since=100.0, visited=True)
WARNED = LobbyState(phase="warning", since=100.0, visited=True, answered=1)
ATTRACT = LobbyState(phase="attract", since=100.0)
ASLEEP = LobbyState(phase="asleep", since=100.0, hours="off")
STAFF = LobbyState(phase="staff", since=100.0, visited=True)
SHOWN = LobbyState(phase="active", since=100.0, visited=True, held=True)

EARLY, LATE = 119.0, 160.0


def wait(state, times):
    """Returns the state once what happens by itself has happened."""
    due = deadline(state, times)
    return state if due is None else next_state(state, Waited(due), times)


# Every phase and every event: what it comes to. Only what differs from before is named.
TABLE = [
    ("a touch makes it a visit", FRESH, Acted(EARLY), {"since": EARLY, "visited": True}),
    ("a touch goes on", VISIT, Acted(EARLY), {"since": EARLY}),
    ("a finger that moves goes on", VISIT, Acted(EARLY, begins=False), {"since": EARLY}),
    (
        "a touch answers the warning",
        WARNED,
        Acted(EARLY),
        {"phase": "active", "since": EARLY, "answered": 2},
    ),
    (
        "a finger that moves answers the warning",
        WARNED,
        Acted(EARLY, begins=False),
        {"phase": "active", "since": EARLY, "answered": 2},
    ),
    (
        "a touch wakes",
        ATTRACT,
        Acted(EARLY),
        {"phase": "active", "since": EARLY, "visited": True},
    ),
    ("a finger that lets go wakes nothing", ATTRACT, Acted(EARLY, begins=False), {}),
    (
        "a touch wakes for one visit",
        ASLEEP,
        Acted(EARLY),
        {"phase": "active", "since": EARLY, "visited": True},
    ),
    ("a finger that lets go does not wake the dark", ASLEEP, Acted(EARLY, begins=False), {}),
    ("staff touch what they like", STAFF, Acted(EARLY), {"since": EARLY}),
    # Time
    ("nothing comes too early", VISIT, Waited(159.9), {}),
    ("a still visit is warned", VISIT, Waited(LATE), {"phase": "warning", "since": LATE}),
    ("nobody is warned where nobody was", FRESH, Waited(LATE), {"phase": "attract", "since": LATE}),
    ("the countdown goes on", WARNED, Waited(EARLY), {}),
    (
        "the countdown ends",
        WARNED,
        Waited(120.0),
        {"phase": "attract", "since": 120.0, "visited": False, "answered": 0},
    ),
    (
        "the countdown ends in the dark after hours",
        replace(WARNED, hours="off"),
        Waited(120.0),
        {"phase": "asleep", "since": 120.0, "visited": False, "answered": 0},
    ),
    (
        "the countdown ends dim",
        replace(WARNED, hours="dim"),
        Waited(120.0),
        {"phase": "attract", "since": 120.0, "visited": False, "answered": 0},
    ),
    (
        "a visit that woke the dark ends there",
        replace(FRESH, hours="off"),
        Waited(LATE),
        {"phase": "asleep", "since": LATE},
    ),
    ("attract lasts", ATTRACT, Waited(1e6), {}),
    ("sleep lasts", ASLEEP, Waited(1e6), {}),
    ("staff have time", STAFF, Waited(1e6), {}),
    # Hours
    ("hours change nothing of a visit", VISIT, HoursChanged(EARLY, "off"), {"hours": "off"}),
    ("hours change nothing of a warning", WARNED, HoursChanged(EARLY, "off"), {"hours": "off"}),
    ("hours change nothing for staff", STAFF, HoursChanged(EARLY, "off"), {"hours": "off"}),
    ("the same hours change nothing", ATTRACT, HoursChanged(EARLY, "on"), {}),
    (
        "it closes",
        ATTRACT,
        HoursChanged(EARLY, "off"),
        {"phase": "asleep", "since": EARLY, "hours": "off"},
    ),
    ("it closes dimly", ATTRACT, HoursChanged(EARLY, "dim"), {"hours": "dim"}),
    (
        "it opens",
        ASLEEP,
        HoursChanged(EARLY, "on"),
        {"phase": "attract", "since": EARLY, "hours": "on"},
    ),
    (
        "it opens dimly",
        ASLEEP,
        HoursChanged(EARLY, "dim"),
        {"phase": "attract", "since": EARLY, "hours": "dim"},
    ),
    (
        "what staff said holds until the hours change",
        replace(ASLEEP, hours="on", told="off"),
        HoursChanged(EARLY, "dim"),
        {"phase": "attract", "since": EARLY, "hours": "dim", "told": None},
    ),
    # Staff
    (
        "sleep ends a visit",
        VISIT,
        SleepAsked(EARLY),
        {"phase": "asleep", "since": EARLY, "visited": False, "told": "off"},
    ),
    (
        "sleep ends a warning",
        WARNED,
        SleepAsked(EARLY),
        {"phase": "asleep", "since": EARLY, "visited": False, "answered": 0, "told": "off"},
    ),
    (
        "sleep ends attract",
        ATTRACT,
        SleepAsked(EARLY),
        {"phase": "asleep", "since": EARLY, "told": "off"},
    ),
    ("sleep in sleep is remembered", ASLEEP, SleepAsked(EARLY), {"told": "off"}),
    (
        "sleep ends the staff page",
        STAFF,
        SleepAsked(EARLY),
        {"phase": "asleep", "since": EARLY, "visited": False, "told": "off"},
    ),
    ("waking changes nothing of a visit", VISIT, WakeAsked(EARLY), {"told": "on"}),
    ("waking changes nothing of a warning", WARNED, WakeAsked(EARLY), {"told": "on"}),
    ("waking keeps attract", ATTRACT, WakeAsked(EARLY), {"told": "on"}),
    (
        "waking ends sleep",
        ASLEEP,
        WakeAsked(EARLY),
        {"phase": "attract", "since": EARLY, "told": "on"},
    ),
    ("waking changes nothing for staff", STAFF, WakeAsked(EARLY), {"told": "on"}),
    (
        "a reset ends a visit",
        VISIT,
        ResetAsked(EARLY),
        {"phase": "attract", "since": EARLY, "visited": False},
    ),
    (
        "a reset ends a warning",
        WARNED,
        ResetAsked(EARLY),
        {"phase": "attract", "since": EARLY, "visited": False, "answered": 0},
    ),
    ("a reset keeps attract", ATTRACT, ResetAsked(EARLY), {}),
    ("a reset keeps sleep", ASLEEP, ResetAsked(EARLY), {}),
    (
        "a reset ends the staff page",
        STAFF,
        ResetAsked(EARLY),
        {"phase": "attract", "since": EARLY, "visited": False},
    ),
    ("staff come during a visit", VISIT, Suspended(EARLY), {"phase": "staff", "since": EARLY}),
    ("staff come during a warning", WARNED, Suspended(EARLY), {"phase": "staff", "since": EARLY}),
    ("staff come during attract", ATTRACT, Suspended(EARLY), {"phase": "staff", "since": EARLY}),
    ("staff come in the dark", ASLEEP, Suspended(EARLY), {"phase": "staff", "since": EARLY}),
    ("staff are there already", STAFF, Suspended(EARLY), {}),
    ("staff go", STAFF, Resumed(EARLY), {"phase": "active", "since": EARLY}),
    ("nobody goes from a visit", VISIT, Resumed(EARLY), {}),
    ("nobody goes from a warning", WARNED, Resumed(EARLY), {}),
    ("nobody goes from attract", ATTRACT, Resumed(EARLY), {}),
    ("nobody goes from the dark", ASLEEP, Resumed(EARLY), {}),
    # Presentations
    ("a visit becomes a show", VISIT, Held(EARLY), {"since": EARLY, "held": True}),
    (
        "a show ends a warning",
        WARNED,
        Held(EARLY),
        {"phase": "active", "since": EARLY, "answered": 0, "held": True},
    ),
    (
        "a show ends attract",
        ATTRACT,
        Held(EARLY),
        {"phase": "active", "since": EARLY, "visited": True, "held": True},
    ),
    (
        "a show wakes the dark",
        ASLEEP,
        Held(EARLY),
        {"phase": "active", "since": EARLY, "visited": True, "held": True},
    ),
    ("a show waits for staff", STAFF, Held(EARLY), {"held": True}),
    ("a show is a show already", SHOWN, Held(EARLY), {}),
    ("nothing comes while somebody presents", SHOWN, Waited(1e6), {}),
    ("touches are those of a show", SHOWN, Acted(EARLY), {"since": EARLY}),
    (
        "a reset ends a show",
        SHOWN,
        ResetAsked(EARLY),
        {"phase": "attract", "since": EARLY, "visited": False, "held": False},
    ),
    (
        "sleep ends a show",
        SHOWN,
        SleepAsked(EARLY),
        {"phase": "asleep", "since": EARLY, "visited": False, "told": "off", "held": False},
    ),
    ("staff come during a show", SHOWN, Suspended(EARLY), {"phase": "staff", "since": EARLY}),
    (
        "staff leave it to the show",
        replace(STAFF, held=True),
        Resumed(EARLY),
        {"phase": "active", "since": EARLY},
    ),
    ("a show leaves a visit", SHOWN, Released(EARLY), {"since": EARLY, "held": False}),
    ("a show leaves staff there", replace(STAFF, held=True), Released(EARLY), {"held": False}),
    ("no show leaves a visit", VISIT, Released(EARLY), {}),
    ("no show leaves a warning", WARNED, Released(EARLY), {}),
    ("no show leaves attract", ATTRACT, Released(EARLY), {}),
    ("no show leaves the dark", ASLEEP, Released(EARLY), {}),
]


@pytest.mark.parametrize(
    ("before", "event", "changes"),
    [row[1:] for row in TABLE],
    ids=[row[0].replace(" ", "-") for row in TABLE],
)
def test_that_each_event_in_each_state_leads_where_the_table_says(before, event, changes):
    assert next_state(before, event, TIMES) == replace(before, **changes)


def test_that_the_table_has_every_event_in_every_state():
    kinds = {
        Acted,
        Waited,
        HoursChanged,
        SleepAsked,
        WakeAsked,
        ResetAsked,
        Suspended,
        Resumed,
        Held,
        Released,
    }

    assert {(row[1].phase, type(row[2])) for row in TABLE} == {
        (phase, kind) for phase in PHASES for kind in kinds
    }


def test_that_who_asks_for_more_time_gets_it_after_each_answer_up_to_eightfold():
    state, waits = VISIT, []
    for _ in range(6):
        waits.append(idle_seconds(state, LONGER))
        state = wait(state, LONGER)
        assert state.phase == "warning"
        state = next_state(state, Acted(state.since + 1), LONGER)

    assert waits == [60, 120, 240, 480, 60 * MOST_LONGER, 60 * MOST_LONGER]


def test_that_warnings_can_be_answered_any_number_of_times():
    state = VISIT
    for _ in range(1000):
        state = wait(state, TIMES)
        state = next_state(state, Acted(state.since + 19), TIMES)

    assert state.phase == "active"


def test_that_the_next_visit_has_its_usual_time_again():
    state = replace(WARNED, answered=5)
    state = next_state(state, Waited(120.0), LONGER)
    state = next_state(state, Acted(500.0), LONGER)

    assert deadline(state, LONGER) == 560.0


def test_that_a_screen_is_dim_only_while_nobody_visits_it():
    dim = replace(ATTRACT, hours="dim")

    assert dim.is_dim
    assert not next_state(dim, Acted(EARLY), TIMES).is_dim
    assert not replace(dim, told="on").is_dim


AT = st.floats(0, 1e6)
EVENTS = st.one_of(
    st.builds(Acted, AT, st.booleans()),
    st.builds(HoursChanged, AT, st.sampled_from(["on", "dim", "off"])),
    *(
        st.builds(kind, AT)
        for kind in (
            Waited,
            SleepAsked,
            WakeAsked,
            ResetAsked,
            Suspended,
            Resumed,
            Held,
            Released,
        )
    ),
)


@given(st.lists(EVENTS, max_size=30), st.sampled_from([TIMES, LONGER]))
def test_that_no_row_of_events_leads_to_a_state_that_cannot_be(events, times):
    state = LobbyState()
    for event in sorted(events, key=lambda one: one.at):
        state = next_state(state, event, times)

        assert not (state.phase in RESTS and (state.visited or state.answered or state.held))
        assert deadline(state, times) is None or not state.held
        assert state.phase != "warning" or state.visited
        assert (state.phase == "asleep") <= (state.brightness == "off")
        assert (state.phase == "attract") <= (state.brightness != "off")


@given(st.lists(EVENTS, max_size=30))
def test_that_whoever_walks_away_leaves_a_screen_that_rests(events):
    state = LobbyState()
    for event in sorted(events, key=lambda one: one.at):
        state = next_state(state, event, TIMES)
    for event in (Resumed(1e6), Released(1e6)):
        state = next_state(state, event, TIMES)
    for _ in range(2):
        state = wait(state, TIMES)

    assert state.phase in RESTS
