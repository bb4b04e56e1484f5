"""The head of a scene: where we are, the finding, what it says, how old the data are."""

from kiosk.model.actions import OpenScene
from kiosk.model.geometry import Rect
from kiosk.model.kiosk import Scene, Tab
from kiosk.model.punctuation import has_wide_marks
from kiosk.model.words import IconId
from kiosk.theme.contrast import mix
from kiosk.theme.tokens import TYPE
from kiosk.ui.kit.leaves import BoxLeaf, Composition, Solid
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.values import dataclass

EYEBROW_Y, TITLE_Y = 52.0, 92.0
PORTRAIT_SHIFT = 24.0
ART_EYEBROW_INK = 0.35
DISPLAY_WIDTH = 860.0
PLATE_ALPHA = 0.62


def compose_header(
    scene: Scene, tab: Tab, number: int, look: Look, width: float, *, over_art: bool, detail: int
) -> Composition:
    """Lays out eyebrow, title, subtitle and data stamp.

    Args:
        scene: The scene.
        tab: Its tab.
        number: Which scene of the tab it is, from 1.
        look: How everything looks.
        width: Room between the margins.
        over_art: Whether an illustration lies behind; then the stamp moves to the eyebrow's line.
        detail: From 1 on a large headline stands without its subtitle.

    Returns:
        A composition whose origin is the stage's top at the left margin.
    """
    sketch = Sketch(look, width)
    shift = PORTRAIT_SHIFT if look.format == "portrait" else 0.0
    if scene.header == "display":
        return _display(scene, sketch, shift, detail)
    inks = _inks(scene, look)
    y = EYEBROW_Y + shift
    stamp = _stamp_width(sketch)
    name = sketch.text(0, y, width - stamp, look.say(tab.name), "eyebrow", inks.eyebrow)
    count = look.word("page_of").format(n=number, of=len(tab.scenes))
    sketch.text(name.right + 16, y, 200, count, "eyebrow", inks.faint, bold=False)
    if over_art:
        _stamp(sketch, scene, width, y)
    title_y = max(TITLE_Y + shift, name.bottom)
    title = sketch.text(0, title_y, width, look.say(scene.title), "h1", inks.title, max_lines=3)
    bottom = title.bottom
    if scene.subtitle is not None:
        room = width if over_art else width - stamp - 24
        words = look.say(scene.subtitle)
        rect = sketch.text(0, bottom + 4, room, words, "subtitle", inks.words, max_lines=4)
        bottom = rect.bottom
    if not over_art:
        line = look.line("note")
        _stamp(sketch, scene, width, bottom - line - 2)
    return sketch.finish(bottom)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inks:
    """Colours of a header: the theme's, or light ones on a drawing that is always dark."""

    eyebrow: str
    title: str
    words: str
    faint: str


def _inks(scene: Scene, look: Look) -> _Inks:
    palette = look.palette
    if scene.art is not None and scene.art.dark:
        return _Inks(
            eyebrow=palette.panel_gold,
            title=palette.panel_ink,
            words=palette.panel_cream,
            faint=palette.panel_cream,
        )
    eyebrow, faint = look.accent.text, palette.ink3
    if scene.art is not None:
        # A sky is darker by day and lighter by night than the canvas that accents are made for.
        eyebrow, faint = mix(eyebrow, palette.ink1, ART_EYEBROW_INK), palette.ink2
    return _Inks(eyebrow=eyebrow, title=palette.ink1, words=palette.ink2, faint=faint)


def _stamp_width(sketch: Sketch) -> float:
    return sketch.advance(sketch.look.say(sketch.look.kiosk.stamp), "note") + 40


def _stamp(sketch: Sketch, scene: Scene, right: float, y: float) -> None:
    """Adds the data stamp; a touch opens what the scene says in full."""
    look = sketch.look
    inks = _inks(scene, look)
    # It stands on the halftone's corner, or on whatever the drawing has there.
    color = inks.title if scene.art is not None else inks.words
    words = look.say(look.kiosk.stamp)
    width = sketch.advance(words, "note")
    if scene.art is not None and not scene.art.dark:
        # Drawings reach into this corner: the stamp gets a quiet plate of its own.
        height = look.line("note") + 8
        plate = Rect(right - width - 36 - 16, y - 4, width + 36 + 32, height)
        fill = Solid(look.palette.surface, PLATE_ALPHA)
        sketch.add(BoxLeaf(rect=plate, fill=fill, radius=height / 2))
    text = sketch.text(right - width, y, width + 2, words, "note", color)
    sketch.icon(text.x - 36, text.y + text.h / 2 - 13, 26, IconId("info"), color)
    box = Rect(text.x - 36, text.y, text.w + 36, text.h)
    grow = max(0.0, look.min_target - box.h) / 2 + 4
    sketch.target(
        Rect(box.x - 12, box.y - grow, box.w + 24, box.h + 2 * grow),
        OpenScene(look.scene),
        words,
        look.word("open_detail"),
    )


def _display(scene: Scene, sketch: Sketch, shift: float, detail: int) -> Composition:
    """Lays out the hero's head: the park's name in both languages, the headline large."""
    look = sketch.look
    palette = look.palette
    upright = look.format == "portrait"
    y = 56.0 + shift
    name = sketch.text(0, y, 700, look.say(look.kiosk.name), "subtitle", palette.ink1, bold=True)
    other = look.say_second(look.kiosk.name)
    sketch.text(
        name.right + 16, y, 600, other, "subtitle", palette.ink2, language=look.second_language
    )
    role = "display_en"
    if has_wide_marks(look.language):
        role = "display_portrait" if upright else "display"
    words = look.say(scene.title)
    title = sketch.text(
        0,
        max(y + 64, name.bottom + 8),
        DISPLAY_WIDTH,
        words,
        role,
        palette.ink1,
        px=_display_px(sketch, words, role),
        max_lines=4,
    )
    bottom = title.bottom
    _stamp(sketch, scene, sketch.width, y + 6)
    if scene.subtitle is not None and detail == 0:
        words = look.say(scene.subtitle)
        bottom = sketch.text(
            0,
            bottom + 18,
            DISPLAY_WIDTH,
            words,
            "subtitle",
            palette.ink2,
            px=look.px("subtitle") * 1.04,
        ).bottom
    return sketch.finish(bottom)


def _display_px(sketch: Sketch, words: str, role: str) -> float:
    """Returns the headline's size: lines broken by hand stay whole where they can."""
    px = sketch.look.px(role)
    widest = max(sketch.advance(line, role) for line in words.split("\n"))
    # Widths do not shrink quite as sizes do: a line made to fill the room would be broken.
    return max(TYPE[role].px, min(px, px * (DISPLAY_WIDTH - 8) / widest))


def art_label(look: Look, label: str, right: float, y: float) -> Composition:
    """Lays out the words that say that a picture is a drawing, on a quiet plate.

    Args:
        look: How everything looks.
        label: Which words.
        right: Where the plate ends; arrows stand beyond it.
        y: Its upper edge.
    """
    sketch = Sketch(look, right)
    words = look.word(label)
    width = sketch.advance(words, "note", px=22)
    x = right - width - 12
    plate = Rect(x - 12, y, width + 24, 36)
    sketch.add(
        BoxLeaf(rect=plate, fill=Solid(look.palette.surface, look.palette.callout_alpha), radius=10)
    )
    sketch.text(x, y + 2, width + 2, words, "note", look.palette.ink3, px=22, line=32)
    return sketch.finish(y + 36)
