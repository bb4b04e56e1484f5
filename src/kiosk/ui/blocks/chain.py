"""Composes interlocking links with a figure and a list below, or beside, each."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.model.blocks import Chain, ChainLink
from kiosk.model.geometry import Rect
from kiosk.ui.kit.chain_parts import (
    ASIDE_ONLY,
    BOTH_LINES,
    LIST_GAP,
    NAME_LINE,
    NO_ASIDE,
    WITH_CHIPS,
    Plan,
    aside_run,
    chain_aside,
    chain_beside,
    chain_head,
    chain_name,
    chain_names,
)
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.links import BAND, HALO, OVERLAP, draw_links, link_color
from kiosk.ui.kit.look import Frame, Look
from kiosk.ui.kit.sketch import Sketch

INDENT = 44.0
"""Text stands this far right of its link's left edge."""
GUTTER, RULE_GAP, LAST_MARGIN = 60.0, 36.0, 24.0
HEAD_GAP, TIGHT_GAP = 16.0, 10.0
MOST_LINK, LEAST_INSIDE = 209.0, 62.0
LEAST_COLUMN, WIDE_COLUMN = 280.0, 560.0
"""Narrower columns stand beside links that go downwards; wider ones hold two names a row."""
UPRIGHT_LINK, TIGHT_LINK = 420.0, 356.0
UPRIGHT_GAP, UPRIGHT_ROW_GAP = 40.0, 20.0
UPRIGHT_RADIUS = 150.0
MOST_STRETCH = 18.0
GLYPH, LEAST_GLYPH, GLYPH_GAP = 116.0, 52.0, 28.0
LEAST_GLYPH_UPRIGHT, BESIDE_GAP = 36.0, 20.0
NAME_REACH = 8.0
ROUNDED_END = 58.0
"""Words keep this far off the free end of the first and last link, where it is round."""
SLACK = 1.06
"""Letters do not shrink quite in proportion to their size."""
GLYPH_LINE = 1.1
LENS_MARGIN, MOST_SHIFT = 22.0, 24.0


def compose(block: Chain, frame: Frame) -> Composition:
    """Lays out the links in a row with columns below, or downwards with facts beside them."""
    count = len(block.links)
    narrow = frame.width / count < LEAST_COLUMN * (0.5 + 0.5 * frame.look.text_scale)
    upright = frame.look.format == "portrait" or narrow
    lay_out = _upright if upright else _level
    plans = list(_plans(block, frame, upright=upright))
    if frame.height is None:
        plans = plans[-1:]
    result = lay_out(block, frame, plans[0])
    for plan in plans[1:]:
        if frame.height is None or result.height <= frame.height + 1:
            break
        result = lay_out(block, frame, plan)
    sketch = Sketch(frame.look, frame.width)
    return sketch.fit_height(result, frame.height)


def _plans(block: Chain, frame: Frame, *, upright: bool) -> Iterator[Plan]:
    """Yields what may be shown at a detail, most first."""
    column = frame.width - UPRIGHT_LINK if upright else frame.width / len(block.links)
    columns = 2 if column >= WIDE_COLUMN * frame.look.text_scale else 1
    if upright:
        columns = 2 if frame.look.text_scale < 1.5 else 1
    if frame.detail == 0:
        second = any(frame.look.say_second(link.name) for link in block.links)
        yield Plan(columns=columns, describe=not upright, second=second)
        return
    if frame.detail == 1:
        yield Plan(columns=columns, tight=upright)
        return
    for aside in (WITH_CHIPS, BOTH_LINES, ASIDE_ONLY):
        yield Plan(columns=columns, aside=aside, tight=True)
    most = max((len(link.entities) for link in block.links), default=0)
    for aside in (BOTH_LINES, ASIDE_ONLY, NO_ASIDE):
        for shown in range(max(1, most - 1), 0, -1):
            yield Plan(columns=1, shown=shown, aside=aside, tight=True)


# Links in a row ---------------------------------------------------------------------------------


def _level(block: Chain, frame: Frame, plan: Plan) -> Composition:
    """Lays out links from left to right; spare height goes to links, rows and gaps."""
    least_link = _least_link(frame.look, plan)
    least = _level_at(block, frame, plan, least_link, 0.0)
    room = frame.height or 0.0
    spare = room - least.height
    if spare <= 0:
        return least
    link = min(MOST_LINK * max(1.0, room / 600), least_link + spare)
    spare -= link - least_link
    rows = max((len(entry.entities) for entry in block.links), default=0) / plan.columns
    grown = replace(plan, stretch=min(MOST_STRETCH, spare / rows) if rows else 0.0)
    roomy = _level_at(block, frame, grown, link, 0.0)
    gap = (room - roomy.height) / 3
    if gap > 0:
        roomy = _level_at(block, frame, grown, link, gap)
    return replace(roomy, height=max(room, roomy.height))


def _least_link(look: Look, plan: Plan) -> float:
    """Returns the least height of a link: its words and its two bands."""
    words = look.line("card_title") + (look.line("label") if plan.second else 0.0)
    return max(words, LEAST_INSIDE) + 2 * (BAND + HALO)


def _level_at(block: Chain, frame: Frame, plan: Plan, link_h: float, gap: float) -> Composition:
    look = frame.look
    sketch = Sketch(look, frame.width)
    count = len(block.links)
    pitch = (frame.width - OVERLAP) / count
    boxes = tuple(Rect(i * pitch, 0, pitch + OVERLAP, link_h) for i in range(count))
    draw_links(sketch, boxes, upright=False)
    cells = [_cell(boxes[i], frame.width, last=i == count - 1) for i in range(count)]
    y = link_h + (TIGHT_GAP if plan.tight else HEAD_GAP) + gap
    heads = y
    for index, link in enumerate(block.links):
        _level_words(sketch, link, boxes[index], index, count, plan)
        head = chain_head(look, link, cells[index].w, link_color(look, index, count), plan)
        sketch.place(head, cells[index].x, y)
        heads = max(heads, y + head.height)
    bottom = _level_lists(sketch, block, plan, cells, heads, heads + LIST_GAP + gap)
    start, end = aside_run(block)
    for index in range(1, count):
        x = cells[index].x - RULE_GAP
        sketch.rule(x, y + 6, x, heads if start < index < end else bottom)
    return sketch.finish(bottom)


def _level_lists(
    sketch: Sketch, block: Chain, plan: Plan, cells: list[Rect], heads: float, top: float
) -> float:
    """Places lists and aside side by side; returns where they end."""
    look = sketch.look
    bottom = heads
    for cell, link in zip(cells, block.links, strict=True):
        if link.entities:
            names = chain_names(look, link, cell.w, plan)
            sketch.place(names, cell.x, top)
            bottom = max(bottom, top + names.height)
    start, end = aside_run(block)
    if start >= 0 and plan.aside > NO_ASIDE:
        width = cells[end - 1].right - cells[start].x
        color = link_color(look, start, len(block.links))
        note = chain_aside(block, look, width, plan, color)
        sketch.place(note, cells[start].x, top + max(0.0, bottom - top - note.height) / 2)
        bottom = max(bottom, top + note.height)
    return bottom


def _cell(link: Rect, width: float, *, last: bool) -> Rect:
    """Returns the column below a link."""
    x = link.x + INDENT
    right = width - LAST_MARGIN if last else link.right - OVERLAP + INDENT - GUTTER
    return Rect(x, 0, right - x, 0)


def _level_words(
    sketch: Sketch, link: ChainLink, box: Rect, index: int, count: int, plan: Plan
) -> None:
    """Sets a link's glyph and name between the links that reach into it."""
    look = sketch.look
    left = box.x + (BAND + OVERLAP - LENS_MARGIN if index == 0 else OVERLAP + LENS_MARGIN)
    ending = BAND + LENS_MARGIN if index == count - 1 else OVERLAP + LENS_MARGIN / 2
    room = box.right - ending - left
    glyph = look.say(link.glyph)
    words = _words_width(sketch, link, plan)
    unit = sketch.advance(glyph, "card_title", px=100.0) / 100.0
    line = box.h - 2 * BAND
    px = max(LEAST_GLYPH, min(GLYPH, line * 0.96, (room - words - GLYPH_GAP) / unit))
    color = link_color(look, index, count)
    left += max(0.0, min(MOST_SHIFT, (room - px * unit - GLYPH_GAP - words) / 2))
    sketch.text(left, box.y + BAND, px * unit + 1, glyph, "card_title", color, px=px, line=line)
    x = left + px * unit + min(GLYPH_GAP, px * 0.24)
    right = box.right - ending + LENS_MARGIN / 2
    chain_name(sketch, link, Rect(x, box.y, right - x, box.h), plan)


def _words_width(sketch: Sketch, link: ChainLink, plan: Plan) -> float:
    """Returns the width of a link's name in its largest size."""
    width = sketch.advance(sketch.look.say(link.name), "card_title")
    if not plan.second:
        return width
    second = sketch.look.say_second(link.name)
    spoken = sketch.look.second_language
    return max(width, sketch.advance(second, "label", language=spoken))


# Links downwards --------------------------------------------------------------------------------


def _upright(block: Chain, frame: Frame, plan: Plan) -> Composition:
    """Lays out links downwards, what belongs to each at its right."""
    look = frame.look
    sketch = Sketch(look, frame.width)
    count = len(block.links)
    link_w = min(TIGHT_LINK if plan.tight else UPRIGHT_LINK, frame.width * 0.44)
    x = link_w + UPRIGHT_GAP
    width = frame.width - x - 12
    last_aside = aside_run(block)[1] - 1
    parts = [
        chain_beside(block, index, look, width, plan, aside=index == last_aside)
        for index in range(count)
    ]
    heights = _even([part.height + UPRIGHT_ROW_GAP for part in parts], frame.height)
    tops = [sum(heights[:index]) for index in range(count)]
    boxes = tuple(Rect(0, tops[i], link_w, heights[i] + OVERLAP) for i in range(count))
    radius = min(UPRIGHT_RADIUS, (min(heights) + OVERLAP) / 2)
    draw_links(sketch, boxes, upright=True, radius=radius)
    for index, part in enumerate(parts):
        _upright_words(sketch, block.links[index], boxes[index], index, count, plan)
        middle = tops[index] + (OVERLAP + heights[index]) / 2
        sketch.place(part, x, middle - part.height / 2)
        if index:
            y = tops[index] + OVERLAP / 2
            sketch.rule(x, y, frame.width, y)
    return sketch.finish(boxes[-1].bottom)


def _even(least: list[float], height: float | None) -> list[float]:
    """Returns row heights that share the room, as equal as what they hold allows."""
    if height is None:
        return least
    room = height - OVERLAP
    low, high = 0.0, max(room, 0.0)
    for _ in range(40):
        level = (low + high) / 2
        if sum(max(one, level) for one in least) > room:
            high = level
        else:
            low = level
    return [max(one, low) for one in least]


def _upright_words(
    sketch: Sketch, link: ChainLink, box: Rect, index: int, count: int, plan: Plan
) -> None:
    """Sets a link's glyph above its name, or before it where the link is low."""
    look = sketch.look
    top = box.y + (ROUNDED_END if index == 0 else OVERLAP)
    bottom = box.bottom - (ROUNDED_END if index == count - 1 else OVERLAP)
    glyph, color = look.say(link.glyph), link_color(look, index, count)
    words = look.px("card_title") * NAME_LINE + (look.line("label") if plan.second else 0.0)
    inset = BAND + LENS_MARGIN
    inner = Rect(box.x + inset, top, box.w - 2 * inset, bottom - top)
    px = min(GLYPH, (inner.h - words - 12) / GLYPH_LINE)
    if px >= GLYPH * 0.6:
        line = px * GLYPH_LINE
        y = top + (inner.h - line - words) / 2
        x, width = inner.x, inner.w
        sketch.text(x, y, width, glyph, "card_title", color, px=px, line=line, align="center")
        broad = Rect(x - NAME_REACH, y + line, width + 2 * NAME_REACH, words)
        chain_name(sketch, link, broad, plan, align="center")
        return
    unit = sketch.advance(glyph, "card_title", px=100.0) / 100.0
    least = _words_width(sketch, link, plan) * look.px("note") / look.px("card_title") * SLACK
    px = min(GLYPH * 0.8, inner.h * 0.9, (inner.w - BESIDE_GAP - least) / unit)
    if px < LEAST_GLYPH_UPRIGHT:
        alone = Rect(inner.x - LENS_MARGIN, top, inner.w + 2 * LENS_MARGIN, inner.h)
        chain_name(sketch, link, alone, plan, align="center")
        return
    wide = px * unit + BESIDE_GAP
    name = min(_words_width(sketch, link, plan), inner.w - wide)
    x = inner.x + (inner.w - wide - name) / 2
    sketch.text(x, top, wide, glyph, "card_title", color, px=px, line=inner.h)
    x += wide
    chain_name(sketch, link, Rect(x, top, inner.right - x, inner.h), plan)
