"""Composes a centre with two orbits of places around it: 1 + 2 + X."""

from functools import partial

from kiosk.model.actions import Action, OpenEntity, OpenScene
from kiosk.model.blocks import Ring, RingNode
from kiosk.model.geometry import Rect
from kiosk.model.words import IconId
from kiosk.ui.kit.fullest import compose_fullest
from kiosk.ui.kit.leaves import (
    BoxLeaf,
    Composition,
    ImageLeaf,
    Linear,
    LineLeaf,
    Solid,
    Stop,
    Stroke,
)
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.ring_place import (
    BADGE_R,
    CHORD,
    EDGE,
    EMPTY_R,
    LEAST_PX,
    MIDDLE_ANGLES,
    MIDDLE_AT,
    MIDDLE_R,
    MOST_GROW,
    NAME_LINE,
    OUTER_ANGLES,
    OUTER_R,
    R1,
    R2,
    R3,
    Place,
    Room,
    find_place,
    lies_inside,
    names_fit,
    smallest_zoom,
)
from kiosk.ui.kit.sketch import Sketch

DRAWN = 1200.0
"""Side of the drawing behind the ring."""
CORE_TEXT, MIDDLE_TEXT, OUTER_TEXT = 1.24, 1.1, 1.2
"""Sizes of the names as shares of a label's."""
BLEED_X, BLEED_TOP, BLEED_BOTTOM = 52.0, 22.0, 36.0
"""How far the glow may pass the block's edges, so that no edge of it is seen."""
CONTRAST = "contrast"


def compose(block: Ring, frame: Frame) -> Composition:
    """Lays out the ring as large as title and data stamp leave room for."""
    return compose_fullest(partial(_compose, block), frame)


def _compose(block: Ring, frame: Frame) -> Composition:
    look = frame.look
    sketch = Sketch(look, frame.width)
    title = _title(sketch, block, frame)
    smallest = smallest_zoom(sketch, block)
    least = title.bottom + 2 * R3 * smallest + BADGE_R + EMPTY_R + 2 * EDGE
    height = max(least, frame.height or 0.0)
    stamp = _stamp(sketch, frame.width, height)
    outer_title = sketch.advance(look.say(block.outer_title), "label_strong")
    usual = 1 + (look.text_scale - 1) * 0.5
    room = Room(
        width=frame.width,
        height=height,
        taken=(title, stamp),
        outer_title=outer_title,
        smallest=smallest,
    )
    place = find_place(room, usual)
    if not names_fit(sketch, block, place.zoom * place.grow):
        place = find_place(room, MOST_GROW)
    _orbits(sketch, block, place, height)
    _nodes(sketch, block, place)
    _badges(sketch, block, place, frame.width)
    _excess(sketch, block)
    return sketch.fit_height(sketch.finish(height), frame.height)


def _title(sketch: Sketch, block: Ring, frame: Frame) -> Rect:
    look = frame.look
    y = 16.0 if look.format != "portrait" else 0.0
    px = look.px("panel_title") * (1.2 if frame.detail == 0 else 1.0)
    words = look.say(block.title)
    ink = look.palette.ink1
    return sketch.text(0, y, frame.width * 0.6, words, "panel_title", ink, px=px)


def _stamp(sketch: Sketch, width: float, height: float) -> Rect:
    """Adds the data stamp in the lower right corner: this scene has no header to carry it."""
    look = sketch.look
    color = look.palette.ink3
    words = look.say(look.kiosk.stamp)
    room = sketch.advance(words, "note") + 2
    y = height - look.line("note") - 4
    text = sketch.text(width - room, y, room, words, "note", color)
    sketch.icon(text.x - 36, text.y + text.h / 2 - 13, 26, IconId("info"), color)
    tall = max(look.min_target, text.h) + 2
    box = Rect(text.x - 44, height - tall, text.w + 44, tall)
    sketch.target(box, OpenScene(look.scene), words, look.word("open_detail"))
    return box


# Drawing ------------------------------------------------------------------------------------


def _orbits(sketch: Sketch, block: Ring, place: Place, height: float) -> None:
    """Adds glow and orbits, and the spokes from the centre to the discs."""
    look = sketch.look
    contrast = look.palette.name == CONTRAST
    size = DRAWN * place.zoom
    box = Rect(place.x - size / 2, place.y - size / 2, size, size)
    if not contrast:
        sketch.add(_glow(block, box, sketch.width, height))
    edge = Stroke(Solid(look.palette.gold_decor), 2.4)
    for radius in (R2, R3):
        if contrast:
            _disc(sketch, (place.x, place.y), radius * place.zoom, stroke=edge)
    spokes = [(angle, MIDDLE_AT) for angle in MIDDLE_ANGLES[: len(block.middle)]]
    spokes += [(angle, R3) for angle in OUTER_ANGLES[: min(2, len(block.outer))]]
    for angle, radius in spokes:
        points = (place.at(angle, R1), place.at(angle, radius))
        sketch.add(LineLeaf(points=points, stroke=edge))


def _glow(block: Ring, box: Rect, width: float, height: float) -> ImageLeaf:
    """Returns the drawing behind the ring, cut off before it reaches a neighbour."""
    left, right = max(-BLEED_X, box.x), min(width + BLEED_X, box.right)
    top, bottom = max(-BLEED_TOP, box.y), min(height + BLEED_BOTTOM, box.bottom)
    unit = DRAWN / box.w
    shown = Rect(left, top, right - left, bottom - top)
    return ImageLeaf(rect=shown, image=block.image, crop=shown.moved(-box.x, -box.y).scaled(unit))


def _disc(
    sketch: Sketch,
    at: tuple[float, float],
    radius: float,
    *,
    fill: tuple[str, str] | None = None,
    stroke: Stroke | None = None,
    elevation: int = 0,
) -> Rect:
    """Adds a circle; returns its box."""
    box = Rect(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius)
    inside = Linear((Stop(0, fill[0]), Stop(1, fill[1]))) if fill else None
    sketch.add(BoxLeaf(rect=box, fill=inside, stroke=stroke, radius=radius, elevation=elevation))
    return box


def _nodes(sketch: Sketch, block: Ring, place: Place) -> None:
    palette = sketch.look.palette
    gold = Stroke(Solid(palette.gold_decor), 2.4)
    line = gold if palette.name == CONTRAST else None
    at = (place.x, place.y)
    core = _disc(sketch, at, R1 * place.zoom, fill=palette.ring_core, stroke=line, elevation=1)
    _disc(sketch, (place.x, place.y), R1 * place.zoom - 9, stroke=gold)
    _name(sketch, block.centre, core, palette.on_ring_core, CORE_TEXT)
    for angle in OUTER_ANGLES[min(len(block.outer), len(OUTER_ANGLES)) :]:
        dashed = Stroke(Solid(palette.gold_decor), 2.4, (5.0, 6.0))
        place_at = place.at(angle, R3)
        fill = (palette.ring_outer[0], palette.ring_outer[0])
        _disc(sketch, place_at, EMPTY_R * place.zoom, fill=fill, stroke=dashed)
    for node, angle in zip(block.middle, MIDDLE_ANGLES, strict=False):
        radius = MIDDLE_R * place.zoom * place.grow
        at = place.at(angle, MIDDLE_AT)
        box = _disc(sketch, at, radius, fill=palette.ring_middle, stroke=line, elevation=1)
        _name(sketch, node, box, palette.on_ring_middle, MIDDLE_TEXT)
    for node, angle in zip(block.outer, OUTER_ANGLES, strict=False):
        radius = OUTER_R * place.zoom * place.grow
        at = place.at(angle, R3)
        box = _disc(sketch, at, radius, fill=palette.ring_outer, stroke=gold, elevation=1)
        _name(sketch, node, box, palette.on_ring_outer, OUTER_TEXT)


def _name(sketch: Sketch, node: RingNode, box: Rect, color: str, share: float) -> None:
    """Sets a node's name in its disc, smaller where a line would touch the edge."""
    look = sketch.look
    words = look.say(node.name)
    px = _fitting_px(sketch, words, box.w, share)
    line = px * NAME_LINE
    height = line * len(words.split("\n"))
    y = box.y + (box.h - height) / 2
    sketch.text(box.x, y, box.w, words, "label_strong", color, align="center", px=px, line=line)
    action: Action = OpenScene(look.scene)
    what = look.word("open_detail")
    if node.entity is not None:
        action = OpenEntity(node.entity)
        what = look.say(look.kiosk.entities[node.entity].what)
    inset = box.w * 0.04
    sketch.target(box.grown(-inset), action, words, what, radius=box.w / 2 - inset)


def _fitting_px(sketch: Sketch, words: str, width: float, share: float) -> float:
    """Returns the largest size at which every line lies inside a circle of a width."""
    px = sketch.look.px("label") * share
    lines = words.split("\n")
    while px > LEAST_PX and not lies_inside(sketch, lines, px, width * CHORD):
        px -= 0.5
    if not lies_inside(sketch, lines, px, width * 0.98):
        sketch.misfit(words, f"is too long for a disc {width:.0f} wide")
    return px


def _badges(sketch: Sketch, block: Ring, place: Place, width: float) -> None:
    """Adds the signs of the three circles, 1 and 2 counted, X open, with the title of the last."""
    look = sketch.look
    palette = look.palette
    cream, gold = palette.panel_gold, palette.ring_middle[0]
    white = palette.ring_outer[0]
    contrast = palette.name == CONTRAST
    signs = (
        ("1", R1, palette.ring_core[0] if contrast else cream, palette.on_ring_middle),
        (str(len(block.middle)), R2, gold, palette.on_ring_middle),
        ("X", R3, white, palette.gold_text),
    )
    edge = Stroke(Solid(palette.gold_decor), 2.4)
    radius = BADGE_R * min(1.0, place.zoom)
    px = 40 * min(1.0, place.zoom)
    for sign, orbit, fill, ink in signs:
        at = place.at(90, orbit)
        box = _disc(sketch, at, radius, fill=(white, white), stroke=edge)
        _disc(sketch, at, radius - 6, fill=(fill, fill))
        y = box.y + (box.h - px * 1.3) / 2
        sketch.text(
            box.x, y, box.w, sign, "label", ink, align="center", px=px, line=px * 1.3, bold=True
        )
    words = look.say(block.outer_title)
    x = place.x + radius + 16
    y = max(0.0, place.y - R3 * place.zoom - radius - look.line("label_strong") * 0.35)
    sketch.text(x, y, width - x, words, "label_strong", palette.gold_text, max_lines=1)


def _excess(sketch: Sketch, block: Ring) -> None:
    """Notes nodes that the ring has no place for."""
    for nodes, angles in ((block.middle, MIDDLE_ANGLES), (block.outer, OUTER_ANGLES)):
        for node in nodes[len(angles) :]:
            reason = f"this circle of the ring has {len(angles)} places"
            sketch.misfit(sketch.look.say(node.name), reason)
