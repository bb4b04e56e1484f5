"""Chain links that interlock: each passes over the next on one side and under it on the other."""

from dataclasses import replace
from itertools import pairwise

from kiosk.model.geometry import Rect
from kiosk.theme.contrast import mix
from kiosk.ui.kit.leaves import BoxLeaf, Fill, Linear, Solid, Stop, Stroke
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch

BAND = 30.0
"""Thickness of a link."""
HALO = 6.0
"""Width of the background shown along both edges of a band, so that links part where they cross."""
OVERLAP = 75.0
"""How far a link reaches into the next: two bands and the hole between them."""
GLINT_AT, GLINT_WIDTH, GLINT_ALPHA = 7.0, 2.0, 0.4
GLASS = {"day": 0.10, "night": 0.14, "contrast": 0.0}
"""How much of a link's colour tints the pane inside it."""
VIOLET = "violet"
DEEPER = 0.4
"""The last band is this far from the decoration's violet to the text's: both bands weigh alike."""


def link_color(look: Look, index: int, count: int) -> str:
    """Returns the text colour of a link: from the tab's accent to violet, evenly."""
    share = index / (count - 1) if count > 1 else 0.0
    return mix(look.accent.text, look.palette.accent(VIOLET).text, share)


def band_color(look: Look, share: float) -> str:
    """Returns the colour of the bands at a place (0–1) of the whole chain."""
    violet = look.palette.accent(VIOLET)
    if look.palette.name == "contrast":
        return look.accent.text
    return mix(look.accent.decor, mix(violet.decor, violet.text, DEEPER), share)


def draw_links(
    sketch: Sketch, boxes: tuple[Rect, ...], *, upright: bool, radius: float | None = None
) -> None:
    """Draws links that reach ``OVERLAP`` into one another.

    Args:
        sketch: Where to draw.
        boxes: Outer edges of the links, in order.
        upright: Whether they follow one another downwards instead of to the right.
        radius: Corners of the outer edge; half circles if not given.
    """
    whole = boxes[0].united(boxes[-1])
    for box in boxes:
        corner = min(box.w, box.h) / 2 if radius is None else radius
        sketch.add(BoxLeaf(rect=box, radius=corner, elevation=1))
    for box in boxes:
        corner = min(box.w, box.h) / 2 if radius is None else radius
        sketch.add(_pane(sketch.look, box, whole, corner, upright=upright))
    for box in boxes:
        sketch.add(*_band(sketch.look, box, whole, radius, upright=upright))
    for box, following in pairwise(boxes):
        clip = _crossing(box, following, upright=upright)
        again = _band(sketch.look, box, whole, radius, upright=upright)
        sketch.add(*(replace(leaf, clip=clip) for leaf in again))


def _crossing(box: Rect, following: Rect, *, upright: bool) -> Rect:
    """Returns where a link passes over the next: the near half of where both lie."""
    if upright:
        top = following.y - HALO
        return Rect(box.x - HALO, top, box.w / 2 + HALO, box.bottom + HALO - top)
    left = following.x - HALO
    return Rect(left, box.y - HALO, box.right + HALO - left, box.h / 2 + HALO)


def _shares(box: Rect, whole: Rect, *, upright: bool) -> tuple[float, float]:
    if upright:
        return (box.y - whole.y) / whole.h, (box.bottom - whole.y) / whole.h
    return (box.x - whole.x) / whole.w, (box.right - whole.x) / whole.w


def _gradient(look: Look, box: Rect, whole: Rect, *, upright: bool, glass: float = 1.0) -> Fill:
    """Returns the part of the chain's gradient that falls on a link."""
    colors = [band_color(look, share) for share in _shares(box, whole, upright=upright)]
    if glass < 1:
        colors = [mix(look.palette.surface, color, glass) for color in colors]
    if look.palette.name == "contrast":
        return Solid(colors[0])
    end = (0.0, 1.0) if upright else (1.0, 0.0)
    return Linear((Stop(0, colors[0]), Stop(1, colors[1])), end=end)


def _pane(look: Look, box: Rect, whole: Rect, corner: float, *, upright: bool) -> BoxLeaf:
    inset = BAND / 2
    fill = _gradient(look, box, whole, upright=upright, glass=GLASS[look.palette.name])
    return BoxLeaf(rect=box.grown(-inset), fill=fill, radius=corner - inset)


def _band(
    look: Look, box: Rect, whole: Rect, radius: float | None, *, upright: bool
) -> tuple[BoxLeaf, ...]:
    corner = min(box.w, box.h) / 2 if radius is None else radius
    middle, inset = box.grown(-BAND / 2), BAND / 2
    halo = Stroke(Solid(look.palette.canvas), BAND + 2 * HALO)
    color = Stroke(_gradient(look, box, whole, upright=upright), BAND)
    leaves = [
        BoxLeaf(rect=middle, stroke=halo, radius=corner - inset),
        BoxLeaf(rect=middle, stroke=color, radius=corner - inset),
    ]
    if look.palette.name != "contrast":
        glint = Stroke(Solid(look.palette.panel_ink, GLINT_ALPHA), GLINT_WIDTH)
        leaves.append(
            BoxLeaf(rect=box.grown(-GLINT_AT), stroke=glint, radius=max(1.0, corner - GLINT_AT))
        )
    return tuple(leaves)
