"""What processes cost, as Linux says it in ``/proc``, see proc(5); and who goes first."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")
MAKE_WAY_VARIABLE = "KIOSK_MAKE_WAY"
"""``no`` leaves all processes the same priority: where every core is always busy, as where tests
run, what makes way for everything never comes to an end."""


def make_way(niceness: int, *, idle: bool = False) -> None:
    """Lets the process that paints go first, where the system knows such a thing.

    Args:
        niceness: How far behind others, see nice(2).
        idle: Whether the process only gets what nobody else wants, its disks' time too.
    """
    if os.environ.get(MAKE_WAY_VARIABLE) == "no":
        return
    with suppress(AttributeError, OSError):
        os.nice(niceness)
    if idle:
        with suppress(AttributeError, OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


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

    Returns:
        The sum; processes that have ended count nothing.

    Raises:
        OSError: The system does not say it.
    """
    if not (PROC / "self" / "smaps_rollup").exists():
        raise OSError("this system does not say what memory processes take")
    return sum(_in_kb(pid, kind) for pid in pids) / 1024


def _in_kb(pid: int, kind: str) -> int:
    with suppress(FileNotFoundError, ProcessLookupError):
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
