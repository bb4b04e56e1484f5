"""What lies behind a scene: canvas, glow and dot cloud, or a full-screen illustration."""

from kiosk.model.art import ArtPlacement, place_art
from kiosk.model.geometry import Rect
from kiosk.model.kiosk import Art
from kiosk.theme.tokens import CONTRAST_ART_OPACITY
from kiosk.ui.kit.leaves import BoxLeaf, HalftoneLeaf, ImageLeaf, Leaf, Radial, Solid, Stop
from kiosk.ui.kit.look import Look

GLOW_SHARE = 0.52
OWN_PORTRAIT_CANVAS = Rect(0, 0, 1080, 1696)


def plain_background(
    look: Look, width: float, height: float, *, gold: bool = False
) -> tuple[Leaf, ...]:
    """Returns canvas, one glow of the accent and the halftone corner.

    Args:
        look: How everything looks.
        width: Of the stage.
        height: Of the stage.
        gold: Whether the decoration is gold instead of the accent (beside the red panel).
    """
    palette = look.palette
    box = Rect(0, 0, width, height)
    leaves: list[Leaf] = [BoxLeaf(rect=box, fill=Solid(palette.canvas))]
    decor = palette.gold_decor if gold else look.accent.decor
    if palette.glow_alpha:
        radius = GLOW_SHARE * min(width, 1920.0)
        leaves.append(BoxLeaf(rect=box, fill=_glow(decor, palette.glow_alpha, (1.0, 0.0), radius)))
        if look.accent_name == "teal":
            violet = palette.accent("violet").decor
            leaves.append(
                BoxLeaf(rect=box, fill=_glow(violet, palette.glow_alpha * 0.7, (0.0, 1.0), radius))
            )
    if palette.halftone_alpha:
        leaves.append(HalftoneLeaf(rect=box, color=decor, alpha=palette.halftone_alpha))
    return tuple(leaves)


def _glow(color: str, alpha: float, center: tuple[float, float], radius: float) -> Radial:
    stops = (Stop(0, color, alpha), Stop(0.5, color, alpha * 0.42), Stop(1, color, 0))
    return Radial(stops, center, radius)


def art_placement(art: Art, width: float, height: float, canvas: Rect) -> ArtPlacement:
    """Returns where a scene's illustration lies on the stage.

    Args:
        art: The illustration.
        width: Of the stage.
        height: Of the stage.
        canvas: The wide drawing's view box.
    """
    own = width < height and art.portrait is not None
    return place_art(
        OWN_PORTRAIT_CANVAS if own else canvas,
        width,
        height,
        own_portrait=own,
        portrait_x=art.portrait_x,
    )


def art_background(
    art: Art, placement: ArtPlacement, look: Look, width: float, height: float
) -> tuple[Leaf, ...]:
    """Returns the illustration over the whole stage."""
    own = placement.upright and art.portrait is not None
    image = art.portrait if own and art.portrait is not None else art.image
    contrast = look.palette.name == "contrast"
    picture = ImageLeaf(
        rect=Rect(0, 0, width, height),
        image=image,
        crop=placement.crop,
        sky=placement.sky,
        opacity=CONTRAST_ART_OPACITY if contrast else 1.0,
    )
    base = BoxLeaf(rect=Rect(0, 0, width, height), fill=Solid(look.palette.canvas))
    return (base, picture)
