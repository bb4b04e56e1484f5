"""A short show of the shipped content, made into every form once for all tests."""

import pytest

from kiosk.export.scenes import ShownScene, scenes_of_show
from kiosk.model.shows import Note, Show, ShowStop
from kiosk.model.words import SceneRef, ShowId, Text
from tests.support.shipped import CONTENT, source

SCENES = ("overview/growth", "party/ring", "incubation/closing")
NOTE = Note(
    heading=Text({"zh": "两个五年", "en": "Twice five years"}),
    line=Text({"zh": "先说倍数，再说总额", "en": "First the ratio, then the totals"}),
)


def silent(*_):
    pass


@pytest.fixture(scope="session")
def park():
    """Returns the shipped content, with Qt started."""
    return source()


@pytest.fixture(scope="session")
def content():
    return CONTENT


@pytest.fixture(scope="session")
def show():
    """Returns three scenes: charts, a panel with a ring, a full-screen drawing."""
    first, *others = SCENES
    return Show(
        id=ShowId("short"),
        name=Text({"zh": "三幕", "en": "Three scenes"}),
        stops=(
            ShowStop(scene=SceneRef(first), notes=(NOTE,)),
            *(ShowStop(scene=SceneRef(ref)) for ref in others),
        ),
    )


@pytest.fixture(scope="session")
def scenes(park, show) -> tuple[ShownScene, ...]:
    return scenes_of_show(park, show)
