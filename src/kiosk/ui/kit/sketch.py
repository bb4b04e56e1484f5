"""A sheet of paper for composers: collects leaves, sets text, keeps account of what misfits."""

from dataclasses import replace
from functools import lru_cache

from kiosk.model.actions import Action, OpenFact
from kiosk.model.geometry import Rect
from kiosk.model.numbers import Figure
from kiosk.model.typesetting import HANGING, break_lines
from kiosk.model.words import FactId, IconId, Language
from kiosk.theme.tokens import RADIUS_CARD, TYPE
from kiosk.ui.kit.leaves import (
    Align,
    Area,
    BoxLeaf,
    Composition,
    FigureLeaf,
    Fill,
    IconLeaf,
    Leaf,
    LineLeaf,
    Misfit,
    Run,
    Solid,
    Stroke,
    Target,
    TextLeaf,
    move_composition,
)
from kiosk.ui.kit.look import Look, Ruler

UNIT_SHARE = 0.36
QUALIFIER_SHARE = 0.40
FIGURE_GAP_SHARE = 0.07
LEAST_NUMBER_PX = 60.0
LEAST_BIG_PX = 76.0
"""Numbers of this size and more may have a colour that is too light for words."""
MIDDLE = 0.37
"""Middle of the letters above the baseline, as a share of the font size."""


class Sketch:
    """Collects what one composition is made of."""

    def __init__(self, look: Look, width: float) -> None:
        """Starts an empty sheet.

        Args:
            look: How everything looks.
            width: Width of the sheet in layout units.
        """
        self.look = look
        self.width = width
        self._leaves: list[Leaf] = []
        self._targets: list[Target] = []
        self._misfits: list[Misfit] = []
        self._areas: list[Area] = []
        self._background = 0

    def end_background(self) -> None:
        """Says that what was added so far lies behind everything that moves."""
        self._background = len(self._leaves)

    def finish(self, height: float) -> Composition:
        """Returns what was collected, with the height it needs."""
        return Composition(
            width=self.width,
            height=height,
            leaves=tuple(self._leaves),
            targets=tuple(self._targets),
            misfits=tuple(self._misfits),
            areas=tuple(self._areas),
            background=self._background,
        )

    def add(self, *leaves: Leaf) -> None:
        """Adds leaves on top of what is there."""
        self._leaves.extend(leaves)

    def place(self, composition: Composition, x: float, y: float) -> None:
        """Adds another composition with its top left corner at a place."""
        moved = move_composition(composition, x, y)
        self._leaves.extend(moved.leaves)
        self._targets.extend(moved.targets)
        self._misfits.extend(moved.misfits)
        self._areas.extend(moved.areas)

    def area(self, area: Area) -> None:
        """Notes where a block stands."""
        self._areas.append(area)

    def misfit(self, text: str, reason: str) -> None:
        """Notes that words do not fit."""
        self._misfits.append(Misfit(text=text, reason=reason))

    def target(
        self,
        rect: Rect,
        action: Action,
        name: str,
        description: str = "",
        *,
        radius: float = 12.0,
        facts: tuple[str, ...] = (),
    ) -> None:
        """Adds something to touch."""
        self._targets.append(
            Target(
                rect=rect,
                action=action,
                name=name.replace("\n", " "),
                description=description.replace("\n", " "),
                radius=radius,
                facts=facts,
            )
        )

    # Shapes ---------------------------------------------------------------------------------

    def card(self, rect: Rect, *, fill: Fill | None = None, radius: float = RADIUS_CARD) -> None:
        """Adds a card: surface, shadow by day, thin edge by night, line in high contrast."""
        palette = self.look.palette
        edge: Stroke | None = None
        if palette.name == "night":
            edge = Stroke(Solid(palette.line2, 0.45), 1)
        elif palette.name == "contrast":
            edge = Stroke(Solid(palette.line), 2)
        self.add(
            BoxLeaf(
                rect=rect,
                fill=fill or Solid(palette.surface),
                stroke=edge,
                radius=radius,
                elevation=1,
            )
        )

    def rule(self, x1: float, y1: float, x2: float, y2: float, color: str | None = None) -> None:
        """Adds a hairline."""
        stroke = Stroke(Solid(color or self.look.palette.line), 2)
        self.add(LineLeaf(points=((x1, y1), (x2, y2)), stroke=stroke))

    def icon(self, x: float, y: float, size: float, icon: IconId, color: str) -> None:
        """Adds an icon with its top left corner at a place."""
        self.add(IconLeaf(rect=Rect(x, y, size, size), icon=icon, color=color))

    def info_mark(self, right: float, middle: float, color: str | None = None) -> float:
        """Adds the ring-i that shows that something can be asked; returns its left edge."""
        size = 28.0
        self.icon(
            right - size, middle - size / 2, size, IconId("info"), color or self.look.palette.ink3
        )
        return right - size

    # Text -----------------------------------------------------------------------------------

    def advance(
        self,
        text: str,
        role: str,
        *,
        px: float | None = None,
        bold: bool | None = None,
        language: Language | None = None,
    ) -> float:
        """Returns the width of one line of text in a role."""
        return self.look.ruler.advance(
            text,
            px or self.look.px(role),
            language or self.look.language,
            bold=TYPE[role].bold if bold is None else bold,
        )

    def lines(
        self,
        text: str,
        width: float,
        role: str,
        *,
        px: float | None = None,
        bold: bool | None = None,
        language: Language | None = None,
    ) -> tuple[str, ...]:
        """Returns text broken to a width in a role."""
        size = px or self.look.px(role)
        weight = TYPE[role].bold if bold is None else bold
        spoken = language or self.look.language
        return _broken(self.look.ruler, text, width, size, spoken, weight)

    def text(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        role: str,
        color: str,
        *,
        align: Align = "left",
        px: float | None = None,
        line: float | None = None,
        bold: bool | None = None,
        language: Language | None = None,
        max_lines: int | None = None,
        alpha: float = 1.0,
    ) -> Rect:
        """Sets text with its first line box at a place.

        Args:
            x: Left edge of the room.
            y: Top of the first line box.
            width: Room for a line; text is broken to it and aligned in it.
            text: The words; "" sets nothing.
            role: A role of the type scale.
            color: The colour.
            align: How lines stand in ``width``.
            px: Font size instead of the role's.
            line: Line height instead of the role's.
            bold: Weight instead of the role's.
            language: Language of the words instead of the one shown.
            max_lines: More lines than this are a misfit (they are shown all the same).
            alpha: Opacity.

        Returns:
            The box of the lines; its ``bottom`` is where the next thing may begin.
        """
        if not text:
            return Rect(x, y, 0, 0)
        size = px or self.look.px(role)
        height = line or (self.look.line(role) if px is None else size * _line_share(role))
        weight = TYPE[role].bold if bold is None else bold
        spoken = language or self.look.language
        lines = self.lines(text, width, role, px=size, bold=weight, language=spoken)
        widest = max(self.look.ruler.advance(one, size, spoken, bold=weight) for one in lines)
        if max_lines is not None and len(lines) > max_lines:
            self.misfit(text, f"needs {len(lines)} lines and has room for {max_lines}")
        if widest > width + 1:
            self.misfit(text, f"is {widest:.0f} wide and has {width:.0f}")
        left = {"left": x, "center": x + (width - widest) / 2, "right": x + width - widest}[align]
        leaf = TextLeaf(
            rect=Rect(left, y, widest, height * len(lines)),
            lines=lines,
            px=size,
            line=height,
            color=color,
            bold=weight,
            align=align,
            language=spoken,
            alpha=alpha,
            hang=align == "left" and any(one[:1] in HANGING for one in lines),
        )
        self.add(leaf)
        return leaf.rect

    # Figures --------------------------------------------------------------------------------

    def figure(
        self,
        x: float,
        y: float,
        width: float,
        figure: Figure,
        role: str,
        *,
        color: str | None = None,
        unit_color: str | None = None,
        px: float | None = None,
        fact: str = "",
        align: Align = "left",
        least_px: float = LEAST_NUMBER_PX,
    ) -> Rect:
        """Sets qualifier, number and unit on one baseline, smaller where the room is narrow.

        Args:
            x: Left edge.
            y: Top of the line box.
            width: Room; below ``least_px`` it is not shrunk but noted as a misfit.
            figure: The written fact.
            role: A number role.
            color: Colour of number and qualifier; the accent's number colour if not given.
            unit_color: Colour of the unit; ink1 if not given.
            px: Font size instead of the role's.
            fact: Id of the fact, for inspection.
            align: How it stands in ``width``.
            least_px: Smallest size of the number.

        Returns:
            The box from qualifier to unit.
        """
        size = px or self.look.px(role)
        natural = self._figure_runs(figure, size, "", "", "")[1]
        if natural > width:
            # Sizes are a share of the width; what is rounded up to 22 px stays as it is.
            size = max(least_px, size * width / natural)
        ink = unit_color or self.look.palette.ink1
        runs, total = self._figure_runs(
            figure, size, color or self.look.accent.number, ink, color or self.look.accent.text
        )
        if total > width + 1:
            self.misfit(figure.spoken, f"is {total:.0f} wide and has {width:.0f}")
        height = size * TYPE[role].line / TYPE[role].px
        left = {"left": x, "center": x + (width - total) / 2, "right": x + width - total}[align]
        counting = 1 if figure.before else 0
        self.add(
            FigureLeaf(
                rect=Rect(left, y, total, height),
                baseline=y + height / 2 + MIDDLE * size,
                runs=runs,
                language=self.look.language,
                counting=counting if figure.value is not None else -1,
                value=figure.value or 0.0,
                decimals=figure.decimals,
                grouping=figure.grouping,
                fact=fact,
            )
        )
        return Rect(left, y, total, height)

    def figure_px(
        self, figure: Figure, role: str, width: float, least_px: float = LEAST_NUMBER_PX
    ) -> float:
        """Returns the size at which `figure` would set a number in a room of this width."""
        size = self.look.px(role)
        natural = self._figure_runs(figure, size, "", "", "")[1]
        return size if natural <= width else max(least_px, size * width / natural)

    def _figure_runs(
        self, figure: Figure, size: float, color: str, unit_color: str, small_color: str
    ) -> tuple[tuple[Run, ...], float]:
        """Returns qualifier, number and unit, and how wide they are together.

        A colour for large numbers may be too light for a qualifier; that has ``small_color``.
        """
        gap = size * FIGURE_GAP_SHARE
        runs: list[Run] = []
        x = 0.0
        parts = (
            (figure.before, max(22.0, size * QUALIFIER_SHARE), small_color),
            (figure.number, size, color if size >= LEAST_BIG_PX else small_color),
            (figure.after, max(22.0, size * UNIT_SHARE), unit_color),
        )
        for text, px, ink in parts:
            if text:
                width = self.look.ruler.advance(text, px, self.look.language, bold=True)
                runs.append(Run(text, x, px, ink, width))
                x += width + gap
        return tuple(runs), x - gap

    def fact_target(self, rect: Rect, fact: FactId, label: str = "", radius: float = 12) -> None:
        """Makes a region open a fact's sheet."""
        words = label or self.look.say(self.look.fact(fact).label)
        self.target(
            rect,
            OpenFact(fact),
            f"{words}: {self.look.figure(fact).spoken}",
            self.look.word("open_detail"),
            radius=radius,
            facts=(fact,),
        )

    def fit_height(self, composition: Composition, height: float | None) -> Composition:
        """Returns the composition, with a misfit noted where it is higher than its room."""
        if height is None or composition.height <= height + 1:
            return composition
        note = Misfit(text="", reason=f"needs {composition.height:.0f} units, has {height:.0f}")
        return replace(composition, misfits=(*composition.misfits, note))


@lru_cache(maxsize=20_000)
def _broken(
    ruler: Ruler, text: str, width: float, px: float, language: Language, bold: bool
) -> tuple[str, ...]:
    """Breaks text; remembered, as a block is laid out for its height and again for its place."""

    def advance(piece: str) -> float:
        return ruler.advance(piece, px, language, bold=bold)

    return break_lines(text, width, advance)


def _line_share(role: str) -> float:
    return TYPE[role].line / TYPE[role].px
