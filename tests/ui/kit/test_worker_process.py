"""One worker process: asked in order, restarted once when it dies or hangs, ended with us."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from kiosk.ui.kit import worker_process
from kiosk.ui.kit.worker_process import WorkerProcess

FAKE = Path(__file__).parent / "fake_worker.py"
LONG_MS = 10_000


class Ears(QObject):
    """Keeps what a worker says."""

    def __init__(self):
        super().__init__()
        self.done: list[str] = []
        self.failed: dict[str, str] = {}

    def on_done(self, key):
        self.done.append(key)

    def on_failed(self, key, reason):
        self.failed[key] = reason


@pytest.fixture
def ears():
    return Ears()


@pytest.fixture
def notes(tmp_path):
    return tmp_path / "notes"


@pytest.fixture
def worker(qtbot, monkeypatch, tmp_path, ears, notes):
    """Returns a worker whose process is the fake one, taken for hung after 300 ms."""

    def command(worker):
        return [sys.executable, "-S", "-E", str(FAKE), str(notes)]

    monkeypatch.setattr(worker_process, "worker_arguments", command)
    one = WorkerProcess("chart", tmp_path, ears, hangs_after_ms=700)
    one.done.connect(ears.on_done)
    one.failed.connect(ears.on_failed)
    yield one
    one.close()


def ask(worker, key, do="answer", *, first=False, **more):
    worker.ask(key, {"do": do, **more}, first=first)


def wait_until_idle(qtbot, worker):
    qtbot.waitUntil(lambda: not worker.busy, timeout=LONG_MS)


def test_that_no_process_runs_before_it_is_needed(worker):
    assert worker.pid == 0
    assert not worker.busy


def test_that_requests_are_answered_in_order(qtbot, worker, ears):
    for key in ("one", "two", "three"):
        ask(worker, key)
    wait_until_idle(qtbot, worker)

    assert ears.done == ["one", "two", "three"]
    assert ears.failed == {}


def test_that_an_urgent_request_goes_before_those_that_wait(qtbot, worker, ears):
    for key in ("one", "two", "three"):
        ask(worker, key)
    ask(worker, "urgent", first=True)
    wait_until_idle(qtbot, worker)

    assert ears.done == ["one", "urgent", "two", "three"]


def test_that_what_waits_can_be_forgotten(qtbot, worker, ears):
    for key in ("one", "two", "three"):
        ask(worker, key)

    assert worker.forget_waiting() == ("two", "three")
    wait_until_idle(qtbot, worker)
    assert ears.done == ["one"]


def test_that_a_refusal_is_passed_on_and_the_next_is_asked(qtbot, worker, ears):
    ask(worker, "one", "refuse")
    ask(worker, "two")
    wait_until_idle(qtbot, worker)

    assert ears.failed == {"one": "no paper"}
    assert ears.done == ["two"]


def test_that_a_worker_that_dies_is_restarted_once_and_asked_again(qtbot, worker, ears, caplog):
    ask(worker, "one", "die", once=True)
    ask(worker, "two")
    wait_until_idle(qtbot, worker)

    assert ears.done == ["one", "two"]
    assert [record.message for record in caplog.records] == [
        "the chart worker died and is restarted"
    ]


def test_that_what_kills_two_workers_is_given_up_and_the_rest_goes_on(
    qtbot, worker, ears, notes, caplog
):
    ask(worker, "poison", "die")
    ask(worker, "two")
    wait_until_idle(qtbot, worker)

    assert "died twice" in ears.failed["poison"]
    assert ears.done == ["two"]
    assert notes.read_text().split() == ["poison", "poison", "two"]


def test_that_a_worker_that_hangs_is_ended_and_asked_again(qtbot, worker, ears, caplog):
    ask(worker, "one", "hang", once=True)
    wait_until_idle(qtbot, worker)

    assert ears.done == ["one"]
    assert "the chart worker hangs and is restarted" in caplog.text


def test_that_what_hangs_twice_is_given_up(qtbot, worker, ears, caplog):
    ask(worker, "one", "hang")
    wait_until_idle(qtbot, worker)

    assert list(ears.failed) == ["one"]
    assert ears.done == []


def test_that_babble_between_answers_is_logged_and_passed_over(qtbot, worker, ears, caplog):
    ask(worker, "one", "babble")
    wait_until_idle(qtbot, worker)

    assert ears.done == ["one"]
    assert "cannot be read" in caplog.text


def test_that_a_worker_that_is_killed_while_idle_comes_back(qtbot, worker, ears):
    ask(worker, "one")
    wait_until_idle(qtbot, worker)
    os.kill(worker.pid, 9)
    qtbot.waitUntil(lambda: worker.pid == 0, timeout=LONG_MS)

    ask(worker, "two")
    wait_until_idle(qtbot, worker)

    assert ears.done == ["one", "two"]


def test_that_a_program_that_does_not_exist_is_a_failure_and_no_crash(
    qtbot, worker, ears, monkeypatch, caplog
):
    monkeypatch.setattr(worker_process, "worker_arguments", lambda worker: ["no-such-program"])
    ask(worker, "one")
    wait_until_idle(qtbot, worker)

    assert list(ears.failed) == ["one"]


def test_that_closing_ends_the_process_and_drops_what_waits(qtbot, worker, ears):
    ask(worker, "one")
    ask(worker, "two")
    qtbot.waitUntil(lambda: worker.pid > 0, timeout=LONG_MS)
    pid = worker.pid
    worker.close()

    assert worker.pid == 0
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    ask(worker, "three")
    assert worker.pid == 0


@pytest.fixture
def tired_worker(qtbot, worker, tmp_path, ears):
    """Returns a worker that is ended after 50 ms without work."""
    one = WorkerProcess("chart", tmp_path, ears, rests_after_ms=50)
    one.done.connect(ears.on_done)
    one.failed.connect(ears.on_failed)
    yield one
    one.close()


def test_that_a_worker_without_work_is_ended_and_comes_again(qtbot, tired_worker, ears, caplog):
    ask(tired_worker, "one")
    qtbot.waitUntil(lambda: tired_worker.pid > 0, timeout=LONG_MS)
    first = tired_worker.pid
    wait_until_idle(qtbot, tired_worker)
    qtbot.waitUntil(lambda: tired_worker.pid == 0 and not is_running(first), timeout=LONG_MS)

    ask(tired_worker, "two")
    wait_until_idle(qtbot, tired_worker)

    assert ears.done == ["one", "two"]
    assert ears.failed == {}
    assert caplog.records == []


def test_that_a_worker_is_not_ended_over_its_work(qtbot, tired_worker, ears):
    ask(tired_worker, "one")
    wait_until_idle(qtbot, tired_worker)
    ask(tired_worker, "two", "hang", once=True)
    qtbot.wait(200)

    assert tired_worker.pid > 0
    assert tired_worker.busy


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
