"""How long a scene stands where nobody turns it: reckoned from the amount of its text."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from kiosk.model.blocks import ChartPanel, Picture
from kiosk.model.facts import Entity, Fact, Honour, Milestone
from kiosk.model.kiosk import Kiosk, Scene
from kiosk.model.typesetting import is_wide
from kiosk.model.walk import Found, walk
from kiosk.model.words import (
    EntityId,
    FactId,
    HonourId,
    Language,
    MilestoneId,
    SceneRef,
    Text,
    say,
)

HAN_PER_MINUTE, WORDS_PER_MINUTE = 255, 228
"""Chinese characters, and words of English, read aloud in a minute.

Trauzettel-Klosinski and Dietz, "Standardized Assessment of Reading Performance: The New
International Reading Speed Texts IReST", Investigative Ophthalmology & Visual Science 53 (2012),
5452-5461, table 2, doi:10.1167/iovs.11-8284. Aloud, because who stands before a screen reads no
faster than a guide speaks; words of other languages that are set apart by blanks count alike.
"""
ARRIVING_SECONDS = 3
"""To see where one is before reading starts."""
DRAWING_SECONDS = 2
"""For each chart and picture beside its words."""
LEAST_SECONDS, MOST_SECONDS = 12, 40
_SILENT = frozenset({"reading"})
"""Texts that only a sheet shows."""
_WORD = re.compile(r"\w[\w.,’'-]*")


class Shelves(Protocol):
    """Has the things that scenes name; a kiosk does."""

    @property
    def facts(self) -> Mapping[FactId, Fact]:
        """The facts."""
        ...

    @property
    def entities(self) -> Mapping[EntityId, Entity]:
        """The companies, buildings and funds."""
        ...

    @property
    def milestones(self) -> Mapping[MilestoneId, Milestone]:
        """The events."""
        ...

    @property
    def honours(self) -> Mapping[HonourId, Honour]:
        """The titles."""
        ...


def dwell_seconds(kiosk: Kiosk, scene_ref: SceneRef, language: Language) -> int:
    """Returns how long a scene stands by itself.

    Args:
        kiosk: The content.
        scene_ref: ``tab/scene``; what the content says of its time wins.
        language: What it is read in.
    """
    return dwell_of(kiosk.scene(scene_ref), kiosk, language)


def dwell_of(scene: Scene, shelves: Shelves, language: Language) -> int:
    """Returns the same of a scene; things that the shelves lack are left out."""
    if scene.seconds is not None:
        return scene.seconds
    seconds: float = ARRIVING_SECONDS
    for words in _words_of(scene, shelves, language):
        seconds += reading_seconds(words)
    seconds += DRAWING_SECONDS * _drawings(scene)
    return min(max(math.ceil(seconds), LEAST_SECONDS), MOST_SECONDS)


def reading_seconds(words: str) -> float:
    """Returns how long it takes to read words, without limits."""
    han = sum(is_wide(char) and char.isalnum() for char in words)
    others = len(_WORD.findall("".join(" " if is_wide(char) else char for char in words)))
    return 60 * (han / HAN_PER_MINUTE + others / WORDS_PER_MINUTE)


def _drawings(scene: Scene) -> int:
    charts = sum(isinstance(item.value, ChartPanel) for item in walk(scene.blocks, tuple))
    pictures = sum(isinstance(block, Picture) for block in scene.blocks)
    return charts + pictures + (scene.art is not None)


def _words_of(scene: Scene, shelves: Shelves, language: Language) -> Iterator[str]:
    """Yields what a scene shows in words, the headings first."""
    if scene.header != "none":
        yield say(scene.title, language)
        yield say(scene.subtitle, language)
    for found in walk(scene.blocks, tuple):
        if found.declared is Text and found.field not in _SILENT:
            yield say(found.value, language)
        elif found.declared is FactId:
            yield from _words_of_fact(found, shelves, language)
        elif found.field in ("entities", "milestones", "honours"):
            yield say(_name_of(found, shelves), language)


def _words_of_fact(found: Found, shelves: Shelves, language: Language) -> Iterator[str]:
    """Yields a figure as one word, and its label where the block has none of its own."""
    yield "1"
    fact = shelves.facts.get(found.value)
    if fact is not None and found.field == "fact" and getattr(found.owner, "label", 0) is None:
        yield say(fact.label, language)


def _name_of(found: Found, shelves: Shelves) -> Text | None:
    """Returns the words of a thing that a list of ids names."""
    if found.declared is EntityId:
        entity = shelves.entities.get(found.value)
        return entity.name if entity is not None else None
    if found.declared is MilestoneId:
        milestone = shelves.milestones.get(found.value)
        return milestone.event if milestone is not None else None
    if found.declared is HonourId:
        honour = shelves.honours.get(found.value)
        return honour.name if honour is not None else None
    return None
