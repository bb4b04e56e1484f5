"""What goes wrong stays quiet on the screen and is told in the log."""

# Ids are written as plain words here.
# mypy: disable-error-code="arg-type"

import os
import sys
from dataclasses import replace

import pytest

from kiosk.model.actions import GoToScene, OpenPicture, Step
from kiosk.ui.blocks import fact_row
from kiosk.ui.kit import worker_process
from kiosk.ui.kit.leaves import ChartLeaf
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.kit.pictures_api import ChartFailedError
from kiosk.ui.kit.worker_command import worker_arguments
from tests.ui.kit.waiting import PATIENCE_MS, settle

CHARTS = "overview/growth"


@pytest.fixture
def chart_window(open_window, tmp_path, monkeypatch):
    """Returns a window with nothing drawn before, that draws nothing ahead."""
    window = open_window(folder=tmp_path, settled=False)
    window._warm_later.setInterval(10_000_000)
    window._warm_later.stop()
    return window


def chart_leaves(window):
    return [leaf for leaf in window.page.composition.leaves if isinstance(leaf, ChartLeaf)]


def state_of(window, leaf):
    """Returns how far a chart is: drawn, failed or coming."""
    try:
        drawn = window._pictures.chart(leaf, "day", window.store.stage.scale)
    except ChartFailedError:
        return "failed"
    return "coming" if drawn is None else "drawn"


def wait_for(qtbot, window, state):
    """Shows the charts until the first one is in a state; returns all their states."""

    def there():
        window.page.grab()
        return state_of(window, chart_leaves(window)[0]) == state

    qtbot.waitUntil(there, timeout=PATIENCE_MS)


def kill_worker(qtbot, window, unlike=0):
    """Kills the chart worker as soon as it runs, in the middle of a drawing."""
    qtbot.waitUntil(lambda: window._pictures.worker_pid("chart") not in {0, unlike}, timeout=5000)
    pid = window._pictures.worker_pid("chart")
    os.kill(pid, 9)
    return pid


def lines(caplog, level):
    return [record.getMessage() for record in caplog.records if record.levelname == level]


# Workers ----------------------------------------------------------------------------------------


def test_that_a_killed_chart_worker_is_restarted_and_the_chart_drawn(chart_window, qtbot, caplog):
    chart_window.act(GoToScene(CHARTS))
    chart_window.page.grab()
    kill_worker(qtbot, chart_window)

    wait_for(qtbot, chart_window, "drawn")

    assert lines(caplog, "WARNING") == ["the chart worker died and is restarted"]
    assert lines(caplog, "ERROR") == []


def test_that_a_chart_whose_workers_die_twice_is_shown_as_a_table(chart_window, qtbot, caplog):
    chart_window.act(GoToScene(CHARTS))
    chart_window.page.grab()
    leaf = chart_leaves(chart_window)[0]
    first = kill_worker(qtbot, chart_window)
    kill_worker(qtbot, chart_window, unlike=first)
    wait_for(qtbot, chart_window, "failed")

    shown = chart_window.page.grab().toImage()
    box = leaf.rect.scaled(chart_window.store.stage.scale)
    colours = {
        shown.pixel(x, y)
        for x in range(round(box.x), round(box.right), 2)
        for y in range(round(box.y), round(box.y + box.h / 2), 2)
    }
    assert len(colours) > 3, "rows of words stand where the chart would"
    assert any("died twice" in line for line in lines(caplog, "ERROR"))


def test_that_a_table_can_be_touched_like_its_chart(chart_window, qtbot, monkeypatch, caplog):
    monkeypatch.setattr(
        worker_process, "worker_arguments", lambda worker: [sys.executable, "-c", ""]
    )
    chart_window.act(GoToScene(CHARTS))
    wait_for(qtbot, chart_window, "failed")
    leaf = chart_leaves(chart_window)[0]
    target = next(t for t in chart_window.page.targets if getattr(t.action, "index", -1) == 0)

    chart_window.page.choose(target.action, leaf.rect.x + 50, leaf.rect.y + 50)

    assert chart_window.visit.sheet.subject == target.action
    chart_window.sheet.grab()


def test_that_a_worker_that_hangs_is_restarted(chart_window, qtbot, monkeypatch, caplog):
    hangs = [sys.executable, "-S", "-c", "import sys; sys.stdin.read()"]
    commands = iter([hangs])
    real = worker_arguments
    monkeypatch.setattr(
        worker_process, "worker_arguments", lambda worker: next(commands, None) or real(worker)
    )
    worker = chart_window._pictures._workers["chart"]
    worker._watch.setInterval(500)
    worker._watch.timeout.connect(lambda: worker._watch.setInterval(20_000))
    chart_window.act(GoToScene(CHARTS))

    wait_for(qtbot, chart_window, "drawn")

    assert "the chart worker hangs and is restarted" in lines(caplog, "WARNING")


def test_that_a_kiosk_without_workers_still_shows_all_its_scenes(
    open_window, tmp_path, park, monkeypatch, qtbot, caplog
):
    monkeypatch.setattr(worker_process, "worker_arguments", lambda worker: ["no-such-program"])
    window = open_window(folder=tmp_path, settled=False)
    for scene in park.scene_refs():
        window.act(GoToScene(scene))
        window.grab()
        assert window.visit.scene == scene


# Blocks and pictures ----------------------------------------------------------------------------


def scene_with(park, kind):
    for ref in park.scene_refs():
        if len(park.scene(ref).blocks) > 1 and any(
            block.kind == kind for block in park.scene(ref).blocks
        ):
            return ref
    raise AssertionError(f"no scene has a {kind} beside other blocks")


def test_that_a_leaf_that_cannot_be_painted_leaves_the_rest_and_names_its_block_once(
    open_window, park, monkeypatch, caplog
):
    painted = []
    figure, text = LeafPainter._figure, LeafPainter._text

    def fail(self, painter, leaf, progress):
        painter.translate(500, 500)
        raise ZeroDivisionError("a leaf with a fault")

    def count(self, painter, leaf):
        painted.append(painter.transform().dx())
        text(self, painter, leaf)

    monkeypatch.setattr(LeafPainter, "_figure", fail)
    monkeypatch.setattr(LeafPainter, "_text", count)
    window = open_window(drawing=False)
    ref = scene_with(park, "fact_row")
    window.act(GoToScene(ref))
    for _ in range(3):
        window.page.grab()

    assert painted
    assert set(painted) == {0.0}
    errors = [line for line in lines(caplog, "ERROR") if f"the block {ref} " in line]
    assert len(errors) == 1
    assert "could not be painted" in errors[0]
    monkeypatch.setattr(LeafPainter, "_figure", figure)


def test_that_a_block_that_fails_leaves_the_rest_of_its_scene_and_is_logged_once(
    open_window, park, monkeypatch, caplog
):
    def fail(block, frame):
        raise ZeroDivisionError("a composer with a fault")

    monkeypatch.setattr(fact_row, "compose", fail)
    window = open_window(drawing=False)
    ref = scene_with(park, "fact_row")
    window.act(GoToScene(ref))
    window.page.grab()
    window.act(Step(1))
    window.act(Step(-1))
    window.resize(1920, 1080)
    window.page.grab()

    assert window.visit.scene == ref
    assert window.page.composition.leaves
    errors = [line for line in lines(caplog, "ERROR") if ref in line]
    assert len(errors) == 1
    assert "could not be laid out" in errors[0]


def test_that_a_missing_drawing_leaves_a_quiet_ground(open_window, park, tmp_path, qtbot):
    tabs = tuple(
        replace(
            tab,
            scenes=tuple(
                replace(scene, art=replace(scene.art, image="gone", portrait=None))
                if scene.art
                else scene
                for scene in tab.scenes
            ),
        )
        for tab in park.tabs
    )
    window = open_window(kiosk=replace(park, tabs=tabs), folder=tmp_path, settled=False)
    for ref in park.scene_refs():
        if park.scene(ref).art is not None:
            window.act(GoToScene(ref))
            window.page.grab()
            assert window.page.composition.targets or window.page.composition.leaves


def test_that_a_missing_icon_is_left_out(open_window, park):
    tabs = tuple(replace(tab, icon="no-such-icon") for tab in park.tabs)
    window = open_window(kiosk=replace(park, tabs=tabs))
    window.bar.grab()

    assert len(window.bar.targets) >= len(park.tabs)


def test_that_a_picture_of_no_kind_leaves_the_viewer_empty(open_window, park, tmp_path, qtbot):
    window = open_window()
    window.act(OpenPicture("../../etc/passwd"))
    settle(qtbot, window)

    assert window.viewer.isVisible()


def test_that_a_cache_that_cannot_be_written_still_shows_scenes(
    open_window, tmp_path, qtbot, caplog
):
    blocked = tmp_path / "cache"
    blocked.write_text("a file where a folder should be")
    window = open_window(folder=blocked, settled=False)
    window.act(GoToScene(CHARTS))
    window.grab()

    assert window.visit.scene == CHARTS
