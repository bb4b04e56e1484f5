"""Series of measured values, rows with goals, and the table that shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

HEAD = ("what", "screen", "n", "median", "p95", "goal", "verdict")


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Values of one measure from repetitions within one run.

    Attributes:
        name: What was measured.
        unit: Of the values, with the space that stands before it.
        values: One a repetition; at least one.
    """

    name: str
    unit: str
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle value."""
        return float(median(self.values))

    @property
    def p95(self) -> float:
        """The value that 95 of 100 do not pass: the nearest rank, so always a measured one."""
        ranked = sorted(self.values)
        return ranked[max(0, -(-95 * len(ranked) // 100) - 1)]

    @property
    def most(self) -> float:
        """The largest value."""
        return max(self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table.

    Attributes:
        series: What was measured.
        screen: Qt's platform, and the size where it is not 1920x1080.
        goal: The most that is fine, or None where the row only informs.
        of: Which value the goal is about: ``median``, ``p95`` or ``most``.
    """

    series: Series
    screen: str
    goal: float | None = None
    of: str = "p95"

    @property
    def verdict(self) -> str:
        """Says whether the goal is met, or by how much it is missed."""
        if self.goal is None:
            return ""
        value = float(getattr(self.series, self.of))
        return "met" if value <= self.goal else f"missed by {value - self.goal:.3g}"

    @property
    def missed(self) -> bool:
        """Whether a goal is missed."""
        return self.verdict.startswith("missed")

    def cells(self) -> tuple[str, ...]:
        """Returns the line as words."""
        unit = self.series.unit
        goal = "" if self.goal is None else f"{self.of} ≤ {self.goal:.3g}{unit}"
        values = (f"{value:.3g}{unit}" for value in (self.series.median, self.series.p95))
        count = str(len(self.series.values))
        return (self.series.name, self.screen, count, *values, goal, self.verdict)

    def as_json(self) -> dict[str, Any]:
        """Returns the line with all its values."""
        return {
            "name": self.series.name,
            "unit": self.series.unit.strip(),
            "screen": self.screen,
            "median": self.series.median,
            "p95": self.series.p95,
            "goal": self.goal,
            "of": self.of,
            "verdict": self.verdict,
            "values": list(self.series.values),
        }


def as_table(rows: Sequence[Row]) -> str:
    """Returns rows as a Markdown table."""
    lines = [HEAD, ("---",) * len(HEAD), *(row.cells() for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def slope(values: Sequence[tuple[float, float]]) -> float:
    """Returns how much y grows with x: ordinary least squares, Legendre (1805).

    Args:
        values: Pairs (x, y), with at least two different x.
    """
    count = len(values)
    x_mean = sum(x for x, _ in values) / count
    y_mean = sum(y for _, y in values) / count
    spread = sum((x - x_mean) ** 2 for x, _ in values)
    return sum((x - x_mean) * (y - y_mean) for x, y in values) / spread
