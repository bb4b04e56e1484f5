"""The tabs of the bottom bar: plate, icon, name in two languages, a dot for each scene."""

from dataclasses import dataclass

from kiosk.model.actions import GoToTab
from kiosk.model.geometry import Rect
from kiosk.model.journey import tab_of
from kiosk.model.kiosk import Tab
from kiosk.model.words import SceneRef
from kiosk.theme.contrast import mix
from kiosk.ui.kit.leaves import Align, BoxLeaf, Solid
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.scenes.faults import join_lines

RISE = 12.0
"""The active tab stands this much above the bar; the composition begins there."""
DOT, DOT_GAP, LEAST_DOT_GAP, LONG_DOT = 10.0, 9.0, 2.0, 34.0
TEXT_LIMIT = 1.12
"""Labels of the bar grow no further than this: their tabs have a fixed width."""
HAN_PX, LATIN_PX, PORTRAIT_SHARE, SECOND_PX = 31.0, 24.0, 0.96, 20.0
LEAST_PX, LEAST_SECOND_PX = 20.0, 16.0
"""Smaller names cannot be read from where people stand."""
SLACK = 4.0
"""Letters do not shrink quite in proportion to their size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What all tabs have in common, so that they look alike.

    Attributes:
        icon: Whether icons are shown; without them long names in narrow tabs have room.
        px: Font size of the names.
        second_px: Font size of the names in the second language; 0 leaves them out.
    """

    icon: bool
    px: float
    second_px: float


def draw_tabs(sketch: Sketch, first: Rect, scene: SceneRef) -> None:
    """Sets all tabs side by side.

    Args:
        sketch: Where to draw.
        first: The box of the first tab; all are as large.
        scene: The scene shown.
    """
    plan = _fit_names(sketch, first)
    for index, tab in enumerate(sketch.look.kiosk.tabs):
        _tab(sketch, tab, first.moved(first.w * index, 0), scene, plan)


def _fit_names(sketch: Sketch, box: Rect) -> _Plan:
    """Returns the sizes at which the names of all tabs fit on one line."""
    look = sketch.look
    upright = look.format == "portrait"
    names = [_name(look, tab) for tab in look.kiosk.tabs]
    full = HAN_PX if look.language == "zh" else LATIN_PX
    full *= PORTRAIT_SHARE if upright else 1.0
    full *= min(look.text_scale, TEXT_LIMIT)
    px = {
        icon: _fit_px(sketch, names, full, _name_room(box, icon=icon, upright=upright).w)
        for icon in (True, False)
    }
    icon = px[True] >= LEAST_PX
    if px[icon] < LEAST_PX:
        _note_misfit(sketch, names, _name_room(box, icon=icon, upright=upright).w)
    seconds = [_second_name(look, tab) for tab in look.kiosk.tabs]
    room = _second_room(box, icon=icon, upright=upright).w
    second = _fit_px(sketch, seconds, SECOND_PX, room, second=True)
    shown = any(seconds) and second >= LEAST_SECOND_PX
    return _Plan(icon=icon, px=px[icon], second_px=second if shown else 0.0)


def _name_room(box: Rect, *, icon: bool, upright: bool) -> Rect:
    """Returns where a name may stand, behind the icon if there is one."""
    if upright:
        left = 54.0 if icon else 8.0
        return Rect(box.x + left, box.y + 14, box.w - left - (12 if icon else 8), 42)
    left = 76.0 if icon else 10.0
    return Rect(box.x + left, box.y + 14, box.w - left - (8 if icon else 10), 46)


def _second_room(box: Rect, *, icon: bool, upright: bool) -> Rect:
    """Returns where a name in the second language may stand."""
    if upright:
        return Rect(box.x + 8, box.y + 60, box.w - 16, 28)
    return _name_room(box, icon=icon, upright=False)._replace(y=box.y + 56, h=28)


def _note_misfit(sketch: Sketch, names: list[str], room: float) -> None:
    """Notes that there are too many tabs, or that one has too long a name."""

    def width(name: str) -> float:
        return sketch.advance(name, "label", px=LEAST_PX, bold=True)

    longest = max(names, key=width)
    measures = f"{longest} needs {width(longest):.0f} units and has {max(0.0, room):.0f}"
    sketch.misfit("", f"the bar has no room for {len(names)} tabs: {measures}")


def _fit_px(
    sketch: Sketch, names: list[str], wanted: float, room: float, *, second: bool = False
) -> float:
    """Returns the size at which the longest name fits."""
    spoken = sketch.look.second_language if second else None
    widest = max(
        sketch.advance(name, "label", px=wanted, bold=not second, language=spoken) for name in names
    )
    return min(wanted, wanted * max(1.0, room) / max(1.0, widest))


def _name(look: Look, tab: Tab) -> str:
    return join_lines(tuple(look.say(tab.name).split("\n")))


def _second_name(look: Look, tab: Tab) -> str:
    return join_lines(tuple(look.say_second(tab.name).split("\n")))


def _tab(sketch: Sketch, tab: Tab, box: Rect, scene: SceneRef, plan: _Plan) -> None:
    look = sketch.look
    accent = look.palette.accent(tab.accent)
    active = tab_of(scene) == tab.id
    if active:
        shape = Rect(box.x, box.y - RISE, box.w, box.h + RISE)
        sketch.add(BoxLeaf(rect=shape, fill=Solid(accent.fill), radius=(18, 18, 0, 0)))
    raised = box.moved(0, -RISE / 2) if active else box
    if look.format == "portrait":
        _upright_words(sketch, tab, raised, plan, active=active)
        room = box.w - 32
        x, y = box.x + (box.w - _dots_width(tab, room, active=active)) / 2, raised.y + 112
    else:
        _level_words(sketch, tab, raised, plan, active=active)
        at = _name_room(raised, icon=plan.icon, upright=False)
        x, y, room = at.x, raised.y + 98, at.w
    _dots(sketch, tab, x, y, scene, room)
    _tab_target(sketch, tab, box, scene)


def _tab_target(sketch: Sketch, tab: Tab, box: Rect, scene: SceneRef) -> None:
    look = sketch.look
    own = [f"{tab.id}/{each.id}" for each in tab.scenes]
    at = own.index(scene) + 1 if scene in own else 1
    name = _name(look, tab)
    position = look.word("scene_of").format(name=name, n=at, of=len(own))
    rise = RISE if tab_of(scene) == tab.id else 0
    reach = Rect(box.x, box.y - rise, box.w, box.h + rise)
    names = f"{name} {_second_name(look, tab)}".strip()
    sketch.target(reach, GoToTab(tab.id), names, position, radius=18)


def _inks(look: Look, tab: Tab, *, active: bool) -> tuple[str, str]:
    """Returns the colours of words and icon."""
    accent = look.palette.accent(tab.accent)
    if active:
        return accent.on_fill, accent.on_fill
    return look.palette.ink1, accent.text


def _level_words(sketch: Sketch, tab: Tab, box: Rect, plan: _Plan, *, active: bool) -> None:
    """Sets the icon, the name behind it and the second name below."""
    look = sketch.look
    ink, icon = _inks(look, tab, active=active)
    if plan.icon:
        sketch.icon(box.x + 20, box.y + 24, 42, tab.icon, icon)
    at = _name_room(box, icon=plan.icon, upright=False)
    y = at.y if plan.second_px else at.y + 10
    _line(sketch, at._replace(y=y), _name(look, tab), ink, plan.px)
    at = _second_room(box, icon=plan.icon, upright=False)
    _second_line(sketch, at, tab, ink, plan, "left", 0.86 if active else 0.82)


def _upright_words(sketch: Sketch, tab: Tab, box: Rect, plan: _Plan, *, active: bool) -> None:
    """Sets the icon and the name in the middle, the second name below."""
    look = sketch.look
    ink, icon = _inks(look, tab, active=active)
    name = _name(look, tab)
    width = sketch.advance(name, "label", px=plan.px, bold=True)
    taken = 42 if plan.icon else 0
    x = box.x + (box.w - width - taken) / 2
    down = 0.0 if plan.second_px else 14.0
    if plan.icon:
        sketch.icon(x, box.y + 18 + down, 34, tab.icon, icon)
    at = _name_room(box, icon=plan.icon, upright=True)
    _line(sketch, Rect(x + taken, at.y + down, width, at.h), name, ink, plan.px)
    at = _second_room(box, icon=plan.icon, upright=True)
    _second_line(sketch, at, tab, ink, plan, "center", 0.84)


def _line(sketch: Sketch, at: Rect, words: str, ink: str, px: float) -> None:
    """Sets a name on one line, never broken."""
    width = max(at.w + SLACK, sketch.advance(words, "label", px=px, bold=True))
    sketch.text(at.x, at.y, width, words, "label", ink, px=px, line=at.h, bold=True)


def _second_line(
    sketch: Sketch, at: Rect, tab: Tab, ink: str, plan: _Plan, align: Align, alpha: float
) -> None:
    """Sets a name in the second language, if there is room for all of them."""
    if not plan.second_px:
        return
    slack = SLACK if align == "left" else 0.0
    sketch.text(
        at.x,
        at.y,
        at.w + slack,
        _second_name(sketch.look, tab),
        "small",
        ink,
        px=plan.second_px,
        line=at.h,
        language=sketch.look.second_language,
        align=align,
        alpha=alpha,
    )


def _dot_sizes(count: int, room: float, *, active: bool) -> tuple[float, float, float]:
    """Returns the widths of a dot, of the long one and between them: narrower where many are."""
    dots = count * DOT + (LONG_DOT - DOT if active else 0.0)
    # The space is chosen as for the active tab, so that dots do not move when a tab is chosen.
    spare = room - LONG_DOT - (count - 1) * DOT
    gap = max(LEAST_DOT_GAP, min(DOT_GAP, spare / max(1, count - 1)))
    share = min(1.0, max(1.0, room) / (dots + (count - 1) * gap))
    return DOT * share, LONG_DOT * share, gap * share


def _dots_width(tab: Tab, room: float, *, active: bool) -> float:
    count = len(tab.scenes)
    dot, long, gap = _dot_sizes(count, room, active=active)
    width = count * dot + (count - 1) * gap
    return width + long - dot if active else width


def _dots(sketch: Sketch, tab: Tab, x: float, y: float, scene: SceneRef, room: float) -> None:
    active = tab_of(scene) == tab.id
    dot, long, gap = _dot_sizes(len(tab.scenes), room, active=active)
    for each in tab.scenes:
        here = scene == f"{tab.id}/{each.id}"
        width = long if here else dot
        color = _dot_color(sketch.look, tab, here=here, active=active)
        sketch.add(BoxLeaf(rect=Rect(x, y, width, DOT), fill=Solid(color), radius=DOT / 2))
        x += width + gap


def _dot_color(look: Look, tab: Tab, *, here: bool, active: bool) -> str:
    palette = look.palette
    accent = palette.accent(tab.accent)
    strong = palette.name == "contrast"
    if not active:
        return palette.ink3 if strong else mix(palette.bar, accent.decor, 0.42)
    return accent.on_fill if here or strong else mix(accent.fill, accent.on_fill, 0.6)
