"""Where facts, entities, milestones and honours appear: in which scenes, blocks and charts."""

from collections.abc import Iterator

from kiosk.model.blocks import ChartPanel
from kiosk.model.kiosk import Kiosk, Scene
from kiosk.model.same import Same, remember
from kiosk.model.sheet_parts import ChartPlace
from kiosk.model.ties import ThingKind
from kiosk.model.walk import walk
from kiosk.model.words import EntityId, FactId, HonourId, MilestoneId, SceneRef
from kiosk.values import dataclass

REMEMBERED = 256
"""So many values keep what a walk over them found: scenes, blocks and charts seen last."""
_SHOWN = (FactId, EntityId, MilestoneId, HonourId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What one block or scene shows, each once, in the order of the content."""

    facts: tuple[FactId, ...]
    entities: tuple[EntityId, ...]
    milestones: tuple[MilestoneId, ...]
    honours: tuple[HonourId, ...]

    def of(self, kind: ThingKind) -> tuple[str, ...]:
        """Returns the things of one kind."""
        match kind:
            case "fact":
                return self.facts
            case "entity":
                return self.entities
            case "milestone":
                return self.milestones
            case "honour":
                return self.honours


def shown_by(value: object) -> Shown:
    """Returns what a scene, a block or a chart shows."""
    return _shown_by(Same(value))


@remember(REMEMBERED)
def _shown_by(same: Same) -> Shown:
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
    return _charts_of(Same(scene))


@remember(REMEMBERED)
def _charts_of(same: Same) -> tuple[ChartPanel, ...]:
    return tuple(item.value for item in walk(same.value) if isinstance(item.value, ChartPanel))


def scenes_of(kiosk: Kiosk) -> Iterator[tuple[SceneRef, Scene]]:
    """Yields every scene with its name, in the order in which they are stepped through."""
    for tab in kiosk.tabs:
        for scene in tab.scenes:
            yield SceneRef(f"{tab.id}/{scene.id}"), scene


def find_chart(kiosk: Kiosk, fact: FactId, scenes: tuple[SceneRef, ...]) -> ChartPlace | None:
    """Returns the first chart of these scenes that shows a fact."""
    for ref in scenes:
        for index, panel in enumerate(charts_of(kiosk.scene(ref))):
            if fact in shown_by(panel.chart).facts:
                return ChartPlace(panel=panel, scene=ref, index=index)
    return None


def pairs_of(scene: Scene) -> tuple[tuple[FactId, EntityId], ...]:
    """Returns facts and entities that one small value of a block names together."""
    pairs = []
    for item in walk(scene):
        if item.declared is EntityId and item.field in ("entity", "lead"):
            for name in ("fact", "lead_fact"):
                fact = getattr(item.owner, name, None)
                if fact is not None:
                    pairs.append((FactId(getattr(fact, "fact", fact)), item.value))
    return tuple(pairs)
