"""The controls of the bottom bar: language, text size, colours, sources, height of the scene."""

from kiosk.model.actions import (
    ChooseLanguage,
    CycleTextSize,
    CycleTheme,
    OpenSources,
    ToggleReach,
)
from kiosk.model.geometry import Rect
from kiosk.model.words import IconId
from kiosk.theme.tokens import RADIUS_CONTROL
from kiosk.ui.kit.leaves import BoxLeaf, Solid, Stroke
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch

LANGUAGE_WIDTH, SIZE_WIDTH, THEME_WIDTH, SOURCES_WIDTH, GAP = 72.0, 76.0, 76.0, 184.0, 12.0
REACH_WIDTH = 76.0
THEME_ICONS = {"day": "theme-day", "night": "theme-night", "contrast": "theme-contrast"}


def controls_width(look: Look) -> float:
    """Returns the width of all controls in their row."""
    switch = _languages_width(look)
    return switch + (GAP if switch else 0.0) + SIZE_WIDTH + THEME_WIDTH + SOURCES_WIDTH + 2 * GAP


def draw_controls(sketch: Sketch, x: float, y: float, height: float, text_size: int) -> None:
    """Sets the controls in a row.

    Args:
        sketch: Where to draw.
        x: Left edge of the first.
        y: Top of all.
        height: Of all.
        text_size: The visitor's text size in per cent, for the control's description.
    """
    if _languages_width(sketch.look):
        x = _languages(sketch, x, y, height) + GAP
    x = _text_size(sketch, Rect(x, y, SIZE_WIDTH, height), text_size) + GAP
    x = _theme(sketch, Rect(x, y, THEME_WIDTH, height)) + GAP
    _sources(sketch, Rect(x, y, SOURCES_WIDTH, height))


def draw_reach(sketch: Sketch, x: float, y: float, height: float, *, low: bool) -> float:
    """Sets the control that brings the scene of an upright screen lower; returns its right edge.

    Args:
        sketch: Where to draw.
        x: Its left edge.
        y: Its top.
        height: Its height.
        low: Whether the scene is low already: the control is filled then and leads back.
    """
    look = sketch.look
    box = _button(sketch, Rect(x, y, REACH_WIDTH, height))
    ink = look.palette.ink1
    if low:
        sketch.add(BoxLeaf(rect=box, fill=Solid(look.palette.ink1), radius=RADIUS_CONTROL))
        ink = look.palette.canvas
    icon = IconId("reach-full" if low else "reach-low")
    sketch.icon(box.x + box.w / 2 - 19, box.y + box.h / 2 - 19, 38, icon, ink)
    name, now = look.word("reach"), look.word("reach_low" if low else "reach_full")
    sketch.target(reach(box, look), ToggleReach(), name, now, radius=RADIUS_CONTROL)
    return box.right


def reach(rect: Rect, look: Look) -> Rect:
    """Returns a control's rectangle made as large as a finger needs."""
    dx = max(0.0, look.min_target - rect.w) / 2
    dy = max(0.0, look.min_target - rect.h) / 2
    return Rect(rect.x - dx, rect.y - dy, rect.w + 2 * dx, rect.h + 2 * dy)


def _languages_width(look: Look) -> float:
    """Returns the width of the language switch, 0 where there is nothing to choose."""
    count = len(look.kiosk.languages)
    return LANGUAGE_WIDTH * count if count > 1 else 0.0


def _text_size(sketch: Sketch, box: Rect, text_size: int) -> float:
    """Sets the control of the text size, a large and a small letter; returns its right edge."""
    look = sketch.look
    _button(sketch, box)
    large, small = Rect(box.x, box.y, box.w - 20, 0), Rect(box.x + 26, box.y + 4, box.w - 26, 0)
    for letter, at, px in (("A", large, 34.0), ("a", small, 24.0)):
        sketch.text(
            at.x,
            at.y,
            at.w,
            letter,
            "label",
            look.palette.ink1,
            px=px,
            line=box.h,
            bold=True,
            align="center",
            language="en",
        )
    name = look.word("text_size")
    sketch.target(reach(box, look), CycleTextSize(), name, f"{text_size}%", radius=RADIUS_CONTROL)
    return box.right


def _theme(sketch: Sketch, box: Rect) -> float:
    """Sets the control of the colours; returns its right edge."""
    look = sketch.look
    _button(sketch, box)
    theme = look.palette.name
    icon, ink = IconId(THEME_ICONS[theme]), look.palette.ink1
    sketch.icon(box.x + box.w / 2 - 19, box.y + box.h / 2 - 19, 38, icon, ink)
    name, now = look.word("theme"), look.word(f"theme_{theme}")
    sketch.target(reach(box, look), CycleTheme(), name, now, radius=RADIUS_CONTROL)
    return box.right


def _sources(sketch: Sketch, box: Rect) -> None:
    """Sets the button that opens the sources."""
    look = sketch.look
    _button(sketch, box)
    words, ink = look.word("sources"), look.palette.ink1
    px = 27.0
    width = sketch.advance(words, "label", px=px, bold=True)
    px = min(px, px * (box.w - 76) / width)
    width = min(width, box.w - 76)
    left = box.x + (box.w - width - 40) / 2
    sketch.icon(left, box.y + box.h / 2 - 15, 30, IconId("info"), ink)
    sketch.text(left + 40, box.y, width + 4, words, "label", ink, px=px, line=box.h, bold=True)
    sketch.target(reach(box, look), OpenSources(), words, radius=RADIUS_CONTROL)


def _button(sketch: Sketch, box: Rect) -> Rect:
    palette = sketch.look.palette
    sketch.add(
        BoxLeaf(
            rect=box,
            fill=Solid(palette.canvas),
            stroke=Stroke(Solid(palette.line2), 2),
            radius=RADIUS_CONTROL,
        )
    )
    return box


def _languages(sketch: Sketch, x: float, y: float, height: float) -> float:
    """Sets the language switch: every language a part, the one shown filled."""
    look = sketch.look
    palette = look.palette
    choices = look.kiosk.languages
    box = _button(sketch, Rect(x, y, _languages_width(look), height))
    part = LANGUAGE_WIDTH
    for index, choice in enumerate(choices):
        cell = Rect(x + part * index, y, part, height)
        here = choice.code == look.language
        if here:
            sketch.add(BoxLeaf(rect=cell, fill=Solid(palette.ink1), radius=RADIUS_CONTROL))
        color = palette.canvas if here else palette.ink2
        sketch.text(
            cell.x,
            y,
            part,
            choice.short,
            "label",
            color,
            px=27,
            line=height,
            bold=True,
            align="center",
            language=choice.code,
        )
        reach = Rect(cell.x, cell.y, cell.w, cell.h)
        sketch.target(
            _tall(reach, look),
            ChooseLanguage(choice.code),
            f"{look.word('language')}: {choice.name}",
            radius=RADIUS_CONTROL,
        )
    return box.right


def _tall(rect: Rect, look: Look) -> Rect:
    dy = max(0.0, look.min_target - rect.h) / 2
    return Rect(rect.x, rect.y - dy, rect.w, rect.h + 2 * dy)
