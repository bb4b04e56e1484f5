"""What a chain is made of beside its links: figures, lists, lines and names."""

from kiosk.model.blocks import Chain, ChainLink
from kiosk.model.geometry import Rect
from kiosk.ui.kit.chip import chip_flow
from kiosk.ui.kit.entity_list import entity_list
from kiosk.ui.kit.fact_words import item_label
from kiosk.ui.kit.leaves import Align, Composition
from kiosk.ui.kit.links import link_color
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.openers import open_honour
from kiosk.ui.kit.sketch import Sketch
from kiosk.values import dataclass

INFO = 44.0
LIST_GAP = 12.0
TIGHT_NUMBER = 0.86
NO_ASIDE, ASIDE_ONLY, BOTH_LINES, WITH_CHIPS = range(4)
"""How much of the aside is shown."""
MOST_LABEL_LINES = 2
NAME_LINE = 1.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much of a chain is shown, and how roomily.

    Attributes:
        columns: Names side by side in a list.
        describe: Whether lists say what each does.
        second: Whether names of links stand in both languages.
        shown: How many names a list shows at most; None for all.
        aside: How much of the aside is shown, ``NO_ASIDE`` to ``WITH_CHIPS``.
        tight: Whether figures and labels are smaller.
        stretch: Height added to each row of a list.
    """

    columns: int
    describe: bool = False
    second: bool = False
    shown: int | None = None
    aside: int = WITH_CHIPS
    tight: bool = False
    stretch: float = 0.0


def aside_run(block: Chain) -> tuple[int, int]:
    """Returns from which link to before which the aside stands: the first that list nobody.

    (-1, -1) if there is no aside or no such link.
    """
    if block.aside is None and block.aside_strong is None and not block.chips:
        return (-1, -1)
    start = next((i for i, link in enumerate(block.links) if not link.entities), -1)
    if start < 0:
        return (-1, -1)
    end = start
    while end < len(block.links) and not block.links[end].entities:
        end += 1
    return (start, end)


def chain_head(look: Look, link: ChainLink, width: float, color: str, plan: Plan) -> Composition:
    """Lays out the figure of a link, or the words as large as one, with the line below."""
    sketch = Sketch(look, width)
    shrink = TIGHT_NUMBER if plan.tight else 1.0
    line = look.line("number") * shrink
    note = ""
    if link.fact is not None:
        figure = look.figure(link.fact.fact)
        px = look.px("number") * shrink
        sketch.figure(0, 0, width - INFO, figure, "number", color=color, px=px, fact=link.fact.fact)
        note = item_label(look, link.fact)
    elif link.headline is not None:
        words, px = look.say(link.headline), look.px("number_s") * shrink
        sketch.text(0, 0, width - INFO, words, "number_s", color, px=px, line=line, max_lines=1)
        note = look.say(link.headline_note)
    long = plan.tight and len(sketch.lines(note, width, "label")) >= MOST_LABEL_LINES
    role = "note" if long else "label"
    bottom = sketch.text(0, line - 2, width, note, role, look.palette.ink1).bottom
    box = Rect(-12, 4, width + 24, bottom)
    if link.fact is not None:
        sketch.fact_target(box, link.fact.fact, note)
    elif link.honour is not None:
        open_honour(sketch, box, link.honour)
    if link.fact is not None or link.honour is not None:
        sketch.info_mark(width, line / 2 + 4)
    return sketch.finish(bottom)


def chain_names(look: Look, link: ChainLink, width: float, plan: Plan) -> Composition:
    """Lays out the companies of a link."""
    return entity_list(
        look,
        link.entities,
        width,
        columns=plan.columns,
        describe=plan.describe,
        shown=plan.shown,
        stretch=plan.stretch,
    )


def chain_aside(block: Chain, look: Look, width: float, plan: Plan, color: str) -> Composition:
    """Lays out the two lines and the tiles; a touch opens the fact that they tell of."""
    sketch = Sketch(look, width)
    palette = look.palette
    bottom = 0.0
    if plan.aside >= BOTH_LINES:
        strong = look.say(block.aside_strong)
        bottom = sketch.text(0, 0, width, strong, "label", palette.ink1, bold=True).bottom
    if plan.aside >= ASIDE_ONLY:
        words = look.say(block.aside)
        role = "note" if plan.tight else "label"
        bottom = sketch.text(0, bottom, width, words, role, palette.ink2).bottom
    if plan.aside >= WITH_CHIPS and block.chips:
        tiles = chip_flow(
            look,
            block.chips,
            width,
            more=look.say(block.more),
            low=not plan.second,
            color=color,
        )
        sketch.place(tiles, 0, bottom + 14 + plan.stretch)
        bottom += 14 + plan.stretch + tiles.height
    if block.aside_fact is not None and plan.aside > NO_ASIDE:
        bottom = max(bottom, look.min_target)
        sketch.fact_target(Rect(-12, 0, width + 24, bottom), block.aside_fact)
    return sketch.finish(bottom)


def chain_beside(
    block: Chain, index: int, look: Look, width: float, plan: Plan, *, aside: bool
) -> Composition:
    """Lays out all that belongs to one link, from top to bottom."""
    link = block.links[index]
    color = link_color(look, index, len(block.links))
    sketch = Sketch(look, width)
    head = chain_head(look, link, width, color, plan)
    sketch.place(head, 0, 0)
    bottom = head.height
    if link.entities:
        names = chain_names(look, link, width, plan)
        sketch.place(names, 0, bottom + LIST_GAP)
        bottom += LIST_GAP + names.height
    if aside and plan.aside > NO_ASIDE:
        note = chain_aside(block, look, width, plan, color)
        sketch.place(note, 0, bottom + LIST_GAP)
        bottom += LIST_GAP + note.height
    return sketch.finish(bottom)


def chain_name(
    sketch: Sketch, link: ChainLink, box: Rect, plan: Plan, *, align: Align = "left"
) -> None:
    """Sets a link's name, in both languages where there is room, in the middle of a box."""
    look = sketch.look
    name, other = look.say(link.name), look.say_second(link.name)
    full = look.px("card_title")
    natural = sketch.advance(name, "card_title")
    px = max(look.px("note"), min(full, full * 0.99 * box.w / max(1.0, natural)))
    line = px * NAME_LINE
    second = plan.second and bool(other)
    y = box.y + (box.h - line - (look.line("label") if second else 0.0)) / 2
    ink1, ink2 = look.palette.ink1, look.palette.ink2
    rect = sketch.text(
        box.x, y, box.w, name, "card_title", ink1, px=px, line=line, align=align, max_lines=1
    )
    if second:
        spoken = look.second_language
        y = rect.bottom
        sketch.text(
            box.x, y, box.w, other, "label", ink2, language=spoken, align=align, max_lines=1
        )
