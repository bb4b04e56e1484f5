"""What can fill a screen: every scene and every sheet of a kiosk, ready to be laid out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path as File

from kiosk.content import Loaded
from kiosk.content.origin import Origin
from kiosk.model.kiosk import Kiosk, Scene, Tab
from kiosk.model.walk import Path
from kiosk.model.words import SceneRef
from kiosk.ui.kit.drawing_boxes import art_canvas
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Look
from kiosk.ui.scenes.compose import compose_scene
from kiosk.ui.scenes.fit import Subject
from kiosk.ui.scenes.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Loaded content with the folders of its pictures."""

    kiosk: Kiosk
    loaded: Loaded
    folders: tuple[File, ...]


def scene_subjects(source: Source) -> Iterator[Subject]:
    """Yields every scene, in the order in which they are stepped through."""
    for tab in source.kiosk.tabs:
        for number, scene in enumerate(tab.scenes, start=1):
            ref = SceneRef(f"{tab.id}/{scene.id}")
            yield Subject(
                name=f"scene {ref}",
                accent=tab.accent,
                scene=ref,
                value=scene,
                compose=partial(_compose_scene, scene, tab, number, source.folders),
                origin=partial(_scene_origin, source.loaded, ref),
            )


def _compose_scene(
    scene: Scene, tab: Tab, number: int, folders: tuple[File, ...], look: Look, stage: Stage
) -> Composition:
    canvas = art_canvas(scene, folders, look.palette.name)
    return compose_scene(scene, tab, number, look, stage, canvas)


def _scene_origin(loaded: Loaded, scene: SceneRef, path: Path) -> Origin:
    match path:
        case ("blocks", int(index), *rest):
            return loaded.locate(scene, index, tuple(rest))
        case _:
            return loaded.locate(scene, None, path)


def every_subject(source: Source) -> Iterator[Subject]:
    """Yields everything that can fill a screen."""
    yield from scene_subjects(source)
