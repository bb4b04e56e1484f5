"""The usage database: one SQLite file that is small, bounded and begun anew when it is damaged."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path

from kiosk.usage.rows import Batch

log = logging.getLogger(__name__)
DAMAGED_NAME = "usage-damaged.db"
VERSION = 1
PATIENCE_S = 5.0
FULL_TO = 0.8
"""Where it grows too large, so much of the allowed size is left."""
LONGEST_PAUSE_DAYS = 31
"""A day that comes so much later than the one before may be that of a clock that was set wrong."""
MB = 1024 * 1024
WAL_PAGES = 256
TABLES = frozenset({"visits", "counts"})
SCHEMA = """
CREATE TABLE visits (
  hour TEXT NOT NULL,
  seconds INTEGER NOT NULL,
  scenes INTEGER NOT NULL,
  touches INTEGER NOT NULL,
  language TEXT NOT NULL,
  theme TEXT NOT NULL,
  text_size INTEGER NOT NULL,
  ended TEXT NOT NULL
) STRICT;
CREATE INDEX visits_by_hour ON visits (hour);
CREATE TABLE counts (
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  number INTEGER NOT NULL,
  seconds INTEGER NOT NULL,
  PRIMARY KEY (day, kind, subject)
) STRICT, WITHOUT ROWID;
"""


def open_to_write(path: Path) -> sqlite3.Connection:
    """Opens the database; one that is damaged or of another version is put aside.

    Raises:
        sqlite3.Error: It can neither be opened nor begun anew.
        OSError: Likewise.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _open_sound(path)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        log.warning("%s is put aside and begun anew: %s", path, error)
    put_aside(path)
    return _open_sound(path)


def is_damage(error: Exception) -> bool:
    """Says whether an error is about what is in the file, not about the disk or another program."""
    # Busy, full, read-only and the like are subclasses; damage is the class itself.
    return type(error) is sqlite3.DatabaseError


def _open_sound(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)
    try:
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    wanted = TABLES if version else frozenset()
    if version not in {0, VERSION} or {name for (name,) in tables} != wanted:
        raise sqlite3.DatabaseError(f"its tables are those of version {version}, not {VERSION}")
    if not version:
        # Only before the first table is made can freed pages be made to leave the file later.
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {WAL_PAGES}")
    connection.execute(f"PRAGMA journal_size_limit = {MB}")
    if not version:
        connection.executescript(f"BEGIN;{SCHEMA}PRAGMA user_version = {VERSION};COMMIT;")
        return
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise sqlite3.DatabaseError(str(verdict))


def put_aside(path: Path) -> None:
    """Renames a database with its journal, over the one that was put aside before."""
    aside = path.with_name(DAMAGED_NAME)
    for ending in ("", "-wal", "-shm"):
        part, target = (one.with_name(one.name + ending) for one in (path, aside))
        target.unlink(missing_ok=True)
        if part.exists():
            part.replace(target)


def write(connection: sqlite3.Connection, batch: Batch) -> None:
    """Adds rows; all of them or none.

    Raises:
        sqlite3.Error: They could not be written.
    """
    with _transaction(connection):
        connection.executemany(
            "INSERT INTO visits VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (v.hour, v.seconds, v.scenes, v.touches, v.language, v.theme, v.text_size, v.ended)
                for v in batch.visits
            ],
        )
        connection.executemany(
            "INSERT INTO counts VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "number = number + excluded.number, seconds = seconds + excluded.seconds",
            [(c.day, c.kind, c.subject, c.number, c.seconds) for c in batch.counts],
        )


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def prune(connection: sqlite3.Connection, today: date, days: int, most_mb: float) -> None:
    """Forgets what is too old, and the oldest of what is too much; gives the room back.

    After a long pause nothing is too old before the next day: most clocks that jump are set right
    within one, and what they have had forgotten would not come back.

    Args:
        connection: The database.
        today: The present day.
        days: So many days are kept.
        most_mb: So large may the file be.

    Raises:
        sqlite3.Error: It could not be done.
    """
    before = [day for day in _days(connection) if day < today.isoformat()]
    pause = (today - date.fromisoformat(before[-1])).days if before else 0
    if pause <= LONGEST_PAUSE_DAYS:
        _forget_before(connection, (today - timedelta(days=days)).isoformat())
    most = most_mb * MB
    if _used_bytes(connection) > most:
        for day in _days(connection):
            _forget_before(connection, (date.fromisoformat(day) + timedelta(days=1)).isoformat())
            if _used_bytes(connection) <= most * FULL_TO:
                break
    # As a script: `execute` stops after the first step, and each step frees one page.
    connection.executescript("PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE);")


def _days(connection: sqlite3.Connection) -> list[str]:
    query = (
        "SELECT DISTINCT substr(hour, 1, 10) FROM visits UNION SELECT day FROM counts ORDER BY 1"
    )
    return [row[0] for row in connection.execute(query)]


def _forget_before(connection: sqlite3.Connection, day: str) -> None:
    with _transaction(connection):
        connection.execute("DELETE FROM visits WHERE hour < ?", (day,))
        connection.execute("DELETE FROM counts WHERE day < ?", (day,))


def _used_bytes(connection: sqlite3.Connection) -> int:
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Opens the database to read, also while the kiosk writes to it.

    Raises:
        sqlite3.Error: It cannot be read.
    """
    address = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE_S)) as connection:
        yield connection
