"""The attract screen in a window: it comes, moves little, takes turns, shifts, goes."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from typing_extensions import override

from kiosk.content import Loaded
from kiosk.model.settings import Attract
from kiosk.snapshot.ahead import attract_requests
from kiosk.snapshot.contrast import pixels_of
from kiosk.snapshot.source import source_of
from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.shell import attract_pixels, attract_view
from kiosk.ui.shell.attract_view import AttractView
from kiosk.ui.shell.panel_size import stage_of
from tests.support.shipped import CONTENT
from tests.ui.kit.waiting import PATIENCE_MS

STILL, LIVELY = Tempo(factor=0), Tempo()
LEAST_SEEN = 2.0
"""Mean difference of the outermost pixels of a box, of 255, that nobody sees."""
SIZES = ((1280, 720), (540, 960), (1920, 540), (1280, 800))


class WatchedView(AttractView):
    """An attract screen that notes how much of it is painted each time."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.painted = []

    @override
    def paintEvent(self, event):
        rects = list(event.region())
        self.painted.append(sum(rect.width() * rect.height() for rect in rects))
        super().paintEvent(event)


@pytest.fixture
def make(open_window, park, monkeypatch):
    """Returns a function that makes an attract screen over a window of its own."""
    # Beside other tests a picture may take longer than a visitor would be let wait.
    monkeypatch.setattr(attract_view, "WAITS_FOR_PICTURE_MS", PATIENCE_MS)

    def make_one(tempo=STILL, kiosk=None, **settings):
        content = kiosk or park
        window = open_window(kiosk=content, **settings)
        return WatchedView(window, content, tempo, window.pictures)

    return make_one


def shown(qtbot, view, language="zh", theme="night"):
    """Begins and waits until the view stands there whole."""
    view.begin(language, theme)
    qtbot.waitUntil(view.isVisible, timeout=PATIENCE_MS)
    opaque = Qt.WidgetAttribute.WA_OpaquePaintEvent
    qtbot.waitUntil(lambda: view.testAttribute(opaque), timeout=PATIENCE_MS)
    return view


def colours(view, step=16):
    image = view.grab().toImage()
    across, down = range(0, image.width(), step), range(0, image.height(), step)
    return {image.pixel(x, y) for x in across for y in down}


@pytest.mark.parametrize("size", SIZES, ids=["wide", "upright", "ultrawide", "16:10"])
def test_that_it_covers_the_window_with_its_picture(qtbot, make, size):
    view = shown(qtbot, make(size=size))

    assert view.is_running
    assert view.geometry() == view.parentWidget().rect()
    assert len(colours(view)) > 100


def test_that_it_says_what_to_do_in_every_language(qtbot, make):
    view = shown(qtbot, make())

    assert view.accessibleName() == ("市北高新园区 轻触屏幕开始 / Touch the screen to start")


def test_that_it_comes_with_words_alone_where_its_picture_does_not_come(
    qtbot, make, monkeypatch, tmp_path
):
    monkeypatch.setattr(attract_view, "WAITS_FOR_PICTURE_MS", 20)
    view = shown(qtbot, make(drawing=False, folder=tmp_path))
    image = view.grab().toImage()

    assert image.pixelColor(1270, 300).name() == PALETTES["night"].canvas.lower()
    assert len(colours(view, step=3)) > 5


def test_that_the_picture_is_there_at_once_where_it_was_asked_for_before(qtbot, make):
    view = make()
    view.prepare("night")
    qtbot.waitUntil(lambda: not view._pictures.busy, timeout=PATIENCE_MS)
    view.begin("zh", "night")

    assert view.isVisible()
    assert view._pixels.is_whole or view._tempo.factor == 0


def test_that_what_it_asks_for_is_what_is_drawn_ahead(qtbot, make, park):
    view = shown(qtbot, make(LIVELY, size=(1920, 1080)))
    qtbot.waitUntil(lambda: view._pixels.is_whole, timeout=PATIENCE_MS)
    stage = stage_of(view.parentWidget(), park.panel.diagonal_inches)
    source = source_of(Loaded(kiosk=park, problems=()), CONTENT)
    ahead = {request.key for request in attract_requests(source, stage, "night")}

    assert len(ahead) == 2
    assert ahead <= set(view._pictures._memory)


def test_that_it_goes_when_it_is_left(qtbot, make):
    view = shown(qtbot, make())
    view.leave()

    assert not view.is_running
    qtbot.waitUntil(view.isHidden, timeout=PATIENCE_MS)
    assert view._pixels is None


def test_that_it_can_be_left_before_its_picture_came(make, tmp_path):
    view = make(drawing=False, folder=tmp_path)
    view.begin("zh", "night")
    view.leave()

    assert view.isHidden()
    assert not view._patience.isActive()


def test_that_languages_and_figures_take_turns(qtbot, make):
    view = shown(qtbot, make())
    seen = []
    for _ in range(4):
        seen.append((view.turn.language, view.turn.item.fact))
        view._on_turn()

    assert [language for language, _ in seen] == ["zh", "en", "zh", "en"]
    assert seen[0][1] == seen[1][1] != seen[2][1]


def test_that_a_turn_changes_words_and_leaves_the_rest_alone(qtbot, make):
    view = shown(qtbot, make())
    before = view.grab().toImage()
    view._on_turn()
    qtbot.waitUntil(lambda: not view.is_turning, timeout=PATIENCE_MS)
    after = view.grab().toImage()

    assert before.copy(0, 0, 500, 300) != after.copy(0, 0, 500, 300)
    assert before.copy(700, 0, 580, 560) == after.copy(700, 0, 580, 560)


def test_that_all_of_it_is_shifted_by_a_pixel_and_leaves_no_edge_bare(qtbot, make):
    view = shown(qtbot, make())
    before, (x, y) = view.grab().toImage(), view.shift
    view._on_shift()
    after, (later_x, later_y) = view.grab().toImage(), view.shift
    dx, dy = later_x - x, later_y - y

    assert (abs(dx), abs(dy)) == (1, 0)
    inner = before.rect().adjusted(20, 20, -20, -20)
    assert after.copy(inner) == before.copy(inner.translated(-dx, -dy))
    canvas = QColor(PALETTES["night"].canvas)
    assert after.pixelColor(0, 700) != canvas or after.pixelColor(1279, 700) != canvas


def test_that_only_little_of_the_screen_is_painted_while_it_moves(qtbot, make):
    view = shown(qtbot, make(LIVELY))
    qtbot.waitUntil(lambda: view._pixels.is_whole, timeout=PATIENCE_MS)
    qtbot.wait(100)
    view.painted.clear()
    qtbot.wait(1000)
    whole = view.width() * view.height()

    assert len(view.painted) > 3
    assert max(view.painted) < 0.12 * whole


def test_that_moving_parts_look_different_a_moment_later(qtbot, make):
    view = shown(qtbot, make(LIVELY))
    qtbot.waitUntil(lambda: view._pixels.is_whole, timeout=PATIENCE_MS)
    before = view.grab().toImage()
    qtbot.wait(900)
    after = view.grab().toImage()
    ring = view._pixels.ring.translated(*view._origin())

    assert before.copy(ring) != after.copy(ring)
    smoke = view._pixels._moving._drift.translated(*view._origin())
    assert before.copy(smoke) != after.copy(smoke)


def painted(pixels, ms, opacity=1.0):
    """Returns the whole ground with what moves, at a moment, on black; None stills it."""
    image = QImage(pixels._ground.size(), QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setOpacity(opacity)
    pixels.paint(painter, [image.rect()], None, ms, 1.0)
    painter.end()
    return pixels_of(image).astype(int)


def rim(picture, box):
    """Returns the outermost pixels of a box."""
    part = picture[box.top() : box.bottom() + 1, box.left() : box.right() + 1]
    return np.concatenate([part[0], part[-1], part[:, 0], part[:, -1]])


@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize("size", SIZES, ids=["wide", "upright", "ultrawide", "16:10"])
def test_that_no_edge_is_seen_around_what_moves(qtbot, make, size, theme):
    view = shown(qtbot, make(LIVELY, size=size), theme=theme)
    qtbot.waitUntil(lambda: view._pixels.is_whole, timeout=PATIENCE_MS)
    pixels, now = view._pixels, view._now()
    still = painted(pixels, None)
    inner = QRect(QPoint(0, 0), pixels._ground.size()).adjusted(1, 1, -1, -1)
    boxes = [box for box in pixels._moving.boxes if inner.contains(box)]

    assert len(boxes) > 20
    for later in (4_000, 7_500, 11_000):
        moved = painted(pixels, now + later)
        for box in boxes:
            assert np.abs(rim(moved, box) - rim(still, box)).mean() < LEAST_SEEN, box


def test_that_all_of_it_fades_alike(qtbot, make):
    view = shown(qtbot, make(LIVELY))
    qtbot.waitUntil(lambda: view._pixels.is_whole, timeout=PATIENCE_MS)
    pixels, now = view._pixels, view._now()
    still, half = painted(pixels, None), painted(pixels, now + 5_000, opacity=0.5)
    ring = pixels.ring
    for picture in (still, half):
        picture[ring.top() : ring.bottom() + 1, ring.left() : ring.right() + 1] = 0

    assert np.abs(half - still / 2).max() <= 2


@pytest.mark.parametrize("tempo", [Tempo(reduced=True), STILL], ids=["reduced", "still"])
def test_that_reduced_motion_stops_all_loops(qtbot, make, tempo):
    view = shown(qtbot, make(tempo))
    qtbot.waitUntil(lambda: not view._ticker.isActive(), timeout=PATIENCE_MS)

    assert view._turner.isActive()
    assert view._shifter.isActive()


def test_that_nothing_runs_while_it_is_hidden(qtbot, make):
    view = shown(qtbot, make(LIVELY))
    view.leave()
    qtbot.waitUntil(view.isHidden, timeout=PATIENCE_MS)

    timers = (view._ticker, view._turner, view._shifter, view._patience)
    assert not any(timer.isActive() for timer in timers)


def test_that_another_park_without_any_picture_has_words_on_its_canvas(qtbot, make, park):
    first = park.tabs[0].scenes[0]
    tab = replace(park.tabs[0], scenes=(replace(first, art=None),))
    view = shown(qtbot, make(kiosk=replace(park, tabs=(tab,), attract=Attract())))

    assert view._pixels.picture is None
    assert len(colours(view, step=3)) > 20


def test_that_a_drawing_without_moving_parts_is_shown_as_well(qtbot, make, park):
    plain = replace(park, attract=Attract(image="statement"))
    view = shown(qtbot, make(LIVELY, kiosk=plain))
    qtbot.waitUntil(lambda: view._pixels.is_whole, timeout=PATIENCE_MS)

    assert len(colours(view)) > 100
    assert view._pixels._moving.boxes == []


def test_that_it_follows_the_size_of_its_window(qtbot, make):
    view = shown(qtbot, make())
    view.parentWidget().resize(540, 960)
    qtbot.waitUntil(lambda: view.width() == 540, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: view._pixels.has_picture, timeout=PATIENCE_MS)

    assert view.height() == 960
    assert len(colours(view)) > 100


def test_that_words_that_cannot_be_laid_out_leave_what_to_do(qtbot, make, monkeypatch, caplog):
    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(attract_pixels, "compose_words", fail)
    view = shown(qtbot, make())

    assert "cannot be laid out" in caplog.text
    assert len(colours(view, step=3)) > 2
