"""Has the pictures of all scenes drawn by a process of its own, once the first scene is shown."""

import json
import logging
import sys
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer

from kiosk.ui.kit.own_process import OwnProcess
from kiosk.ui.shell.window import Window

log = logging.getLogger(__name__)
MODULE = "kiosk.snapshot.ahead"
BEGINS_AFTER_MS = 3_000
"""Until then the window itself has what is one touch away drawn, and needs the processor."""


class DrawingAhead(QObject):
    """Starts the process when it is told to, and ends it with the window."""

    def __init__(self, content: Path, cache: Path, window: Window) -> None:
        """Prepares the start.

        Args:
            content: The content folder.
            cache: The folder for what can be made again.
            window: Knows the screen that pictures are drawn for; also the owner.
        """
        super().__init__(window)
        self._content, self._window = content, window
        self._closed = self._begins_again = False
        self._process = OwnProcess(self, cache)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setProgram(sys.executable)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(BEGINS_AFTER_MS)
        self._later.timeout.connect(self._on_time)

    @property
    def pid(self) -> int:
        """The process's id, 0 while it does not run."""
        return self._process.pid

    def begin(self) -> None:
        """Starts the process some seconds from now."""
        self._later.start()

    def draw_for(self, content: Path) -> None:
        """Begins again for the content in another folder, once what is being drawn has ended."""
        self._content = content
        self._later.stop()
        if self._process.is_running:
            self._begins_again = True
            self._process.tell_to_end()
        else:
            self.begin()

    def close(self) -> None:
        """Ends the process; what it has drawn is whole."""
        self._later.stop()
        self._closed = True
        self._process.end()

    def _on_time(self) -> None:
        try:
            stage = json.dumps(asdict(self._window.store.stage))
        except RuntimeError:  # No screen has given the window a size yet.
            self._later.start()
            return
        self._process.setArguments(["-P", "-m", MODULE, str(self._content), stage])
        self._process.start()

    def _goes_on(self) -> bool:
        """Begins again where that was wanted; says whether it was."""
        again, self._begins_again = self._begins_again, False
        if again:
            self.begin()
        return again

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and not self._closed:
            log.warning("what draws ahead cannot be started")
            self._goes_on()

    def _on_finished(self, code: int) -> None:
        if self._closed or self._goes_on():
            return
        said = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip()
        if code or said:
            log.warning("drawing ahead ended with %d: %s", code, said[-2000:])
