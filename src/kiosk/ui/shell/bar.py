"""Composes the bottom bar: seal, five tabs with their scene dots, and the controls."""

from kiosk.model.actions import (
    ChooseLanguage,
    CycleTextSize,
    CycleTheme,
    GoHome,
    GoToTab,
    OpenSources,
)
from kiosk.model.geometry import Rect
from kiosk.model.journey import tab_of
from kiosk.model.kiosk import Tab
from kiosk.model.words import IconId, SceneRef, say
from kiosk.theme.contrast import mix
from kiosk.theme.tokens import RADIUS_CONTROL, Accent
from kiosk.ui.kit.leaves import BoxLeaf, Composition, LineLeaf, Solid, Stroke
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.scenes.stage import Stage

RISE = 12.0
"""The active tab stands this much above the bar; the composition begins there."""
BAR_WIDTH = 1920.0
TAB_LEFT, TAB_WIDTH, TAB_HEIGHT = 172.0, 236.0, 128.0
"""Tabs are as wide as this, or narrower where there are many tabs or languages."""
PORTRAIT_TAB_HEIGHT = 140.0
DOT, DOT_GAP, LONG_DOT = 10.0, 9.0, 34.0
SEAL = 80.0
CONTROL_HEIGHT, PORTRAIT_CONTROL_HEIGHT = 76.0, 68.0
LANGUAGE_WIDTH, SIZE_WIDTH, THEME_WIDTH, SOURCES_WIDTH, GAP = 72.0, 76.0, 76.0, 184.0, 12.0
THEME_ICONS = {"day": "theme-day", "night": "theme-night", "contrast": "theme-contrast"}
TEXT_LIMIT = 1.12
"""Labels of the bar grow no further than this: their tabs have a fixed width."""


def compose_bar(look: Look, stage: Stage, scene: SceneRef, text_size: int) -> Composition:
    """Lays out the bar below the stage.

    Args:
        look: How everything looks.
        stage: The screen.
        scene: The scene shown.
        text_size: The visitor's text size in per cent, for the control's description.

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
        _portrait(sketch, stage, scene, text_size)
    else:
        _landscape(sketch, stage, scene, text_size)
    return sketch.finish(stage.bar + RISE)


def _landscape(sketch: Sketch, stage: Stage, scene: SceneRef, text_size: int) -> None:
    left = (stage.width - BAR_WIDTH) / 2
    _seal(sketch, left + 72, RISE + 24, SEAL)
    controls = left + BAR_WIDTH - 72 - _controls_width(sketch.look)
    tabs = sketch.look.kiosk.tabs
    width = min(TAB_WIDTH, (controls - GAP - left - TAB_LEFT) / len(tabs))
    for index, tab in enumerate(tabs):
        box = Rect(left + TAB_LEFT + width * index, RISE, width, TAB_HEIGHT)
        _tab(sketch, tab, box, scene)
    _controls(sketch, controls, RISE + 26, CONTROL_HEIGHT, text_size)


def _portrait(sketch: Sketch, stage: Stage, scene: SceneRef, text_size: int) -> None:
    width = stage.width / len(sketch.look.kiosk.tabs)
    for index, tab in enumerate(sketch.look.kiosk.tabs):
        _tab(sketch, tab, Rect(width * index, RISE, width, PORTRAIT_TAB_HEIGHT), scene)
    y = RISE + PORTRAIT_TAB_HEIGHT + 6
    _controls(sketch, stage.margin, y, PORTRAIT_CONTROL_HEIGHT, text_size)
    _seal(sketch, stage.width - stage.margin - 68, y, PORTRAIT_CONTROL_HEIGHT)


def _languages_width(look: Look) -> float:
    return LANGUAGE_WIDTH * len(look.kiosk.languages)


def _controls_width(look: Look) -> float:
    return _languages_width(look) + SIZE_WIDTH + THEME_WIDTH + SOURCES_WIDTH + 3 * GAP


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
    sketch.target(_reach(Rect(x, y, size, size), look), GoHome(), look.word("home"), radius=18)


def _reach(rect: Rect, look: Look) -> Rect:
    """Returns a control's rectangle made as large as a finger needs."""
    dx = max(0.0, look.min_target - rect.w) / 2
    dy = max(0.0, look.min_target - rect.h) / 2
    return Rect(rect.x - dx, rect.y - dy, rect.w + 2 * dx, rect.h + 2 * dy)


def _tab(sketch: Sketch, tab: Tab, box: Rect, scene: SceneRef) -> None:
    look = sketch.look
    palette, accent = look.palette, look.palette.accent(tab.accent)
    active = tab_of(scene) == tab.id
    if active:
        shape = Rect(box.x, box.y - RISE, box.w, box.h + RISE)
        sketch.add(BoxLeaf(rect=shape, fill=Solid(accent.fill), radius=(18, 18, 0, 0)))
    ink = accent.on_fill if active else palette.ink1
    icon = accent.on_fill if active else accent.text
    first, second = look.language, look.second_language
    big = 31.0 if first == "zh" else 24.0
    grow = min(look.text_scale, TEXT_LIMIT)
    name = look.say(tab.name)
    shift = -RISE / 2 if active else 0.0
    if look.format == "portrait":
        _upright_tab(sketch, tab, box, ink, icon, big * 0.96 * grow, shift)
        y = box.y + 112 + shift
        room = box.w - 32
        x = box.x + (box.w - _dots_width(tab, room, active=active)) / 2
    else:
        sketch.icon(box.x + 20, box.y + 24 + shift, 42, tab.icon, icon)
        x = box.x + 76
        room = box.w - 84
        px = _label_px(sketch, big * grow, room)
        sketch.text(x, box.y + 14 + shift, room + 4, name, "label", ink, px=px, line=46, bold=True)
        sketch.text(
            x,
            box.y + 56 + shift,
            room + 4,
            say(tab.name, second),
            "small",
            ink,
            px=20,
            line=28,
            language=second,
            alpha=0.86 if active else 0.82,
        )
        y = box.y + 98 + shift
    _dots(sketch, tab, x, y, scene, accent, room, active=active)
    own = [f"{tab.id}/{each.id}" for each in tab.scenes]
    at = own.index(scene) + 1 if scene in own else 1
    position = look.word("scene_of").format(name=name, n=at, of=len(own))
    sketch.target(
        Rect(box.x, box.y - (RISE if active else 0), box.w, box.h + (RISE if active else 0)),
        GoToTab(tab.id),
        f"{name} {say(tab.name, second)}",
        position,
        radius=18,
    )


def _label_px(sketch: Sketch, wanted: float, room: float) -> float:
    """Returns the size at which the name of every tab fits: all tabs have the same."""
    look = sketch.look
    names = [look.say(tab.name) for tab in look.kiosk.tabs]
    widest = max(sketch.advance(name, "label", px=wanted, bold=True) for name in names)
    return min(wanted, wanted * room / max(1.0, widest))


def _upright_tab(
    sketch: Sketch, tab: Tab, box: Rect, ink: str, icon: str, big: float, shift: float
) -> None:
    look = sketch.look
    name = look.say(tab.name)
    room = box.w - 24
    px = _label_px(sketch, big, room - 42)
    width = sketch.advance(name, "label", px=px, bold=True)
    x = box.x + (box.w - width - 42) / 2
    sketch.icon(x, box.y + 18 + shift, 34, tab.icon, icon)
    sketch.text(
        x + 42, box.y + 14 + shift, width + 4, name, "label", ink, px=px, line=42, bold=True
    )
    second = look.second_language
    sketch.text(
        box.x + 8,
        box.y + 60 + shift,
        box.w - 16,
        say(tab.name, second),
        "small",
        ink,
        px=20,
        line=28,
        language=second,
        align="center",
        alpha=0.84,
    )


def _dot_gap(count: int, room: float) -> float:
    """Returns the space between dots, narrower where a tab has many scenes."""
    spare = room - LONG_DOT - (count - 1) * DOT
    return max(2.0, min(DOT_GAP, spare / max(1, count - 1)))


def _dots_width(tab: Tab, room: float, *, active: bool) -> float:
    count = len(tab.scenes)
    width = count * DOT + (count - 1) * _dot_gap(count, room)
    return width + LONG_DOT - DOT if active else width


def _dots(
    sketch: Sketch,
    tab: Tab,
    x: float,
    y: float,
    scene: SceneRef,
    accent: Accent,
    room: float,
    *,
    active: bool,
) -> None:
    gap = _dot_gap(len(tab.scenes), room)
    palette = sketch.look.palette
    for each in tab.scenes:
        here = scene == f"{tab.id}/{each.id}"
        width = LONG_DOT if here else DOT
        color = accent.on_fill if here else mix(accent.fill, accent.on_fill, 0.6)
        if not active:
            color = mix(palette.bar, accent.decor, 0.42)
            if palette.name == "contrast":
                color = palette.ink3
        elif palette.name == "contrast" and not here:
            color = accent.on_fill
        sketch.add(BoxLeaf(rect=Rect(x, y, width, DOT), fill=Solid(color), radius=DOT / 2))
        x += width + gap


def _controls(sketch: Sketch, x: float, y: float, height: float, text_size: int) -> None:
    x = _languages(sketch, x, y, height) + GAP
    look = sketch.look
    box = _button(sketch, Rect(x, y, SIZE_WIDTH, height))
    ink = look.palette.ink1
    sketch.text(
        box.x,
        box.y,
        box.w - 20,
        "A",
        "label",
        ink,
        px=34,
        line=height,
        bold=True,
        align="center",
        language="en",
    )
    sketch.text(
        box.x + 26,
        box.y + 4,
        box.w - 26,
        "a",
        "label",
        ink,
        px=24,
        line=height,
        bold=True,
        align="center",
        language="en",
    )
    name = look.word("text_size")
    sketch.target(_reach(box, look), CycleTextSize(), name, f"{text_size}%", radius=RADIUS_CONTROL)
    x = box.right + GAP
    box = _button(sketch, Rect(x, y, THEME_WIDTH, height))
    theme = look.palette.name
    sketch.icon(
        box.x + box.w / 2 - 19, box.y + height / 2 - 19, 38, IconId(THEME_ICONS[theme]), ink
    )
    sketch.target(
        _reach(box, look),
        CycleTheme(),
        look.word("theme"),
        look.word(f"theme_{theme}"),
        radius=RADIUS_CONTROL,
    )
    box = _button(sketch, Rect(box.right + GAP, y, SOURCES_WIDTH, height))
    words = look.word("sources")
    px = 27.0
    width = sketch.advance(words, "label", px=px, bold=True)
    px = min(px, px * (box.w - 76) / width)
    width = min(width, box.w - 76)
    left = box.x + (box.w - width - 40) / 2
    sketch.icon(left, box.y + height / 2 - 15, 30, IconId("info"), ink)
    sketch.text(left + 40, y, width + 4, words, "label", ink, px=px, line=height, bold=True)
    sketch.target(_reach(box, look), OpenSources(), words, radius=RADIUS_CONTROL)


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
