"""The words of the attract screen, laid out for one turn; pure."""

import re
from dataclasses import replace

from kiosk.model.block_parts import FactItem
from kiosk.model.geometry import Rect
from kiosk.model.numbers import Figure
from kiosk.model.punctuation import has_wide_marks
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.shell.attract_layout import RING_RADIUS, AttractScreen
from kiosk.values import dataclass

LEAST_TITLE_PX, LEAST_CALL_PX = 44.0, 30.0
MOST_TITLE_LINES = 4
LEAST_WHOLE, TITLE_STEP = 0.6, 0.95
"""Lines broken by hand stay whole down to this share of the largest size."""
TALLEST_TITLE, TALLEST_TITLE_UPRIGHT = 330.0, 440.0
TITLE_LINE, LINE = 1.24, 1.32
"""Line heights as multiples of the font size."""
HEAD_WIDTH, FIGURE_WIDTH = 760.0, 500.0
SECOND_GAP = 18.0
SECOND_ALPHA = 0.86


@dataclass(frozen=True, slots=True, kw_only=True)
class AttractWords:
    """The words of one turn; each in the coordinates of the screen."""

    head: Composition
    figure: Composition
    call: Composition

    @property
    def parts(self) -> tuple[Composition, ...]:
        """All of them, from the top."""
        return (self.head, self.figure, self.call)


def compose_words(look: Look, screen: AttractScreen, item: FactItem | None) -> AttractWords:
    """Lays out the words of a turn.

    Args:
        look: How everything looks; its language is the turn's.
        screen: The screen.
        item: The figure, or None.
    """
    return AttractWords(
        head=_head(look, screen),
        figure=_figure(look, screen, item),
        call=_call(look, screen),
    )


def _head(look: Look, screen: AttractScreen) -> Composition:
    """Lays out the park's name, the title, and the title in the other language."""
    palette, attract, kiosk = look.palette, look.kiosk.attract, look.kiosk
    sketch = Sketch(look, screen.width)
    upright = screen.format == "portrait"
    x, other = screen.margin, look.second_language
    room = screen.width - 2 * x if upright else min(HEAD_WIDTH, screen.width - 2 * x)
    y = 96.0 if upright else 84.0
    name = sketch.text(x, y, room, look.say(kiosk.name), "subtitle", palette.ink1, px=36, bold=True)
    beside = look.say_second(kiosk.name)
    width = sketch.advance(beside, "subtitle", px=36, language=other)
    if beside and name.right + 20 + width <= x + room:
        at = name.right + 20
        sketch.text(at, y, width + 2, beside, "subtitle", palette.ink2, px=36, language=other)
    title = attract.title or kiosk.tabs[0].scenes[0].title
    words = look.say(title)
    px = _title_px(sketch, words, room, upright=upright)
    top = name.bottom + (52 if upright else 44)
    placed = sketch.text(
        x, top, room, words, "display", palette.ink1,
        px=px, line=px * TITLE_LINE, max_lines=MOST_TITLE_LINES,
    )  # fmt: skip
    second, spoken = look.say_second(title), other
    if not second:
        second, spoken = look.say(attract.subtitle), look.language
    bottom = sketch.text(
        x, placed.bottom + SECOND_GAP, room, second, "subtitle", palette.ink1,
        px=36, line=48, language=spoken, max_lines=4, alpha=SECOND_ALPHA,
    ).bottom  # fmt: skip
    return sketch.finish(max(bottom, placed.bottom))


def _title_px(sketch: Sketch, words: str, room: float, *, upright: bool) -> float:
    """Returns the title's size: lines broken by hand stay whole, long ones are broken again."""
    wide = has_wide_marks(sketch.look.language)
    most = (132.0 if upright else 124.0) if wide else (88.0 if upright else 76.0)
    widest = max(sketch.advance(line, "display", px=most) for line in words.split("\n"))
    px = min(most, most * room / widest)
    if px >= most * LEAST_WHOLE:
        return px
    px, height = most, TALLEST_TITLE_UPRIGHT if upright else TALLEST_TITLE
    while px > LEAST_TITLE_PX:
        if len(sketch.lines(words, room, "display", px=px)) * px * TITLE_LINE <= height:
            return px
        px *= TITLE_STEP
    return LEAST_TITLE_PX


def _call(look: Look, screen: AttractScreen) -> Composition:
    """Lays out the words that ask for a touch, beside the ring."""
    sketch = Sketch(look, screen.width)
    ring_x, ring_y = screen.ring
    x = ring_x + RING_RADIUS + 39
    upright = screen.format == "portrait"
    room = (screen.width - screen.margin if upright else screen.inset + 1310) - x
    words, palette = look.word("touch_to_start"), look.palette
    second = look.say_second(look.kiosk.texts.touch_to_start)
    px = min(56.0, max(LEAST_CALL_PX, 56.0 * room / sketch.advance(words, "h1", px=56)))
    small = min(34.0, px * 0.72)
    height = px * LINE + (small * LINE if second else 0)
    top = ring_y - height / 2
    first = sketch.text(x, top, room, words, "h1", palette.ink1, px=px, line=px * LINE, max_lines=1)
    sketch.text(
        x, first.bottom, room, second, "subtitle", palette.ink1,
        px=small, line=small * LINE, language=look.second_language, max_lines=1, alpha=SECOND_ALPHA,
    )  # fmt: skip
    return sketch.finish(screen.height)


def _figure(look: Look, screen: AttractScreen, item: FactItem | None) -> Composition:
    """Lays out one figure with its label and period, beside a hairline."""
    sketch = Sketch(look, screen.width)
    if item is None:
        return sketch.finish(screen.height)
    palette, fact = look.palette, look.fact(item.fact)
    label = look.say(item.label or fact.label)
    note = look.say(item.note or fact.period or fact.note)
    upright = screen.format == "portrait"
    width = screen.width - 2 * screen.margin - 28 if upright else FIGURE_WIDTH
    x = screen.margin + 28 if upright else screen.inset + 1368
    small = " · ".join(filter(None, (note, look.say(look.kiosk.stamp) if not note else "")))
    heights = (104.0 if upright else 92.0, 40.0, 34.0 if small else 0.0)
    ring_y = screen.ring[1]
    top = ring_y - 296 if upright else ring_y - sum(heights) / 2
    number = sketch.figure(
        x, top, width, figure_above(look.figure(item.fact), label),
        "number_m" if upright else "number",
        color=_number_ink(look), unit_color=palette.ink1, fact=item.fact,
    )  # fmt: skip
    words = sketch.text(
        x, number.bottom, width, label, "label_strong", palette.ink1, px=30, line=40, max_lines=2
    )
    bottom = words.bottom
    if small:
        bottom = sketch.text(
            x,
            bottom,
            width,
            small,
            "note",
            palette.ink1,
            px=24,
            line=34,
            max_lines=2,
            alpha=SECOND_ALPHA,
        ).bottom
    sketch.rule(x - 28, top + 10, x - 28, bottom - 4, palette.ink3)
    return sketch.finish(screen.height)


def figure_above(figure: Figure, label: str) -> Figure:
    """Returns a figure without its unit where the words below it say that too (30 years, years)."""
    unit = figure.after
    said = unit.isalpha() and re.search(rf"(?<!\w){re.escape(unit)}(?!\w)", label, re.IGNORECASE)
    return replace(figure, after="") if said else figure


def _number_ink(look: Look) -> str:
    return look.palette.ink1 if look.palette.name == "day" else look.accent.number


def extent(composition: Composition) -> Rect | None:
    """Returns the box of all leaves, or None without any."""
    boxes = [leaf.rect for leaf in composition.leaves]
    if not boxes:
        return None
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.united(box)
    return whole
