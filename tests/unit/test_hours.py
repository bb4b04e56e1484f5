"""Opening hours: weekdays, holidays, and the clocks that change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.model.hours import brightness_at, is_open, next_change, open_spans, seconds_until
from kiosk.model.settings import WEEKDAYS, Hours, Opening, SpecialDays, Weekday

WORKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
OFFICE = Hours(
    open=(
        Opening(days=WORKDAYS, opens="08:30", closes="18:00"),
        Opening(days=("sat",), opens="10:00", closes="12:00"),
        Opening(days=("sat",), opens="13:00", closes="24:00"),
    ),
    special=(
        SpecialDays(first="2026-10-01", last="2026-10-07"),
        SpecialDays(first="2026-10-05", last="2026-10-05", opens="09:00", closes="12:00"),
    ),
)


def local(text):
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("at", "opened", "change"),
    [
        ("2026-09-21 08:29:59", False, "2026-09-21 08:30"),
        ("2026-09-21 08:30:00", True, "2026-09-21 18:00"),
        ("2026-09-21 17:59:59", True, "2026-09-21 18:00"),
        ("2026-09-21 18:00:00", False, "2026-09-22 08:30"),
        ("2026-09-26 11:00", True, "2026-09-26 12:00"),
        ("2026-09-26 12:30", False, "2026-09-26 13:00"),
        ("2026-09-26 23:59", True, "2026-09-27 00:00"),
        ("2026-09-27 12:00", False, "2026-09-28 08:30"),
        ("2026-09-30 19:00", False, "2026-10-05 09:00"),
        ("2026-10-05 09:00", True, "2026-10-05 12:00"),
        ("2026-10-06 10:00", False, "2026-10-08 08:30"),
    ],
)
def test_that_weekdays_and_holidays_say_when_it_is_open(at, opened, change):
    assert is_open(OFFICE, local(at)) is opened
    assert next_change(OFFICE, local(at)) == local(change)


def test_that_without_hours_it_is_always_open():
    assert is_open(Hours(), local("2026-01-01 03:00"))
    assert next_change(Hours(), local("2026-01-01 03:00")) is None


def test_that_holidays_alone_close_only_themselves():
    hours = Hours(special=(SpecialDays(first="2026-12-25", last="2026-12-26"),))

    assert next_change(hours, local("2026-12-01 12:00")) == local("2026-12-25 00:00")
    assert next_change(hours, local("2026-12-25 12:00")) == local("2026-12-27 00:00")
    assert next_change(hours, local("2026-12-27 12:00")) is None


def test_that_hours_that_touch_are_one():
    hours = Hours(open=(Opening(days=WEEKDAYS, opens="00:00", closes="24:00"),))

    assert next_change(hours, local("2026-01-01 03:00")) is None


@pytest.mark.parametrize(("closed", "brightness"), [("sleep", "off"), ("dim", "dim"), ("on", "on")])
def test_that_the_content_says_what_a_screen_does_outside_hours(closed, brightness):
    hours = Hours(open=OFFICE.open, closed=closed)

    assert brightness_at(hours, local("2026-09-21 03:00")) == brightness
    assert brightness_at(hours, local("2026-09-21 12:00")) == "on"


TIMES = st.integers(0, 48).map(lambda half: f"{half // 2:02d}:{half % 2 * 30:02d}")
SPANS = st.tuples(TIMES, TIMES).filter(lambda span: span[0] < span[1])
DAYS = st.integers(0, 60).map(lambda n: local("2026-03-01") + timedelta(days=n))
OPENINGS = st.builds(
    lambda days, span: Opening(days=tuple(sorted(days)), opens=span[0], closes=span[1]),
    st.sets(st.sampled_from(WEEKDAYS), min_size=1),
    SPANS,
)
SPECIALS = st.builds(
    lambda first, length, span: SpecialDays(
        first=first.date().isoformat(),
        last=(first + timedelta(days=length)).date().isoformat(),
        opens=span[0] if span else "",
        closes=span[1] if span else "",
    ),
    DAYS,
    st.integers(0, 9),
    st.none() | SPANS,
)
HOURS = st.builds(
    Hours,
    open=st.lists(OPENINGS, max_size=4).map(tuple),
    special=st.lists(SPECIALS, max_size=3).map(tuple),
)
MOMENTS = st.builds(
    lambda day, second: day + timedelta(seconds=second), DAYS, st.integers(0, 86399)
)


@given(HOURS, MOMENTS)
def test_that_nothing_changes_before_the_next_change_and_all_does_then(hours, at):
    change = next_change(hours, at)
    now_open = is_open(hours, at)
    end = change or at + timedelta(days=20)

    probe = at
    while probe < end:
        assert is_open(hours, probe) == now_open
        probe += timedelta(minutes=30)
    if change is not None:
        assert change > at
        assert is_open(hours, change) != now_open
        assert is_open(hours, change - timedelta(seconds=1)) == now_open


@given(HOURS, DAYS)
def test_that_a_day_is_open_as_long_as_its_spans_say(hours, day):
    spans = open_spans(hours, day.date())
    minutes = {minute for start, end in spans for minute in range(start, end)}

    for minute in range(0, 24 * 60, 15):
        assert is_open(hours, day + timedelta(minutes=minute)) == (minute in minutes)


BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("now", "hours"),
    [("2026-03-28 20:00", 11.5), ("2026-03-27 20:00", 12.5), ("2026-10-24 20:00", 13.5)],
)
def test_that_a_night_in_which_clocks_change_is_as_long_as_it_is(now, hours):
    opens = (local(now) + timedelta(days=1)).replace(hour=8, minute=30)

    assert seconds_until(opens, local(now), BERLIN) == hours * 3600


def test_that_an_hour_that_comes_twice_is_told_apart():
    opens = local("2026-10-25 08:00")
    first, second = local("2026-10-25 02:30"), local("2026-10-25 02:30").replace(fold=1)

    assert seconds_until(opens, first, BERLIN) - seconds_until(opens, second, BERLIN) == 3600


@given(MOMENTS, st.integers(1, 72))
def test_that_waiting_leads_to_the_wall_time_that_was_meant(now, hours):
    change = (now + timedelta(hours=hours)).replace(minute=30, second=0)
    waited = datetime.fromtimestamp(now.replace(tzinfo=BERLIN).timestamp(), tz=UTC) + timedelta(
        seconds=seconds_until(change, now, BERLIN)
    )
    reached = waited.astimezone(BERLIN).replace(tzinfo=None)

    # A wall time that is left out in spring is an hour later on the clock.
    assert reached - change in (timedelta(0), timedelta(hours=1))
