"""Dated events on a true-to-scale axis: stems that rise with time, each with its words.

Rows rise from left to right and words stand left of their stem where there is room, else
right of it; so no stem crosses the words of another event.
"""

import math

from kiosk.charts.canvas import ASCENT, DESCENT, Canvas
from kiosk.charts.kind import Growth
from kiosk.charts.labels import NOTHING, Align, Label, Run, draw_label, label_of
from kiosk.charts.rules import draw_rule
from kiosk.charts.style import Look, Role
from kiosk.charts.wrapping import fit
from kiosk.model.charts import ChartData, Datum
from kiosk.model.geometry import Rect
from kiosk.values import dataclass

HEAD = 9.0
"""Radius of the disc at the top of a stem."""
STEM = 3.0
WORDS_AT = 20.0
"""Of words from the middle of their stem."""
TICK_PAD = 10.0
MAX_ROW = 76.0
DATE_GAP = 14.0
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """Years on the width of the picture."""

    start: int
    end: int
    width: float

    def x(self, year: float) -> float:
        """Returns where a year stands."""
        margin = HEAD + 4
        return margin + (year - self.start) / (self.end - self.start) * (self.width - 2 * margin)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """One planned event: its place on the axis, its row and its words."""

    datum: Datum
    x: float
    row: int
    label: Label
    left: bool
    color: str


def draw(data: ChartData, look: Look, canvas: Canvas) -> Growth:
    """Draws the chart; see `kiosk.charts.kind.Kind`."""
    events = tuple(sorted(data.data, key=lambda datum: datum.value))
    axis_px = look.px(Role.LABEL, 0.6)
    base = canvas.height - TICK_PAD - (ASCENT + DESCENT) * axis_px - 2
    years = math.floor(events[0].value), math.floor(events[-1].value) + 1
    axis = _Axis(start=years[0], end=years[1], width=canvas.width)
    rows, planned = len(events), _plan(events, axis, look, canvas, base / len(events))
    while (used := planned[-1].row + 1) < rows:
        again = _plan(events, axis, look, canvas, base / used)
        if again[-1].row + 1 > used:
            break
        rows, planned = used, again
    row = min(MAX_ROW, (base - 4) / (planned[-1].row + 1))
    _draw_axis(axis, base, axis_px, look, canvas)
    tops = [base - (event.row + 0.5) * row - 2 for event in planned]
    for event, y in zip(planned, tops, strict=True):
        canvas.line("figure", ((event.x, base), (event.x, y)), look.palette.line2, STEM)
    for event, y in zip(planned, tops, strict=True):
        _draw_event(event, y, row, canvas)
    return Growth("right", 0.0)


def _plan(
    events: tuple[Datum, ...], axis: _Axis, look: Look, canvas: Canvas, row: float
) -> tuple[_Event, ...]:
    """Gives each event its words, its side and the lowest row where nothing crosses."""
    row = min(MAX_ROW, row - 0.5)
    least = Role.LABEL.value.least
    px = max(least, min(look.px(Role.LABEL), (row - 4) / (ASCENT + DESCENT)))
    lines = int((row - 4 - (ASCENT + DESCENT) * px) / (1.3 * px)) + 1 if row >= 1.15 * px else 0
    xs = [axis.x(datum.value) for datum in events]
    planned: list[_Event] = []
    spans: list[tuple[float, float]] = []
    level = 0
    for datum, x in zip(events, xs, strict=True):
        following = min((other for other in xs if other > x), default=canvas.width)
        rooms = (x - WORDS_AT, following - HEAD - 6 - x - WORDS_AT)
        if following == canvas.width:
            rooms = (rooms[0], canvas.width - x - WORDS_AT)
        ink = look.ink(datum.accent)
        wanted = _words(datum, look, canvas, (2 * canvas.width, 1), (px, ink.text)).width
        left = rooms[0] >= min(wanted, max(rooms))
        room = rooms[0] if left else rooms[1]
        label = _words(datum, look, canvas, (room, lines), (px, ink.text))
        reach = WORDS_AT + label.width if not label.empty else HEAD
        span = (x - reach, x + HEAD + 8) if left else (x - HEAD - 8, x + reach)
        if any(low < span[1] + 14 and span[0] - 14 < high for low, high in spans):
            level, spans = level + 1, []
        spans.append(span)
        event = _Event(datum=datum, x=x, row=level, label=label, left=left, color=ink.fill)
        planned.append(event)
    return tuple(planned)


def _words(
    datum: Datum,
    look: Look,
    canvas: Canvas,
    room: tuple[float, int],
    type_: tuple[float, str],
) -> Label:
    """Returns date and event in a room of (width, lines), set in (px, colour of the date)."""
    (width, lines), (px, color) = room, type_
    date, ink = Run(datum.number, px, color, bold=True), look.palette.ink1
    beside = width - canvas.measure(date.text, px, bold=True) - DATE_GAP
    if lines < 1 or beside < -DATE_GAP:
        return NOTHING

    def measure(words: str) -> float:
        return canvas.measure(words, px)

    first = fit(datum.label, beside, lines, measure) if beside > 3 * px else []
    if first and (lines == 1 or len(first) == 1):
        return label_of(canvas, ((date, Run(first[0], px, ink)),))
    below = fit(datum.label, width, lines - 1, measure)
    return label_of(canvas, ((date,), *((Run(line, px, ink),) for line in below)))


def _draw_event(event: _Event, y: float, row: float, canvas: Canvas) -> None:
    """Draws the head of a stem with its words, and its mark."""
    radius = min(HEAD, 0.42 * row)
    canvas.disc("figure", (event.x, y), radius, event.color)
    align: Align = "right" if event.left else "left"
    side = -WORDS_AT if event.left else WORDS_AT
    rect = draw_label(canvas, event.label, event.x + side, y - event.label.height / 2, align)
    touch = Rect(event.x - HEAD, y - row / 2, 2 * HEAD, row)
    if not event.label.empty:
        touch = touch.united(Rect(rect.x, touch.y, rect.w, row))
    canvas.mark(event.datum, Rect(touch.x - 6, touch.y, touch.w + 12, touch.h))


def _draw_axis(axis: _Axis, base: float, px: float, look: Look, canvas: Canvas) -> None:
    """Draws the axis with round years under it."""
    draw_rule(canvas, base, (0, canvas.width), look.palette.ink2, width=look.hairline)
    widest = 2.5 * canvas.measure(str(axis.end), px)
    per_year = axis.x(axis.start + 1) - axis.x(axis.start)
    step = next((s for s in YEAR_STEPS if s * per_year >= widest), YEAR_STEPS[-1])
    for year in range(-(-axis.start // step) * step, axis.end + 1, step):
        x, words = axis.x(year), str(year)
        width = canvas.measure(words, px)
        start = min(max(0.0, x - width / 2), canvas.width - width)
        canvas.line("ground", ((x, base), (x, base + 7)), look.palette.ink2, look.hairline)
        canvas.text(words, start, base + TICK_PAD + ASCENT * px, px, look.palette.ink2)
