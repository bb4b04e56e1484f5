"""What a start need not wait for is done once its first frame stands, step by step."""

import pytest
from PySide6.QtCore import QObject, Signal

from kiosk.ui.shell import after_first_frame
from kiosk.ui.shell.after_first_frame import AfterFirstFrame
from tests.ui.kit.waiting import PATIENCE_MS


class Opening(QObject):
    """As much of a window as is asked."""

    first_painted = Signal()


@pytest.fixture
def opening(qapp):
    opening = Opening()
    yield opening
    opening.deleteLater()


def steps_into(done, fails_at=None):
    def begin():
        for step in range(4):
            if step == fails_at:
                raise RuntimeError("a step fails")
            done.append(step)
            yield

    return begin


def test_that_nothing_is_done_before_the_first_frame(qtbot, opening, monkeypatch):
    monkeypatch.setattr(after_first_frame, "LATEST_MS", PATIENCE_MS)
    done: list[int] = []
    AfterFirstFrame(opening, steps_into(done))
    qtbot.wait(50)

    assert done == []


def test_that_the_event_loop_turns_between_the_steps(qtbot, opening):
    done: list[int] = []
    after = AfterFirstFrame(opening, steps_into(done))
    opening.first_painted.emit()
    assert done == [0]
    opening.first_painted.emit()
    qtbot.waitUntil(lambda: not after.is_busy, timeout=PATIENCE_MS)

    assert done == [0, 1, 2, 3]


def test_that_a_first_frame_that_never_lacks_nothing_is_not_waited_for(qtbot, opening, monkeypatch):
    monkeypatch.setattr(after_first_frame, "LATEST_MS", 10)
    done: list[int] = []
    AfterFirstFrame(opening, steps_into(done))

    qtbot.waitUntil(lambda: done == [0, 1, 2, 3], timeout=PATIENCE_MS)


def test_that_after_a_step_that_fails_no_other_is_taken(qtbot, opening):
    done: list[int] = []
    after = AfterFirstFrame(opening, steps_into(done, fails_at=2))
    with qtbot.captureExceptions() as caught:
        opening.first_painted.emit()
        qtbot.waitUntil(lambda: not after.is_busy, timeout=PATIENCE_MS)

    assert done == [0, 1]
    assert [str(error) for _, error, _ in caught] == ["a step fails"]
