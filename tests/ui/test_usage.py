"""What the window does becomes rows of usage."""

import pytest
from PySide6.QtCore import QObject, Signal

from kiosk.model.actions import CloseSheet, GoToTab, OpenFact, Step
from kiosk.ui.shell.usage_watch import UsageWatch
from tests.support.builders import make
from tests.usage.samples import at


class StandInLobby(QObject):
    """Says what a lobby says."""

    state_changed = Signal(str)
    visit_started = Signal()
    visit_ended = Signal()
    reset_done = Signal()
    state = "attract"


class Clock:
    """Goes on when it is told to."""

    seconds = 0

    def __call__(self):
        return at(self.seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def kept():
    return []


@pytest.fixture
def watch(open_window, kept, clock):
    window = open_window(settled=False, drawing=False)
    return UsageWatch(window, kept.append, clock)


def rows(kept):
    return {
        (row.kind, row.subject): row.number for batch in kept for row in batch.counts if row.number
    }


def test_that_touches_become_rows_when_the_program_ends(watch, kept, clock, park):
    window = watch.parent()
    first, second = park.scene_refs()[:2]
    for action in (Step(1), make(OpenFact, fact="park_age"), CloseSheet()):
        clock.seconds += 10
        window.act(action)
    assert kept == []

    watch.close()

    assert rows(kept) == {("scene", first): 1, ("scene", second): 1, ("fact", "park_age"): 1}
    ((visit,),) = (batch.visits for batch in kept)
    assert (visit.touches, visit.scenes, visit.ended) == (3, 2, "closed")


def test_that_a_touch_that_changes_nothing_is_not_counted(watch, kept, park):
    window = watch.parent()
    window.act(GoToTab(park.tabs[0].id))

    watch.close()

    assert kept == []


def test_that_a_visit_goes_from_the_touch_that_wakes_to_the_reset(watch, kept, clock, park):
    window, lobby = watch.parent(), StandInLobby(watch)
    watch.follow(lobby)
    lobby.state_changed.emit("active")
    lobby.visit_started.emit()
    clock.seconds = 15
    window.act(Step(1))
    clock.seconds = 100
    lobby.state_changed.emit("warning")
    window.reset()
    lobby.visit_ended.emit()
    lobby.state_changed.emit("attract")
    lobby.reset_done.emit()

    counted = rows(kept)

    assert (counted["wake", ""], counted["reset", ""]) == (1, 1)
    (visit,) = (visit for batch in kept for visit in batch.visits)
    assert (visit.seconds, visit.scenes, visit.ended) == (35, 2, "reset")
    assert counted["scene", park.scene_refs()[0]] == 1


def test_that_who_answers_a_warning_wakes_nothing(watch, kept):
    lobby = StandInLobby(watch)
    watch.follow(lobby)
    for state in ("active", "warning", "active"):
        lobby.state_changed.emit(state)

    watch.close()

    assert rows(kept) == {("wake", ""): 1}


def test_that_the_first_attract_view_of_a_day_is_no_reset(watch, kept):
    lobby = StandInLobby(watch)
    watch.follow(lobby)
    lobby.state_changed.emit("attract")
    lobby.reset_done.emit()

    watch.close()

    assert kept == []
