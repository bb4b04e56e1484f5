"""Where facts, entities, milestones and honours appear: in which scenes, blocks and charts."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.model.blocks import ChartPanel
from kiosk.model.facts import Fact
from kiosk.model.kiosk import Kiosk, Scene
from kiosk.model.sheet_parts import ChartPlace
from kiosk.model.walk import walk
from kiosk.model.words import EntityId, FactId, HonourId, MilestoneId, SceneRef, Text

SHORTEST_NAME = 2
"""A name of fewer characters is not looked for in running words."""
_SHOWN = (FactId, EntityId, MilestoneId, HonourId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What one block or scene shows, each once, in the order of the content."""

    facts: tuple[FactId, ...]
    entities: tuple[EntityId, ...]
    milestones: tuple[MilestoneId, ...]
    honours: tuple[HonourId, ...]

    def __contains__(self, item: object) -> bool:
        """Says whether it shows the thing of an id (of any kind)."""
        return item in {*self.facts, *self.entities, *self.milestones, *self.honours}


def shown_by(value: object) -> Shown:
    """Returns what a scene, a block or a chart shows."""
    found: dict[object, dict[str, None]] = {kind: {} for kind in _SHOWN}
    for item in walk(value):
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
    return tuple(item.value for item in walk(scene) if isinstance(item.value, ChartPanel))


def scenes_of(kiosk: Kiosk) -> Iterator[tuple[SceneRef, Scene]]:
    """Yields every scene with its name, in the order in which they are stepped through."""
    for tab in kiosk.tabs:
        for scene in tab.scenes:
            yield SceneRef(f"{tab.id}/{scene.id}"), scene


def scenes_showing(kiosk: Kiosk, item: str, first: SceneRef) -> tuple[SceneRef, ...]:
    """Returns the scenes whose blocks show the thing of an id.

    Args:
        kiosk: The content.
        item: Id of a fact, entity, milestone or honour.
        first: A scene that comes first where it is one of them.
    """
    refs = [ref for ref, scene in scenes_of(kiosk) if item in shown_by(scene)]
    return tuple(sorted(refs, key=lambda ref: ref != first))


def find_chart(kiosk: Kiosk, item: str, scenes: tuple[SceneRef, ...]) -> ChartPlace | None:
    """Returns the first chart of these scenes that shows a fact or milestone."""
    for ref in scenes:
        for index, panel in enumerate(charts_of(kiosk.scene(ref))):
            if item in shown_by(panel.chart):
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
        for item in walk(scene):
            if item.declared is EntityId and item.field in ("entity", "lead"):
                for name in ("fact", "lead_fact"):
                    fact = getattr(item.owner, name, None)
                    if fact is not None:
                        yield FactId(getattr(fact, "fact", fact)), item.value


def mentions(text: Text | None, name: Text) -> bool:
    """Says whether words name something, in any of their languages."""
    if text is None:
        return False
    return any(
        len(word) >= SHORTEST_NAME and word in text.get(language, "")
        for language, word in name.items()
    )
