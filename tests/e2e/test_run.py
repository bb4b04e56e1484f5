"""The program as it is started in the park: a real window, real touches, a clean end."""

import signal
import subprocess
import sys
import time

import pytest
from PIL import Image

from kiosk.model.actions import OpenFact
from kiosk.snapshot.screen import compose_screens
from kiosk.theme.palettes import PALETTES
from kiosk.ui.shell.bar import BAR_WIDTH, TAB_LEFT, TAB_WIDTH
from tests.e2e.screen import HEIGHT, WIDTH, virtual_screen, what_is_missing
from tests.support.shipped import CONTENT, shots, source

PATIENCE_S = 40.0
SCALE = WIDTH / BAR_WIDTH
SCENE = "headquarters/count"
BAR_TOP = HEIGHT - 128 * SCALE


@pytest.fixture
def screen():
    missing = what_is_missing()
    if missing:
        pytest.skip(f"a virtual screen needs {missing}; apt-get install xvfb xdotool")
    with virtual_screen() as one:
        yield one


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state"


def start(environment, *words):
    command = [sys.executable, "-m", "kiosk", "run", *words]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)


def rgb(color):
    return tuple(int(color[at : at + 2], 16) for at in (1, 3, 5))


class Watcher:
    """Looks at the screen while the program runs."""

    def __init__(self, screen, program, path):
        self._screen, self._program, self._path = screen, program, path

    def wait_for(self, spot, is_right):
        """Looks until the pixel at a place has a colour that is right; returns the colour."""
        ends = time.monotonic() + PATIENCE_S
        at = (round(spot[0]), round(spot[1]))
        while True:
            with Image.open(self._screen.picture(self._path)) as picture:
                pixel = picture.convert("RGB").getpixel(at)
            if is_right(pixel):
                return pixel
            assert self._program.poll() is None, "the program has ended"
            assert time.monotonic() < ends, f"the pixel at {at} is {pixel}; see {self._path}"
            time.sleep(0.1)


def tab_spot(park, tab_id):
    """Returns a place in the ground of a tab, which its accent fills when it is open."""
    at = [tab.id for tab in park.tabs].index(tab_id)
    return ((TAB_LEFT + TAB_WIDTH * at + 12) * SCALE, HEIGHT - 30 * SCALE)


def is_accent(park, tab_id):
    accent = next(tab.accent for tab in park.tabs if tab.id == tab_id)
    wanted = rgb(PALETTES["day"].accent(accent).fill)
    return lambda pixel: max(abs(a - b) for a, b in zip(pixel, wanted, strict=True)) <= 2


def fact_spot():
    """Returns the middle of a figure of the scene, in pixels."""
    (shot,) = shots(sizes=((WIDTH, HEIGHT),), languages=("zh",), themes=("day",), scene=SCENE)
    (laid_out,) = compose_screens(source().kiosk, shot)
    target = next(t for t in laid_out.front.targets if isinstance(t.action, OpenFact))
    return (
        (target.rect.x + target.rect.w / 2) * SCALE,
        (target.rect.y + target.rect.h / 2) * SCALE,
    )


@pytest.mark.slow
def test_that_a_visitor_finds_a_fact_on_a_real_screen(screen, state, tmp_path):
    park = source().kiosk
    corner = (WIDTH * 0.8, 6)
    environment = screen.environment(KIOSK_STATE_DIR=str(state))
    program = start(environment, "--content", str(CONTENT))
    watcher = Watcher(screen, program, tmp_path / "screen.png")
    try:
        first = park.tabs[0].id
        watcher.wait_for(tab_spot(park, first), is_accent(park, first))

        screen.touch(*tab_spot(park, "headquarters"))
        watcher.wait_for(tab_spot(park, "headquarters"), is_accent(park, "headquarters"))
        bright = watcher.wait_for(corner, lambda pixel: sum(pixel) > 600)

        screen.touch(*fact_spot())
        watcher.wait_for(corner, lambda pixel: sum(pixel) < sum(bright) - 90)

        screen.key("Escape")
        watcher.wait_for(corner, lambda pixel: pixel == bright)
    finally:
        if program.poll() is None:
            program.send_signal(signal.SIGTERM)
        _, said = program.communicate(timeout=20)

    assert program.returncode == 0, said
    assert "Traceback" not in said
    logged = "".join(path.read_text(encoding="utf-8") for path in state.rglob("*.log"))
    assert " ERROR " not in logged
    assert " WARNING " not in logged


def test_that_broken_content_ends_with_plain_words_and_1(tmp_path, monkeypatch):
    broken = tmp_path / "content"
    broken.mkdir()
    (broken / "kiosk.yaml").write_text("name: [unclosed\n", encoding="utf-8")
    monkeypatch.setenv("KIOSK_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("KIOSK_CACHE_DIR", str(tmp_path / "cache"))
    command = [sys.executable, "-m", "kiosk", "run", "--content", str(broken)]

    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert done.returncode == 1
    assert done.stdout == ""
    assert "cannot be shown" in done.stderr
    assert "kiosk.yaml:" in done.stderr
    assert "Traceback" not in done.stderr
