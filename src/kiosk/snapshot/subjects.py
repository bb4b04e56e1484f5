"""What can fill a screen: every scene of a kiosk, its bar and every sheet, ready to be laid out."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path as File

from kiosk.content import Loaded
from kiosk.content.origin import Origin
from kiosk.model.kiosk import Scene, Tab
from kiosk.model.walk import Path
from kiosk.model.words import SceneRef
from kiosk.snapshot.sheets import sheet_subjects
from kiosk.snapshot.source import Source
from kiosk.ui.kit.drawing_boxes import art_canvas
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Look
from kiosk.ui.scenes.compose import compose_scene
from kiosk.ui.scenes.fit import Subject
from kiosk.ui.scenes.stage import Stage
from kiosk.ui.shell.bar import compose_bar


def every_subject(source: Source) -> Iterator[Subject]:
    """Yields everything that can fill a screen, and the bars of all tabs."""
    yield from scene_subjects(source)
    yield from bar_subjects(source)
    for _, subject in sheet_subjects(source):
        yield subject


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


def bar_subjects(source: Source) -> Iterator[Subject]:
    """Yields the bar as it looks in each tab."""
    for tab in source.kiosk.tabs:
        ref = SceneRef(f"{tab.id}/{tab.scenes[0].id}")
        yield Subject(
            name=f"bar in {tab.id}",
            accent=tab.accent,
            scene=ref,
            value=source.kiosk.tabs,
            compose=partial(_compose_bar, ref),
            origin=_bar_origin,
        )


def _compose_scene(
    scene: Scene, tab: Tab, number: int, folders: tuple[File, ...], look: Look, stage: Stage
) -> tuple[Composition, ...]:
    canvas = art_canvas(scene, folders, look.palette.name)
    return (compose_scene(scene, tab, number, look, stage, canvas),)


def _scene_origin(loaded: Loaded, scene: SceneRef, path: Path) -> Origin:
    match path:
        case ("blocks", int(index), *rest):
            return loaded.locate(scene, index, tuple(rest))
        case _:
            return loaded.locate(scene, None, path)


def _compose_bar(scene: SceneRef, look: Look, stage: Stage) -> tuple[Composition, ...]:
    return (compose_bar(look, stage, scene, round(look.text_scale * 100)),)


def _bar_origin(_: Path) -> Origin:
    return Origin(file="kiosk.yaml", where="tabs")
