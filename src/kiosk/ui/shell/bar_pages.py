"""Which tabs the bar shows: all, or where they do not fit, some, and arrows to the others."""

from kiosk.model.actions import ShowTabs
from kiosk.model.geometry import Rect
from kiosk.model.journey import tab_of
from kiosk.model.words import IconId, SceneRef
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.shell.bar_names import LEAST_PX, NamePlan, fit_names, name_of, name_room
from kiosk.values import dataclass

TURNER = 72.0
"""Width of the place at either end of the tabs where a touch brings the others."""
PAGED_WIDTH = 190.0
"""Where tabs do not all fit, none is narrower than this as long as there are two."""
TURNER_ICON = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TabRow:
    """The tabs that stand side by side in the bar.

    Attributes:
        first: Which of all tabs is the leftmost, from 0.
        count: How many are shown.
        box: The box of the leftmost; all are as large.
        plan: How their names are set.
    """

    first: int
    count: int
    box: Rect
    plan: NamePlan


def lay_out_row(
    sketch: Sketch, room: Rect, widest: float, scene: SceneRef, tabs_from: int | None
) -> TabRow:
    """Returns which tabs stand where.

    Args:
        sketch: Measures names; takes a misfit where not even one tab fits.
        room: Where all tabs may stand.
        widest: No tab is wider.
        scene: The scene shown; its tab is among those shown if the visitor did not turn on.
        tabs_from: The leftmost tab that the visitor turned to, or None.
    """
    total = len(sketch.look.kiosk.tabs)
    box = room._replace(w=min(widest, room.w / total))
    plan = fit_names(sketch, box)
    if total == 1 or _is_sound(box, plan, sketch.look):
        _note_misfit(sketch, box, plan)
        return TabRow(first=0, count=total, box=box, plan=plan)
    inner = room._replace(x=room.x + TURNER, w=room.w - 2 * TURNER)
    count = max(1, min(total - 1, int(inner.w // PAGED_WIDTH)))
    while True:
        box = inner._replace(w=inner.w / count)
        plan = fit_names(sketch, box)
        if count == 1 or _is_sound(box, plan, sketch.look):
            break
        count -= 1
    _note_misfit(sketch, box, plan)
    first = tabs_from if tabs_from is not None else _place_of(scene, sketch.look) // count * count
    return TabRow(first=max(0, min(first, total - count)), count=count, box=box, plan=plan)


def draw_turners(sketch: Sketch, room: Rect, row: TabRow) -> None:
    """Sets the arrows to the tabs before and behind those shown, where there are any."""
    tabs = sketch.look.kiosk.tabs
    before, behind = row.first - row.count, row.first + row.count
    if row.first > 0:
        _turner(sketch, room._replace(w=TURNER), -1, max(0, before))
    if behind < len(tabs):
        box = room._replace(x=room.right - TURNER, w=TURNER)
        _turner(sketch, box, 1, min(behind, len(tabs) - row.count))


def _turner(sketch: Sketch, box: Rect, by: int, first: int) -> None:
    look = sketch.look
    icon = IconId("chevron-left" if by < 0 else "chevron-right")
    x, y = box.x + (box.w - TURNER_ICON) / 2, box.y + (box.h - TURNER_ICON) / 2
    sketch.icon(x, y, TURNER_ICON, icon, look.palette.ink2)
    word = look.word("previous" if by < 0 else "next")
    target = name_of(look, look.kiosk.tabs[first])
    sketch.target(box, ShowTabs(first), f"{word}: {target}", radius=18)


def _is_sound(box: Rect, plan: NamePlan, look: Look) -> bool:
    """Says whether tabs of a width can be read and touched."""
    return plan.px >= LEAST_PX and box.w >= look.min_target


def _place_of(scene: SceneRef, look: Look) -> int:
    """Returns which tab a scene stands in."""
    ids = [tab.id for tab in look.kiosk.tabs]
    tab = tab_of(scene)
    return next((at for at, name in enumerate(ids) if name == tab), 0)


def _note_misfit(sketch: Sketch, box: Rect, plan: NamePlan) -> None:
    """Notes that a name is too long for the widest tab that there can be."""
    if plan.px >= LEAST_PX:
        return

    def width(name: str) -> float:
        return sketch.advance(name, "label", px=LEAST_PX, bold=True)

    look = sketch.look
    longest = max((name_of(look, tab) for tab in look.kiosk.tabs), key=width)
    room = name_room(box, icon=plan.icon, upright=look.format == "portrait").w
    measures = f"{longest} needs {width(longest):.0f} units and has {max(0.0, room):.0f}"
    sketch.misfit("", f"the bar has no room for a tab: {measures}")
