"""A kiosk that is left alone, on a real screen: warning, attract, black outside opening hours."""

import shutil
import signal
from contextlib import contextmanager

import pytest

from tests.e2e import test_run
from tests.e2e.screen import HEIGHT, WIDTH, virtual_screen, what_is_missing
from tests.e2e.test_run import Watcher, is_accent, start, tab_spot
from tests.support.shipped import CONTENT, source

SOON = (("idle_seconds: 60", "idle_seconds: 10"),)
"""The warning keeps its time: on a busy machine every look at the screen takes seconds."""
ALWAYS_CLOSED = """
hours:
  special:
    - {first: "2000-01-01", last: "2999-12-31"}
"""
CORNER = (WIDTH * 0.8, 6)
IN_THE_BAR = (WIDTH - 6, HEIGHT - 6)


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """Lets everything take its time: what is waited for comes half a minute after a touch."""
    monkeypatch.setattr(test_run, "PATIENCE_S", 120.0)


@pytest.fixture
def screen():
    missing = what_is_missing()
    if missing:
        pytest.skip(f"a virtual screen needs {missing}; apt-get install xvfb xdotool")
    with virtual_screen() as one:
        yield one


@contextmanager
def left_alone(screen, tmp_path, more=""):
    """Runs the kiosk on content whose visits end soon; gives what looks at its screen."""
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    settings = content / "kiosk.yaml"
    text = settings.read_text(encoding="utf-8")
    for usual, wanted in SOON:
        assert usual in text
        text = text.replace(usual, wanted)
    settings.write_text(text + more, encoding="utf-8")
    environment = screen.environment(KIOSK_STATE_DIR=str(tmp_path / "state"))
    program = start(environment, "--content", str(content))
    try:
        yield Watcher(screen, program, tmp_path / "screen.png")
    finally:
        if program.poll() is None:
            program.send_signal(signal.SIGTERM)
        _, said = program.communicate(timeout=20)
    assert program.returncode == 0, said
    assert "Traceback" not in said


@pytest.mark.slow
def test_that_a_visit_that_is_left_ends_in_attract_and_the_next_begins_at_the_start(
    screen, tmp_path
):
    park = source().kiosk
    first, other = tab_spot(park, park.tabs[0].id), tab_spot(park, "headquarters")
    with left_alone(screen, tmp_path) as watcher:
        watcher.wait_for(first, is_accent(park, park.tabs[0].id))
        screen.touch(*other)
        watcher.wait_for(other, is_accent(park, "headquarters"))
        bar = watcher.wait_for(IN_THE_BAR, lambda pixel: sum(pixel) > 600)

        # The scrim of the warning; the touch that answers it does not press the first tab.
        watcher.wait_for(IN_THE_BAR, lambda pixel: sum(pixel) < sum(bar) / 2)
        screen.touch(*first)
        watcher.wait_for(IN_THE_BAR, lambda pixel: pixel == bar)
        watcher.wait_for(other, is_accent(park, "headquarters"))

        # Attract lies over the bar; the touch that wakes it presses nothing either.
        watcher.wait_for(IN_THE_BAR, lambda pixel: sum(pixel) < sum(bar) / 2)
        watcher.wait_for(IN_THE_BAR, lambda pixel: sum(bar) / 2 < sum(pixel) < sum(bar) - 30)
        screen.touch(*other)
        watcher.wait_for(IN_THE_BAR, lambda pixel: pixel == bar)
        watcher.wait_for(first, is_accent(park, park.tabs[0].id))


@pytest.mark.slow
def test_that_outside_opening_hours_the_screen_is_black_but_for_who_touches_it(screen, tmp_path):
    park = source().kiosk
    first = tab_spot(park, park.tabs[0].id)
    with left_alone(screen, tmp_path, ALWAYS_CLOSED) as watcher:
        watcher.wait_for(first, is_accent(park, park.tabs[0].id))
        for spot in (first, CORNER):
            watcher.wait_for(spot, lambda pixel: pixel == (0, 0, 0))

        screen.touch(*tab_spot(park, "headquarters"))
        watcher.wait_for(first, is_accent(park, park.tabs[0].id))
        watcher.wait_for(CORNER, lambda pixel: pixel == (0, 0, 0))
