"""Says when a content folder has changed and is quiet again; looks at names and stamps only."""

import errno
import hashlib
import os
import time
from pathlib import Path

from kiosk.releases.gather import all_files, content_files, is_content, is_partial

QUIET_S = 2.0
PARTIAL_S = 60.0
"""A file that is named like one still being copied holds things up for so long after it grew."""
RETRY_S = 60.0
"""What went wrong for another reason than the content is tried again after this."""


class Quiet:
    """Notices changes of a stamp, and that none follows."""

    def __init__(self, quiet_s: float = QUIET_S) -> None:
        """Begins with nothing seen: what is there first counts as a change."""
        self._quiet_s = quiet_s
        self._stamp: str | None = None
        self._since = 0.0
        self._told: str | None = None
        self._not_before = 0.0

    def see(self, stamp: str | None, now: float) -> bool:
        """Takes note of a look; says once for each change that it is over.

        Args:
            stamp: Of the folder; None where it is gone or still being copied to.
            now: From a clock that only goes forward, in seconds.
        """
        if stamp is None or stamp != self._stamp:
            self._stamp, self._since = stamp, now
            return False
        over = now - self._since >= self._quiet_s and now >= self._not_before
        if stamp == self._told or not over:
            return False
        self._told = stamp
        return True

    @property
    def is_waiting(self) -> bool:
        """Whether a change was seen that was not told yet."""
        return self._stamp is not None and self._stamp != self._told

    def again(self, now: float, after_s: float = 0.0) -> None:
        """Wants to be told once more, though nothing may change."""
        self._told = None
        self._stamp = None
        self._not_before = now + after_s


def stamp_of_content(folder: Path) -> str | None:
    """Returns a text that differs wherever something in a content folder may have changed.

    Returns:
        None where the folder cannot be read, or something is just being copied into it.
    """
    digest, now = hashlib.sha256(), time.time()
    try:
        for name, entry in all_files(folder):
            if is_partial(entry.name) and 0 <= now - entry.stat().st_mtime < PARTIAL_S:
                return None
            if is_content(name):
                told = f"{name}\0{_stamp_of(entry)}\0"
                digest.update(told.encode("utf-8", "surrogateescape"))
    except OSError:
        return None
    return digest.hexdigest()


def _stamp_of(entry: "os.DirEntry[str]") -> str:
    try:
        one = entry.stat()
    except OSError as error:
        return f"error {error.errno}"
    return f"{one.st_size} {one.st_mtime_ns} {one.st_ctime_ns} {one.st_ino}"


def is_being_written(folder: Path) -> bool:
    """Says whether some process has a content file open for writing, as far as that can be told."""
    try:
        return any(_has_writer(found.path) for found in content_files(folder))
    except OSError:
        return True


def _has_writer(path: Path) -> bool:
    """Asks for a lease: the system gives none on a file that somebody may write to."""
    try:
        import fcntl  # noqa: PLC0415 - there is none on some systems

        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except (ImportError, OSError):
        return False
    try:
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        # Anything else: another's file, or a file system that knows no leases.
        return error.errno == errno.EAGAIN
    finally:
        os.close(handle)
    return False
