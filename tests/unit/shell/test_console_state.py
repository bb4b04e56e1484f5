"""What the guide's console says, from what is presented and what is seen."""

from dataclasses import replace

import pytest

from kiosk.model.actions import OpenFact
from kiosk.model.journey import OpenedSheet, start_visit
from kiosk.model.presentation_state import Presentation
from kiosk.model.shows import Note, Show, ShowStop
from kiosk.model.words import SceneRef as ref  # noqa: N813 - a function here
from kiosk.ui.shell.console_state import (
    Screened,
    describe,
    offered_shows,
    upcoming_scene,
    what_is_seen,
)
from tests.support import builders
from tests.support.builders import make, text

NOTE = Note(
    heading=text("三十年", "Thirty years"), line=text("由厂房到园区", "from mills to a park")
)
OWN = Note(heading=text("给投资人", "For investors"))
SCENES = ("overview/one", "overview/two", "overview/three")
SHOW = make(
    Show,
    id="investors",
    name=text("投资人", "Investors"),
    minutes=8,
    stops=(
        make(ShowStop, scene="overview/three", seconds=30, notes=(OWN,)),
        make(ShowStop, scene="overview/one", seconds=30),
    ),
)


def a_kiosk(**changes):
    scenes = tuple(builders.scene(name.split("/")[1], notes=(NOTE,)) for name in SCENES)
    shows = {SHOW.id: SHOW}
    return builders.kiosk(tabs=(builders.tab(scenes=scenes),), shows=shows, **changes)


def presenting(**changes):
    return replace(Presentation(phase="presenting", show=SHOW, planned=(30, 30)), **changes)


def seen(scene="overview/three", **changes):
    return make(Screened, scene=scene, **changes)


def test_that_without_a_presentation_the_next_scene_of_all_comes():
    kiosk = a_kiosk()

    assert upcoming_scene(Presentation(), ref("overview/one"), kiosk) == "overview/two"
    assert upcoming_scene(Presentation(), ref("overview/three"), kiosk) is None


def test_that_the_next_scene_of_a_show_comes_and_none_after_its_last():
    kiosk = a_kiosk()

    assert upcoming_scene(presenting(), ref("overview/three"), kiosk) == "overview/one"
    assert upcoming_scene(presenting(at=1), ref("overview/one"), kiosk) is None


def test_that_a_tour_goes_round():
    state = presenting(phase="touring", at=1)

    assert upcoming_scene(state, ref("overview/one"), a_kiosk()) == "overview/three"


def test_that_the_notes_of_a_show_stand_before_those_of_its_scene():
    kiosk = a_kiosk()

    assert describe(presenting(), seen(), kiosk, "zh").notes == (OWN,)
    assert describe(presenting(at=1), seen("overview/one"), kiosk, "zh").notes == (NOTE,)
    assert describe(Presentation(), seen(), kiosk, "zh").notes == (NOTE,)


def test_that_where_a_visitor_leads_the_notes_are_those_of_what_is_seen():
    state = presenting(strayed=ref("overview/two"), led_by="visitor")
    said = describe(state, seen("overview/two"), a_kiosk(), "zh")

    assert said.notes == (NOTE,)
    assert said.visitor


def test_that_the_scenes_of_a_show_are_told_from_the_others():
    kiosk = a_kiosk()

    in_show = describe(presenting(), seen(), kiosk, "en").in_show
    assert in_show == frozenset((ref("overview/three"), ref("overview/one")))
    assert describe(presenting(), seen(), kiosk, "en").show_name == "Investors"
    assert describe(Presentation(), seen(), kiosk, "en").in_show is None


def test_that_shows_are_offered_until_one_is_given():
    kiosk = a_kiosk()
    offered = offered_shows(kiosk, "en")

    assert (offered[0].show, offered[0].minutes, offered[0].scenes) == ("investors", 8, 2)
    assert (offered[-1].show, offered[-1].scenes) == ("", 3)
    assert describe(Presentation(), seen(), kiosk, "en", offered).shows == offered
    assert describe(presenting(), seen(), kiosk, "en", offered).shows == ()


@pytest.mark.parametrize(
    ("lobby", "changes", "blank", "sees"),
    [
        ("active", {}, False, "scene"),
        (
            "active",
            {"sheets": (OpenedSheet(subject=make(OpenFact, fact="members")),)},
            False,
            "sheet",
        ),
        ("active", {"picture": "plan"}, False, "picture"),
        ("active", {"picture": "plan"}, True, "blank"),
        ("warning", {}, False, "scene"),
        ("attract", {}, False, "attract"),
        ("asleep", {}, False, "asleep"),
        ("staff", {}, True, "staff"),
    ],
)
def test_that_the_guide_is_told_what_the_audience_sees(lobby, changes, blank, sees):
    visit = replace(start_visit(a_kiosk()), **changes)
    found = what_is_seen(visit, lobby, blank=blank, about="a sheet")

    assert found.sees == sees
    assert found.about == ("a sheet" if sees == "sheet" else "")
