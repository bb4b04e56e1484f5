"""Composes dated events in order, below a true-to-scale axis where there is room for one.

Inside, ``detail`` has four levels: 0 all, 1 the same in smaller type, 2 without the axis, 3 the
first lines of each event.
"""

from dataclasses import replace
from functools import partial

from kiosk.charts.resolve import describe_chart, resolve_chart
from kiosk.model.actions import OpenChart, OpenMilestone
from kiosk.model.blocks import ChartPanel, Timeline
from kiosk.model.dates import write_date
from kiosk.model.facts import Milestone
from kiosk.model.geometry import Rect
from kiosk.ui.kit.event_plan import (
    COLUMN_GAP,
    DATE_TOP,
    INFO,
    PAD,
    RAIL,
    Plan,
    choose_plan,
    shown_lines,
    spot_of,
)
from kiosk.ui.kit.fullest import compose_fullest
from kiosk.ui.kit.leaves import BoxLeaf, ChartLeaf, Composition, LineLeaf, Solid, Stroke
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.sketch import Sketch

TOP, BOTTOM = 24.0, 20.0
LEAST_PLOT, MOST_PLOT, PLOT_SHARE = 84.0, 290.0, 0.65
HEAD_GAP = 6.0
DOT = 18.0
LINE_Y = 16.0
LEVELS = (1, 2, 3)
AXIS_UP_TO = 1


def compose(block: Timeline, frame: Frame) -> Composition:
    """Lays out the axis and the events: in rows of columns, or in lists beside their dates."""
    level = replace(frame, detail=LEVELS[frame.detail])
    return compose_fullest(partial(_compose, block), level)


def _compose(block: Timeline, frame: Frame) -> Composition:
    look = frame.look
    sketch = Sketch(look, frame.width)
    events = [look.kiosk.milestones[name] for name in block.milestones]
    panel = block.axis if frame.detail <= AXIS_UP_TO else None
    head = _head(Sketch(look, frame.width), panel) if panel is not None else 0.0
    axis = head + LEAST_PLOT + HEAD_GAP + 20 if panel is not None else 0.0
    plan = choose_plan(events, frame, TOP + axis + BOTTOM)
    needed = TOP + axis + plan.height + BOTTOM
    height = max(needed, frame.height or 0.0)
    spare = height - needed
    plot = LEAST_PLOT
    if panel is not None:
        plot = min(MOST_PLOT, LEAST_PLOT + spare * PLOT_SHARE)
        spare -= plot - LEAST_PLOT
    sketch.card(Rect(0, 0, frame.width, height))
    y = TOP
    if panel is not None:
        _axis(sketch, panel, frame, Rect(PAD, y, frame.width - 2 * PAD, head + plot))
        y += axis + plot - LEAST_PLOT
    # A little of what is left goes above the first row, so that it does not all gather below.
    share = spare / (len(plan.rows) + 0.5)
    _events(sketch, events, plan, y + (0.0 if plan.beside else share / 3), share)
    return sketch.fit_height(sketch.finish(height), frame.height)


# Axis ---------------------------------------------------------------------------------------


def _head(sketch: Sketch, panel: ChartPanel, x: float = PAD, y: float = TOP) -> float:
    """Sets the axis' title, and its subtitle behind or below it; returns their height."""
    look = sketch.look
    room = sketch.width - 2 * PAD - INFO
    words, more = look.say(panel.title), look.say(panel.subtitle)
    title = sketch.text(x, y, room, words, "body_strong", look.palette.ink1)
    wide = sketch.advance(more, "note")
    if title.w + 24 + wide <= room:
        left, line = title.right + 20, title.bottom - look.line("note") - 3
        return sketch.text(left, line, wide + 2, more, "note", look.palette.ink3).bottom + 3 - y
    return sketch.text(x, title.bottom, room, more, "note", look.palette.ink3).bottom - y


def _axis(sketch: Sketch, panel: ChartPanel, frame: Frame, box: Rect) -> None:
    look = frame.look
    head = _head(sketch, panel, box.x, box.y)
    sketch.info_mark(box.right, box.y + look.line("body_strong") / 2)
    chart = resolve_chart(panel.chart, look.kiosk, look.language)
    plot = Rect(box.x, box.y + head + HEAD_GAP, box.w, box.h - head)
    sketch.add(
        ChartLeaf(
            rect=plot,
            chart=chart,
            accent=look.accent_name,
            scene=look.scene,
            index=frame.first_chart,
            text_scale=look.text_scale,
        )
    )
    sketch.target(
        Rect(box.x - 16, box.y - 12, box.w + 32, box.h + HEAD_GAP + 16),
        OpenChart(look.scene, frame.first_chart),
        look.say(panel.title),
        describe_chart(chart),
        radius=18,
    )


# Events -------------------------------------------------------------------------------------


def _events(sketch: Sketch, events: list[Milestone], plan: Plan, top: float, spare: float) -> None:
    rows = len(plan.rows)
    tops = [top + sum(plan.rows[:row]) + spare * row for row in range(rows)]
    _rails(sketch, len(events), plan, tops, spare)
    for index, event in enumerate(events):
        column, row = spot_of(index, plan, rows)
        x = PAD + column * (plan.width + COLUMN_GAP)
        box = Rect(x, tops[row], plan.width, plan.rows[row] + spare)
        if plan.beside:
            _beside(sketch, event, plan, box)
        else:
            _below(sketch, event, plan, box)
        look = sketch.look
        date = write_date(event.date, look.kiosk.texts, look.language)
        words = look.say(event.event)
        grown = Rect(box.x - 8, box.y + 4, box.w + 16, box.h - 8)
        sketch.target(grown, OpenMilestone(event.id), f"{date}: {words}", look.word("open_detail"))


def _rails(sketch: Sketch, count: int, plan: Plan, tops: list[float], spare: float) -> None:
    """Adds the lines that the dots of a row or of a list stand on."""
    stroke = Stroke(Solid(sketch.look.palette.line2), 3)
    rows = len(tops)
    if not plan.beside:
        for y in tops:
            points = ((PAD, y + LINE_Y), (sketch.width - PAD, y + LINE_Y))
            sketch.add(LineLeaf(points=points, stroke=stroke))
        return
    for column in range(plan.columns):
        x = PAD + column * (plan.width + COLUMN_GAP) + plan.date + RAIL / 2
        last = min(rows, count - column * rows) - 1
        ends = [tops[row] + (plan.rows[row] + spare) / 2 for row in (0, last)]
        sketch.add(LineLeaf(points=((x, ends[0]), (x, ends[1])), stroke=stroke))


def _dot(sketch: Sketch, event: Milestone, x: float, y: float) -> str:
    """Adds the dot of an event in the colour of its tab; returns that colour for the date."""
    look = sketch.look
    accent = look.palette.accent(look.kiosk.tab(event.tab).accent)
    disc = Rect(x - DOT / 2, y - DOT / 2, DOT, DOT)
    edge = Stroke(Solid(look.palette.surface), 4)
    sketch.add(BoxLeaf(rect=disc, fill=Solid(accent.text), stroke=edge, radius=DOT / 2))
    return accent.text


def _below(sketch: Sketch, event: Milestone, plan: Plan, box: Rect) -> None:
    """Sets an event's words below its date, which stands below its dot."""
    look = sketch.look
    color = _dot(sketch, event, box.x + DOT / 2, box.y + LINE_Y)
    date = write_date(event.date, look.kiosk.texts, look.language)
    text = sketch.text(box.x, box.y + DATE_TOP, box.w, date, "label_strong", color)
    if text.w + INFO <= box.w:
        sketch.info_mark(box.right, text.y + text.h / 2)
    words = "\n".join(shown_lines(sketch, event, plan))
    sketch.text(box.x, text.bottom, box.w, words, plan.role, look.palette.ink1)


def _beside(sketch: Sketch, event: Milestone, plan: Plan, box: Rect) -> None:
    """Sets an event's words beside its date, the dot between them."""
    look = sketch.look
    middle = box.y + box.h / 2
    color = _dot(sketch, event, box.x + plan.date + RAIL / 2, middle)
    date = write_date(event.date, look.kiosk.texts, look.language)
    line = look.line("label_strong")
    sketch.text(box.x, middle - line / 2, plan.date, date, "label_strong", color, align="right")
    lines = shown_lines(sketch, event, plan)
    height = len(lines) * look.line(plan.role)
    x = box.x + plan.date + RAIL
    room = box.right - INFO - x
    ink = look.palette.ink1
    sketch.text(x + 8, middle - height / 2, room, "\n".join(lines), plan.role, ink)
    sketch.info_mark(box.right, middle)
