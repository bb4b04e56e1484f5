"""How a soak starts the program again, and what it says of one that does not come up."""

import json
import sys

import pytest

from kiosk.errors import KioskError
from kiosk.soak.command import Soak, copy_content
from kiosk.soak.task import Task
from tests.soak.test_findings import said

PROGRAM = """
import json, os, sys
from pathlib import Path
state = Path(os.environ["KIOSK_STATE_DIR"])
(state / "log").mkdir(parents=True, exist_ok=True)
runs = state / "runs"
runs.write_text(runs.read_text() + "x" if runs.exists() else "x")
print(json.dumps({"event": "started", "scenes": ["a/one", "a/two"]}), flush=True)
print(sys.argv[1], flush=True)
if len(runs.read_text()) < int(sys.argv[2]):
    (state / "log" / "kiosk.log").write_text("2026-11-23 10:00:00,1 ERROR kiosk.app: it broke\\n")
    sys.exit(3)
print(json.dumps({"event": "done"}), flush=True)
"""


@pytest.fixture
def soak(tmp_path, monkeypatch):
    """Returns a function that makes a soak of a program that fails until its n-th run."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "kiosk.yaml").write_text("name: {}\n")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    def make(fails_until=1, program=PROGRAM, visits=5):
        task = Task(seed=1, content="", visits=visits)
        made = Soak(content, task, (960, 540), lambda *_: None)
        words = [sys.executable, "-c", program, json.dumps(said()), str(fails_until)]
        monkeypatch.setattr(made, "_command", lambda: words)
        return made

    return make


def test_that_a_run_without_trouble_passes(soak):
    run = soak()

    run.run()

    assert run.findings.passed
    assert run.report()["screen"] == "offscreen 960x540"


def test_that_a_program_that_ends_is_started_again_and_that_counts(soak):
    run = soak(fails_until=3)

    run.run()

    assert run.findings.endings == ["ended with 3", "ended with 3"]
    assert run.findings.visits == 3
    assert run.findings.log["ERROR"] == ["kiosk.app: it broke"]
    assert not run.findings.passed


def test_that_a_program_that_never_comes_up_says_why(soak):
    run = soak(program="import sys; sys.exit('kiosk: there is no such content')")

    with pytest.raises(KioskError, match="there is no such content"):
        run.run()


def test_that_staff_may_save_into_the_copy_without_changing_the_source(tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    (source / "tabs").mkdir(parents=True)
    (source / "tabs" / "one.yaml").write_text("a")

    copy_content(source, target)
    beside = target / "tabs" / "one.new"
    beside.write_text("b")
    beside.replace(target / "tabs" / "one.yaml")

    assert (source / "tabs" / "one.yaml").read_text() == "a"
