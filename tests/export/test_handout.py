"""The handout: pages of lines and words, in our font, written whole or not at all."""

import re
import shutil
import subprocess

import pytest

from kiosk.export.handout import HandoutWish, write_handout
from tests.export.conftest import silent

POPPLER = ("pdftotext", "pdffonts", "pdfimages", "pdfinfo")
MISSING = [program for program in POPPLER if shutil.which(program) is None]
needs_poppler = pytest.mark.skipif(
    bool(MISSING), reason=f"{', '.join(MISSING)}: install poppler-utils"
)


@pytest.fixture(scope="module")
def make(park, content, show, tmp_path_factory):
    """Makes a handout, the same one once."""
    made = {}

    def make_one(**wish):
        key = tuple(sorted(wish.items()))
        if key not in made:
            out = tmp_path_factory.mktemp("handout") / "handout.pdf"
            full = HandoutWish(**{"show": show, "languages": ("zh",), **wish})
            pages = write_handout(park, content, full, out, silent)
            made[key] = out, pages
        return made[key][0]

    return make_one


def said_by(program, path, *options):
    command = [program, *options, str(path), *(["-"] if program == "pdftotext" else [])]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def words_of(path, *options):
    """Returns the words of a PDF without the blanks and joiners that set them apart."""
    return re.sub(r"[\s\u2009\u2060]", "", said_by("pdftotext", path, *options))


@needs_poppler
@pytest.mark.parametrize("paper", ["a4", "16x9"])
def test_that_a_page_holds_one_scene_with_words_that_can_be_selected(make, paper):
    out = make(paper=paper)

    first = words_of(out, "-f", "1", "-l", "1")

    assert "Pages:           3" in said_by("pdfinfo", out)
    assert "营收增至1.6倍，税收增至1.9倍" in first
    assert "不负嘱托" in words_of(out, "-f", "3", "-l", "3")


@needs_poppler
@pytest.mark.parametrize("paper", ["a4", "16x9"])
def test_that_numbers_inside_charts_are_words_too(make, paper):
    first = words_of(make(paper=paper), "-f", "1", "-l", "1")

    assert {number for number in ("10565", "6675", "442.9") if number not in first} == set()


@needs_poppler
@pytest.mark.parametrize("paper", ["a4", "16x9"])
def test_that_each_page_names_its_sources_in_full(make, park, paper):
    out = make(paper=paper)
    (one,) = park.kiosk.sources.values()

    for page in ("1", "2", "3"):
        said = words_of(out, "-f", page, "-l", page)
        assert re.sub(r"\s", "", one.title["zh"]) in said
        assert one.author["zh"] in said
        assert one.note["zh"] in said


@needs_poppler
def test_that_only_our_font_is_used_and_all_of_it_is_embedded(make):
    lines = said_by("pdffonts", make(paper="a4")).splitlines()[2:]

    assert len(lines) == 2
    for line in lines:
        name, *_, embedded, _, to_unicode, _, _ = line.split()
        assert "KioskSansSC" in name.replace("-", "")
        assert (embedded, to_unicode) == ("yes", "yes")


@needs_poppler
@pytest.mark.parametrize("paper", ["a4", "16x9"])
def test_that_charts_drawings_and_icons_are_lines_and_no_pixels(make, paper):
    listed = said_by("pdfimages", make(paper=paper), "-list").splitlines()[2:]

    # What is see-through in a drawing may need a mask; a picture of the scene would be far larger.
    widths = [int(line.split()[3]) for line in listed]
    assert max(widths, default=0) < 600


@needs_poppler
def test_that_the_sign_of_what_a_touch_would_tell_is_not_printed(make, park):
    words = words_of(make(paper="a4"))

    assert re.sub(r"\s", "", park.kiosk.texts.touch_chart["zh"]) not in words


@needs_poppler
@pytest.mark.parametrize("paper", ["a4", "16x9"])
def test_that_notes_are_printed_where_they_are_asked_for_only(make, paper):
    assert "先说倍数，再说总额" not in words_of(make(paper=paper))
    assert "先说倍数，再说总额" in words_of(make(paper=paper, notes=True))


@needs_poppler
def test_that_both_languages_stand_one_after_the_other(make):
    out = make(paper="16x9", languages=("zh", "en"))

    assert "Pages:           6" in said_by("pdfinfo", out)
    assert "Revenueupto1.6times" in words_of(out, "-f", "4", "-l", "4")


@needs_poppler
def test_that_a4_has_its_size_and_slides_have_theirs(make):
    assert "595 x 842 pts" in said_by("pdfinfo", make(paper="a4"))
    assert "960 x 540 pts" in said_by("pdfinfo", make(paper="16x9"))


def test_that_an_interrupted_handout_leaves_the_old_one_and_no_half_file(
    park, content, show, tmp_path
):
    out = tmp_path / "handout.pdf"
    out.write_bytes(b"of yesterday")

    def interrupt(done, *_):
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_handout(park, content, HandoutWish(show=show, languages=("zh",)), out, interrupt)

    assert [path.name for path in tmp_path.iterdir()] == ["handout.pdf"]
    assert out.read_bytes() == b"of yesterday"


def test_that_progress_names_each_scene(park, content, show, tmp_path):
    told = []

    def remember(*step):
        told.append(step)

    wish = HandoutWish(show=show, languages=("zh",), paper="16x9")
    write_handout(park, content, wish, tmp_path / "handout.pdf", remember)

    assert told[0] == (0, 3, "overview/growth zh")
    assert told[-1] == (3, 3, "")
