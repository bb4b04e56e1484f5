"""The session of `deploy/` without a screen: compositor and kiosk under an account of its own."""

import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.supervised import is_alive
from tests.support.checkout import ROOT
from tests.support.shipped import CONTENT

PATIENCE_S = 90.0
UNPRIVILEGED = "nobody"


def python_for(account):
    """Returns a Python that an account may run with our libraries: ours, or the system's."""
    ours = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for python in (sys.executable, f"/usr/bin/{ours}"):
        try:
            done = subprocess.run(
                [python, "-c", "import PySide6.QtWidgets, kiosk"],
                user=account,
                env={**os.environ, "PYTHONPATH": libraries()},
                capture_output=True,
                check=False,
                timeout=60,
            )
        except (OSError, PermissionError):
            continue
        if done.returncode == 0:
            return python
    return None


def libraries():
    return os.pathsep.join((str(ROOT / "src"), sysconfig.get_path("purelib")))


@pytest.fixture
def account():
    """Returns the account that the session runs as: another one where this is the administrator."""
    if shutil.which("cage") is None:
        pytest.skip("no cage here; apt-get install cage xwayland")
    return UNPRIVILEGED if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


@pytest.fixture
def place(account):
    """Returns a folder of that account; other folders of tests are closed to it."""
    folder = Path(tempfile.mkdtemp(prefix="kiosk-session-"))
    if os.geteuid() == 0:
        shutil.chown(folder, account)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def pulse(folder):
    for path in folder.rglob("heartbeat.json"):
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except ValueError:
            return {}
    return {}


@contextmanager
def session(account, place, platform):
    """Runs the session of `deploy/` without a screen; yields its first process."""
    if platform == "xcb" and shutil.which("Xwayland") is None:
        pytest.skip("no Xwayland here; apt-get install xwayland")
    python = python_for(account)
    if python is None:
        pytest.skip(f"the account {account} can run no Python that has our libraries")
    kiosk = place / "kiosk"
    kiosk.write_text(f'#!/bin/sh\nexec {python} -m kiosk "$@"\n', encoding="utf-8")
    kiosk.chmod(0o755)
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(place),
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": libraries(),
        "RUNTIME_DIRECTORY": str(place),
        "KIOSK_PROGRAM": str(kiosk),
        "KIOSK_CONTENT_DIR": str(CONTENT),
        "KIOSK_STATE_DIR": str(place / "state"),
        "KIOSK_CACHE_DIR": str(place / "cache"),
        "QT_QPA_PLATFORM": platform,
        "WLR_BACKENDS": "headless",
        "WLR_RENDERER": "pixman",
        "WLR_LIBINPUT_NO_DEVICES": "1",
    }
    as_account = {"user": account, "group": account_group(account)} if os.geteuid() == 0 else {}
    process = subprocess.Popen(
        ["sh", ROOT / "deploy" / "kiosk-session"],
        env=environment,
        cwd=place,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **as_account,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(timeout=10)


def account_group(account):
    return pwd.getpwnam(account).pw_gid


def painted(place, process, other_than=0):
    """Waits until a kiosk has painted; returns its process."""
    ends = time.monotonic() + PATIENCE_S
    while True:
        said = pulse(place)
        if said.get("painted") and said.get("frames", 0) > 2 and said["pid"] != other_than:
            assert said["scene"]
            return said["pid"]
        assert process.poll() is None, "the session has ended"
        assert time.monotonic() < ends, said
        time.sleep(0.2)


def wait_until_gone(*pids):
    ends = time.monotonic() + PATIENCE_S
    while any(map(is_alive, pids)):
        assert time.monotonic() < ends
        time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.parametrize("platform", ["wayland", "xcb"])
def test_that_the_session_starts_and_paints_frames_without_a_screen(account, place, platform):
    with session(account, place, platform) as process:
        kiosk = painted(place, process)

        # As staff end it on their page, and as the system ends a service.
        os.kill(kiosk, signal.SIGTERM)
        assert process.wait(timeout=PATIENCE_S) == 0


@pytest.mark.slow
def test_that_the_session_outlives_its_programs_and_they_do_not_outlive_it(account, place):
    with session(account, place, "wayland") as process:
        first = painted(place, process)
        compositor = os.getsid(first)
        os.kill(first, signal.SIGKILL)
        second = painted(place, process, other_than=first)
        wait_until_gone(compositor)

        compositor = os.getsid(second)
        os.kill(compositor, signal.SIGKILL)
        third = painted(place, process, other_than=second)
        wait_until_gone(second)

        # One that stands still refuses nothing: it is asked.
        compositor, second = os.getsid(third), third
        os.kill(compositor, signal.SIGSTOP)
        third = painted(place, process, other_than=second)
        wait_until_gone(second, compositor)

        # systemd ends the parent only, and then nothing may be left on the screen.
        compositor = os.getsid(third)
        process.kill()
        wait_until_gone(third, compositor)
