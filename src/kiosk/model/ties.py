"""What a thing is tied to, found once for all things: so that a touch searches nothing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from kiosk.model.words import (
    EntityId,
    FactId,
    HonourId,
    ImageId,
    MilestoneId,
    RelationId,
    SceneRef,
    Text,
)
from kiosk.values import dataclass

if TYPE_CHECKING:
    from kiosk.model.kiosk import Art

ThingKind = Literal["fact", "entity", "milestone", "honour"]
Thing = str
"""A thing of any kind: ``fact park_age``, ``entity baozun``."""


def thing(kind: ThingKind, key: str) -> Thing:
    """Returns the name of a thing among those of all kinds."""
    return f"{kind} {key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """What one thing is tied to, all in the order of the content.

    Attributes:
        place: Which of its kind it is, from 0.
        scenes: The scenes whose blocks show it.
        elsewhere: For an entity that is filed under more tabs: where those speak of it.
        facts: Of an entity: facts that one card or call-out shows with it, then those whose words
            name it.
        entities: Of a fact likewise; of a milestone those that it names.
        milestones: Those that name it.
        honours: Of a milestone those that it names.
        relations: Of an entity the sentences that name it.
        results: Of a fact those that are computed from it.
    """

    place: int = 0
    scenes: tuple[SceneRef, ...] = ()
    elsewhere: tuple[SceneRef, ...] = ()
    facts: tuple[FactId, ...] = ()
    entities: tuple[EntityId, ...] = ()
    milestones: tuple[MilestoneId, ...] = ()
    honours: tuple[HonourId, ...] = ()
    relations: tuple[RelationId, ...] = ()
    results: tuple[FactId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What is looked up across scenes.

    Attributes:
        ties: What each fact, entity, milestone and honour is tied to.
        arts: Drawings that fill a scene, as their first scene places them.
        captions: The words below pictures, as the first block that has any says them.
    """

    ties: Mapping[Thing, Ties]
    arts: Mapping[ImageId, "Art"]
    captions: Mapping[ImageId, Text]
