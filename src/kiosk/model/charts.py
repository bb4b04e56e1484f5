"""What a chart shows: as content names it, and as a drawing worker needs it."""

from typing import Literal

from kiosk.model.geometry import Rect
from kiosk.model.words import FactId, Language, MilestoneId
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedPeriods:
    """Two periods as bars, with the multiple the source states beside a measured arrow."""

    kind: Literal["paired_periods"]
    earlier: FactId
    later: FactId
    multiple: FactId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """Two values of one measure joined by a line."""

    kind: Literal["slope"]
    earlier: FactId
    later: FactId


@dataclass(frozen=True, slots=True, kw_only=True)
class Waffle:
    """A share as counted cells of a whole.

    Attributes:
        part: The fact that is the share (a fraction of one) or the count of the part.
        whole: The fact that is the whole; None where ``part`` is a share.
        cells: How many cells are drawn in all.
        columns: Cells in one row.
    """

    kind: Literal["waffle"]
    part: FactId
    whole: FactId | None = None
    cells: int = 100
    columns: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """Amounts at successive stages, as areas side by side; expected ones dashed."""

    kind: Literal["pipeline"]
    facts: tuple[FactId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaChange:
    """Before and after of a size, as true-to-scale squares one inside the other."""

    kind: Literal["area_change"]
    before: FactId
    after: FactId


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedBars:
    """Horizontal bars, the longest first."""

    kind: Literal["ranked_bars"]
    facts: tuple[FactId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineChart:
    """Dated events on a true-to-scale axis."""

    kind: Literal["timeline"]
    milestones: tuple[MilestoneId, ...]


Chart = PairedPeriods | Slope | Waffle | Pipeline | AreaChange | RankedBars | TimelineChart


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """One number (or event) of a chart, resolved to one language.

    Attributes:
        ref: The id of the fact, or of the milestone in a timeline.
        label: Full name of the fact, or the event's words.
        tick: Short name for an axis: the period, the year, the label.
        value: The number in the language's unit; for a milestone the year with its fraction.
        number: The number as written, grouped, without unit ("1,056.5").
        before: Words before the number: qualifier and unit prefix ("超", "CNY").
        after: Unit behind the number ("亿元").
        qualifier: One of `kiosk.model.facts.Qualifier`'s values.
        derived: Whether it was computed here and not stated by the source.
        accent: Name of an accent where it differs from the chart's (timeline by tab); else "".
        period: The time it is about, for the table; "" where the source gives none.
        parts: What a derived number is computed from: name, newline, number as written.
    """

    ref: str
    label: str
    tick: str
    value: float
    number: str
    before: str = ""
    after: str = ""
    qualifier: str = "exact"
    derived: bool = False
    accent: str = ""
    period: str = ""
    parts: tuple[str, ...] = ()

    @property
    def reading(self) -> str:
        """The number with its words, as it is read out: "超 350 家"."""
        return " ".join(part for part in (self.before, self.number, self.after) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartData:
    """A chart with everything a drawing needs, in one language.

    Attributes:
        kind: The ``kind`` of the chart it comes from.
        language: The language of all words.
        data: The data in the order in which the chart's own fields name them.
        multiple: For paired periods, what the source states of the ratio.
        cells: Cells in all, for a waffle.
        columns: Cells in a row, for a waffle.
        words: Small words a kind draws, by name ("derived", "times").
    """

    kind: str
    language: Language
    data: tuple[Datum, ...]
    multiple: Datum | None = None
    cells: int = 0
    columns: int = 0
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartStyle:
    """How a chart is drawn.

    Attributes:
        theme: ``day``, ``night`` or ``contrast``.
        accent: Name of the accent of the tab.
        width: Width of the picture in layout units.
        height: Height of the picture in layout units.
        scale: Device pixels per layout unit.
        text_scale: 1, 1.25 or 1.5: what the visitor chose.
        detail: Whether it is the large form of a sheet, with axis and grid.
    """

    theme: str
    accent: str
    width: float
    height: float
    scale: float = 1.0
    text_scale: float = 1.0
    detail: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The region of a drawn chart that stands for one datum, in layout units of the picture."""

    ref: str
    rect: Rect
    reading: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnText:
    """Words drawn inside a chart's picture, for inspection: layout units of the picture."""

    text: str
    rect: Rect
    px: float
    color: str
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPicture:
    """What a drawing worker hands back beside the pixels.

    Attributes:
        grow: How the figure layer is revealed: ``up``, ``right`` or ``fade``.
        grow_from: The coordinate (layout units) from which it grows.
    """

    marks: tuple[Mark, ...]
    texts: tuple[DrawnText, ...]
    grow: Literal["up", "right", "fade"] = "fade"
    grow_from: float = 0.0
