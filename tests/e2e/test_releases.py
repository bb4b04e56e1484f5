"""The real program is fed: saved content comes onto the screen, and nothing takes it away."""

import os
import shutil
import signal
from pathlib import Path

import pytest

from tests.e2e.supervised import Supervised, supervised
from tests.support.shipped import CONTENT

pytestmark = pytest.mark.slow
PATIENCE_S = 300.0


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Returns content of its own, whose visits end soon."""
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    path = folder / "kiosk.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("idle_seconds: 60", "idle_seconds: 10")
    path.write_text(text.replace("warning_seconds: 20", "warning_seconds: 10"), encoding="utf-8")
    return folder


def wait_for_release(kiosk: Supervised, version: str) -> None:
    kiosk.wait_for(lambda pulse: pulse.release == version, PATIENCE_S, f"release {version}")


def test_that_saved_content_is_shown_and_stays_whatever_becomes_of_the_folder(
    tmp_path: Path, content: Path
) -> None:
    overview = content / "tabs" / "overview.yaml"
    with supervised(tmp_path, content=content) as kiosk:
        kiosk.showing()
        wait_for_release(kiosk, "1")

        words = overview.read_text(encoding="utf-8")
        overview.write_text(words.replace("昔日数烟囱", "昨日数烟囱", 1), encoding="utf-8")
        wait_for_release(kiosk, "2")

        overview.write_text(words[: len(words) // 2], encoding="utf-8")
        report = content / "problems.txt"
        kiosk.wait_for(lambda _: report.exists(), PATIENCE_S, "a report")
        assert "错误" in report.read_text(encoding="utf-8-sig")

        shutil.rmtree(content)
        before = kiosk.showing()
        os.kill(before.pid, signal.SIGKILL)
        after = kiosk.next_kiosk(before.pid)
        assert after.release == "2"
        assert after.scene
        assert not after.calm
        assert kiosk.stop() == 0
