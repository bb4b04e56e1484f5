"""Lays out the question before a visit ends: a card with words and room for the countdown."""

from kiosk.model.geometry import Rect
from kiosk.model.words import IconId, say
from kiosk.theme.tokens import RADIUS_SHEET
from kiosk.ui.kit.leaves import BoxLeaf, Composition, Solid, Stroke
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.scenes.stage import Stage
from kiosk.values import dataclass

CARD_WIDTH, PADDING, GAP = 760.0, 56.0, 36.0
RING, RING_WIDTH = 208.0, 12.0
PILL_HEIGHT, ICON = 84.0, 38.0
LANDSCAPE_AT, PORTRAIT_AT = 0.5, 0.68
"""Where the card's middle is; on an upright screen it is in reach of everybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningLayout:
    """The card and what counts down on it, in layout units of the window.

    Attributes:
        composition: With its origin at the card's corner.
        card: Where the card stands.
        ring: Where the countdown stands.
    """

    composition: Composition
    card: Rect
    ring: Rect


def compose_warning(look: Look, stage: Stage) -> WarningLayout:
    """Lays the question out in the visitor's language, and smaller in the second one.

    Args:
        look: How everything looks.
        stage: The whole window.
    """
    width = min(CARD_WIDTH * (0.5 + 0.5 * look.text_scale), stage.width - 2 * stage.margin)
    inner, palette = width - 2 * PADDING, look.palette
    words = Sketch(look, width)
    y = PADDING + RING + GAP
    texts = look.kiosk.texts
    title = look.say(texts.still_there)
    box = words.text(PADDING, y, inner, title, "sheet_title", palette.ink1, align="center")
    second = look.say_second(texts.still_there)
    box = words.text(
        PADDING,
        box.bottom,
        inner,
        second,
        "subtitle",
        palette.ink2,
        align="center",
        language=look.second_language,
    )
    bottom = _pill(words, box.bottom + GAP, inner)
    height = bottom + PADDING
    sketch = Sketch(look, width)
    plate = Rect(0, 0, width, height)
    edge = Stroke(Solid(palette.line2), 2) if palette.name != "day" else None
    surface = Solid(palette.surface)
    sketch.add(BoxLeaf(rect=plate, fill=surface, stroke=edge, radius=RADIUS_SHEET, elevation=2))
    sketch.place(words.finish(height), 0, 0)
    middle = PORTRAIT_AT if stage.format == "portrait" else LANDSCAPE_AT
    card = Rect(
        (stage.width - width) / 2,
        (stage.height + stage.bar) * middle - height / 2,
        width,
        height,
    )
    ring = Rect(card.x + (width - RING) / 2, card.y + PADDING, RING, RING)
    return WarningLayout(composition=sketch.finish(height), card=card, ring=ring)


def spoken_warning(look: Look) -> str:
    """Returns the question as assistive programs read it."""
    texts = look.kiosk.texts
    both = (look.language, look.second_language)
    parts = [
        say(text, one) for one in both if one for text in (texts.still_there, texts.still_there_how)
    ]
    return " ".join(dict.fromkeys(parts))


def _pill(sketch: Sketch, y: float, inner: float) -> float:
    """Sets what to do: it looks like the button that the whole screen is; returns its bottom."""
    look, accent = sketch.look, sketch.look.accent
    words = look.word("still_there_how")
    height = max(PILL_HEIGHT, look.line("label_strong") + 32)
    room = inner - ICON - 16 - 2 * 32
    px = look.px("label_strong")
    wide = sketch.advance(words, "label_strong", px=px, bold=True)
    px = min(px, px * room / wide)
    wide = min(wide, room)
    plate = Rect(PADDING, y, inner, height)
    sketch.add(BoxLeaf(rect=plate, fill=Solid(accent.fill), radius=height / 2))
    x = plate.x + (inner - wide - ICON - 16) / 2
    sketch.icon(x, y + (height - ICON) / 2, ICON, IconId("touch"), accent.on_fill)
    sketch.text(
        x + ICON + 16, y, wide + 4, words, "label_strong", accent.on_fill, px=px, line=height
    )
    return plate.bottom
