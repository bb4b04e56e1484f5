"""The bundled fonts: their names, weights, characters and size."""

import build_fonts
import pytest
from fontTools.ttLib import TTFont

from kiosk.paths import fonts_dir

MAX_FONT_BYTES = 4_500_000

USED = "0123456789 \u2009\u2060\u00a0–—‘’“”…·×÷≈±−→←↑↓²³≥≤①②③④⑤⑥⑦⑧⑨⑩、。《》「」（），：；％㎡℃"

WEIGHTS = {"Regular": 400, "Bold": 700}


@pytest.fixture(params=WEIGHTS)
def style(request):
    return request.param


@pytest.fixture
def font(style):
    with TTFont(fonts_dir() / f"KioskSansSC-{style}.ttf") as opened:
        yield opened


def test_that_the_family_has_its_own_name_in_both_weights(font, style):
    names = {record.nameID: record.toUnicode() for record in font["name"].names}

    assert names[1] == names[16] == "Kiosk Sans SC"
    assert names[2] == names[17] == style
    assert names[6] == f"KioskSansSC-{style}"
    assert font["OS/2"].usWeightClass == WEIGHTS[style]
    assert bool(font["OS/2"].fsSelection & 0b10_0000) == (style == "Bold")
    assert bool(font["head"].macStyle & 1) == (style == "Bold")


def test_that_no_reserved_name_is_left_where_the_family_is_named(font):
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6, 16}:
            assert "Noto" not in record.toUnicode()
            assert "Source" not in record.toUnicode()


def test_that_the_font_is_static(font):
    assert "fvar" not in font
    assert "STAT" not in font


def test_that_every_character_of_gb2312_has_a_glyph(font):
    codepoints = build_fonts.gb2312_codepoints()

    assert len(codepoints) == 7445
    assert not codepoints - font.getBestCmap().keys()


def test_that_every_standard_chinese_character_has_a_glyph(font):
    codepoints = build_fonts.standard_han_codepoints()

    assert len(codepoints) == build_fonts.HAN_LIST_SIZE
    assert not codepoints - font.getBestCmap().keys()


def test_that_every_sign_that_the_program_writes_has_a_glyph(font):
    assert not {ord(character) for character in USED} - font.getBestCmap().keys()


def test_that_joiners_and_thin_spaces_have_the_right_width(font):
    cmap, widths = font.getBestCmap(), font["hmtx"].metrics

    assert widths[cmap[0x2060]][0] == 0
    assert widths[cmap[0x2009]][0] == 200
    assert widths[cmap[0x2007]][0] == widths[cmap[ord("0")]][0]


def test_that_all_digits_are_equally_wide(font):
    cmap, widths = font.getBestCmap(), font["hmtx"].metrics

    assert len({widths[cmap[ord(digit)]][0] for digit in "0123456789"}) == 1


def test_that_the_features_for_narrow_punctuation_stay(font):
    substitutions = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    positions = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}

    assert substitutions >= {"pwid", "liga"}
    assert positions >= {"halt", "kern", "palt"}


def test_that_a_font_file_stays_small(style):
    assert (fonts_dir() / f"KioskSansSC-{style}.ttf").stat().st_size < MAX_FONT_BYTES


def test_that_the_licence_lies_beside_the_fonts():
    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts_dir() / "OFL.txt").read_text("utf-8")
