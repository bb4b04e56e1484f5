"""Where a process writes down what it was doing when it crashed or hung."""

import contextlib
import faulthandler
import logging
from pathlib import Path
from typing import TextIO

log = logging.getLogger(__name__)
FILE, BEFORE = "crash.txt", "crash-before.txt"
MOST_BYTES = 200_000
_open: list[TextIO] = []


def write_traces(folder: Path) -> None:
    """Has the lines of Python written down that a crash, or SIGABRT from a watchdog, ends.

    Two files stay: this run's, and the latest that has something to say. A crash leaves no image
    of the memory: a year of them would fill the disk.
    """
    keep_no_cores()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / FILE
        if path.exists() and 0 < path.stat().st_size < MOST_BYTES:
            path.replace(folder / BEFORE)
        file = path.open("w", encoding="utf-8")
        faulthandler.enable(file)
    except OSError as error:
        log.warning("a crash cannot be written down: %s", error)
        return
    for one in _open:
        one.close()
    _open[:] = [file]


def keep_no_cores() -> None:
    """Lets no crash leave an image of the memory, nor one of a process started from here."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
