"""The gate: five wrong tries lock it for a quarter of an hour, whatever clocks and machine do."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.staff.gate import TRIES_FILE, Gate, moment_now
from kiosk.staff.pin import Pin, _derive
from kiosk.staff.pin_file import write_pin
from kiosk.staff.tries import LOCK_S, MOST_WRONG, Moment, Tries, elapsed_s, locked_s

GOOD, WRONG = "274951", "111222"
NOON = 1_800_000_000.0


class FakeClock:
    """The clocks of a machine that is started, stopped and set by a test."""

    def __init__(self):
        self.now = Moment(boot="first", uptime_s=1000.0, wall_s=NOON)

    def __call__(self):
        return self.now

    def wait(self, seconds):
        self.now = replace(
            self.now, uptime_s=self.now.uptime_s + seconds, wall_s=self.now.wall_s + seconds
        )

    def jump(self, seconds):
        self.now = replace(self.now, wall_s=self.now.wall_s + seconds)

    def reboot(self, boot="second", *, off_s=60.0, up_s=10.0):
        self.now = Moment(boot=boot, uptime_s=up_s, wall_s=self.now.wall_s + off_s + up_s)


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def state(tmp_path):
    bare = Pin(salt=b"s" * 16, key=b"", cost=2)
    write_pin(tmp_path, Pin(salt=bare.salt, key=_derive(GOOD, bare), cost=2))
    return tmp_path


@pytest.fixture
def gate(state, clock):
    return Gate(state, clock)


def lock(gate):
    return [gate.try_pin(WRONG) for _ in range(MOST_WRONG)]


def test_that_the_right_pin_opens(gate):
    assert gate.look().outcome == "ready"
    assert gate.try_pin(GOOD).outcome == "open"


def test_that_wrong_tries_are_counted_down_to_a_lock(gate):
    verdicts = lock(gate)

    assert [verdict.left for verdict in verdicts] == [4, 3, 2, 1, 0]
    assert [verdict.outcome for verdict in verdicts] == [*["wrong"] * 4, "locked"]
    assert verdicts[-1].locked_s == LOCK_S


def test_that_a_locked_gate_does_not_open_for_the_right_pin(gate, clock):
    lock(gate)
    clock.wait(LOCK_S - 1)

    assert gate.try_pin(GOOD).outcome == "locked"


def test_that_trying_while_it_is_locked_does_not_lock_it_longer(gate, clock):
    lock(gate)
    clock.wait(600)
    gate.try_pin(WRONG)

    assert gate.look().locked_s == LOCK_S - 600


def test_that_a_lock_ends_after_a_quarter_of_an_hour_with_all_tries_back(gate, clock):
    lock(gate)
    clock.wait(LOCK_S)

    assert gate.look().outcome == "ready"
    assert gate.look().left == MOST_WRONG
    assert gate.try_pin(GOOD).outcome == "open"


def test_that_the_right_pin_gives_all_tries_back(gate):
    for _ in range(4):
        gate.try_pin(WRONG)
    gate.try_pin(GOOD)

    assert gate.look().left == MOST_WRONG


def test_that_the_fifth_try_may_be_the_right_one(gate):
    for _ in range(4):
        gate.try_pin(WRONG)

    assert gate.try_pin(GOOD).outcome == "open"


def test_that_a_lock_survives_a_restart_of_the_program(gate, state, clock):
    lock(gate)
    clock.wait(60)

    assert Gate(state, clock).try_pin(GOOD).outcome == "locked"


def test_that_a_lock_survives_a_restart_of_the_machine(gate, state, clock):
    lock(gate)
    clock.reboot(off_s=60, up_s=30)

    verdict = Gate(state, clock).look()
    assert verdict.outcome == "locked"
    assert verdict.locked_s == pytest.approx(LOCK_S - 90)


@pytest.mark.parametrize("jump", [-400_000_000, -3600, 3600, 86400, 400_000_000])
def test_that_no_jump_of_the_clock_moves_the_end_of_a_lock(gate, state, clock, jump):
    lock(gate)
    clock.wait(100)
    clock.jump(jump)

    assert Gate(state, clock).look().locked_s == pytest.approx(LOCK_S - 100)


@pytest.mark.parametrize("jump", [-400_000_000, -3600, 0, 3600])
def test_that_a_machine_which_was_started_anew_is_locked_for_a_quarter_of_its_uptime(
    gate, state, clock, jump
):
    lock(gate)
    clock.reboot(off_s=jump, up_s=0)
    assert 0 <= Gate(state, clock).look().locked_s <= LOCK_S

    clock.wait(LOCK_S)
    assert Gate(state, clock).try_pin(GOOD).outcome == "open"


def test_that_a_clock_which_was_never_set_says_nothing_of_another_start(gate, state, clock):
    clock.now = replace(clock.now, wall_s=5000.0)
    lock(gate)
    clock.now = Moment(boot="second", uptime_s=20.0, wall_s=NOON)

    assert Gate(state, clock).look().locked_s == pytest.approx(LOCK_S - 20)


def test_that_a_try_is_used_up_before_it_is_compared(gate, state, clock, monkeypatch):
    def pull_the_plug(digits, pin):
        raise KeyboardInterrupt

    monkeypatch.setattr("kiosk.staff.gate.is_pin", pull_the_plug)
    with pytest.raises(KeyboardInterrupt):
        gate.try_pin(GOOD)

    assert Gate(state, clock).look().left == MOST_WRONG - 1


@pytest.mark.logs("the disk takes nothing on purpose")
def test_that_a_full_disk_locks_all_the_same(gate, monkeypatch):
    def fail(path, value):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.staff.gate.write_json", fail)
    lock(gate)

    assert gate.try_pin(GOOD).outcome == "locked"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"wrong": "5"}',
        '{"wrong": 5, "boot": "first", "uptime_s": "x", "wall_s": 1}',
        '{"wrong": 5, "boot": "first", "uptime_s": NaN, "wall_s": 1}',
        '{"wrong": -3, "boot": "first", "uptime_s": 1, "wall_s": 1}',
    ],
)
def test_that_a_damaged_count_never_traps_staff(gate, state, text):
    (state / TRIES_FILE).write_text(text, encoding="utf-8")

    assert gate.try_pin(GOOD).outcome == "open"


def test_that_a_count_from_the_future_locks_for_a_quarter_of_an_hour_at_most(gate, state, clock):
    value = {"wrong": 99, "boot": "first", "uptime_s": 1e12, "wall_s": 1e12}
    (state / TRIES_FILE).write_text(json.dumps(value), encoding="utf-8")

    assert gate.look().locked_s <= LOCK_S


def test_that_without_a_pin_nothing_opens(tmp_path, clock):
    gate = Gate(tmp_path, clock)

    assert gate.look().outcome == "unset"
    assert gate.try_pin("").outcome == "unset"


def test_that_the_clocks_of_this_machine_go_on():
    before = moment_now()
    after = moment_now()

    assert before.boot == after.boot
    assert after.uptime_s >= before.uptime_s > 0


MOMENTS = st.builds(
    Moment,
    boot=st.sampled_from(["", "a", "b"]),
    uptime_s=st.floats(0, 1e9),
    wall_s=st.floats(-1e9, 4e9),
)


@given(then=MOMENTS, now=MOMENTS, wrong=st.integers(0, 9))
def test_that_nothing_locks_longer_than_a_quarter_of_an_hour_of_uptime(then, now, wrong):
    tries = Tries(wrong=wrong, last=then)

    assert elapsed_s(then, now) >= 0
    assert 0 <= locked_s(tries, now) <= LOCK_S
    later = replace(now, uptime_s=now.uptime_s + LOCK_S)
    assert locked_s(tries, later) == 0
