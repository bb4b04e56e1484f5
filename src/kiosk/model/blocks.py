"""The elements that scenes are made of, as content states them."""

from dataclasses import dataclass
from typing import Literal

from kiosk.model.charts import Chart
from kiosk.model.words import (
    EntityId,
    FactId,
    HonourId,
    IconId,
    ImageId,
    MilestoneId,
    Text,
)

Point = tuple[float, float]
"""A place on an illustration, in the drawing's own stage coordinates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactItem:
    """A fact as one block shows it.

    Attributes:
        label: Words instead of the fact's own label.
        note: The small line below; without it the fact's period or note.
        pictogram: A row of ten small drawings that counts a share.
    """

    fact: FactId
    label: Text | None = None
    note: Text | None = None
    pictogram: Literal["sprouts"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IconLine:
    """One line of words behind an icon; opens a milestone or entity where it names one."""

    icon: IconId
    text: Text
    milestone: MilestoneId | None = None
    entity: EntityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockBase:
    """What all blocks have: a name by which the scene's grid places them."""

    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow(BlockBase):
    """A card with two to four figures in equal cells."""

    kind: Literal["fact_row"]
    facts: tuple[FactItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPanel:
    """One chart with its finding as title.

    Attributes:
        subtitle: What is measured, over which period, in which unit.
        reading: How to read it, for the sheet; also the chart's accessible description.
    """

    title: Text
    subtitle: Text
    reading: Text
    chart: Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow(BlockBase):
    """A card with one to three charts side by side."""

    kind: Literal["chart_row"]
    panels: tuple[ChartPanel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A small tile: an icon and a name."""

    icon: IconId
    name: Text


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
class SharePicture(BlockBase):
    """A large figure, its share, and a drawing that counts it."""

    kind: Literal["share_picture"]
    fact: FactItem
    share: FactItem
    image: ImageId
    part: Text
    rest: Text
    rest_fact: FactId
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight(BlockBase):
    """One figure on a card filled with the accent."""

    kind: Literal["highlight"]
    fact: FactItem


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
class FactPanel(BlockBase):
    """A full-height coloured panel with a headline and figures below one another."""

    kind: Literal["fact_panel"]
    image: ImageId
    image_wide: ImageId
    title: Text
    subtitle: Text
    facts: tuple[FactItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RingNode:
    """One place on a ring."""

    name: Text
    entity: EntityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring(BlockBase):
    """A centre with two orbits of places around it: 1 + 2 + X."""

    kind: Literal["ring"]
    image: ImageId
    title: Text
    centre: RingNode
    middle: tuple[RingNode, ...]
    outer: tuple[RingNode, ...]
    outer_title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePoint:
    """One numbered stage over an illustration; ``at`` in stage coordinates of the drawing."""

    name: Text
    at: Point
    portrait_at: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages(BlockBase):
    """Numbered stages over a full-screen illustration, joined by dotted arrows."""

    kind: Literal["stages"]
    stages: tuple[StagePoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """Words that point at a place of a full-screen illustration.

    Attributes:
        at: The point, in stage coordinates of the landscape drawing.
        portrait_at: The same in the portrait drawing.
    """

    title: Text
    at: Point
    portrait_at: Point
    detail: Text | None = None
    fact: FactId | None = None
    entity: EntityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Callouts(BlockBase):
    """Call-outs over the scene's illustration."""

    kind: Literal["callouts"]
    callouts: tuple[Callout, ...]


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
class Statement(BlockBase):
    """One sentence in very large type, a clause a line."""

    kind: Literal["statement"]
    text: Text
    caption: Text


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
class Picture(BlockBase):
    """An illustration or photograph with its caption; opens the viewer.

    Attributes:
        crop: Part of a drawing (x, y, width, height in its own coordinates) that is shown, cut
            further to the shape of the room; without it the middle of the whole.
    """

    kind: Literal["picture"]
    image: ImageId
    caption: Text | None = None
    crop: tuple[float, float, float, float] | None = None


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


Block = (
    FactRow
    | ChartRow
    | Chain
    | Points
    | SharePicture
    | Highlight
    | Structure
    | EntityGrid
    | FactPanel
    | Ring
    | Stages
    | Callouts
    | Timeline
    | Honours
    | Statement
    | Cards
    | Picture
    | Lanes
    | Chips
)
