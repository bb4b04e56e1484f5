"""Which characters a TrueType font has, read from its ``cmap`` table.

A reader of its own, because the check needs nothing else of a font: formats 4 and 12 of
https://learn.microsoft.com/typography/opentype/spec/cmap, which are all that our fonts use.
"""

import struct
from pathlib import Path

from kiosk.errors import AssetError

_UNICODE_TABLES = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
"""Platform and encoding of Unicode tables, the most complete first."""


def characters_of(path: Path) -> frozenset[int]:
    """Returns the code points that a font has glyphs for.

    Raises:
        AssetError: The font is missing or damaged.
    """
    try:
        data = path.read_bytes()
        return frozenset(_characters(data))
    except (OSError, struct.error, ValueError) as error:
        raise AssetError(f"The font {path} cannot be read ({error}): install it again.") from error


def _characters(data: bytes) -> set[int]:
    cmap = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    tables = {}
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * index)
        tables[platform, encoding] = cmap + offset
    for key in _UNICODE_TABLES:
        if key in tables:
            (form,) = struct.unpack_from(">H", data, tables[key])
            if form == 12:
                return _segmented_coverage(data, tables[key])
            if form == 4:
                return _segment_mapping(data, tables[key])
    raise ValueError("no Unicode cmap of format 4 or 12")


def _table(data: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", data, 4)
    for index in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        if tag == name:
            return int(offset)
    raise ValueError(f"no table {name.decode()}")


def _segmented_coverage(data: bytes, at: int) -> set[int]:
    """Reads format 12: groups of consecutive characters with consecutive glyphs."""
    (count,) = struct.unpack_from(">I", data, at + 12)
    found: set[int] = set()
    for index in range(count):
        first, last, glyph = struct.unpack_from(">III", data, at + 16 + 12 * index)
        if last > 0x10FFFF:
            raise ValueError("a character beyond Unicode")
        found.update(range(first if glyph else first + 1, last + 1))
    return found


def _segment_mapping(data: bytes, at: int) -> set[int]:
    """Reads format 4: segments of the first 65,536 characters, mapped by delta or by list."""
    (doubled,) = struct.unpack_from(">H", data, at + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + doubled)
    deltas = struct.unpack_from(f">{count}H", data, at + 16 + 2 * doubled)
    offsets_at = at + 16 + 3 * doubled
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    found: set[int] = set()
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for character in range(start, end + 1):
            glyph = character
            if offsets[index]:
                place = offsets_at + 2 * index + offsets[index] + 2 * (character - start)
                (glyph,) = struct.unpack_from(">H", data, place)
                if glyph == 0:
                    continue
            if (glyph + deltas[index]) & 0xFFFF and character != 0xFFFF:
                found.add(character)
    return found
