"""Pictures that a command waits for: workers that hang or die, caches that are closed, gaps."""

import sys
from pathlib import Path

import pytest

from kiosk import cli, paths
from kiosk.model.geometry import Rect
from kiosk.model.words import ImageId
from kiosk.snapshot import waiting_worker
from kiosk.snapshot.pictures import BlockingPictures
from kiosk.snapshot.waiting_worker import WaitingWorker
from kiosk.ui.kit.leaves import ImageLeaf
from tests.support.shipped import CONTENT

FAKE = Path(__file__).parents[1] / "ui" / "kit" / "fake_worker.py"
SCENE = "overview/hero"
LEAF = ImageLeaf(rect=Rect(0, 0, 160, 90), image=ImageId("skyline"))


@pytest.fixture
def notes(tmp_path):
    return tmp_path / "notes"


@pytest.fixture
def worker(monkeypatch, tmp_path, notes):
    """Returns a worker whose process is a fake one, taken for hung after 700 ms."""

    def command(worker):
        return [sys.executable, "-S", "-E", str(FAKE), str(notes)]

    monkeypatch.setattr(waiting_worker, "worker_arguments", command)
    one = WaitingWorker("raster", tmp_path, hangs_after_s=0.7)
    yield one
    one.close()


def test_that_answers_come_one_by_one_from_one_process(worker, notes):
    assert [worker.ask({"do": "answer"}) for _ in range(3)] == ["", "", ""]
    assert worker.ask({"do": "refuse"}) == "no paper"
    assert notes.read_text() == "1 2 3 4"


@pytest.mark.parametrize("trouble", ["die", "hang"])
def test_that_a_worker_that_dies_or_hangs_is_given_up_after_the_second_time(
    trouble, worker, notes, caplog
):
    assert "twice" in worker.ask({"do": trouble})
    assert notes.read_text() == "1 2"
    assert [record.levelname for record in caplog.records] == ["WARNING", "WARNING"]
    assert worker.ask({"do": "answer"}) == ""


def test_that_what_nobody_asked_for_is_passed_over(worker, caplog):
    assert worker.ask({"do": "babble"}) == ""
    assert "nobody asked" in caplog.text


def test_that_a_worker_that_cannot_be_started_is_a_failure(monkeypatch, tmp_path, caplog):
    monkeypatch.setattr(waiting_worker, "worker_arguments", lambda _: ["/no/such/program"])

    assert "twice" in WaitingWorker("raster", tmp_path).ask({})
    assert "died" in caplog.text


def pictures(cache, *folders):
    return BlockingPictures((*folders, paths.images_dir()), (paths.icons_dir(),), cache)


def test_that_a_closed_cache_costs_time_only(tmp_path, caplog):
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")

    with pictures(tmp_path / "cache") as store:
        assert store.image(LEAF, "day", 1.0) is not None

    assert "cannot be kept" in caplog.text


def test_that_a_picture_that_fails_is_tried_once(tmp_path, caplog):
    (tmp_path / "skyline-day.svg").write_text("no drawing", encoding="utf-8")

    with pictures(tmp_path / "cache", tmp_path) as store:
        assert store.image(LEAF, "day", 1.0) is None
        assert store.image(LEAF, "day", 1.0) is None

    assert caplog.text.count("could not be drawn") == 1


@pytest.mark.logs("a drawing that cannot be read is logged")
def test_that_a_drawing_that_cannot_be_drawn_is_reported(tmp_path, capsys, monkeypatch):
    ask = WaitingWorker.ask

    def refuse(worker, message):
        return "no ink" if "skyline" in message.get("source", "") else ask(worker, message)

    monkeypatch.setattr(WaitingWorker, "ask", refuse)
    monkeypatch.setenv("KIOSK_CACHE_DIR", str(tmp_path / "cache"))
    out = tmp_path / "out"
    words = ["snapshot", "--content", str(CONTENT), "--out", str(out), "--scene", SCENE]

    assert cli.main([*words, "--size", "640x360"]) == 1

    said = capsys.readouterr().err
    assert "a picture could not be drawn and is left out: overview-hero-zh-day-640x360" in said
    assert "skyline" in said
