"""Two virtual screens: the guide's console comes and goes, and the audience sees nothing of it."""

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.e2e.screen import Screen, what_is_missing
from tests.support.shipped import CONTENT

WIDTH, HEIGHT = 1280, 720
GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
for screen in application.screens():
    if screen.geometry().x() == int(sys.argv[2]):
        screen.grabWindow(0).save(sys.argv[1], "PNG")
"""
NAMES = "市北|讲解台"
PATIENCE_S = 60.0


@pytest.fixture
def screen():
    missing = what_is_missing()
    missing = missing or next((one for one in ("xrandr", "openbox") if not shutil.which(one)), "")
    if missing:
        pytest.skip(f"needs {missing}; apt-get install xvfb xdotool openbox x11-xserver-utils")
    with wide_screen() as one:
        plug(one, "audience", 0, output="screen")
        manager = subprocess.Popen(
            ["openbox"], env=one.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        yield one
        manager.terminate()
        manager.wait(timeout=10)


@contextmanager
def wide_screen():
    """Runs a virtual screen on which two have room side by side."""
    read, write = os.pipe()
    # Else the server forgets its monitors whenever the last program has left.
    command = ["Xvfb", "-noreset", "-displayfd", str(write)]
    command += ["-screen", "0", f"{2 * WIDTH}x{HEIGHT}x24"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=(write,), stderr=subprocess.DEVNULL
    )
    os.close(write)
    try:
        with os.fdopen(read) as said:
            number = said.readline().strip()
        assert number, "Xvfb did not start"
        yield Screen(f":{number}")
    finally:
        server.terminate()
        server.wait(timeout=10)


def xrandr(screen, *words):
    subprocess.run(["xrandr", *words], env=screen.environment(), check=True, timeout=20)


def plug(screen, name, x, output="none"):
    xrandr(screen, "--setmonitor", name, f"{WIDTH}/320x{HEIGHT}/180+{x}+0", output)


def unplug(screen, name):
    xrandr(screen, "--delmonitor", name)


@pytest.fixture
def environment(screen, tmp_path):
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    return screen.environment(KIOSK_STATE_DIR=str(tmp_path / "state"), XDG_RUNTIME_DIR=str(runtime))


@contextmanager
def running(environment, *words):
    command = [sys.executable, "-m", "kiosk", "run", "--content", str(CONTENT), *words]
    program = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        yield program
    finally:
        program.terminate()
        program.communicate(timeout=20)


def wait_until(is_so):
    ends = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < ends
        time.sleep(0.2)


def windows(environment):
    """Returns where the kiosk's windows stand that are on the screen: x, width, height."""
    search = ["xdotool", "search", "--onlyvisible", "--name", NAMES]
    found = subprocess.run(search, env=environment, capture_output=True, text=True, check=False)
    places = []
    for window in found.stdout.split():
        shape = subprocess.run(
            ["xdotool", "getwindowgeometry", "--shell", window],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        values = dict(line.split("=", 1) for line in shape.split() if "=" in line)
        if int(values.get("WIDTH", 0)) > 100:
            places.append(tuple(int(values[name]) for name in ("X", "WIDTH", "HEIGHT")))
    return sorted(set(places))


def picture(screen, folder, x):
    """Returns what the screen that begins at a place shows; black where there is none."""
    path = folder / f"{x}.png"
    path.unlink(missing_ok=True)
    command = [sys.executable, "-c", GRAB, str(path), str(x)]
    subprocess.run(command, env=screen.environment(), check=True, timeout=30)
    if not path.exists():
        return Image.new("RGB", (WIDTH, HEIGHT))
    with Image.open(path) as shot:
        return shot.convert("RGB")


def is_like(one, other, share=0.01):
    difference = ImageChops.difference(one, other).convert("L").point(lambda v: 255 * (v > 40))
    return sum(difference.histogram()[1:]) < share * WIDTH * HEIGHT


def colours(picture):
    return len(picture.resize((64, 36)).getcolors(maxcolors=4096) or ())


def status_of(environment, *words):
    command = [sys.executable, "-m", "kiosk", "status", "--json", *words]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return json.loads(said.stdout)


AUDIENCE, GUIDE = (0, WIDTH, HEIGHT), (WIDTH, WIDTH, HEIGHT)


@pytest.mark.slow
def test_that_the_console_comes_and_goes_and_the_audience_sees_nothing_of_it(
    screen, environment, tmp_path
):
    with running(environment, "--show", "overview"):
        wait_until(lambda: windows(environment) == [AUDIENCE])
        wait_until(lambda: colours(picture(screen, tmp_path, 0)) > 50)
        time.sleep(3)
        before = picture(screen, tmp_path, 0)

        plug(screen, "guide", WIDTH)
        wait_until(lambda: windows(environment) == [AUDIENCE, GUIDE])
        wait_until(lambda: colours(picture(screen, tmp_path, WIDTH)) > 50)
        assert is_like(before, picture(screen, tmp_path, 0))

        unplug(screen, "guide")
        wait_until(lambda: windows(environment) == [AUDIENCE])
        assert is_like(before, picture(screen, tmp_path, 0))


@pytest.mark.slow
def test_that_the_audience_moves_to_what_is_left_and_back(screen, environment):
    plug(screen, "guide", WIDTH)
    with running(environment, "--screen", "guide"):
        wait_until(lambda: windows(environment) == [AUDIENCE, GUIDE])

        unplug(screen, "guide")
        wait_until(lambda: windows(environment) == [AUDIENCE])

        plug(screen, "guide", WIDTH)
        wait_until(lambda: windows(environment) == [AUDIENCE, GUIDE])


@pytest.mark.slow
def test_that_one_picture_spans_both_screens(screen, environment):
    plug(screen, "guide", WIDTH)
    with running(environment, "--span"):
        wait_until(lambda: windows(environment) == [(0, 2 * WIDTH, HEIGHT)])


@pytest.mark.slow
def test_that_both_screens_show_the_same_picture(screen, environment, tmp_path):
    plug(screen, "guide", WIDTH)
    with running(environment, "--mirror"):
        wait_until(lambda: windows(environment) == [AUDIENCE, GUIDE])

        def is_same():
            one, other = (picture(screen, tmp_path, x) for x in (0, WIDTH))
            return colours(one) > 50 and is_like(one, other)

        wait_until(is_same)


@pytest.mark.slow
def test_that_two_kiosks_run_side_by_side_with_state_of_their_own(screen, environment):
    plug(screen, "guide", WIDTH)
    left = ("--screen", "audience", "--instance", "left")
    right = ("--screen", "guide", "--instance", "right")
    with running(environment, *left) as one, running(environment, *right) as other:
        wait_until(lambda: windows(environment) == [AUDIENCE, GUIDE])
        pids = (one.pid, other.pid)

        def both_beat():
            said = [status_of(environment, "--instance", name) for name in ("left", "right")]
            return tuple(status.get("pid") for status in said) == pids

        wait_until(both_beat)
        command = [sys.executable, "-m", "kiosk", "run", "--content", str(CONTENT), *left]
        second = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=60
        )
        assert second.returncode == 1
        assert str(one.pid) in second.stderr
        assert sorted(path.name for path in Path(environment["KIOSK_STATE_DIR"]).iterdir()) == [
            "instances"
        ]
