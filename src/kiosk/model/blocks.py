"""The elements that scenes are made of, as content states them: every kind of block."""

from kiosk.model.block_drawings import (
    Callout,
    Callouts,
    Picture,
    Ring,
    RingNode,
    StagePoint,
    Stages,
    Statement,
)
from kiosk.model.block_figures import ChartRow, FactPanel, FactRow, Highlight, SharePicture
from kiosk.model.block_lists import (
    Card,
    Cards,
    Chain,
    ChainLink,
    Chips,
    EntityGrid,
    EntityGroup,
    Honours,
    IconPoint,
    Lane,
    Lanes,
    Points,
    Structure,
    Timeline,
)
from kiosk.model.block_parts import BlockBase, ChartPanel, Chip, FactItem, IconLine

__all__ = [
    "Block",
    "BlockBase",
    "Callout",
    "Callouts",
    "Card",
    "Cards",
    "Chain",
    "ChainLink",
    "ChartPanel",
    "ChartRow",
    "Chip",
    "Chips",
    "EntityGrid",
    "EntityGroup",
    "FactItem",
    "FactPanel",
    "FactRow",
    "Highlight",
    "Honours",
    "IconLine",
    "IconPoint",
    "Lane",
    "Lanes",
    "Picture",
    "Points",
    "Ring",
    "RingNode",
    "SharePicture",
    "StagePoint",
    "Stages",
    "Statement",
    "Structure",
    "Timeline",
    "name_of_block",
]

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


def name_of_block(block: Block, index: int) -> str:
    """Returns the name of a block of a scene, counted from 0; one of its kind if it has none."""
    return block.name or f"{block.kind}-{index}"
