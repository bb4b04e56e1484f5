"""Bars whose form tells how exactly the source states them.

Stated: solid. Derived or expected: a dashed outline over a tint. "Over": the end stays open
and two dashed sides go on. "Nearly": the last piece is only a dashed outline.
"""

import math
from typing import Literal

from kiosk.charts.canvas import DASH, Canvas, Point
from kiosk.charts.style import Ink, is_dashed
from kiosk.model.charts import Datum
from kiosk.model.geometry import Rect

OPEN = 18.0
"""How far an open end goes on, in layout units."""
OUTLINE = 4.0
Toward = Literal["up", "right"]


def rise(datum: Datum) -> float:
    """Returns how far a datum's bar is drawn beyond its value."""
    return OPEN if datum.qualifier == "over" else 0.0


def draw_bar(canvas: Canvas, bar: Rect, datum: Datum, ink: Ink, toward: Toward = "up") -> None:
    """Draws one bar into the figure layer.

    Args:
        canvas: What it is drawn on.
        bar: From its base to its value.
        datum: What it stands for.
        ink: Its colours.
        toward: Where it grows to.
    """
    if bar.w <= 0 or bar.h <= 0:
        return
    if is_dashed(datum):
        canvas.box("figure", bar, ink.tint)
        _outline(canvas, bar, ink.edge, 0.0, datum, toward)
        return
    length = bar.h if toward == "up" else bar.w
    tip = min(OPEN, 0.4 * length) if datum.qualifier == "nearly" else 0.0
    solid = _cut(bar, tip, toward)
    if ink.hatched:
        canvas.hatched_box("figure", solid, ink.fill, ink.edge)
    else:
        canvas.box("figure", solid, ink.fill)
    if datum.qualifier in {"nearly", "over"}:
        edge = ink.edge if ink.hatched else ink.fill
        _outline(canvas, bar, edge, length - tip, datum, toward)


def _cut(bar: Rect, tip: float, toward: Toward) -> Rect:
    """Returns a bar without its last piece."""
    if toward == "up":
        return Rect(bar.x, bar.y + tip, bar.w, bar.h - tip)
    return Rect(bar.x, bar.y, bar.w - tip, bar.h)


def draw_dashed(canvas: Canvas, start: Point, end: Point, color: str, width: float) -> None:
    """Draws a straight dashed line into the figure layer that begins and ends with a whole dash.

    So the dashes of two sides meet in their corner.
    """
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    if length < 1:
        return
    dash, gap = DASH
    count = max(2, round((length + gap) / (dash + gap)))
    unit = length / (count + (count - 1) * gap / dash)
    canvas.line("figure", (start, end), color, width, dash=(unit, unit * gap / dash))


def _outline(
    canvas: Canvas, bar: Rect, color: str, start: float, datum: Datum, toward: Toward
) -> None:
    """Draws the dashed sides from ``start`` on, and the end where it is not open."""
    half = OUTLINE / 2
    length, breadth = (bar.h, bar.w) if toward == "up" else (bar.w, bar.h)

    def at(along: float, across: float) -> Point:
        if toward == "up":
            return bar.x + across, bar.bottom - along
        return bar.x + along, bar.y + across

    end = length + rise(datum)
    near, far = half, max(half, breadth - half)
    for side in (near, far):
        draw_dashed(canvas, at(start, side), at(end, side), color, OUTLINE)
    if datum.qualifier != "over":
        top = max(0.0, end - half)
        draw_dashed(canvas, at(top, 0), at(top, breadth), color, OUTLINE)
