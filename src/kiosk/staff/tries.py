"""How often a wrong PIN was tried, and how long that locks: decisions over two clocks.

Time since the start of the machine, sleep included, cannot be set by anybody, but begins anew
with each start. The time of day goes on, but jumps: it says something of another start of the
machine only, and only where it was set both then and now. So a lock ends after a quarter of an
hour in which the machine runs, at the latest, and no jump of the clock moves its end.
"""

from kiosk.values import dataclass

MOST_WRONG = 5
LOCK_S = 15 * 60
CLOCK_IS_SET_FROM = 1_700_000_000
"""A time of day before this (2023) is a clock that nobody has set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Now, by both clocks.

    Attributes:
        boot: Differs from each start of the machine to the next.
        uptime_s: Seconds since then.
        wall_s: Seconds since 1970 by the clock on the wall.
    """

    boot: str
    uptime_s: float
    wall_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """Wrong tries, and when the last of them was; they are forgotten after `LOCK_S`."""

    wrong: int
    last: Moment


def elapsed_s(then: Moment, now: Moment) -> float:
    """Returns how long ago a moment certainly was, in seconds."""
    if then.boot == now.boot and now.uptime_s >= then.uptime_s:
        return now.uptime_s - then.uptime_s
    since = now.uptime_s
    if min(then.wall_s, now.wall_s) >= CLOCK_IS_SET_FROM:
        since = max(since, now.wall_s - then.wall_s)
    return since


def wrong_tries(tries: Tries | None, now: Moment) -> int:
    """Returns how many wrong tries still count."""
    if tries is None or elapsed_s(tries.last, now) >= LOCK_S:
        return 0
    return min(max(tries.wrong, 0), MOST_WRONG)


def locked_s(tries: Tries | None, now: Moment) -> float:
    """Returns for how many seconds no PIN is taken; 0 where one may be tried."""
    if tries is None or wrong_tries(tries, now) < MOST_WRONG:
        return 0.0
    return LOCK_S - elapsed_s(tries.last, now)


def after_wrong(tries: Tries | None, now: Moment) -> Tries:
    """Returns the tries after one more wrong one."""
    return Tries(wrong=wrong_tries(tries, now) + 1, last=now)


def harder(one: Tries | None, other: Tries | None, now: Moment) -> Tries | None:
    """Returns which of two accounts of the tries holds longer."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda tries: (locked_s(tries, now), wrong_tries(tries, now)))
