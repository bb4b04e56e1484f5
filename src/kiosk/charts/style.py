"""How charts look: tokens as matplotlib settings, text sizes, inks of bars, the bundled fonts."""

from dataclasses import field
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matplotlib import font_manager

from kiosk.errors import AssetError
from kiosk.model.charts import ChartStyle, Datum
from kiosk.model.punctuation import has_wide_marks
from kiosk.theme.palettes import PALETTES, Accent, Palette
from kiosk.values import dataclass

if TYPE_CHECKING:
    from matplotlib.typing import RcKeyType

FAMILY = "Kiosk Sans SC"
FONT_FILES = {False: "KioskSansSC-Regular.ttf", True: "KioskSansSC-Bold.ttf"}
"""File of the weight, by whether it is bold."""
DPI = 72
"""At which a point is a pixel, so that sizes in points are device pixels."""
ENGLISH_FEATURES = ("pwid",)
"""The face draws quotes and dots one em wide; Latin text wants the narrow ones."""


@dataclass(frozen=True, slots=True)
class Size:
    """A size of text: wished for, least, and the share of the visitor's text size it follows."""

    px: float
    least: float
    grows: float


class Role(Enum):
    """What a text in a chart is for."""

    MULTIPLE = Size(60, 32, 0.5)
    VALUE = Size(46, 30, 0.5)
    LABEL = Size(26, 22, 1.0)
    NOTE = Size(23, 22, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """The colours of one bar, square or cell.

    Attributes:
        fill: Of what the source states.
        tint: Behind a dashed outline.
        edge: The dashed outline.
        text: Of its value.
        hatched: Whether a pattern replaces the fill, where colours alone would not do.
    """

    fill: str
    tint: str
    edge: str
    text: str
    hatched: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A style with its colours looked up, in one language."""

    style: ChartStyle
    language: str
    palette: Palette = field(repr=False)
    accent: Accent = field(repr=False)

    def px(self, role: Role, ease: float = 0.0) -> float:
        """Returns the size of a text in layout units.

        Args:
            role: What the text is for.
            ease: How far it gives way to lack of room: 0 is the wished size, 1 the least.
        """
        size = role.value
        wished = size.px * (1 + (self.style.text_scale - 1) * size.grows)
        return float(size.least + (max(wished, size.least) - size.least) * (1 - ease))

    @property
    def hairline(self) -> float:
        """Width of grid lines and baselines, in layout units."""
        return 2.0

    @property
    def earlier(self) -> Ink:
        """What stands for the earlier, smaller or other part."""
        contrast = self.palette.name == "contrast"
        return Ink(
            fill=self.palette.surface if contrast else self.accent.muted,
            tint=self.palette.canvas,
            edge=self.palette.ink1 if contrast else self.palette.ink3,
            text=self.palette.ink2,
            hatched=contrast,
        )

    @property
    def later(self) -> Ink:
        """What the chart is about."""
        return self.ink(self.style.accent)

    def ink(self, accent: str) -> Ink:
        """Returns the ink of an accent, or of the chart's own where the name is "" or unknown."""
        found = self.palette.accents.get(accent, self.accent)
        return Ink(fill=found.number, tint=found.tint, edge=found.text, text=found.text)

    def features(self) -> tuple[str, ...]:
        """Returns the OpenType features of all texts."""
        return () if has_wide_marks(self.language) else ENGLISH_FEATURES


def look_of(style: ChartStyle, language: str) -> Look:
    """Returns the look of a checked style."""
    palette = PALETTES[style.theme]
    return Look(
        style=style, language=language, palette=palette, accent=palette.accent(style.accent)
    )


def is_dashed(datum: Datum) -> bool:
    """Says whether a datum is drawn as an outline: not stated by the source, or not yet real."""
    return datum.derived or datum.qualifier == "expected"


def rc_of(look: Look) -> "dict[RcKeyType, Any]":
    """Returns matplotlib's settings for a look; to be used in ``rc_context`` only."""
    p, px = look.palette, look.px
    return {
        "font.family": FAMILY,
        "font.size": px(Role.LABEL),
        "axes.unicode_minus": False,
        "axes.edgecolor": p.ink2,
        "axes.linewidth": look.hairline,
        "axes.labelcolor": p.ink2,
        "text.color": p.ink1,
        "text.hinting": "no_hinting",
        "text.parse_math": False,
        "xtick.color": p.ink2,
        "ytick.color": p.ink3,
        "grid.color": p.line,
        "figure.dpi": DPI,
        "savefig.dpi": DPI,
        "savefig.transparent": True,
        "path.simplify": False,
        "hatch.linewidth": 2.0 * look.style.scale,
    }


@cache
def register_fonts(fonts_dir: Path) -> None:
    """Makes the two bundled weights known to matplotlib.

    Raises:
        AssetError: A file is missing or no font of the family.
    """
    for name in FONT_FILES.values():
        try:
            font_manager.fontManager.addfont(fonts_dir / name)
        except (OSError, RuntimeError) as error:
            raise AssetError(f"The font {fonts_dir / name} cannot be read: {error}") from error
    if FAMILY not in font_manager.get_font_names():
        raise AssetError(f"The fonts in {fonts_dir} are not of the family {FAMILY!r}.")


@cache
def font_path(bold: bool) -> str:
    """Returns the file of a weight, for measuring.

    Raises:
        ValueError: `register_fonts` was not called.
    """
    properties = font_manager.FontProperties(family=FAMILY, weight="bold" if bold else "normal")
    return str(font_manager.findfont(properties, fallback_to_default=False))
