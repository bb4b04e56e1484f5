"""Composes a card with one to three charts, each under its finding."""

from kiosk.charts.resolve import describe_chart, resolve_chart
from kiosk.model.actions import OpenChart
from kiosk.model.blocks import ChartPanel, ChartRow
from kiosk.model.geometry import Rect
from kiosk.ui.kit.badge import badge, badge_width
from kiosk.ui.kit.fact_words import source_line
from kiosk.ui.kit.leaves import ChartLeaf, Composition
from kiosk.ui.kit.look import Frame
from kiosk.ui.kit.sketch import Sketch

PAD, TOP, PANEL_GAP = 44.0, 36.0, 44.0
LEAST_PLOTS = (250.0, 210.0, 180.0)
"""Least height of a plot by what is left out; a chart shows all its marks and labels there."""
NARROWEST = 380.0
INFO = 48.0
MOST_WIDE = 980.0


def compose(block: ChartRow, frame: Frame) -> Composition:
    """Lays out panels side by side, or below one another where they would be narrow."""
    look = frame.look
    sketch = Sketch(look, frame.width)
    count = len(block.panels)
    least = NARROWEST * (0.5 + 0.5 * look.text_scale)
    beside = look.format != "portrait" and (frame.width - 2 * PAD) / count >= least
    across = count if beside else 1
    rows = -(-count // across)
    width = (frame.width - 2 * PAD - PANEL_GAP * 2 * (across - 1)) / across
    heads = [_head(Sketch(look, width), panel, frame, width) for panel in block.panels]
    plot = LEAST_PLOTS[frame.detail]
    head_rows = [max(heads[r * across : (r + 1) * across]) for r in range(rows)]
    foot = _foot_height(sketch, block, frame)
    needed = TOP + sum(head_rows) + rows * (plot + 20) + (rows - 1) * 24 + foot
    height = max(needed, frame.height or 0.0)
    plot += (height - needed) / rows
    sketch.card(Rect(0, 0, frame.width, height))
    y = TOP
    for row in range(rows):
        for column in range(across):
            index = row * across + column
            if index >= count:
                continue
            x = PAD + column * (width + 2 * PANEL_GAP)
            panel_h = head_rows[row] + plot
            _panel(
                sketch,
                block.panels[index],
                frame,
                index,
                Rect(x, y, width, panel_h),
                head_rows[row],
            )
            if column:
                sketch.rule(x - PANEL_GAP, y + 4, x - PANEL_GAP, y + panel_h)
        y += head_rows[row] + plot + 20
        if row + 1 < rows:
            sketch.rule(PAD, y, frame.width - PAD, y)
            y += 24
    _foot(sketch, block, frame, height)
    return sketch.fit_height(
        sketch.finish(needed if frame.height is None else height), frame.height
    )


def _head(sketch: Sketch, panel: ChartPanel, frame: Frame, width: float) -> float:
    """Sets a panel's title and subtitle at the sheet's origin; returns their height."""
    look = frame.look
    derived = _is_derived(panel, frame)
    title = sketch.text(
        0, 0, width - INFO, look.say(panel.title), "panel_title", look.palette.ink1, max_lines=3
    )
    room = width - (badge_width(sketch) + 16 if derived else 0)
    words = look.say(panel.subtitle)
    line = sketch.text(
        0, title.bottom + 2, room, words, "label", look.palette.ink3, px=look.px("label") * 0.96
    )
    if derived:
        last = (
            line.y
            + line.h
            - line.h / max(1, len(sketch.lines(words, room, "label", px=look.px("label") * 0.96)))
        )
        badge(sketch, line.right + 14, last, line.bottom - last)
    return line.bottom + 18


def _is_derived(panel: ChartPanel, frame: Frame) -> bool:
    chart = resolve_chart(panel.chart, frame.look.kiosk, frame.look.language)
    return all(datum.derived for datum in chart.data)


def _panel(
    sketch: Sketch, panel: ChartPanel, frame: Frame, index: int, box: Rect, head: float
) -> None:
    look = frame.look
    inner = Sketch(look, box.w)
    _head(inner, panel, frame, box.w)
    sketch.place(inner.finish(head), box.x, box.y)
    sketch.info_mark(box.right, box.y + look.line("panel_title") / 2)
    chart = resolve_chart(panel.chart, look.kiosk, look.language)
    number = frame.first_chart + index
    plot_w = min(box.w, MOST_WIDE)
    sketch.add(
        ChartLeaf(
            rect=Rect(box.x + (box.w - plot_w) / 2, box.y + head, plot_w, box.h - head),
            chart=chart,
            accent=look.accent_name,
            scene=look.scene,
            index=number,
            text_scale=look.text_scale,
        )
    )
    facts = tuple(datum.ref for datum in chart.data)
    if chart.multiple is not None:
        facts = (*facts, chart.multiple.ref)
    sketch.target(
        Rect(box.x - 16, box.y - 12, box.w + 32, box.h + 20),
        OpenChart(look.scene, number),
        look.say(panel.title),
        describe_chart(chart),
        radius=18,
        facts=facts,
    )


def _foot_height(sketch: Sketch, block: ChartRow, frame: Frame) -> float:
    if frame.detail > 1:
        return 24.0
    lines = sketch.lines(source_line(frame.look, block), _source_room(sketch, frame), "note")
    return 36 + len(lines) * frame.look.line("note")


def _source_room(sketch: Sketch, frame: Frame) -> float:
    hint = sketch.advance(frame.look.word("touch_chart"), "label_strong")
    room = frame.width - 2 * PAD
    return room - hint - 40 if frame.detail == 0 and room > hint * 2.2 else room


def _foot(sketch: Sketch, block: ChartRow, frame: Frame, height: float) -> None:
    """Sets the source line, and the hint that a chart can be touched."""
    if frame.detail > 1:
        return
    look = frame.look
    foot = _foot_height(sketch, block, frame)
    y = height - foot
    sketch.rule(PAD, y, frame.width - PAD, y)
    room = _source_room(sketch, frame)
    sketch.text(PAD, y + 16, room, source_line(look, block), "note", look.palette.ink3)
    full = frame.width - 2 * PAD
    if room < full:
        sketch.text(
            PAD,
            y + 14,
            full,
            look.word("touch_chart"),
            "label_strong",
            look.accent.text,
            align="right",
            px=look.px("label") * 0.94,
        )
