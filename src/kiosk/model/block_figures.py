"""Blocks that state numbers: figures and charts."""

from typing import Literal

from kiosk.model.block_parts import BlockBase, ChartPanel, FactItem
from kiosk.model.words import FactId, ImageId, Text
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow(BlockBase):
    """A card with two to four figures in equal cells."""

    kind: Literal["fact_row"]
    facts: tuple[FactItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow(BlockBase):
    """A card with one to three charts side by side."""

    kind: Literal["chart_row"]
    panels: tuple[ChartPanel, ...]


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
class FactPanel(BlockBase):
    """A full-height coloured panel with a headline and figures below one another."""

    kind: Literal["fact_panel"]
    image: ImageId
    image_wide: ImageId
    title: Text
    subtitle: Text
    facts: tuple[FactItem, ...]
