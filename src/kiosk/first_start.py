"""A first start has its content read by a process of its own, while it imports and starts Qt."""

import contextlib
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.content.compiled import kept_path
from kiosk.releases.store import Store
from kiosk.ui.kit.worker_command import worker_environment

if TYPE_CHECKING:
    from subprocess import Popen

log = logging.getLogger(__name__)
MODULE = "kiosk.content.reading_ahead"
READS_WITHIN_S = 30.0


class ContentReader:
    """The process; whatever becomes of it, the kiosk can read its content itself."""

    def __init__(self, process: "Popen[bytes]") -> None:
        """Takes the process."""
        self._process = process

    def wait(self, at_most_s: float = READS_WITHIN_S) -> None:
        """Waits until the process has ended; one that hangs is ended."""
        from subprocess import TimeoutExpired  # noqa: PLC0415 - other starts need none

        try:
            self._process.wait(at_most_s)
        except TimeoutExpired:
            log.warning("reading the content ahead took too long")
            self._process.kill()
            self._process.wait()


def begin_reading(content: Path) -> ContentReader | None:
    """Starts the process where nothing is kept of a content folder and something can be.

    Where there is a release that is what is shown, and the folder is not read.
    """
    cache = paths.cache_dir()
    if Store(paths.state_dir(), content).pointed():
        return None
    kept = kept_path(content, cache)
    if kept.exists() or not _can_be_written(kept.parent):
        return None
    from subprocess import DEVNULL, Popen  # noqa: PLC0415 - other starts need none

    environment = worker_environment(cache)
    command = [sys.executable, "-P", "-m", MODULE, str(content)]
    try:
        process = Popen(  # noqa: S603 - our own module
            command, env=environment, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL
        )
    except OSError as error:
        log.warning("the content cannot be read ahead: %s", error)
        return None
    return ContentReader(process)


def _can_be_written(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return os.access(folder, os.W_OK)
