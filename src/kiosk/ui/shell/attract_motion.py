"""How the attract screen moves: places and opacities at a moment, without a clock."""

from math import cos, pi, sin
from random import Random

SHIFT_EVERY_MS = 20_000
"""One step of the pixel shift."""
DRIFT_MS, TWINKLE_MS, RING_MS = 14_000, 4_000, 2_400
LEAST_SWITCH_MS, MOST_SWITCH_MS = 6_000, 20_000
RISE_MS = 3_000
"""So long what moves takes to do so in full, from the still drawing that fades in."""
WAVES = 3
GONE_AT, COMING_FROM = 0.5, 0.4
"""Shares of a turn: words are gone at the one, others begin to come at the other."""
FADE_MS = 400
"""A window goes out and comes on in so long."""
DARK_SHARE = 0.3
"""So many of the windows are dark at a moment."""
FAINTEST_DOT = 0.6
"""So much of a dot is gone when it is faintest."""
SHEAR, STRETCH = 0.011, 0.010
PHASE_STEP = 1.1
"""Each layer of what drifts follows the one before by so much of the wave (radians)."""


def shift_at(step: int, reach: int) -> tuple[int, int]:
    """Returns by how many device pixels the screen is shifted at a step.

    The path is a square's edge, one pixel a step, around a resting place in its middle; after
    ``8 * reach`` steps it begins again. No two steps of one round are at the same place.

    Args:
        step: Counted from 0.
        reach: How far it goes to each side.
    """
    if reach < 1:
        return 0, 0
    side, along = divmod(step % (8 * reach), 2 * reach)
    # Clockwise from the upper left corner.
    ahead = along - reach
    return (
        (ahead, -reach),
        (reach, ahead),
        (-ahead, reach),
        (-reach, -ahead),
    )[side]


def start_at(ms: float) -> float:
    """Returns how far movement has set in, 0 to 1, so long after it began."""
    return (1 - cos(pi * min(1.0, max(0.0, ms / RISE_MS)))) / 2


def drift_at(ms: float, layer: int, strength: float = 1.0) -> tuple[float, float]:
    """Returns shear (down per unit to the right) and stretch of a layer of what drifts."""
    wave = 2 * pi * ms / DRIFT_MS - layer * PHASE_STEP
    return strength * SHEAR * sin(wave), 1 + strength * STRETCH * cos(wave)


def twinkle_at(ms: float, number: int) -> float:
    """Returns how much of a dot is gone, 0 to `FAINTEST_DOT`; every other turn it rests."""
    # The golden ratio spreads the dots' phases without any two alike.
    turn = ms / TWINKLE_MS + number * 0.618034
    if int(turn) % 2:
        return 0.0
    return FAINTEST_DOT * (1 - cos(2 * pi * (turn % 1))) / 2


def ring_at(ms: float, wave: int, waves: int) -> tuple[float, float]:
    """Returns how far a wave of the touch ring has come and how opaque it is, both 0 to 1."""
    share = (ms / RING_MS + wave / waves) % 1
    return (1 - cos(pi * share)) / 2, sin(pi * share) * (1 - 0.5 * share)


def words_at(progress: float) -> tuple[float, float]:
    """Returns how far words of a turn have gone and how far those of the next have come."""
    gone = min(1.0, progress / GONE_AT)
    return gone, max(0.0, (progress - COMING_FROM) / (1 - COMING_FROM))


class Windows:
    """Which windows are dark: each goes out and comes on again at times of its own."""

    def __init__(self, count: int, seed: int) -> None:
        """Begins with all of them lit, as drawn.

        Args:
            count: How many there are.
            seed: Two with the same one do the same.
        """
        self._chance = Random(seed)  # noqa: S311 - no secret
        self._next = [self._chance.uniform(0, MOST_SWITCH_MS) for _ in range(count)]
        self._dark = [False] * count
        self._since = [-float(FADE_MS)] * count

    def advance(self, ms: float) -> None:
        """Switches those whose time has come."""
        for index, when in enumerate(self._next):
            if ms < when:
                continue
            dark = self._chance.random() < DARK_SHARE
            if dark != self._dark[index]:
                self._dark[index], self._since[index] = dark, ms
            self._next[index] = ms + self._chance.uniform(LEAST_SWITCH_MS, MOST_SWITCH_MS)

    def is_changing(self, ms: float, index: int) -> bool:
        """Says whether a window goes out or comes on at the moment, or just did."""
        return ms - self._since[index] < 2 * FADE_MS

    def darkness(self, ms: float, index: int) -> float:
        """Returns how dark a window is: 1 without its light."""
        share = min(1.0, max(0.0, (ms - self._since[index]) / FADE_MS))
        return share if self._dark[index] else 1 - share
