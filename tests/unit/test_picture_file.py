"""Picture files: what is written comes back, what is damaged says so, readers never see half."""

import json
import struct
from mmap import mmap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.picture_file import (
    ALIGNED_TO,
    MAGIC,
    MAPPED_FROM,
    DamagedPictureError,
    PictureFile,
    read_picture,
    release_pixels,
    write_picture,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


@st.composite
def pictures(draw):
    width, height = draw(st.integers(1, 9)), draw(st.integers(1, 9))
    size = width * height * 4
    layers = draw(st.lists(st.binary(min_size=size, max_size=size), max_size=3))
    notes = draw(st.dictionaries(st.text(max_size=6), JSON, max_size=3))
    return PictureFile(width=width, height=height, layers=tuple(layers), notes=notes)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("pictures") / "one.kpic"


@pytest.fixture
def picture():
    return PictureFile(width=2, height=3, layers=(bytes(range(24)), bytes(24)), notes={"字": [1]})


@given(picture=pictures())
def test_that_what_is_written_comes_back(path, picture):
    write_picture(path, picture)

    assert read_picture(path) == picture


@given(picture=pictures(), data=st.data())
def test_that_a_file_cut_short_anywhere_is_damaged(path, picture, data):
    write_picture(path, picture)
    whole = path.read_bytes()
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])

    with pytest.raises(DamagedPictureError):
        read_picture(path)


@given(data=st.data())
def test_that_any_changed_byte_gives_a_picture_or_is_damaged(path, picture_bytes, data):
    spoilt = bytearray(picture_bytes)
    spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(spoilt)

    try:
        found = read_picture(path)
    except DamagedPictureError:
        return
    assert all(len(layer) == found.width * found.height * 4 for layer in found.layers)


@pytest.fixture(scope="module")
def picture_bytes(path):
    write_picture(path, PictureFile(width=2, height=2, layers=(bytes(16),), notes={"a": 1}))
    return path.read_bytes()


@pytest.mark.parametrize(
    "header",
    [
        [],
        None,
        {},
        {"width": 1, "height": 1, "layers": 1},
        {"width": 1, "height": 1, "layers": 1, "notes": [1]},
        {"width": 0, "height": 1, "layers": 0, "notes": {}},
        {"width": -1, "height": -1, "layers": 1, "notes": {}},
        {"width": 1e999, "height": 1, "layers": 1, "notes": {}},
        {"width": 1, "height": 1, "layers": -1, "notes": {}},
    ],
)
def test_that_a_header_that_makes_no_sense_is_damaged(path, header):
    text = json.dumps(header).encode()
    path.write_bytes(MAGIC + struct.pack("<I", len(text)) + text + bytes(4))

    with pytest.raises(DamagedPictureError):
        read_picture(path)


def test_that_another_kind_of_file_is_damaged(path):
    path.write_bytes(b"\x89PNG\r\n\x1a\n and so on")

    with pytest.raises(DamagedPictureError, match="not a picture"):
        read_picture(path)


def test_that_a_missing_file_is_an_os_error(tmp_path):
    with pytest.raises(OSError, match="nowhere"):
        read_picture(tmp_path / "nowhere.kpic")


def test_that_writing_that_fails_leaves_the_old_picture_and_no_scrap(tmp_path, picture):
    target = tmp_path / "one.kpic"
    write_picture(target, picture)
    broken = PictureFile(width=2, height=3, layers=(bytes(24), "text"), notes={})  # type: ignore[arg-type]

    with pytest.raises(TypeError):
        write_picture(target, broken)

    assert read_picture(target) == picture
    assert [path.name for path in tmp_path.iterdir()] == ["one.kpic"]


def test_that_a_picture_replaces_an_older_one(tmp_path, picture):
    target = tmp_path / "one.kpic"
    write_picture(target, PictureFile(width=1, height=1, layers=(bytes(4),), notes={}))

    write_picture(target, picture)

    assert read_picture(target) == picture
    assert [path.name for path in tmp_path.iterdir()] == ["one.kpic"]


def whole_of(picture):
    """Returns what the first layer is a part of."""
    layer = picture.layers[0]
    assert isinstance(layer, memoryview)
    return layer.obj


@pytest.fixture
def large(tmp_path):
    """Returns where a picture lies that is too large to be read into memory."""
    side = 600
    layers = (bytes([1]) * side * side * 4, bytes([2]) * side * side * 4)
    write_picture(
        tmp_path / "large.kpic", PictureFile(width=side, height=side, layers=layers, notes={})
    )
    return tmp_path / "large.kpic"


def test_that_the_pixels_of_a_large_picture_stay_in_its_file(large):
    found = read_picture(large)

    assert large.stat().st_size > MAPPED_FROM
    assert isinstance(whole_of(found), mmap)
    assert [set(layer) for layer in found.layers] == [{1}, {2}]


def test_that_released_pixels_are_there_when_they_are_wanted_again(large):
    found = read_picture(large)
    before = bytes(found.layers[1])

    release_pixels(found)

    assert bytes(found.layers[1]) == before


def test_that_a_large_picture_outlives_its_file(large):
    found = read_picture(large)
    large.unlink()
    release_pixels(found)

    assert found.layers[0][0] == 1


def test_that_a_small_picture_takes_no_file_handle(tmp_path, picture):
    write_picture(tmp_path / "small.kpic", picture)
    found = read_picture(tmp_path / "small.kpic")

    release_pixels(found)

    assert isinstance(whole_of(found), bytes)


@given(picture=pictures())
def test_that_pixels_begin_where_the_processor_likes_it(path, picture):
    write_picture(path, picture)

    pixels = sum(len(layer) for layer in picture.layers)
    assert (path.stat().st_size - pixels) % ALIGNED_TO == 0
