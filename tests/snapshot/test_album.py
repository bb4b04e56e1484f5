"""Pictures: the same bytes each time, whole files only, and an inventory of what they show."""

import json

import pytest
from PySide6.QtGui import QImage

from kiosk import paths
from kiosk.snapshot.album import INVENTORY, SnapshotError, take_pictures
from kiosk.snapshot.pictures import BlockingPictures
from tests.support.shipped import CONTENT, shots, source

SCENE = "overview/growth"


@pytest.fixture(scope="module", autouse=True)
def qt():
    source()


def silent(*_):
    pass


def take(out, cache, *, progress=silent, **wish):
    wish = {"scene": SCENE, "languages": ("zh",), "themes": ("day",), **wish}
    icons = (CONTENT / "icons", paths.icons_dir())
    with BlockingPictures(source().folders, icons, cache) as pictures:
        return take_pictures(source().kiosk, shots(**wish), out, pictures, progress)


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """Returns a folder with one picture, and its record."""
    folder = tmp_path_factory.mktemp("taken")
    take(folder / "out", folder / "cache")
    inventory = json.loads((folder / "out" / INVENTORY).read_text(encoding="utf-8"))
    (record,) = inventory["pictures"]
    return folder, record


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_that_the_same_content_gives_the_same_bytes_from_fresh_and_from_warm_caches(
    taken, tmp_path
):
    folder, _ = taken
    take(tmp_path / "fresh", tmp_path / "cache")
    take(tmp_path / "warm", tmp_path / "cache")

    assert contents(tmp_path / "fresh") == contents(folder / "out")
    assert contents(tmp_path / "warm") == contents(folder / "out")


def test_that_a_picture_has_the_size_that_its_name_says(taken):
    folder, record = taken

    image = QImage(str(folder / "out" / record["file"]))

    assert record["file"] == "overview-growth-zh-day-1920x1080.png"
    assert (image.width(), image.height()) == (1920, 1080)


def test_that_the_inventory_names_words_with_place_size_and_contrast(taken):
    _, record = taken

    (title,) = [text for text in record["texts"] if text["text"].startswith("营收增至")]

    assert title["px"] == 60
    assert title["bold"]
    assert title["contrast"] > 12
    x, y, w, h = title["rect"]
    assert x >= 72
    assert y > 50
    assert w > 600
    assert h > 50


def test_that_the_inventory_names_the_words_inside_charts(taken):
    _, record = taken

    drawn = {text["text"] for text in record["texts"] if text["kind"] == "chart"}

    assert {"10565", "6675", "442.9"} <= drawn


def test_that_the_inventory_names_targets_in_pixels_and_millimetres(taken):
    _, record = taken

    charts = [each for each in record["targets"] if each["action"]["kind"] == "OpenChart"]

    assert len(charts) == 3
    for target in record["targets"]:
        width, height = target["mm"]
        assert target["name"]
        assert width == pytest.approx(target["rect"][2] * record["mm_per_px"], abs=0.2)
        assert min(width, height) > 20


def test_that_the_inventory_names_charts_with_their_marks(taken):
    _, record = taken

    kinds = [chart["kind"] for chart in record["charts"]]

    assert kinds == ["paired_periods", "paired_periods", "slope"]
    for chart in record["charts"]:
        left, top, width, height = chart["rect"]
        assert chart["drawn"]
        for mark in chart["marks"]:
            x, y, w, h = mark["rect"]
            assert left - 1 <= x
            assert x + w <= left + width + 1
            assert top - 1 <= y
            assert y + h <= top + height + 1
            assert mark["reading"]


def test_that_the_inventory_names_the_facts_shown(taken):
    _, record = taken

    assert {"revenue_2012_2016", "revenue_2017_2021", "revenue_multiple"} <= set(record["facts"])


def test_that_the_inventory_names_no_folder_of_this_machine(taken):
    folder, _ = taken
    text = (folder / "out" / INVENTORY).read_text(encoding="utf-8")

    assert str(folder) not in text
    assert str(CONTENT) not in text


def test_that_a_larger_text_size_is_part_of_the_name(taken, tmp_path):
    folder, _ = taken

    album = take(tmp_path, folder / "cache", text_sizes=(150,))

    assert [path.name for path in album.files] == ["overview-growth-zh-day-1920x1080-150.png"]


def test_that_an_interrupted_run_leaves_whole_pictures_and_no_inventory(taken, tmp_path):
    folder, _ = taken
    (tmp_path / INVENTORY).write_text("of an earlier run", encoding="utf-8")

    def interrupt(done, count, name):
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(tmp_path, folder / "cache", themes=("day", "night"), progress=interrupt)

    assert [path.name for path in tmp_path.iterdir()] == ["overview-growth-zh-day-1920x1080.png"]
    assert QImage(str(next(tmp_path.iterdir()))).width() == 1920


def test_that_a_picture_that_cannot_be_written_leaves_no_half_file(taken, tmp_path, monkeypatch):
    folder, _ = taken

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)

    with pytest.raises(SnapshotError, match="No space left on device"):
        take(tmp_path, folder / "cache")

    assert not list(tmp_path.iterdir())


def test_that_progress_is_told_before_each_picture_and_at_the_end(taken, tmp_path):
    folder, _ = taken
    told = []

    def remember(*step):
        told.append(step)

    take(tmp_path, folder / "cache", progress=remember)

    assert told == [(0, 1, "overview-growth-zh-day-1920x1080.png"), (1, 1, "")]
