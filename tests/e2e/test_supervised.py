"""The supervised program: killed, frozen, failing again and again, asked to end."""

import json
import os
import signal
import time

import pytest

from tests.e2e.supervised import is_alive, supervised

pytestmark = pytest.mark.slow


def test_that_a_killed_kiosk_is_back_and_its_workers_are_gone(tmp_path):
    with supervised(tmp_path) as kiosk:
        before = kiosk.showing()
        workers = kiosk.workers()

        os.kill(before.pid, signal.SIGKILL)
        died = time.monotonic()
        after = kiosk.next_kiosk(before.pid)

        # Within 5 s it is started again; how soon it paints is up to the machine.
        assert after.started - died < 5
        assert after.scene == before.scene
        assert after.mode == "normal"
        assert not any(is_alive(pid) for pid in workers)
        assert kiosk.history().failures == 1
        assert kiosk.stop() == 0
    assert not is_alive(after.pid)


def test_that_a_frozen_picture_is_noticed(tmp_path):
    with supervised(tmp_path) as kiosk:
        before = kiosk.showing()

        os.kill(before.pid, signal.SIGSTOP)
        froze = time.monotonic()
        after = kiosk.next_kiosk(before.pid)

        assert after.started - froze < 16
        assert not is_alive(before.pid)
        assert "no frame was painted for too long" in kiosk.logged()


def test_that_five_failures_lead_to_safe_mode_and_three_more_to_the_calm_page(tmp_path):
    with supervised(tmp_path) as kiosk:
        modes = []
        for _ in range(8):
            pulse = kiosk.wait_for(lambda pulse: is_alive(pulse.pid) and pulse.painted)
            modes.append((pulse.mode, pulse.calm))
            os.kill(pulse.pid, signal.SIGKILL)
            kiosk.next_kiosk(pulse.pid)
        last = kiosk.wait_for(lambda pulse: is_alive(pulse.pid) and pulse.painted)

        assert modes == [("normal", False)] * 5 + [("safe", False)] * 3
        assert (last.mode, last.calm) == ("calm", True)
        code, said = kiosk.ask("status", "--lang", "zh")
        assert code == 2
        assert "请稍候" in said
        assert kiosk.status()["failures"] == 8


def test_that_status_tells_whether_it_runs_and_a_wanted_end_is_no_failure(tmp_path):
    with supervised(tmp_path) as kiosk:
        before = kiosk.showing()
        assert kiosk.ask("status")[0] == 0
        _, said = kiosk.ask("doctor", "--json")
        graded = {finding["name"]: finding["grade"] for finding in json.loads(said)}
        assert graded["display"] in {"ok", "warning"}
        assert graded["fonts"] == graded["state"] == "ok"

        os.kill(before.pid, signal.SIGTERM)
        # Asked to end by itself, it ends with 0, and so does its parent.
        assert kiosk.program is not None
        assert kiosk.program.wait(30) == 0

    assert kiosk.history().failures == 0
    assert kiosk.ask("status")[0] == 2


def test_that_content_that_cannot_be_read_at_all_leads_to_the_calm_page(tmp_path):
    with supervised(tmp_path, content=tmp_path / "nowhere") as kiosk:
        pulse = kiosk.wait_for(lambda pulse: pulse.painted)

        assert pulse.calm
        assert pulse.mode == "normal"
        assert kiosk.history().failures == 0
