"""The store of pictures: memory, disk, and what happens when files are missing or damaged."""

import os
import sys
from time import monotonic

import pytest
from PySide6.QtCore import QObject

from kiosk import paths
from kiosk.model.geometry import Rect
from kiosk.picture_file import PictureFile, write_picture
from kiosk.ui.kit import picture_attempts, worker_process
from kiosk.ui.kit.leaves import ImageLeaf
from kiosk.ui.kit.picture_attempts import FORGIVEN_AFTER_S
from kiosk.ui.kit.picture_cache import trim_cache
from kiosk.ui.kit.picture_requests import image_request
from kiosk.ui.kit.pictures import Pictures

LEAF = ImageLeaf(rect=Rect(0, 0, 48, 31), image="party-ring")  # type: ignore[arg-type]
FOLDERS = (paths.images_dir(),)


@pytest.fixture
def owner(qapp):
    return QObject()


@pytest.fixture
def store(qtbot, tmp_path, owner):
    store = Pictures(FOLDERS, (paths.icons_dir(),), tmp_path, owner)
    yield store
    store.close()


@pytest.fixture
def kept(tmp_path):
    """Returns where the picture of the leaf is kept on disk."""
    request = image_request(FOLDERS, LEAF, "day", 1.0)
    assert request is not None
    folder = tmp_path / "pictures"
    folder.mkdir()
    return folder / f"{request.key}.kpic"


@pytest.fixture
def useless_worker(monkeypatch):
    """Makes workers say that all is done and do nothing."""
    code = (
        "import json, sys\n"
        "for line in sys.stdin:\n"
        "    print(json.dumps({'id': json.loads(line)['id'], 'ok': True}), flush=True)"
    )
    command = [sys.executable, "-S", "-E", "-c", code]
    monkeypatch.setattr(worker_process, "worker_arguments", lambda worker: command)


def fetch(qtbot, store, leaf=LEAF):
    store.image(leaf, "day", 1.0)
    qtbot.waitUntil(lambda: not store.busy, timeout=20_000)
    return store.image(leaf, "day", 1.0)


def test_that_a_picture_comes_and_stays(qtbot, store):
    assert store.image(LEAF, "day", 1.0) is None
    image = fetch(qtbot, store)

    assert (image.width(), image.height()) == (31, 31)
    assert not store.busy
    assert store.has(LEAF, "day", 1.0)


def test_that_a_picture_on_disk_needs_no_worker(qtbot, store, kept):
    write_picture(kept, PictureFile(width=1, height=1, layers=(bytes(4),), notes={}))
    image = fetch(qtbot, store)

    assert image.width() == 1
    assert store.worker_pid("raster") == 0


@pytest.mark.parametrize("spoilt", [b"", b"KPIC0001", b"no picture at all"])
def test_that_a_damaged_picture_is_drawn_again(qtbot, store, kept, spoilt, caplog):
    kept.write_bytes(spoilt)

    assert fetch(qtbot, store).width() == 31
    assert "drawn again" in caplog.text


def test_that_a_picture_without_a_file_is_never_waited_for(store):
    leaf = ImageLeaf(rect=Rect(0, 0, 10, 10), image="nothing")  # type: ignore[arg-type]

    assert store.image(leaf, "day", 1.0) is None
    assert store.has(leaf, "day", 1.0)
    assert not store.busy


def test_that_an_icon_without_a_file_is_none(store):
    assert store.icon("no-such-icon", 24, "#000000") is None


def test_that_an_older_size_is_shown_while_a_new_one_comes(qtbot, store):
    before = fetch(qtbot, store)

    while_it_comes = store.image(LEAF, "day", 2.0)

    assert while_it_comes.width() == before.width()
    qtbot.waitUntil(lambda: not store.busy, timeout=20_000)
    assert store.image(LEAF, "day", 2.0).width() == 62


def test_that_a_worker_that_lies_does_not_keep_the_store_busy(qtbot, store, useless_worker, caplog):
    assert fetch(qtbot, store) is None
    assert "cannot be read" in caplog.text
    assert store.has(LEAF, "day", 1.0)


def test_that_a_photograph_that_is_none_fails_once(qtbot, tmp_path, owner, caplog):
    (tmp_path / "photo.jpg").write_bytes(b"GIF89a, or so it says")
    store = Pictures((tmp_path,), (), tmp_path / "cache", owner)
    leaf = ImageLeaf(rect=Rect(0, 0, 10, 10), image="photo.jpg")  # type: ignore[arg-type]

    assert fetch(qtbot, store, leaf) is None
    assert fetch(qtbot, store, leaf) is None
    store.close()

    assert caplog.text.count("could not be drawn") == 1


def test_that_memory_keeps_to_its_limit(qtbot, tmp_path, owner):
    store = Pictures(FOLDERS, (), tmp_path, owner, memory_bytes=10_000)
    for side in (20, 30, 40, 50):
        leaf = ImageLeaf(rect=Rect(0, 0, side, side), image="party-ring")  # type: ignore[arg-type]
        fetch(qtbot, store, leaf)

    assert store._memory.used <= 10_000
    assert len(store._memory) == 1
    store.close()


def test_that_the_oldest_files_go_when_the_disk_has_too_many(tmp_path):

    for number in range(5):
        path = tmp_path / f"{number}.kpic"
        path.write_bytes(bytes(100))
        os.utime(path, (number, number))

    trim_cache(tmp_path, limit=250)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["3.kpic", "4.kpic"]


def test_that_trimming_a_folder_that_is_not_there_is_quiet(tmp_path):
    trim_cache(tmp_path / "nowhere")


def test_that_nothing_is_noted_for_ever_of_pictures_that_made_room(qtbot, tmp_path, owner):
    store = Pictures(FOLDERS, (), tmp_path, owner, memory_bytes=10_000)
    for side in range(30, 50):
        leaf = ImageLeaf(rect=Rect(0, 0, side, side), image="party-ring", crop=(0, 0, side, side))  # type: ignore[arg-type]
        fetch(qtbot, store, leaf)

    kept = set(store._memory)
    assert len(kept) <= 3
    assert set(store._latest.values()) <= kept
    assert store._attempts.counted <= kept
    assert not store._wanted
    store.close()


def test_that_old_failures_are_forgotten_when_new_ones_come(store, monkeypatch, caplog):
    store._on_failed("long ago", "no paper")
    monkeypatch.setattr(picture_attempts, "monotonic", lambda: monotonic() + FORGIVEN_AFTER_S + 1)
    store._on_failed("now", "no paper")

    assert store._attempts.failed == {"now"}
    assert caplog.text.count("no paper") == 2


def test_that_released_pictures_can_be_painted_as_before(qtbot, store):
    leaf = ImageLeaf(rect=Rect(0, 0, 800, 800), image="party-ring")  # type: ignore[arg-type]
    before = fetch(qtbot, store, leaf).copy()

    store.release()

    assert store.has(leaf, "day", 1.0)
    assert store.image(leaf, "day", 1.0) == before


def test_that_a_picture_on_disk_can_be_waited_for_before_a_frame(store, kept):
    write_picture(kept, PictureFile(width=1, height=1, layers=(bytes(4),), notes={}))
    assert store.image(LEAF, "day", 1.0) is None

    store.finish_reading(10.0)

    assert store.image(LEAF, "day", 1.0) is not None
    assert not store.busy


def test_that_our_own_drawings_are_drawn_at_once_while_nothing_moves(qtbot, store, kept):
    store.draw_at_once(paths.images_dir())
    store.image(LEAF, "day", 1.0)
    store.finish_reading(10.0)
    store.draw_at_once(None)

    assert store.image(LEAF, "day", 1.0) is not None
    assert kept.is_file()
    assert store.worker_pid("raster") == 0


def test_that_drawings_of_others_are_left_to_the_worker(qtbot, store, tmp_path):
    store.draw_at_once(tmp_path)
    store.image(LEAF, "day", 1.0)

    assert store.worker_pid("raster") != 0
    qtbot.waitUntil(lambda: not store.busy, timeout=20_000)


def test_that_a_closed_store_is_asked_in_vain_and_starts_nothing(qtbot, store, kept):
    fetch(qtbot, store)
    other = ImageLeaf(rect=Rect(0, 0, 96, 62), image="party-ring")  # type: ignore[arg-type]
    store.close()

    assert store.image(other, "day", 1.0) is None
    assert store.image(LEAF, "day", 1.0) is None
    store.prefetch([other], "night", 1.0)
    store.trim()
    store.finish_reading(0.1)

    assert not store.busy
    assert store.worker_pid("raster") == 0
