"""Facts, units, entities, milestones, honours, relations and sources: what a kiosk may state."""

from decimal import Decimal
from enum import StrEnum

from kiosk.model.words import (
    EntityId,
    FactId,
    HonourId,
    IconId,
    ImageId,
    Language,
    MilestoneId,
    RelationId,
    SourceId,
    TabId,
    Text,
    UnitId,
)
from kiosk.values import dataclass


class Qualifier(StrEnum):
    """How exactly a source states a number."""

    EXACT = "exact"
    OVER = "over"
    NEARLY = "nearly"
    EXPECTED = "expected"
    STATED = "stated"


class Display(StrEnum):
    """How the value of a fact is written."""

    NUMBER = "number"
    FRACTION = "fraction"
    """A share below one written as the nearest simple fraction: 0.3333 as 1/3."""
    PERCENT = "percent"
    """A share written times one hundred with a per cent sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitForm:
    """How one unit is written in one language.

    Attributes:
        before: Words before the number ("CNY", "第").
        after: Words behind the number ("亿元", "bn").
        factor: What the value is multiplied with in this language (亿元 to bn: 0.1).
        grouping: Whether thousands are set apart with a comma.
    """

    before: str = ""
    after: str = ""
    factor: Decimal = Decimal(1)
    grouping: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measurement in every language."""

    id: UnitId
    forms: dict[Language, UnitForm]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where facts come from."""

    id: SourceId
    title: Text
    author: Text
    year: str
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One number with unit, qualifier, period and source.

    A fact with a value and no formula is **stated**; with a formula and no value it is
    **derived** (computed, never typed in); with both it is a **claim**: the formula must
    give the stated value after rounding to as many decimals as the value is written with.

    Attributes:
        value: The number; for a derived fact the computed one (unrounded).
        decimals: Decimals shown; None shows the value as written.
        formula: Arithmetic over fact ids, or None.
        reading: How to read the figure, a sentence or two.
    """

    id: FactId
    tab: TabId
    label: Text
    value: Decimal
    qualifier: Qualifier
    unit: UnitId
    source: SourceId
    display: Display = Display.NUMBER
    decimals: int | None = None
    period: Text | None = None
    as_of: str = ""
    note: Text | None = None
    reading: Text | None = None
    formula: str | None = None
    derived: bool = False

    @property
    def is_claim(self) -> bool:
        """Whether the source itself states what the formula recomputes."""
        return self.formula is not None and not self.derived


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A company, platform, building or fund."""

    id: EntityId
    tab: TabId
    group: Text
    name: Text
    source: SourceId
    what: Text | None = None
    also_in: tuple[TabId, ...] = ()
    icon: IconId | None = None
    image: ImageId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A dated event; ``date`` is YYYY, YYYY-MM or YYYY-MM-DD."""

    id: MilestoneId
    date: str
    tab: TabId
    event: Text
    source: SourceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Honour:
    """A designation or title."""

    id: HonourId
    name: Text
    source: SourceId
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A sentence that ties things together and fits no other table."""

    id: RelationId
    tab: TabId
    text: Text
    source: SourceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Photograph:
    """What is known of a picture that staff put into the content (``tables/photos.csv``).

    Attributes:
        file: The file's name below the content's ``images`` folder; its id.
        focus_x: Horizontal place of what matters, 0 left to 1 right.
        focus_y: Vertical place of what matters, 0 top to 1 bottom.
    """

    file: ImageId
    caption: Text
    credit: Text
    focus_x: float = 0.5
    focus_y: float = 0.5
