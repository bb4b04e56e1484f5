"""The calm page alone on the screen: what stands there where the kiosk itself cannot."""

import logging
import sys
from collections.abc import Sequence

from PySide6.QtCore import QProcess, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.health.calm_words import CalmWords
from kiosk.theme.palettes import PALETTES
from kiosk.ui.shell.calm_page import paint_calm

log = logging.getLogger(__name__)
SHIFT_EVERY_MS = 120_000
SHIFTS = ((0.0, 0.0), (0.04, -0.08), (-0.04, 0.1), (0.06, 0.14), (-0.06, -0.14))
"""Where the words stand in turn, as shares of the sides: nothing burns in."""
ASK_EVERY_MS = 60_000


class CalmWindow(QWidget):
    """Two quiet lines in the dark, and now and then the question whether there is more to show."""

    retry_wanted = Signal()

    def __init__(self, words: CalmWords, question: Sequence[str] = ()) -> None:
        """Creates the window.

        Args:
            words: What it says.
            question: A command that ends with 0 once the kiosk can be shown again.
        """
        super().__init__()
        self.setObjectName("calm-window")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._words, self._question = words, list(question)
        self._turn = 0
        self._asking = QProcess(self)
        self._asking.setStandardOutputFile(QProcess.nullDevice())
        self._asking.setStandardErrorFile(QProcess.nullDevice())
        self._asking.finished.connect(self._on_answered)
        self._shift = _every(self, SHIFT_EVERY_MS)
        self._shift.timeout.connect(self._on_shift)
        self._ask = _every(self, ASK_EVERY_MS)
        self._ask.timeout.connect(self._on_ask)

    def leave(self) -> None:
        """Ends what it started."""
        self._ask.stop()
        self._asking.blockSignals(True)
        if self._asking.state() != QProcess.ProcessState.NotRunning:
            self._asking.kill()
            self._asking.waitForFinished(1_000)

    def _on_shift(self) -> None:
        self._turn = (self._turn + 1) % len(SHIFTS)
        self.update()

    def _on_ask(self) -> None:
        if not self._question:
            return
        if self._asking.state() == QProcess.ProcessState.NotRunning:
            self._asking.start(self._question[0], self._question[1:])
        else:
            # A folder that does not answer holds the question up, never this window.
            self._asking.kill()

    def _on_answered(self, code: int, status: QProcess.ExitStatus) -> None:
        if status == QProcess.ExitStatus.NormalExit and code == 0:
            log.info("the content can be read again")
            self.retry_wanted.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        across, down = SHIFTS[self._turn]
        box = QRectF(self.rect())
        palette = PALETTES["night"]
        painter.fillRect(box, QColor(palette.canvas))
        moved = box.translated(across * box.width(), down * box.height())
        words = (self._words.title, self._words.body)
        paint_calm(painter, moved, words, self._words.language, palette)
        painter.end()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # Only the program itself closes it, by ending.
        event.ignore() if event.spontaneous() else event.accept()


def check_command(content: str) -> list[str]:
    """Returns the question whether a content folder can be shown."""
    return [sys.executable, "-m", "kiosk", "check", "--content", content]


def _every(parent: QWidget, ms: int) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(ms)
    timer.start()
    return timer
