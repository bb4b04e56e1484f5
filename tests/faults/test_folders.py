"""Faults of disk, folders and files: what visitors see afterwards, and that nothing is lost."""

import os
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import contextmanager, suppress

import pytest

from tests.e2e.supervised import PATIENCE_S, is_alive
from tests.support.shipped import CONTENT

pytestmark = pytest.mark.slow
ASSETS = CONTENT.parent / "assets"
GARBAGE = b"\x00\xff{[garbage" * 50


def goes_on(kiosk, first, beats=3):
    """Waits for more heartbeats of the same process; returns the latest."""
    after = kiosk.wait_for(lambda pulse: pulse.frames > first.frames + beats)
    assert after.pid == first.pid
    assert not after.calm
    assert kiosk.history().failures == 0
    return after


@contextmanager
def small_disk(folder, size="256k", mode="rw"):
    """Puts a small disk in place of a folder; skips where that is not allowed."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size},{mode}", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder):
    with suppress(OSError), (folder / "full").open("wb") as file:
        while True:
            file.write(b"x" * 4096)
            file.flush()


@pytest.mark.parametrize("which", ["state", "cache"])
def test_that_a_full_disk_is_no_reason_not_to_start(hurt, tmp_path, which):
    with small_disk(tmp_path / which) as folder:
        fill(folder)
        with hurt() as kiosk:
            goes_on(kiosk, kiosk.showing())


@pytest.mark.parametrize("which", ["state", "cache"])
def test_that_a_read_only_disk_is_no_reason_not_to_start(hurt, tmp_path, which):
    with small_disk(tmp_path / which, mode="ro"), hurt() as kiosk:
        goes_on(kiosk, kiosk.showing())


def test_that_a_disk_that_fills_up_while_the_kiosk_runs_stops_nothing(hurt, tmp_path):
    with small_disk(tmp_path / "state", size="8m") as state, hurt() as kiosk:
        first = kiosk.showing()
        fill(state)
        first = goes_on(kiosk, first)
        os.kill(first.pid, signal.SIGKILL)

        assert kiosk.next_kiosk(first.pid).scene == first.scene
        (state / "full").unlink()


@pytest.mark.parametrize("which", ["state", "cache"])
def test_that_a_file_in_place_of_a_folder_is_no_reason_not_to_start(hurt, tmp_path, which):
    (tmp_path / which).write_text("in the way", encoding="utf-8")
    with hurt() as kiosk:
        goes_on(kiosk, kiosk.showing())


@pytest.mark.parametrize("which", ["state", "cache", "run"])
def test_that_a_folder_that_is_deleted_while_the_kiosk_runs_stops_nothing(hurt, tmp_path, which):
    with hurt() as kiosk:
        first = kiosk.showing()
        shutil.rmtree(tmp_path / which)
        after = goes_on(kiosk, first) if which != "run" else kiosk.showing()

        assert after.pid == first.pid


def test_that_files_of_the_state_that_hold_garbage_are_passed_over(hurt, tmp_path):
    with hurt() as kiosk:
        kiosk.showing()
    for path in [*(tmp_path / "state").rglob("*"), *(tmp_path / "run").rglob("*.json")]:
        if path.is_file() and "releases" not in path.parts:
            path.write_bytes(GARBAGE)
    with hurt() as kiosk:
        kiosk.showing()
        assert kiosk.ask("status")[0] in {0, 1}


def test_that_a_cache_that_holds_garbage_is_made_again(hurt, tmp_path):
    with hurt() as kiosk:
        kiosk.showing()
    for path in (tmp_path / "cache").rglob("*"):
        if path.is_file():
            path.write_bytes(GARBAGE)
    with hurt() as kiosk:
        goes_on(kiosk, kiosk.showing())


def test_that_content_that_is_deleted_while_the_kiosk_runs_changes_nothing(hurt, content):
    with hurt(content=content) as kiosk:
        first = kiosk.showing()
        shutil.rmtree(content)
        first = goes_on(kiosk, first)
        os.kill(first.pid, signal.SIGKILL)
        after = kiosk.next_kiosk(first.pid)

        # What was good is kept: a start does not need the folder.
        assert (after.scene, after.calm) == (first.scene, False)


def test_that_content_that_is_broken_on_disk_stops_no_start(hurt, content):
    with hurt(content=content) as kiosk:
        kiosk.showing()
    for path in content.rglob("*.yaml"):
        path.write_text("name: [unclosed\n", encoding="utf-8")
    with hurt(content=content) as kiosk:
        goes_on(kiosk, kiosk.showing())


def test_that_content_that_is_replaced_by_garbage_while_it_runs_changes_nothing(hurt, content):
    with hurt(content=content) as kiosk:
        first = kiosk.showing()
        for path in content.rglob("*"):
            if path.is_file():
                path.write_bytes(GARBAGE)
        goes_on(kiosk, first, beats=4)


def test_that_a_content_folder_that_never_was_is_a_calm_page_until_it_comes(hurt, tmp_path):
    folder = tmp_path / "later"
    with hurt(content=folder) as kiosk:
        calm = kiosk.wait_for(lambda pulse: pulse.calm)
        shutil.copytree(CONTENT, folder)
        pulse = kiosk.wait_for(lambda pulse: bool(pulse.scene), at_most_s=180)

        assert pulse.pid != calm.pid
        assert kiosk.history().failures == 0


def test_that_damaged_releases_are_passed_over(hurt, content, tmp_path):
    with hurt(content=content) as kiosk:
        kiosk.showing()
        kiosk.ask("release", "build", "--no-pictures", str(content))
    releases = tmp_path / "state" / "releases"
    if not releases.is_dir():
        pytest.skip("nothing was released")
    for path in releases.rglob("content.kiosk"):
        path.chmod(0o644)
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 0xFF
        path.write_bytes(bytes(data))
    with hurt(content=content) as kiosk:
        goes_on(kiosk, kiosk.showing())

        assert "release" in {problem["kind"] for problem in kiosk.status()["problems"]}


@pytest.mark.parametrize("left_out", ["fonts", "icons", "images"])
def test_that_missing_parts_of_the_program_leave_the_rest(hurt, tmp_path, left_out):
    assets = tmp_path / "assets"
    shutil.copytree(ASSETS, assets)
    shutil.rmtree(assets / left_out)
    with hurt("no_assets", KIOSK_FAULT_ASSETS=str(assets)) as kiosk:
        pulse = kiosk.wait_for(lambda pulse: pulse.painted)
        after = kiosk.wait_for(lambda later: later.frames > pulse.frames + 2)

        assert after.pid == pulse.pid


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_that_workers_that_die_or_hang_stop_nothing(hurt, tmp_path, number):
    shutil.rmtree(tmp_path / "cache", ignore_errors=True)
    (tmp_path / "cache").mkdir()
    with hurt() as kiosk:
        first = kiosk.showing()
        for pid in kiosk.workers():
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        goes_on(kiosk, first, beats=5)


def test_that_nothing_of_a_killed_kiosk_is_left_running(hurt, tmp_path):
    (tmp_path / "cache").mkdir()
    with hurt() as kiosk:
        first = kiosk.showing()
        workers = kiosk.workers()
        os.kill(first.pid, signal.SIGKILL)
        kiosk.next_kiosk(first.pid)

        assert not any(is_alive(pid) for pid in workers)


def test_that_usage_outlives_kills_while_it_is_written(hurt, tmp_path):
    with hurt() as kiosk:
        for delay in (0.3, 1.1, 2.3):
            pulse = kiosk.wait_for(lambda pulse: pulse.painted and is_alive(pulse.pid))
            time.sleep(delay)
            os.kill(pulse.pid, signal.SIGKILL)
            kiosk.next_kiosk(pulse.pid)
    found = list((tmp_path / "state").rglob("usage.db"))
    for path in found:
        with sqlite3.connect(path) as base:
            assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize(
    "variables",
    [
        {"XDG_RUNTIME_DIR": ""},
        {"HOME": "/nowhere", "LC_ALL": "C", "LANG": ""},
        {"TZ": "Nowhere/Nothing"},
        {"XDG_RUNTIME_DIR": "/proc/none", "TMPDIR": "/proc/none"},
    ],
    ids=["no-runtime", "no-home", "no-zone", "no-tmp"],
)
def test_that_an_odd_environment_is_no_reason_not_to_start(hurt, variables):
    with hurt(**variables) as kiosk:
        goes_on(kiosk, kiosk.showing())


def test_that_a_second_kiosk_of_the_same_state_is_refused_and_harms_nothing(hurt):
    with hurt() as kiosk:
        first = kiosk.showing()
        with hurt() as other:
            assert other.program.wait(PATIENCE_S) == 1
        assert is_alive(first.pid)
        goes_on(kiosk, first)


def test_that_nothing_of_a_visitor_is_in_the_logs(hurt):
    """Scenes and touches are counted elsewhere, without saying who; logs tell of the kiosk."""
    with hurt() as kiosk:
        pulse = kiosk.showing()
        goes_on(kiosk, pulse)

        assert pulse.scene not in kiosk.logged()
