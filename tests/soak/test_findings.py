"""What a soak finds out, and when that is within its limits."""

import json
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.soak.findings import (
    MOST_GROWTH_MB,
    MOST_SAMPLES,
    Durations,
    Findings,
    Weight,
    growth_of,
)

SCENES = ("a/one", "a/two")


def said(**changes):
    """Returns what the program says after a visit in which all went well."""
    values = {
        "event": "visit",
        "visits": 1,
        "resets": 1,
        "contents": 0,
        "saves": 0,
        "releases": 0,
        "shown": {"a/one": 1, "a/two": 2},
        "deeds": {"touch": 3},
        "faults": [],
        "thread_ms": [2.0, 3.0, 4.0],
        "wall_ms": [3.0, 4.0, 90.0],
        "slow": [],
        "memory": [100.0, 300.0],
    }
    return {**values, **changes}


def findings(*visits):
    found = Findings((), seed=7)
    found.take({"event": "started", "scenes": list(SCENES)}, 0.0)
    for minute, visit in enumerate(visits):
        found.take(visit, float(minute))
    return found


def verdict(found, what):
    return next(one for one in found.verdicts() if one.what.startswith(what))


def weights(minutes, per_hour, noise=0.0):
    return [
        Weight(minute=m, painting_mb=100.0, all_mb=300 + per_hour * m / 60 + noise * (-1) ** m)
        for m in range(minutes)
    ]


def test_that_a_run_in_which_all_went_well_passes():
    found = findings(said(), said())

    assert found.passed
    assert found.visits == 2
    assert found.missing == ()


def test_that_a_program_that_never_came_up_does_not_pass():
    assert not Findings((), seed=7).passed


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("scenes", {"shown": {"a/one": 1}}),
        ("visits", {"faults": ["the visit was not reset: it is active"]}),
        ("frame, p95", {"thread_ms": [20.0] * 30}),
        ("frame, worst", {"thread_ms": [2.0] * 99 + [300.0]}),
    ],
)
def test_that_what_is_missed_is_said(what, change):
    found = findings(said(**change))

    assert not found.passed
    assert verdict(found, what).met is False


def test_that_a_restart_and_a_line_in_the_log_are_missed_limits():
    restarted, logged = findings(said()), findings(said())
    restarted.endings.append("ended with -9")
    logged.log["WARNING"].append("kiosk.ui: something")

    assert verdict(restarted, "restarts").met is False
    assert verdict(logged, "warnings").met is False


def test_that_slow_frames_on_the_wall_alone_are_the_machines_fault():
    found = findings(said(wall_ms=[900.0] * 50))

    assert found.passed
    assert found.as_json()["frames"]["wall_ms"]["median"] == 900


def test_that_memory_is_judged_by_its_slope_once_caches_are_full():
    grows = growth_of(weights(30, per_hour=60), "all_mb")

    assert grows.judged
    assert grows.per_hour_mb == pytest.approx(60)
    assert grows.surely_mb == pytest.approx(60)


def test_that_filling_caches_are_no_growth():
    filling = [Weight(minute=m, painting_mb=0.0, all_mb=100 + 20 * min(m, 9)) for m in range(31)]

    assert growth_of(filling, "all_mb").per_hour_mb == pytest.approx(0)


def test_that_what_goes_up_and_down_is_no_growth():
    grows = growth_of(weights(30, per_hour=0, noise=40), "all_mb")

    assert grows.surely_mb <= MOST_GROWTH_MB


def test_that_a_short_run_says_nothing_about_memory():
    found = findings(said(), said())

    assert verdict(found, "memory").met is None
    assert "too short" in verdict(found, "memory").found


def test_that_days_of_samples_take_no_more_room_than_an_hour():
    found = findings()
    for minute in range(MOST_SAMPLES * 3):
        found.take(said(thread_ms=[], wall_ms=[]), float(minute))

    assert len(found.weights) <= MOST_SAMPLES
    assert found.weights[-1].minute == MOST_SAMPLES * 3 - 1


def test_that_the_report_is_json_with_every_limit():
    found = findings(said())

    report = json.loads(json.dumps(found.as_json()))

    assert report["passed"] is True
    assert len(report["verdicts"]) == len(list(found.verdicts()))
    assert report["scenes"]["shown"] == {"a/one": 1, "a/two": 2}


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=60))
def test_that_ranks_are_those_of_the_values(values):
    durations = Durations()
    durations.add(values)

    assert durations.worst == max(values)
    assert durations.rank(1.0) == pytest.approx(max(values), abs=0.051)
    assert durations.rank(0.5) <= median(values) + 0.051
