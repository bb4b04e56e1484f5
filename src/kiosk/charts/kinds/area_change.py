"""Before and after of a size, as true-to-scale squares one inside the other."""

from kiosk.charts.bars import draw_bar
from kiosk.charts.canvas import Canvas
from kiosk.charts.kind import EASES, Growth
from kiosk.charts.sayings import Saying, draw_saying, plan_saying
from kiosk.charts.style import Ink, Look
from kiosk.model.charts import ChartData, Datum
from kiosk.model.geometry import Rect

BESIDE_SHARE = 0.57
"""Of the width that the squares may take where words stand beside them."""
WORDS_AT = 40.0
"""Of the words from the squares: room for a leader line."""
LEAST_WORDS = 170.0
WIDE = 700.0
"""From this width on, squares and words stand in the middle of the picture."""
AIR = 10.0
MARGIN = 6.0


def draw(data: ChartData, look: Look, canvas: Canvas) -> Growth:
    """Draws the chart; see `kiosk.charts.kind.Kind`."""
    before, after = data.data[0], data.data[-1]
    beside = canvas.width - canvas.height >= -40 or canvas.height < 260
    base = (_draw_beside if beside else _draw_stacked)(before, after, look, canvas)
    return Growth("up", base)


def _draw_beside(before: Datum, after: Datum, look: Look, canvas: Canvas) -> float:
    """Draws squares at the left, the later value at the top right, the earlier below it."""
    width, height = canvas.width, canvas.height
    side = max(40.0, min(height - 2 * MARGIN, BESIDE_SHARE * width, width - LEAST_WORDS))
    bottom = (height + side) / 2
    room = (width - side - WORDS_AT - 2, height / 2 - AIR)
    sayings = _sayings(before, after, look, canvas, room)
    spare = room[0] - max(saying.width for saying in sayings)
    left = 2 + (max(0.0, spare / 2) if width > WIDE else 0.0)
    x = left + side + WORDS_AT
    outer = Rect(left, bottom - side, side, side)
    squares = _draw_squares(before, after, look, canvas, outer)
    tops = [0.0, 0.0]
    later, earlier = sayings[1], sayings[0]
    tops[1] = max(0.0, min(outer.y - 4, height / 2 - AIR - later.height))
    tops[0] = min(height - earlier.height, max(height / 2 + AIR, bottom - earlier.height - 12))
    for saying, top, square in zip(sayings, tops, squares, strict=True):
        draw_saying(canvas, saying, x, top)
        level = min(max(top + saying.value.height / 2, square.y + 1), square.bottom - 1)
        inner = square.right < outer.right - 0.5
        start = square.right - min(24.0, square.w / 2) if inner else outer.right + 2
        _draw_leader(look, canvas, level, (start, x - 10), dot=inner)
    canvas.mark(after, Rect(0, 0, width, height / 2))
    canvas.mark(before, Rect(0, height / 2, width, height / 2))
    return outer.bottom


def _draw_stacked(before: Datum, after: Datum, look: Look, canvas: Canvas) -> float:
    """Draws the later value above the squares and the earlier one below them."""
    width, height = canvas.width, canvas.height
    sayings = _sayings(before, after, look, canvas, (width, 0.27 * height))
    earlier, later = sayings
    room = height - earlier.height - later.height - 4 * AIR
    side = max(20.0, min(room, width - 4))
    top = later.height + 2 * AIR + (room - side) / 2
    outer = Rect(2, top, side, side)
    _draw_squares(before, after, look, canvas, outer)
    draw_saying(canvas, later, 2, max(0.0, top - AIR - later.height))
    draw_saying(canvas, earlier, 2, min(height - earlier.height, outer.bottom + AIR))
    middle = top + side / 2
    canvas.mark(after, Rect(0, 0, width, middle))
    canvas.mark(before, Rect(0, middle, width, height - middle))
    return outer.bottom


def _sayings(
    before: Datum, after: Datum, look: Look, canvas: Canvas, room: tuple[float, float]
) -> tuple[Saying, Saying]:
    """Plans both values in the size that fits both."""
    pair: list[tuple[Saying, Saying]] = []
    for ease in EASES:
        earlier = plan_saying(canvas, look, before, look.palette.ink2, room, ease=ease)
        later = plan_saying(canvas, look, after, look.accent.text, room, ease=ease)
        pair.append((earlier, later))
        if not (earlier.words.empty or later.words.empty):
            break
    return pair[-1]


def _draw_squares(
    before: Datum, after: Datum, look: Look, canvas: Canvas, outer: Rect
) -> tuple[Rect, Rect]:
    """Draws the larger square and the smaller one in its lower left corner.

    Returns:
        The squares of before and after.
    """
    largest = max(before.value, after.value)

    def square(datum: Datum) -> Rect:
        side = outer.w * (max(0.0, datum.value) / largest) ** 0.5 if largest > 0 else 0.0
        return Rect(outer.x, outer.bottom - side, side, side)

    drawn: list[tuple[Datum, Ink]] = [(before, look.earlier), (after, look.later)]
    for datum, ink in sorted(drawn, key=lambda pair: -pair[0].value):
        draw_bar(canvas, square(datum), datum, ink)
    return square(before), square(after)


def _draw_leader(
    look: Look, canvas: Canvas, level: float, span: tuple[float, float], *, dot: bool
) -> None:
    """Draws a line from a square to its words; with a dot where it starts inside the square."""
    color = look.palette.ink2
    if dot:
        canvas.disc("ground", (span[0], level), 5, color)
    canvas.line("ground", ((span[0], level), (span[1], level)), color, look.hairline)
