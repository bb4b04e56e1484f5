"""The gate: takes a try at the PIN, counts it, and says whether it opens.

A try is counted before it is compared, and counted on the disk: whoever pulls the plug while it
is compared has used it up. Where the disk takes nothing, this process still remembers.
"""

import logging
import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from kiosk.staff.kept import read_json, write_json
from kiosk.staff.pin import is_pin
from kiosk.staff.pin_file import PinStatus, read_pin
from kiosk.staff.tries import (
    MOST_WRONG,
    Moment,
    Tries,
    after_wrong,
    harder,
    locked_s,
    wrong_tries,
)
from kiosk.values import dataclass

log = logging.getLogger(__name__)
TRIES_FILE = "staff/tries.json"
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What came of a try, or how it stands before one.

    Attributes:
        outcome: The gate is open, was given a wrong PIN, takes none now, or has none to compare.
        left: How many more may be tried.
        locked_s: For how long none is taken.
    """

    outcome: Literal["open", "wrong", "locked", "unset", "ready"]
    left: int = MOST_WRONG
    locked_s: float = 0.0


def moment_now() -> Moment:
    """Returns now by the clocks of this machine."""
    try:
        boot = _BOOT_ID.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        boot = ""
    return Moment(boot=boot, uptime_s=time.clock_gettime(_CLOCK), wall_s=time.time())


class Gate:
    """Stands between visitors and the staff page; safe to use from one thread at a time."""

    def __init__(self, state: Path, now: Callable[[], Moment] = moment_now) -> None:
        """Reads nothing yet.

        Args:
            state: The state folder.
            now: The clocks.
        """
        self._state = state
        self._now = now
        self._remembered: Tries | None = None

    def look(self) -> Verdict:
        """Returns how it stands before a try: ready, locked or unset. Reads two small files."""
        if self.status() != "set":
            return Verdict(outcome="unset", left=0)
        now = self._now()
        tries = self._tries(now)
        wait = locked_s(tries, now)
        if wait > 0:
            return Verdict(outcome="locked", left=0, locked_s=wait)
        return Verdict(outcome="ready", left=MOST_WRONG - wrong_tries(tries, now))

    def status(self) -> PinStatus:
        """Returns how it stands with the file of the PIN."""
        return read_pin(self._state)[1]

    def try_pin(self, digits: str) -> Verdict:
        """Takes a try. Takes a tenth of a second or more, so not for a thread that paints."""
        pin, _ = read_pin(self._state)
        if pin is None:
            return Verdict(outcome="unset", left=0)
        now = self._now()
        before = self._tries(now)
        wait = locked_s(before, now)
        if wait > 0:
            return Verdict(outcome="locked", left=0, locked_s=wait)
        self._keep(after_wrong(before, now))
        if is_pin(digits, pin):
            self._keep(None)
            log.info("the PIN was right")
            return Verdict(outcome="open")
        now = self._now()
        tries = self._tries(now)
        left = MOST_WRONG - wrong_tries(tries, now)
        log.info("a wrong PIN, %d tries left", left)
        if left:
            return Verdict(outcome="wrong", left=left)
        return Verdict(outcome="locked", left=0, locked_s=locked_s(tries, now))

    def _tries(self, now: Moment) -> Tries | None:
        return harder(self._remembered, self._read(), now)

    def _read(self) -> Tries | None:
        try:
            value = read_json(self._state / TRIES_FILE)
        except OSError:
            return None
        return _tries_of(value) if value is not None else None

    def _keep(self, tries: Tries | None) -> None:
        self._remembered = tries
        value: dict[str, object] = {"wrong": 0}
        if tries is not None:
            last = tries.last
            value = {
                "wrong": tries.wrong,
                "boot": last.boot,
                "uptime_s": last.uptime_s,
                "wall_s": last.wall_s,
            }
        try:
            write_json(self._state / TRIES_FILE, value)
        except OSError as error:
            log.warning("tries at the PIN are counted in memory only: %s", error)


def _tries_of(value: dict[str, object]) -> Tries | None:
    """Returns the tries that a file holds; None where it makes no sense."""
    wrong, boot = value.get("wrong"), value.get("boot")
    uptime, wall = value.get("uptime_s"), value.get("wall_s")
    if not (isinstance(wrong, int) and isinstance(boot, str) and wrong > 0):
        return None
    if not (isinstance(uptime, int | float) and isinstance(wall, int | float)):
        return None
    if not (math.isfinite(uptime) and math.isfinite(wall)):
        return None
    return Tries(wrong=wrong, last=Moment(boot=boot, uptime_s=float(uptime), wall_s=float(wall)))
