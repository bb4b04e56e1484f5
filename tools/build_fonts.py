"""Makes the two bundled fonts from the published Noto Sans SC, byte for byte the same each time.

Run from anywhere, in the development environment, with npm; only ``--renew-list`` needs Debian's
``unicode-data``::

    python tools/build_fonts.py                    # fetches the pinned package with `npm pack`
    python tools/build_fonts.py --tarball FILE     # uses one that is already here
    python tools/build_fonts.py --check            # builds in memory, compares with assets/fonts
    python tools/build_fonts.py --renew-list       # writes standard_han.txt from unicode-data

The outcome is static, unhinted TrueType in two weights: Qt and matplotlib both draw variable
fonts in their thinnest weight. The family is renamed so that an installed Noto can never stand in
for a bundled font that failed to load, and because the licence reserves names.
"""

from __future__ import annotations

import argparse
import bz2
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

PACKAGE = "@expo-google-fonts/noto-sans-sc@0.4.3"
TARBALL_SHA256 = "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59"
LICENCE_MEMBER = "package/LICENSE_FONT"

FAMILY = "Kiosk Sans SC"
POSTSCRIPT_FAMILY = "KioskSansSC"
VERSION = "2.004"

UNICODE_DATA = Path("/usr/share/unicode")
HAN_LIST_SIZE = 8105
"""The Table of General Standard Chinese Characters (2013) has exactly this many."""

HAN_LIST = Path(__file__).with_name("standard_han.txt")
HAN_PER_LINE = 50

OUT = Path(__file__).resolve().parents[1] / "assets" / "fonts"

# 2020-01-01T00:00:00Z in seconds since the font epoch, 1904-01-01: a fixed date keeps the bytes
# of two builds alike.
FIXED_TIMESTAMP = 3_660_681_600

# Horizontal features only. `locl`, `aalt`, `hist` and the vertical ones would pull in thousands of
# regional, historic and vertical forms that a screen in simplified Chinese never shows.
FEATURES = ("ccmp", "fwid", "halt", "hwid", "kern", "liga", "mark", "palt", "pwid")

RANGES: tuple[tuple[int, int], ...] = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1: ² ³ · × ÷ ±
    (0x0100, 0x017F),  # Latin Extended-A: the source has the pinyin letters of it only
    (0x01CD, 0x01DC),  # pinyin vowels
    (0x2000, 0x206F),  # general punctuation: dashes, quotes, …, ‰, U+2060
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x20AC, 0x20AC),  # €
    (0x2100, 0x214F),  # letterlike: ℃ № ™
    (0x2150, 0x218B),  # fractions and Roman numerals
    (0x2190, 0x2199),  # arrows
    (0x2200, 0x22FF),  # mathematical operators: − ≈ ≠ ≤ ≥
    (0x2460, 0x2473),  # ① to ⑳
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2605, 0x2606),  # stars
    (0x2713, 0x2717),  # ticks and crosses
    (0x3000, 0x303F),  # CJK punctuation
    (0x3380, 0x33DF),  # squared units: ㎡ ㎞
    (0xFF01, 0xFFE6),  # full-width and half-width forms
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A glyph without ink that the source lacks.

    Without one, a text engine that meets the character goes looking for another font.

    Attributes:
        name: Glyph name in the font.
        codepoint: The character it stands for.
        width: Advance in font units, 1000 to the em; None for the width of a digit.
    """

    name: str
    codepoint: int
    width: int | None


BLANKS = (
    Blank(name="kiosk.figurespace", codepoint=0x2007, width=None),
    Blank(name="kiosk.thinspace", codepoint=0x2009, width=200),
    Blank(name="kiosk.hairspace", codepoint=0x200A, width=100),
    Blank(name="kiosk.zwspace", codepoint=0x200B, width=0),
    Blank(name="kiosk.zwnonjoiner", codepoint=0x200C, width=0),
    Blank(name="kiosk.zwjoiner", codepoint=0x200D, width=0),
    Blank(name="kiosk.narrownbsp", codepoint=0x202F, width=200),
    Blank(name="kiosk.wordjoiner", codepoint=0x2060, width=0),
    Blank(name="kiosk.bom", codepoint=0xFEFF, width=0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """One style of the family."""

    style: str
    member: str
    value: int

    @property
    def file_name(self) -> str:
        """Name of the built file."""
        return f"{POSTSCRIPT_FAMILY}-{self.style}.ttf"


WEIGHTS = (
    Weight(style="Regular", member="package/400Regular/NotoSansSC_400Regular.ttf", value=400),
    Weight(style="Bold", member="package/700Bold/NotoSansSC_700Bold.ttf", value=700),
)


def gb2312_codepoints() -> frozenset[int]:
    """Every character that GB 2312 can write, as Python's codec knows it."""
    found = set[int]()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue  # rows and cells that the standard leaves empty
    return frozenset(found)


def standard_han_codepoints() -> frozenset[int]:
    """The characters of 通用规范汉字表, from the list beside this tool."""
    return frozenset(map(ord, HAN_LIST.read_text(encoding="utf-8").replace("\n", "")))


def renew_han_list(folder: Path = UNICODE_DATA) -> None:
    """Writes the list anew from the Unihan field kTGH.

    Raises:
        SystemExit: The Unihan files are missing or do not hold the whole list.
    """
    pattern = re.compile(r"^U\+([0-9A-F]{4,5})\tkTGH\t", re.MULTILINE)
    found = sorted(
        {int(code, 16) for text in _unihan_texts(folder) for code in pattern.findall(text)}
    )
    if len(found) != HAN_LIST_SIZE:
        sys.exit(
            f"{folder} gave {len(found)} of {HAN_LIST_SIZE} standard characters; "
            "install Debian's unicode-data (13 or newer)"
        )
    rows = (found[start : start + HAN_PER_LINE] for start in range(0, len(found), HAN_PER_LINE))
    lines = ("".join(map(chr, row)) + "\n" for row in rows)
    HAN_LIST.write_text("".join(lines), encoding="utf-8")


def _unihan_texts(folder: Path) -> list[str]:
    """Texts of the Unihan files, however the distribution packs them."""
    texts = [bz2.decompress(path.read_bytes()) for path in sorted(folder.glob("Unihan*.bz2"))]
    texts += [path.read_bytes() for path in sorted(folder.glob("Unihan*.txt"))]
    for path in sorted(folder.glob("Unihan*.zip")):
        with zipfile.ZipFile(path) as packed:
            texts += [packed.read(name) for name in packed.namelist()]
    return [text.decode("utf-8") for text in texts]


def wanted_codepoints() -> frozenset[int]:
    """Every character that the bundled fonts promise, as far as the source has it."""
    ranges = {code for first, last in RANGES for code in range(first, last + 1)}
    blanks = {blank.codepoint for blank in BLANKS}
    return frozenset(ranges | blanks | gb2312_codepoints() | standard_han_codepoints())


def fetch_tarball(folder: Path) -> Path:
    """Asks npm for the package and returns the file it wrote into `folder`."""
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), PACKAGE]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- fixed words
    (tarball,) = folder.glob("*.tgz")
    return tarball


def verify_tarball(tarball: Path) -> None:
    """Stops unless the package is, byte for byte, the one this tool was written for."""
    digest = hashlib.sha256(tarball.read_bytes()).hexdigest()
    if digest != TARBALL_SHA256:
        sys.exit(f"{tarball} has SHA-256 {digest}, expected {TARBALL_SHA256}")


def build_font(source: IO[bytes], weight: Weight, codepoints: frozenset[int]) -> bytes:
    """Subsets, completes and renames one weight.

    Args:
        source: The published TrueType file.
        weight: Which style it is.
        codepoints: The characters to keep.

    Returns:
        The finished TrueType file.
    """
    font = TTFont(source, recalcTimestamp=False)
    add_blanks(font)
    subset(font, codepoints)
    rename(font, weight)
    set_style(font, weight)
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def add_blanks(font: TTFont) -> None:
    """Adds the inkless glyphs that the source lacks."""
    present = font.getBestCmap()
    digit_width, _ = font["hmtx"].metrics[present[ord("0")]]
    order = font.getGlyphOrder()
    for blank in BLANKS:
        if blank.codepoint in present:
            continue
        order.append(blank.name)
        font["glyf"].glyphs[blank.name] = Glyph()
        width = digit_width if blank.width is None else blank.width
        font["hmtx"].metrics[blank.name] = (width, 0)
        for table in font["cmap"].tables:
            if table.isUnicode() and table.format in (4, 12):
                table.cmap[blank.codepoint] = blank.name
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order


def subset(font: TTFont, codepoints: frozenset[int]) -> None:
    """Reduces the font to `codepoints` and what their horizontal features need."""
    options = Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += ["STAT", "vhea", "vmtx", "VORG", "prep", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codepoints)
    subsetter.subset(font)


def rename(font: TTFont, weight: Weight) -> None:
    """Gives the family its own name; copyright and licence lines stay as they were."""
    table = font["name"]
    kept = {0, 7, 8, 9, 11, 13, 14}
    table.names = [record for record in table.names if record.nameID in kept]
    full = FAMILY if weight.style == "Regular" else f"{FAMILY} {weight.style}"
    texts = {
        1: FAMILY,
        2: weight.style,
        3: f"{VERSION};{POSTSCRIPT_FAMILY}-{weight.style}",
        4: full,
        5: f"Version {VERSION}; subset of Noto Sans SC",
        6: f"{POSTSCRIPT_FAMILY}-{weight.style}",
        16: FAMILY,
        17: weight.style,
    }
    for name_id, text in texts.items():
        table.setName(text, name_id, 3, 1, 0x409)
    table.names.sort()


def set_style(font: TTFont, weight: Weight) -> None:
    """Links the two styles as regular and bold of one family and fixes the dates."""
    bold = weight.style == "Bold"
    font["OS/2"].usWeightClass = weight.value
    selection = font["OS/2"].fsSelection & ~0b0110_0001
    font["OS/2"].fsSelection = selection | (0b0010_0000 if bold else 0b0100_0000)
    font["head"].macStyle = 1 if bold else 0
    font["head"].created = FIXED_TIMESTAMP
    font["head"].modified = FIXED_TIMESTAMP


def build_all(tarball: Path) -> dict[str, bytes]:
    """Builds every committed file from the package: the weights and their licence."""
    codepoints = wanted_codepoints()
    built = dict[str, bytes]()
    with tarfile.open(tarball) as packed:
        for weight in WEIGHTS:
            built[weight.file_name] = build_font(_member(packed, weight.member), weight, codepoints)
        built["OFL.txt"] = _member(packed, LICENCE_MEMBER).read()
    return built


def _member(packed: tarfile.TarFile, name: str) -> io.BytesIO:
    """One file of the package, in memory: fontTools needs to seek."""
    member = packed.extractfile(name)
    if member is None:
        sys.exit(f"the package has no file {name}")
    return io.BytesIO(member.read())


def main() -> int:
    """Builds, then writes or compares; returns 1 when a comparison fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tarball", type=Path, help="use this copy of the package")
    parser.add_argument("--check", action="store_true", help="compare with what is committed")
    parser.add_argument("--renew-list", action="store_true", help="write the list of characters")
    arguments = parser.parse_args()
    if arguments.renew_list:
        renew_han_list()
        return 0
    with tempfile.TemporaryDirectory() as folder:
        tarball = arguments.tarball or fetch_tarball(Path(folder))
        verify_tarball(tarball)
        built = build_all(tarball)
    differing = 0
    for name, data in built.items():
        target = OUT / name
        if arguments.check:
            same = target.is_file() and target.read_bytes() == data
            differing += not same
            sys.stdout.write(f"{name}: {'same' if same else 'DIFFERS'}\n")
            continue
        OUT.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        sys.stdout.write(f"{name}: {len(data)} bytes\n")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
