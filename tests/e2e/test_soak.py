"""The soak as it is called: the real program, driven by random touches, judged by its report."""

import json
import os
import subprocess
import sys

import pytest

from tests.support.shipped import CONTENT

SEED = 4


@pytest.mark.slow
def test_that_a_short_soak_shows_every_scene_and_resets_after_every_visit(tmp_path):
    report = tmp_path / "report.json"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "kiosk", "soak", "--visits", "3", "--seed", str(SEED)]
    command += ["--size", "960x540", "--content", str(CONTENT), "--report", str(report)]

    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=600
    )

    said = json.loads(report.read_text(encoding="utf-8"))
    assert f"seed {SEED}" in done.stdout
    assert said["visits"] == 3
    assert said["missing"] == []
    assert said["faults"] == []
    assert said["restarts"] == []
    # A machine that is busy with other things may keep a worker waiting beyond its time.
    assert [line for line in said["log"]["ERROR"] if "worker" not in line] == []
    assert said["usage_rows_of_visits"] >= 3
    assert said["updates"]["offered_in_place"] >= 1
    assert said["frames"]["count"] > 50
    assert done.returncode == (0 if said["passed"] else 1), done.stdout


def test_that_a_soak_of_no_length_is_refused(tmp_path):
    command = [sys.executable, "-m", "kiosk", "soak", "--visits", "0"]

    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert done.returncode == 2
    assert "longer than nothing" in done.stderr
