"""More content costs more in proportion where all of it is read, and nothing where it is shown.

Calls are counted instead of time: their number is the same on every machine.
"""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from kiosk.bench.generated import write_generated
from kiosk.content import load
from kiosk.content.compiled import load_cached
from kiosk.model.actions import (
    GoToScene,
    GoToTab,
    OpenChart,
    OpenEntity,
    OpenFact,
    OpenMilestone,
    OpenScene,
    ShowTabs,
    Step,
)
from kiosk.model.journey import next_visit, start_visit
from kiosk.model.kiosk import Kiosk
from kiosk.model.late import LateMap
from kiosk.model.sheets import sheet_content
from kiosk.model.tying import index_of
from kiosk.paths import assets_dir
from tests.content.builder import write_content

FEW, MANY = 6, 36
SLACK = 1.1
"""Growth beyond proportion that is still called proportion."""


def calls_of(work: Callable[[], object]) -> int:
    """Returns how many functions a piece of work calls."""
    count = 0

    def note(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Returns content folders of several sizes."""
    base = tmp_path_factory.mktemp("scale")
    content = write_content(base / "content")
    for factor in (1, FEW, MANY):
        write_generated(content, base / f"x{factor}", factor)
    return {factor: base / f"x{factor}" for factor in (1, FEW, MANY)}


@pytest.fixture(scope="module")
def kept(folders: dict[int, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[int, Kiosk]:
    """Returns the same content as starts read it."""
    cache = tmp_path_factory.mktemp("cache")
    found = {}
    for factor, folder in folders.items():
        load_cached(folder, assets_dir(), cache)
        kiosk = load_cached(folder, assets_dir(), cache).kiosk
        assert kiosk is not None
        found[factor] = kiosk
    return found


def test_that_reading_and_checking_grow_in_proportion(folders: dict[int, Path]) -> None:
    load(folders[1], assets_dir())  # what is made once a process
    costs = {
        factor: calls_of(partial(load, folders[factor], assets_dir())) for factor in (1, FEW, MANY)
    }

    each = (costs[FEW] - costs[1]) / (FEW - 1)
    assert (costs[MANY] - costs[1]) / (MANY - 1) < SLACK * each


def test_that_finding_ties_grows_in_proportion(folders: dict[int, Path]) -> None:
    costs = {}
    for factor in (FEW, MANY):
        kiosk = load(folders[factor], assets_dir()).kiosk
        assert kiosk is not None
        costs[factor] = calls_of(partial(index_of, kiosk))

    assert costs[MANY] / costs[FEW] < SLACK * MANY / FEW


@pytest.mark.parametrize(
    "action",
    [Step(1), Step(-1), GoToTab("two"), GoToScene("one/wall"), ShowTabs(3)],
    ids=str,
)
def test_that_a_touch_costs_the_same_in_any_content(action: Any, kept: dict[int, Kiosk]) -> None:
    costs = set()
    for factor in (FEW, MANY):
        visit = next_visit(start_visit(kept[factor]), Step(1), kept[factor])
        next_visit(visit, action, kept[factor])
        costs.add(calls_of(partial(next_visit, visit, action, kept[factor])))

    # Tabs are looked through; scenes and facts are not.
    assert max(costs) - min(costs) <= 3 * len(kept[MANY].tabs)


@pytest.mark.parametrize(
    "subject",
    [
        OpenFact("after"),
        OpenFact("mean"),
        OpenChart("one/growth", 0),
        OpenEntity("acme"),
        OpenMilestone("opened"),
        OpenScene("one/growth"),
    ],
    ids=str,
)
def test_that_a_sheet_costs_the_same_in_any_content(subject: Any, kept: dict[int, Kiosk]) -> None:
    costs = set()
    for factor in (FEW, MANY):
        sheet_content(subject, kept[factor], "zh", "one/growth")
        costs.add(calls_of(partial(sheet_content, subject, kept[factor], "zh", "one/growth")))

    assert max(costs) <= SLACK * min(costs)


def test_that_sheets_of_kept_content_say_what_those_of_the_whole_say(
    kept: dict[int, Kiosk], folders: dict[int, Path]
) -> None:
    whole = load(folders[FEW], assets_dir()).kiosk
    assert whole is not None
    assert kept[FEW] == whole
    for subject in (*map(OpenFact, whole.facts), *map(OpenEntity, whole.entities)):
        for language in ("zh", "en"):
            asked = (language, "one/growth")
            assert sheet_content(subject, kept[FEW], *asked) == sheet_content(
                subject, whole, *asked
            )


def test_that_a_start_reads_what_it_shows(folders: dict[int, Path], tmp_path: Path) -> None:
    load_cached(folders[MANY], assets_dir(), tmp_path)
    kiosk = load_cached(folders[MANY], assets_dir(), tmp_path).kiosk
    assert kiosk is not None

    visit = start_visit(kiosk)
    kiosk.scene(visit.scene)

    tables = (kiosk.facts, kiosk.entities, kiosk.milestones, kiosk.honours, kiosk.relations)
    for table in tables:
        assert isinstance(table, LateMap)
        assert table.held == 0
