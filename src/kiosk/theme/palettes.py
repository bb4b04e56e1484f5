"""The colours of the three themes; the only hex colours."""

from dataclasses import replace

from kiosk.model.words import ThemeName
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Accent:
    """The colours of one tab.

    Attributes:
        text: For text and icons (>= 4.5 on canvas and surface).
        number: For numbers of 76 px and more only.
        tint: Fill of tiles.
        decor: Never for text: halftone, glow.
        fill: Fill of the active tab and filled buttons.
        on_fill: Text on ``fill``.
        muted: The earlier period in charts.
    """

    text: str
    number: str
    tint: str
    decor: str
    fill: str
    on_fill: str
    muted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """All colours of one theme; `accents` by name."""

    name: ThemeName
    canvas: str
    surface: str
    sunken: str
    raised: str
    bar: str
    ink1: str
    ink2: str
    ink3: str
    line: str
    line2: str
    guide: str
    focus: str
    scrim: str
    scrim_alpha: float
    glow_alpha: float
    halftone_alpha: float
    callout_alpha: float
    shadow_alpha: float
    gold_text: str
    gold_decor: str
    panel_gold: str
    panel_cream: str
    panel_ink: str
    card_fill: tuple[str, str]
    on_card_fill: str
    ring_core: tuple[str, str]
    ring_middle: tuple[str, str]
    ring_outer: tuple[str, str]
    on_ring_core: str
    on_ring_middle: str
    on_ring_outer: str
    accents: dict[str, Accent]

    def accent(self, name: str) -> Accent:
        """Returns the accent of that name.

        Raises:
            KeyError: The theme has none of that name.
        """
        return self.accents[name]


DAY = Palette(
    name="day",
    canvas="#F3F6F9",
    surface="#FFFFFF",
    sunken="#E7EDF3",
    raised="#FFFFFF",
    bar="#FFFFFF",
    ink1="#0D1B2A",
    ink2="#34465A",
    ink3="#55677A",
    line="#D2DCE6",
    line2="#B9C7D5",
    guide="#8CA0B5",
    focus="#0A5FB4",
    scrim="#091420",
    scrim_alpha=0.62,
    glow_alpha=0.16,
    halftone_alpha=0.30,
    callout_alpha=0.90,
    shadow_alpha=0.08,
    gold_text="#7A5A16",
    gold_decor="#C79A3E",
    panel_gold="#FFE2A0",
    panel_cream="#FFF3E2",
    panel_ink="#FFFFFF",
    card_fill=("#F9CB62", "#F0A92A"),
    on_card_fill="#2A1A00",
    ring_core=("#C91820", "#9C0F16"),
    ring_middle=("#F8D48A", "#E2B45C"),
    ring_outer=("#FFFFFF", "#F6EEDF"),
    on_ring_core="#FFFFFF",
    on_ring_middle="#4A1206",
    on_ring_outer="#0D1B2A",
    accents={
        "azure": Accent(
            text="#0A5FB4",
            number="#0A5FB4",
            tint="#E2EFFB",
            decor="#2E8FE8",
            fill="#0A5FB4",
            on_fill="#FFFFFF",
            muted="#93B6DA",
        ),
        "teal": Accent(
            text="#07707A",
            number="#07707A",
            tint="#DDF2F1",
            decor="#16A6A6",
            fill="#07707A",
            on_fill="#FFFFFF",
            muted="#8FC2C6",
        ),
        "violet": Accent(
            text="#6842C2",
            number="#6842C2",
            tint="#ECE6FA",
            decor="#8A66E6",
            fill="#6842C2",
            on_fill="#FFFFFF",
            muted="#B9A8E4",
        ),
        "amber": Accent(
            text="#875200",
            number="#B06800",
            tint="#FCF0D8",
            decor="#E39A12",
            fill="#F2B233",
            on_fill="#2A1A00",
            muted="#D9BE8C",
        ),
        "red": Accent(
            text="#B01219",
            number="#B01219",
            tint="#FBE8E6",
            decor="#D9272E",
            fill="#B01219",
            on_fill="#FFFFFF",
            muted="#DDA3A2",
        ),
        "green": Accent(
            text="#0F6D47",
            number="#0F6D47",
            tint="#DFF3E8",
            decor="#2AA56C",
            fill="#0F6D47",
            on_fill="#FFFFFF",
            muted="#97C7AF",
        ),
    },
)

NIGHT = Palette(
    name="night",
    canvas="#07131F",
    surface="#0F2133",
    sunken="#0A1928",
    raised="#16304A",
    bar="#0B1A29",
    ink1="#F2F6FA",
    ink2="#C2CFDC",
    ink3="#93A7BA",
    line="#1F3850",
    line2="#33536F",
    guide="#7F97AD",
    focus="#62B8FF",
    scrim="#091420",
    scrim_alpha=0.62,
    glow_alpha=0.20,
    halftone_alpha=0.34,
    callout_alpha=0.88,
    shadow_alpha=0.28,
    gold_text="#F0CC80",
    gold_decor="#F0CC80",
    panel_gold="#FFE2A0",
    panel_cream="#FFF3E2",
    panel_ink="#FFFFFF",
    card_fill=("#F9CB62", "#F0A92A"),
    on_card_fill="#2A1A00",
    ring_core=("#8E1218", "#6A0C11"),
    ring_middle=("#F0CC80", "#D9AE58"),
    ring_outer=("#1B2C3E", "#14222F"),
    on_ring_core="#FFFFFF",
    on_ring_middle="#3A0E05",
    on_ring_outer="#F2F6FA",
    accents={
        "azure": Accent(
            text="#62B8FF",
            number="#62B8FF",
            tint="#123350",
            decor="#62B8FF",
            fill="#62B8FF",
            on_fill="#04182B",
            muted="#3A628A",
        ),
        "teal": Accent(
            text="#3FD2C7",
            number="#3FD2C7",
            tint="#0F3A41",
            decor="#3FD2C7",
            fill="#3FD2C7",
            on_fill="#032321",
            muted="#2B6E70",
        ),
        "violet": Accent(
            text="#B39DFF",
            number="#B39DFF",
            tint="#2A2353",
            decor="#B39DFF",
            fill="#B39DFF",
            on_fill="#170A3A",
            muted="#5E5196",
        ),
        "amber": Accent(
            text="#FFC652",
            number="#FFC652",
            tint="#3A2C0C",
            decor="#FFC652",
            fill="#FFC652",
            on_fill="#2A1A00",
            muted="#86692D",
        ),
        "red": Accent(
            text="#FF857B",
            number="#FF857B",
            tint="#451A1D",
            decor="#FF6A60",
            fill="#FF857B",
            on_fill="#2B0505",
            muted="#8A4A48",
        ),
        "green": Accent(
            text="#5CDB96",
            number="#5CDB96",
            tint="#10392A",
            decor="#5CDB96",
            fill="#5CDB96",
            on_fill="#032414",
            muted="#357A5A",
        ),
    },
)

_CONTRAST_ACCENT = Accent(
    text="#FFE04A",
    number="#FFE04A",
    tint="#000000",
    decor="#000000",
    fill="#FFE04A",
    on_fill="#000000",
    muted="#FFFFFF",
)

CONTRAST = replace(
    NIGHT,
    name="contrast",
    canvas="#000000",
    surface="#000000",
    sunken="#000000",
    raised="#000000",
    bar="#000000",
    ink1="#FFFFFF",
    ink2="#F2F2F2",
    ink3="#D9D9D9",
    line="#FFFFFF",
    line2="#FFFFFF",
    guide="#D9D9D9",
    focus="#00E5FF",
    scrim="#000000",
    scrim_alpha=0.8,
    glow_alpha=0.0,
    halftone_alpha=0.0,
    callout_alpha=1.0,
    shadow_alpha=0.0,
    gold_text="#FFE04A",
    gold_decor="#FFFFFF",
    panel_gold="#FFE04A",
    panel_cream="#FFFFFF",
    panel_ink="#FFFFFF",
    card_fill=("#000000", "#000000"),
    on_card_fill="#FFE04A",
    ring_core=("#000000", "#000000"),
    ring_middle=("#000000", "#000000"),
    ring_outer=("#000000", "#000000"),
    on_ring_core="#FFFFFF",
    on_ring_middle="#FFFFFF",
    on_ring_outer="#FFFFFF",
    accents=dict.fromkeys(("azure", "teal", "violet", "amber", "red", "green"), _CONTRAST_ACCENT),
)

PALETTES: dict[str, Palette] = {"day": DAY, "night": NIGHT, "contrast": CONTRAST}
