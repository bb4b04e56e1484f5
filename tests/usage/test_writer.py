"""The thread that writes usage: whoever hands rows over never waits and never fails."""

import sqlite3
import threading
import time
from datetime import date

import pytest

from kiosk.usage import database, writer
from kiosk.usage.writer import LONGEST_QUEUE, UsageWriter
from tests.usage.samples import batch, count_row, rows_in, visit_row


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state" / "usage.db"


@pytest.fixture
def keep(path):
    keeper = UsageWriter(path, days=400, most_mb=8, today=lambda: date(2026, 11, 23))
    yield keeper
    keeper.close()


def visits_in(path):
    return rows_in(path, "SELECT COUNT(*) FROM visits")[0][0]


def test_that_nothing_is_opened_before_there_is_something_to_write(keep, path):
    assert keep.close()
    assert not path.parent.exists()


def test_that_all_rows_are_there_when_it_is_closed(keep, path):
    for _ in range(20):
        keep.add(batch(visit_row()))

    assert keep.close()
    assert visits_in(path) == 20
    assert keep.dropped == 0


def test_that_rows_after_its_end_are_nobodys_fault(keep, path):
    keep.add(batch(visit_row()))
    keep.close()

    keep.add(batch(visit_row()))

    assert visits_in(path) == 1


def test_that_a_disk_that_hangs_delays_nobody(keep, monkeypatch):
    released = threading.Event()
    monkeypatch.setattr(database, "write", lambda *_: released.wait(30))
    began = time.thread_time()

    for _ in range(LONGEST_QUEUE * 3):
        keep.add(batch(visit_row()))
    worked = time.thread_time() - began
    in_time = keep.close(within_s=0.05)
    released.set()
    wait_until(lambda: not any(thread.name == "usage" for thread in threading.enumerate()))

    assert keep.dropped >= LONGEST_QUEUE
    assert worked < 0.1
    assert not in_time


@pytest.mark.parametrize(
    "message", ["database or disk is full", "attempt to write a readonly database"]
)
def test_that_a_disk_that_takes_nothing_is_told_once(keep, path, monkeypatch, caplog, message):
    def fail(*_):
        raise sqlite3.OperationalError(message)

    monkeypatch.setattr(database, "write", fail)
    monkeypatch.setattr(writer, "TRIES_AGAIN_AFTER_S", 0.0)

    for _ in range(5):
        keep.add(batch(visit_row()))
    assert keep.close()

    assert [message in record.getMessage() for record in caplog.records] == [True]
    assert keep.dropped == 5
    assert path.exists()


def test_that_it_is_tried_again_later_only(keep, path, monkeypatch, caplog):
    tried = []
    real = database.open_to_write

    def fail_once(one):
        tried.append(one)
        if len(tried) == 1:
            raise sqlite3.OperationalError("unable to open database file")
        return real(one)

    monkeypatch.setattr(database, "open_to_write", fail_once)
    for _ in range(3):
        keep.add(batch(visit_row()))
    wait_until(lambda: keep.dropped == 3)
    monkeypatch.setattr(writer, "TRIES_AGAIN_AFTER_S", 0.0)
    keep.add(batch(visit_row()))
    keep.close()

    assert len(tried) == 2
    assert visits_in(path) == 1
    assert len(caplog.records) == 1


def test_that_damage_that_shows_in_the_middle_costs_one_batch_only(keep, path, monkeypatch, caplog):
    real = database.write

    def damaged(*_):
        monkeypatch.setattr(database, "write", real)
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(database, "write", damaged)
    keep.add(batch(visit_row()))
    keep.add(batch(visit_row()))
    keep.close()

    assert keep.dropped == 1
    assert visits_in(path) == 1
    assert len(caplog.records) == 1


def test_that_a_database_that_was_taken_away_is_begun_anew(keep, path):
    keep.add(batch(visit_row()))
    wait_until(lambda: path.exists() and visits_in(path) == 1)
    for part in path.parent.iterdir():
        part.unlink()

    keep.add(batch(visit_row(), count_row()))
    keep.close()

    assert visits_in(path) == 1


def wait_until(is_true):
    ends = time.monotonic() + 10
    while not _holds(is_true):
        assert time.monotonic() < ends
        time.sleep(0.01)


def _holds(is_true):
    try:
        return is_true()
    except sqlite3.OperationalError:
        return False
