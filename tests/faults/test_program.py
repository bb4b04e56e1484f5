"""Faults of the program itself: what visitors see afterwards, and what staff are told."""

import os
import signal
import time

import pytest

from tests.e2e.supervised import is_alive

pytestmark = pytest.mark.slow

STAYS = {
    "one_block": "could not be laid out",
    "no_block": "could not be laid out",
    "no_figure": "could not be painted",
    "no_leaf": "could not be painted",
    "out_of_memory": "could not be painted",
    "no_bar": "BarView cannot be painted",
    "bad_slot": "an exception reached the event loop",
    "no_notes": "the heartbeat cannot be written",
}
"""Faults that the kiosk goes on with, and what its log says of them."""
ENDS = ("segfault", "abort", "leave_oddly", "killed_at_start")
HANGS = ("hang", "spin")


def stands_still_for(kiosk, seconds):
    """Says whether the same process goes on for a time."""
    before = kiosk.child()
    time.sleep(seconds)
    return kiosk.child() == before


@pytest.mark.parametrize("fault", [name for name in STAYS if name != "no_notes"])
def test_that_the_kiosk_goes_on_with_what_it_can_show(hurt, fault):
    with hurt(fault) as kiosk:
        first = kiosk.showing()
        assert stands_still_for(kiosk, 4)
        later = kiosk.wait_for(lambda pulse: pulse.frames > first.frames)

        assert later.pid == first.pid
        assert kiosk.history().failures == 0
        assert STAYS[fault] in kiosk.logged()
        assert kiosk.logged().count("Traceback") < 20


def test_that_heartbeats_reach_the_supervisor_though_their_file_cannot_be_written(hurt):
    with hurt("no_notes") as kiosk:
        assert stands_still_for(kiosk, 16)
        assert kiosk.logged().count(STAYS["no_notes"]) == 1


def test_that_a_scene_that_cannot_be_laid_out_at_all_is_a_calm_page(hurt):
    with hurt("no_scene") as kiosk:
        pulse = kiosk.wait_for(lambda pulse: pulse.painted and pulse.calm)

        assert pulse.mode == "normal"
        assert kiosk.ask("status")[0] == 2


def test_that_a_page_that_cannot_be_painted_at_all_shows_calm_words(hurt):
    with hurt("no_page") as kiosk:
        pulse = kiosk.wait_for(lambda pulse: pulse.painted and pulse.calm)
        later = kiosk.wait_for(lambda later: later.frames > pulse.frames)

        assert (later.pid, later.mode, later.calm) == (pulse.pid, "normal", True)
        assert kiosk.history().failures == 0
        assert kiosk.ask("status")[0] == 2
        assert kiosk.logged().count("cannot be painted") == 1


@pytest.mark.parametrize("fault", ENDS)
def test_that_a_crash_is_followed_by_a_start(hurt, fault):
    with hurt(fault) as kiosk:
        pulse = kiosk.wait_for(
            lambda pulse: pulse.scene != "" and kiosk.history().failures == 1,
            what="a restart",
        )

        assert pulse.mode == "normal"
        code, said = kiosk.ask("status", "--lang", "zh")
        assert code == 1
        assert "异常结束，已自动重新启动" in said
        if fault in {"segfault", "abort"}:
            assert "driver.py" in (kiosk.state / "log" / "crash-before.txt").read_text()


@pytest.mark.parametrize("fault", HANGS)
def test_that_a_hung_kiosk_is_ended_and_says_where_it_hung(hurt, fault):
    with hurt(fault) as kiosk:
        before = kiosk.showing()
        after = kiosk.next_kiosk(before.pid)

        assert kiosk.history().failures == 1
        assert after.scene
        trace = (kiosk.state / "log" / "crash-before.txt").read_text()
        assert "driver.py" in trace


def test_that_five_failures_lead_to_safe_mode_with_the_scene_still_shown(hurt):
    with hurt() as kiosk:
        for _ in range(5):
            pulse = kiosk.wait_for(lambda pulse: pulse.painted and is_alive(pulse.pid))
            os.kill(pulse.pid, signal.SIGKILL)
            kiosk.next_kiosk(pulse.pid)
        pulse = kiosk.wait_for(lambda pulse: is_alive(pulse.pid))

        assert (pulse.mode, bool(pulse.scene)) == ("safe", True)
        assert kiosk.status()["state"] == "safe"


@pytest.mark.parametrize("delay", [0.1, 0.5, 1.0, 2.0])
def test_that_a_kiosk_killed_at_any_moment_of_its_start_comes_up_again(hurt, delay):
    with hurt() as kiosk:
        time.sleep(delay)
        os.kill(kiosk.child(), signal.SIGKILL)
        pulse = kiosk.showing()

        assert pulse.mode == "normal"


def test_that_the_kiosk_stays_on_the_screen_when_its_parent_is_killed(hurt):
    with hurt() as kiosk:
        before = kiosk.showing()
        program, kiosk.program = kiosk.program, None
        os.kill(program.pid, signal.SIGKILL)
        program.wait()
        try:
            after = kiosk.wait_for(lambda pulse: pulse.frames > before.frames + 1)
            assert after.pid == before.pid
        finally:
            os.killpg(before.pid, signal.SIGKILL)
            kiosk.program = program


def test_that_a_machine_that_slept_for_a_moment_restarts_nothing(hurt):
    with hurt() as kiosk:
        before = kiosk.showing()
        os.killpg(before.pid, signal.SIGSTOP)
        time.sleep(5)
        os.killpg(before.pid, signal.SIGCONT)
        after = kiosk.wait_for(lambda pulse: pulse.frames > before.frames + 2)

        assert after.pid == before.pid


@pytest.mark.parametrize("fault", ["clock_forward", "clock_back"])
def test_that_a_clock_that_jumps_by_years_does_no_harm(hurt, fault):
    with hurt(fault) as kiosk:
        first = kiosk.showing()
        after = kiosk.wait_for(lambda pulse: abs(pulse.wall - first.wall) > 1e8)

        assert after.pid == first.pid
        assert stands_still_for(kiosk, 4)
        assert kiosk.history().failures == 0


def test_that_a_screen_that_is_turned_shows_the_scene_anew(hurt):
    with hurt("resize", "--size", "1280x720") as kiosk:
        before = kiosk.showing()
        after = kiosk.wait_for(lambda pulse: pulse.frames > before.frames + 4)

        assert after.pid == before.pid
        assert not after.calm


def test_that_a_covered_screen_takes_no_frames_and_nothing_is_restarted(hurt):
    with hurt("hide_from_screen") as kiosk:
        before = kiosk.showing()
        after = kiosk.wait_for(lambda pulse: not pulse.painted)
        assert stands_still_for(kiosk, 13)

        assert after.pid == before.pid
        assert kiosk.ask("status")[0] == 0
