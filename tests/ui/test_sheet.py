"""Detail sheets: how they come, turn and go."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

import pytest

from kiosk.model.actions import (
    CloseSheet,
    FlipSheet,
    OpenChart,
    OpenEntity,
    OpenFact,
    OpenSources,
    StepSheet,
    TouchMark,
)
from kiosk.ui.kit.leaves import ChartLeaf, TextLeaf
from kiosk.ui.kit.tempo import Tempo
from tests.ui.kit.waiting import settle

CHART = OpenChart("overview/growth", 0)
MIDDLE = (960.0, 500.0)


@pytest.fixture
def chart_sheet(window, go, qtbot):
    """Returns the sheet of a chart, open."""
    go(CHART.scene)
    window.act(CHART)
    settle(qtbot, window)
    return window.sheet


def words(window):
    leaves = window.sheet.composition.leaves
    return [leaf.text for leaf in leaves if isinstance(leaf, TextLeaf)]


def charts(surface):
    return [leaf for leaf in surface.composition.leaves if isinstance(leaf, ChartLeaf)]


def test_that_the_close_button_closes(window, hands, chart_sheet):
    hands.touch(chart_sheet, CloseSheet())

    assert window.visit.sheet is None
    assert chart_sheet.isHidden()
    assert window.page.isEnabled()


def test_that_a_touch_on_the_scrim_closes(window, hands, chart_sheet):
    hands.tap(chart_sheet, 20, 20)

    assert window.visit.sheet is None


def test_that_a_touch_on_the_sheet_itself_changes_nothing(window, hands, chart_sheet):
    hands.tap(chart_sheet, chart_sheet._rect.x + 10, chart_sheet._rect.y + 30)

    assert window.visit.sheet.subject == CHART


@pytest.mark.parametrize(("by", "rest_ms"), [(300, 150), (60, 0)])
def test_that_a_pull_down_closes_by_distance_or_speed(window, hands, chart_sheet, by, rest_ms):
    wait = 16 if rest_ms else 1
    hands.swipe(chart_sheet, MIDDLE, (0, by), steps=4, wait_ms=wait, rest_ms=rest_ms)

    assert window.visit.sheet is None


def test_that_a_short_slow_pull_lets_the_sheet_go_back(window, hands, chart_sheet, qtbot):
    before = chart_sheet.grab().toImage()
    hands.press(chart_sheet, *MIDDLE)
    end = hands.drag(chart_sheet, MIDDLE, (0, 90))
    pulled = chart_sheet.grab().toImage()
    qtbot.wait(150)
    hands.release(chart_sheet, *end)

    assert pulled != before
    assert window.visit.sheet is not None
    assert chart_sheet.grab().toImage() == before


def test_that_a_lost_finger_lets_the_sheet_go_back(window, hands, chart_sheet):
    before = chart_sheet.grab().toImage()
    hands.press(chart_sheet, *MIDDLE)
    hands.drag(chart_sheet, MIDDLE, (0, 300))

    hands.cancel(chart_sheet)

    assert window.visit.sheet is not None
    assert chart_sheet.grab().toImage() == before


def test_that_a_sheet_cannot_be_pulled_up(window, hands, chart_sheet):
    before = chart_sheet.grab().toImage()
    hands.press(chart_sheet, *MIDDLE)
    end = hands.drag(chart_sheet, MIDDLE, (0, -200))

    assert chart_sheet.grab().toImage() == before
    hands.release(chart_sheet, *end)
    assert window.visit.sheet is not None


def test_that_the_table_comes_and_goes(window, hands, chart_sheet):
    assert charts(chart_sheet)
    hands.touch(chart_sheet, FlipSheet())

    assert window.visit.sheet.table
    assert not charts(chart_sheet)
    hands.touch(chart_sheet, FlipSheet())
    assert charts(chart_sheet)


def test_that_a_sheet_turns_its_pages_and_stops_at_the_last(window, hands, qtbot):
    window.act(OpenSources())
    window.act(OpenFact("park_age"))
    seen = []
    for _ in range(40):
        seen.append((window.visit.sheet, tuple(words(window))))
        window.act(StepSheet(1))
        if window.visit.sheet == seen[-1][0]:
            break

    assert len(seen) > 2
    assert len({text for _, text in seen}) == len(seen), "each page and neighbour says its own"


def test_that_a_swipe_leads_to_the_neighbour_and_back(window, hands, go):
    go("headquarters/count")
    fact = hands.first(window.page, OpenFact).action
    hands.touch(window.page, fact)

    hands.swipe(window.sheet, MIDDLE, (-400, 0))
    assert window.visit.sheet.subject != fact
    hands.swipe(window.sheet, MIDDLE, (400, 0))

    assert window.visit.sheet.subject == fact


def test_that_a_related_thing_opens_over_the_sheet_and_closes_back_to_it(window, hands, park):
    links: list[OpenFact] = []
    for entity in park.entities:
        window.act(OpenEntity(entity))
        links = [t.action for t in window.sheet.targets if isinstance(t.action, OpenFact)]
        if links:
            break
        window.act(CloseSheet())
    first = window.visit.sheet.subject

    hands.touch(window.sheet, links[0])
    assert [sheet.subject for sheet in window.visit.sheets] == [first, links[0]]
    hands.touch(window.sheet, CloseSheet())

    assert window.visit.sheet.subject == first


def test_that_what_lies_below_a_sheet_cannot_be_touched(window, chart_sheet):
    assert not window.page.isEnabled()
    assert not window.bar.isEnabled()


def test_that_a_mark_in_a_sheet_lights_up(window, hands, chart_sheet):
    leaf = charts(chart_sheet)[0]
    mark = chart_sheet._drawn(leaf).picture.marks[0]
    box = mark.rect.moved(leaf.rect.x, leaf.rect.y)
    before = chart_sheet.grab().toImage()

    hands.tap(chart_sheet, box.x + box.w / 2, box.y + box.h / 2)

    assert window.visit.lit == TouchMark(leaf.scene, leaf.index, mark.ref)
    assert window.visit.sheet.subject == CHART
    assert chart_sheet.grab().toImage() != before


def test_that_a_sheet_comes_up_and_goes_down_at_full_tempo(open_window, qtbot):
    window = open_window(tempo=Tempo())
    window.act(OpenFact("park_age"))
    assert window.sheet.is_moving
    settle(qtbot, window)
    assert window.sheet.is_open

    window.act(CloseSheet())
    assert not window.sheet.is_open
    assert not window.sheet.isHidden()
    settle(qtbot, window)
    assert window.sheet.isHidden()


def test_that_a_sheet_opened_while_one_goes_down_stays(open_window, qtbot):
    window = open_window(tempo=Tempo())
    window.act(OpenFact("park_age"))
    settle(qtbot, window)
    window.act(CloseSheet())
    window.act(OpenSources())
    settle(qtbot, window)

    assert window.sheet.is_open
    assert window.visit.sheet.subject == OpenSources()
