"""What a program with all its processes takes, as the system's own books say."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

from kiosk.processes import PROC

_ENDS_WITHIN_S = 5.0


class Effort(NamedTuple):
    """What threads have done since they began.

    Attributes:
        cpu_s: Processor time.
        wakes: How often one went to sleep by itself, and so was woken.
    """

    cpu_s: float
    wakes: int


def parent_and_session(stat: str) -> tuple[int, int]:
    """Returns two fields of a ``stat``; the name before them may hold blanks and brackets."""
    fields = stat.rpartition(")")[2].split()
    return int(fields[1]), int(fields[3])


def family(
    parents: dict[int, tuple[int, int]], first: int, marked: frozenset[int] = frozenset()
) -> tuple[int, ...]:
    """Returns a process and all that come of it.

    Args:
        parents: Parent and session of every process.
        first: The process that was started, in a session of its own: what was orphaned since is
            still in it.
        marked: Others that are known to belong to it.
    """
    found = {pid for pid, (_, session) in parents.items() if first in {pid, session}} | marked
    more = True
    while more:
        born = {pid for pid, (parent, _) in parents.items() if parent in found}
        more = not born <= found
        found |= born
    return tuple(sorted(found))


def family_of(first: int, mark: str) -> tuple[int, ...]:
    """Returns the processes that a running program consists of.

    Args:
        first: The process that was started.
        mark: What stands in their environment only. Some leave both parent and session.
    """
    parents = dict(_parents())
    marked = (pid for pid in parents if mark in _read(PROC / str(pid) / "environ").split("\0"))
    return family(parents, first, frozenset(marked))


def _parents() -> Iterator[tuple[int, tuple[int, int]]]:
    for folder in PROC.iterdir():
        if folder.name.isdecimal():
            stat = _read(folder / "stat")
            if stat:
                yield int(folder.name), parent_and_session(stat)


def efforts_of(pids: tuple[int, ...]) -> dict[int, Effort]:
    """Returns what each thread of processes has done so far."""
    efforts = {}
    for pid in pids:
        for thread in (PROC / str(pid) / "task").glob("*"):
            times = _read(thread / "schedstat").split()
            words = _read(thread / "status").split()
            if times and words:
                wakes = int(words[words.index("voluntary_ctxt_switches:") + 1])
                efforts[int(thread.name)] = Effort(int(times[0]) / 1e9, wakes)
    return efforts


def effort_between(before: dict[int, Effort], after: dict[int, Effort]) -> Effort:
    """Returns what threads did meanwhile; what one did that has ended since is not known."""
    nothing = Effort(0.0, 0)
    each = [(now, before.get(thread, nothing)) for thread, now in after.items()]
    return Effort(
        sum(now.cpu_s - then.cpu_s for now, then in each),
        sum(now.wakes - then.wakes for now, then in each),
    )


def end(process: subprocess.Popen[bytes], mark: str) -> None:
    """Asks a program to end, with all its processes, and makes it after a while."""
    pids = family_of(process.pid, mark)
    for pid in pids:
        _signal(pid, signal.SIGTERM)
    until = monotonic() + _ENDS_WITHIN_S
    while monotonic() < until and any(_lives(pid) for pid in pids):
        process.poll()
        sleep(0.05)
    for pid in (*pids, *family_of(process.pid, mark)):
        _signal(pid, signal.SIGKILL)
    process.wait()


def _signal(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def _lives(pid: int) -> bool:
    stat = _read(PROC / str(pid) / "stat")
    return bool(stat) and stat.rpartition(")")[2].split()[0] != "Z"


def _read(path: Path) -> str:
    """Returns a file of a process; nothing where the process has ended since."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
