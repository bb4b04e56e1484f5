"""Design tokens beside the colours: type, corners, least sizes, movement."""

from kiosk.values import dataclass

CONTRAST_ART_OPACITY = 0.35
"""How much of an illustration the high-contrast theme lets through."""


@dataclass(frozen=True, slots=True)
class TypeRole:
    """Size and line height in layout units at text size 100 %, and what the visitor's size does.

    Attributes:
        grows: Share of the visitor's text size that this role follows: 1 for body, label and
            note, a half for numbers and headlines.
    """

    px: float
    line: float
    bold: bool
    grows: float


TYPE: dict[str, TypeRole] = {
    "display": TypeRole(104, 128, True, 0.5),
    "display_portrait": TypeRole(116, 146, True, 0.5),
    "display_en": TypeRole(68, 84, True, 0.5),
    "h1": TypeRole(60, 76, True, 0.5),
    "sheet_title": TypeRole(48, 66, True, 0.5),
    "card_title": TypeRole(36, 48, True, 0.5),
    "panel_title": TypeRole(34, 46, True, 0.5),
    "number_xl": TypeRole(210, 216, True, 0.5),
    "number_l": TypeRole(136, 142, True, 0.5),
    "number_m": TypeRole(96, 104, True, 0.5),
    "number": TypeRole(84, 92, True, 0.5),
    "number_s": TypeRole(76, 84, True, 0.5),
    "body": TypeRole(27, 42, False, 1.0),
    "body_strong": TypeRole(27, 42, True, 1.0),
    "subtitle": TypeRole(28, 42, False, 1.0),
    "label": TypeRole(26, 38, False, 1.0),
    "label_strong": TypeRole(26, 38, True, 1.0),
    "eyebrow": TypeRole(26, 36, True, 1.0),
    "note": TypeRole(22, 32, False, 1.0),
    "small": TypeRole(20, 28, False, 1.0),
}
"""The type scale; a size not listed is one role's with a stated factor."""

RADIUS_CARD = 24
RADIUS_PANEL = 20
RADIUS_CONTROL = 18
RADIUS_CALLOUT = 14
RADIUS_SHEET = 36
MIN_TARGET_MM = 20.0
MIN_TARGET_PX = 44
"""Touch targets: 20 mm by the panel's size, and never under 44 device pixels."""


@dataclass(frozen=True, slots=True)
class Movement:
    """A duration in milliseconds and the name of a Qt easing curve."""

    ms: int
    easing: str


MOVEMENT: dict[str, Movement] = {
    "press_in": Movement(80, "OutQuad"),
    "press_out": Movement(160, "OutQuad"),
    "scene": Movement(420, "OutCubic"),
    "tab": Movement(480, "InOutCubic"),
    "entrance": Movement(360, "OutCubic"),
    "count_up": Movement(900, "OutExpo"),
    "draw_on": Movement(700, "OutCubic"),
    "chain_link": Movement(220, "OutBack"),
    "sheet_up": Movement(380, "OutCubic"),
    "sheet_down": Movement(260, "InCubic"),
    "turn": Movement(800, "InOutSine"),
    "reduced": Movement(160, "OutQuad"),
}
ENTRANCE_STAGGER_MS = 60
ENTRANCE_MAX_STEPS = 5
ENTRANCE_RISE = 16
SCENE_SLIDE = 48
