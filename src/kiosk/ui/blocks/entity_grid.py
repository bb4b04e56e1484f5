"""Composes cards of entities in groups, one of them tall or wide with a picture.

Inside, ``detail`` has four levels: 0 all, 1 the same closer together, 2 without descriptions,
3 the first row of each group and how many there are.
"""

from dataclasses import replace
from functools import partial

from kiosk.model.actions import OpenScene
from kiosk.model.blocks import EntityGrid, EntityGroup
from kiosk.model.geometry import Rect
from kiosk.model.words import EntityId
from kiosk.ui.kit.entity_card import card_height, draw_card
from kiosk.ui.kit.fullest import compose_fullest
from kiosk.ui.kit.lead_card import lead_height, tall_lead, wide_lead, wide_words
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.sketch import Sketch
from kiosk.values import dataclass

GAP, GROUP_GAP = 24.0, 22.0
LEAD_WIDTH = 560.0
NARROWEST, NARROWEST_TALL = 330.0, 330.0
MOST_ACROSS = 5
INFO = 40.0
LEVELS = (1, 2, 3)
FIRST_ROWS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """How the cards of a group stand."""

    group: EntityGroup
    shown: tuple[EntityId, ...]
    across: int
    heading: float
    card: float

    @property
    def count(self) -> int:
        """How many rows there are."""
        return -(-len(self.shown) // self.across)

    @property
    def height(self) -> float:
        """The least height of heading and cards."""
        return self.heading + self.count * self.card + (self.count - 1) * GAP


def compose(block: EntityGrid, frame: Frame) -> Composition:
    """Lays out the lead card beside the groups, or above them on an upright screen."""
    level = replace(frame, detail=LEVELS[frame.detail])
    return compose_fullest(partial(_compose, block), level)


def _compose(block: EntityGrid, frame: Frame) -> Composition:
    sketch = Sketch(frame.look, frame.width)
    lead = block.lead
    if lead is None:
        box = Rect(0, 0, frame.width, frame.height or 0.0)
        height = _groups(sketch, block, frame, box)
    elif frame.look.format == "portrait":
        height = _upright(sketch, block, lead, frame)
    else:
        height = _beside(sketch, block, lead, frame)
    return sketch.fit_height(sketch.finish(height), frame.height)


def _beside(sketch: Sketch, block: EntityGrid, lead: EntityId, frame: Frame) -> float:
    """Places the lead at the left, as tall as the groups beside it; returns the height."""
    width = min(LEAD_WIDTH, frame.width * 0.34)
    x = width + GAP
    trial = Sketch(frame.look, frame.width)
    room = Rect(x, 0, frame.width - x, 0)
    lead_h = lead_height(block, lead, frame, width)
    needed = max(_groups(trial, block, frame, room), lead_h)
    height = max(needed, frame.height or 0.0)
    tall_lead(sketch, block, lead, frame, Rect(0, 0, width, height))
    _groups(sketch, block, frame, Rect(x, 0, frame.width - x, height))
    return height


def _upright(sketch: Sketch, block: EntityGrid, lead: EntityId, frame: Frame) -> float:
    """Places the lead across the top; returns the height."""
    width = frame.width
    trial = Sketch(frame.look, width)
    groups = _groups(trial, block, frame, Rect(0, 0, width, 0))
    least = wide_words(Sketch(frame.look, width), block, lead, frame, Rect(0, 0, width, 0))
    spare = max(0.0, (frame.height or 0.0) - groups - GAP - least)
    lead_h = least + min(spare * 0.35, 180.0)
    wide_lead(sketch, block, lead, frame, Rect(0, 0, width, lead_h))
    top = lead_h + GAP
    room = max(groups, (frame.height or 0.0) - top)
    _groups(sketch, block, frame, Rect(0, top, width, room))
    return top + room


# Groups -------------------------------------------------------------------------------------


def _groups(sketch: Sketch, block: EntityGrid, frame: Frame, box: Rect) -> float:
    """Places the groups below one another, or side by side where one row holds all cards.

    Returns:
        The height used: the least one, or the box's where that is more.
    """
    count = sum(len(group.entities) for group in block.groups)
    scale = 0.5 + 0.5 * frame.look.text_scale
    one_row = (box.w - GAP * (count - 1)) / max(1, count) >= NARROWEST_TALL * scale
    if len(block.groups) > 1 and count <= MOST_ACROSS and one_row:
        return _one_row(sketch, block, frame, box, count)
    rows = [_plan(sketch, group, frame, box.w) for group in block.groups]
    needed = sum(row.height for row in rows) + GROUP_GAP * (len(rows) - 1)
    spare = max(0.0, box.h - needed) / max(1, sum(row.count for row in rows))
    y = box.y
    for row in rows:
        _group(sketch, row, frame, Rect(box.x, y, box.w, 0), row.card + spare)
        y += row.height + spare * row.count + GROUP_GAP
    return max(needed, box.h)


def _one_row(sketch: Sketch, block: EntityGrid, frame: Frame, box: Rect, count: int) -> float:
    card_w = (box.w - GAP * (count - 1)) / count
    widths = [card_w * len(g.entities) + GAP * (len(g.entities) - 1) for g in block.groups]
    rows = [_plan(sketch, g, frame, w) for g, w in zip(block.groups, widths, strict=True)]
    heading = max(row.heading for row in rows)
    card = max(row.card for row in rows)
    height = max(heading + card, box.h)
    x = box.x
    for row, width in zip(rows, widths, strict=True):
        level = replace(row, card=card)
        _group(sketch, level, frame, Rect(x, box.y, width, 0), height - heading, heading)
        x += width + GAP
    return height


def _plan(sketch: Sketch, group: EntityGroup, frame: Frame, width: float) -> _Rows:
    """Returns how a group's cards stand in a width."""
    look = frame.look
    scale = 0.5 + 0.5 * look.text_scale
    most = int((width + GAP) // (NARROWEST * scale + GAP))
    across = max(1, min(len(group.entities), most, MOST_ACROSS))
    rows = -(-len(group.entities) // across)
    # Rows of equal length: six in rows of four would leave two alone below.
    across = -(-len(group.entities) // rows)
    shown = group.entities[:across] if frame.detail >= FIRST_ROWS and rows > 1 else group.entities
    card_w = (width - GAP * (across - 1)) / across
    card = max(card_height(look.kiosk.entities[one], frame, card_w) for one in shown)
    lines = sketch.lines(_heading(group, shown, frame), width, "label_strong")
    heading = len(lines) * look.line("label_strong") + 14
    if len(shown) < len(group.entities):
        heading = max(heading, look.min_target + 8)
    return _Rows(group=group, shown=shown, across=across, heading=heading, card=card)


def _heading(group: EntityGroup, shown: tuple[EntityId, ...], frame: Frame) -> str:
    """Returns a group's title, with how many it has where not all are shown."""
    title = frame.look.say(group.title)
    if len(shown) == len(group.entities):
        return title
    return f"{title} {frame.look.word('more_count').format(n=len(group.entities))}"


def _group(
    sketch: Sketch,
    row: _Rows,
    frame: Frame,
    box: Rect,
    card_h: float,
    heading: float | None = None,
) -> None:
    look = frame.look
    words = _heading(row.group, row.shown, frame)
    top = box.y + (row.heading if heading is None else heading)
    text = sketch.text(box.x, box.y + 2, box.w, words, "label_strong", look.accent.text)
    if len(row.shown) < len(row.group.entities):
        sketch.info_mark(text.right + INFO, text.y + text.h / 2)
        target = Rect(box.x - 8, box.y - 6, text.w + INFO + 16, look.min_target)
        sketch.target(target, OpenScene(look.scene), words, look.word("open_detail"))
    for index, name in enumerate(row.shown):
        column, line = index % row.across, index // row.across
        # The last row shares out its width among the cards that are left.
        beside = min(row.across, len(row.shown) - line * row.across)
        width = (box.w - GAP * (beside - 1)) / beside
        x, y = box.x + column * (width + GAP), top + line * (card_h + GAP)
        draw_card(sketch, name, frame, Rect(x, y, width, card_h), row.card)
