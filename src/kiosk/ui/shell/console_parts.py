"""What the guide's console is made of: one line of words, buttons, cards."""

from kiosk.model.actions import Action
from kiosk.model.geometry import Rect
from kiosk.model.kiosk import Kiosk
from kiosk.model.words import IconId, SceneRef, TabId, say
from kiosk.theme.tokens import RADIUS_CARD
from kiosk.ui.kit.leaves import BoxLeaf, Solid, Stroke
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch

BUTTON_PX, BUTTON_ICON, BUTTON_PAD = 30.0, 40.0, 16.0
LEAST_PX, TWO_LINES_BELOW_PX = 20.0, 25.0


def tab_id(scene: SceneRef) -> TabId:
    """Returns the tab of a scene."""
    return TabId(scene.partition("/")[0])


def accent_of(kiosk: Kiosk, scene: SceneRef) -> str:
    """Returns the name of the accent of a scene's tab."""
    return kiosk.tab(tab_id(scene)).accent


def place_words(look: Look, scene: SceneRef) -> tuple[str, str]:
    """Returns the tab of a scene with its place there, such as ``园区概览 1 / 4``; and its name."""
    tab = look.kiosk.tab(tab_id(scene))
    at = look.kiosk.place(scene) - look.kiosk.place(SceneRef(f"{tab.id}/{tab.scene_ids[0]}"))
    short = say(look.kiosk.scene(scene).short, look.language)
    return f"{look.say(tab.name)} {at + 1} / {len(tab.scene_ids)}", short.replace("\n", " ")


def cut(sketch: Sketch, words: str, width: float, role: str, px: float, *, bold: bool) -> str:
    """Returns as much of one line of words as a width holds."""
    words = " ".join(words.split())
    if sketch.advance(words, role, px=px, bold=bold) <= width:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        piece = words[:middle].rstrip() + "…"
        if sketch.advance(piece, role, px=px, bold=bold) <= width:
            low = middle
        else:
            high = middle - 1
    return words[:low].rstrip() + "…" if low else ""


def line(
    sketch: Sketch,
    box: Rect,
    words: str,
    px: float,
    color: str,
    *,
    bold: bool = False,
    right: bool = False,
) -> Rect:
    """Sets one line of words in the middle of a box's height, cut to its width."""
    shown = cut(sketch, words, box.w, "label", px, bold=bold)
    # A hair more room than was measured: a line that just fits must not be broken.
    return sketch.text(
        box.x - (2 if right else 0),
        box.y,
        box.w + 2,
        shown,
        "label",
        color,
        px=px,
        line=box.h,
        bold=bold,
        align="right" if right else "left",
    )


def card(sketch: Sketch, box: Rect) -> None:
    """Adds the ground of notes and shows."""
    palette = sketch.look.palette
    edge = Stroke(Solid(palette.line), 2)
    sketch.add(BoxLeaf(rect=box, fill=Solid(palette.surface), stroke=edge, radius=RADIUS_CARD))


def button(
    sketch: Sketch,
    box: Rect,
    words: str,
    action: Action | None,
    icon: str = "",
    *,
    icon_right: bool = False,
    full: bool = False,
    active: bool = False,
    px: float = BUTTON_PX,
    radius: float = RADIUS_CARD,
    name: str = "",
) -> None:
    """Draws a button with an icon and words in its middle.

    Args:
        sketch: Where to.
        box: The button.
        words: What stands on it.
        action: What it asks for; without one it is pale and nothing to touch.
        icon: Name of the icon, or "".
        icon_right: Whether the icon stands behind the words.
        full: Whether it is filled with the accent.
        active: Whether what it does is on now.
        px: Size of the words; smaller where they do not fit.
        radius: Of its corners.
        name: What is read out instead of the words.
    """
    look = sketch.look
    palette, accent = look.palette, look.accent
    fill, edge, ink = palette.raised, palette.line2, palette.ink1
    if action is None:
        fill, edge, ink = palette.canvas, palette.line, palette.ink3
    elif full:
        fill, edge, ink = accent.fill, accent.fill, accent.on_fill
    elif active:
        fill, edge, ink = accent.tint, accent.text, accent.text
    stroke = Stroke(Solid(edge), 3 if active else 2)
    sketch.add(BoxLeaf(rect=box, fill=Solid(fill), stroke=stroke, radius=radius))
    size = BUTTON_ICON * px / BUTTON_PX if icon else 0.0
    gap = 14.0 if icon and words else 0.0
    room = box.w - 2 * BUTTON_PAD - size - gap
    px, said = _fitting(sketch, words, room, px)
    lines = said.split("\n")
    wide = max(sketch.advance(one, "label", px=px, bold=True) for one in lines)
    x = box.x + (box.w - size - gap - wide) / 2
    icon_x = x + wide + gap if icon_right else x
    words_x = x if icon_right else x + size + gap
    if icon:
        sketch.icon(icon_x, box.y + (box.h - size) / 2, size, IconId(icon), ink)
    height = box.h if len(lines) == 1 else px * 1.3
    top = box.y + (box.h - height * len(lines)) / 2
    sketch.text(words_x, top, wide + 2, said, "label", ink, px=px, line=height, bold=True)
    if action is not None:
        sketch.target(box, action, name or words, radius=radius)


def _fitting(sketch: Sketch, words: str, room: float, px: float) -> tuple[float, str]:
    """Returns size and words of a button's label: smaller, else in two lines, else cut."""
    wide = sketch.advance(words, "label", px=px, bold=True)
    if wide <= max(room, 0.0):
        return px, words
    smaller = px * room / wide
    if smaller >= TWO_LINES_BELOW_PX:
        return smaller, words
    lines = sketch.lines(words, room, "label", px=TWO_LINES_BELOW_PX, bold=True)
    widest = max(sketch.advance(one, "label", px=TWO_LINES_BELOW_PX, bold=True) for one in lines)
    if len(lines) == 2 and widest <= room:
        return TWO_LINES_BELOW_PX, "\n".join(lines)
    smaller = max(LEAST_PX, smaller)
    return smaller, cut(sketch, words, room, "label", smaller, bold=True)
