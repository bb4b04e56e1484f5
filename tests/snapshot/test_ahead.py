"""What scenes will need is drawn ahead: the very pictures that the window asks for, once."""

from pathlib import Path
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QObject

from kiosk import paths
from kiosk.content import load
from kiosk.snapshot import ahead
from kiosk.snapshot.source import source_of
from kiosk.ui.kit.leaves import ChartLeaf, ImageLeaf
from kiosk.ui.kit.picture_requests import chart_request, image_request, picture_folders
from kiosk.ui.scenes.stage import low_stage, measure_stage
from kiosk.ui.scenes.store import SceneStore
from tests.support.shipped import CONTENT

STAGE = measure_stage(1366, 768, 43.0)


class NoPictures:
    """Has none and is asked for none."""

    def set_frame_bytes(self, size):
        pass

    def forget_waiting(self):
        pass

    def release(self):
        pass


class Worker:
    """Writes a file for each request; where it fails, not for the first chart."""

    asked: ClassVar[list[str]] = []
    refused: ClassVar[list[str]] = []
    fails = False

    def __init__(self, name, cache):
        self.name = name

    def ask(self, message):
        path = Path(message["path"])
        self.asked.append(path.stem)
        if self.fails and self.name == "chart" and not self.refused:
            self.refused.append(path.stem)
            return "no"
        path.write_bytes(b"picture")
        return ""

    def close(self):
        pass


@pytest.fixture
def loaded():
    return load(CONTENT, paths.assets_dir())


@pytest.fixture
def worker(monkeypatch):
    monkeypatch.setattr(Worker, "asked", [])
    monkeypatch.setattr(Worker, "refused", [])
    monkeypatch.setattr(Worker, "fails", False)
    monkeypatch.setattr(ahead, "WaitingWorker", Worker)
    return Worker


def asked_by_window(kiosk, language, theme, parent):
    folders = picture_folders(CONTENT)
    none: Any = NoPictures()
    store = SceneStore(kiosk, folders, none, parent)
    store.configure(STAGE, language, theme, 100)
    for ref in kiosk.scene_refs():
        for leaf in store.composition(ref).leaves:
            if isinstance(leaf, ChartLeaf):
                yield chart_request(leaf, theme, STAGE.scale).key
            elif isinstance(leaf, ImageLeaf):
                request = image_request(folders, leaf, theme, STAGE.scale)
                assert request is not None
                yield request.key


@pytest.mark.parametrize(("language", "theme"), [("zh", "day"), ("en", "night")])
def test_that_just_what_the_window_asks_for_is_drawn(qapp, loaded, language, theme):
    parent = QObject()
    wanted = set(asked_by_window(loaded.kiosk, language, theme, parent))

    drawn = {
        one.key for one in ahead.requests_of(source_of(loaded, CONTENT), STAGE, language, theme)
    }

    assert len(wanted) >= 20
    assert drawn == wanted


def test_that_each_picture_is_drawn_once_and_the_work_is_remembered(qapp, loaded, worker, tmp_path):
    ahead.draw_ahead(loaded.kiosk, CONTENT, STAGE, tmp_path)
    first = list(worker.asked)
    ahead.draw_ahead(loaded.kiosk, CONTENT, STAGE, tmp_path)

    assert len(first) == len(set(first)) == len(list((tmp_path / "pictures").glob("*.kpic")))
    assert worker.asked == first
    assert len(list((tmp_path / "pictures").glob("*.drawn"))) == 6


def test_that_an_upright_screen_is_drawn_for_in_low_reach_too(loaded):
    stage = measure_stage(1080, 1920, 55.0)
    views = ahead.views_of(loaded.kiosk, stage)

    assert [(view.stage, view.text_size, view.theme) for view in views[6:]] == [
        (low_stage(stage), 125, "day"),
        (low_stage(stage), 125, "day"),
    ]
    assert len(ahead.views_of(loaded.kiosk, STAGE)) == 6


def test_that_another_screen_is_drawn_for_anew(qapp, loaded, worker, tmp_path):
    ahead.draw_ahead(loaded.kiosk, CONTENT, STAGE, tmp_path)
    first = len(worker.asked)
    ahead.draw_ahead(loaded.kiosk, CONTENT, measure_stage(1280, 800, 43.0), tmp_path)

    assert len(worker.asked) > first
    assert len(list((tmp_path / "pictures").glob("*.drawn"))) == 6


@pytest.mark.logs("what failed is logged")
def test_that_what_failed_is_tried_again_at_the_next_start(qapp, loaded, worker, tmp_path):
    worker.fails = True
    ahead.draw_ahead(loaded.kiosk, CONTENT, STAGE, tmp_path)
    worker.fails = False
    before = len(worker.asked)
    ahead.draw_ahead(loaded.kiosk, CONTENT, STAGE, tmp_path)

    assert worker.asked[before:] == worker.refused


def test_that_nothing_is_drawn_once_the_cache_holds_enough(
    qapp, loaded, worker, tmp_path, monkeypatch
):
    monkeypatch.setattr(ahead, "ENOUGH_BYTES", 100)
    ahead.draw_ahead(loaded.kiosk, CONTENT, STAGE, tmp_path)

    assert len(list((tmp_path / "pictures").glob("*.drawn"))) == 1
