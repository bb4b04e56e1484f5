"""Processes of our own: told to end without waiting, and killed where they go on."""

import sys

import pytest
from PySide6.QtCore import QObject

from kiosk.ui.kit import own_process
from kiosk.ui.kit.own_process import OwnProcess
from tests.ui.kit.waiting import PATIENCE_MS

WILLING = "import time; print('ready', flush=True); time.sleep(600)"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {WILLING}"


@pytest.fixture
def owner(qapp):
    return QObject()


@pytest.fixture
def start(qtbot, monkeypatch, tmp_path, owner):
    """Returns a function that starts a process and waits until it has begun."""
    monkeypatch.setattr(own_process, "ENDS_WITHIN_MS", 200)
    started = []

    def start_one(code):
        process = OwnProcess(owner, tmp_path)
        process.start(sys.executable, ["-S", "-c", code])
        started.append(process)
        qtbot.waitUntil(lambda: process.bytesAvailable() > 0, timeout=PATIENCE_MS)
        return process

    yield start_one
    for process in started:
        process.kill()
        process.waitForFinished()


def test_that_its_environment_names_the_cache_folder(start, tmp_path):
    process = start(
        "import os; print(os.environ['KIOSK_CACHE_DIR'], flush=True); import time; time.sleep(600)"
    )

    assert process.readLine().data().decode().strip() == str(tmp_path)


@pytest.mark.parametrize("code", [WILLING, STUBBORN], ids=["willing", "stubborn"])
def test_that_one_that_is_told_to_end_ends_and_nobody_waits(qtbot, start, code):
    process = start(code)
    pid = process.pid
    process.tell_to_end()

    assert process.pid == pid, "it was waited for"
    qtbot.waitUntil(lambda: not process.is_running, timeout=PATIENCE_MS)
    assert process.pid == 0
    assert not process._patience.isActive()


@pytest.mark.parametrize("code", [WILLING, STUBBORN], ids=["willing", "stubborn"])
def test_that_one_that_is_ended_has_ended(start, code):
    process = start(code)
    process.end()

    assert not process.is_running
    assert not process._patience.isActive()


def test_that_one_that_cannot_be_started_is_waited_for_by_nobody(qtbot, owner, tmp_path):
    process = OwnProcess(owner, tmp_path)
    process.start("no-such-program", [])
    process.tell_to_end()

    qtbot.waitUntil(lambda: not process.is_running, timeout=PATIENCE_MS)
    assert not process._patience.isActive()


def test_that_one_that_does_not_run_can_be_told_to_end(owner, tmp_path):
    process = OwnProcess(owner, tmp_path)
    process.tell_to_end()
    process.end()

    assert process.pid == 0
    assert not process._patience.isActive()
