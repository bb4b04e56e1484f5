"""What blocks have in common: their name, and the parts that several kinds hold."""

from typing import Literal

from kiosk.model.charts import Chart
from kiosk.model.words import EntityId, FactId, IconId, MilestoneId, Text
from kiosk.values import dataclass


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
class Chip:
    """A small tile: an icon and a name."""

    icon: IconId
    name: Text
