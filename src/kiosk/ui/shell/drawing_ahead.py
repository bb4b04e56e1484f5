"""Has the pictures of all scenes drawn by a process of its own, once the first scene is shown."""

import json
import logging
import sys
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer

from kiosk.ui.kit.worker_command import worker_environment
from kiosk.ui.shell.window import Window

log = logging.getLogger(__name__)
MODULE = "kiosk.snapshot.ahead"
BEGINS_AFTER_MS = 3_000
"""Until then the window itself has what is one touch away drawn, and needs the processor."""
ENDS_WITHIN_MS = 2_000


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
        self._closing = False
        self._process = QProcess(self)
        environment = QProcessEnvironment()
        for name, value in worker_environment(cache).items():
            environment.insert(name, value)
        environment.insert("KIOSK_CACHE_DIR", str(cache))
        self._process.setProcessEnvironment(environment)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setProgram(sys.executable)
        self._process.finished.connect(self._on_finished)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(BEGINS_AFTER_MS)
        self._later.timeout.connect(self._on_time)

    def begin(self) -> None:
        """Starts the process some seconds from now."""
        self._later.start()

    def draw_for(self, content: Path) -> None:
        """Begins again, for the content in another folder."""
        self.close()
        self._content = content
        self._closing = False
        self.begin()

    def close(self) -> None:
        """Ends the process; what it has drawn is whole."""
        self._later.stop()
        self._closing = True
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.terminate()
            if not self._process.waitForFinished(ENDS_WITHIN_MS):
                self._process.kill()
                self._process.waitForFinished(ENDS_WITHIN_MS)

    def _on_time(self) -> None:
        stage = json.dumps(asdict(self._window.store.stage))
        self._process.setArguments(["-P", "-m", MODULE, str(self._content), stage])
        self._process.start()

    def _on_finished(self, code: int) -> None:
        said = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip()
        if (code or said) and not self._closing:
            log.warning("drawing ahead ended with %d: %s", code, said[-2000:])
