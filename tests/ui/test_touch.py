"""Touch: tabs, facts and swipes, and what a finger does not mean."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.model.actions import GoHome, GoToTab, OpenFact, Step
from kiosk.model.gesture import EDGE_RESISTANCE, SWIPE_DISTANCE
from kiosk.model.journey import neighbour
from kiosk.ui.kit.tempo import Tempo
from tests.ui.kit.waiting import settle

MIDDLE = (960.0, 420.0)


@pytest.fixture
def between(park):
    """Returns a scene in the middle of a tab, and the scenes before and after it."""
    refs = park.scene_refs()
    return refs[2], refs[1], refs[3]


WITH_FACTS = "headquarters/count"


# Taps -------------------------------------------------------------------------------------------


def test_that_each_tab_opens_by_touch(window, hands, park):
    for tab in reversed(park.tabs):
        hands.touch(window.bar, GoToTab(tab.id))

        assert window.visit.scene == f"{tab.id}/{tab.scenes[0].id}"


def test_that_each_tab_opens_by_mouse(window, hands, park):
    for tab in park.tabs[1:]:
        target = hands.target(window.bar, GoToTab(tab.id))
        hands.click(window.bar, *hands.middle(target))

        assert window.visit.scene == f"{tab.id}/{tab.scenes[0].id}"


def test_that_touching_the_open_tab_leads_to_its_first_scene(window, hands, go, park):
    tab = park.tabs[0]
    go(f"{tab.id}/{tab.scenes[-1].id}")

    hands.touch(window.bar, GoToTab(tab.id))

    assert window.visit.scene == f"{tab.id}/{tab.scenes[0].id}"


def test_that_the_seal_leads_home(window, hands, go, park):
    go(park.scene_refs()[-1])

    hands.touch(window.bar, GoHome())

    assert window.visit.scene == park.scene_refs()[0]


def test_that_a_fact_touched_opens_its_sheet(window, hands, go):
    go(WITH_FACTS)
    fact = hands.first(window.page, OpenFact).action

    hands.touch(window.page, fact)

    assert window.visit.sheet.subject == fact
    assert window.sheet.is_open


def test_that_every_figure_of_a_scene_opens_its_own_sheet(window, hands, go):
    go(WITH_FACTS)
    facts = [target.action for target in window.page.targets if isinstance(target.action, OpenFact)]
    assert facts

    for fact in facts:
        hands.touch(window.page, fact)
        assert window.visit.sheet.subject == fact
        hands.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize("by", [(0, -300), (-200, -300)])
def test_that_releasing_outside_cancels(window, hands, go, by):
    go(WITH_FACTS)
    start = hands.middle(hands.first(window.page, OpenFact))

    hands.press(window.page, *start)
    hands.move(window.page, start[0] + 12, start[1])
    hands.release(window.page, start[0] + by[0] / 10, start[1] + by[1])

    assert window.visit.sheet is None


def test_that_a_mouse_released_outside_cancels(window, hands):
    target = hands.target(window.bar, GoToTab("party"))
    x, y = hands.middle(target)
    QTest.mousePress(window.bar, Qt.MouseButton.LeftButton, pos=hands.pixel(window.bar, x, y))
    away = hands.pixel(window.bar, x - 600, y)
    QTest.mouseMove(window.bar, away)
    QTest.mouseRelease(window.bar, Qt.MouseButton.LeftButton, pos=away)

    assert window.visit.scene == "overview/hero"


def test_that_the_right_button_does_nothing(window, hands):
    at = hands.pixel(window.bar, *hands.middle(hands.target(window.bar, GoToTab("party"))))
    QTest.mouseClick(window.bar, Qt.MouseButton.RightButton, pos=at)

    assert window.visit.scene == "overview/hero"


def test_that_a_second_finger_changes_nothing(window, hands):
    target = hands.target(window.bar, GoToTab("party"))
    other = hands.target(window.bar, GoToTab("industry"))
    hands.press(window.bar, *hands.middle(target))
    hands.add_finger(window.bar, hands.middle(target), hands.middle(other))
    hands.release(window.bar, *hands.middle(target))

    assert window.visit.scene in {"overview/hero", "party/ring"}


def test_that_a_touched_target_is_marked_while_the_finger_is_down(window, hands, go):
    go(WITH_FACTS)
    target = hands.first(window.page, OpenFact)
    x, y = hands.middle(target)
    before = window.page.grab().toImage()

    hands.press(window.page, x, y)
    pressed = window.page.grab().toImage()
    hands.release(window.page, x, y - 400)

    at = hands.pixel(window.page, target.rect.x + 20, target.rect.y + 6)
    assert pressed.pixelColor(at) != before.pixelColor(at)
    assert window.page.grab().toImage() == before


# Swipes -----------------------------------------------------------------------------------------


def test_that_the_page_follows_the_finger_within_a_frame(window, hands, go):
    go("overview/growth")
    before = window.page.grab().toImage()

    hands.press(window.page, *MIDDLE)
    for distance in (-90, -240, -420, -180):
        hands.move(window.page, MIDDLE[0] + distance, MIDDLE[1])
        shown = window.page.grab().toImage()
        moved = hands.pixel(window.page, distance, 0).x()
        for x, y in ((700, 60), (760, 200), (620, 400)):
            assert shown.pixelColor(x + moved, y) == before.pixelColor(x, y)

    hands.release(window.page, MIDDLE[0], MIDDLE[1])
    assert window.visit.scene == "overview/growth"


def test_that_the_neighbour_comes_in_beside_the_page(window, hands, go, qtbot, between):
    go(between[2])
    neighbour_at_rest = window.page.grab().toImage()
    go(between[0])

    hands.press(window.page, *MIDDLE)
    end = hands.drag(window.page, MIDDLE, (-900, 0))
    shown = window.page.grab().toImage()
    hands.release(window.page, *end)
    settle(qtbot, window)

    moved = hands.pixel(window.page, 1920 - 900, 0).x()
    still = [(20, 5), (40, 3), (200, 2)]
    for x, y in still:
        assert shown.pixelColor(x + moved, y) == neighbour_at_rest.pixelColor(x, y)
    assert window.visit.scene == between[2]


@pytest.mark.parametrize(
    ("distance", "reached"),
    [
        (-SWIPE_DISTANCE * 2, 2),
        (SWIPE_DISTANCE * 2, 1),
        (-SWIPE_DISTANCE * 0.6, 0),
        (SWIPE_DISTANCE * 0.6, 0),
    ],
)
def test_that_a_slow_swipe_snaps_by_its_distance(window, hands, go, between, distance, reached):
    go(between[0])

    hands.swipe(window.page, MIDDLE, (distance, 0), rest_ms=150)

    assert window.visit.scene == between[reached]


@pytest.mark.parametrize(("distance", "reached"), [(-60, 2), (60, 1)])
def test_that_a_short_flick_snaps_by_its_speed(window, hands, go, between, distance, reached):
    go(between[0])

    hands.swipe(window.page, MIDDLE, (distance, 0), steps=2, wait_ms=1)

    assert window.visit.scene == between[reached]


def test_that_a_mouse_swipes_too(window, hands, go, between):
    go(between[0])
    at = hands.pixel(window.page, *MIDDLE)
    QTest.mousePress(window.page, Qt.MouseButton.LeftButton, pos=at)
    for step in range(1, 6):
        QTest.mouseMove(window.page, hands.pixel(window.page, MIDDLE[0] - 60 * step, MIDDLE[1]))
    end = hands.pixel(window.page, MIDDLE[0] - 300, MIDDLE[1])
    QTest.mouseRelease(window.page, Qt.MouseButton.LeftButton, pos=end)

    assert window.visit.scene == between[2]


def test_that_the_last_scene_of_a_tab_leads_into_the_next_tab_and_back(window, hands, go, park):
    tab, following = park.tabs[0], park.tabs[1]
    last, first = (f"{tab.id}/{tab.scenes[-1].id}", f"{following.id}/{following.scenes[0].id}")
    go(last)

    hands.swipe(window.page, MIDDLE, (-400, 0))
    assert window.visit.scene == first

    hands.swipe(window.page, MIDDLE, (400, 0))
    assert window.visit.scene == last


@pytest.mark.parametrize(("end", "direction"), [(0, 1), (-1, -1)])
def test_that_the_first_and_last_scene_resist(window, hands, go, park, end, direction):
    scene = park.scene_refs()[end]
    go(scene)
    start = MIDDLE

    hands.press(window.page, *start)
    at = hands.drag(window.page, start, (direction * 600, 0))
    assert window.page._offset() == pytest.approx(direction * 600 * EDGE_RESISTANCE)
    hands.release(window.page, *at)

    assert window.visit.scene == scene
    assert window.page._offset() == 0


def test_that_a_swipe_that_starts_on_a_fact_turns_the_page_and_opens_nothing(
    window, hands, go, park
):
    go(WITH_FACTS)
    start = hands.middle(hands.first(window.page, OpenFact))

    hands.swipe(window.page, start, (-400, 0))

    assert window.visit.scene == neighbour(park, WITH_FACTS, 1)
    assert window.visit.sheet is None


def test_that_a_vertical_drag_changes_nothing(window, hands, go):
    go("overview/growth")

    hands.swipe(window.page, MIDDLE, (30, 300))

    assert (window.visit.scene, window.visit.sheet) == ("overview/growth", None)


def test_that_a_finger_lost_by_the_driver_leaves_the_page_in_its_place(window, hands, go, qtbot):
    go("overview/growth")
    hands.press(window.page, *MIDDLE)
    hands.drag(window.page, MIDDLE, (-300, 0))

    hands.cancel(window.page)
    settle(qtbot, window)

    assert window.page._offset() == 0
    assert window.visit.scene == "overview/growth"


@pytest.mark.parametrize("by", [-1, 1])
def test_that_the_arrows_step(window, hands, go, between, by):
    go(between[0])

    hands.touch(window._steering.arrows[by], Step(by))

    assert window.visit.scene == {-1: between[1], 1: between[2]}[by]


def test_that_there_is_no_arrow_beyond_the_ends(window, go, park):
    assert window._steering.arrows[-1].isHidden()
    assert not window._steering.arrows[1].isHidden()

    go(park.scene_refs()[-1])

    assert not window._steering.arrows[-1].isHidden()
    assert window._steering.arrows[1].isHidden()


# With movement ----------------------------------------------------------------------------------


@pytest.mark.parametrize("tempo", [Tempo(factor=0.3), Tempo(reduced=True)])
def test_that_a_page_at_any_tempo_comes_to_rest(open_window, qtbot, park, tempo):
    window = open_window(tempo=tempo)
    for action in (Step(1), GoToTab("party"), Step(-1), GoHome()):
        window.act(action)
        qtbot.wait(30)
        window.grab()
    settle(qtbot, window)

    assert window.visit.scene == park.scene_refs()[0]


def test_that_a_touch_during_a_slide_is_carried_out(open_window, qtbot, park):
    window = open_window(tempo=Tempo(factor=2))
    window.act(Step(1))
    window.act(Step(1))
    window.act(Step(1))
    settle(qtbot, window)

    assert window.visit.scene == park.scene_refs()[3]


# The cursor -------------------------------------------------------------------------------------


def test_that_the_cursor_hides_after_a_touch_and_comes_back_with_the_mouse(window, hands):
    hands.tap(window.page, 960, 600)
    assert window.cursor().shape() == Qt.CursorShape.BlankCursor

    hands.click(window.page, 960, 600)
    assert window.cursor().shape() == Qt.CursorShape.ArrowCursor
