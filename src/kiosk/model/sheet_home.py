"""Where a sheet belongs: its tab and colour, and what can be stepped to beside it."""

from collections.abc import Iterable

from kiosk.model.actions import SheetAction
from kiosk.model.appearances import shown_by
from kiosk.model.kiosk import Kiosk, Tab
from kiosk.model.sheet_words import SheetWords
from kiosk.model.ties import ThingKind
from kiosk.model.tying import ties_of
from kiosk.model.words import SceneRef, TabId
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where something is shown.

    Attributes:
        scene: The scene that it is seen in: the visitor's own if that shows it, else the first.
            None where no scene does.
        scenes: All scenes that show it, ``scene`` first.
        tab: The tab of ``scene``; without one the thing's own.
    """

    scene: SceneRef | None
    scenes: tuple[SceneRef, ...]
    tab: Tab


def find_home(kiosk: Kiosk, kind: ThingKind, item: str, place: SceneRef, own: TabId | None) -> Home:
    """Returns where the thing of an id is shown.

    Args:
        kiosk: The content.
        kind: What it is.
        item: The id.
        place: The scene that the visitor is in.
        own: The tab that it is filed under, if it is under any.
    """
    shown_in = ties_of(kiosk, kind, item).scenes
    scenes = tuple(sorted(shown_in, key=lambda ref: ref != place))
    if place not in scenes and own is not None:
        scenes = tuple(sorted(scenes, key=lambda ref: not ref.startswith(f"{own}/")))
    if scenes:
        tab = kiosk.tab(TabId(scenes[0].partition("/")[0]))
        return Home(scene=scenes[0], scenes=scenes, tab=tab)
    fallback = own if own is not None else TabId(place.partition("/")[0])
    return Home(scene=None, scenes=(), tab=kiosk.tab(fallback))


def neighbours(
    kiosk: Kiosk,
    home: Home,
    kind: ThingKind,
    item: str,
    *,
    by_block: bool = False,
) -> tuple[str, ...]:
    """Returns what can be stepped to from a thing: its kind in the same scene, itself included.

    Args:
        kiosk: The content.
        home: Where the thing is shown.
        kind: What the thing is.
        item: Its id.
        by_block: Only what stands in the same block.
    """
    if home.scene is None:
        return (item,)
    scene = kiosk.scene(home.scene)
    if by_block:
        for block in scene.blocks:
            if item in (found := shown_by(block).of(kind)):
                return found
    return shown_by(scene).of(kind)


def count_words(words: SheetWords, name: str, siblings: Iterable[object], position: int) -> str:
    """Returns "2 / 9" and the like in the words of an interface text; "" for one alone."""
    total = len(tuple(siblings))
    return words.word(name).format(n=position + 1, of=total) if total > 1 else ""


def place_among(
    siblings: tuple[SheetAction, ...], subject: SheetAction
) -> tuple[tuple[SheetAction, ...], int]:
    """Returns siblings and where the subject stands; the subject alone if it is not there."""
    if subject in siblings:
        return siblings, siblings.index(subject)
    return (subject,), 0
