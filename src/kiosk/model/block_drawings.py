"""Blocks that stand on a drawing, or are one."""

from typing import Literal

from kiosk.model.block_parts import BlockBase
from kiosk.model.words import EntityId, FactId, ImageId, Text
from kiosk.values import dataclass

Point = tuple[float, float]
"""A place on an illustration, in the drawing's own stage coordinates."""


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
class Statement(BlockBase):
    """One sentence in very large type, a clause a line."""

    kind: Literal["statement"]
    text: Text
    caption: Text


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
