"""What has been read so far: valid pieces with their places, and what is known to exist."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from kiosk.content.origin import Origin
from kiosk.content.problem import Problem
from kiosk.model.blocks import Block
from kiosk.model.facts import (
    Entity,
    Fact,
    Honour,
    Milestone,
    Photograph,
    Relation,
    Source,
    Unit,
)
from kiosk.model.kiosk import Scene, Tab
from kiosk.model.shows import Show, ShowStop
from kiosk.model.words import (
    EntityId,
    FactId,
    HonourId,
    Language,
    MilestoneId,
    RelationId,
    SceneRef,
    SourceId,
    TabId,
    UnitId,
)

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Generic[Value]):
    """A valid value and where it stands."""

    value: Value
    origin: Origin


@dataclass(slots=True)
class Shelf(Generic[Value]):
    """Everything of one kind that has an id.

    Attributes:
        word: What one of them is called in messages.
        place: Where they are written down, for advice.
        pieces: The valid ones by id.
        ids: The ids of all, of those with problems too.
        complete: Whether the ids of all could be read; if not, a missing id may be one of them.
    """

    word: str
    place: str
    pieces: dict[str, Piece[Value]] = field(default_factory=dict)
    ids: dict[str, Origin] = field(default_factory=dict)
    complete: bool = True

    def values(self) -> dict[str, Value]:
        """Returns the valid ones by id."""
        return {key: piece.value for key, piece in self.pieces.items()}


@dataclass(slots=True)
class ScenePiece:
    """A scene whose blocks are read one by one, so that one bad block hides nothing."""

    scene: Piece[Scene]
    blocks: list[Piece[Block] | None]


@dataclass(slots=True)
class TabPiece:
    """A tab with its scenes."""

    tab: Piece[Tab]
    scenes: list[ScenePiece]


@dataclass(slots=True)
class ShowPiece:
    """A show whose stops are read one by one."""

    show: Piece[Show]
    stops: list[Piece[ShowStop] | None]


class Pieces:
    """All that was read of a content folder, and all that is wrong with it.

    Attributes:
        settings: The valid sections of ``kiosk.yaml`` by name, units excepted.
        languages: Codes of the languages; empty where they could not be read.
        tab_order: Ids of the tabs in their order.
        tab_list: Where they are listed.
        tab_places: Which item of the list each stands in.
        tabs_complete: Whether every item of the list is an id; if not, a missing tab may be one.
        spare_tabs: Tabs that have a file and are not listed.
        loose: Blocks of scenes, and stops of shows, that are not valid themselves.
        scenes: Which scenes there are, as ``tab/scene``; they lie in their tabs.
        shows: In the order of their files.
    """

    def __init__(self) -> None:
        self.settings: dict[str, Piece[Any]] = {}
        self.languages: tuple[Language, ...] = ()
        self.tab_order: tuple[TabId, ...] = ()
        self.tab_list = Origin(file="kiosk.yaml", where="tabs")
        self.tab_places: dict[TabId, int] = {}
        self.tabs_complete = True
        self.spare_tabs: tuple[TabId, ...] = ()
        self.tabs: list[TabPiece] = []
        self.loose: list[Piece[Block] | Piece[ShowStop]] = []
        self.scenes: Shelf[Scene] = Shelf("scene", "the scenes in tabs/, as tab/scene")
        self.shows: list[ShowPiece] = []
        self.units: Shelf[Unit] = Shelf("unit", "units in kiosk.yaml")
        self.facts: Shelf[Fact] = Shelf("fact", "tables/facts.csv")
        self.entities: Shelf[Entity] = Shelf("entity", "tables/entities.csv")
        self.milestones: Shelf[Milestone] = Shelf("milestone", "tables/milestones.csv")
        self.honours: Shelf[Honour] = Shelf("honour", "tables/honours.csv")
        self.relations: Shelf[Relation] = Shelf("relation", "tables/relations.csv")
        self.sources: Shelf[Source] = Shelf("source", "tables/sources.csv")
        self.photographs: Shelf[Photograph] = Shelf("photograph", "tables/photos.csv")
        self.problems: list[Problem] = []

    def everything(self) -> Iterator[Piece[Any]]:
        """Yields every valid piece."""
        yield from self.settings.values()
        for shelf in self.shelves():
            yield from shelf.pieces.values()
        yield from self.loose
        for tab in self.tabs:
            yield tab.tab
            for scene in tab.scenes:
                yield scene.scene
                yield from (block for block in scene.blocks if block is not None)
        for show in self.shows:
            yield show.show
            yield from (stop for stop in show.stops if stop is not None)

    def shelves(self) -> tuple[Shelf[Any], ...]:
        """Returns the shelves of all that has an id."""
        return (
            self.units,
            self.facts,
            self.entities,
            self.milestones,
            self.honours,
            self.relations,
            self.sources,
            self.photographs,
        )

    def shelf_of(self, declared: object) -> Shelf[Any] | None:
        """Returns where the things lie that a type of reference names."""
        shelves: dict[object, Shelf[Any]] = {
            UnitId: self.units,
            FactId: self.facts,
            EntityId: self.entities,
            MilestoneId: self.milestones,
            HonourId: self.honours,
            RelationId: self.relations,
            SourceId: self.sources,
            SceneRef: self.scenes,
        }
        return shelves.get(declared)
