"""The status as numbers for Prometheus: a text file that its node exporter collects."""

import logging
import threading
import time
from pathlib import Path

from kiosk.durable import replace_file
from kiosk.health.status import Status, read_status

log = logging.getLogger(__name__)
EVERY_S = 60.0
STATES = (
    "active",
    "warning",
    "attract",
    "asleep",
    "staff",
    "safe",
    "calm",
    "starting",
    "down",
)


def as_metrics(status: Status, wall: float) -> str:
    """Returns the status in Prometheus' text format, see its "exposition formats".

    Args:
        status: How the kiosk is.
        wall: Seconds since 1970, now.
    """
    age = status.heartbeat_age_s
    heard = None if age is None else wall - age
    memory = None if status.memory_mb is None else status.memory_mb * 1024 * 1024
    up = status.state not in {"down", "starting"}
    open_problems = sum(not problem.solved for problem in status.problems)
    lines = [
        *_one("kiosk_up", "gauge", "1 while frames are painted.", float(up)),
        "# HELP kiosk_state What the kiosk does: 1 for the state it is in.",
        "# TYPE kiosk_state gauge",
        *(f'kiosk_state{{state="{name}"}} {int(name == status.state)}' for name in STATES),
        *_one("kiosk_heartbeat_timestamp_seconds", "gauge", "When a frame was painted.", heard),
        *_one("kiosk_painted", "gauge", "0 while the screen takes no frames.", status.painted),
        *_one("kiosk_uptime_seconds", "gauge", "Since the kiosk was started.", status.uptime_s),
        *_one("kiosk_starts_total", "counter", "Starts since the machine was.", status.starts),
        *_one("kiosk_failures_total", "counter", "How many of them failed.", status.failures),
        *_one("kiosk_memory_bytes", "gauge", "Memory of kiosk and workers (PSS).", memory),
        *_one("kiosk_problems", "gauge", "Open problems that staff are told.", open_problems),
        "# HELP kiosk_info What is shown, and by which program.",
        "# TYPE kiosk_info gauge",
        f'kiosk_info{{release="{_label(status.release)}",program="{_label(status.program)}"}} 1',
    ]
    return "\n".join((*lines, ""))


def write_metrics(path: Path, status: Status) -> None:
    """Replaces the text file.

    Raises:
        OSError: It cannot be written.
    """
    replace_file(path, as_metrics(status, time.time()).encode())
    # The collector is another user.
    path.chmod(0o644)


class MetricsWriter:
    """Writes the text file every minute, from a thread: its folder may be slow."""

    def __init__(self, path: Path, state_dir: Path, every_s: float = EVERY_S) -> None:
        """Begins."""
        self._path, self._state_dir, self._every_s = path, state_dir, every_s
        self._ended = threading.Event()
        self._complained = False
        self._thread = threading.Thread(target=self._run, name="metrics", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Writes no more; waits a moment for what is being written."""
        self._ended.set()
        self._thread.join(1.0)

    def _run(self) -> None:
        while not self._ended.wait(self._every_s):
            try:
                write_metrics(self._path, read_status(self._state_dir))
            except Exception:
                # A named boundary: numbers for others must not end what they tell of.
                if not self._complained:
                    log.exception("the metrics cannot be written to %s", self._path)
                self._complained = True


def _one(name: str, kind: str, what: str, value: float | None) -> tuple[str, ...]:
    """Returns the lines of one number; none where it is not known."""
    if value is None:
        return ()
    return f"# HELP {name} {what}", f"# TYPE {name} {kind}", f"{name} {_number(float(value))}"


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.3f}"


def _label(words: str) -> str:
    return words.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
