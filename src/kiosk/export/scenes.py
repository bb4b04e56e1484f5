"""The scenes of a show as an export goes through them, and how each is laid out."""

from collections.abc import Callable

from kiosk.model.journey import tab_of
from kiosk.model.kiosk import Scene, Tab
from kiosk.model.shows import Note, Show, ShowStop, notes_of
from kiosk.model.words import Language, SceneRef, TabId, ThemeName
from kiosk.snapshot.source import Source
from kiosk.snapshot.subjects import scene_subjects
from kiosk.ui.kit.fonts import shared_ruler
from kiosk.ui.kit.leaves import Composition, IconLeaf, Leaf, TextLeaf
from kiosk.ui.kit.look import Look
from kiosk.ui.scenes.fit import DEFAULT_DIAGONAL, Setting, Subject, look_of
from kiosk.ui.scenes.stage import Stage
from kiosk.values import dataclass

Telling = Callable[[int, int, str], None]
"""Told how many pages or pictures are done, of how many, and which is next ("" at the end)."""
PLAIN_TEXT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownScene:
    """One stop of a show with what is needed to export it.

    Attributes:
        place: Which scene of its tab it is, from 1.
    """

    stop: ShowStop
    scene: Scene
    tab: Tab
    place: int
    notes: tuple[Note, ...]
    subject: Subject

    @property
    def ref(self) -> SceneRef:
        """Its name."""
        return self.stop.scene


def scenes_of_show(source: Source, show: Show) -> tuple[ShownScene, ...]:
    """Returns the scenes of a show in its order."""
    kiosk = source.kiosk
    subjects = {subject.scene: subject for subject in scene_subjects(source)}
    found: list[ShownScene] = []
    for stop in show.stops:
        tab = kiosk.tab(TabId(tab_of(stop.scene)))
        found.append(
            ShownScene(
                stop=stop,
                scene=kiosk.scene(stop.scene),
                tab=tab,
                place=tab.scene_ids.index(stop.scene.partition("/")[2]) + 1,
                notes=notes_of(kiosk, stop),
                subject=subjects[stop.scene],
            )
        )
    return tuple(found)


def look_at(
    source: Source, shown: ShownScene, language: Language, theme: ThemeName, stage: Stage
) -> Look:
    """Returns how a scene looks in an export: at the plain text size."""
    setting = Setting(
        language=language,
        width=round(stage.width * stage.scale),
        height=round((stage.height + stage.bar) * stage.scale),
        text_size=PLAIN_TEXT,
        inches=source.kiosk.panel.diagonal_inches or DEFAULT_DIAGONAL,
    )
    return look_of(source.kiosk, shown.subject, setting, stage, shared_ruler(), theme)


def compose_shown(shown: ShownScene, look: Look, stage: Stage) -> Composition:
    """Lays out a scene without bar and arrows."""
    return shown.subject.compose(look, stage)[0]


def printed(leaves: tuple[Leaf, ...], look: Look) -> tuple[Leaf, ...]:
    """Returns the leaves of a scene without the signs that only a screen can be asked."""
    asking = look.word("touch_chart")
    return tuple(
        leaf
        for leaf in leaves
        if not (isinstance(leaf, IconLeaf) and leaf.icon == "info")
        and not (isinstance(leaf, TextLeaf) and leaf.text.replace("\n", "") == asking)
    )
