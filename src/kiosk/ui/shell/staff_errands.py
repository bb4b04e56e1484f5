"""Carries out what staff ask for on their page, as far as it takes a command of its own."""

import logging
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal

from kiosk.health.watch import RESTART_WANTED
from kiosk.model.actions import StaffWish
from kiosk.ui.shell.staff_desk import StaffDesk

log = logging.getLogger(__name__)
LONGEST_MS = 900_000
"""A folder that does not answer must not keep the page waiting for ever; the command may wait for
another that makes a release, and lay out and draw everything itself."""
COMMANDS: dict[StaffWish, tuple[str, ...]] = {
    "reload": ("release", "build", "--apply"),
    "roll_back": ("release", "rollback"),
}


class StaffErrands(QObject):
    """Ends the program, or has a command of its own change which content is shown."""

    content_changed = Signal()

    def __init__(self, desk: StaffDesk, content: Path, program: Sequence[str] = ()) -> None:
        """Serves a desk.

        Args:
            desk: Where staff ask; also the owner.
            content: The folder whose releases are meant.
            program: The words before a command, instead of those that start this program.
        """
        super().__init__(desk)
        self._desk = desk
        self._content = content
        self._program = tuple(program) or (sys.executable, "-m", "kiosk")
        self._process: QProcess | None = None
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(LONGEST_MS)
        self._limit.timeout.connect(self._on_too_long)
        desk.exit_requested.connect(self._on_exit)
        desk.restart_requested.connect(self._on_restart)
        desk.reload_requested.connect(self._on_reload)
        desk.rollback_requested.connect(self._on_roll_back)

    def close(self) -> None:
        """Ends what is still running."""
        if self._process is not None:
            self._limit.stop()
            self._process.blockSignals(True)
            self._process.kill()
            self._process.waitForFinished(1_000)

    def _on_exit(self) -> None:
        log.info("staff end the kiosk")
        QCoreApplication.exit(0)

    def _on_restart(self) -> None:
        log.info("staff start the kiosk anew")
        QCoreApplication.exit(RESTART_WANTED)

    def _on_reload(self) -> None:
        self._carry_out("reload")

    def _on_roll_back(self) -> None:
        self._carry_out("roll_back")

    def _carry_out(self, wish: StaffWish) -> None:
        """Starts a command; its own process reads the content folder, which may not answer."""
        if self._process is not None:
            return
        words = (*self._program, *COMMANDS[wish], "--content", str(self._content))
        self._process = process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(partial(self._on_finished, wish))
        process.errorOccurred.connect(partial(self._on_error, wish))
        self._limit.start()
        process.start(words[0], list(words[1:]))

    def _on_too_long(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _on_error(self, wish: StaffWish, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end(wish, well=False)

    def _on_finished(self, wish: StaffWish, code: int, status: QProcess.ExitStatus) -> None:
        self._end(wish, well=status == QProcess.ExitStatus.NormalExit and code == 0)

    def _end(self, wish: StaffWish, *, well: bool) -> None:
        process, self._process = cast("QProcess", self._process), None
        self._limit.stop()
        process.deleteLater()
        log.info("what staff asked for %s: %s", "was done" if well else "failed", wish)
        self._desk.answer(wish, well=well)
        if well:
            self.content_changed.emit()
