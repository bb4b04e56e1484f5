"""One worker process, asked over pipes, restarted when it dies or hangs, ended when at rest."""

import json
import logging
from collections import deque
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from kiosk.ui.kit.own_process import OwnProcess
from kiosk.ui.kit.worker_command import worker_arguments

log = logging.getLogger(__name__)
HANGS_AFTER_MS = 20_000
"""A worker that answers nothing for so long is taken for hung."""
RESTS_AFTER_MS = 20_000
"""A worker that was asked nothing for so long is ended: it weighs more than starting it again."""
MOST_TRIES = 2
MOST_COMPLAINTS = 2_000
"""So many characters of what a dying worker wrote go to the log."""


class WorkerProcess(QObject):
    """Sends requests one at a time and says when each is done."""

    done = Signal(str)
    failed = Signal(str, str)

    def __init__(
        self,
        worker: str,
        cache: Path,
        parent: QObject,
        hangs_after_ms: int = HANGS_AFTER_MS,
        rests_after_ms: int = RESTS_AFTER_MS,
    ) -> None:
        """Prepares the worker; it starts with the first request.

        Args:
            worker: ``chart`` or ``raster``.
            cache: The folder for what can be made again.
            parent: Owner.
            hangs_after_ms: How long one answer may take.
            rests_after_ms: How long the process is kept without work.
        """
        super().__init__(parent)
        self._name = worker
        self._cache = cache
        self._waiting: deque[tuple[str, dict[str, Any]]] = deque()
        self._current: tuple[str, dict[str, Any]] | None = None
        self._tries = 0
        self._process: OwnProcess | None = None
        self._closing = False
        self._complaints = ""
        self._watch = self._timer(hangs_after_ms)
        self._watch.timeout.connect(self._on_hung)
        self._rest = self._timer(rests_after_ms)
        self._rest.timeout.connect(self._on_rested)

    def _timer(self, ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        return timer

    @property
    def busy(self) -> bool:
        """Whether anything is asked for and not answered."""
        return self._current is not None or bool(self._waiting)

    @property
    def pid(self) -> int:
        """The process id, 0 while it does not run."""
        return self._process.pid if self._process is not None else 0

    def ask(self, key: str, message: dict[str, Any], *, first: bool) -> None:
        """Queues a request.

        Args:
            key: Names the request in `done` and `failed`.
            message: What the worker is told, without id.
            first: Whether it goes before those that wait.
        """
        if first:
            self._waiting.appendleft((key, message))
        else:
            self._waiting.append((key, message))
        self._next()

    def advance(self, key: str) -> None:
        """Moves a request that waits before all others."""
        for index, (waiting, message) in enumerate(self._waiting):
            if waiting == key:
                del self._waiting[index]
                self._waiting.appendleft((key, message))
                return

    def forget_waiting(self) -> tuple[str, ...]:
        """Drops what waits and returns its keys; what is being drawn goes on."""
        keys = tuple(key for key, _ in self._waiting)
        self._waiting.clear()
        return keys

    def close(self) -> None:
        """Ends the process."""
        self._closing = True
        self._waiting.clear()
        self._watch.stop()
        self._rest.stop()
        process, self._process = self._process, None
        if process is not None:
            process.end()

    def _next(self) -> None:
        if self._current is not None or self._closing:
            return
        if not self._waiting:
            self._rest.start()
            return
        self._rest.stop()
        self._current = self._waiting.popleft()
        self._tries = 0
        self._send()

    def _send(self) -> None:
        if self._current is None:
            return
        self._tries += 1
        key, message = self._current
        process = self._running()
        if process is not self._process:
            return  # It could not be started; what follows has been done already.
        process.write((json.dumps({**message, "id": key}) + "\n").encode())
        self._watch.start()

    def _running(self) -> OwnProcess:
        if self._process is None:
            process = OwnProcess(self, self._cache)
            process.readyReadStandardError.connect(self._on_complaint)
            process.readyReadStandardOutput.connect(self._on_output)
            process.finished.connect(self._on_finished)
            process.errorOccurred.connect(self._on_error)
            program, *arguments = worker_arguments(self._name)
            self._complaints = ""
            # Kept before it starts: where starting fails at once, that is said inside start().
            self._process = process
            process.start(program, arguments)
            return process
        return self._process

    def _on_output(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            line = bytes(process.readLine().data())
            try:
                answer = json.loads(line)
            except ValueError:
                log.warning("the %s worker said what cannot be read: %r", self._name, line[:200])
                continue
            self._take(answer)

    def _take(self, answer: dict[str, Any]) -> None:
        if self._current is None or answer.get("id") != self._current[0]:
            return
        key, _ = self._current
        self._current = None
        self._watch.stop()
        if answer.get("ok"):
            self.done.emit(key)
        else:
            self.failed.emit(key, str(answer.get("error", "")))
        self._next()

    def _on_hung(self) -> None:
        log.warning("the %s worker hangs and is restarted", self._name)
        process = self._process
        if process is None or not process.is_running:
            self._on_finished()
        else:
            process.kill()

    def _on_rested(self) -> None:
        """Ends a process that has nothing to do; the next request starts another."""
        process, self._process = self._process, None
        if process is not None:
            # It holds nothing that it would have to save, and its end is nobody's fault.
            process.finished.disconnect(self._on_finished)
            process.finished.connect(process.deleteLater)
            process.kill()

    def _on_complaint(self) -> None:
        """Keeps the last that a worker wrote for staff, to say why it died."""
        if self._process is not None:
            said = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
            self._complaints = (self._complaints + said)[-MOST_COMPLAINTS:]

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._on_finished()

    def _on_finished(self) -> None:
        """Starts anew after a death; the drawing is tried once more, then given up."""
        if self._closing:
            return
        if self._process is not None:
            self._on_complaint()
            self._process.deleteLater()
            self._process = None
        self._watch.stop()
        if self._current is None:
            return
        if self._tries < MOST_TRIES:
            log.warning("the %s worker died and is restarted", self._name)
            self._send()
            return
        key, _ = self._current
        self._current = None
        self.failed.emit(
            key, f"the {self._name} worker died twice over this: {self._complaints.strip()}"
        )
        self._next()
