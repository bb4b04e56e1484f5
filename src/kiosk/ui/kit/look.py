"""What a composer may know beside its block: language, theme, sizes, room."""

from dataclasses import replace
from typing import Literal, Protocol

from kiosk.model.art import ArtPlacement
from kiosk.model.facts import Fact
from kiosk.model.geometry import Rect
from kiosk.model.kiosk import Kiosk
from kiosk.model.numbers import Figure
from kiosk.model.words import FactId, Language, SceneRef, Text, say
from kiosk.theme.palettes import Accent, Palette
from kiosk.theme.tokens import TYPE
from kiosk.values import dataclass

Format = Literal["landscape", "portrait", "ultrawide"]
NO_SCENE = SceneRef("")


class Ruler(Protocol):
    """Measures text."""

    def advance(self, text: str, px: float, language: Language, *, bold: bool) -> float:
        """Returns the width of one line, in the units of ``px``."""

    def __hash__(self) -> int:
        """Rulers are told apart by identity, so that broken lines can be remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How everything on a screen looks.

    Attributes:
        language: The language shown first.
        text_scale: What the visitor chose: 1, 1.25 or 1.5.
        format: Shape of the screen.
        min_target: Least side of a touch target, in layout units.
        scene: The scene that is composed, for the actions of its charts.
        accent_name: Name of the tab's accent.
    """

    kiosk: Kiosk
    language: Language
    palette: Palette
    accent_name: str
    text_scale: float
    format: Format
    min_target: float
    ruler: Ruler
    scene: SceneRef = NO_SCENE

    @property
    def accent(self) -> Accent:
        """The colours of the tab."""
        return self.palette.accent(self.accent_name)

    @property
    def second_language(self) -> Language:
        """The language shown beside the first; "" where the kiosk has only one."""
        return self.kiosk.language_beside(self.language)

    def say(self, text: Text | None) -> str:
        """Returns words in the language shown."""
        return say(text, self.language)

    def say_second(self, text: Text | None) -> str:
        """Returns words in the second language, or "" where that would say nothing new."""
        words = say(text, self.second_language)
        return words if words != self.say(text) else ""

    def word(self, name: str) -> str:
        """Returns an interface text by its name."""
        return say(getattr(self.kiosk.texts, name), self.language)

    def px(self, role: str) -> float:
        """Returns the font size of a role at the visitor's text size."""
        kind = TYPE[role]
        return kind.px * (1 + (self.text_scale - 1) * kind.grows)

    def line(self, role: str) -> float:
        """Returns the line height of a role at the visitor's text size."""
        kind = TYPE[role]
        return kind.line * (1 + (self.text_scale - 1) * kind.grows)

    def fact(self, fact_id: FactId) -> Fact:
        """Returns a fact."""
        return self.kiosk.facts[fact_id]

    def figure(self, fact_id: FactId) -> Figure:
        """Returns a fact's number as the language writes it."""
        return self.kiosk.figure(self.fact(fact_id), self.language)

    def with_accent(self, name: str) -> "Look":
        """Returns the same look in another accent."""
        return replace(self, accent_name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The room a block gets.

    Attributes:
        height: Room to fill; None asks for the least height the block needs.
        detail: 0 shows all; 1 and 2 leave more and more to the sheets.
        first_chart: How many charts of the scene come before this block.
        art: Where the scene's illustration lies, for blocks that stand on it.
        free: What header and band leave of the stage, for these blocks.
        taken: Boxes of the header's words and the art's label; such blocks may stand beside them.
    """

    width: float
    look: Look
    height: float | None = None
    detail: int = 0
    first_chart: int = 0
    art: ArtPlacement | None = None
    free: Rect | None = None
    taken: tuple[Rect, ...] = ()
