"""How dated events stand: how many side by side, words below or beside dates, how many lines."""

from dataclasses import replace
from functools import partial

from kiosk.model.dates import write_date
from kiosk.model.facts import Milestone
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.sketch import Sketch
from kiosk.values import dataclass

PAD, INFO = 40.0, 44.0
COLUMN_GAP = 28.0
NARROWEST, NARROWEST_ROW = 230.0, 560.0
"""Least width of an event below its date, and beside it, at text size 100 %."""
DATE_TOP = 32.0
CELL_BOTTOM, ROW_PAD = 14.0, 7.0
RAIL = 30.0
ROLES = ("label", "note", "label", "note")
LEAST_DETAIL = 3
LINES = (5, 4, 3, 2, 1)
ALL_LINES = 99
"""How many lines of an event are shown where least is; the most that fit."""
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How the events stand.

    Attributes:
        columns: How many stand side by side.
        beside: Whether words stand beside the date, so that columns are read downwards.
        role: Type of the words.
        date: Width of the dates, where words stand beside them.
        lines: Most lines of an event.
        rows: Least height of each row.
    """

    columns: int
    beside: bool
    role: str
    width: float
    date: float
    lines: int
    rows: tuple[float, ...] = ()

    @property
    def height(self) -> float:
        """The least height of all rows."""
        return sum(self.rows)


def choose_plan(events: list[Milestone], frame: Frame, taken: float) -> Plan:
    """Returns the plan that shows most words in the height given; without one, the lowest.

    Args:
        events: In order.
        frame: The room of the whole block.
        taken: Height for what stands above and below the events.
    """
    limits = LINES if frame.detail == LEAST_DETAIL else (ALL_LINES,)
    plans = [plan for lines in limits for plan in _plans(events, frame, lines)]
    lowest = min(plans, key=lambda plan: plan.height)
    if frame.height is None:
        return lowest
    room = frame.height - taken
    fitting = [plan for plan in plans if plan.height <= room + 1]
    sketch = Sketch(frame.look, frame.width)
    return max(fitting, key=partial(_letters, sketch, events), default=lowest)


def _letters(sketch: Sketch, events: list[Milestone], plan: Plan) -> int:
    """Returns about how many letters of the events a plan shows."""
    lines = (line for event in events for line in _lines(sketch, event, plan)[: plan.lines])
    return sum(len(line) for line in lines)


def _plans(events: list[Milestone], frame: Frame, lines: int) -> list[Plan]:
    """Returns what may be tried, the best first: words below dates, then beside them."""
    look = frame.look
    scale = 0.5 + 0.5 * look.text_scale
    room = frame.width - 2 * PAD
    sketch = Sketch(look, frame.width)
    dates = [sketch.advance(_date(look_at, frame), "label_strong") for look_at in events]
    plans = []
    ways = ((False, NARROWEST), (True, NARROWEST_ROW))
    role = ROLES[frame.detail]
    for beside, least in reversed(ways) if look.format == "portrait" else ways:
        for rows in range(1, len(events) + 1):
            columns = -(-len(events) // rows)
            width = (room - COLUMN_GAP * (columns - 1)) / columns
            even = len(events) % columns == 0 or beside
            single = columns > 1 or beside
            if width >= least * scale and single and even and -(-len(events) // columns) == rows:
                plan = Plan(
                    columns=columns,
                    beside=beside,
                    role=role,
                    width=width,
                    date=max(dates) + 8,
                    lines=lines,
                )
                plans.append(_with_rows(sketch, events, plan))
    if not plans:
        date = max(dates) + 8
        only = Plan(columns=1, beside=True, role=role, width=room, date=date, lines=lines)
        plans.append(_with_rows(sketch, events, only))
    return plans


def _with_rows(sketch: Sketch, events: list[Milestone], plan: Plan) -> Plan:
    heights = [_event_height(sketch, event, plan) for event in events]
    count = -(-len(events) // plan.columns)
    rows = tuple(
        max(heights[i] for i in range(len(events)) if spot_of(i, plan, count)[1] == row)
        for row in range(count)
    )
    return replace(plan, rows=rows)


def spot_of(index: int, plan: Plan, rows: int) -> tuple[int, int]:
    """Returns column and row of an event: lists are read downwards, columns across."""
    if plan.beside:
        return index // rows, index % rows
    return index % plan.columns, index // plan.columns


def _date(event: Milestone, frame: Frame) -> str:
    return write_date(event.date, frame.look.kiosk.texts, frame.look.language)


def _words_width(plan: Plan) -> float:
    return plan.width - (plan.date + RAIL + INFO if plan.beside else 0.0)


def _lines(sketch: Sketch, event: Milestone, plan: Plan) -> tuple[str, ...]:
    """Returns all lines of an event, shown or not."""
    return sketch.lines(sketch.look.say(event.event), _words_width(plan), plan.role)


def shown_lines(sketch: Sketch, event: Milestone, plan: Plan) -> tuple[str, ...]:
    """Returns the lines of an event, the last one cut where there are more than may be shown."""
    lines = _lines(sketch, event, plan)
    if len(lines) <= plan.lines:
        return lines
    last = lines[plan.lines - 1]
    while last and sketch.advance(last + ELLIPSIS, plan.role) > _words_width(plan):
        last = last[:-1]
    return (*lines[: plan.lines - 1], last.rstrip(" ,，、；;") + ELLIPSIS)


def _event_height(sketch: Sketch, event: Milestone, plan: Plan) -> float:
    look = sketch.look
    words = min(plan.lines, len(_lines(sketch, event, plan))) * look.line(plan.role)
    if plan.beside:
        return max(words + 2 * ROW_PAD, look.min_target + 8)
    return max(DATE_TOP + look.line("label_strong") + words + CELL_BOTTOM, look.min_target + 8)
