"""Blocks that list: chains, points, cards, tiles, lanes, events, titles."""

from typing import Literal

from kiosk.model.block_parts import BlockBase, ChartPanel, Chip, FactItem, IconLine
from kiosk.model.words import EntityId, FactId, HonourId, IconId, ImageId, MilestoneId, Text
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One link of a chain.

    Attributes:
        glyph: The one large character or short word inside the link.
        name: What the link stands for.
        fact: The figure below it; or
        headline, headline_note, honour: words as large as a figure, their line, what they open.
        entities: Companies listed below.
    """

    glyph: Text
    name: Text
    fact: FactItem | None = None
    headline: Text | None = None
    headline_note: Text | None = None
    honour: HonourId | None = None
    entities: tuple[EntityId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain(BlockBase):
    """Links that join, a figure and a list below each.

    Attributes:
        aside_strong, aside: Two lines below the links that list no entities.
        aside_fact: The fact that a touch on these lines opens.
        chips: Tiles below these lines.
        more: The word behind the last tile ("等").
    """

    kind: Literal["chain"]
    links: tuple[ChainLink, ...]
    aside_strong: Text | None = None
    aside: Text | None = None
    aside_fact: FactId | None = None
    chips: tuple[Chip, ...] = ()
    more: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IconPoint:
    """A short title with a line of words."""

    icon: IconId
    title: Text
    body: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Points(BlockBase):
    """A low card with two to four titled points in a row."""

    kind: Literal["points"]
    points: tuple[IconPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure(BlockBase):
    """Two halves that belong together, and what carries them."""

    kind: Literal["structure"]
    title: Text
    pair: tuple[Text, Text]
    lines: tuple[IconLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityGroup:
    """Entities under one heading."""

    title: Text
    entities: tuple[EntityId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityGrid(BlockBase):
    """Cards of entities in groups, one of them tall with a picture."""

    kind: Literal["entity_grid"]
    groups: tuple[EntityGroup, ...]
    lead: EntityId | None = None
    lead_fact: FactItem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(BlockBase):
    """Dated events in a row, with a true-to-scale axis drawn above where ``axis`` is set."""

    kind: Literal["timeline"]
    milestones: tuple[MilestoneId, ...]
    axis: ChartPanel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Honours(BlockBase):
    """A wall of plaques."""

    kind: Literal["honours"]
    plaque: ImageId
    honours: tuple[HonourId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card: a title with any of icon, figure, words, and what a touch opens."""

    title: Text
    icon: IconId | None = None
    fact: FactItem | None = None
    body: Text | None = None
    entity: EntityId | None = None
    milestone: MilestoneId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards(BlockBase):
    """Cards of equal size under an optional heading."""

    kind: Literal["cards"]
    cards: tuple[Card, ...]
    title: Text | None = None
    columns: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Entities at one stage of being built."""

    title: Text
    state: Literal["done", "building", "planned"]
    entities: tuple[EntityId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes(BlockBase):
    """Lanes of entities: finished, under construction, planned."""

    kind: Literal["lanes"]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chips(BlockBase):
    """A heading and a row of small tiles."""

    kind: Literal["chips"]
    title: Text
    chips: tuple[Chip, ...]
    more: Text | None = None
