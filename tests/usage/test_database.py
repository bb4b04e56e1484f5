"""The usage database: small, bounded, and begun anew when it is damaged."""

import sqlite3
from datetime import date, timedelta

import pytest

from kiosk.usage import database
from tests.usage.samples import batch, count_row, rows_in, visit_row

TODAY = date(2026, 11, 23)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state" / "usage.db"


@pytest.fixture
def opened(path):
    connection = database.open_to_write(path)
    yield connection
    connection.close()


def aside(path):
    return path.with_name(database.DAMAGED_NAME)


def test_that_counts_of_a_day_add_up(opened, path):
    database.write(opened, batch(visit_row(), count_row(number=2, seconds=30)))
    database.write(opened, batch(visit_row(), count_row(number=1, seconds=5)))

    assert rows_in(path, "SELECT number, seconds FROM counts") == [(3, 35)]
    assert rows_in(path, "SELECT COUNT(*) FROM visits") == [(2,)]


def test_that_what_is_written_survives_a_killed_process(opened, path):
    database.write(opened, batch(visit_row()))

    assert rows_in(path, "PRAGMA journal_mode") == [("wal",)]
    assert rows_in(path, "SELECT hour FROM visits") == [("2026-11-23T10",)]


def test_that_no_column_could_hold_who_or_when(opened):
    columns = {
        row[1]
        for table in sorted(database.TABLES)
        for row in opened.execute(f"PRAGMA table_info({table})")
    }

    assert columns == {
        *("hour", "seconds", "scenes", "touches", "language", "theme", "text_size", "ended"),
        *("day", "kind", "subject", "number"),
    }


@pytest.mark.logs("the damage is told to staff")
@pytest.mark.parametrize(
    "damage", [b"no database at all" * 400, b"SQLite format 3\0" + b"\1" * 8000]
)
def test_that_a_damaged_database_is_put_aside(path, damage, caplog):
    path.parent.mkdir()
    path.write_bytes(damage)

    connection = database.open_to_write(path)
    database.write(connection, batch(visit_row()))
    connection.close()

    assert aside(path).read_bytes() == damage
    assert rows_in(path, "SELECT COUNT(*) FROM visits") == [(1,)]
    assert len(caplog.records) == 1


@pytest.mark.logs("the damage is told to staff")
def test_that_flipped_bits_in_a_page_are_found_when_it_is_opened(path):
    connection = database.open_to_write(path)
    database.write(connection, batch(*(visit_row(hour=f"2026-11-{d:02}T10") for d in range(1, 29))))
    database.write(connection, batch(*(count_row(subject=f"scene {n}") for n in range(400))))
    connection.close()
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 3] = b"\xa5" * 4096
    path.write_bytes(content)

    database.open_to_write(path).close()

    assert aside(path).exists()
    assert rows_in(path, "SELECT COUNT(*) FROM counts") == [(0,)]


@pytest.mark.logs("the other version is told to staff")
def test_that_a_database_of_another_version_is_put_aside(path, opened):
    opened.execute("PRAGMA user_version = 7")
    opened.close()

    database.open_to_write(path).close()

    assert rows_in(aside(path), "PRAGMA user_version") == [(7,)]


def test_that_a_folder_in_its_place_is_no_damage(path):
    path.mkdir(parents=True)

    with pytest.raises(sqlite3.OperationalError):
        database.open_to_write(path)

    assert path.is_dir()


def test_that_old_days_are_forgotten(opened, path):
    old = TODAY - timedelta(days=31)
    database.write(opened, batch(visit_row(hour=f"{old}T10"), count_row(day=f"{old}")))
    database.write(opened, batch(visit_row(hour=f"{TODAY}T10"), count_row(day=f"{TODAY}")))

    database.prune(opened, TODAY, days=30, most_mb=10)

    assert rows_in(path, "SELECT hour FROM visits") == [(f"{TODAY}T10",)]
    assert rows_in(path, "SELECT day FROM counts") == [(f"{TODAY}",)]


def test_that_a_clock_that_runs_ahead_for_a_moment_has_nothing_forgotten(opened, path):
    database.write(opened, batch(visit_row(hour=f"{TODAY}T10")))
    ahead = TODAY + timedelta(days=5000)
    database.write(opened, batch(visit_row(hour=f"{ahead}T10")))

    database.prune(opened, ahead, days=30, most_mb=10)
    assert rows_in(path, "SELECT COUNT(*) FROM visits") == [(2,)]

    database.prune(opened, ahead + timedelta(days=1), days=30, most_mb=10)
    assert rows_in(path, "SELECT COUNT(*) FROM visits") == [(1,)]


def test_that_it_never_grows_beyond_what_is_allowed(opened, path):
    for back in range(100):
        day = TODAY - timedelta(days=back)
        rows = [count_row(day=f"{day}", subject=f"{number:060}") for number in range(100)]
        database.write(opened, batch(*rows))

    database.prune(opened, TODAY, days=400, most_mb=0.5)

    assert path.stat().st_size <= 0.5 * database.MB
    days = [row[0] for row in rows_in(path, "SELECT DISTINCT day FROM counts ORDER BY day")]
    assert days[-1] == f"{TODAY}"
    assert len(days) > 20


def test_that_it_can_be_read_while_it_is_written(opened, path):
    database.write(opened, batch(visit_row()))
    opened.execute("BEGIN IMMEDIATE")

    with database.reading(path) as connection:
        found = connection.execute("SELECT COUNT(*) FROM visits").fetchone()

    assert found == (1,)
