"""Writes usage rows in a thread: whoever hands them over never waits, whatever the disk does."""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from queue import Empty, Full, Queue
from typing import TYPE_CHECKING

from kiosk.usage.rows import Batch

if TYPE_CHECKING:
    import sqlite3

log = logging.getLogger(__name__)
FILE_NAME = "usage.db"
"""In the state folder."""
LONGEST_QUEUE = 64
TRIES_AGAIN_AFTER_S = 300.0
CLOSES_WITHIN_S = 2.0


def local_day() -> date:
    """Returns the present day where the kiosk stands."""
    return datetime.now().astimezone().date()


class UsageWriter:
    """Takes batches of rows and writes them when the disk can.

    A batch that finds the queue full is dropped, and so is one that cannot be written: nothing
    that a visitor does ever waits for it. The thread starts with the first batch, sleeps without
    waking while there is none, and ends with the program even where the disk hangs.

    Attributes:
        dropped: How many batches were lost.
    """

    def __init__(
        self,
        path: Path,
        *,
        days: int,
        most_mb: float,
        today: Callable[[], date] = local_day,
    ) -> None:
        """Remembers where to write; nothing is opened yet.

        Args:
            path: The database.
            days: So many days are kept.
            most_mb: So large may it grow.
            today: Says the present day.
        """
        self.dropped = 0
        self._path, self._days, self._most_mb, self._today = path, days, most_mb, today
        self._queue: Queue[Batch | None] = Queue(LONGEST_QUEUE)
        self._thread: threading.Thread | None = None
        self._ended = False
        self._connection: sqlite3.Connection | None = None
        self._failed_at: float | None = None
        self._is_known = False
        self._pruned: date | None = None

    def add(self, batch: Batch) -> None:
        """Hands rows over; returns at once."""
        if self._ended:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="usage", daemon=True)
            self._thread.start()
        try:
            self._queue.put_nowait(batch)
        except Full:
            self.dropped += 1

    def close(self, within_s: float = CLOSES_WITHIN_S) -> bool:
        """Writes what is left and ends the thread, unless that takes too long.

        Returns:
            Whether all was written in time.
        """
        if self._thread is None or self._ended:
            return True
        self._ended = True
        with suppress(Full):
            self._queue.put_nowait(None)
        self._thread.join(within_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while True:
            batch = self._next()
            if batch is None:
                break
            try:
                self._write(batch)
            except Exception as error:  # noqa: BLE001 - a frame never waits for usage, nor fails
                self._fail(error)
        self._close_database()

    def _next(self) -> Batch | None:
        if not self._ended:
            return self._queue.get()
        # Full when it ended: the word that ends it did not get in.
        with suppress(Empty):
            return self._queue.get_nowait()
        return None

    def _write(self, batch: Batch) -> None:
        failed = self._failed_at
        if failed is not None and time.monotonic() - failed < TRIES_AGAIN_AFTER_S:
            self.dropped += 1
            return
        from kiosk.usage import database  # noqa: PLC0415 - brings SQLite, in this thread

        if self._connection is not None and not self._path.exists():
            # Somebody took the file away: what is open would be written into nothing.
            self._close_database()
        if self._connection is None:
            self._connection = database.open_to_write(self._path)
        database.write(self._connection, batch)
        if self._pruned != self._today():
            self._pruned = self._today()
            database.prune(self._connection, self._pruned, self._days, self._most_mb)
        self._failed_at, self._is_known = None, False

    def _fail(self, error: Exception) -> None:
        self.dropped += 1
        self._failed_at = time.monotonic()
        self._close_database()
        if not self._is_known:
            self._is_known = True
            log.warning("usage cannot be written to %s for now: %s", self._path, error)
        from kiosk.usage import database  # noqa: PLC0415 - it was imported before it failed

        if database.is_damage(error):
            # The next batch finds the damage when it opens the file, and begins it anew.
            self._failed_at = None

    def _close_database(self) -> None:
        if self._connection is not None:
            with suppress(Exception):
                self._connection.close()
            self._connection = None
