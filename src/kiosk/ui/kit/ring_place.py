"""Where a ring of places stands, how large it is, and whether its names lie inside their discs."""

from math import cos, hypot, radians, sin

from kiosk.model.blocks import Ring
from kiosk.model.geometry import Rect
from kiosk.ui.kit.sketch import Sketch
from kiosk.values import dataclass

R1, R2, R3 = 142.0, 254.0, 376.0
"""Radii of the orbits in the drawing, whose centre is its middle."""
MIDDLE_AT = 282.0
MIDDLE_ANGLES = (160.0, 20.0)
OUTER_ANGLES = (208.0, 332.0, 122.0, 58.0, 242.0, 298.0, 270.0)
"""Where nodes stand, in degrees from the right upwards; places left over stay dashed."""
MIDDLE_R, OUTER_R, EMPTY_R, BADGE_R = 98.0, 80.0, 23.0, 37.0
MOST_ZOOM, LEAST_ZOOM, ZOOM_STEP = 1.14, 0.62, 0.02
MOST_GROW = 1.28
"""Discs may be so many times larger than drawn, for large text or long names."""
EDGE = 12.0
LEAST_PX = 22.0
CHORD = 0.86
"""How much of a disc's width words may take, so that they keep clear of its edge."""
NAME_LINE = 1.42
"""Line height of a name, as a share of its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the ring stands and how large it is."""

    x: float
    y: float
    zoom: float
    grow: float

    def at(self, angle: float, radius: float) -> tuple[float, float]:
        """Returns the point at an angle on an orbit of the drawing."""
        far = radius * self.zoom
        return self.x + far * cos(radians(angle)), self.y - far * sin(radians(angle))


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What the ring has to keep to.

    Attributes:
        taken: Boxes that no disc and no orbit may touch.
        outer_title: Width of the words right of the topmost badge.
        smallest: How small the ring may get.
    """

    width: float
    height: float
    taken: tuple[Rect, ...]
    outer_title: float
    smallest: float

    @property
    def titled(self) -> float:
        """How far right the ring's middle may stand, for the title beside its topmost badge."""
        return self.width - BADGE_R - 16 - self.outer_title


def find_place(room: Room, grow: float) -> Place:
    """Returns the largest ring that keeps clear of what stands in the corners.

    Args:
        room: What the ring has to keep to.
        grow: How much larger than drawn the discs are.
    """
    steps = int((MOST_ZOOM - room.smallest) / ZOOM_STEP) + 1
    for zoom in (MOST_ZOOM - ZOOM_STEP * step for step in range(steps)):
        half_w = _half_width(zoom, grow)
        above, below = R3 * zoom + BADGE_R + EDGE, R3 * zoom + EMPTY_R + EDGE
        if 2 * half_w > room.width or above + below > room.height:
            continue
        for y in (room.height / 2 + 8, above, room.height - below):
            most = min(room.titled, room.width - half_w)
            for x in (room.width / 2, most):
                place = Place(x=x, y=y, zoom=zoom, grow=grow)
                fits = above <= y <= room.height - below + 1
                inside = half_w <= x <= most + 1
                if fits and inside and all(_is_clear(place, box) for box in room.taken):
                    return place
    low = room.height - R3 * room.smallest - EMPTY_R - EDGE
    x = min(room.width / 2, room.titled)
    return Place(x=x, y=low, zoom=room.smallest, grow=grow)


def smallest_zoom(sketch: Sketch, block: Ring) -> float:
    """Returns the size below which a name would not lie inside its disc, however large."""
    zoom = LEAST_ZOOM
    while zoom < 1 and not names_fit(sketch, block, zoom * MOST_GROW):
        zoom += ZOOM_STEP
    return zoom


def _half_width(zoom: float, grow: float) -> float:
    reach = max(abs(cos(radians(angle))) for angle in OUTER_ANGLES)
    return max(R3 * zoom * reach + OUTER_R * zoom * grow, R3 * zoom) + EDGE


def _is_clear(place: Place, box: Rect) -> bool:
    """Says whether a box touches neither the outer orbit nor a disc on it."""
    dx = max(box.x - place.x, 0.0, place.x - box.right)
    dy = max(box.y - place.y, 0.0, place.y - box.bottom)
    if hypot(dx, dy) < R3 * place.zoom + EMPTY_R + EDGE:
        return False
    for angle in OUTER_ANGLES[:2]:
        x, y = place.at(angle, R3)
        dx = max(box.x - x, 0.0, x - box.right)
        dy = max(box.y - y, 0.0, y - box.bottom)
        if hypot(dx, dy) < OUTER_R * place.zoom * place.grow + EDGE:
            return False
    return True


def names_fit(sketch: Sketch, block: Ring, scale: float) -> bool:
    """Says whether all names, set small, lie inside discs so many times larger than drawn."""
    sizes = ((block.middle, MIDDLE_R), (block.outer, OUTER_R))
    return all(
        lies_inside(
            sketch,
            sketch.look.say(node.name).split("\n"),
            LEAST_PX,
            2 * radius * scale * CHORD,
        )
        for nodes, radius in sizes
        for node in nodes
    )


def lies_inside(sketch: Sketch, lines: list[str], px: float, width: float) -> bool:
    """Says whether lines, one below the other, lie inside a circle of a width."""
    top = -len(lines) * px * NAME_LINE / 2
    for index, line in enumerate(lines):
        middle = top + (index + 0.5) * px * NAME_LINE
        far = abs(middle) + px * 0.4
        half = sketch.advance(line, "label_strong", px=px) / 2
        if hypot(half, far) > width / 2:
            return False
    return True
