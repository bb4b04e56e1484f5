"""A sheet of paper for composers: collects leaves, sets text, keeps account of what misfits."""

from dataclasses import replace
from functools import lru_cache

from kiosk.model.actions import Action, OpenFact
from kiosk.model.geometry import Rect
from kiosk.model.numbers import Figure
from kiosk.model.typesetting import HANGING, break_lines
from kiosk.model.words import FactId, IconId, Language
from kiosk.theme.tokens import RADIUS_CARD, TYPE
from kiosk.ui.kit.figures import LEAST_NUMBER_PX, FigureInks, figure_leaf, fitting_px
from kiosk.ui.kit.leaves import (
    Align,
    Area,
    BoxLeaf,
    Composition,
    Fill,
    IconLeaf,
    Leaf,
    LineLeaf,
    Misfit,
    Solid,
    Stroke,
    Target,
    TextLeaf,
    move_composition,
    move_leaf,
)
from kiosk.ui.kit.look import Look, Ruler


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

    def place_in(self, area: Area, composition: Composition, x: float, y: float) -> None:
        """Adds the composition of a block, and notes which leaves and targets are its own."""
        leaves, targets = len(self._leaves), len(self._targets)
        self.place(composition, x, y)
        own = (leaves, len(self._leaves)), (targets, len(self._targets))
        self._areas.append(replace(area, leaves=own[0], targets=own[1]))

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
        self._check_room(text, len(lines), max_lines, widest, width)
        leaf = TextLeaf(
            rect=Rect(_left(align, x, width, widest), y, widest, height * len(lines)),
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

    def _check_room(
        self, text: str, lines: int, most: int | None, widest: float, width: float
    ) -> None:
        """Notes words that need more lines than there are, or have a piece that no line holds."""
        if most is not None and lines > most:
            self.misfit(text, f"needs {lines} lines and has room for {most}")
        if widest > width + 1:
            self.misfit(text, f"is {widest:.0f} wide and has {width:.0f}")

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
        look = self.look
        size = fitting_px(look, figure, px or look.px(role), width, least_px)
        inks = FigureInks(
            number=color or look.accent.number,
            unit=unit_color or look.palette.ink1,
            small=color or look.accent.text,
        )
        leaf = figure_leaf(look, figure, role, size, inks, fact)
        total = leaf.rect.w
        if total > width + 1:
            self.misfit(figure.spoken, f"is {total:.0f} wide and has {width:.0f}")
        placed = move_leaf(leaf, _left(align, x, width, total), y)
        self.add(placed)
        return placed.rect

    def figure_px(
        self, figure: Figure, role: str, width: float, least_px: float = LEAST_NUMBER_PX
    ) -> float:
        """Returns the size at which `figure` would set a number in a room of this width."""
        return fitting_px(self.look, figure, self.look.px(role), width, least_px)

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


@lru_cache(maxsize=5_000)
def _broken(
    ruler: Ruler, text: str, width: float, px: float, language: Language, bold: bool
) -> tuple[str, ...]:
    """Breaks text; remembered, as a block is laid out for its height and again for its place."""

    def advance(piece: str) -> float:
        return ruler.advance(piece, px, language, bold=bold)

    return break_lines(text, width, advance)


def _line_share(role: str) -> float:
    return TYPE[role].line / TYPE[role].px


def _left(align: Align, x: float, room: float, width: float) -> float:
    """Returns the left edge of what stands in a room."""
    return {"left": x, "center": x + (room - width) / 2, "right": x + room - width}[align]
