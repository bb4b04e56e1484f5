"""Folders, encodings and pictures: what can be wrong with files themselves."""

import os
import struct
from pathlib import Path

import pytest
from PIL import Image

from kiosk.content import load
from kiosk.content.files import LARGEST_TABLE_BYTES, LARGEST_YAML_BYTES
from kiosk.content.font_map import characters_of
from kiosk.errors import AssetError
from kiosk.paths import assets_dir, fonts_dir
from tests.content.builder import (
    FACTS,
    changed,
    load_files,
    problems_of,
    sound_files,
    write_content,
)

A, F = "tabs/one.yaml", "tables/facts.csv"
PHOTOS = """\
file,caption_zh,caption_en,credit_zh,credit_en,focus_x,focus_y
hall.png,大厅,Hall,我,Me,0.5,0.4
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'


def lines_of(folder: Path) -> list[str]:
    return [str(problem) for problem in load(folder, assets_dir()).problems]


def with_photograph(folder: Path, name: str = "hall.png") -> Path:
    files = changed(A, "image: skyline,", f"image: {name},")
    files["tables/photos.csv"] = PHOTOS.replace("hall.png", name)
    write_content(folder, files)
    (folder / "images").mkdir()
    return folder / "images" / name


# -- encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_that_files_read_alike_whatever_office_program_saved_them(
    encoding: str, end: str, tmp_path: Path
) -> None:
    wanted = load_files(tmp_path / "plain")
    for name, text in sound_files().items():
        path = tmp_path / "saved" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.replace("\n", end).encode(encoding))
    loaded = load(tmp_path / "saved", assets_dir())
    assert loaded.problems == ()
    assert loaded.kiosk == wanted.kiosk


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_that_tables_may_use_other_delimiters(delimiter: str, tmp_path: Path) -> None:
    files = sound_files() | {F: FACTS.replace(",", delimiter)}
    assert problems_of(tmp_path, files) == ()


def test_that_damaged_utf8_is_not_taken_for_another_encoding(tmp_path: Path) -> None:
    write_content(tmp_path)
    path = tmp_path / F
    data = path.read_bytes()
    at = data.index("占比".encode())
    path.write_bytes(data[: at + 1] + data[at + 2 :])
    assert lines_of(tmp_path) == [
        (
            "tables/facts.csv:5:11: table: byte E5 is no letter: the text is neither UTF-8 nor"
            " GB18030 throughout — save the file as UTF-8"
        )
    ]


def test_that_zero_bytes_are_reported_at_their_place(tmp_path: Path) -> None:
    write_content(tmp_path)
    (tmp_path / F).write_bytes(FACTS.encode()[:130] + b"\0" + FACTS.encode()[130:])
    assert lines_of(tmp_path) == [
        (
            "tables/facts.csv:2:27: table: a zero byte: this is no text file"
            " — save the file as text, UTF-8"
        )
    ]


def test_that_control_characters_are_reported_at_their_place(tmp_path: Path) -> None:
    files = sound_files() | {F: FACTS.replace("Later", "La\x07ter")}
    assert [str(problem) for problem in problems_of(tmp_path, files)] == [
        (
            "tables/facts.csv:3:16: table: control character U+0007 in a text file"
            " — save the file as text, UTF-8"
        )
    ]


# -- folders and files


def test_that_a_missing_folder_is_reported(tmp_path: Path) -> None:
    loaded = load(tmp_path / "none", assets_dir())
    assert loaded.kiosk is None
    assert lines_of(tmp_path / "none") == [
        (
            f".:1:1: content: there is no folder {tmp_path / 'none'}"
            " — name the folder that holds kiosk.yaml"
        )
    ]


def test_that_a_file_in_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("x")
    assert "is not a folder" in lines_of(path)[0]


def test_that_an_empty_folder_lacks_its_files(tmp_path: Path) -> None:
    assert lines_of(tmp_path) == [
        "kiosk.yaml:1:1: kiosk: the file is missing — add it",
        "tables/facts.csv:1:1: table: the file is missing — add it",
        "tables/sources.csv:1:1: table: the file is missing — add it",
    ]


def test_that_a_tab_without_file_is_reported(tmp_path: Path) -> None:
    files = sound_files()
    del files["tabs/two.yaml"]
    assert [str(problem) for problem in problems_of(tmp_path, files)] == [
        "tabs/two.yaml:1:1: tab two: the file is missing — add it"
    ]


def test_that_a_folder_in_place_of_a_file_is_reported(tmp_path: Path) -> None:
    write_content(tmp_path)
    (tmp_path / F).unlink()
    (tmp_path / F).mkdir()
    assert lines_of(tmp_path) == [
        "tables/facts.csv:1:1: table: this is no file — put a file of this name here"
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_that_a_file_that_may_not_be_read_is_reported(tmp_path: Path) -> None:
    write_content(tmp_path)
    (tmp_path / F).chmod(0)
    assert "the file cannot be read" in lines_of(tmp_path)[0]


def test_that_a_link_out_of_the_folder_is_reported(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    (tmp_path / "facts.csv").write_text(FACTS, encoding="utf-8")
    (content / F).unlink()
    (content / F).symlink_to(tmp_path / "facts.csv")
    assert lines_of(content) == [
        (
            "tables/facts.csv:1:1: table: the file is a link that leaves the content folder"
            " — put the file itself into the content folder"
        )
    ]


def test_that_a_link_to_itself_is_reported(tmp_path: Path) -> None:
    write_content(tmp_path)
    (tmp_path / F).unlink()
    (tmp_path / F).symlink_to("facts.csv")
    assert len(lines_of(tmp_path)) == 1


def test_that_a_pipe_in_place_of_a_file_does_not_hang(tmp_path: Path) -> None:
    write_content(tmp_path)
    (tmp_path / F).unlink()
    os.mkfifo(tmp_path / F)
    assert "this is no file" in lines_of(tmp_path)[0]


@pytest.mark.parametrize(("name", "limit"), [(A, LARGEST_YAML_BYTES), (F, LARGEST_TABLE_BYTES)])
def test_that_huge_files_are_reported_and_not_read(name: str, limit: int, tmp_path: Path) -> None:
    write_content(tmp_path)
    with (tmp_path / name).open("ab") as file:
        file.truncate(limit + 1)
    assert f"the file has {limit + 1:,} bytes, more than {limit:,}" in lines_of(tmp_path)[0]


@pytest.mark.parametrize("name", ["kiosk.yaml", A, F])
def test_that_an_empty_file_is_reported(name: str, tmp_path: Path) -> None:
    files = sound_files() | {name: ""}
    found = [str(problem) for problem in problems_of(tmp_path, files)]
    assert found[0].startswith(f"{name}:1:1: ")
    assert "is empty" in found[0]


def test_that_a_tab_without_scenes_is_reported(tmp_path: Path) -> None:
    files = sound_files()
    files["tabs/two.yaml"] = files["tabs/two.yaml"].split("scenes:")[0] + "scenes: []\n"
    assert [str(problem) for problem in problems_of(tmp_path, files)] == [
        (
            "tabs/two.yaml:5:9: tab two, scenes: the tab has no scenes"
            " — write one item a line behind dashes"
        )
    ]


def test_that_nesting_and_amounts_have_an_end(tmp_path: Path) -> None:
    for text, what in (
        ("[" * 5000, "nested deeper"),
        ("- [" + "a, " * 60_000 + "]", "more than 50,000 values"),
        ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]", "aliases"),
    ):
        found = [str(item) for item in problems_of(tmp_path, sound_files() | {A: text})]
        assert any(what in line for line in found), what


def test_that_files_that_nothing_reads_are_a_warning_and_not_an_error(tmp_path: Path) -> None:
    files = sound_files() | {"tables/fact.csv": "id\n", "tabs/three.yaml": "id: three\n"}
    loaded = load_files(tmp_path, files)
    assert loaded.kiosk is not None
    assert [str(problem) for problem in loaded.problems] == [
        "tables/fact.csv:1:1: tables: nothing reads this file — did you mean 'facts.csv'?",
        (
            "tabs/three.yaml:1:1: tabs: nothing reads this file"
            " — list it in kiosk.yaml, or delete the file"
        ),
    ]
    assert {problem.severity for problem in loaded.problems} == {"warning"}


# -- pictures


def test_that_a_photograph_of_the_content_is_found(tmp_path: Path) -> None:
    Image.new("RGB", (40, 30)).save(with_photograph(tmp_path))
    loaded = load(tmp_path, assets_dir())
    assert loaded.problems == ()
    assert loaded.kiosk is not None
    assert [photo.focus_y for photo in loaded.kiosk.photographs.values()] == [0.4]


def message_on_photograph(folder: Path) -> str:
    """Returns what is said at the place that names the photograph."""
    found = [line for line in lines_of(folder) if line.startswith("tabs/one.yaml:27:18: ")]
    assert len(found) == 1, lines_of(folder)
    return found[0].partition("art.image: ")[2]


def test_that_a_missing_photograph_is_reported_with_its_line(tmp_path: Path) -> None:
    with_photograph(tmp_path)
    assert message_on_photograph(tmp_path) == (
        "there is no picture images/hall.png — put the file into images/, or correct the name"
    )


def test_that_a_photograph_without_caption_and_credit_is_reported(tmp_path: Path) -> None:
    Image.new("RGB", (40, 30)).save(with_photograph(tmp_path))
    (tmp_path / "tables/photos.csv").unlink()
    assert message_on_photograph(tmp_path) == (
        "tables/photos.csv says nothing of 'hall.png' — add a row with file, caption and credit"
    )


def test_that_a_wrong_type_under_a_right_name_is_reported(tmp_path: Path) -> None:
    Image.new("RGB", (40, 30)).save(with_photograph(tmp_path), format="JPEG")
    assert message_on_photograph(tmp_path) == (
        "images/hall.png: the name says PNG, the file is JPEG — give it the right ending"
    )


def test_that_a_file_that_is_no_picture_is_reported(tmp_path: Path) -> None:
    with_photograph(tmp_path).write_text("hello")
    assert "this is no JPEG, PNG or WebP picture" in message_on_photograph(tmp_path)


@pytest.mark.parametrize("name", ["hall.png", "hall.jpg", "hall.webp"])
def test_that_a_picture_that_is_cut_short_is_reported(name: str, tmp_path: Path) -> None:
    path = with_photograph(tmp_path, name)
    Image.effect_noise((200, 200), 40).convert("RGB").save(path)
    path.write_bytes(path.read_bytes()[:-2000])
    assert "the picture is cut short" in message_on_photograph(tmp_path)


def test_that_a_damaged_header_is_reported(tmp_path: Path) -> None:
    path = with_photograph(tmp_path)
    Image.new("RGB", (40, 30)).save(path)
    data = path.read_bytes()
    path.write_bytes(data[:16] + b"\xff" * 13 + data[29:])
    assert message_on_photograph(tmp_path).startswith("images/hall.png: ")


def test_that_absurdly_large_pictures_are_reported(tmp_path: Path) -> None:
    path = with_photograph(tmp_path)
    Image.new("1", (8, 8)).save(path)
    data = path.read_bytes()
    header = b"IHDR" + struct.pack(">II", 30_000, 30_000) + data[24:29]
    import zlib

    path.write_bytes(data[:12] + header + struct.pack(">I", zlib.crc32(header)) + data[33:])
    assert "more than 120 million pixels" in message_on_photograph(tmp_path)


def test_that_absurdly_large_picture_files_are_reported(tmp_path: Path) -> None:
    path = with_photograph(tmp_path)
    Image.new("RGB", (40, 30)).save(path)
    with path.open("ab") as file:
        file.truncate(90_000_000)
    assert "90 MB are too large" in message_on_photograph(tmp_path)


def test_that_a_photograph_behind_a_link_out_of_the_folder_is_reported(tmp_path: Path) -> None:
    path = with_photograph(tmp_path / "content")
    Image.new("RGB", (40, 30)).save(tmp_path / "secret.png")
    path.symlink_to(tmp_path / "secret.png")
    assert "link that leaves the content folder" in message_on_photograph(tmp_path / "content")


def with_drawing(folder: Path, day: str | None, night: str | None) -> None:
    write_content(folder, changed(A, "image: skyline,", "image: hall,"))
    (folder / "images").mkdir()
    for twin, text in (("day", day), ("night", night)):
        if text is not None:
            (folder / f"images/hall-{twin}.svg").write_text(text)


def test_that_a_drawing_of_the_content_is_found(tmp_path: Path) -> None:
    with_drawing(tmp_path, SVG, SVG)
    assert lines_of(tmp_path) == []


@pytest.mark.parametrize(
    ("night", "what"),
    [
        (None, "the drawing 'hall' has no twin hall-night.svg"),
        ("<svg", "this is no SVG"),
        ("<html/>", "the file is html, not svg"),
        ("<svg/>", "the drawing has no viewBox"),
        (SVG.replace("<rect", "<script>x</script><rect"), "the drawing holds <script>"),
        (SVG.replace("<rect", '<rect onclick="x"'), "the drawing holds a script (onclick)"),
        (SVG.replace("<rect", '<use href="http://x/y"/><rect'), "points outside itself"),
        (SVG.replace("<rect", '<rect fill="url(http://x)"'), "points outside itself"),
        (SVG.replace("<rect", "<style>@import 'x'</style><rect"), "points outside itself"),
        ('<!DOCTYPE svg [<!ENTITY a "aa">]>' + SVG, "declares a document type"),
    ],
)
def test_that_drawings_that_cannot_be_shown_are_reported(
    night: str | None, what: str, tmp_path: Path
) -> None:
    with_drawing(tmp_path, SVG, night)
    assert what in message_on_photograph(tmp_path)


def test_that_an_icon_of_the_content_is_looked_at(tmp_path: Path) -> None:
    write_content(tmp_path, changed(A, "icon: tab-overview", "icon: own"))
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons/own.svg").write_text(SVG)
    assert lines_of(tmp_path) == []
    (tmp_path / "icons/own.svg").write_text("<svg/>")
    assert lines_of(tmp_path) == [
        (
            "tabs/one.yaml:3:7: tab one, icon: icons/own.svg: the drawing has no viewBox"
            ' — add viewBox="0 0 width height" to its svg element'
        )
    ]


# -- the font


def test_that_the_own_reader_of_fonts_agrees_with_fonttools() -> None:
    from fontTools.ttLib import TTFont

    path = fonts_dir() / "KioskSansSC-Regular.ttf"
    with TTFont(path) as font:
        assert characters_of(path) == set(font.getBestCmap())


def test_that_both_forms_of_character_maps_are_read(tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont

    with TTFont(fonts_dir() / "KioskSansSC-Regular.ttf") as font:
        cmap = font["cmap"]
        cmap.tables = [table for table in cmap.tables if table.format == 4]
        wanted = set(font.getBestCmap())
        font.save(tmp_path / "small.ttf")
    assert characters_of(tmp_path / "small.ttf") == wanted


@pytest.mark.parametrize("data", [b"", b"x" * 11, b"\0\1\0\0\xff\xff" + b"\0" * 40])
def test_that_a_damaged_font_is_an_error_of_the_installation(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "font.ttf"
    path.write_bytes(data)
    with pytest.raises(AssetError, match="cannot be read"):
        characters_of(path)


def test_that_a_missing_font_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    assets.mkdir()
    for name in ("icons", "images"):
        (assets / name).symlink_to(assets_dir() / name)
    problems = load(write_content(tmp_path / "content"), assets).problems
    assert [problem.where for problem in problems] == ["font"]
