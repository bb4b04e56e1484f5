"""Shows: what is said and revealed at a stop, and how long it is planned to stand."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type,index"

import pytest

from kiosk.model.dwell import dwell_seconds
from kiosk.model.shows import (
    WHOLE,
    Note,
    Show,
    ShowStop,
    find_show,
    notes_of,
    planned_seconds,
    seconds_of,
    steps_of,
    whole_show,
)
from tests.support import builders

OWN = (Note(heading=builders.text("自己的", "Its own")),)
OTHER = (Note(heading=builders.text("另外的", "Another"), line=builders.text()),)
KIOSK = builders.kiosk(
    tabs=(
        builders.tab(
            scenes=(
                builders.scene("start", notes=OWN, steps=("a", "b"), seconds=20),
                builders.scene("end"),
            )
        ),
        builders.tab("industry", scenes=(builders.scene("chain"),)),
    ),
    shows={
        "short": Show(id="short", name=builders.text(), stops=(ShowStop(scene="overview/end"),))
    },
)


def stop(scene="overview/start", **changes):
    return ShowStop(scene=scene, **changes)


def test_that_the_whole_show_is_all_scenes_in_their_order():
    show = whole_show(KIOSK)

    assert [one.scene for one in show.stops] == ["overview/start", "overview/end", "industry/chain"]
    assert (show.id, show.name) == (WHOLE, KIOSK.name)
    assert (show.language, show.theme, show.minutes) == (None, None, None)


@pytest.mark.parametrize("name", [None, ""])
def test_that_no_show_named_is_the_whole_show(name):
    assert find_show(KIOSK, name) == whole_show(KIOSK)


def test_that_a_show_is_found_by_its_id():
    assert find_show(KIOSK, "short") is KIOSK.shows["short"]
    with pytest.raises(KeyError):
        find_show(KIOSK, "other")


def test_that_a_stop_says_what_its_scene_says_unless_it_has_notes_of_its_own():
    assert notes_of(KIOSK, stop()) == OWN
    assert notes_of(KIOSK, stop(notes=OTHER)) == OTHER
    assert notes_of(KIOSK, stop("overview/end")) == ()


def test_that_a_stop_reveals_what_its_scene_names_unless_it_has_no_steps():
    assert steps_of(KIOSK, stop()) == ("a", "b")
    assert steps_of(KIOSK, stop(steps=False)) == ()
    assert steps_of(KIOSK, stop("overview/end")) == ()


def test_that_a_stop_stands_as_long_as_it_says_else_as_its_scene_says_else_as_reckoned():
    assert seconds_of(KIOSK, stop(seconds=99)) == 99
    assert seconds_of(KIOSK, stop()) == 20
    reckoned = dwell_seconds(KIOSK, "overview/end", "en")
    assert seconds_of(KIOSK, stop("overview/end"), "en") == reckoned


def test_that_a_show_takes_as_long_as_its_stops():
    stops = (stop(seconds=30), stop(), stop(seconds=5))
    show = Show(id="any", name=builders.text(), stops=stops)

    assert planned_seconds(KIOSK, show) == 55
