"""What the attract screen shows: turns, ground, touch ring; pure."""

from collections.abc import Sequence

from kiosk.model.block_parts import FactItem
from kiosk.model.geometry import Rect
from kiosk.model.kiosk import Kiosk
from kiosk.model.walk import walk
from kiosk.model.words import IconId, ImageId, Language
from kiosk.theme.palettes import PALETTES, Accent, Palette
from kiosk.theme.tokens import CONTRAST_ART_OPACITY
from kiosk.ui.kit.leaves import (
    BoxLeaf,
    ImageLeaf,
    Leaf,
    Linear,
    Radial,
    Solid,
    Stop,
    move_leaf,
)
from kiosk.ui.kit.look import Format, Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.scenes.background import plain_background
from kiosk.values import dataclass

BLEED = 12.0
"""So far the picture reaches beyond every edge and may be shifted: 24 from end to end."""
RING_RADIUS, DISC_RADIUS, TOUCH_ICON = 92.0, 44.0, 52.0
DRAWING_VEIL, PHOTOGRAPH_VEIL = 0.42, 0.86


@dataclass(frozen=True, slots=True, kw_only=True)
class AttractScreen:
    """The whole screen in layout units.

    Attributes:
        width, height: Bottom bar included.
    """

    width: float
    height: float
    format: Format

    @property
    def margin(self) -> float:
        """Left edge of the words."""
        return 64.0 if self.format == "portrait" else 96.0

    @property
    def inset(self) -> float:
        """Left edge of the middle 1920: what is touched stays in reach on wide screens."""
        return max(0.0, (self.width - 1920) / 2)

    @property
    def ring(self) -> tuple[float, float]:
        """The middle of the touch ring."""
        if self.format == "portrait":
            return self.margin + RING_RADIUS + 6, self.height - 172
        return self.inset + 680, self.height - 104


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What is shown for some seconds: a figure, in a language.

    Attributes:
        item: The figure, or None where the content has none to show.
    """

    language: Language
    item: FactItem | None


# What is shown ----------------------------------------------------------------------------------


def figures_of(kiosk: Kiosk) -> tuple[FactItem, ...]:
    """Returns the figures in turn: those that the content names, else the first scene's."""
    if kiosk.attract.facts:
        return tuple(FactItem(fact=fact) for fact in kiosk.attract.facts)
    first = kiosk.tabs[0].scenes[0]
    found = (one.value for block in first.blocks for one in walk(block))
    items = {item.fact: item for item in found if isinstance(item, FactItem)}
    return tuple(items.values())


def turns_of(kiosk: Kiosk, language: Language) -> tuple[Turn, ...]:
    """Returns all turns in order: each figure in every language, beginning with one.

    Args:
        kiosk: The content.
        language: The language that comes first.
    """
    codes: Sequence[Language] = [choice.code for choice in kiosk.languages]
    at = codes.index(language) if language in codes else 0
    spoken = (*codes[at:], *codes[:at])
    items: tuple[FactItem | None, ...] = figures_of(kiosk) or (None,)
    return tuple(Turn(language=code, item=item) for item in items for code in spoken)


def picture_of(kiosk: Kiosk, screen: AttractScreen) -> ImageId | None:
    """Returns the full-screen picture: the content's, else that of the first scene that has one."""
    upright = screen.format == "portrait"
    if kiosk.attract.image is not None:
        own = kiosk.attract.portrait if upright else None
        return own or kiosk.attract.image
    art = kiosk.tabs[0].scenes[0].art
    if art is None:
        return None
    return (art.portrait if upright else None) or art.image


def compose_ground(look: Look, screen: AttractScreen) -> tuple[Leaf, ...]:
    """Returns what lies behind the words: canvas, picture, and a veil that keeps words readable.

    It reaches `BLEED` beyond the screen on every side.

    Args:
        look: How everything looks.
        screen: The screen.
    """
    box = Rect(0, 0, screen.width, screen.height).grown(BLEED)
    palette, image = look.palette, picture_of(look.kiosk, screen)
    plain = plain_background(look, box.w, box.h)
    if image is None:
        return tuple(move_leaf(leaf, -BLEED, -BLEED) for leaf in plain)
    picture = picture_leaf(look, screen, image)
    if palette.name == "contrast":
        return (BoxLeaf(rect=box, fill=Solid(palette.canvas)), picture)
    photograph = "." in image
    alpha = PHOTOGRAPH_VEIL if photograph else DRAWING_VEIL
    return (BoxLeaf(rect=box, fill=Solid(palette.canvas)), picture, *_veil(palette, screen, alpha))


def picture_leaf(look: Look, screen: AttractScreen, image: ImageId) -> ImageLeaf:
    """Returns the picture as the leaf that the store of pictures is asked for."""
    known = look.kiosk.photographs.get(image)
    return ImageLeaf(
        rect=Rect(0, 0, screen.width, screen.height).grown(BLEED),
        image=image,
        cover=True,
        focus=(known.focus_x, known.focus_y) if known is not None else (0.5, 0.5),
        opacity=CONTRAST_ART_OPACITY if look.palette.name == "contrast" else 1.0,
    )


def _veil(palette: Palette, screen: AttractScreen, alpha: float) -> tuple[Leaf, ...]:
    """Returns the canvas' colour, thin, behind the title and along the lower edge."""
    color = palette.canvas
    box = Rect(0, 0, screen.width, screen.height).grown(BLEED)
    reach = min(screen.width, 1100.0)
    middle = screen.height * (0.12 if screen.format == "portrait" else 0.26)
    # No larger than the gradient itself: large gradients are what takes time.
    corner = Rect(box.x, box.y, min(box.w, reach), min(box.h, middle + reach))
    glow = Radial(
        stops=(Stop(0, color, alpha), Stop(0.55, color, alpha * 0.7), Stop(1, color, 0)),
        center=(0.0, middle / corner.h),
        radius=reach,
    )
    foot_h = 540.0 if screen.format == "portrait" else 230.0
    foot = Linear(stops=(Stop(0, color, 0), Stop(0.5, color, alpha), Stop(1, color, alpha)))
    return (
        BoxLeaf(rect=corner, fill=glow),
        BoxLeaf(rect=Rect(box.x, box.bottom - foot_h, box.w, foot_h), fill=foot),
    )


# The ring ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RingColors:
    """Colours of the touch ring: of the disc, of the hand on it, of the waves around it."""

    disc: str
    hand: str
    wave: str


def ring_colors(look: Look) -> RingColors:
    """Returns the ring's colours in a theme."""
    accent: Accent = look.accent
    if look.palette.name == "night":
        by_day = PALETTES["day"].accent(look.accent_name)
        return RingColors(disc=look.palette.ink1, hand=by_day.text, wave=accent.decor)
    wave = accent.fill if look.palette.name == "contrast" else accent.decor
    return RingColors(disc=accent.fill, hand=accent.on_fill, wave=wave)


def compose_disc(look: Look, screen: AttractScreen) -> tuple[Leaf, ...]:
    """Returns the disc with the hand, in the middle of the ring."""
    x, y = screen.ring
    colors = ring_colors(look)
    disc = Rect(x - DISC_RADIUS, y - DISC_RADIUS, 2 * DISC_RADIUS, 2 * DISC_RADIUS)
    half = TOUCH_ICON / 2
    sketch = Sketch(look, screen.width)
    sketch.add(BoxLeaf(rect=disc, fill=Solid(colors.disc), radius=DISC_RADIUS))
    sketch.icon(x - half, y - half, TOUCH_ICON, IconId("touch"), colors.hand)
    return sketch.finish(screen.height).leaves
