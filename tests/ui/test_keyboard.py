"""Keys do everything that fingers do, and show where they are."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

import pytest
from PySide6.QtCore import Qt

from kiosk.model.actions import OpenFact, OpenPicture, OpenSources
from kiosk.ui.kit.targets import TargetWidget

WITH_FACTS = "headquarters/count"
MOST_TABS = 80


def shown_targets(window):
    """Returns the widgets of all targets that can be reached now."""
    return {
        widget
        for widget in window.findChildren(TargetWidget)
        if widget.isVisible() and widget.isEnabled()
    }


def tab_until(hands, window, wanted):
    """Presses Tab until a widget has the focus."""
    for _ in range(MOST_TABS):
        hands.key(Qt.Key.Key_Tab)
        if wanted(window.focusWidget()):
            return window.focusWidget()
    raise AssertionError("Tab never gets there")


@pytest.mark.parametrize(
    ("key", "by"),
    [
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_Left, -1),
        (Qt.Key.Key_PageUp, -1),
    ],
)
def test_that_arrows_and_page_keys_step(window, hands, go, park, key, by):
    refs = park.scene_refs()
    go(refs[2])

    hands.key(key)

    assert window.visit.scene == refs[2 + by]


def test_that_digits_open_the_tabs(window, hands, park):
    for number, tab in reversed(list(enumerate(park.tabs))):
        hands.key(Qt.Key(Qt.Key.Key_1.value + number))

        assert window.visit.scene == f"{tab.id}/{tab.scenes[0].id}"


def test_that_a_digit_without_a_tab_does_nothing(window, hands):
    hands.key(Qt.Key.Key_9)

    assert window.visit.scene == "overview/hero"


def test_that_home_leads_home(window, hands, go, park):
    go(park.scene_refs()[-1])

    hands.key(Qt.Key.Key_Home)

    assert window.visit.scene == park.scene_refs()[0]


def test_that_escape_closes_what_lies_on_top(window, hands):
    window.act(OpenSources())
    window.act(OpenFact("park_age"))
    window.act(OpenPicture("skyline"))

    hands.key(Qt.Key.Key_Escape)
    assert window.visit.picture is None
    assert window.viewer.isHidden()
    hands.key(Qt.Key.Key_Escape)
    assert window.visit.sheet.subject == OpenSources()
    hands.key(Qt.Key.Key_Escape)
    assert window.visit.sheet is None
    assert window.sheet.isHidden()


@pytest.mark.parametrize("scene", [WITH_FACTS, "industry/chain"])
def test_that_tab_reaches_every_target(window, hands, go, scene):
    go(scene)
    wanted = shown_targets(window)
    reached = set()

    for _ in range(len(wanted)):
        hands.key(Qt.Key.Key_Tab)
        reached.add(window.focusWidget())

    assert reached == wanted


def test_that_the_focus_is_seen(window, hands, go):
    go(WITH_FACTS)
    before = window.grab().toImage()

    widget = tab_until(hands, window, lambda each: each.parent() is window.page)

    after = window.grab().toImage()
    box = widget.rect().translated(widget.mapTo(window, widget.rect().topLeft()))
    edge = [(x, box.top() + 1) for x in range(box.left() + 40, box.right() - 40, 8)]
    changed = [before.pixel(x, y) != after.pixel(x, y) for x, y in edge if y >= 0]
    assert changed
    assert all(changed)


def test_that_a_touch_shows_no_ring(window, hands, go):
    go(WITH_FACTS)
    hands.tap(window.page, 1000, 940)

    assert not any(widget._ringed for widget in window.findChildren(TargetWidget))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_that_enter_opens_what_has_the_focus(window, hands, go, key):
    go(WITH_FACTS)
    widget = tab_until(hands, window, lambda each: isinstance(each.target.action, OpenFact))
    action = widget.target.action

    hands.key(key)

    assert window.visit.sheet.subject == action


def test_that_the_focus_stays_in_an_open_sheet(window, hands):
    window.act(OpenFact("park_age"))
    inside = set()

    for _ in range(12):
        hands.key(Qt.Key.Key_Tab)
        inside.add(window.focusWidget().parent())

    assert inside == {window.sheet}


def test_that_the_focus_stays_in_the_viewer_over_a_sheet(window, hands):
    window.act(OpenFact("park_age"))
    window.act(OpenPicture("skyline"))

    for _ in range(4):
        hands.key(Qt.Key.Key_Tab)

        assert window.focusWidget().parent() is window.viewer


def test_that_arrows_still_step_while_a_target_has_the_focus(window, hands, park):
    hands.key(Qt.Key.Key_Tab)

    hands.key(Qt.Key.Key_Right)

    assert window.visit.scene == park.scene_refs()[1]


def test_that_keys_still_work_after_the_focused_target_has_gone(window, hands, park):
    tab_until(hands, window, lambda each: each.parent() is window.page)
    for _ in range(3):
        hands.key(Qt.Key.Key_Right)

    assert window.visit.scene == park.scene_refs()[3]


def test_that_arrows_turn_pages_and_neighbours_in_a_sheet(window, hands, go):
    go(WITH_FACTS)
    window.act(hands.first(window.page, OpenFact).action)
    first = window.visit.sheet
    scene = window.visit.scene

    hands.key(Qt.Key.Key_Right)
    second = window.visit.sheet
    hands.key(Qt.Key.Key_Left)

    assert second != first
    assert window.visit.sheet.subject == first.subject
    assert window.visit.scene == scene


def test_that_closing_a_sheet_leads_the_keyboard_back_to_what_opened_it(window, hands):
    for _ in range(3):
        hands.key(Qt.Key.Key_Tab)
    opener = window.focusWidget().target.action
    hands.key(Qt.Key.Key_Return)
    assert window.sheet.is_open
    assert window.sheet.isAncestorOf(window.focusWidget())

    hands.key(Qt.Key.Key_Escape)

    assert window.focusWidget().target.action == opener
    assert window.focusWidget().is_ringed
