"""Moments, visits and databases for tests of usage."""

import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta

from kiosk.model.journey import Visit
from kiosk.usage.rows import Batch, CountRow, VisitRow
from kiosk.usage.tally import Moment

BEGAN = datetime(2026, 11, 23, 10, 59, 30)  # noqa: DTZ001 - the hour on the lobby's clock


def at(seconds):
    """Returns the moment so many seconds after the first one."""
    return Moment(1000.0 + seconds, BEGAN + timedelta(seconds=seconds))


def visit(scene="overview/hero", **changes):
    """Returns what is shown."""
    shown = Visit(scene=scene, language="zh", theme="day", text_size=100)
    return replace(shown, **changes)


def visit_row(**changes):
    values = {
        "hour": "2026-11-23T10",
        "seconds": 60,
        "scenes": 3,
        "touches": 5,
        "language": "zh",
        "theme": "day",
        "text_size": 100,
        "ended": "reset",
    }
    return VisitRow(**{**values, **changes})


def count_row(**changes):
    values = {
        "day": "2026-11-23",
        "kind": "scene",
        "subject": "overview/hero",
        "number": 2,
        "seconds": 30,
    }
    return CountRow(**{**values, **changes})


def batch(*rows):
    """Returns rows of both kinds as one batch."""
    return Batch(
        visits=tuple(row for row in rows if isinstance(row, VisitRow)),
        counts=tuple(row for row in rows if isinstance(row, CountRow)),
    )


def rows_in(path, query):
    """Returns what a database says."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
