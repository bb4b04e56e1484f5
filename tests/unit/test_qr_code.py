"""The code to scan: every dark module is there, with light all around."""

from kiosk.model.actions import OpenFact, OpenScene, OpenSources
from kiosk.model.geometry import Rect
from kiosk.model.settings import Takeaway
from kiosk.model.sheet_parts import CodeRow
from kiosk.model.sheets import sheet_content
from kiosk.model.words import FactId, SceneRef
from kiosk.theme.palettes import DAY
from kiosk.ui.kit.leaves import Solid
from kiosk.ui.kit.qr_code import QUIET, code_leaves
from tests.support import builders as build

ADDRESS = "https://park.example/kiosk"


def test_that_a_code_is_what_the_library_says():
    import segno

    rows = [list(row) for row in segno.make(ADDRESS, error="m", micro=False).matrix]
    side = 10.0
    plate, *dark = code_leaves(ADDRESS, Rect(0, 0, side * (len(rows) + 2 * QUIET), 0))

    found = [[0] * len(rows) for _ in rows]
    for leaf in dark:
        y = round(leaf.rect.y / side) - QUIET
        for x in range(round(leaf.rect.x / side), round(leaf.rect.right / side)):
            found[y][x - QUIET] = 1
    assert found == rows
    assert plate.fill == Solid(DAY.surface)
    assert all(leaf.fill == Solid(DAY.ink1) for leaf in dark)


def codes_in(kiosk, action):
    content = sheet_content(action, kiosk, "zh", SceneRef("overview/start"))
    items = [item for section in content.sections for item in section.items]
    return [item.url for item in items if isinstance(item, CodeRow)]


def test_that_sheets_of_scenes_and_sources_show_the_code_where_there_is_an_address():
    kiosk = build.kiosk(takeaway=Takeaway(url=ADDRESS))

    assert codes_in(kiosk, OpenScene(SceneRef("overview/start"))) == [ADDRESS]
    assert codes_in(kiosk, OpenSources()) == [ADDRESS]
    assert codes_in(kiosk, OpenFact(FactId("members"))) == []


def test_that_without_an_address_there_is_no_code():
    kiosk = build.kiosk()

    assert codes_in(kiosk, OpenScene(SceneRef("overview/start"))) == []
    assert codes_in(kiosk, OpenSources()) == []
