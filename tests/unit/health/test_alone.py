"""Two kiosks must not share one state folder."""

import subprocess
import sys

import pytest

from kiosk.errors import KioskError
from kiosk.health import alone as module
from kiosk.health.alone import HELD_VARIABLE, alone

HOLDS = """
import sys
from pathlib import Path
from kiosk.health.alone import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def own_run_dir(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    monkeypatch.delenv(HELD_VARIABLE, raising=False)


@pytest.fixture
def other(tmp_path):
    """Returns another process that holds the state folder."""
    command = [sys.executable, "-c", HOLDS, str(tmp_path / "state")]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.communicate("")


def test_that_a_second_kiosk_with_the_same_state_is_refused_and_told_who_runs(tmp_path, other):
    with pytest.raises(KioskError, match=str(other.pid)) as refused, alone(tmp_path / "state"):
        pass

    assert "--instance" in str(refused.value)


def test_that_a_kiosk_with_another_state_runs_beside_it(tmp_path, other):
    with alone(tmp_path / "other"):
        pass


def test_that_a_kiosk_that_was_killed_holds_nothing(tmp_path, other):
    other.kill()
    other.wait()

    with alone(tmp_path / "state"):
        pass


def test_that_a_kiosk_whose_parent_holds_the_folder_runs(tmp_path, other, monkeypatch):
    monkeypatch.setenv(HELD_VARIABLE, str(tmp_path / "state"))

    with alone(tmp_path / "state"):
        pass


def test_that_a_folder_that_cannot_be_written_stops_nobody(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "usable_run_dir", lambda state: tmp_path / "nowhere" / "at-all")

    with alone(tmp_path / "state"):
        pass
