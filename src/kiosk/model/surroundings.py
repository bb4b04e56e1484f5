"""Where a scene stands among the others: its neighbours, the way to another, what is near it."""

from collections.abc import Iterable
from typing import Literal

from kiosk.model.journey import neighbour, tab_of
from kiosk.model.kiosk import Kiosk
from kiosk.model.words import SceneRef, TabId
from kiosk.values import dataclass

Movement = Literal["none", "scene", "tab"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The scenes beside the one shown, None at the ends."""

    previous: SceneRef | None
    next: SceneRef | None


def neighbours_of(kiosk: Kiosk, scene: SceneRef) -> Neighbours:
    """Returns the scenes beside one."""
    return Neighbours(previous=neighbour(kiosk, scene, -1), next=neighbour(kiosk, scene, 1))


def way_between(kiosk: Kiosk, before: SceneRef, after: SceneRef) -> tuple[Movement, int]:
    """Returns how one scene follows another: within its tab or not, and 1 for on, -1 for back."""
    if before == after:
        return "none", 1
    movement: Movement = "scene" if tab_of(before) == tab_of(after) else "tab"
    return movement, 1 if kiosk.place(after) > kiosk.place(before) else -1


def scenes_near(kiosk: Kiosk, scene: SceneRef, tabs: Iterable[TabId]) -> tuple[SceneRef, ...]:
    """Returns what a visitor can reach with one touch, nearest first.

    Args:
        kiosk: The content.
        scene: The scene shown.
        tabs: Tabs that can be touched: they lead to their first scenes.
    """
    around = neighbours_of(kiosk, scene)
    firsts = (SceneRef(f"{name}/{kiosk.tab(name).scene_ids[0]}") for name in tabs)
    near = (around.next, around.previous, *firsts)
    return tuple(dict.fromkeys(ref for ref in near if ref is not None))
