"""The tabs of the bottom bar: plate, icon, name in two languages, a dot for each scene."""

from kiosk.model.actions import GoToTab
from kiosk.model.geometry import Rect
from kiosk.model.journey import tab_of
from kiosk.model.kiosk import Tab
from kiosk.model.words import SceneRef
from kiosk.theme.contrast import mix
from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.leaves import Align, Area, BoxLeaf, Solid
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.shell.bar_names import NamePlan, name_of, name_room, second_name_of, second_room
from kiosk.ui.shell.bar_pages import draw_turners, lay_out_row

RISE = 12.0
"""The active tab stands this much above the bar; the composition begins there."""
DOT, DOT_GAP, LEAST_DOT_GAP, LONG_DOT = 10.0, 9.0, 2.0, 34.0
LEAST_DOT_SHARE = 0.5
"""Dots that would be narrower than this share of a dot become one line."""
TRACK = 4.0
SCENE_DOT = "scene-dot"
"""The name under which a bar notes where the dot of the scene shown lies."""
SLACK = 4.0
"""Letters do not shrink quite in proportion to their size."""


def draw_tabs(
    sketch: Sketch, room: Rect, widest: float, scene: SceneRef, tabs_from: int | None = None
) -> None:
    """Sets tabs side by side; where not all fit, arrows that bring the others.

    Args:
        sketch: Where to draw.
        room: Where they may stand.
        widest: No tab is wider.
        scene: The scene shown.
        tabs_from: The leftmost tab that the visitor turned to; None shows that of the scene.
    """
    row = lay_out_row(sketch, room, widest, scene, tabs_from)
    shown = sketch.look.kiosk.tabs[row.first : row.first + row.count]
    for index, tab in enumerate(shown):
        _tab(sketch, tab, row.box.moved(row.box.w * index, 0), scene, row.plan)
    draw_turners(sketch, room, row)


def _tab(sketch: Sketch, tab: Tab, box: Rect, scene: SceneRef, plan: NamePlan) -> None:
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
        at = name_room(raised, icon=plan.icon, upright=False)
        x, y, room = at.x, raised.y + 98, at.w
    _dots(sketch, tab, x, y, scene, room)
    _tab_target(sketch, tab, box, scene)


def _tab_target(sketch: Sketch, tab: Tab, box: Rect, scene: SceneRef) -> None:
    look = sketch.look
    name = name_of(look, tab)
    at = _place_in(tab, scene) or 0
    position = look.word("scene_of").format(name=name, n=at + 1, of=len(tab.scenes))
    rise = RISE if tab_of(scene) == tab.id else 0
    reach = Rect(box.x, box.y - rise, box.w, box.h + rise)
    names = f"{name} {second_name_of(look, tab)}".strip()
    sketch.target(reach, GoToTab(tab.id), names, position, radius=18)


def _inks(look: Look, tab: Tab, *, active: bool) -> tuple[str, str]:
    """Returns the colours of words and icon."""
    accent = look.palette.accent(tab.accent)
    if active:
        return accent.on_fill, accent.on_fill
    return look.palette.ink1, accent.text


def _level_words(sketch: Sketch, tab: Tab, box: Rect, plan: NamePlan, *, active: bool) -> None:
    """Sets the icon, the name behind it and the second name below."""
    look = sketch.look
    ink, icon = _inks(look, tab, active=active)
    if plan.icon:
        sketch.icon(box.x + 20, box.y + 24, 42, tab.icon, icon)
    at = name_room(box, icon=plan.icon, upright=False)
    y = at.y if plan.second_px else at.y + 10
    _line(sketch, at._replace(y=y), name_of(look, tab), ink, plan.px)
    at = second_room(box, icon=plan.icon, upright=False)
    _second_line(sketch, at, tab, ink, plan, "left", 0.86 if active else 0.82)


def _upright_words(sketch: Sketch, tab: Tab, box: Rect, plan: NamePlan, *, active: bool) -> None:
    """Sets the icon and the name in the middle, the second name below."""
    look = sketch.look
    ink, icon = _inks(look, tab, active=active)
    name = name_of(look, tab)
    width = sketch.advance(name, "label", px=plan.px, bold=True)
    taken = 42 if plan.icon else 0
    x = box.x + (box.w - width - taken) / 2
    down = 0.0 if plan.second_px else 14.0
    if plan.icon:
        sketch.icon(x, box.y + 18 + down, 34, tab.icon, icon)
    at = name_room(box, icon=plan.icon, upright=True)
    _line(sketch, Rect(x + taken, at.y + down, width, at.h), name, ink, plan.px)
    at = second_room(box, icon=plan.icon, upright=True)
    _second_line(sketch, at, tab, ink, plan, "center", 0.84)


def _line(sketch: Sketch, at: Rect, words: str, ink: str, px: float) -> None:
    """Sets a name on one line, never broken."""
    width = max(at.w + SLACK, sketch.advance(words, "label", px=px, bold=True))
    sketch.text(at.x, at.y, width, words, "label", ink, px=px, line=at.h, bold=True)


def _second_line(
    sketch: Sketch, at: Rect, tab: Tab, ink: str, plan: NamePlan, align: Align, alpha: float
) -> None:
    """Sets a name in the second language, if there is room for all of them."""
    if not plan.second_px:
        return
    sketch.text(
        at.x if align == "left" else at.x - SLACK / 2,
        at.y,
        at.w + SLACK,
        second_name_of(sketch.look, tab),
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
    if dot < DOT * LEAST_DOT_SHARE:
        return room
    width = count * dot + (count - 1) * gap
    return width + long - dot if active else width


def _dots(sketch: Sketch, tab: Tab, x: float, y: float, scene: SceneRef, room: float) -> None:
    look, count, at = sketch.look, len(tab.scenes), _place_in(tab, scene)
    active = tab_of(scene) == tab.id
    dot, long, gap = _dot_sizes(count, room, active=active)
    if dot < DOT * LEAST_DOT_SHARE:
        _track(sketch, tab, Rect(x, y, room, DOT), scene)
        return
    for index in range(count):
        here = index == at
        width = long if here else dot
        color = _dot_color(look, tab, here=here, active=active)
        box = Rect(x, y, width, DOT)
        sketch.add(BoxLeaf(rect=box, fill=Solid(color), radius=DOT / 2))
        if here:
            sketch.area(Area(name=SCENE_DOT, rect=box, index=-1))
        x += width + gap


def _track(sketch: Sketch, tab: Tab, box: Rect, scene: SceneRef) -> None:
    """Sets a line instead of dots, with a mark for the scene shown: where scenes are many."""
    look, at = sketch.look, _place_in(tab, scene)
    line = Rect(box.x, box.y + (DOT - TRACK) / 2, box.w, TRACK)
    color = _dot_color(look, tab, here=False, active=at is not None)
    sketch.add(BoxLeaf(rect=line, fill=Solid(color), radius=TRACK / 2))
    if at is not None:
        x = box.x + (box.w - LONG_DOT) * at / max(1, len(tab.scenes) - 1)
        color = _dot_color(look, tab, here=True, active=True)
        mark = Rect(x, box.y, LONG_DOT, DOT)
        sketch.add(BoxLeaf(rect=mark, fill=Solid(color), radius=DOT / 2))
        sketch.area(Area(name=SCENE_DOT, rect=mark, index=-1))


def dot_colors(accent_name: str, theme: str) -> tuple[str, str, str]:
    """Returns what is around a dot that fills, what it is before, and what fills it."""
    accent = PALETTES[theme].accent(accent_name)
    return accent.fill, mix(accent.fill, accent.on_fill, 0.4), accent.on_fill


def _place_in(tab: Tab, scene: SceneRef) -> int | None:
    """Returns which scene of a tab is shown, from 0; None where none is."""
    name = scene.partition("/")[2]
    if tab_of(scene) != tab.id or name not in tab.scene_ids:
        return None
    return tab.scene_ids.index(name)


def _dot_color(look: Look, tab: Tab, *, here: bool, active: bool) -> str:
    palette = look.palette
    accent = palette.accent(tab.accent)
    strong = palette.name == "contrast"
    if not active:
        return palette.ink3 if strong else mix(palette.bar, accent.decor, 0.42)
    return accent.on_fill if here or strong else mix(accent.fill, accent.on_fill, 0.6)
