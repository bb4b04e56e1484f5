"""Composes a low card with two to four titled points."""

from kiosk.model.blocks import IconPoint, Points
from kiosk.model.geometry import Rect
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.links import link_color
from kiosk.ui.kit.look import Frame, Look
from kiosk.ui.kit.sketch import Sketch

PAD, ROW_PAD = 36.0, 14.0
ICON, ICON_GAP, WORD_GAP = 44.0, 22.0, 20.0
LEAST_HEIGHT, NARROW = 88.0, 400.0
TALL_PAD = 16.0
CHAIN_ACCENT = "teal"


def compose(block: Points, frame: Frame) -> Composition:
    """Lays out the points side by side, their words on one line, on two, or a point a row."""
    look = frame.look
    sketch = Sketch(look, frame.width)
    count = len(block.points)
    cell = frame.width / count
    words = frame.detail < 2
    if words and _fit(sketch, block, cell, inline=True):
        across, inline = count, True
    elif _fit(sketch, block, cell, inline=False):
        across, inline = count, False
    elif not words and _fit_tall(sketch, block, cell):
        return _tall(block, frame)
    else:
        across, inline = 1, words and _fit(sketch, block, frame.width, inline=True)
    rows = -(-count // across)
    width = frame.width / across
    natural = max(
        _height(sketch, point, width, inline=inline, words=words) for point in block.points
    )
    row_h = max(natural, LEAST_HEIGHT / rows, (frame.height or 0.0) / rows)
    sketch.card(Rect(0, 0, frame.width, row_h * rows))
    for index, point in enumerate(block.points):
        box = Rect(index % across * width, index // across * row_h, width, row_h)
        _point(sketch, point, box, _color(look, index, count), inline=inline, words=words)
        if index % across:
            sketch.rule(box.x, box.y + 22, box.x, box.bottom - 22)
        elif index:
            sketch.rule(PAD, box.y, frame.width - PAD, box.y)
    return sketch.fit_height(sketch.finish(row_h * rows), frame.height)


def _tall(block: Points, frame: Frame) -> Composition:
    """Lays out titles only, side by side, each below its icon."""
    look = frame.look
    sketch = Sketch(look, frame.width)
    count = len(block.points)
    width = frame.width / count
    line = look.line("panel_title")
    natural = ICON + line + 2 * ROW_PAD
    height = max(natural, frame.height or 0.0)
    sketch.card(Rect(0, 0, frame.width, height))
    top = (height - ICON - line) / 2
    for index, point in enumerate(block.points):
        x, color = index * width, _color(look, index, count)
        sketch.icon(x + (width - ICON) / 2, top, ICON, point.icon, color)
        name = look.say(point.title)
        sketch.text(
            x + TALL_PAD,
            top + ICON,
            width - 2 * TALL_PAD,
            name,
            "panel_title",
            color,
            align="center",
        )
        if index:
            sketch.rule(x, 22, x, height - 22)
    return sketch.fit_height(sketch.finish(height), frame.height)


def _fit_tall(sketch: Sketch, block: Points, width: float) -> bool:
    names = (sketch.look.say(point.title) for point in block.points)
    return max(sketch.advance(name, "panel_title") for name in names) <= width - 2 * TALL_PAD


def _color(look: Look, index: int, count: int) -> str:
    """Returns the colour of a point: beside the chain they go from teal to violet, too."""
    if look.accent_name == CHAIN_ACCENT:
        return link_color(look, index, count)
    return look.accent.text


def _room(width: float) -> float:
    return width - 2 * (PAD if width > NARROW else TALL_PAD) - ICON - ICON_GAP


def _fit(sketch: Sketch, block: Points, width: float, *, inline: bool) -> bool:
    """Says whether every point fits: on one line, or its title on one above its words."""
    for point in block.points:
        needed = sketch.advance(sketch.look.say(point.title), "panel_title")
        if inline:
            needed += WORD_GAP + sketch.advance(sketch.look.say(point.body), "label")
        if needed > _room(width):
            return False
    return True


def _height(sketch: Sketch, point: IconPoint, width: float, *, inline: bool, words: bool) -> float:
    look = sketch.look
    line = look.line("panel_title")
    if inline or not words:
        return max(line, ICON) + 2 * ROW_PAD
    lines = len(sketch.lines(look.say(point.body), _room(width), "label"))
    return line + lines * look.line("label") + 2 * ROW_PAD


def _point(
    sketch: Sketch, point: IconPoint, box: Rect, color: str, *, inline: bool, words: bool
) -> None:
    look = sketch.look
    title, body = look.say(point.title), look.say(point.body) if words else ""
    room = _room(box.w)
    used = sketch.advance(title, "panel_title")
    if body and inline:
        used += WORD_GAP + sketch.advance(body, "label")
    elif body:
        lines = sketch.lines(body, room, "label")
        used = max(used, *(sketch.advance(line, "label") for line in lines))
    x = box.x + (box.w - used - ICON - ICON_GAP) / 2
    if box.w == sketch.width:
        x = box.x + PAD
    line = look.line("panel_title")
    height = _height(sketch, point, box.w, inline=inline, words=bool(body)) - 2 * ROW_PAD
    middle = box.y + box.h / 2
    sketch.icon(x, middle - ICON / 2, ICON, point.icon, color)
    x += ICON + ICON_GAP
    top = middle - (line if inline or not body else height) / 2
    name = sketch.text(x, top, room + 1, title, "panel_title", color)
    if not body:
        return
    if inline:
        left = name.right + WORD_GAP
        y = middle - look.line("label") / 2 + 2
        sketch.text(left, y, box.right - left, body, "label", look.palette.ink2)
    else:
        sketch.text(x, name.bottom, room + 1, body, "label", look.palette.ink2)
