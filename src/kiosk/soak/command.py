"""What the command ``soak`` does: starts the program, starts it again where it ends, and judges."""

import json
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import IO, Any

import kiosk
from kiosk.bench.machine import HEIGHT, WIDTH, machine, virtual_screen
from kiosk.errors import KioskError
from kiosk.soak.findings import Findings
from kiosk.soak.task import Task
from kiosk.ui.kit.worker_command import python_path

SILENT_S = 180.0
"""A program that has said nothing for so long hangs."""
ENDS_WITHIN_S = 20.0
MOST_RESTARTS = 20
SAID = "said.txt"
"""What the program says on standard error."""
LOGGED = re.compile(r"^\S+ \S+ (WARNING|ERROR|CRITICAL) (.*)$")
Show = Callable[[Findings, float], None]


@contextmanager
def screen() -> Iterator[tuple[str, bool]]:
    """Gives Qt's platform, and whether it is the real screen: else a virtual one, or none."""
    if any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        yield os.environ.get("QT_QPA_PLATFORM", ""), True
        return
    if sys.platform != "linux":
        yield "", True
        return
    with virtual_screen() as found:
        yield "xcb" if found else "offscreen", False


class Soak:
    """One run: a folder of its own for what the program writes, and what was found."""

    def __init__(self, content: Path, task: Task, size: tuple[int, int] | None, show: Show) -> None:
        """Prepares it.

        Args:
            content: The content folder; it is copied.
            task: What is to be done.
            size: Of the window; the whole screen if not given.
            show: Told what was found so far, and for how many minutes.
        """
        self.findings = Findings((), task.seed)
        self._source, self._task, self._size, self._show = content, task, size, show
        self._platform = ""
        self._began = monotonic()

    @property
    def minutes(self) -> float:
        """How long it has been going on."""
        return (monotonic() - self._began) / 60

    def run(self) -> None:
        """Runs the program until the task is done, however often it has to be started.

        Raises:
            KioskError: It never came up.
        """
        with (
            tempfile.TemporaryDirectory(prefix="kiosk-soak-") as name,
            screen() as (platform, is_real),
        ):
            folder = Path(name)
            self._platform = platform
            if not is_real and self._size is None:
                self._size = (WIDTH, HEIGHT)
            self._task = replace(self._task, content=str(folder / "content"))
            copy_content(self._source, folder / "content")
            self._began = monotonic()
            # Whoever interrupts a run of days wants to know what it has found so far.
            with suppress(KeyboardInterrupt):
                self._run_on(folder)
            self._read_log(folder / "state" / "log")
            self.findings.usage_visits = _visits_in(folder / "state")

    def report(self) -> dict[str, Any]:
        """Returns all that was found, and on what."""
        size = "x".join(map(str, self._size)) if self._size else "whole screen"
        return {
            "machine": machine(),
            "screen": f"{self._platform or 'default'} {size}",
            "content": str(self._source),
            "ended": datetime.now().astimezone().isoformat(timespec="minutes"),
            "minutes": round(self.minutes, 1),
            **self.findings.as_json(),
        }

    def _is_over(self) -> bool:
        if self._task.visits is not None:
            return self.findings.visits >= self._task.visits
        return self._task.seconds is not None and self.minutes * 60 >= self._task.seconds

    def _run_on(self, folder: Path) -> None:
        while not self._is_over() and self.findings.restarts < MOST_RESTARTS:
            if self._run_once(folder):
                return
            if not self.findings.scenes:
                said = (folder / SAID).read_text(encoding="utf-8", errors="replace").strip()
                raise KioskError(f"the kiosk did not start: {said[-1000:] or 'it said nothing'}")

    def _run_once(self, folder: Path) -> bool:
        """Runs the program; returns whether it did all that it was told."""
        with (
            (folder / SAID).open("wb") as said,
            subprocess.Popen(  # noqa: S603 - our own program
                self._command(),
                env=self._environment(folder),
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
            ) as process,
        ):
            assert process.stdout is not None  # noqa: S101 - asked for
            try:
                done = self._listen(process.stdout)
            finally:
                ended = _end(process)
        if not done:
            self.findings.endings.append(ended)
        return done

    def _listen(self, words: IO[str]) -> bool:
        """Takes what the program says until it is done, ends or hangs."""
        lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=_read, args=(words, lines), daemon=True).start()
        while True:
            try:
                line = lines.get(timeout=SILENT_S)
            except queue.Empty:
                return False
            if not line:
                return False
            with suppress(ValueError):
                said = json.loads(line)
                if said["event"] == "done":
                    return True
                self.findings.take(said, self.minutes)
                self._show(self.findings, self.minutes)

    def _command(self) -> list[str]:
        findings, task = self.findings, self._task
        left = replace(
            task,
            seed=task.seed + findings.restarts,
            visits=None if task.visits is None else task.visits - findings.visits,
            seconds=None if task.seconds is None else task.seconds - self.minutes * 60,
            seen=tuple(findings.shown),
        )
        words = [sys.executable, "-P", "-m", "kiosk.soak.program", json.dumps(asdict(left))]
        words += ["--content", task.content]
        return words if self._size is None else [*words, "--size", "x".join(map(str, self._size))]

    def _environment(self, folder: Path) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
        platform = {"QT_QPA_PLATFORM": self._platform} if self._platform else {}
        return {
            **kept,
            **python_path(Path(kiosk.__file__).resolve().parents[1]),
            **platform,
            "KIOSK_CACHE_DIR": str(folder / "cache"),
            "KIOSK_STATE_DIR": str(folder / "state"),
        }

    def _read_log(self, folder: Path) -> None:
        for path in sorted(folder.glob("*.log*")):
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                found = LOGGED.match(line)
                if found is not None:
                    level = "WARNING" if found[1] == "WARNING" else "ERROR"
                    self.findings.log[level].append(found[2])


def copy_content(source: Path, target: Path) -> None:
    """Copies a content folder; large files are linked where the disk can do that."""
    shutil.copytree(source, target, copy_function=_link_or_copy)


def _link_or_copy(source: str, target: str) -> None:
    try:
        Path(target).hardlink_to(source)
    except OSError:
        shutil.copy2(source, target)


def _read(words: IO[str], lines: "queue.SimpleQueue[str]") -> None:
    with suppress(ValueError, OSError):
        for line in words:
            lines.put(line)
    lines.put("")


def _end(process: "subprocess.Popen[str]") -> str:
    """Waits for the end of a program, and makes one that does not come; says how it ended."""
    try:
        return f"ended with {process.wait(ENDS_WITHIN_S)}"
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return "hung"


def _visits_in(state: Path) -> int:
    """Returns how many visits the usage database holds."""
    from kiosk.usage.reading import read_report  # noqa: PLC0415 - brings SQLite
    from kiosk.usage.writer import FILE_NAME  # noqa: PLC0415 - with it

    today = datetime.now().astimezone().date()
    return read_report(state / FILE_NAME, None, None, today).visits
