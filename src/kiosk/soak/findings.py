"""What a soak has found out, and whether that is within its limits; pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from math import sqrt
from typing import Any, Literal

from kiosk.bench.series import slope
from kiosk.values import dataclass

BUCKET_MS = 0.1
MOST_P95_MS, MOST_WORST_MS = 16.7, 250.0
MOST_GROWTH_MB = 6.0
"""In an hour; a day of eight hours stays below 50 MB."""
JUDGED_FROM_MINUTES, JUDGED_FROM_SAMPLES = 10.0, 12
"""Of shorter runs nobody can say whether they grow: caches still fill."""
WEIGHED: tuple[tuple[str, Literal["painting_mb", "all_mb"]], ...] = (
    ("the painting process", "painting_mb"),
    ("all processes", "all_mb"),
)
SETTLED_AFTER = 1 / 2
"""Of a run: until then caches fill."""
MOST_SAMPLES = 2000
MOST_LINES = 20
MOST_SLOW = 10


class Durations:
    """Counts durations by tenths of a millisecond: days of frames take no more than minutes."""

    def __init__(self) -> None:
        """Starts without any."""
        self.worst = 0.0
        self._buckets: Counter[int] = Counter()

    @property
    def count(self) -> int:
        """How many there are."""
        return self._buckets.total()

    def add(self, values_ms: Iterable[float]) -> None:
        """Adds durations in milliseconds."""
        for value in values_ms:
            self._buckets[round(value / BUCKET_MS)] += 1
            self.worst = max(self.worst, value)

    def rank(self, share: float) -> float:
        """Returns the duration that so large a share does not pass; 0 if there is none."""
        wanted, passed = share * self.count, 0
        for bucket in sorted(self._buckets):
            passed += self._buckets[bucket]
            if passed >= wanted:
                return bucket * BUCKET_MS
        return 0.0

    def as_json(self) -> dict[str, float]:
        """Returns what a report says of them."""
        return {
            "median": round(self.rank(0.5), 2),
            "p95": round(self.rank(0.95), 2),
            "p99": round(self.rank(0.99), 2),
            "worst": round(self.worst, 2),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What all processes together weighed at one moment, while nobody visited."""

    minute: float
    painting_mb: float
    all_mb: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How memory grows.

    Attributes:
        per_hour_mb: The slope of the settled part of the run.
        surely_mb: What it is at least, with two standard errors taken off.
        judged: Whether the run was long enough to say so.
    """

    per_hour_mb: float
    surely_mb: float
    judged: bool


def growth_of(weights: Sequence[Weight], of: Literal["painting_mb", "all_mb"]) -> Growth:
    """Returns how memory grew: least squares over the part of the run in which caches are full.

    Args:
        weights: In the order in which they were taken.
        of: Whose memory.
    """
    minutes = weights[-1].minute if weights else 0.0
    settled = [one for one in weights if one.minute >= minutes * SETTLED_AFTER]
    judged = minutes >= JUDGED_FROM_MINUTES and len(settled) >= JUDGED_FROM_SAMPLES
    if len({one.minute for one in settled}) < 3:
        return Growth(per_hour_mb=0.0, surely_mb=0.0, judged=False)
    pairs = [(one.minute / 60, float(getattr(one, of))) for one in settled]
    grows = slope(pairs)
    x_mean = sum(x for x, _ in pairs) / len(pairs)
    y_mean = sum(y for _, y in pairs) / len(pairs)
    left = sum((y - y_mean - grows * (x - x_mean)) ** 2 for x, y in pairs)
    spread = sum((x - x_mean) ** 2 for x, _ in pairs)
    error = sqrt(left / (len(pairs) - 2) / spread)
    return Growth(per_hour_mb=grows, surely_mb=grows - 2 * error, judged=judged)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One limit and what was found.

    Attributes:
        met: Whether it is met; None where the run was too short to say.
    """

    what: str
    found: str
    limit: str
    met: bool | None


class Findings:
    """Collects what the driven program says of itself, over its restarts."""

    def __init__(self, scenes: Sequence[str], seed: int) -> None:
        """Starts.

        Args:
            scenes: All that must be shown; may be told later, see `take`.
            seed: Of the run.
        """
        self.seed = seed
        self.scenes = tuple(scenes)
        self.shown: Counter[str] = Counter()
        self.deeds: Counter[str] = Counter()
        self.thread, self.wall = Durations(), Durations()
        self.slowest: list[tuple[float, str]] = []
        self.weights: list[Weight] = []
        self.faults: list[str] = []
        self.endings: list[str] = []
        self.visits = self.resets = self.contents = self.saves = self.releases = 0
        self.log: dict[str, list[str]] = {"WARNING": [], "ERROR": []}
        self.usage_visits = 0

    @property
    def missing(self) -> tuple[str, ...]:
        """The scenes that were never shown."""
        return tuple(scene for scene in self.scenes if not self.shown[scene])

    @property
    def restarts(self) -> int:
        """How often the program had to be started again."""
        return len(self.endings)

    def take(self, said: dict[str, Any], minute: float) -> None:
        """Takes what the program says of itself: at its start, and after every visit."""
        if said["event"] == "started":
            self.scenes = tuple(said["scenes"])
            return
        self.visits += said["visits"]
        self.resets += said["resets"]
        self.contents += said["contents"]
        self.saves += said["saves"]
        self.releases += said["releases"]
        self.shown.update(said["shown"])
        self.deeds.update(said["deeds"])
        self.thread.add(said["thread_ms"])
        self.wall.add(said["wall_ms"])
        slow = [(float(took), str(what)) for took, what in said["slow"]]
        self.slowest = sorted((*self.slowest, *slow), reverse=True)[:MOST_SLOW]
        self.faults += said["faults"]
        if said["memory"] is not None:
            painting, everyone = said["memory"]
            self.weights.append(Weight(minute=minute, painting_mb=painting, all_mb=everyone))
            if len(self.weights) > MOST_SAMPLES:
                del self.weights[1::2]

    def verdicts(self) -> Iterator[Verdict]:
        """Yields every limit."""
        missing = self.missing
        shown = len(self.scenes) - len(missing)
        yield Verdict(
            what="scenes shown",
            found=f"{shown} of {len(self.scenes)}",
            limit="all",
            met=bool(self.scenes) and not missing,
        )
        for what, number in (
            ("visits that ended wrongly, touches that did", len(self.faults)),
            ("restarts", self.restarts),
            ("errors in the log", len(self.log["ERROR"])),
            ("warnings in the log", len(self.log["WARNING"])),
        ):
            yield Verdict(what=what, found=str(number), limit="0", met=number == 0)
        for what, found, most in (
            ("frame, p95", self.thread.rank(0.95), MOST_P95_MS),
            ("frame, worst", self.thread.worst, MOST_WORST_MS),
        ):
            limit = f"≤ {most:g} ms"
            yield Verdict(what=what, found=f"{found:.1f} ms", limit=limit, met=found <= most)
        for whose, of in WEIGHED:
            growth = growth_of(self.weights, of)
            grown = f"{growth.per_hour_mb:+.1f} MB an hour, surely {growth.surely_mb:+.1f}"
            yield Verdict(
                what=f"memory of {whose} grows by",
                found=grown if growth.judged else "too short a run to say",
                limit=f"surely ≤ {MOST_GROWTH_MB:g} MB",
                met=growth.surely_mb <= MOST_GROWTH_MB if growth.judged else None,
            )

    @property
    def passed(self) -> bool:
        """Whether no limit is missed."""
        return all(verdict.met is not False for verdict in self.verdicts())

    def as_json(self) -> dict[str, Any]:
        """Returns all that was found as what JSON can hold."""
        return {
            "passed": self.passed,
            "verdicts": [
                {"what": one.what, "found": one.found, "limit": one.limit, "met": one.met}
                for one in self.verdicts()
            ],
            "seed": self.seed,
            "visits": self.visits,
            "resets": self.resets,
            "deeds": dict(sorted(self.deeds.items())),
            "scenes": {"shown": {ref: self.shown[ref] for ref in self.scenes}},
            "missing": list(self.missing),
            "frames": {
                "count": self.thread.count,
                "thread_ms": self.thread.as_json(),
                "wall_ms": self.wall.as_json(),
                "slowest_thread_ms": self.slowest,
            },
            "memory": {
                **{of: asdict(growth_of(self.weights, of)) for _, of in WEIGHED},
                "minute_painting_all": [
                    [round(one.minute, 2), round(one.painting_mb, 1), round(one.all_mb, 1)]
                    for one in self.weights
                ],
            },
            "updates": {
                "offered_in_place": self.contents,
                "files_saved": self.saves,
                "releases_shown": self.releases,
            },
            "restarts": list(self.endings),
            "faults": self.faults[:MOST_LINES],
            "log": {level: lines[:MOST_LINES] for level, lines in self.log.items()},
            "usage_rows_of_visits": self.usage_visits,
        }
