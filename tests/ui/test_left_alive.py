"""Proof that the guard of all tests of windows sees what a test leaves behind."""

import sys

import pytest
from PySide6.QtCore import QProcess, QTimer
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import left_alive
from tests.ui.kit.waiting import PATIENCE_MS


def test_that_a_running_timer_is_named(qapp):
    timer = QTimer()
    assert left_alive() == []
    timer.start(100_000)
    assert [words.split()[0] for words in left_alive()] == ["timer"]
    timer.stop()
    assert left_alive() == []


def test_that_a_running_process_is_named(qapp):
    process = QProcess()
    process.start(sys.executable, ["-S", "-c", "import sys; sys.stdin.read()"])
    assert process.waitForStarted(PATIENCE_MS)
    assert [words.split()[0] for words in left_alive()] == ["process"]
    process.closeWriteChannel()
    assert process.waitForFinished(PATIENCE_MS)
    assert left_alive() == []


@pytest.mark.parametrize("shown", [True, False])
def test_that_a_window_is_named_even_where_it_is_hidden(qapp, shown):
    window = QWidget()
    window.setVisible(shown)
    assert [words.split()[0] for words in left_alive()] == ["window"]
    window.close()
    window.deleteLater()
