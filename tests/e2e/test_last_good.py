"""Content that broke over night: the next start shows what was good, and says what is wrong."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from kiosk import paths
from kiosk.errors import ContentError
from kiosk.releases.start import load_kiosk
from tests.support.shipped import CONTENT

PATIENCE_S = 40.0
PHOTOS = (
    "file,caption_zh,caption_en,credit_zh,credit_en,focus_x,focus_y\n"
    "hall.png,大厅,Hall,我,Me,0.5,0.4\n"
)
TOLD = "what it was before them is shown"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns content of its own whose first scene shows a photograph."""
    for name in ("CACHE", "STATE"):
        monkeypatch.setenv(f"KIOSK_{name}_DIR", str(tmp_path / name.lower()))
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    overview = folder / "tabs" / "overview.yaml"
    words = overview.read_text(encoding="utf-8")
    overview.write_text(words.replace("image: skyline\n", "image: hall.png\n", 1), encoding="utf-8")
    (folder / "tables" / "photos.csv").write_text(PHOTOS, encoding="utf-8")
    (folder / "images").mkdir(exist_ok=True)
    Image.new("RGB", (640, 360), "red").save(folder / "images" / "hall.png")
    return folder


def spoil(content: Path) -> None:
    with (content / "tabs" / "party.yaml").open("a", encoding="utf-8") as file:
        file.write("\naccent: [pink\n")
    (content / "images" / "hall.png").unlink()


def run_until(content: Path, is_there: Callable[[], bool]) -> tuple[int, str]:
    """Runs the kiosk without a screen until something is there; returns code and errors."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "kiosk", "run", "--windowed", "--content", str(content)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as program:
        ends = time.monotonic() + PATIENCE_S
        while not is_there() and program.poll() is None and time.monotonic() < ends:
            time.sleep(0.05)
        program.send_signal(signal.SIGTERM)
        _, said = program.communicate(timeout=20)
    assert is_there(), said
    return program.returncode, said


@pytest.mark.slow
def test_that_a_start_with_broken_content_shows_the_last_good_one(
    content: Path, tmp_path: Path
) -> None:
    log = tmp_path / "state" / "log" / "kiosk.log"
    pictures = tmp_path / "cache" / "pictures"

    def drawn() -> bool:
        return any(pictures.glob("*.kpic"))

    assert run_until(content, drawn) == (0, "")
    assert not log.exists()

    spoil(content)
    shutil.rmtree(pictures)
    assert run_until(content, drawn) == (0, "")

    logged = log.read_text(encoding="utf-8")
    assert "tabs/party.yaml:" in logged
    assert TOLD in logged
    assert "Traceback" not in logged


@pytest.mark.logs("every problem is logged")
def test_that_the_last_good_content_is_loaded_and_every_problem_logged(
    content: Path, caplog: pytest.LogCaptureFixture
) -> None:
    good = load_kiosk(content)
    spoil(content)
    (content / "tables" / "facts.csv").unlink()

    assert load_kiosk(content) == good

    assert "tabs/party.yaml:" in caplog.text
    assert "tables/facts.csv:" in caplog.text
    assert caplog.records[-1].getMessage().endswith(TOLD)


@pytest.mark.logs("every problem is logged")
def test_that_without_a_last_good_one_nothing_is_shown(content: Path) -> None:
    spoil(content)
    with pytest.raises(ContentError, match=r"tabs/party\.yaml:"):
        load_kiosk(content)
    load_kiosk(CONTENT)
    with pytest.raises(ContentError):
        load_kiosk(content)


@pytest.mark.logs("every problem is logged")
def test_that_a_damaged_last_good_one_is_not_shown(content: Path) -> None:
    load_kiosk(content)
    (kept,) = (paths.cache_dir() / "content").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    spoil(content)
    with pytest.raises(ContentError):
        load_kiosk(content)
