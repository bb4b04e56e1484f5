"""Axes that end on round numbers."""

import math

ROUND_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
WANTED_STEPS = 5


def round_step(largest: float, steps: int = WANTED_STEPS) -> float:
    """Returns a round step (1, 2, 2.5 or 5 × 10ⁿ) of which about ``steps`` reach ``largest``."""
    if largest <= 0 or not math.isfinite(largest):
        return 1.0
    raw = largest / steps
    power = 10.0 ** math.floor(math.log10(raw))
    for factor in ROUND_STEPS:
        if factor * power >= raw * 0.999:
            return factor * power
    return 10.0 * power


def axis_ticks(largest: float, steps: int = WANTED_STEPS) -> tuple[float, ...]:
    """Returns round values from zero to the first one not below ``largest``."""
    step = round_step(largest, steps)
    count = max(1, math.ceil(largest / step - 1e-9)) if largest > 0 else 1
    return tuple(step * i for i in range(count + 1))


def write_tick(value: float, step: float, *, grouping: bool) -> str:
    """Writes a tick with as many decimals as its step has."""
    decimals = 0
    while decimals < 9 and abs(step * 10**decimals - round(step * 10**decimals)) > 1e-6:
        decimals += 1
    return f"{value:,.{decimals}f}" if grouping else f"{value:.{decimals}f}"
