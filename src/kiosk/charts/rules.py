"""Horizontal and vertical lines that make room for what stands in their way."""

from collections.abc import Iterable

from kiosk.charts.canvas import Canvas
from kiosk.model.geometry import Rect

AIR = 8.0
"""Blank left on both sides of what interrupts a line."""


def free_spans(
    start: float, end: float, taken: Iterable[tuple[float, float]]
) -> tuple[tuple[float, float], ...]:
    """Returns what is left of an interval without the intervals taken."""
    spans: list[tuple[float, float]] = []
    for low, high in sorted(taken):
        if low > start:
            spans.append((start, min(low, end)))
        start = max(start, high)
        if start >= end:
            break
    if start < end:
        spans.append((start, end))
    return tuple(span for span in spans if span[1] - span[0] > 1)


def draw_rule(
    canvas: Canvas,
    y: float,
    span: tuple[float, float],
    color: str,
    *,
    width: float = 2.0,
    dash: tuple[float, float] | None = None,
    around: Iterable[Rect] = (),
) -> None:
    """Draws a horizontal line in the ground layer, interrupted at the rectangles it crosses."""
    taken = [(r.x - AIR, r.right + AIR) for r in around if r.y - 2 < y < r.bottom + 2]
    for start, end in free_spans(*span, taken):
        canvas.line("ground", ((start, y), (end, y)), color, width, dash=dash)


def draw_upright(
    canvas: Canvas,
    x: float,
    span: tuple[float, float],
    color: str,
    *,
    width: float = 2.0,
    dash: tuple[float, float] | None = None,
    around: Iterable[Rect] = (),
) -> None:
    """Draws a vertical line in the ground layer, interrupted at the rectangles it crosses."""
    taken = [(r.y, r.bottom) for r in around if r.x - 2 < x < r.right + 2]
    for start, end in free_spans(*span, taken):
        canvas.line("ground", ((x, start), (x, end)), color, width, dash=dash)
