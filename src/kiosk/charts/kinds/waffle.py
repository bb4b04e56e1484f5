"""A share as counted cells of a whole, filled from below; words beside, above or below."""

from kiosk.charts.bars import draw_dashed
from kiosk.charts.canvas import Canvas
from kiosk.charts.kind import EASES, Growth
from kiosk.charts.sayings import Saying, best_saying, draw_saying, plan_saying
from kiosk.charts.style import Ink, Look, Role, is_dashed
from kiosk.model.charts import ChartData, Datum
from kiosk.model.geometry import Rect
from kiosk.theme.contrast import mix
from kiosk.values import dataclass

GAP_SHARE = 0.16
"""Gap between cells as a share of their pitch."""
RADIUS_SHARE = 0.14
BESIDE_SHARE = 0.56
WORDS_AT = 36.0
LEAST_WORDS = 170.0
SMALL_CELL = 14.0
"""Cells under this size are outlined: dashes would leave nothing of them."""
STACKED_GAIN = 0.75
"""Words stand beside the cells even where these get smaller by this share."""
AIR = 8.0
OPEN_CELLS = 2
"""Dashed cells after a whole that is stated as "over"."""
REST_SHARE = 0.35
"""How far the colour of the other cells is from a hairline's to a button outline's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cells:
    """Where the cells stand, from the lower left corner to the right, row by row upward."""

    x: float
    bottom: float
    pitch: float
    columns: int
    count: int

    @property
    def rows(self) -> int:
        """How many rows there are, the last one perhaps not full."""
        return -(-self.count // self.columns)

    def rect(self, index: int) -> Rect:
        """Returns one cell."""
        row, column = divmod(index, self.columns)
        gap = GAP_SHARE * self.pitch
        x, y = self.x + column * self.pitch, self.bottom - (row + 1) * self.pitch
        return Rect(x + gap / 2, y + gap / 2, self.pitch - gap, self.pitch - gap)


def draw(data: ChartData, look: Look, canvas: Canvas) -> Growth:
    """Draws the chart; see `kiosk.charts.kind.Kind`."""
    columns, count = max(1, data.columns), max(1, data.cells)
    whole = data.data[1] if len(data.data) > 1 else None
    if whole is not None and whole.qualifier == "over":
        count += OPEN_CELLS
    rows = -(-count // columns)
    beside = min(canvas.height / rows, BESIDE_SHARE * canvas.width / columns)
    stacked = min(0.5 * canvas.height / rows, canvas.width / columns)
    roomy = canvas.width - beside * columns - WORDS_AT >= LEAST_WORDS
    besides = (roomy and beside >= STACKED_GAIN * stacked) or canvas.height < 260
    draw_form = _draw_beside if besides else _draw_stacked
    cells = draw_form(data, whole, (columns, count), look, canvas)
    _draw_cells(data, whole, cells, look, canvas)
    return Growth("up", cells.bottom)


def _draw_beside(
    data: ChartData, whole: Datum | None, grid: tuple[int, int], look: Look, canvas: Canvas
) -> _Cells:
    """Draws words at the right: the whole at the top, the part at the bottom."""
    (columns, count), height = grid, canvas.height
    rows = -(-count // columns)
    width = max(40.0, min(BESIDE_SHARE * canvas.width, canvas.width - LEAST_WORDS))
    pitch = min(height / rows, width / columns)
    bottom = (height + pitch * rows) / 2
    cells = _Cells(x=0, bottom=bottom, pitch=pitch, columns=columns, count=count)
    x = pitch * columns + WORDS_AT
    share = 1.0 if whole is None else 0.56
    room = (canvas.width - x, height * share - AIR)
    part = _part(data.data[0], look, canvas, room)
    if whole is None:
        draw_saying(canvas, part, x, (height - part.height) / 2)
        canvas.mark(data.data[0], Rect(0, 0, canvas.width, height))
        return cells
    other = _whole(whole, look, canvas, (canvas.width - x, height * (1 - share) - AIR))
    split = height * (1 - share)
    top = min(height - part.height, max(split + AIR, bottom - part.height))
    draw_saying(canvas, part, x, top)
    draw_saying(canvas, other, x, max(0.0, min(cells.rect(count - 1).y, split - other.height)))
    canvas.mark(data.data[0], Rect(0, split, canvas.width, height - split))
    canvas.mark(whole, Rect(0, 0, canvas.width, split))
    return cells


def _draw_stacked(
    data: ChartData, whole: Datum | None, grid: tuple[int, int], look: Look, canvas: Canvas
) -> _Cells:
    """Draws the whole's words above the cells and the part's below them."""
    (columns, count), height = grid, canvas.height
    rows = -(-count // columns)
    room = (canvas.width, 0.26 * height)
    part = _part(data.data[0], look, canvas, room)
    above, other = 0.0, None
    if whole is not None:
        other = _whole(whole, look, canvas, (canvas.width, 0.2 * height))
        above = other.height + AIR
    free = height - above - part.height - AIR
    pitch = min(free / rows, canvas.width / columns)
    spare = (free - pitch * rows) / 2
    above += spare
    bottom = above + pitch * rows
    cells = _Cells(x=0, bottom=bottom, pitch=pitch, columns=columns, count=count)
    draw_saying(canvas, part, 0, min(height - part.height, bottom + AIR))
    split = above + pitch * rows / 2 if whole is not None else 0.0
    canvas.mark(data.data[0], Rect(0, split, canvas.width, height - split))
    if whole is not None and other is not None:
        draw_saying(canvas, other, 0, spare)
        canvas.mark(whole, Rect(0, 0, canvas.width, split))
    return cells


def _part(datum: Datum, look: Look, canvas: Canvas, room: tuple[float, float]) -> Saying:
    color = look.accent.text
    sayings = [
        plan_saying(canvas, look, datum, color, room, role=Role.MULTIPLE, ease=ease)
        for ease in EASES
    ]
    return best_saying(sayings, room[1])


def _whole(datum: Datum, look: Look, canvas: Canvas, room: tuple[float, float]) -> Saying:
    color = look.palette.ink2
    sayings = [plan_saying(canvas, look, datum, color, room, ease=ease) for ease in EASES[2:]]
    return best_saying(sayings, room[1])


def filled_cells(part: Datum, whole: Datum | None, cells: int) -> int:
    """Returns how many cells stand for the part, rounded; never more than there are."""
    share = part.value if whole is None else part.value / whole.value if whole.value > 0 else 0
    if whole is None and share > 1:
        share /= 100
    return min(cells, max(0, round(share * cells)))


def _draw_cells(
    data: ChartData, whole: Datum | None, cells: _Cells, look: Look, canvas: Canvas
) -> None:
    """Fills the part's cells; a part that is "nearly" or "over" ends in a dashed cell."""
    part = data.data[0]
    total = max(1, data.cells)
    filled = filled_cells(part, whole, total)
    ghost = {"nearly": filled - 1, "over": filled}.get(part.qualifier, -1)
    later = look.later
    for index in range(cells.count):
        rect = cells.rect(index)
        if index == ghost and index < total:
            _outline(canvas, rect, later, with_tint=True)
        elif index < filled:
            if is_dashed(part):
                _outline(canvas, rect, later, with_tint=True)
            else:
                canvas.box("figure", rect, later.fill, radius=RADIUS_SHARE * rect.w)
        elif index >= total:
            _outline(canvas, rect, look.earlier, with_tint=False)
        else:
            _draw_rest(rect, look, canvas)


def _draw_rest(rect: Rect, look: Look, canvas: Canvas) -> None:
    """Draws a cell that belongs to the whole only."""
    if look.earlier.hatched:
        canvas.frame("figure", rect, look.earlier.edge, 2)
        return
    p = look.palette
    canvas.box("figure", rect, mix(p.line, p.line2, REST_SHARE), radius=RADIUS_SHARE * rect.w)


def _outline(canvas: Canvas, rect: Rect, ink: Ink, *, with_tint: bool) -> None:
    """Draws a dashed cell."""
    width = min(3.0, max(1.0, rect.w / 10))
    if with_tint:
        canvas.box("figure", rect, ink.tint)
    if rect.w < SMALL_CELL:
        canvas.frame("figure", rect, ink.edge, width)
        return
    half = width / 2
    for x in (rect.x + half, rect.right - half):
        draw_dashed(canvas, (x, rect.y), (x, rect.bottom), ink.edge, width)
    for y in (rect.y + half, rect.bottom - half):
        draw_dashed(canvas, (rect.x, y), (rect.right, y), ink.edge, width)
