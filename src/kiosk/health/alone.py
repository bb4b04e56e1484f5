"""One kiosk for one state folder: a second one would overwrite what the first one keeps."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.health.places import usable_run_dir

FILE = "running.lock"
HELD_VARIABLE = "KIOSK_HELD"
"""Set for kiosks whose parent holds the folder for them."""


@contextlib.contextmanager
def alone(state_dir: Path) -> Iterator[None]:
    """Holds a state folder for as long as a kiosk, or the parent of kiosks, runs.

    The system lets go of it when the process ends, however that happens. Where it cannot be held
    at all (a folder that nobody can write) a kiosk runs all the same.

    Raises:
        KioskError: Another kiosk holds it.
    """
    if os.environ.get(HELD_VARIABLE) == str(state_dir) or sys.platform == "win32":
        yield
        return
    handle = _open(usable_run_dir(state_dir) / FILE)
    if handle is None:
        yield
        return
    try:
        _hold(handle, state_dir)
        yield
    finally:
        os.close(handle)


def _open(path: Path) -> int | None:
    with contextlib.suppress(OSError):
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    return None


def _hold(handle: int, state_dir: Path) -> None:
    import fcntl  # noqa: PLC0415 - Windows has none

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        number = os.pread(handle, 32, 0).decode("ascii", "replace").strip() or "?"
        raise KioskError(
            f"a kiosk with this state runs already (process {number}, {state_dir}); end it, or "
            "give this one a name of its own with --instance"
        ) from None
    except OSError:
        return
    os.ftruncate(handle, 0)
    os.pwrite(handle, f"{os.getpid()}\n".encode("ascii"), 0)
