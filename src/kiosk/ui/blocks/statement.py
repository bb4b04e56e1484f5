"""Composes one sentence in very large type, a clause a line, on a quiet illustration."""

from kiosk.model.blocks import Statement
from kiosk.model.geometry import Rect
from kiosk.ui.kit.leaves import BoxLeaf, Composition, Solid
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.sketch import Sketch

LARGE, LEAST = 104.0, 88.0
PORTRAIT, PORTRAIT_LEAST = 80.0, 64.0
LINE = 1.4
MOST_WIDE = 1776.0
QUIET_WIDE, QUIET_HIGH, QUIET_MIDDLE = 1060.0, 470.0, 465.0
"""What drawings keep quiet for words, in their own units."""
RULE_GAP, RULE_WIDTH, CAPTION_GAP = 36.0, 120.0, 28.0
VEIL, VEIL_PAD = 0.15, 20.0
"""A drawing may have its brightest spot just behind the caption: a breath of canvas over it."""


def compose(block: Statement, frame: Frame) -> Composition:
    """Lays out the clauses centred, as large as they fit, with their caption below a short rule."""
    look = frame.look
    sketch = Sketch(look, frame.width)
    free = frame.free or Rect(0, 0, frame.width, frame.height or 0.0)
    width = min(free.w, MOST_WIDE)
    text = look.say(block.text)
    quiet = QUIET_WIDE if frame.art is not None and look.format != "portrait" else width
    px = _size(sketch, text, min(width, quiet))
    lines = sketch.lines(text, width, "display", px=px)
    caption = look.say(block.caption) if frame.detail < 2 else ""
    tall = len(lines) * px * LINE
    below = len(sketch.lines(caption, width, "subtitle")) * look.line("subtitle") if caption else 0
    height = tall + (RULE_GAP + CAPTION_GAP + below if caption else 0.0)
    middle = frame.art.to_stage(0, QUIET_MIDDLE)[1] if frame.art else free.y + free.h / 2
    top = max(free.y, min(middle - tall / 2, free.bottom - height))
    x = (frame.width - width) / 2
    ink = look.palette
    words = sketch.text(
        x, top, width, text, "display", ink.ink1, px=px, line=px * LINE, align="center"
    )
    if caption:
        y = words.bottom + RULE_GAP
        center = frame.width / 2
        sketch.rule(center - RULE_WIDTH / 2, y, center + RULE_WIDTH / 2, y, look.accent.text)
        y += CAPTION_GAP
        lines = sketch.lines(caption, width, "subtitle")
        room = max(sketch.advance(line, "subtitle") for line in lines) + 2 * VEIL_PAD
        veil = Rect(center - room / 2, y - 2, room, below + 4)
        sketch.add(BoxLeaf(rect=veil, fill=Solid(ink.canvas, VEIL), radius=veil.h / 2))
        sketch.text(x, y, width, caption, "subtitle", ink.ink1, align="center")
    if height > free.h + 1:
        sketch.misfit(text, f"needs {height:.0f} units of height and has {free.h:.0f}")
    return sketch.finish(frame.height or free.bottom)


def _size(sketch: Sketch, text: str, width: float) -> float:
    """Returns the font size at which every clause stands on one line, within limits."""
    look = sketch.look
    upright = look.format == "portrait"
    grow = 1 + (look.text_scale - 1) * 0.5
    full = (PORTRAIT if upright else LARGE) * grow
    least = PORTRAIT_LEAST if upright else LEAST
    widest = max(sketch.advance(line, "display", px=100.0) for line in text.split("\n")) / 100
    high = QUIET_HIGH / LINE / (text.count("\n") + 1)
    return max(least, min(full, high, width / widest * 0.995))
