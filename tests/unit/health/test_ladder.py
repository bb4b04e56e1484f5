"""What a kiosk dares to do after failures."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.health.ladder import (
    CALM_FOR_S,
    SAFE_FOR_S,
    History,
    Mode,
    begin,
    end,
    tries_again_after,
)

BOOT = "this boot"


def fail(history: History, now: float, *, lasts: float = 3.0) -> tuple[History, Mode, float]:
    """One run that fails; returns the history, what it dared, and when the next one starts."""
    history, mode = begin(history, BOOT, now)
    return history, mode, now + lasts + 1.0


def modes_of_failures(count: int, every_s: float = 4.0) -> list[Mode]:
    history, now, modes = History(), 100.0, []
    for _ in range(count):
        history, mode, now = fail(history, now, lasts=every_s - 1.0)
        modes.append(mode)
    return modes


def test_that_five_failures_in_ten_minutes_lead_to_safe_mode_and_then_to_the_calm_page():
    assert modes_of_failures(10) == ["normal"] * 5 + ["safe"] * 3 + ["calm"] * 2


def test_that_failures_far_apart_lead_nowhere():
    assert modes_of_failures(20, every_s=200.0) == ["normal"] * 20


def test_that_a_clean_end_does_not_count():
    history, now = History(), 100.0
    for _ in range(12):
        history, mode = begin(history, BOOT, now)
        assert mode == "normal"
        history = end(history, now + 2, clean=True)
        now += 3
    assert (history.failures, history.starts) == (0, 12)


def test_that_an_end_that_was_noted_as_a_failure_counts_once():
    history, _ = begin(History(), BOOT, 100.0)
    history = end(history, 101.0, clean=False)
    history, _ = begin(history, BOOT, 102.0)

    assert history.failures == 1


def test_that_runs_before_the_machine_was_started_mean_nothing():
    history, now = History(), 100.0
    for _ in range(6):
        history, _, now = fail(history, now)

    history, mode = begin(history, "another boot", 5.0)

    assert mode == "normal"
    assert history.starts == 1
    assert history.failures == 0


def test_that_a_clock_that_went_back_is_taken_for_another_boot():
    history, now = History(), 1e6
    for _ in range(6):
        history, _, now = fail(history, now)

    assert begin(history, BOOT, 50.0)[1] == "normal"


def test_that_safe_mode_tries_again_after_a_while_and_starts_from_the_top():
    history, now = History(), 100.0
    for _ in range(5):
        history, _, now = fail(history, now)
    history, mode = begin(history, BOOT, now)
    assert mode == "safe"

    again = now + (tries_again_after(mode) or 0.0)
    history = end(history, again, clean=True)

    assert begin(history, BOOT, again + 1)[1] == "normal"
    assert tries_again_after("normal") is None
    assert SAFE_FOR_S > CALM_FOR_S


def test_that_what_was_asked_for_is_the_least():
    assert begin(History(), BOOT, 1.0, "safe")[1] == "safe"
    assert begin(History(), BOOT, 1.0, "calm")[1] == "calm"


@given(st.lists(st.tuples(st.floats(0.1, 2000.0), st.booleans()), max_size=80))
def test_that_the_history_stays_bounded_and_never_lies(steps):
    history, now = History(), 0.0
    for lasted, clean in steps:
        history, _ = begin(history, BOOT, now)
        now += lasted
        if clean:
            history = end(history, now, clean=True)
    assert len(history.runs) <= 40
    assert history.starts == len(steps)
    assert history.failures <= len(steps)
