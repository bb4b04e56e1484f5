"""A worker process that is waited for, up to a limit; restarted once when it dies or hangs."""

import json
import logging
import queue
import subprocess
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from kiosk.ui.kit.worker_command import worker_arguments, worker_environment

log = logging.getLogger(__name__)
HANGS_AFTER_S = 20.0
"""A worker that answers nothing for so long is taken for hung, here as in the window."""
MOST_TRIES = 2
ENDS_WITHIN_S = 5.0


class WaitingWorker:
    """Asks a worker and waits for its answer."""

    def __init__(self, name: str, cache: Path, hangs_after_s: float = HANGS_AFTER_S) -> None:
        """Prepares the worker; it starts with the first request.

        Args:
            name: ``chart`` or ``raster``.
            cache: The folder for what can be made again.
            hangs_after_s: How long one answer may take.
        """
        self._name = name
        self._cache = cache
        self._patience = hangs_after_s
        self._process: subprocess.Popen[str] | None = None
        self._asked = 0
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()

    def ask(self, message: Mapping[str, Any]) -> str:
        """Carries out a request.

        Returns:
            What went wrong; "" where nothing did.
        """
        for _ in range(MOST_TRIES):
            try:
                answer = self._answer_to(message)
            except queue.Empty:
                log.warning("the %s worker hangs and is restarted", self._name)
            except OSError as error:
                log.warning("the %s worker died and is restarted: %s", self._name, error)
            else:
                return "" if answer.get("ok") is True else str(answer.get("error") or "no reason")
            self._kill()
        return f"the {self._name} worker died or hung twice over this"

    def close(self) -> None:
        """Ends the process."""
        process = self._process
        if process is not None and process.stdin is not None:
            try:
                process.stdin.close()
                process.wait(timeout=ENDS_WITHIN_S)
            except (OSError, subprocess.TimeoutExpired):
                log.info("the %s worker does not end by itself", self._name)
        self._kill()

    def _answer_to(self, message: Mapping[str, Any]) -> Mapping[str, Any]:
        """Returns the answer of the worker, started if there is none.

        Raises:
            OSError: It cannot be started, or has died.
            Empty: It does not answer.
        """
        process = self._process or self._start()
        if process.stdin is None:
            raise OSError("it cannot be spoken to")
        self._asked += 1
        request_id = str(self._asked)
        process.stdin.write(json.dumps({**message, "id": request_id}) + "\n")
        process.stdin.flush()
        ends = time.monotonic() + self._patience
        while True:
            line = self._answers.get(timeout=max(0.001, ends - time.monotonic()))
            if not line:
                raise OSError("it ended")
            answer = _answer_in(line)
            if answer.get("id") == request_id:
                return answer
            log.warning("the %s worker said what nobody asked for: %r", self._name, line[:200])

    def _start(self) -> subprocess.Popen[str]:
        process = subprocess.Popen(  # noqa: S603 - our own module, no shell
            worker_arguments(self._name),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=worker_environment(self._cache),
        )
        self._process = process
        # Lines of a worker that was killed must not be taken for those of the next one.
        self._answers = queue.SimpleQueue()
        # A pipe cannot be waited for with a limit on every system; a queue can.
        threading.Thread(target=_listen, args=(process.stdout, self._answers), daemon=True).start()
        return process

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        if process.stdin is not None:
            try:
                process.stdin.close()
            except OSError:
                log.debug("the %s worker did not take its last line", self._name)


def _answer_in(line: str) -> Mapping[str, Any]:
    """Returns the answer that a line holds; nothing where it holds none."""
    try:
        answer = json.loads(line)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _listen(said: IO[str] | None, answers: "queue.SimpleQueue[str]") -> None:
    """Passes lines on; "" says that there will be no more."""
    if said is not None:
        with said:
            for line in said:
                answers.put(line)
    answers.put("")
