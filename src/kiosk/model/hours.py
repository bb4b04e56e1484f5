"""Opening hours: whether a screen is on at a local time, and when that changes next.

All times are local wall times without a zone: a lobby opens at half past eight, in summer and in
winter. `seconds_until` is where a zone comes in, for a clock that only goes on.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo

from kiosk.model.lobby import Brightness
from kiosk.model.settings import WEEKDAYS, Hours, SpecialDays

MINUTES_A_DAY = 24 * 60
DAYS_LOOKED_AHEAD = 400
"""What changes later than this is found when it is nearer."""

Span = tuple[int, int]
"""From and until which minute of a day."""


def is_open(hours: Hours, at: datetime) -> bool:
    """Says whether it is open at a local time."""
    minute = at.hour * 60 + at.minute
    return any(opens <= minute < closes for opens, closes in open_spans(hours, at.date()))


def brightness_at(hours: Hours, at: datetime) -> Brightness:
    """Returns how bright a screen that nobody visits is at a local time."""
    if is_open(hours, at) or hours.closed == "on":
        return "on"
    return "dim" if hours.closed == "dim" else "off"


def next_change(hours: Hours, at: datetime) -> datetime | None:
    """Returns when it opens or closes next after a local time, to the minute.

    Args:
        hours: When it is open.
        at: A local time.

    Returns:
        The local time; None where that is not within a year.
    """
    if not hours.open and not hours.special:
        return None
    now_open, after = is_open(hours, at), at.replace(tzinfo=None, fold=0)
    for edge in _edges(hours, at.date()):
        if edge > after and is_open(hours, edge) != now_open:
            return edge
    return None


def seconds_until(change: datetime, now: datetime, zone: tzinfo | None = None) -> float:
    """Returns how many seconds lie between two local times, also where the clocks change.

    Args:
        change: The later one.
        now: The earlier one; its ``fold`` tells apart what an hour that comes twice leaves open.
        zone: Their zone; the machine's if not given.
    """
    return change.replace(tzinfo=zone).timestamp() - now.replace(tzinfo=zone).timestamp()


def open_spans(hours: Hours, day: date) -> tuple[Span, ...]:
    """Returns when it is open on a day, in minutes; of special days the last that holds counts."""
    special = _special(hours, day)
    if special is not None:
        return ((_minute(special.opens), _minute(special.closes)),) if special.opens else ()
    if not hours.open:
        return ((0, MINUTES_A_DAY),)
    name = WEEKDAYS[day.weekday()]
    spans = {(_minute(o.opens), _minute(o.closes)) for o in hours.open if name in o.days}
    return tuple(sorted(spans))


def _special(hours: Hours, day: date) -> SpecialDays | None:
    text = day.isoformat()
    return next((one for one in reversed(hours.special) if one.first <= text <= one.last), None)


def _edges(hours: Hours, first: date) -> Iterator[datetime]:
    """Yields all times at which something may change, in order."""
    for number in range(DAYS_LOOKED_AHEAD):
        day = first + timedelta(days=number)
        start = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - local wall time
        minutes = {0}.union(*open_spans(hours, day))
        yield from (start + timedelta(minutes=minute) for minute in sorted(minutes))


def _minute(text: str) -> int:
    hour, _, minute = text.partition(":")
    return int(hour) * 60 + int(minute)
