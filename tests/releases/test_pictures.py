"""Pictures that a release brings: those that the window asks for, and never trusted blindly."""

import shutil
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QObject

from kiosk.content import Loaded
from kiosk.model.words import ImageId
from kiosk.paths import assets_dir, images_dir
from kiosk.releases.build import Wish, build
from kiosk.releases.store import Store
from kiosk.snapshot.ahead import requests_of
from kiosk.snapshot.for_release import stage_of
from kiosk.snapshot.offscreen import start_offscreen
from kiosk.snapshot.source import source_of
from kiosk.ui.kit.leaves import ImageLeaf
from kiosk.ui.kit.picture_cache import read_kept
from kiosk.ui.kit.pictures import Pictures
from tests.support.shipped import CONTENT

PHOTOS = (
    "file,caption_zh,caption_en,credit_zh,credit_en,focus_x,focus_y\n"
    "hall.png,大厅,Hall,我,Me,0.5,0.4\n"
)


@pytest.mark.slow
def test_that_a_release_brings_what_every_scene_asks_for(tmp_path):
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    overview = content / "tabs" / "overview.yaml"
    words = overview.read_text(encoding="utf-8")
    overview.write_text(words.replace("image: skyline\n", "image: hall.png\n", 1), encoding="utf-8")
    (content / "tables" / "photos.csv").write_text(PHOTOS, encoding="utf-8")
    (content / "images").mkdir(exist_ok=True)
    Image.new("RGB", (640, 360), "red").save(content / "images" / "hall.png")
    store = Store(tmp_path / "state", content)
    wish = Wish(
        folder=content,
        assets=assets_dir(),
        cache=tmp_path / "cache",
        origin="a test",
        misfits="unchecked",
    )

    with store.locked():
        built = build(store, wish)

    release = built.release
    assert release is not None, built.problems
    kiosk = release.kiosk(assets_dir())
    assert kiosk is not None
    source = source_of(Loaded(kiosk=kiosk, problems=()), release.content_dir)
    stage = stage_of(None, kiosk.panel.diagonal_inches or 55.0)
    start_offscreen()  # Words are measured in the bundled font.
    there = {path.stem for path in release.pictures_dir.iterdir()}
    photographs = 0
    for choice in kiosk.languages:
        for request in requests_of(source, stage, choice.code, kiosk.start.theme):
            assert request.key in there
            source_path = Path(request.message.get("source", ""))
            photographs += source_path.is_relative_to(release.content_dir)
    assert photographs > 0
    release.check_in_full()


@pytest.fixture
def drawn(tmp_path, qtbot):
    """Returns a leaf, and the folder that its picture came in."""
    ready = tmp_path / "ready"
    ready.mkdir()
    leaf = ImageLeaf(rect=_rect(), image=ImageId("skyline"))
    parent = QObject()
    pictures = Pictures((images_dir(),), (), tmp_path / "first", parent)
    pictures.prefetch([leaf], "day", 1.0, first=True)
    qtbot.waitUntil(lambda: pictures.has(leaf, "day", 1.0), timeout=60_000)
    pictures.close()
    (path,) = (tmp_path / "first" / "pictures").glob("*.kpic")
    shutil.copy(path, ready)
    return leaf, ready


def _rect():
    from kiosk.model.geometry import Rect

    return Rect(0, 0, 320, 180)


def test_that_a_picture_that_came_with_a_release_is_shown_without_a_worker(drawn, tmp_path, qtbot):
    leaf, ready = drawn
    parent = QObject()
    pictures = Pictures((images_dir(),), (), tmp_path / "second", parent)
    pictures.look_in(ready)
    pictures.prefetch([leaf], "day", 1.0, first=True)
    qtbot.waitUntil(lambda: pictures.has(leaf, "day", 1.0), timeout=20_000)
    assert pictures.image(leaf, "day", 1.0) is not None
    assert pictures.worker_pid("raster") == 0
    assert not (tmp_path / "second" / "pictures").exists()
    pictures.close()


@pytest.mark.logs("a damaged picture is told")
def test_that_a_damaged_one_is_drawn_anew_and_the_release_left_as_it_is(drawn, tmp_path, qtbot):
    leaf, ready = drawn
    (path,) = ready.iterdir()
    path.write_bytes(path.read_bytes()[:100])
    parent = QObject()
    pictures = Pictures((images_dir(),), (), tmp_path / "second", parent)
    pictures.look_in(ready)
    pictures.prefetch([leaf], "day", 1.0, first=True)
    qtbot.waitUntil(lambda: pictures.has(leaf, "day", 1.0), timeout=60_000)
    assert pictures.image(leaf, "day", 1.0) is not None
    assert path.stat().st_size == 100
    (kept,) = (tmp_path / "second" / "pictures").glob("*.kpic")
    assert read_kept(kept) is not None
    pictures.close()
