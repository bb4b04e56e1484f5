"""Two values of one measure joined by a line; in detail as bars with an axis."""

from kiosk.charts.canvas import Canvas
from kiosk.charts.columns import draw_columns, plan_columns, top_air
from kiosk.charts.kind import EASES, Growth
from kiosk.charts.labels import Label, ValueForm, draw_label, is_whole, text_label, value_labels
from kiosk.charts.multiples import pair_ease
from kiosk.charts.rules import draw_rule
from kiosk.charts.stand_ins import usual_data
from kiosk.charts.style import Look, Role, is_dashed
from kiosk.model.charts import ChartData, Datum
from kiosk.model.geometry import Rect
from kiosk.values import dataclass

PLACES = (0.23, 0.77)
"""Where the two points stand, as shares of the width."""
RADIUS = 17.0
RING = 6.0
LINE = 8.0
TICK_PAD = 14.0
AIR = 8.0
DROP_DASH = (9.0, 8.0)
LEAST_PLOT_SHARE = 0.4
TICK_LINES = (3, 1, 0)
"""Lines of the words below a point, tried in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    """One planned point with the texts above and below it."""

    datum: Datum
    x: float
    y: float
    value: Label
    tick: Label
    color: str


def draw(data: ChartData, look: Look, canvas: Canvas) -> Growth:
    """Draws the chart; see `kiosk.charts.kind.Kind`."""
    if look.style.detail or len(data.data) != 2:
        plan = plan_columns(data.data, look, canvas, lambda _ease, _stacked: canvas.width)
        inks = tuple(look.later if i else look.earlier for i in range(len(data.data)))
        draw_columns(plan, look, canvas, inks)
        return Growth("up", plan.base)
    least = pair_ease(data.data, look, canvas)
    plans = [
        (_plan(data, look, canvas, ease, lines), ease)
        for ease in EASES
        for lines in TICK_LINES
        if ease >= least
    ]
    (base, points), _ = min(plans, key=lambda plan: _cost(plan[0], plan[1], look, canvas))
    _draw_line(points, look, canvas)
    for point, top in zip(points, _tops(points), strict=True):
        _draw_point(point, top, base, look, canvas)
    draw_rule(canvas, base, (0, canvas.width), look.palette.ink2, width=look.hairline)
    return Growth("right", points[0].x - RADIUS)


def _plan(
    data: ChartData, look: Look, canvas: Canvas, ease: float, max_lines: int
) -> tuple[float, tuple[_Point, ...]]:
    xs = [share * canvas.width for share in PLACES]
    room = min(2 * xs[0], xs[1] - xs[0] - 16)
    px, palette = look.px(Role.LABEL, ease), look.palette
    colors = (palette.ink2, look.accent.text)
    coloured = tuple(zip(data.data, colors, strict=True))
    values = value_labels(
        canvas,
        look,
        coloured,
        (room, canvas.height / 2),
        form=ValueForm(),
        ease=ease,
        usual=usual_data(data.data, look, canvas),
    )
    ticks = [
        text_label(canvas, d.tick, px, palette.ink2, width=room, max_lines=max_lines, even=True)
        for d in data.data
    ]
    base = canvas.height - TICK_PAD - max(t.height for t in ticks) - 2
    above = max(v.height for v in values) + top_air(canvas.height)
    levels = _levels(data.data, base, above)
    points = tuple(
        _Point(datum=datum, x=x, y=y, value=value, tick=tick, color=color)
        for datum, x, y, value, tick, color in zip(
            data.data, xs, levels, values, ticks, colors, strict=True
        )
    )
    return base, points


def _cost(
    planned: tuple[float, tuple[_Point, ...]], ease: float, look: Look, canvas: Canvas
) -> float:
    """Says how much a plan spoils: a low plot, lost or broken words, small text."""
    base, points = planned
    cost = ease * (3 if look.style.text_scale > 1 else 1)
    plot = base - max(point.value.height for point in points)
    cost += 6 * max(0.0, 1 - plot / (LEAST_PLOT_SHARE * canvas.height))
    cost += 50 if plot < 2 * RADIUS + AIR + 4 else 0
    for point in points:
        cost += 9 if point.value.empty else 0
        cost += 0 if is_whole(point.tick, point.datum.tick) else 5
        cost += 0.6 * max(0, len(point.tick.lines) - 1)
    return cost


def _levels(data: tuple[Datum, ...], base: float, label: float) -> tuple[float, ...]:
    """Returns the y of each value on a scale from zero, below the room of the labels."""
    top = label + RADIUS + AIR
    largest = max(d.value for d in data)
    scale = max(0.0, base - top) / largest if largest > 0 else 0.0
    return tuple(min(base - RADIUS - 2, base - max(0.0, d.value) * scale) for d in data)


def _tops(points: tuple[_Point, ...]) -> tuple[float, ...]:
    """Returns where the value labels start: above their point, and above the line beside it."""
    first, last = points
    slope = (last.y - first.y) / (last.x - first.x)
    tops = []
    for point, toward in ((first, 1), (last, -1)):
        reach = (point.value.width / 2 + 6) * toward
        line = point.y + slope * reach - LINE / 2 - 6
        bottom = min(point.y - RADIUS - AIR, line)
        tops.append(max(0.0, bottom - point.value.height))
    return tuple(tops)


def _draw_line(points: tuple[_Point, ...], look: Look, canvas: Canvas) -> None:
    """Joins the points from rim to rim, so that open markers stay open."""
    first, last = points
    dx, dy = last.x - first.x, last.y - first.y
    length = (dx * dx + dy * dy) ** 0.5
    ux, uy = dx / length * (RADIUS - 2), dy / length * (RADIUS - 2)
    ends = ((first.x + ux, first.y + uy), (last.x - ux, last.y - uy))
    canvas.line("figure", ends, look.accent.number, LINE)


def _draw_point(point: _Point, top: float, base: float, look: Look, canvas: Canvas) -> None:
    fill = "" if is_dashed(point.datum) else point.color
    canvas.disc("figure", (point.x, point.y), RADIUS, fill, point.color, RING)
    drop = ((point.x, point.y + RADIUS + 5), (point.x, base - 1))
    if drop[1][1] - drop[0][1] > 6:
        canvas.line("ground", drop, look.palette.line2, 3, dash=DROP_DASH)
    rect = draw_label(canvas, point.value, point.x, top, "center")
    draw_label(canvas, point.tick, point.x, base + TICK_PAD, "center")
    half = (PLACES[1] - PLACES[0]) / 2 * canvas.width
    upper = min(rect.y, point.y - 40)
    canvas.mark(point.datum, Rect(point.x - half, upper, 2 * half, canvas.height - upper))
