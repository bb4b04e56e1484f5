"""Finds what all things of a kiosk are tied to, in one walk over it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import get_args

from kiosk.model.appearances import pairs_of, scenes_of, shown_by
from kiosk.model.blocks import Picture
from kiosk.model.facts import Entity
from kiosk.model.formula import names_in, parse_formula
from kiosk.model.kiosk import Art, Kiosk
from kiosk.model.naming import Names
from kiosk.model.same import Same, remember
from kiosk.model.ties import Index, Thing, ThingKind, Ties, thing
from kiosk.model.walk import Found, walk
from kiosk.model.words import ImageId, SceneRef, TabId, Text


def ties_of(kiosk: Kiosk, kind: ThingKind, key: str) -> Ties:
    """Returns what a thing is tied to.

    Raises:
        KeyError: The content knows no such thing.
    """
    return index_of(kiosk).ties[thing(kind, key)]


def index_of(kiosk: Kiosk) -> Index:
    """Returns what is looked up across the scenes of a kiosk, found once."""
    return kiosk.index if kiosk.index is not None else _found_index(Same(kiosk))


@remember(4)
def _found_index(same: Same) -> Index:
    kiosk = same.value
    assert isinstance(kiosk, Kiosk)  # noqa: S101 - see above
    return Index(ties=_Tying(kiosk).ties(), arts=_arts(kiosk), captions=_captions(kiosk))


class _Tying:
    """The ties found so far: by thing, by field of `Ties`, each id once and in order."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk
        self._found: dict[Thing, dict[str, dict[str, None]]] = defaultdict(dict)
        self._entities = Names({key: one.name for key, one in kiosk.entities.items()})
        self._honours = Names({key: one.name for key, one in kiosk.honours.items()})
        self._texts: dict[TabId, list[tuple[SceneRef, list[Text]]]] = {}

    def ties(self) -> dict[Thing, Ties]:
        """Returns the ties of every thing in the tables."""
        self._tie_scenes()
        self._tie_facts()
        self._tie_sentences()
        for entity in self._kiosk.entities.values():
            self._add("entity", entity.id, "elsewhere", self._elsewhere(entity))
        kiosk = self._kiosk
        shelves: tuple[tuple[ThingKind, Collection[str]], ...] = (
            ("fact", kiosk.facts),
            ("entity", kiosk.entities),
            ("milestone", kiosk.milestones),
            ("honour", kiosk.honours),
        )
        return {
            name: self._taken(name, place)
            for kind, keys in shelves
            for place, name in enumerate(thing(kind, key) for key in keys)
        }

    def _taken(self, name: Thing, place: int) -> Ties:
        found: dict[str, tuple[str, ...]] = {
            field: tuple(ids) for field, ids in self._found.get(name, {}).items()
        }
        return Ties(place=place, **found)  # type: ignore[arg-type]

    def _add(self, kind: ThingKind, key: str, field: str, ids: Iterable[str]) -> None:
        self._found[thing(kind, key)].setdefault(field, {}).update(dict.fromkeys(ids))

    def _tie_scenes(self) -> None:
        for ref, scene in scenes_of(self._kiosk):
            shown = shown_by(scene)
            kind: ThingKind
            for kind in get_args(ThingKind):
                for key in shown.of(kind):
                    self._add(kind, key, "scenes", (ref,))
            for fact, entity in pairs_of(scene):
                self._add("entity", entity, "facts", (fact,))
                self._add("fact", fact, "entities", (entity,))

    def _tie_facts(self) -> None:
        for key, fact in self._kiosk.facts.items():
            entities = self._entities.within(fact.label, fact.note)
            self._add("fact", key, "entities", entities)
            for entity in entities:
                self._add("entity", entity, "facts", (key,))
            if fact.formula is not None:
                for part in names_in(parse_formula(fact.formula)):
                    self._add("fact", part.name, "results", (key,))

    def _tie_sentences(self) -> None:
        for relation in self._kiosk.relations.values():
            for entity in self._entities.within(relation.text):
                self._add("entity", entity, "relations", (relation.id,))
        for event in self._kiosk.milestones.values():
            entities = self._entities.within(event.event)
            honours = self._honours.within(event.event)
            self._add("milestone", event.id, "entities", entities)
            self._add("milestone", event.id, "honours", honours)
            for entity in entities:
                self._add("entity", entity, "milestones", (event.id,))
            for honour in honours:
                self._add("honour", honour, "milestones", (event.id,))

    def _elsewhere(self, entity: Entity) -> Iterator[SceneRef]:
        """Yields a scene for each tab that an entity is also filed under and no scene shows it."""
        shown = self._found.get(thing("entity", entity.id), {}).get("scenes", {})
        seen = {ref.partition("/")[0] for ref in shown}
        for tab in entity.also_in:
            if tab not in seen:
                yield self._likeliest_scene(tab, Names({entity.id: entity.name}))

    def _likeliest_scene(self, tab: TabId, name: Names[str]) -> SceneRef:
        """Returns the first scene of a tab whose words name something; else its first scene."""
        if tab not in self._texts:
            self._texts[tab] = [
                (
                    SceneRef(f"{tab}/{scene.id}"),
                    [item.value for item in walk(scene) if _is_seen(item)],
                )
                for scene in self._kiosk.tab(tab).scenes
            ]
        scenes = self._texts[tab]
        return next((ref for ref, texts in scenes if name.within(*texts)), scenes[0][0])


def _is_seen(item: Found) -> bool:
    """Says whether a text is one that visitors see: notes are for the guide."""
    return item.declared is Text and item.path[0] != "notes"


def _arts(kiosk: Kiosk) -> Mapping[ImageId, Art]:
    found: dict[ImageId, Art] = {}
    for _, scene in scenes_of(kiosk):
        if scene.art is not None:
            found.setdefault(scene.art.image, scene.art)
    return found


def _captions(kiosk: Kiosk) -> Mapping[ImageId, Text]:
    found: dict[ImageId, Text] = {}
    for _, scene in scenes_of(kiosk):
        for block in scene.blocks:
            if isinstance(block, Picture) and block.caption:
                found.setdefault(block.image, block.caption)
    return found
