"""Small tiles, an icon and a name each, in rows that wrap."""

from kiosk.model.blocks import Chip
from kiosk.model.geometry import Rect
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch

ICON, PAD, ICON_GAP = 36.0, 22.0, 14.0
LOW_ICON, LOW_PAD, LOW_ICON_GAP = 30.0, 14.0, 10.0
GAP, LOW_GAP = 16.0, 12.0
RADIUS = 16.0
ROOMY, LOW = 72.0, 52.0
"""Height of a tile at text size 100 %, and where room is short."""


def chip_width(sketch: Sketch, chip: Chip, *, low: bool = False) -> float:
    """Returns the width that a tile needs for its name on one line."""
    name = sketch.advance(sketch.look.say(chip.name), "label", bold=True)
    if low:
        return LOW_PAD + LOW_ICON + LOW_ICON_GAP + name + LOW_PAD
    return PAD + ICON + ICON_GAP + name + PAD


def chip_flow(
    look: Look,
    chips: tuple[Chip, ...],
    width: float,
    *,
    more: str = "",
    low: bool = False,
    color: str | None = None,
) -> Composition:
    """Lays out tiles side by side, in as many rows as they need.

    Args:
        look: How everything looks.
        chips: The tiles.
        width: Room for a row.
        more: The word behind the last tile, or "".
        low: Whether the tiles are low.
        color: Colour of the icons; the accent's if not given.
    """
    sketch = Sketch(look, width)
    height = max(LOW if low else ROOMY, look.line("label") + 10)
    gap = LOW_GAP if low else GAP
    x = y = 0.0
    for chip in chips:
        wide = min(chip_width(sketch, chip, low=low), width)
        if x and x + wide > width + 0.5:
            x, y = 0.0, y + height + gap
        draw_chip(sketch, chip, Rect(x, y, wide, height), color, low=low)
        x += wide + gap
    if more:
        word = sketch.advance(more, "label")
        if x + word > width:
            x, y = 0.0, y + height + gap
        top = y + (height - look.line("label")) / 2
        sketch.text(x, top, word + 2, more, "label", look.palette.ink3)
    return sketch.finish(y + height)


def draw_chip(
    sketch: Sketch, chip: Chip, box: Rect, color: str | None = None, *, low: bool = False
) -> None:
    """Draws a tile with its icon before the name; a long name takes several lines."""
    look = sketch.look
    sketch.card(box, radius=RADIUS)
    pad, icon, gap = (LOW_PAD, LOW_ICON, LOW_ICON_GAP) if low else (PAD, ICON, ICON_GAP)
    middle = box.y + box.h / 2
    sketch.icon(box.x + pad, middle - icon / 2, icon, chip.icon, color or look.accent.text)
    x = box.x + pad + icon + gap
    room = box.right - pad - x + 1
    name = look.say(chip.name)
    line = look.line("label") if box.h > 100 else look.px("label") * 1.3
    lines = len(sketch.lines(name, room, "label", bold=True))
    sketch.text(
        x,
        middle - lines * line / 2,
        room,
        name,
        "label",
        look.palette.ink1,
        bold=True,
        line=line,
    )


def draw_tall_chip(sketch: Sketch, chip: Chip, box: Rect, icon: float) -> None:
    """Draws a tile with its icon above the name, both centred."""
    look = sketch.look
    sketch.card(box, radius=RADIUS + 4)
    name = look.say(chip.name)
    room = box.w - 2 * PAD
    lines = len(sketch.lines(name, room, "label", bold=True))
    words = lines * look.line("label")
    top = box.y + (box.h - icon - ICON_GAP - words) / 2
    sketch.icon(box.x + (box.w - icon) / 2, top, icon, chip.icon, look.accent.text)
    sketch.text(
        box.x + PAD,
        top + icon + ICON_GAP,
        room,
        name,
        "label",
        look.palette.ink1,
        align="center",
        bold=True,
    )
