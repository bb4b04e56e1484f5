"""Charts on a scene: the first touch on a mark lights it up, the second opens the sheet."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type, attr-defined"

import pytest
from PySide6.QtCore import Qt

from kiosk.model.actions import OpenChart, TouchMark
from kiosk.ui.kit.leaves import ChartLeaf

SCENE = "overview/growth"


@pytest.fixture
def leaf(window, go):
    """Returns a drawn chart of the scene shown."""
    go(SCENE)
    return next(leaf for leaf in window.page.composition.leaves if isinstance(leaf, ChartLeaf))


@pytest.fixture
def spots(window, leaf):
    """Returns the marks of that chart with their middles on the page."""
    found = []
    for mark in window.store.drawn(leaf).picture.marks:
        box = mark.rect.moved(leaf.rect.x, leaf.rect.y)
        found.append((mark, (box.x + box.w / 2, box.y + box.h / 2)))
    assert found
    return found


def test_that_every_mark_lights_up_and_shows_itself(window, hands, leaf, spots, qtbot):
    dark = window.page.grab().toImage()
    for mark, at in spots:
        hands.tap(window.page, *at)

        assert window.visit.lit == TouchMark(leaf.scene, leaf.index, mark.ref)
        assert window.page.grab().toImage() != dark
        hands.key(Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: window.page.grab().toImage() == dark)


def test_that_every_mark_says_its_exact_value(spots):
    assert all(mark.reading for mark, _ in spots)


def test_that_the_second_touch_opens_the_sheet_of_the_chart(window, hands, leaf, spots):
    _, at = spots[0]
    hands.tap(window.page, *at)
    assert window.visit.sheet is None

    hands.tap(window.page, *at)

    assert window.visit.sheet.subject == OpenChart(leaf.scene, leaf.index)
    assert window.visit.lit is None


def test_that_a_touch_beside_all_marks_opens_the_sheet_at_once(window, hands, leaf):
    target = hands.target(window.page, OpenChart(leaf.scene, leaf.index))

    hands.tap(window.page, target.rect.x + 4, target.rect.y + 4)

    assert window.visit.sheet.subject == OpenChart(leaf.scene, leaf.index)


def test_that_a_light_goes_out_with_its_scene(window, hands, go, spots):
    _, at = spots[0]
    hands.tap(window.page, *at)
    go("overview/hero")
    go(SCENE)

    assert window.visit.lit is None
