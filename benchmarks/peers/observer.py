"""Watches a screen from outside and says when it changed; knows nothing of what is shown there.

Every sixteenth row of the screen above the bar is compared with what it was two milliseconds
before. That costs a tenth of one core, and no request is sent to anybody.
"""

from dataclasses import dataclass
from itertools import pairwise
from time import perf_counter, sleep

import numpy as np
from numpy.typing import NDArray

from peers.screen import Screen

BAR = 150
"""Pixels at the bottom that are not watched: tabs, and the pointer on them."""
ROW_STEP = 16
LOOKS_EVERY_S = 0.002
SMALL, LARGE = 0.0005, 0.01
"""Shares of the screen: below the first nothing changed; above the second much did."""
FEWEST_FRAMES = 6
"""A movement has at least so many."""
Rows = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Change:
    """A moment at which a part of the screen had changed.

    Attributes:
        at: On the clock of ``time.perf_counter``.
        share: Of the pixels looked at.
    """

    at: float
    share: float


class Observer:
    """Looks at one screen."""

    def __init__(self, screen: Screen) -> None:
        """Looks for the first time."""
        height = screen.pixels.shape[0] - BAR
        # Four bytes a pixel are compared as one word.
        self._rows = screen.pixels[ROW_STEP // 2 : height : ROW_STEP].view(np.uint32)[..., 0]
        self._seen: Rows = self._rows.copy()

    def look(self) -> Change:
        """Returns how much changed since it looked last."""
        rows = self._rows.copy()
        at = perf_counter()
        share = float(np.count_nonzero(rows != self._seen) / rows.size)
        self._seen = rows
        return Change(at, share)

    def picture(self) -> Rows:
        """Returns what is seen of the screen now."""
        return self._rows.copy()

    def watch(
        self, least_s: float, quiet_s: float, most_s: float, expected: Rows | None = None
    ) -> tuple[Change, ...]:
        """Watches until nothing changes any more; returns all changes.

        Args:
            least_s: Watches so long in any case, or until the first change.
            quiet_s: So long nothing may change in the end.
            most_s: Gives up after this.
            expected: What is to be seen in the end, but for trifles; a program that pauses while
                it starts has not started yet.
        """
        began = perf_counter()
        changes: list[Change] = []
        while True:
            change = self.look()
            if change.share >= SMALL:
                changes.append(change)
            last = changes[-1].at if changes else began + least_s
            quiet = change.at - last > quiet_s
            if (quiet and self.sees(expected)) or change.at - began > most_s:
                return tuple(changes)
            sleep(LOOKS_EVERY_S)

    def sees(self, expected: Rows | None) -> bool:
        """Says whether the screen shows a picture; any will do where none is expected."""
        if expected is None:
            return True
        return bool(np.count_nonzero(self._seen != expected) < LARGE * expected.size)


def first_change(changes: tuple[Change, ...]) -> float | None:
    """Returns when the screen changed first."""
    return changes[0].at if changes else None


def whole_at(changes: tuple[Change, ...], large: float = LARGE) -> float | None:
    """Returns when the screen stood but for trifles: at its last large change."""
    return next((change.at for change in reversed(changes) if change.share >= large), None)


def longest_gap(changes: tuple[Change, ...], within_s: float) -> float | None:
    """Returns the longest time between two frames of a movement, in seconds.

    Only large changes are frames of it: a slide that eases out moves by less than a pixel in the
    end, and then not every frame changes what is seen.

    Args:
        changes: Of the screen since the input event.
        within_s: How long the movement takes, from its first frame on.

    Returns:
        None where nothing moved: too few frames.
    """
    large = [change.at for change in changes if change.share >= LARGE]
    frames = [at for at in large if at - large[0] <= within_s]
    if len(frames) < FEWEST_FRAMES:
        return None
    return max(after - before for before, after in pairwise(frames))
