"""Checks what a guide leads through: that steps name blocks, and shows are as long as they say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kiosk.content.origin import did_you_mean
from kiosk.content.pieces import Pieces, ScenePiece, ShowPiece
from kiosk.content.problem import Problem, shown
from kiosk.model.dwell import dwell_of
from kiosk.model.facts import Entity, Fact, Honour, Milestone
from kiosk.model.kiosk import Scene
from kiosk.model.words import EntityId, FactId, HonourId, Language, MilestoneId

TOLERANCE = 0.1
"""A show may take this share more or less than it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelves:
    """The things that scenes name, as far as they are valid."""

    facts: Mapping[FactId, Fact]
    entities: Mapping[EntityId, Entity]
    milestones: Mapping[MilestoneId, Milestone]
    honours: Mapping[HonourId, Honour]


def check_steps(pieces: Pieces) -> None:
    """Adds a problem for every step that names no block of its scene, or one again."""
    for tab in pieces.tabs:
        for scene in tab.scenes:
            pieces.problems += _wrong_steps(scene)


def check_shows(pieces: Pieces, facts: Mapping[FactId, Fact]) -> None:
    """Adds a problem for every show in a language that there is not, or of another length.

    Args:
        pieces: What was read.
        facts: All facts with their values.
    """
    shelves = _Shelves(
        facts=facts,
        entities={EntityId(key): one for key, one in pieces.entities.values().items()},
        milestones={MilestoneId(key): one for key, one in pieces.milestones.values().items()},
        honours={HonourId(key): one for key, one in pieces.honours.values().items()},
    )
    scenes = {
        f"{tab.tab.value.id}/{scene.scene.value.id}": scene
        for tab in pieces.tabs
        for scene in tab.scenes
    }
    for show in pieces.shows:
        language = show.show.value.language
        if language is not None and pieces.languages and language not in pieces.languages:
            what = f"the kiosk has no language {shown(language)}"
            todo = did_you_mean(
                language, pieces.languages, f"write one of {', '.join(pieces.languages)}"
            )
            pieces.problems.append(show.show.origin.problem(what, todo, ("language",)))
        elif pieces.languages:
            total = _total(show, scenes, shelves, language or pieces.languages[0])
            pieces.problems += _wrong_length(show, total)


def _wrong_steps(scene: ScenePiece) -> Iterator[Problem]:
    if None in scene.blocks:
        return
    names = [block.value.name for block in scene.blocks if block is not None]
    seen: set[str] = set()
    for index, name in enumerate(scene.scene.value.steps):
        path = ("steps", index)
        if name in seen:
            what = f"the block {shown(name)} is revealed twice"
            yield scene.scene.origin.problem(what, "keep one", path)
        elif not name or name not in names:
            known = [known for known in names if known]
            todo = did_you_mean(name, known, "write the name of a block of this scene")
            yield scene.scene.origin.problem(f"no block is named {shown(name)}", todo, path)
        seen.add(name)


def _total(
    show: ShowPiece, scenes: Mapping[str, ScenePiece], shelves: _Shelves, language: Language
) -> int | None:
    """Returns how long the stops take, or None where that cannot be said."""
    total = 0
    for stop in show.stops:
        if stop is None:
            return None
        if stop.value.seconds is not None:
            total += stop.value.seconds
            continue
        scene = scenes.get(stop.value.scene)
        if scene is None or None in scene.blocks:
            return None
        total += dwell_of(_whole(scene), shelves, language)
    return total


def _whole(scene: ScenePiece) -> Scene:
    blocks = tuple(block.value for block in scene.blocks if block is not None)
    return replace(scene.scene.value, blocks=blocks)


def _wrong_length(show: ShowPiece, total: int | None) -> Iterator[Problem]:
    minutes = show.show.value.minutes
    if minutes is None or not total or abs(total - 60 * minutes) <= TOLERANCE * 60 * minutes:
        return
    taken = f"{total // 60}:{total % 60:02}"
    what = f"the stops take {taken} minutes, and the show says {minutes:g}"
    todo = f"change the seconds of its stops, or write minutes: {total / 60:.1f}"
    yield show.show.origin.problem(what, todo, ("minutes",))
