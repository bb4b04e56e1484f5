"""A show given on a real window: clicker, visitors who touch, steps, spotlight, zoom, tour."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type,union-attr"

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from kiosk import paths
from kiosk.app import known_show
from kiosk.errors import UsageError
from kiosk.model.actions import GoToScene, GoToTab, OpenFact
from kiosk.model.settings import Attract, Keys, VisitTimes
from kiosk.model.shows import Show, ShowStop
from kiosk.ui.kit.picture_requests import picture_folders
from kiosk.ui.scenes.alone import LARGEST, can_stand_alone, compose_alone
from kiosk.ui.scenes.steps import area_of, block_under
from kiosk.ui.shell import block_touch
from kiosk.ui.shell.loaded_content import LoadedContent
from kiosk.ui.shell.lobby import Lobby
from kiosk.ui.shell.presenter import Presenter
from kiosk.ui.shell.tour_attraction import TourAttraction
from tests.support.builders import make, text
from tests.support.checkout import ROOT
from tests.ui.kit.hands import Hands, touchscreen
from tests.ui.kit.waiting import PATIENCE_MS, settle
from tests.ui.test_lobby import FakeAttraction, FakeClock

CONTENT = ROOT / "data"
WITH_STEPS = "headquarters/count"
STEPS = ("highlight", "structure")
SCENES = ("overview/growth", WITH_STEPS, "overview/hero")


class Booth:
    """A window with lobby and presenter; the test moves their clock."""

    def __init__(self, qtbot, open_window, kiosk, **settings):
        self.clock = FakeClock()
        self.window = open_window(kiosk=kiosk, **settings)
        self.presenter = Presenter(self.window, self.clock)
        self.lobby = Lobby(kiosk, self.window, self.clock, make_attraction=self._make)
        self.presenter.follow(self.lobby)
        self.hands = Hands(qtbot, self.window)
        self._qtbot = qtbot

    def _make(self, kiosk):
        wants_tour = kiosk.attract.mode == "tour"
        return TourAttraction(self.presenter) if wants_tour else FakeAttraction(kiosk)

    @property
    def state(self):
        return self.presenter.state

    @property
    def has_opened(self):
        return bool(self.window.visit.sheets) or self.window.visit.picture is not None

    @property
    def scene(self):
        return self.window.visit.scene

    def key(self, *keys, modifier=Qt.KeyboardModifier.NoModifier):
        """Presses keys as a clicker does, at the native window."""
        for key in keys:
            QTest.keyClick(self.window.windowHandle(), key, modifier)
        settle(self._qtbot, self.window)

    def wait(self, seconds):
        self.clock.move(seconds)
        self.presenter.check()
        self.lobby.check()

    def finger(self, what, x, y):
        sequence = QTest.touchEvent(self.window.windowHandle(), touchscreen(), False)
        getattr(sequence, what)(0, QPoint(x, y), self.window.windowHandle())
        sequence.commit()
        QTest.qWait(1)

    def touch(self, x, y):
        self.finger("press", x, y)
        self.finger("release", x, y)

    def spot(self, surface, place):
        """Returns a place of a surface in pixels of the window."""
        at = surface.mapTo(self.window, self.hands.pixel(surface, *place))
        return at.x(), at.y()

    def middle_of_block(self, name):
        """Returns the middle of a block of the scene, in pixels of the window."""
        area = area_of(self.window.store.whole(self.scene), name)
        return self.spot(self.window.page, self.hands.middle(area))

    def middle_of(self, surface, action):
        target = self.hands.target(surface, action)
        return self.spot(surface, self.hands.middle(target))


def give(park, *scenes, **more):
    """Returns the park with one show of some scenes."""
    stops = tuple(make(ShowStop, scene=scene, seconds=50) for scene in scenes)
    show = make(Show, id="visit", name=text(), stops=stops, **more)
    times = VisitTimes(idle_seconds=60, warning_seconds=20)
    return replace(park, shows={"visit": show}, visit=times)


@pytest.fixture(autouse=True)
def slow_hands(monkeypatch):
    """Lets two taps be a double tap on a machine that is busy in between."""
    monkeypatch.setattr(block_touch, "DOUBLE_TAP_MS", 60_000)


@pytest.fixture
def booth(qtbot, open_window, park):
    """Returns a booth that gives a show of three scenes."""
    one = Booth(qtbot, open_window, give(park, *SCENES))
    one.presenter.start("visit")
    settle(qtbot, one.window)
    return one


def pixels(booth, *spots):
    picture = booth.window.grab().toImage()
    return [picture.pixelColor(*spot).getRgb()[:3] for spot in spots]


# Clicker ----------------------------------------------------------------------------------------


def test_that_a_clicker_gives_a_show_from_start_to_end(qtbot, open_window, park):
    booth = Booth(qtbot, open_window, give(park, *SCENES))
    seen = []
    for key in (Qt.Key.Key_F5, *[Qt.Key.Key_PageDown] * 5, Qt.Key.Key_PageUp, Qt.Key.Key_Escape):
        booth.key(key)
        seen.append((booth.state.phase, booth.scene, booth.state.revealed))

    # F5 without a named show gives all scenes, in their order.
    assert seen[0] == ("presenting", "overview/hero", 0)
    assert [scene for _, scene, _ in seen[1:4]] == list(park.scene_refs()[1:4])
    assert seen[-1][0] == "off"


def test_that_steps_come_between_scenes(booth):
    seen = []
    for _ in range(5):
        booth.key(Qt.Key.Key_PageDown)
        seen.append((booth.scene, booth.state.revealed))

    assert seen == [
        (WITH_STEPS, 0),
        (WITH_STEPS, 1),
        (WITH_STEPS, 2),
        ("overview/hero", 0),
        ("overview/hero", 0),
    ]


@pytest.mark.parametrize(
    ("keys", "scene"),
    [
        ((Qt.Key.Key_PageDown,), WITH_STEPS),
        ((Qt.Key.Key_Right,), WITH_STEPS),
        ((Qt.Key.Key_Down,), WITH_STEPS),
        ((Qt.Key.Key_Space,), WITH_STEPS),
        ((Qt.Key.Key_End,), "overview/hero"),
        ((Qt.Key.Key_3,), "overview/hero"),
        ((Qt.Key.Key_3, Qt.Key.Key_PageUp), WITH_STEPS),
        ((Qt.Key.Key_3, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up), SCENES[0]),
        ((Qt.Key.Key_3, Qt.Key.Key_Home), SCENES[0]),
        ((Qt.Key.Key_9,), SCENES[0]),
        ((Qt.Key.Key_0,), SCENES[0]),
    ],
)
def test_that_keys_lead_where_clickers_mean_them_to(booth, keys, scene):
    booth.key(*keys)
    if keys == (Qt.Key.Key_3, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        booth.key(Qt.Key.Key_Up)

    assert booth.scene == scene


def test_that_shift_and_f5_begin_at_the_scene_that_is_shown(qtbot, open_window, park):
    booth = Booth(qtbot, open_window, give(park, *SCENES))
    booth.window.act(GoToScene(WITH_STEPS))

    booth.key(Qt.Key.Key_F5, modifier=Qt.KeyboardModifier.ShiftModifier)

    assert (booth.state.phase, booth.scene) == ("presenting", WITH_STEPS)
    assert booth.state.revealed == 0


def test_that_content_says_which_keys_lead(qtbot, open_window, park):
    keys = Keys(next=("VolumeUp",), start=("MediaPlay",))
    booth = Booth(qtbot, open_window, replace(give(park, *SCENES), keys=keys))

    booth.key(Qt.Key.Key_F5)
    assert booth.state.phase == "off"
    booth.key(Qt.Key.Key_MediaPlay)
    assert booth.state.phase == "presenting"
    booth.key(Qt.Key.Key_VolumeUp)
    assert booth.scene == park.scene_refs()[1]


def test_that_a_key_that_is_held_down_leads_one_step_only(booth):
    for _ in range(4):
        held = QKeyEvent(
            QKeyEvent.Type.KeyPress,
            Qt.Key.Key_PageDown,
            Qt.KeyboardModifier.NoModifier,
            "",
            True,
            1,
        )
        booth.presenter._clicker._key(held)

    assert booth.scene == SCENES[0]


def test_that_digits_open_tabs_again_once_the_show_is_over(booth, park):
    booth.key(Qt.Key.Key_Escape, Qt.Key.Key_3)

    assert booth.scene == f"{park.tabs[2].id}/{park.tabs[2].scenes[0].id}"


def test_that_a_show_has_its_language_and_theme(qtbot, open_window, park):
    booth = Booth(qtbot, open_window, give(park, *SCENES, language="en", theme="night"))
    booth.presenter.start("visit")
    settle(qtbot, booth.window)

    assert (booth.window.visit.language, booth.window.visit.theme) == ("en", "night")
    booth.key(Qt.Key.Key_L)
    assert booth.window.visit.language == "zh"


def test_that_a_show_that_there_is_not_is_told_with_those_that_there_are(park):
    kiosk = give(park, *SCENES)

    with pytest.raises(UsageError, match="visit"):
        known_show(kiosk, "nothing")
    assert known_show(kiosk, "visit") == "visit"
    assert known_show(kiosk, None) is None


# The lobby --------------------------------------------------------------------------------------


def test_that_no_visit_ends_while_somebody_presents_and_ends_after_that(booth):
    booth.wait(3600)
    assert booth.lobby.state == "active"

    booth.key(Qt.Key.Key_Escape)
    booth.wait(60)
    assert booth.lobby.state == "warning"


def test_that_a_show_starts_out_of_attract(qtbot, open_window, park):
    booth = Booth(qtbot, open_window, give(park, *SCENES))
    booth.wait(60)
    assert booth.lobby.state == "attract"

    booth.key(Qt.Key.Key_F5)

    assert booth.lobby.state == "active"
    assert booth.state.phase == "presenting"


def test_that_a_reset_ends_the_show(booth):
    booth.lobby.reset_now()

    assert booth.state.phase == "off"
    assert booth.lobby.state == "attract"


def other(kiosk):
    folders = picture_folders(CONTENT)
    icons = (CONTENT / "icons", paths.icons_dir())
    return LoadedContent(kiosk=kiosk, folders=folders, icons=icons, version=7)


def test_that_other_content_is_shown_when_the_show_is_over(booth, park):
    new = replace(give(park, *SCENES), name=text("别处", "Elsewhere"))
    booth.lobby.offer_content(other(new))
    assert booth.window.kiosk is not new

    booth.key(Qt.Key.Key_Escape)

    assert booth.window.kiosk is new
    assert booth.state.phase == "off"


def test_that_a_show_ends_quietly_where_its_scenes_vanish_and_goes_on_where_they_stay(booth, park):
    same = replace(give(park, *SCENES), name=text("别处", "Elsewhere"))
    booth.key(Qt.Key.Key_PageDown)
    booth.lobby.suspend()
    booth.lobby.offer_content(other(same))
    booth.lobby.resume()
    assert booth.window.kiosk is same
    assert (booth.state.phase, booth.scene) == ("presenting", WITH_STEPS)

    less = replace(give(park, SCENES[0]), tabs=park.tabs[:1])
    booth.lobby.suspend()
    booth.lobby.offer_content(other(less))
    booth.lobby.resume()
    assert booth.window.kiosk is less
    assert booth.state.phase == "off"


# Visitors ---------------------------------------------------------------------------------------


def test_that_a_visitor_leads_and_the_clicker_takes_over_again(qtbot, booth):
    booth.touch(*booth.middle_of(booth.window.bar, GoToTab("party")))
    settle(qtbot, booth.window)
    assert booth.scene == "party/ring"
    assert booth.state.led_by == "visitor"

    booth.key(Qt.Key.Key_PageDown)
    assert booth.scene == SCENES[0]
    booth.key(Qt.Key.Key_PageDown)
    assert booth.scene == WITH_STEPS


def test_that_the_clicker_goes_on_from_the_visitors_scene_if_the_show_has_it(qtbot, booth):
    booth.touch(*booth.middle_of(booth.window.bar, GoToTab("headquarters")))
    settle(qtbot, booth.window)
    assert booth.scene == WITH_STEPS
    assert not booth.window.store.hidden.get(WITH_STEPS)

    booth.key(Qt.Key.Key_PageDown)

    assert booth.scene == "overview/hero"


def test_that_a_step_closes_a_sheet_first(qtbot, booth):
    booth.window.act(OpenFact("park_age"))
    settle(qtbot, booth.window)
    assert booth.state.opened

    booth.key(Qt.Key.Key_PageDown)
    assert not booth.has_opened
    assert booth.scene == SCENES[0]
    booth.key(Qt.Key.Key_PageDown)
    assert booth.scene == WITH_STEPS


# Steps ------------------------------------------------------------------------------------------


def test_that_blocks_to_come_are_not_there_and_the_rest_stays_where_it_is(booth):
    booth.key(Qt.Key.Key_PageDown)
    page, whole = booth.window.page, booth.window.store.whole(WITH_STEPS)

    shown = [area.name for area in page.composition.areas]
    assert not set(STEPS) & set(shown)
    assert [area.rect for area in page.composition.areas] == [
        area.rect for area in whole.areas if area.name in shown
    ]
    hidden = [area_of(whole, name).rect for name in STEPS]
    for rect in hidden:
        assert not any(target.rect.overlap(rect) > 1 for target in page.targets)
        assert block_under(page.composition, rect.x + 9, rect.y + 9) not in STEPS


def test_that_a_step_shows_what_the_whole_scene_shows(booth):
    def right_side():
        page = booth.window.page
        return page.grab(page.rect().adjusted(page.width() * 2 // 3, 0, 0, 0)).toImage()

    booth.key(Qt.Key.Key_PageDown)
    before = right_side()
    booth.key(Qt.Key.Key_PageDown)
    half = right_side()
    booth.key(Qt.Key.Key_PageDown)
    after = right_side()
    booth.key(Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    again = right_side()
    booth.key(Qt.Key.Key_Escape)
    whole = right_side()

    assert before != half
    assert half != after
    assert again == before
    assert whole == after


def test_that_the_next_scene_is_painted_ahead_as_it_will_be_shown(booth):
    store = booth.window.store

    assert store.hidden[WITH_STEPS] == frozenset(STEPS)
    assert store.is_prepared(WITH_STEPS)


def test_that_a_step_fades(qtbot, open_window, park):
    from kiosk.ui.kit.tempo import Tempo

    booth = Booth(qtbot, open_window, give(park, WITH_STEPS), tempo=Tempo(factor=8))
    booth.presenter.start("visit")
    settle(qtbot, booth.window)
    fade = booth.presenter.views.fade

    booth.presenter.next()

    assert fade.isVisible()
    assert fade.width() < booth.window.width()
    qtbot.waitUntil(lambda: 0 < fade.share < 0.9, timeout=PATIENCE_MS)
    qtbot.waitUntil(fade.isHidden, timeout=PATIENCE_MS)


# Black, light, zoom -----------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Qt.Key.Key_Period, Qt.Key.Key_B])
def test_that_the_screen_goes_black_and_any_key_brings_it_back(booth, key):
    spots = [(20, 20), (640, 300), (1200, 700)]
    booth.key(key)
    assert pixels(booth, *spots) == [(0, 0, 0)] * 3

    booth.key(Qt.Key.Key_PageDown)

    assert (0, 0, 0) not in pixels(booth, *spots)
    assert booth.scene == SCENES[0]


def test_that_a_touch_ends_the_black_and_presses_nothing(qtbot, booth):
    booth.key(Qt.Key.Key_B)

    booth.touch(*booth.middle_of(booth.window.bar, GoToTab("party")))
    settle(qtbot, booth.window)

    assert not booth.state.blank
    assert booth.presenter.views.blank.isHidden()
    assert booth.scene == SCENES[0]


def test_that_a_finger_that_rests_lights_its_block_and_presses_nothing(qtbot, booth):
    booth.presenter.go_to(WITH_STEPS)
    settle(qtbot, booth.window)
    at = booth.middle_of_block("towers")
    block, beside = pixels(booth, at, (1250, 690))

    booth.finger("press", *at)
    qtbot.waitUntil(lambda: booth.state.spotlight == "towers", timeout=PATIENCE_MS)
    booth.finger("release", *at)
    settle(qtbot, booth.window)

    assert not booth.has_opened
    now, dark = pixels(booth, at, (1250, 690))
    assert now == block
    assert sum(dark) < sum(beside) / 2
    booth.key(Qt.Key.Key_PageDown)
    assert booth.state.spotlight is None
    assert booth.presenter.views.spotlight.isHidden()


def test_that_the_clickers_light_goes_through_the_blocks_that_stand_there(qtbot, booth):
    booth.presenter.go_to(WITH_STEPS)
    booth.key(Qt.Key.Key_PageDown)
    lit = []
    for _ in range(3):
        booth.key(Qt.Key.Key_S)
        lit.append(booth.state.spotlight)

    assert lit == ["towers", "highlight", None]


def double_tap(booth, x, y):
    booth.touch(x, y)
    booth.touch(x, y)


def test_that_two_taps_show_a_block_alone_and_leave_nothing_open(qtbot, booth):
    booth.presenter.go_to(WITH_STEPS)
    settle(qtbot, booth.window)
    zoom = booth.presenter.views.zoom

    double_tap(booth, *booth.middle_of_block("towers"))

    assert booth.state.zoomed == "towers"
    assert not booth.has_opened
    assert booth.window.visit.lit is None
    qtbot.waitUntil(lambda: zoom.is_whole, timeout=PATIENCE_MS)
    assert zoom.size() == booth.window.size()

    booth.touch(640, 300)
    assert booth.state.zoomed is None
    assert zoom.isHidden()
    assert not booth.has_opened


def test_that_what_means_nothing_without_its_drawing_is_not_zoomed(qtbot, booth):
    booth.presenter.go_to("overview/hero")
    settle(qtbot, booth.window)

    double_tap(booth, *booth.middle_of_block("places"))

    assert booth.state.zoomed is None


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_every_block_fits_alone(open_window, park, size, language):
    window = open_window(size=size, language=language, drawing=False)
    store, stage = window.store, window.stage
    for ref in park.scene_refs():
        scene = park.scene(ref)
        for area in store.whole(ref).areas:
            if area.index < 0 or not can_stand_alone(scene.blocks[area.index]):
                continue
            tries = compose_alone(scene, area, store.look(ref), stage, store.compose)
            composed, larger = next(found for found in tries if found is not None)
            assert not composed.misfits, (ref, area.name)
            assert 1 <= larger <= LARGEST


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_PageDown])
def test_that_keys_leave_the_zoom(qtbot, booth, key):
    booth.presenter.go_to(WITH_STEPS)
    settle(qtbot, booth.window)
    double_tap(booth, *booth.middle_of_block("towers"))
    assert booth.state.zoomed == "towers"

    booth.key(key)

    assert booth.presenter.views.zoom.isHidden()
    assert booth.state.phase == "presenting"


def test_that_one_tap_opens_at_once_and_two_open_where_nobody_presents(qtbot, booth):
    booth.presenter.go_to(WITH_STEPS)
    settle(qtbot, booth.window)
    at = booth.middle_of_block("towers")
    booth.touch(*at)
    assert booth.has_opened
    booth.key(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert booth.state.phase == "off"

    booth.touch(*at)
    settle(qtbot, booth.window)

    assert booth.has_opened
    assert booth.presenter.views.zoom.isHidden()


# Tour -------------------------------------------------------------------------------------------


def test_that_a_tour_advances_by_itself_and_begins_again(booth):
    booth.key(Qt.Key.Key_T)
    seen = [booth.scene]
    for _ in range(3):
        booth.wait(49)
        assert booth.scene == seen[-1]
        booth.wait(1)
        seen.append(booth.scene)

    assert seen == [*SCENES, SCENES[0]]
    assert booth.lobby.state == "active"
    assert not booth.window.store.hidden


def test_that_a_touch_holds_a_tour_up_and_quiet_lets_it_go_on_where_it_was(qtbot, booth):
    booth.key(Qt.Key.Key_T)
    booth.wait(40)
    booth.touch(*booth.middle_of(booth.window.bar, GoToTab("party")))
    settle(qtbot, booth.window)

    booth.wait(29)
    assert booth.scene == "party/ring"
    booth.wait(1)
    assert booth.scene == SCENES[0]
    booth.wait(9)
    assert booth.scene == SCENES[0]
    booth.wait(1)
    assert booth.scene == WITH_STEPS


def test_that_the_dot_of_the_scene_fills_and_nothing_else_is_painted(qtbot, booth):
    dot = booth.presenter.views.dot
    assert dot.isHidden()
    booth.key(Qt.Key.Key_T)
    assert dot.isVisible()
    assert dot.height() <= 12
    assert dot.width() <= 40

    empty = dot.grab().toImage()
    booth.clock.move(25)
    half = dot.grab().toImage()
    middle = dot.height() // 2
    left, right = dot.width() // 4, dot.width() * 3 // 4
    assert half.pixel(left, middle) != empty.pixel(left, middle)
    assert half.pixel(right, middle) == empty.pixel(right, middle)

    booth.key(Qt.Key.Key_T)
    assert booth.state.phase == "presenting"
    assert dot.isHidden()


def test_that_the_tour_stands_for_attract_where_content_says_so(qtbot, open_window, park):
    kiosk = replace(give(park, *SCENES), attract=Attract(mode="tour"))
    booth = Booth(qtbot, open_window, kiosk)
    booth.wait(60)
    assert booth.lobby.state == "attract"
    assert booth.state.phase == "touring"

    booth.wait(3600)
    scene = booth.scene
    assert scene == park.scene_refs()[1]
    booth.touch(*booth.middle_of(booth.window.bar, GoToTab("party")))
    settle(qtbot, booth.window)

    # The first touch only wakes.
    assert booth.lobby.state == "active"
    assert booth.state.phase == "off"
    assert booth.scene == scene
    booth.wait(60)
    booth.wait(20)
    assert booth.state.phase == "touring"


def test_that_a_show_can_start_out_of_the_tour_that_attracts(qtbot, open_window, park):
    kiosk = replace(give(park, *SCENES), attract=Attract(mode="tour"))
    booth = Booth(qtbot, open_window, kiosk)
    booth.wait(60)

    booth.presenter.start("visit")

    assert booth.lobby.state == "active"
    assert (booth.state.phase, booth.scene) == ("presenting", SCENES[0])
    booth.wait(3600)
    assert booth.lobby.state == "active"
