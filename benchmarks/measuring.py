"""Series of measured values, and the set-up that every program here is measured in."""

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import monotonic, sleep
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
HERE = Path(__file__).resolve().parent
WIDTH, HEIGHT = 1920, 1080
GIVES_UP_AFTER_S = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Values of one measure from repetitions within one run.

    Attributes:
        name: What was measured.
        unit: Of the values.
        values: One a repetition.
    """

    name: str
    unit: str
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle value."""
        return float(median(self.values))

    @property
    def p95(self) -> float:
        """The value that 95 of 100 do not pass: the nearest rank, so always a measured one."""
        ranked = sorted(self.values)
        return ranked[max(0, -(-95 * len(ranked) // 100) - 1)]


def environment(cache: Path, screen: str) -> dict[str, str]:
    """Returns the environment of a measured program.

    Its caches lie in a folder of this run, compiled Python included, so that a run neither uses
    nor leaves anything and the second start of a program is a warm one.

    Args:
        cache: That folder.
        screen: Qt's platform; with ``xcb`` the display of this process is used.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return {
        **kept,
        "PYTHONPYCACHEPREFIX": str(cache / "compiled"),
        "KIOSK_CACHE_DIR": str(cache / "kiosk"),
        "KIOSK_STATE_DIR": str(cache / "state"),
        "QT_QPA_PLATFORM": screen,
        "QT_LOGGING_RULES": "*.debug=false",
    }


def run_program(
    program: str, *arguments: str, cache: Path, screen: str
) -> tuple[float, dict[str, Any]]:
    """Runs a program of this folder and returns when it began and what it measured.

    Args:
        program: Its file name.
        arguments: What it is told.
        cache: Folder of this run's caches.
        screen: Qt's platform.

    Returns:
        The moment before the process began, on the clock that ``time.monotonic`` reads in every
        process, and the JSON that it printed last.

    Raises:
        RuntimeError: It failed or said nothing.
    """
    began = monotonic()
    done = subprocess.run(
        [sys.executable, str(HERE / program), *arguments],
        env=environment(cache, screen),
        capture_output=True,
        text=True,
        timeout=GIVES_UP_AFTER_S,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or not lines:
        raise RuntimeError(f"{program} ended with {done.returncode}:\n{done.stderr[-4000:]}")
    result: dict[str, Any] = json.loads(lines[-1])
    return began, result


@contextmanager
def virtual_screen() -> Iterator[bool]:
    """Starts Xvfb for the time of the block; gives False where it is not installed."""
    program = shutil.which("Xvfb")
    if program is None:
        yield False
        return
    reader, writer = os.pipe()
    geometry = f"{WIDTH}x{HEIGHT}x24"
    process = subprocess.Popen(
        [program, "-displayfd", str(writer), "-screen", "0", geometry, "-nolisten", "tcp"],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    before = os.environ.get("DISPLAY")
    try:
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip()
        os.environ["DISPLAY"] = f":{number}"
        sleep(0.2)
        yield bool(number)
    finally:
        process.terminate()
        process.wait()
        os.environ.pop("DISPLAY", None)
        if before is not None:
            os.environ["DISPLAY"] = before


def machine() -> str:
    """Returns what class of machine this is, in a few words."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        model = names[0].split(":", 1)[1].strip() if names else model
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} × {model}, {platform.system()}, Python {platform.python_version()}"


def as_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Returns a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
