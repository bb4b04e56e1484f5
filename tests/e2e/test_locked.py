"""The running kiosk beside a window manager: nothing that visitors can press ends or moves it."""

import json
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from kiosk.model.actions import AskStaff
from kiosk.ui.scenes.stage import measure_stage
from kiosk.ui.shell.staff_page import PageState, StaffReport, compose_staff_page
from tests.e2e.screen import HEIGHT, WIDTH, virtual_screen, what_is_missing
from tests.support import builders
from tests.support.shipped import CONTENT, source

PATIENCE_S = 60.0
PIN = "274951"


@pytest.fixture
def screen():
    missing = what_is_missing() or ("" if shutil.which("openbox") else "openbox")
    if missing:
        pytest.skip(f"needs {missing}; apt-get install xvfb xdotool openbox")
    with virtual_screen() as one:
        manager = subprocess.Popen(
            ["openbox"], env=one.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        yield one
        manager.terminate()
        manager.wait(timeout=10)


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
        wait_until(lambda: frames(environment) > 2, program)
        yield program
    finally:
        if program.poll() is None:
            program.send_signal(signal.SIGTERM)
        program.communicate(timeout=20)


def wait_until(is_so, program=None):
    ends = time.monotonic() + PATIENCE_S
    while not is_so():
        assert program is None or program.poll() is None, "the program has ended"
        assert time.monotonic() < ends
        time.sleep(0.1)


def pulse(environment):
    for path in Path(environment["XDG_RUNTIME_DIR"]).rglob("heartbeat.json"):
        return json.loads(path.read_text(encoding="utf-8"))
    return {}


def frames(environment):
    return pulse(environment).get("frames", 0)


def do(environment, *words):
    """Has xdotool do something; returns what it says."""
    done = subprocess.run(
        ["xdotool", *map(str, words)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    return done.stdout


def window_of(environment):
    return do(environment, "search", "--onlyvisible", "--name", "市北").split()[0]


def picture(screen, path):
    with Image.open(screen.picture(path)) as shot:
        return shot.convert("RGB")


def is_like(one, other):
    """Says whether two pictures show the same, but for what may still have counted up."""
    difference = ImageChops.difference(one, other).convert("L").point(lambda v: 255 * (v > 40))
    return sum(difference.histogram()[1:]) < 0.01 * WIDTH * HEIGHT


ATTACKS: dict[str, list[tuple[object, ...]]] = {
    "Alt+F4": [("key", "alt+F4")],
    "Alt+Tab": [("key", "alt+Tab")],
    "Alt+Space": [("key", "alt+space")],
    "Super+E": [("key", "super+e")],
    "Ctrl+Q, Ctrl+P and Ctrl+Alt+Delete": [("key", "ctrl+q", "ctrl+p", "ctrl+alt+Delete")],
    "F11": [("key", "F11")],
    "the right button": [("mousemove", WIDTH / 2, 30, "click", 3)],
    "Alt and drag": [
        ("keydown", "alt", "mousemove", WIDTH / 2, 30, "mousedown", 1),
        ("mousemove_relative", 90, 60, "mouseup", 1, "keyup", "alt"),
    ],
    "minimise": [("windowminimize", "WINDOW")],
    "unmap": [("windowunmap", "WINDOW")],
    "move": [("windowmove", "WINDOW", 200, 100)],
    "resize": [("windowsize", "WINDOW", 500, 400)],
}


@pytest.mark.slow
def test_that_nothing_a_visitor_presses_ends_moves_or_covers_the_kiosk(
    screen, environment, tmp_path
):
    with running(environment) as program:
        window = window_of(environment)
        time.sleep(2)
        before = picture(screen, tmp_path / "before.png")
        for name, steps in ATTACKS.items():
            for step in steps:
                do(environment, *(window if word == "WINDOW" else word for word in step))
            time.sleep(0.5)

            def is_back(name=name):
                assert program.poll() is None, f"{name} ended the kiosk"
                return is_like(before, picture(screen, tmp_path / "after.png"))

            wait_until(is_back)
        shape = do(environment, "getwindowgeometry", window)
        assert "Position: 0,0" in shape
        assert f"{WIDTH}x{HEIGHT}" in shape

        program.send_signal(signal.SIGTERM)
        assert program.wait(timeout=20) == 0


@pytest.mark.slow
def test_that_a_window_for_development_closes_as_windows_do(environment):
    with running(environment, "--windowed", "--size", "800x500") as program:
        do(environment, "windowactivate", "--sync", window_of(environment), "key", "alt+F4")

        assert program.wait(timeout=20) == 0


@pytest.mark.slow
def test_that_staff_hold_the_corner_enter_the_pin_and_leave(screen, environment, tmp_path):
    command = [sys.executable, "-m", "kiosk", "pin", "set", "--stdin"]
    subprocess.run(command, env=environment, input=PIN, text=True, check=True, timeout=60)
    with running(environment) as program:
        do(environment, "mousemove", 20, 20, "mousedown", 1)
        wait_until(lambda: pulse(environment).get("state") == "staff", program)
        do(environment, "mouseup", 1)
        do(environment, "type", "--delay", 60, PIN)
        do(environment, "key", "Return")
        time.sleep(2)
        place = exit_button()
        do(environment, "mousemove", *place, "click", 1)
        time.sleep(1)
        assert program.poll() is None, "one touch must not end it"
        do(environment, "click", 1)

        assert program.wait(timeout=20) == 0


def exit_button():
    """Returns the middle of the button that ends the kiosk, in pixels of the screen."""
    stage = measure_stage(WIDTH, HEIGHT, 55.0)
    look = builders.look(kiosk=source().kiosk, min_target=stage.min_target)
    # Words that are as long as those of the running one: where the buttons stand depends on them.
    report = StaffReport(version="0.1.0", release="1", health="正常")
    page = compose_staff_page(report, PageState(), look, stage)
    target = next(t for t in page.targets if t.action == AskStaff("exit"))
    return (
        round((target.rect.x + target.rect.w / 2) * stage.scale),
        round((target.rect.y + target.rect.h / 2) * stage.scale),
    )
