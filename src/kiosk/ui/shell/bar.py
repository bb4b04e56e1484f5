"""Composes the bottom bar: seal, tabs with their scene dots, and the controls."""

from math import inf

from kiosk.model.actions import GoHome
from kiosk.model.geometry import Rect
from kiosk.model.words import SceneRef
from kiosk.ui.kit.leaves import BoxLeaf, Composition, LineLeaf, Solid, Stroke
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.scenes.stage import Stage
from kiosk.ui.shell.bar_controls import GAP, controls_width, draw_controls, draw_reach, reach
from kiosk.ui.shell.bar_tabs import RISE, draw_tabs

BAR_WIDTH = 1920.0
TAB_LEFT, TAB_WIDTH, TAB_HEIGHT = 172.0, 236.0, 128.0
"""Tabs are as wide as this, or narrower where there are many tabs or languages."""
PORTRAIT_TAB_HEIGHT = 140.0
SEAL = 80.0
CONTROL_HEIGHT, PORTRAIT_CONTROL_HEIGHT = 76.0, 68.0


def compose_bar(
    look: Look,
    stage: Stage,
    scene: SceneRef,
    text_size: int,
    tabs_from: int | None = None,
    *,
    low_reach: bool = False,
) -> Composition:
    """Lays out the bar below the stage.

    Args:
        look: How everything looks.
        stage: The screen.
        scene: The scene shown.
        text_size: The visitor's text size in per cent, for the control's description.
        tabs_from: The leftmost tab that the visitor turned to; None shows that of the scene.
        low_reach: Whether the scene of an upright screen was brought lower.

    Returns:
        A composition `RISE` higher than the bar, whose origin is `RISE` above it.
    """
    sketch = Sketch(look, stage.width)
    palette = look.palette
    box = Rect(0, RISE, stage.width, stage.bar)
    sketch.add(BoxLeaf(rect=box, fill=Solid(palette.bar)))
    sketch.add(
        LineLeaf(points=((0, RISE), (stage.width, RISE)), stroke=Stroke(Solid(palette.line), 2))
    )
    if look.format == "portrait":
        draw_tabs(sketch, Rect(0, RISE, stage.width, PORTRAIT_TAB_HEIGHT), inf, scene, tabs_from)
        _portrait_controls(sketch, stage, text_size, low_reach=low_reach)
    else:
        left = (stage.width - BAR_WIDTH) / 2
        controls = left + BAR_WIDTH - 72 - controls_width(look)
        _seal(sketch, left + 72, RISE + 24, SEAL)
        room = Rect(left + TAB_LEFT, RISE, controls - GAP - left - TAB_LEFT, TAB_HEIGHT)
        draw_tabs(sketch, room, TAB_WIDTH, scene, tabs_from)
        draw_controls(sketch, controls, RISE + 26, CONTROL_HEIGHT, text_size)
    return sketch.finish(stage.bar + RISE)


def _portrait_controls(sketch: Sketch, stage: Stage, text_size: int, *, low_reach: bool) -> None:
    y = RISE + PORTRAIT_TAB_HEIGHT + 6
    draw_controls(sketch, stage.margin, y, PORTRAIT_CONTROL_HEIGHT, text_size)
    x = stage.margin + controls_width(sketch.look) + GAP
    right = draw_reach(sketch, x, y, PORTRAIT_CONTROL_HEIGHT, low=low_reach)
    seal = stage.width - stage.margin - PORTRAIT_CONTROL_HEIGHT
    # Where there are very many languages the seal gives way: the first tab leads home too.
    if right + GAP <= seal:
        _seal(sketch, seal, y, PORTRAIT_CONTROL_HEIGHT)


def _seal(sketch: Sketch, x: float, y: float, size: float) -> None:
    """Sets the park's short name two by two on ink; it leads home."""
    look = sketch.look
    palette = look.palette
    sketch.add(BoxLeaf(rect=Rect(x, y, size, size), fill=Solid(palette.ink1), radius=18))
    line = size * 0.38
    for index, words in enumerate(look.kiosk.seal):
        top = y + size / 2 - line + line * index
        sketch.text(
            x,
            top,
            size,
            words,
            "label",
            palette.canvas,
            px=size * 0.36,
            line=line,
            bold=True,
            align="center",
            language="zh",
        )
    sketch.target(reach(Rect(x, y, size, size), look), GoHome(), look.word("home"), radius=18)
