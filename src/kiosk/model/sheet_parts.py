"""What a detail sheet says, as values in one language: titles, sections, what stands beside it."""

from typing import Literal

from kiosk.model.actions import Action, SheetAction
from kiosk.model.blocks import ChartPanel
from kiosk.model.formula_words import FormulaLine
from kiosk.model.words import AccentId, FactId, IconId, ImageId, SceneRef
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running words; ``label`` is smaller than ``body``, ``note`` smaller and quieter still."""

    text: str
    style: Literal["body", "label", "note"] = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaRow:
    """One computation with the name of what it computes."""

    label: str
    line: FormulaLine


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """A line that can be touched: a name, and what is said of it.

    Attributes:
        value: A figure, or "".
        note: A period or another small word, or "".
        action: What a touch asks for; None for a line that is only read.
    """

    label: str
    value: str = ""
    note: str = ""
    action: Action | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRow:
    """A sign that figures carry and what it means; ``badge`` draws it as the badge."""

    sign: str
    meaning: str
    badge: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRow:
    """The address that visitors take along, as a code to scan."""

    url: str


Item = Paragraph | FormulaRow | LinkRow | SignRow | CodeRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with what stands below it; ``aside`` may stand apart from the others."""

    heading: str
    items: tuple[Item, ...]
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPlace:
    """A chart and where it stands: the ``index``-th of a scene, counted over its blocks."""

    panel: ChartPanel
    scene: SceneRef
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContent:
    """Everything that one sheet shows, in one language.

    At most one of ``chart``, ``fact``, ``image``, ``large`` and ``icon`` is shown large beside
    the sections, the first that is there; a sheet with none of them is words only.

    Attributes:
        subject: What the sheet is about.
        eyebrow: Name of the tab that it belongs to.
        accent: That tab's accent.
        derived: Whether the badge of computed figures is shown.
        lit: Id of the fact or milestone that ``chart`` is shown for, or "".
        fact: A figure to be set very large.
        large: Words to be set very large: a date.
        explained: Lines below the large figure, words or icon: what its qualifier means.
        siblings: What can be stepped to, itself included, in order.
        position: Where ``subject`` stands among them.
        count: This position in words, or "".
    """

    subject: SheetAction
    eyebrow: str
    accent: AccentId
    title: str
    sections: tuple[Section, ...]
    derived: bool = False
    subtitle: str = ""
    chart: ChartPlace | None = None
    lit: str = ""
    fact: FactId | None = None
    image: ImageId | None = None
    large: str = ""
    icon: IconId | None = None
    explained: tuple[str, ...] = ()
    siblings: tuple[SheetAction, ...] = ()
    position: int = 0
    count: str = ""
