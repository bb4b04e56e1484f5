"""Composes a detail sheet over the whole window: head, what is large, words in pages, controls."""

from kiosk.model.geometry import Rect
from kiosk.model.journey import SheetShape
from kiosk.model.sheet_parts import SheetContent
from kiosk.theme.tokens import RADIUS_SHEET
from kiosk.ui.kit.badge import badge, badge_width
from kiosk.ui.kit.leaves import BoxLeaf, Composition, Solid, Stroke
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.scenes.stage import Stage
from kiosk.ui.shell.sheet_controls import Foot, draw_foot, measure_foot
from kiosk.ui.shell.sheet_flow import Column
from kiosk.ui.shell.sheet_layout import ASIDE_GAP, COLUMN_GAP, SheetLayout, lay_out
from kiosk.ui.shell.sheet_left import draw_left
from kiosk.values import dataclass

TOP, SIDE, WIDEST = 88.0, 112.0, 1696.0
TOP_LEAST, SIDE_LEAST = 40.0, 48.0
"""A sheet is larger where text is: at 150 % this is left of the window at its top and sides."""
PAD, PORTRAIT_PAD = 64.0, 56.0
EYEBROW_Y, HEAD_GAP, FOOT_GAP, FOOT_BOTTOM = 48.0, 28.0, 16.0, 32.0
GRABBER = (96.0, 8.0, 16.0)
RULE_AT = 12.0
TITLE_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetComposition:
    """A laid out sheet.

    Attributes:
        composition: In window coordinates: the window is as wide as the stage and as high as
            stage and bar together.
        pages: How many pages the sheet has.
        rect: Where the sheet lies in the window.
        shape: What the visit must know to step through the sheet.
    """

    composition: Composition
    pages: int
    rect: Rect
    shape: SheetShape


def compose_sheet(
    content: SheetContent,
    look: Look,
    stage: Stage,
    *,
    page: int,
    table: bool,
    touch_x: float | None = None,
) -> SheetComposition:
    """Lays out a sheet.

    Args:
        content: What it shows.
        look: How everything looks; the accent is the content's own.
        stage: The screen.
        page: Which page, from 0; one beyond the last shows the last.
        table: Whether the table is shown instead of the chart.
        touch_x: Where the touch that opened it was, in window units: on a screen much wider
            than the sheet it opens there. None opens it in the middle.
    """
    look = look.with_accent(content.accent)
    table = table and content.chart is not None
    window = (stage.width, stage.height + stage.bar)
    box = _sheet_box(look, stage, window, touch_x)
    pad = PORTRAIT_PAD if stage.format == "portrait" else PAD
    inner = Rect(box.x + pad, box.y + EYEBROW_Y, box.w - 2 * pad, box.h - EYEBROW_Y)
    sketch = Sketch(look, window[0])
    _surface(sketch, box)
    top = _head(sketch, content, inner)
    layout, foot = _settle(content, look, stage, inner, top, page=page, table=table)
    page = min(max(page, 0), layout.pages - 1)
    _body(sketch, content, layout, page)
    shape = SheetShape(pages=layout.pages, siblings=content.siblings, position=content.position)
    back = page > 0 or content.position > 0
    forth = page + 1 < layout.pages or content.position + 1 < len(content.siblings)
    foot_y = box.bottom - FOOT_BOTTOM - foot.height
    draw_foot(sketch, foot, inner.x, foot_y, back=back, forth=forth)
    return SheetComposition(
        composition=sketch.finish(window[1]), pages=layout.pages, rect=box, shape=shape
    )


def _sheet_box(
    look: Look, stage: Stage, window: tuple[float, float], touch_x: float | None
) -> Rect:
    grown = min(1.0, 2 * (look.text_scale - 1))
    top = TOP - grown * (TOP - TOP_LEAST)
    if stage.format == "portrait":
        return Rect(0, top, window[0], window[1] - top)
    side = SIDE - grown * (SIDE - SIDE_LEAST)
    width = min(WIDEST + 2 * (SIDE - side), window[0] - 2 * side)
    x = (window[0] - width) / 2
    if touch_x is not None and stage.format == "ultrawide":
        x = min(max(touch_x - width / 2, side), window[0] - side - width)
    return Rect(x, top, width, window[1] - top)


def _surface(sketch: Sketch, box: Rect) -> None:
    palette = sketch.look.palette
    edge = Stroke(Solid(palette.line2), 2) if palette.name != "day" else None
    corners = (float(RADIUS_SHEET), float(RADIUS_SHEET), 0.0, 0.0)
    sketch.add(
        BoxLeaf(rect=box, fill=Solid(palette.surface), stroke=edge, radius=corners, elevation=2)
    )
    width, height, down = GRABBER
    handle = Rect(box.x + (box.w - width) / 2, box.y + down, width, height)
    sketch.add(BoxLeaf(rect=handle, fill=Solid(palette.line2), radius=height / 2))


def _head(sketch: Sketch, content: SheetContent, inner: Rect) -> float:
    """Sets eyebrow, badge, title and subtitle; returns where the content begins."""
    look = sketch.look
    room = inner.w - (badge_width(sketch) + 18 if content.derived else 0)
    eyebrow = sketch.text(inner.x, inner.y, room, content.eyebrow, "eyebrow", look.accent.text)
    if content.derived:
        badge(sketch, eyebrow.right + 18, eyebrow.y, look.line("eyebrow"))
    long = len(sketch.lines(content.title, inner.w, "sheet_title")) > TITLE_LINES
    role = "card_title" if long else "sheet_title"
    ink = look.palette.ink1
    title = sketch.text(inner.x, eyebrow.bottom + 10, inner.w, content.title, role, ink)
    words, quiet = content.subtitle, look.palette.ink2
    below = sketch.text(inner.x, title.bottom + 6, inner.w, words, "label", quiet)
    return below.bottom + HEAD_GAP


def _settle(
    content: SheetContent,
    look: Look,
    stage: Stage,
    inner: Rect,
    top: float,
    *,
    page: int,
    table: bool,
) -> tuple[SheetLayout, Foot]:
    """Returns layout and controls; a foot that tells the page may leave less room for words."""

    def attempt(pages: int) -> SheetLayout:
        foot = measure_foot(content, look, inner.w, page=page, pages=pages, table=table)
        bottom = inner.bottom - FOOT_BOTTOM - foot.height - FOOT_GAP
        room = Rect(inner.x, top, inner.w, bottom - top)
        return lay_out(content, look, stage, room, table=table)

    layout = attempt(1)
    if layout.pages > 1:
        layout = attempt(layout.pages)
    shown = min(max(page, 0), layout.pages - 1)
    foot = measure_foot(content, look, inner.w, page=shown, pages=layout.pages, table=table)
    return layout, foot


def _body(sketch: Sketch, content: SheetContent, layout: SheetLayout, page: int) -> None:
    """Draws what is large and one page of words; a side with fewer pages keeps its last."""
    if layout.left is not None:
        if layout.tables:
            column = layout.tables[min(page, len(layout.tables) - 1)]
            _column(sketch, column, layout.left)
        else:
            draw_left(sketch, content, layout.left)
        if layout.aside is not None:
            layout.aside.draw(sketch, layout.left.x, layout.left.bottom + ASIDE_GAP)
    rooms = [layout.right] if layout.second is None else [layout.right, layout.second]
    columns = layout.columns[min(page, len(layout.columns) - 1)] if layout.columns else ()
    for column, room in zip(columns, rooms, strict=False):
        _column(sketch, column, room)
    upright = layout.left is not None and layout.left.bottom <= layout.right.y
    if not upright:
        apart = layout.second if layout.second is not None else layout.right
        if apart is not layout.right or layout.left is not None:
            x = apart.x - COLUMN_GAP + RULE_AT
            sketch.rule(x, apart.y, x, apart.bottom)


def _column(sketch: Sketch, column: Column, room: Rect) -> None:
    if column.height > room.h + 1:
        sketch.misfit("", f"a part of the sheet needs {column.height:.0f} units, has {room.h:.0f}")
    column.draw(sketch, room.x, room.y)
