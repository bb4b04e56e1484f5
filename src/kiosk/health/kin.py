"""How processes are tied to each other on Linux: sessions, groups, and who ends with whom."""

import contextlib
import ctypes
import os
import signal

LIBC, PR_SET_PDEATHSIG = ctypes.CDLL(None), 1


def end_with(parent: int) -> None:
    """Has the system kill this process when the one that started it is gone, or is gone already.

    Args:
        parent: The process that started it.
    """
    end_with_parent()
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def end_with_session() -> None:
    """Has the system kill this process when its parent is gone, which belongs to its session.

    Whose parent is gone already has been given another one, which belongs to another session.
    """
    end_with_parent()
    if session_of(os.getppid()) != os.getsid(0):
        os.kill(os.getpid(), signal.SIGKILL)


def session_of(pid: int) -> int | None:
    """Returns the session of a process, or None if it is gone."""
    with contextlib.suppress(OSError):
        return os.getsid(pid)
    return None


def handle_of(pid: int) -> int | None:
    """Returns what becomes readable when a process ends; None where the system has no such thing.

    Raises:
        ProcessLookupError: There is no such process any more.
    """
    try:
        return os.pidfd_open(pid)
    except ProcessLookupError:
        raise
    except (AttributeError, OSError):
        return None


def kill_group(leader: int) -> None:
    """Kills all processes of a group; those of which nothing is left too."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def end_with_parent() -> None:
    """Has the system kill this process when its parent ends; one that is gone already is not seen.

    The parent is the thread that started it.
    """
    LIBC.prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
