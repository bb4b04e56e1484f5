"""A show on a real screen, given by the keys of a clicker from start to end."""

import signal

import pytest

from kiosk.model.shows import steps_of
from kiosk.model.words import ShowId
from tests.e2e.screen import virtual_screen, what_is_missing
from tests.e2e.supervised import Supervised
from tests.e2e.test_run import start
from tests.support.shipped import CONTENT, source

SHOW = ShowId("party")


@pytest.fixture
def screen():
    missing = what_is_missing()
    if missing:
        pytest.skip(f"a virtual screen needs {missing}; apt-get install xvfb xdotool")
    with virtual_screen() as one:
        yield one


@pytest.mark.slow
def test_that_a_clicker_gives_a_show_from_start_to_end(screen, tmp_path):
    kiosk = source().kiosk
    show = kiosk.shows[SHOW]
    said = Supervised(tmp_path)
    environment = screen.environment(**{**said.environment, "QT_QPA_PLATFORM": "xcb"})
    program = start(environment, "--content", str(CONTENT), "--show", SHOW)

    def wait_for_scene(scene):
        said.wait_for(lambda pulse: pulse.scene == scene, what=scene)

    try:
        for at, stop in enumerate(show.stops):
            wait_for_scene(stop.scene)
            presses = 1 + len(steps_of(kiosk, stop)) if at + 1 < len(show.stops) else 0
            for _ in range(presses):
                screen.key("Next")
        # After the last scene there is none; black and back; the third from the beginning.
        for key in ("Next", "period", "period", "3"):
            screen.key(key)
        wait_for_scene(show.stops[2].scene)
        # When it is over digits open tabs, and the visit ends by itself like any other.
        for key in ("Escape", "1"):
            screen.key(key)
        wait_for_scene(kiosk.scene_refs()[0])
        assert program.poll() is None
    finally:
        if program.poll() is None:
            program.send_signal(signal.SIGTERM)
        _, words = program.communicate(timeout=20)
    assert program.returncode == 0, words
    assert "Traceback" not in words


@pytest.mark.slow
def test_that_a_show_that_there_is_not_is_told_with_those_that_there_are(screen, tmp_path):
    environment = screen.environment(KIOSK_STATE_DIR=str(tmp_path / "state"))
    program = start(environment, "--content", str(CONTENT), "--show", "nothing")

    _, words = program.communicate(timeout=60)

    assert program.returncode == 2
    assert "investors" in words
