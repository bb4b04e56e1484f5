"""Where facts, entities, milestones and honours appear: in which scenes, blocks and charts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from kiosk.model.blocks import ChartPanel
from kiosk.model.facts import Fact
from kiosk.model.kiosk import Kiosk, Scene
from kiosk.model.sheet_parts import ChartPlace
from kiosk.model.typesetting import is_wide
from kiosk.model.walk import walk
from kiosk.model.words import EntityId, FactId, HonourId, MilestoneId, SceneRef, Text

SHORTEST_NAME = 2
"""A name of fewer characters is not looked for in running words."""
REMEMBERED = 1024
"""So many values keep what a walk over them found: a kiosk's scenes, blocks and charts."""
_SHOWN = (FactId, EntityId, MilestoneId, HonourId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What one block or scene shows, each once, in the order of the content."""

    facts: tuple[FactId, ...]
    entities: tuple[EntityId, ...]
    milestones: tuple[MilestoneId, ...]
    honours: tuple[HonourId, ...]


Id = TypeVar("Id", bound=str)
Kind = Callable[[Shown], tuple[Id, ...]]
"""Takes the things of one kind out of what is shown: ``lambda shown: shown.facts``."""


class _Same:
    """A value that equals itself only, so that what was found in it can be remembered.

    Content values hold mappings, so they have no hash of their own. They never change: what
    a walk over one found stays true, and a sheet opens within a frame.
    """

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


def shown_by(value: object) -> Shown:
    """Returns what a scene, a block or a chart shows."""
    return _shown_by(_Same(value))


@lru_cache(maxsize=REMEMBERED)
def _shown_by(same: _Same) -> Shown:
    found: dict[object, dict[str, None]] = {kind: {} for kind in _SHOWN}
    for item in walk(same.value):
        if item.declared in found:
            found[item.declared][item.value] = None
    return Shown(
        facts=tuple(FactId(one) for one in found[FactId]),
        entities=tuple(EntityId(one) for one in found[EntityId]),
        milestones=tuple(MilestoneId(one) for one in found[MilestoneId]),
        honours=tuple(HonourId(one) for one in found[HonourId]),
    )


def charts_of(scene: Scene) -> tuple[ChartPanel, ...]:
    """Returns the charts of a scene in the order in which they are counted."""
    return _charts_of(_Same(scene))


@lru_cache(maxsize=REMEMBERED)
def _charts_of(same: _Same) -> tuple[ChartPanel, ...]:
    return tuple(item.value for item in walk(same.value) if isinstance(item.value, ChartPanel))


def scenes_of(kiosk: Kiosk) -> Iterator[tuple[SceneRef, Scene]]:
    """Yields every scene with its name, in the order in which they are stepped through."""
    for tab in kiosk.tabs:
        for scene in tab.scenes:
            yield SceneRef(f"{tab.id}/{scene.id}"), scene


def scenes_showing(kiosk: Kiosk, item: Id, of: Kind[Id], first: SceneRef) -> tuple[SceneRef, ...]:
    """Returns the scenes whose blocks show the thing of an id.

    Args:
        kiosk: The content.
        item: The id.
        of: Takes things of its kind out of what a scene shows.
        first: A scene that comes first where it is one of them.
    """
    refs = [ref for ref, scene in scenes_of(kiosk) if item in of(shown_by(scene))]
    return tuple(sorted(refs, key=lambda ref: ref != first))


def find_chart(kiosk: Kiosk, fact: FactId, scenes: tuple[SceneRef, ...]) -> ChartPlace | None:
    """Returns the first chart of these scenes that shows a fact."""
    for ref in scenes:
        for index, panel in enumerate(charts_of(kiosk.scene(ref))):
            if fact in shown_by(panel.chart).facts:
                return ChartPlace(panel=panel, scene=ref, index=index)
    return None


def tied_facts(kiosk: Kiosk, entity: EntityId) -> tuple[FactId, ...]:
    """Returns the facts that belong to an entity.

    A fact belongs to it where one card or call-out shows both, and where the fact's label or
    note names it.
    """
    name = kiosk.entities[entity].name
    named = (i for i, fact in kiosk.facts.items() if _names(fact, name))
    together = (fact for fact, other in _pairs(kiosk) if other == entity)
    return tuple(dict.fromkeys((*together, *named)))


def tied_entities(kiosk: Kiosk, fact: FactId) -> tuple[EntityId, ...]:
    """Returns the entities that a fact belongs to, as `tied_facts` sees it."""
    named = (i for i, one in kiosk.entities.items() if _names(kiosk.facts[fact], one.name))
    together = (entity for other, entity in _pairs(kiosk) if other == fact)
    return tuple(dict.fromkeys((*together, *named)))


def _names(fact: Fact, name: Text) -> bool:
    return mentions(fact.label, name) or mentions(fact.note, name)


def _pairs(kiosk: Kiosk) -> Iterator[tuple[FactId, EntityId]]:
    """Yields facts and entities that one small value of a block names together."""
    for _, scene in scenes_of(kiosk):
        yield from _pairs_of(_Same(scene))


@lru_cache(maxsize=REMEMBERED)
def _pairs_of(same: _Same) -> tuple[tuple[FactId, EntityId], ...]:
    pairs = []
    for item in walk(same.value):
        if item.declared is EntityId and item.field in ("entity", "lead"):
            for name in ("fact", "lead_fact"):
                fact = getattr(item.owner, name, None)
                if fact is not None:
                    pairs.append((FactId(getattr(fact, "fact", fact)), item.value))
    return tuple(pairs)


def mentions(text: Text | None, name: Text) -> bool:
    """Says whether words name something, in any of their languages.

    A name is a whole word where its script sets words apart: "AI" is not in "MAIN HALL".
    """
    if text is None:
        return False
    return any(
        len(word) >= SHORTEST_NAME and _holds(text.get(language, ""), word)
        for language, word in name.items()
    )


def _holds(words: str, name: str) -> bool:
    at = words.find(name)
    while at >= 0:
        before, behind = words[at - 1 : at] if at else "", words[at + len(name) :][:1]
        if not (_runs_on(before, name[0]) or _runs_on(name[-1], behind)):
            return True
        at = words.find(name, at + 1)
    return False


def _runs_on(left: str, right: str) -> bool:
    """Says whether two letters belong to one word: Chinese and Japanese set none apart."""
    return all(one.isalnum() and not is_wide(one) for one in (left, right))
