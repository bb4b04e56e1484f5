"""Runs the process that takes new content, and says when a release is ready to be shown."""

import contextlib
import json
import logging
import sys
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from kiosk.ui.kit.own_process import OwnProcess
from kiosk.ui.shell.window import Window

log = logging.getLogger(__name__)
MODULE = "kiosk.releases.watch"
BEGINS_AFTER_MS = 10_000
"""A start, and what is drawn right after it, come first."""
AGAIN_AFTER_MS, AGAIN_AT_MOST_MS = 5_000, 300_000
LONGEST_LINE = 65_536


class ReleaseWatch(QObject):
    """Listens to the process; starts it again when it ends."""

    release_ready = Signal(int)
    problems_found = Signal(int)
    damage_found = Signal(int)

    def __init__(self, content: Path, cache: Path, window: Window) -> None:
        """Prepares the start.

        Args:
            content: The content folder.
            cache: The folder for what can be made again.
            window: Knows the screen that pictures are drawn for; also the owner.
        """
        super().__init__(window)
        self._content, self._window = content, window
        self._rest = b""
        self._wait_ms = AGAIN_AFTER_MS
        self._closed = False
        self._process = OwnProcess(self, cache)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.setProgram(sys.executable)
        self._process.readyReadStandardOutput.connect(self._on_said)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._start)

    @property
    def pid(self) -> int:
        """The process's id, 0 while it does not run."""
        return self._process.pid

    def begin(self, after_ms: int = BEGINS_AFTER_MS) -> None:
        """Starts the process some seconds from now."""
        if not self._closed and not self._later.isActive() and not self.pid:
            self._later.start(after_ms)

    def refuse(self, version: int) -> None:
        """Says that a release could not be shown, so that it is not offered again."""
        if not self.pid:
            self._later.stop()
            self._start()
        self._process.write(f"refuse {version}\n".encode())

    def close(self) -> None:
        """Ends the process; what it was making is no release yet."""
        self._closed = True
        self._later.stop()
        self._process.end()

    def _start(self) -> None:
        if self._closed:
            return
        self._rest = b""
        arguments = ["-P", "-m", MODULE, str(self._content)]
        with contextlib.suppress(RuntimeError):  # the window has no size yet
            arguments.append(json.dumps(asdict(self._window.store.stage)))
        self._process.setArguments(arguments)
        self._process.start()

    def _on_said(self) -> None:
        *lines, rest = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        self._rest = rest[-LONGEST_LINE:]
        for line in lines:
            self._hear(line)

    def _hear(self, line: bytes) -> None:
        try:
            event = json.loads(line)
            kind, number = event["event"], int(event.get("version", event.get("count", 0)))
        except (ValueError, TypeError, KeyError, AttributeError):
            log.warning("the process that takes content said %r", line[:200])
            return
        self._wait_ms = AGAIN_AFTER_MS
        if kind == "release":
            self.release_ready.emit(number)
        elif kind == "problems":
            self.problems_found.emit(number)
        elif kind == "damaged":
            self.damage_found.emit(number)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._try_again("cannot be started")

    def _on_finished(self, code: int) -> None:
        self._try_again(f"ended with {code}")

    def _try_again(self, what: str) -> None:
        if self._closed:
            return
        log.warning("the process that takes content %s; again in %d ms", what, self._wait_ms)
        self._later.start(self._wait_ms)
        self._wait_ms = min(2 * self._wait_ms, AGAIN_AT_MOST_MS)
