"""What the PIN pad and the staff page are made of: a card over the window, buttons, words."""

from kiosk.model.actions import Action, LeaveStaff, TurnList
from kiosk.model.geometry import Rect
from kiosk.model.words import IconId
from kiosk.theme.tokens import RADIUS_CONTROL
from kiosk.ui.kit.leaves import BoxLeaf, Solid, Stroke
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.scenes.stage import Stage

EDGE, PAD, GAP = 32.0, 48.0, 16.0
RADIUS = 36.0
LEAST_PILL = 76.0
PILL_PAD, PILL_ICON, PILL_GAP = 36.0, 30.0, 14.0
BUTTON_PAD = 20.0


def window_of(stage: Stage) -> Rect:
    """Returns the whole window in layout units."""
    return Rect(0, 0, stage.width, stage.height + stage.bar)


def card_at(stage: Stage, width: float, height: float) -> Rect:
    """Returns where a card stands: in the middle; low on an upright screen, where hands are."""
    window = window_of(stage)
    top = (window.h - height) / 2
    if stage.format == "portrait":
        top = window.h - height - 2 * EDGE
    return Rect((window.w - width) / 2, max(top, 0.0), width, height)


def draw_card(sketch: Sketch, card: Rect) -> None:
    """Draws the ground of all words and buttons."""
    palette = sketch.look.palette
    edge = Stroke(Solid(palette.line2), 2) if palette.name != "day" else None
    fill = Solid(palette.surface)
    sketch.add(BoxLeaf(rect=card, fill=fill, stroke=edge, radius=RADIUS, elevation=2))


def pill_height(look: Look) -> float:
    """Returns how high the button is that closes."""
    return max(LEAST_PILL, look.min_target, look.line("label_strong") + 16)


def pill_width(sketch: Sketch) -> float:
    """Returns how wide the button is that closes."""
    words = sketch.advance(sketch.look.word("close"), "label_strong")
    return max(words + PILL_ICON + PILL_GAP + 2 * PILL_PAD, sketch.look.min_target)


def draw_close(sketch: Sketch, x: float, y: float) -> Rect:
    """Draws the button that closes; returns where it stands."""
    look = sketch.look
    words = look.word("close")
    box = Rect(x, y, pill_width(sketch), pill_height(look))
    edge = Stroke(Solid(look.palette.line2), 2)
    sketch.add(BoxLeaf(rect=box, stroke=edge, radius=box.h / 2))
    width = sketch.advance(words, "label_strong")
    left = box.x + (box.w - width - PILL_ICON - PILL_GAP) / 2
    ink = look.palette.ink1
    sketch.icon(left, box.y + (box.h - PILL_ICON) / 2, PILL_ICON, IconId("close"), ink)
    left += PILL_ICON + PILL_GAP
    sketch.text(left, box.y, width + 2, words, "label_strong", ink, line=box.h)
    sketch.target(box, LeaveStaff(), words, radius=box.h / 2)
    return box


def shows_pill_width(sketch: Sketch) -> float:
    """Returns how wide the button is that opens the list of shows."""
    words = sketch.advance(sketch.look.word("shows"), "label_strong")
    return max(words + 2 * PILL_PAD, sketch.look.min_target)


def draw_shows_pill(sketch: Sketch, x: float, y: float) -> None:
    """Draws the button that opens the list of shows."""
    look = sketch.look
    words, ink = look.word("shows"), look.palette.ink1
    box = Rect(x, y, shows_pill_width(sketch), pill_height(look))
    edge = Stroke(Solid(look.palette.line2), 2)
    sketch.add(BoxLeaf(rect=box, stroke=edge, radius=box.h / 2))
    room = box.w - 2 * PILL_PAD + 2
    left = box.x + (box.w - room) / 2
    sketch.text(left, box.y, room, words, "label_strong", ink, line=box.h, align="center")
    sketch.target(box, TurnList("shows", 0), words, radius=box.h / 2)


def button_height(sketch: Sketch, words: str, width: float, role: str) -> float:
    """Returns how high a button of a width must be for its words."""
    lines = len(sketch.lines(words, width - 2 * BUTTON_PAD, role))
    return lines * sketch.look.line(role) + 2 * 12


def draw_button(
    sketch: Sketch,
    box: Rect,
    words: str,
    action: Action | None,
    *,
    full: bool = False,
    role: str = "label_strong",
    px: float | None = None,
    name: str = "",
) -> None:
    """Draws a button with words in its middle.

    Args:
        sketch: Where to.
        box: The button.
        words: What stands on it.
        action: What it asks for; without one it is pale and nothing to touch.
        full: Whether it is filled with the accent.
        role: Of the words.
        px: Their size instead of the role's.
        name: What is read out instead of the words.
    """
    look = sketch.look
    palette = look.palette
    active = action is not None
    ink = palette.ink1 if active else palette.ink3
    fill = Solid(palette.canvas) if active else None
    stroke = Stroke(Solid(palette.line2 if active else palette.line), 2)
    if full and active:
        ink, fill = look.accent.on_fill, Solid(look.accent.fill)
    sketch.add(BoxLeaf(rect=box, fill=fill, stroke=stroke, radius=RADIUS_CONTROL))
    room = box.w - 2 * BUTTON_PAD if px is None else box.w
    count = len(sketch.lines(words, room, role, px=px))
    line = look.line(role) if px is None else px * 1.3
    top = box.y + (box.h - count * line) / 2
    left = box.x + (box.w - room) / 2
    sketch.text(left, top, room, words, role, ink, align="center", px=px, line=line)
    if action is not None:
        sketch.target(box, action, name or words, radius=RADIUS_CONTROL)
