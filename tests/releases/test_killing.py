"""Killed at any step, or on a full disk: the old release or the new one is shown, never neither."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.releases.shelf import name_of
from tests.support.checkout import ROOT

POINTS = 10


def run(home, mode, *steps):
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    command = [sys.executable, str(ROOT / "tests" / "releases" / "killing.py"), str(home), mode]
    done = subprocess.run(
        [*command, *map(str, steps)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def steps_to_try(home):
    """Returns some steps spread over all, the last ones each: there names change."""
    count = run(home, "count", 0)[0]
    assert count > 30, "the steps are not seen"
    spread = range(1, count, max(1, count // POINTS))
    return sorted({*spread, *range(count - 12, count + 1)})


@pytest.mark.slow
def test_that_a_kill_at_any_step_leaves_a_whole_release(tmp_path):
    tried = steps_to_try(tmp_path)
    for told in run(tmp_path, "kill", *tried):
        assert told["status"] == -9, told
        assert told["shown"] in {"Old", "New"}, told
        assert told["after"] == "After", told
        assert told["left"] == [], told
        assert told["bad"] == [], told
        assert told["kept"] == 3, told


@pytest.mark.slow
def test_that_a_disk_that_is_full_from_any_step_on_leaves_a_whole_release(tmp_path):
    tried = steps_to_try(tmp_path)
    for told in run(tmp_path, "full", *tried):
        assert told["shown"] in {"Old", "New"}, told
        assert told["after"] == "After", told
        assert told["bad"] == [], told


@pytest.mark.slow
def test_that_a_disk_that_is_really_full_changes_nothing(shelf):
    """On a small file system of its own, where this user may make one."""
    shelf.state.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(shelf.state)]
    if (
        shutil.which("mount") is None
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("this user may not mount anything")
    try:
        shelf.make("A")
        (shelf.content / "images").mkdir()
        (shelf.content / "images" / "notes.txt").write_bytes(os.urandom(500_000))
        shelf.rename("B")
        with pytest.raises(OSError, match="No space"):
            shelf.build()
        assert name_of(shelf.store.current()) == "A"
        shelf.store.current().check_in_full()
        (shelf.content / "images" / "notes.txt").unlink()
        assert name_of(shelf.make("C")) == "C"
    finally:
        subprocess.run(["umount", str(shelf.state)], check=False)
