"""Pictures of scenes: numbered in the order of the show, of the size asked for."""

import pytest
from PySide6.QtGui import QImage

from kiosk.export.images import ImageWish, write_images
from tests.export.conftest import silent


@pytest.fixture
def wish(show):
    return ImageWish(show=show, languages=("zh",), theme="night", size=(960, 540))


def test_that_every_scene_of_the_show_becomes_a_picture_in_its_order(park, content, wish, tmp_path):
    files = write_images(park, content, wish, tmp_path / "pictures", silent)

    assert [path.name for path in files] == [
        "01-overview-growth-zh-night.png",
        "02-party-ring-zh-night.png",
        "03-incubation-closing-zh-night.png",
    ]
    for path in files:
        image = QImage(str(path))
        assert (image.width(), image.height()) == (960, 540)


def test_that_an_interrupted_run_leaves_whole_pictures_only(park, content, wish, tmp_path):
    def interrupt(done, *_):
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_images(park, content, wish, tmp_path, interrupt)

    assert [path.name for path in tmp_path.iterdir()] == ["01-overview-growth-zh-night.png"]
    assert not QImage(str(next(tmp_path.iterdir()))).isNull()
