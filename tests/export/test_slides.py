"""Slides: words that can be edited, pictures with words for those who do not see them, notes."""

import io

import pytest

from kiosk.errors import KioskError
from kiosk.export import slides
from tests.export.conftest import silent

pptx = pytest.importorskip("pptx")


@pytest.fixture(scope="module")
def deck(park, content, show, tmp_path_factory):
    out = tmp_path_factory.mktemp("slides") / "slides.pptx"
    slides.write_slides(park, content, show, ("zh",), out, silent)
    return pptx.Presentation(io.BytesIO(out.read_bytes()))


def words_on(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def pictures_on(slide):
    return [shape for shape in slide.shapes if shape.shape_type == 13]


def test_that_each_scene_is_a_slide_of_its_own(deck):
    assert len(deck.slides) == 3
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)


def test_that_a_slide_is_called_by_its_finding(deck):
    assert deck.slides[0].shapes.title.text_frame.text == "营收增至 1.6 倍，税收增至 1.9 倍"


def test_that_words_and_figures_can_be_edited(deck):
    said = words_on(deck.slides[1])

    assert any("“1 + 2 + X”" in words for words in said)
    assert any("党支部" in words for words in said)


def test_that_every_chart_is_a_picture_that_says_what_it_shows(deck):
    ground, *charts = pictures_on(deck.slides[0])

    assert ground.element.nvPicPr.cNvPr.get("descr")
    assert len(charts) == 3
    assert "10565" in charts[0].element.nvPicPr.cNvPr.get("descr")


def test_that_words_stand_above_the_picture(deck):
    kinds = [shape.shape_type for shape in deck.slides[0].shapes]

    assert kinds[0] == 13


def test_that_the_notes_hold_what_the_guide_says_and_the_sources(deck, park):
    notes = deck.slides[0].notes_slide.notes_text_frame.text
    (source,) = park.kiosk.sources.values()

    assert "先说倍数，再说总额" in notes
    assert source.title["zh"] in notes


def test_that_without_the_library_the_words_say_how_to_get_it(
    park, content, show, tmp_path, monkeypatch
):
    import sys

    monkeypatch.delitem(sys.modules, "kiosk.export.deck", raising=False)
    monkeypatch.setitem(sys.modules, "pptx", None)

    with pytest.raises(KioskError, match="slides"):
        slides.write_slides(park, content, show, ("zh",), tmp_path / "a.pptx", silent)
