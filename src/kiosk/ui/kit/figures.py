"""Numbers with qualifier and unit on one baseline: their sizes, their widths, their leaf."""

from kiosk.model.geometry import Rect
from kiosk.model.numbers import Figure
from kiosk.theme.tokens import TYPE
from kiosk.ui.kit.leaves import FigureLeaf, Run
from kiosk.ui.kit.look import Look
from kiosk.values import dataclass

UNIT_SHARE = 0.36
QUALIFIER_SHARE = 0.40
LEAST_SMALL_PX, MOST_QUALIFIER_PX, MOST_UNIT_PX = 22.0, 54.0, 48.0
"""Qualifier and unit are a share of the number's size, within these bounds."""
FIGURE_GAP_SHARE = 0.07
LEAST_NUMBER_PX = 60.0
FITTING_STEPS = 16
LEAST_BIG_PX = 76.0
"""Numbers of this size and more may have a colour that is too light for words."""
MIDDLE = 0.37
"""Middle of the letters above the baseline, as a share of the font size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureInks:
    """Colours of a figure.

    Attributes:
        small: Of the qualifier, and of a number that is not large.
    """

    number: str
    unit: str
    small: str


NO_INKS = FigureInks(number="", unit="", small="")


def figure_runs(
    look: Look, figure: Figure, px: float, inks: FigureInks = NO_INKS
) -> tuple[tuple[Run, ...], float]:
    """Returns qualifier, number and unit, and how wide they are together.

    Args:
        look: How everything looks.
        figure: The written number.
        px: Font size of the number.
        inks: Colours.
    """
    gap = px * FIGURE_GAP_SHARE
    runs: list[Run] = []
    x = 0.0
    parts = (
        (figure.before, _beside(px, QUALIFIER_SHARE, MOST_QUALIFIER_PX), inks.small),
        (figure.number, px, inks.number if px >= LEAST_BIG_PX else inks.small),
        (figure.after, _beside(px, UNIT_SHARE, MOST_UNIT_PX), inks.unit),
    )
    for text, size, ink in parts:
        if text:
            width = look.ruler.advance(text, size, look.language, bold=True)
            runs.append(Run(text, x, size, ink, width))
            x += width + gap
    return tuple(runs), x - gap


def fitting_px(look: Look, figure: Figure, px: float, width: float, least_px: float) -> float:
    """Returns the size at which a figure fits into a width: ``px``, or less, but not too little.

    Its width is not quite proportional to its size, as the words beside it have bounds: a few
    steps come near enough.
    """
    for _ in range(FITTING_STEPS):
        natural = figure_runs(look, figure, px)[1]
        if natural <= width or px <= least_px:
            break
        px = max(least_px, px * width / natural)
    return px


def figure_leaf(
    look: Look, figure: Figure, role: str, px: float, inks: FigureInks, fact: str
) -> FigureLeaf:
    """Returns a figure with the top left corner of its line at the origin.

    Args:
        look: How everything looks.
        figure: The written number; one with a value counts up to it.
        role: A number role, for the line height.
        px: Font size of the number.
        inks: Colours.
        fact: Id of the fact, for inspection.
    """
    runs, width = figure_runs(look, figure, px, inks)
    height = px * TYPE[role].line / TYPE[role].px
    number = 1 if figure.before else 0
    return FigureLeaf(
        rect=Rect(0, 0, width, height),
        baseline=height / 2 + MIDDLE * px,
        runs=runs,
        language=look.language,
        counting=number if figure.value is not None else -1,
        value=figure.value or 0.0,
        decimals=figure.decimals,
        grouping=figure.grouping,
        fact=fact,
    )


def _beside(px: float, share: float, most: float) -> float:
    """Returns the size of the words beside a number: very large numbers do not make them shout."""
    return min(most, max(LEAST_SMALL_PX, px * share))
