"""The code to take the content along, on the last of all scenes."""

from kiosk.model.geometry import Rect
from kiosk.ui.kit.leaves import BoxLeaf, Solid
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.kit.take_card import CODE, GAP, draw_take_card, take_card_height

PAD, ABOVE, MOST_WIDE = 20.0, 24.0, 620.0


def place_take_card(sketch: Sketch, look: Look, room: Rect, *, beside: bool) -> Rect:
    """Places the code in the lower left corner; returns the room that is left above it.

    Args:
        sketch: The scene.
        look: How everything looks, with the scene that is composed.
        room: What the scene's content has.
        beside: Whether the content leaves that corner free by itself.
    """
    if not look.kiosk.takeaway.url or look.scene != look.kiosk.scene_refs()[-1]:
        return room
    words = ("takeaway", "card_title"), ("takeaway_how", "label")
    widest = max(sketch.advance(look.word(name), role) for name, role in words)
    widest = max(widest, sketch.advance(look.kiosk.takeaway.url, "note"))
    inner = min(MOST_WIDE, room.w - 2 * PAD, CODE + GAP + widest + 2)
    height = take_card_height(look, inner) + 2 * PAD
    box = Rect(room.x, room.bottom - height, inner + 2 * PAD, height)
    sketch.add(BoxLeaf(rect=box, fill=Solid(look.palette.surface, 0.92), radius=24))
    draw_take_card(sketch, box.x + PAD, box.y + PAD, inner)
    return room if beside else room._replace(h=room.h - height - ABOVE)
