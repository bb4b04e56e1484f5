"""Composes call-outs: plates of words, each with a line to a dot on the illustration."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.model.blocks import Callout, Callouts
from kiosk.model.geometry import Rect
from kiosk.theme.tokens import RADIUS_CALLOUT
from kiosk.ui.kit.leaves import BoxLeaf, Composition, LineLeaf, Solid, Stroke
from kiosk.ui.kit.look import Frame, Look
from kiosk.ui.kit.openers import open_entity
from kiosk.ui.kit.sketch import Sketch
from kiosk.values import dataclass

PAD_X, PAD_Y = 18.0, 10.0
TITLE_SHARE, TITLE_LINE = 0.92, 1.34
MOST_WIDE = 540.0
NARROW_SHARE = 0.56
"""A plate is never wider than this share of the free width."""
TOP = 40.0
KEEP_OFF, KEEP_APART = 10.0, 16.0
DOT, DOT_STROKE, LINE = 15.0, 4.0, 3.0
BEST_GAP = 60.0
GAPS = (60.0, 36.0, 84.0, 110.0, 145.0, 190.0, 250.0, 330.0)
"""Lengths of a line; one of ``BEST_GAP`` costs nothing."""
PLACES = (0.42, 0.5, 0.34, 0.6, 0.25, 0.7, 0.16, 0.8, 0.08, 0.92)
"""Where on the plate's width its line may start, the best first."""
NOWHERE = Rect(0, 0, 0, 0)
BELOW_COST, PLACE_COST, OVERLAP_COST = 70.0, 9.0, 50.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plate:
    """A call-out with its size and its point on the stage.

    Attributes:
        point: The place it points at; None where the crop does not show it.
        near: Where the plate should stand: the point, or the nearest place that is shown.
        box: Where it stands.
        cost: How bad that place is; from ``OVERLAP_COST`` on it covers something.
    """

    callout: Callout
    width: float
    height: float
    point: tuple[float, float] | None
    near: tuple[float, float]
    box: Rect = NOWHERE
    cost: float = 0.0


def compose(block: Callouts, frame: Frame) -> Composition:
    """Lays out plates near their points, inside the stage and off everything else."""
    sketch = Sketch(frame.look, frame.width)
    free = frame.free or Rect(0, 0, frame.width, frame.height or 0.0)
    room = Rect(free.x, min(TOP, free.y), free.w, free.bottom - min(TOP, free.y) - KEEP_OFF)
    plates = [_measure(sketch, callout, frame, room) for callout in block.callouts]
    dots = tuple(_dot_box(plate.point) for plate in plates if plate.point is not None)
    taken = tuple(box.grown(KEEP_OFF) for box in frame.taken)
    orders = (plates, plates[::-1], sorted(plates, key=lambda plate: plate.near))
    tries = [_place_all(order, room, taken, dots) for order in orders]
    placed = min(tries, key=lambda one: sum(plate.cost for plate in one))
    placed = [plate for plate in placed if _keep(sketch, plate, frame)]
    for plate in placed:
        _draw_pointer(sketch, plate)
    for plate in sorted(placed, key=lambda one: block.callouts.index(one.callout)):
        _draw_plate(sketch, plate, frame)
    return sketch.finish(frame.height or free.bottom)


def _keep(sketch: Sketch, plate: _Plate, frame: Frame) -> bool:
    """Says whether a call-out is shown; notes one that has no free place and must be shown."""
    if plate.cost < OVERLAP_COST * KEEP_APART:
        return True
    if frame.detail > 1 and plate.callout.entity is None and plate.callout.fact is None:
        return False
    sketch.misfit(frame.look.say(plate.callout.title), "finds no free place on the art")
    return True


def _detail(look: Look, callout: Callout, frame: Frame) -> str:
    return look.say(callout.detail) if frame.detail == 0 else ""


def _measure(sketch: Sketch, callout: Callout, frame: Frame, room: Rect) -> _Plate:
    """Returns a plate as large as its words need, and where it points."""
    look = sketch.look
    most = min(MOST_WIDE * (0.5 + 0.5 * look.text_scale), room.w * NARROW_SHARE)
    px = look.px("label") * TITLE_SHARE
    title = sketch.lines(look.say(callout.title), most, "label_strong", px=px)
    width = max(sketch.advance(line, "label_strong", px=px) for line in title)
    height = len(title) * px * TITLE_LINE
    words = _detail(look, callout, frame)
    if words:
        lines = sketch.lines(words, most, "note")
        width = max(width, *(sketch.advance(line, "note") for line in lines))
        height += len(lines) * look.line("note")
    height += 2 * PAD_Y
    if callout.entity is not None or callout.fact is not None:
        height = max(height, look.min_target)
    at = callout.at
    if frame.art is not None:
        at = callout.portrait_at if frame.art.upright else callout.at
        at = frame.art.to_stage(*at)
    shown = room.x <= at[0] <= room.right and room.y <= at[1] <= room.bottom
    near = (
        min(max(at[0], room.x), room.right),
        min(max(at[1], room.y + height), room.bottom),
    )
    return _Plate(
        callout=callout,
        width=width + 2 * PAD_X + 2,
        height=height,
        point=at if shown else None,
        near=near,
    )


# Finding places ---------------------------------------------------------------------------------


def _dot_box(point: tuple[float, float]) -> Rect:
    return Rect(point[0] - DOT / 2, point[1] - DOT / 2, DOT, DOT)


def _place_all(
    plates: list[_Plate], room: Rect, taken: tuple[Rect, ...], dots: tuple[Rect, ...]
) -> list[_Plate]:
    """Places one plate after another, each as well as those before it allow."""
    placed: list[_Plate] = []
    for plate in plates:
        others = (*taken, *dots, *(one.box.grown(KEEP_APART) for one in placed))
        ways = tuple(_way(one) for one in placed)
        best: _Plate | None = None
        for box, cost in _candidates(plate, room):
            if best is not None and cost >= best.cost:
                continue
            covered = sum(box.overlap(other) for other in (*others, *ways))
            one = replace(plate, box=box, cost=cost + covered * OVERLAP_COST)
            crossed = sum(_way(one).overlap(other.box) for other in placed)
            one = replace(one, cost=one.cost + crossed * OVERLAP_COST)
            if best is None or one.cost < best.cost:
                best = one
        if best is not None:
            placed.append(best)
    return placed


def _candidates(plate: _Plate, room: Rect) -> Iterator[tuple[Rect, float]]:
    """Yields places above and below the point, with what each costs."""
    x, y = plate.near
    for gap in GAPS:
        for below in (False, True):
            top = y + gap if below else y - gap - plate.height
            if plate.point is None:
                top = y - plate.height - (gap - BEST_GAP) * (-1 if below else 1)
            if top < room.y or top + plate.height > room.bottom:
                continue
            for index, place in enumerate(PLACES):
                left = min(max(x - plate.width * place, room.x), room.right - plate.width)
                box = Rect(left, top, plate.width, plate.height)
                yield box, abs(gap - BEST_GAP) + index * PLACE_COST + (BELOW_COST if below else 0)
    left = min(max(x - plate.width / 2, room.x), max(room.x, room.right - plate.width))
    top = min(max(y - plate.height - BEST_GAP, room.y), max(room.y, room.bottom - plate.height))
    yield Rect(left, top, plate.width, plate.height), GAPS[-1] * 4


def _way(plate: _Plate) -> Rect:
    """Returns the box of the line from a plate to its dot; an empty one if it has no dot."""
    if plate.point is None:
        return NOWHERE
    x, y = plate.point
    if plate.box.y > y:
        return Rect(x - LINE, y, 2 * LINE, plate.box.y - y)
    return Rect(x - LINE, plate.box.bottom, 2 * LINE, max(0.0, y - plate.box.bottom))


# Drawing ----------------------------------------------------------------------------------------


def _draw_pointer(sketch: Sketch, plate: _Plate) -> None:
    """Draws the line and the dot on the place itself."""
    if plate.point is None:
        return
    palette = sketch.look.palette
    x, y = plate.point
    edge = plate.box.bottom if plate.box.y <= y else plate.box.y
    foot = min(max(x, plate.box.x + RADIUS_CALLOUT), plate.box.right - RADIUS_CALLOUT)
    light = palette.surface if palette.name == "day" else palette.ink1
    stroke = Stroke(Solid(light), LINE)
    sketch.add(LineLeaf(points=((foot, edge), (x, y)), stroke=stroke))
    ring = Stroke(Solid(sketch.look.accent.text), DOT_STROKE)
    box = _dot_box(plate.point)
    sketch.add(BoxLeaf(rect=box, fill=Solid(light), stroke=ring, radius=DOT / 2))


def _draw_plate(sketch: Sketch, plate: _Plate, frame: Frame) -> None:
    look = sketch.look
    palette = look.palette
    edge = Stroke(Solid(palette.line), 2) if palette.name == "contrast" else None
    fill = Solid(palette.surface, palette.callout_alpha)
    sketch.add(BoxLeaf(rect=plate.box, fill=fill, stroke=edge, radius=RADIUS_CALLOUT))
    px = look.px("label") * TITLE_SHARE
    line = px * TITLE_LINE
    room = plate.width - 2 * PAD_X
    title, words = look.say(plate.callout.title), _detail(look, plate.callout, frame)
    tall = len(sketch.lines(title, room, "label_strong", px=px)) * line
    if words:
        tall += len(sketch.lines(words, room, "note")) * look.line("note")
    x, y = plate.box.x + PAD_X, plate.box.y + (plate.box.h - tall) / 2
    name = sketch.text(x, y, room, title, "label_strong", palette.ink1, px=px, line=line)
    sketch.text(x, name.bottom, room, words, "note", palette.ink2)
    if plate.callout.entity is not None:
        open_entity(sketch, plate.box, plate.callout.entity, RADIUS_CALLOUT)
    elif plate.callout.fact is not None:
        sketch.fact_target(plate.box, plate.callout.fact, title, RADIUS_CALLOUT)
