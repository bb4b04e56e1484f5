"""Rows about content that grows: start, check and memory at 1, 10 and 100 times the content."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

from kiosk.bench.generated import write_generated
from kiosk.bench.programs import MeasureError, Setting
from kiosk.bench.series import Row, Series
from kiosk.bench.starts import KIOSK, start

FACTORS = (1, 10, 100)
MOST_START = {10: 1.5, 100: 3.0}
CHECKED = (1, 10)
"""A check of 100 times the content takes minutes; `check_all` asks for it."""
LINEAR = 1.15
"""How much longer than in proportion a check may take and still be called linear."""


def rows_of_scale(setting: Setting, repeats: int, *, check_all: bool = False) -> Iterator[Row]:
    """Starts and checks the kiosk with more and more content, in turn.

    Args:
        setting: What programs are run in; its content is what is multiplied.
        repeats: Starts of each.
        check_all: Whether the largest content is checked too.
    """
    settings = {}
    for factor in FACTORS:
        content = setting.cache / f"content-{factor}"
        if not content.exists():
            write_generated(setting.content, content, factor)
        settings[factor] = replace(setting, content=content)
        for _ in range(2):
            start(KIOSK, settings[factor])
    runs: dict[int, list[dict[str, float]]] = {factor: [] for factor in FACTORS}
    for _ in range(repeats):
        for factor in FACTORS:
            runs[factor].append(start(KIOSK, settings[factor]))
    yield from _rows_of_starts(runs, setting.label)
    yield from _rows_of_checks(settings, FACTORS if check_all else CHECKED)


def _rows_of_starts(runs: dict[int, list[dict[str, float]]], screen: str) -> Iterator[Row]:
    for factor in FACTORS:
        ratios = tuple(
            large["whole"] / one["whole"] for large, one in zip(runs[factor], runs[1], strict=True)
        )
        if factor in MOST_START:
            series = Series(name=f"start, {factor} × content / 1 ×", unit=" ×", values=ratios)
            yield Row(series=series, screen=screen, goal=MOST_START[factor], of="median")
        weights = tuple(run["memory_mb"] for run in runs[factor])
        series = Series(
            name=f"memory of the painting process at start, {factor} × content",
            unit=" MB",
            values=weights,
        )
        yield Row(series=series, screen=screen)


def _rows_of_checks(settings: dict[int, Setting], factors: tuple[int, ...]) -> Iterator[Row]:
    seconds = {factor: check(settings[factor]) for factor in factors}
    for factor in factors:
        series = Series(
            name=f"kiosk check, {factor} × content, CPU", unit=" s", values=(seconds[factor],)
        )
        yield Row(series=series, screen="none")
        if factor != 1:
            growth = seconds[factor] / seconds[1] / factor
            series = Series(
                name=f"kiosk check, {factor} × content / 1 ×, for each content",
                unit=" ×",
                values=(growth,),
            )
            yield Row(series=series, screen="none", goal=LINEAR)


def check(setting: Setting) -> float:
    """Returns the processor's seconds that ``kiosk check`` takes.

    Raises:
        MeasureError: The content has problems.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "kiosk", "check"],
        env=setting.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise MeasureError(f"the generated content has problems:\n{done.stdout[:4000]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
