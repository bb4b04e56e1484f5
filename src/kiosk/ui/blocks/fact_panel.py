"""Composes a full-height coloured panel: where we are, a headline, figures below one another."""

from dataclasses import replace

from kiosk.model.blocks import FactItem, FactPanel
from kiosk.model.geometry import Rect
from kiosk.model.words import TabId
from kiosk.theme.tokens import CONTRAST_ART_OPACITY, TYPE
from kiosk.ui.kit.fact_words import item_label
from kiosk.ui.kit.fullest import compose_fullest
from kiosk.ui.kit.leaves import (
    BoxLeaf,
    Composition,
    ImageLeaf,
    Linear,
    LineLeaf,
    Solid,
    Stop,
    Stroke,
)
from kiosk.ui.kit.look import Frame, Look
from kiosk.ui.kit.sketch import Sketch

LEFT, LEFT_UPRIGHT = 72.0, 56.0
EYEBROW_Y, EYEBROW_Y_UPRIGHT = 52.0, 60.0
BOTTOMS = (40.0, 34.0, 20.0)
PADS = (10.0, 10.0, 6.0)
TITLE_SHARES = (1.37, 1.0, 0.85)
"""How much larger than a scene's title the headline is at each level of detail."""
LEAST_TITLE_PX = 44.0
NUMBER_SHARES = (1.0, 0.9, 0.72)
LEAST_NUMBER_PX = 54.0
INFO = 44.0
RULE_ALPHA = 0.55
FOOT_SHADE = 0.7
MOST_SPARE = 40.0


def compose(block: FactPanel, frame: Frame) -> Composition:
    """Lays out the panel; upright, the figures stand in one row below the headline.

    Headline and figures are set smaller before the subtitle is left out.
    """

    def compose_at(level: Frame) -> Composition:
        return _compose(block, level, subtitle=level.detail == 0)

    if frame.height is not None:
        for detail in range(len(TITLE_SHARES)):
            whole = _compose(block, replace(frame, detail=detail), subtitle=True)
            if not whole.misfits:
                return whole
    return compose_fullest(compose_at, frame)


def _compose(block: FactPanel, frame: Frame, *, subtitle: bool) -> Composition:
    look = frame.look
    upright = look.format == "portrait"
    sketch = Sketch(look, frame.width)
    left = LEFT_UPRIGHT if upright else LEFT
    room = frame.width - 2 * left
    trial = Sketch(look, frame.width)
    words = look.say(block.subtitle) if subtitle else ""
    head = _head(trial, block, frame, words, Rect(left, 0, room, 0))
    across = len(block.facts) if upright else 1
    width = room / across
    heights = [_fact_height(item, frame, width - (24 if upright else INFO)) for item in block.facts]
    if upright:
        heights = [max(heights)] * across
    rows = 1 if upright else len(heights)
    needed = head + (max(heights) if upright else sum(heights)) + BOTTOMS[frame.detail]
    height = max(needed, frame.height or 0.0)
    spare = min((height - needed) / rows, MOST_SPARE)
    _background(sketch, block, frame, height)
    _head(sketch, block, frame, words, Rect(left, 0, room, 0))
    x, y = left, head
    for item, natural in zip(block.facts, heights, strict=True):
        cell = Rect(x, y, width, natural + spare)
        _fact(sketch, item, frame, cell, spare)
        x, y = (x + width, y) if upright else (x, cell.bottom)
    return sketch.fit_height(sketch.finish(height), frame.height)


def _background(sketch: Sketch, block: FactPanel, frame: Frame, height: float) -> None:
    palette = frame.look.palette
    contrast = palette.name == "contrast"
    box = Rect(0, 0, frame.width, height)
    dark = palette.ring_core[1]
    # Until the drawing has come, and where it never does, words are as light as on it.
    sketch.add(BoxLeaf(rect=box, fill=Solid(palette.canvas if contrast else dark)))
    image = block.image if frame.width < height else block.image_wide
    opacity = CONTRAST_ART_OPACITY if contrast else 1.0
    sketch.add(ImageLeaf(rect=box, image=image, cover=True, opacity=opacity))
    # The drawing is brightest at its foot, where the last lines of words may stand.
    stops = (Stop(0.5, dark, 0.0), Stop(0.8, dark, FOOT_SHADE), Stop(1, dark, FOOT_SHADE))
    sketch.add(BoxLeaf(rect=box, fill=Linear(stops)))


def _place(look: Look) -> tuple[str, str]:
    """Returns the tab's name, and which of its scenes this is."""
    if look.kiosk.place(look.scene) < 0:
        return "", ""
    tab_id, _, scene_id = look.scene.partition("/")
    tab = look.kiosk.tab(TabId(tab_id))
    at = tab.scene_ids.index(scene_id) + 1
    return look.say(tab.name), look.word("page_of").format(n=at, of=len(tab.scenes))


def _head(sketch: Sketch, block: FactPanel, frame: Frame, subtitle: str, box: Rect) -> float:
    """Sets eyebrow, headline and subtitle; returns where the figures begin.

    Args:
        sketch: Where to.
        block: The panel.
        frame: Its room.
        subtitle: "" where there is no room for it.
        box: Left edge and width of all lines.
    """
    look = frame.look
    palette = look.palette
    y = EYEBROW_Y_UPRIGHT if look.format == "portrait" else EYEBROW_Y
    name, count = _place(look)
    text = sketch.text(box.x, y, box.w, name, "eyebrow", palette.panel_gold)
    if name:
        x = text.right + 16
        sketch.text(x, y, box.w, count, "eyebrow", palette.panel_cream, bold=False)
        y = text.bottom + 4
    px = _title_px(sketch, look.say(block.title), box.w, TITLE_SHARES[frame.detail])
    title = look.say(block.title)
    y = sketch.text(box.x, y, box.w, title, "h1", palette.panel_ink, px=px).bottom
    if subtitle:
        y = sketch.text(box.x, y + 6, box.w, subtitle, "subtitle", palette.panel_cream).bottom
    return y + (24 if frame.detail == 0 else 14)


def _title_px(sketch: Sketch, words: str, room: float, share: float) -> float:
    """Returns the size at which no line of the headline has to be broken again."""
    px = sketch.look.px("h1") * share
    widest = max(sketch.advance(line, "h1", px=px) for line in words.split("\n"))
    return max(LEAST_TITLE_PX, px * min(1.0, room / widest * 0.995))


def _fact_height(item: FactItem, frame: Frame, width: float) -> float:
    look = frame.look
    lines = Sketch(look, width).lines(item_label(look, item), width, "label")
    number = _number_px(look, frame.detail) * TYPE["number"].line / TYPE["number"].px
    return 2 * PADS[frame.detail] + number + len(lines) * look.line("label")


def _number_px(look: Look, detail: int) -> float:
    return max(LEAST_NUMBER_PX, look.px("number") * NUMBER_SHARES[detail])


def _fact(sketch: Sketch, item: FactItem, frame: Frame, cell: Rect, spare: float) -> None:
    look = frame.look
    palette = look.palette
    upright = look.format == "portrait"
    stroke = Stroke(Solid(palette.panel_gold, RULE_ALPHA), 2)
    end = cell.right - (24 if upright else 0)
    sketch.add(LineLeaf(points=((cell.x, cell.y), (end, cell.y)), stroke=stroke))
    figure = sketch.figure(
        cell.x,
        cell.y + PADS[frame.detail] + (0.0 if upright else spare * 0.3),
        end - cell.x - (0.0 if upright else INFO),
        look.figure(item.fact),
        "number",
        color=palette.panel_gold,
        unit_color=palette.panel_ink,
        px=_number_px(look, frame.detail),
        fact=item.fact,
        least_px=LEAST_NUMBER_PX,
    )
    sketch.info_mark(end, cell.y + 28, palette.panel_gold)
    words = item_label(look, item)
    room = end - cell.x - (0.0 if upright else INFO)
    sketch.text(cell.x, figure.bottom, room, words, "label", palette.panel_cream)
    target = Rect(cell.x, cell.y + 5, end - cell.x + 8, cell.h - 10)
    sketch.fact_target(target, item.fact, words, radius=14)
