"""What a measurement runs on: the class of machine, a virtual screen, what processes cost."""

import os
import platform
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import NamedTuple

WIDTH, HEIGHT = 1920, 1080
PROC = Path("/proc")


def machine() -> str:
    """Returns what class of machine this is, in a few words."""
    model = platform.processor() or platform.machine()
    info = PROC / "cpuinfo"
    if info.is_file():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        model = names[0].split(":", 1)[1].strip() if names else model
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} × {model}, {platform.system()}, Python {platform.python_version()}"


@contextmanager
def virtual_screen(width: int = WIDTH, height: int = HEIGHT) -> Iterator[bool]:
    """Starts Xvfb for the time of the block; gives False where it is not installed."""
    program = shutil.which("Xvfb")
    if program is None:
        yield False
        return
    reader, writer = os.pipe()
    geometry = f"{width}x{height}x24"
    process = subprocess.Popen(  # noqa: S603 - a fixed command
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


# Processes: Linux says what they cost in /proc, see proc(5) -------------------------------------


class Cost(NamedTuple):
    """What processes have cost since they began.

    Attributes:
        cpu_s: Processor time of all threads, in seconds.
        wakes: How often a thread went to sleep and came back by itself.
    """

    cpu_s: float
    wakes: int


def family(pid: int) -> tuple[int, ...]:
    """Returns a process and all that come from it, as they are at this moment."""
    found = [pid]
    for parent in found:
        for task in _tasks(parent):
            with suppress(OSError):
                found += [int(child) for child in (task / "children").read_text().split()]
    return tuple(found)


def memory_mb(pids: Iterable[int], kind: str = "Pss") -> float:
    """Returns the proportional set size of processes in MB: shared pages count in parts.

    Args:
        pids: The processes.
        kind: ``Pss``, or ``Pss_Anon`` for what belongs to no file: of libraries' pages a process
            has the smaller part the more other programs use them.

    Raises:
        OSError: The system does not say it.
    """
    return sum(_in_kb(pid, kind) for pid in pids) / 1024


def _in_kb(pid: int, kind: str) -> int:
    for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
        if line.startswith(f"{kind}:"):
            return int(line.split()[1])
    return 0


def cost(pids: Iterable[int]) -> Cost:
    """Returns what processes have cost until now; those that have ended count nothing."""
    ticks = wakes = 0
    for pid in pids:
        with suppress(OSError):
            # The name of the program stands in brackets and may hold blanks: count behind it.
            stat = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
            ticks += int(stat[11]) + int(stat[12])
        for task in _tasks(pid):
            with suppress(OSError):
                wakes += _voluntary_switches((task / "status").read_text())
    return Cost(ticks / os.sysconf("SC_CLK_TCK"), wakes)


def _voluntary_switches(status: str) -> int:
    lines = (line for line in status.splitlines() if line.startswith("voluntary_ctxt_switches:"))
    return sum(int(line.split()[1]) for line in lines)


def _tasks(pid: int) -> list[Path]:
    with suppress(OSError):
        return list((PROC / str(pid) / "task").iterdir())
    return []
