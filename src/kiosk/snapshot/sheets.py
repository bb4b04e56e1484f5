"""Every sheet of a kiosk as something that fills a screen."""

from collections.abc import Iterator
from functools import partial

from kiosk.content.origin import Origin
from kiosk.model.actions import (
    OpenChart,
    OpenEntity,
    OpenFact,
    OpenHonour,
    OpenMilestone,
    OpenScene,
    OpenSources,
    SheetAction,
)
from kiosk.model.appearances import charts_of
from kiosk.model.journey import tab_of
from kiosk.model.kiosk import Kiosk
from kiosk.model.sheets import sheet_content
from kiosk.model.ties import ThingKind
from kiosk.model.tying import ties_of
from kiosk.model.walk import Path
from kiosk.model.words import AccentId, SceneRef, TabId
from kiosk.snapshot.source import Source
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Look
from kiosk.ui.scenes.fit import Subject
from kiosk.ui.scenes.stage import Stage
from kiosk.ui.shell.sheet import compose_sheet
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One sheet.

    Attributes:
        stem: How its file's name begins: ``sheet-fact-park_age``.
        action: What opens it.
        place: The scene that it is opened from.
        value: What it is about.
        origin: Name of what it is about in the loaded content: ``fact park_age``.
        table: Whether the table of its chart is shown.
    """

    stem: str
    action: SheetAction
    place: SceneRef
    value: object
    origin: str
    table: bool = False


def sheet_subjects(source: Source) -> Iterator[tuple[str, Subject]]:
    """Yields every sheet and how its file's name begins."""
    kiosk = source.kiosk
    for opened in opened_sheets(kiosk):
        yield (
            opened.stem,
            Subject(
                name=opened.stem.replace("-", " ", 2).replace("-", "/"),
                accent=_accent(kiosk, opened.place),
                scene=opened.place,
                value=opened.value,
                compose=partial(_compose, opened, kiosk),
                origin=partial(_origin, source, opened),
                flows=True,
            ),
        )


def opened_sheets(kiosk: Kiosk) -> Iterator[Opened]:
    """Yields all sheets: of things, charts with their tables, scenes, sources."""
    yield from _things(kiosk)
    for ref in kiosk.scene_refs():
        scene, stem = kiosk.scene(ref), ref.replace("/", "-")
        for index, panel in enumerate(charts_of(scene)):
            for table in (False, True):
                yield Opened(
                    stem=f"sheet-chart-{stem}-{index}{'-table' if table else ''}",
                    action=OpenChart(ref, index),
                    place=ref,
                    value=panel,
                    origin=ref,
                    table=table,
                )
        yield Opened(
            stem=f"sheet-scene-{stem}", action=OpenScene(ref), place=ref, value=scene, origin=ref
        )
    first = kiosk.scene_refs()[0]
    yield Opened(stem="sheet-sources", action=OpenSources(), place=first, value=None, origin="")


def _things(kiosk: Kiosk) -> Iterator[Opened]:
    for key, fact in kiosk.facts.items():
        yield _thing(kiosk, "fact", key, OpenFact(key), fact)
    for name, entity in kiosk.entities.items():
        yield _thing(kiosk, "entity", name, OpenEntity(name), entity)
    for event, milestone in kiosk.milestones.items():
        yield _thing(kiosk, "milestone", event, OpenMilestone(event), milestone)
    for title, honour in kiosk.honours.items():
        yield _thing(kiosk, "honour", title, OpenHonour(title), honour)


def _thing(kiosk: Kiosk, kind: ThingKind, key: str, action: SheetAction, value: object) -> Opened:
    return Opened(
        stem=f"sheet-{kind}-{key}",
        action=action,
        place=_first_place(kiosk, kind, key),
        value=value,
        origin=f"{kind} {key}",
    )


def _first_place(kiosk: Kiosk, kind: ThingKind, key: str) -> SceneRef:
    """Returns the first scene that shows a thing; where none does, the first of all."""
    shown_in = ties_of(kiosk, kind, key).scenes
    return shown_in[0] if shown_in else kiosk.scene_refs()[0]


def _accent(kiosk: Kiosk, scene: SceneRef) -> AccentId:
    return kiosk.tab(TabId(tab_of(scene))).accent


def _compose(opened: Opened, kiosk: Kiosk, look: Look, stage: Stage) -> tuple[Composition, ...]:
    """Lays out all pages of a sheet."""
    content = sheet_content(opened.action, kiosk, look.language, opened.place)
    pages: list[Composition] = []
    count = 1
    while len(pages) < count:
        sheet = compose_sheet(content, look, stage, page=len(pages), table=opened.table)
        pages.append(sheet.composition)
        count = sheet.pages
    return tuple(pages)


def _origin(source: Source, opened: Opened, path: Path) -> Origin:
    found = source.loaded.origins.get(opened.origin)
    if found is None:
        return Origin(file="kiosk.yaml", where=opened.stem)
    return found if opened.origin == opened.place else found.below(path)
