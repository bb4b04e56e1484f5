"""The process that draws ahead: begun late, begun anew for other content, waited for by nobody."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from kiosk.ui.kit import own_process
from kiosk.ui.scenes.stage import measure_stage
from kiosk.ui.shell import drawing_ahead
from kiosk.ui.shell.drawing_ahead import DrawingAhead
from tests.ui.kit.waiting import PATIENCE_MS

DRAWS = """
import signal, sys, time
from pathlib import Path
if {stubborn}:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
with Path(__file__).with_name("notes").open("a") as notes:
    notes.write(sys.argv[1] + "\\n")
time.sleep({seconds})
"""


class WindowOfASize(QObject):
    """Stands for a window: all that is asked of it is its stage."""

    store = SimpleNamespace(stage=measure_stage(1920, 1080, 55))


@pytest.fixture
def draw(qtbot, monkeypatch, tmp_path):
    """Returns a function that begins to draw for content A with a program that notes its start."""
    monkeypatch.setattr(drawing_ahead, "MODULE", "noted_drawing")
    monkeypatch.setattr(drawing_ahead, "BEGINS_AFTER_MS", 1)
    monkeypatch.setattr(own_process, "ENDS_WITHIN_MS", 300)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    window, begun = WindowOfASize(), []

    def begin(*, stubborn=False, seconds=600):
        program = DRAWS.format(stubborn=stubborn, seconds=seconds)
        (tmp_path / "noted_drawing.py").write_text(program, encoding="utf-8")
        ahead = DrawingAhead(Path("A"), tmp_path, window)  # type: ignore[arg-type]
        begun.append(ahead)
        ahead.begin()
        qtbot.waitUntil(lambda: drawn(tmp_path) == ["A"], timeout=PATIENCE_MS)
        return ahead

    yield begin
    for ahead in begun:
        ahead.close()
        assert ahead.pid == 0


def drawn(folder):
    notes = folder / "notes"
    return notes.read_text(encoding="utf-8").split() if notes.exists() else []


def test_that_it_waits_for_a_screen(qtbot, monkeypatch, tmp_path):
    class WindowWithoutSize(QObject):
        asked = 0

        @property
        def store(self):
            self.asked += 1
            raise RuntimeError("the scene store has no stage yet")

    monkeypatch.setattr(drawing_ahead, "BEGINS_AFTER_MS", 1)
    window = WindowWithoutSize()
    ahead = DrawingAhead(Path("A"), tmp_path, window)  # type: ignore[arg-type]
    ahead.begin()

    qtbot.waitUntil(lambda: window.asked > 2, timeout=PATIENCE_MS)

    assert ahead.pid == 0
    ahead.close()


def test_that_other_content_is_drawn_once_the_old_drawing_ended_and_nobody_waits(
    qtbot, draw, tmp_path
):
    ahead = draw(stubborn=True)
    first = ahead.pid
    ahead.draw_for(Path("B"))

    assert ahead.pid == first, "it was waited for"
    qtbot.waitUntil(lambda: drawn(tmp_path) == ["A", "B"], timeout=PATIENCE_MS)
    assert ahead.pid not in {0, first}


def test_that_the_latest_of_several_contents_is_drawn(qtbot, draw, tmp_path):
    ahead = draw(stubborn=True)
    for name in "BCD":
        ahead.draw_for(Path(name))

    qtbot.waitUntil(lambda: drawn(tmp_path) == ["A", "D"], timeout=PATIENCE_MS)


def test_that_other_content_is_drawn_where_all_had_been_drawn(qtbot, draw, tmp_path):
    ahead = draw(seconds=0)
    qtbot.waitUntil(lambda: ahead.pid == 0, timeout=PATIENCE_MS)
    ahead.draw_for(Path("B"))

    qtbot.waitUntil(lambda: drawn(tmp_path) == ["A", "B"], timeout=PATIENCE_MS)


def test_that_closing_ends_it_for_good(qtbot, draw, tmp_path):
    ahead = draw(stubborn=True)
    ahead.draw_for(Path("B"))
    ahead.close()

    assert ahead.pid == 0
    assert not ahead._later.isActive()


def test_that_a_program_that_cannot_be_started_is_told_to_the_log(qtbot, draw, caplog):
    ahead = draw(seconds=0)
    qtbot.waitUntil(lambda: ahead.pid == 0, timeout=PATIENCE_MS)
    ahead._process.setProgram("no-such-program")
    ahead.begin()

    qtbot.waitUntil(lambda: "cannot be started" in caplog.text, timeout=PATIENCE_MS)
