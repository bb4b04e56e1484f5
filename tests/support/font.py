"""What the bundled font can draw, read from the font files themselves."""

from functools import cache

from fontTools.ttLib import TTFont

from kiosk import paths

FORMATS = frozenset("\n\u2060\u200b")
"""Characters that are obeyed, not drawn."""


@cache
def drawn_letters() -> frozenset[int]:
    """Returns the code points that both weights have."""
    maps = []
    for path in sorted(paths.fonts_dir().glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            maps.append(set(font.getBestCmap()))
    return frozenset(set.intersection(*maps))


def missing_glyphs(text: str) -> set[str]:
    """Returns the characters of a text that would be drawn as a box."""
    return {char for char in text if char not in FORMATS and ord(char) not in drawn_letters()}
