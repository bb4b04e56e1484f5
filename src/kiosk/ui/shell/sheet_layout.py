"""Divides a sheet: what is large, columns of words, and as few pages as they can do with."""

from collections.abc import Iterator, Sequence

from kiosk.model.geometry import Rect
from kiosk.model.sheet_parts import SheetContent
from kiosk.ui.kit.look import Look
from kiosk.ui.scenes.stage import Stage
from kiosk.ui.shell.sheet_flow import TIGHT, Column, balance, flow, stack_height
from kiosk.ui.shell.sheet_left import has_left, has_picture, table_pieces
from kiosk.ui.shell.sheet_makers import make_pieces, section_pieces
from kiosk.values import dataclass

Shares = tuple[float, float]
CHART_SHARES: Shares = (880 / 1568, 0.48)
IMAGE_SHARES: Shares = (880 / 1568, 0.45)
FIGURE_SHARES: Shares = (0.46, 0.4)
ICON_SHARES: Shares = (0.4, 0.3)
"""How wide what is large is, and may be; a figure or icon is not looked at closely."""
LEAST_OVER_ASIDE = 0.55
"""Of the height, what is large keeps at least this much over words below it."""
COLUMN_GAP, STACK_GAP, ASIDE_GAP = 56.0, 36.0, 24.0
PICTURE_LEAST, PICTURE_MOST = 420.0, 720.0
FIGURE_LEAST, FIGURE_MOST = 340.0, 620.0
"""Heights on an upright screen."""

_SPACINGS = (1.0, TIGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """One way to stand words beside what is large.

    Attributes:
        share: How much of the width is for what is large.
        spacing: Share of the gaps that is kept.
        aside: Whether sources stand below what is large.
        compact: Whether related figures stand beside one another.
    """

    share: float
    spacing: float = TIGHT
    aside: bool = False
    compact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLayout:
    """Where things stand in a sheet, and the columns of all its pages.

    Attributes:
        left: Room of what is large, or None.
        right: Room of the words; the left column's for a sheet of words only.
        second: Room of the second column of words, or None.
        aside: Words below what is large, on every page; or None.
        tables: Pages of the table; empty where none is shown.
        columns: Pages of words; pairs of columns where ``second`` is there.
    """

    left: Rect | None
    right: Rect
    second: Rect | None
    tables: tuple[Column, ...]
    columns: tuple[tuple[Column, ...], ...]
    aside: Column | None = None

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, len(self.tables), len(self.columns))


def lay_out(
    content: SheetContent, look: Look, stage: Stage, room: Rect, *, table: bool
) -> SheetLayout:
    """Returns the roomiest layout with which the words need the fewest pages.

    Args:
        content: What is shown.
        look: How everything looks.
        stage: The screen.
        room: Between head and controls.
        table: Whether the table is shown instead of the chart.
    """
    upright = stage.format == "portrait"
    if not has_left(content):
        attempts = _words_only(content, look, room, columns=1 if upright else 2)
    elif upright:
        attempts = _stacked(content, look, room, table=table)
    else:
        attempts = _beside(content, look, room, table=table)
    best = next(attempts)
    while len(best.columns) > 1 and (other := next(attempts, None)) is not None:
        best = min(best, other, key=lambda one: len(one.columns))
    return best


def _beside(content: SheetContent, look: Look, room: Rect, *, table: bool) -> Iterator[SheetLayout]:
    """Lays the words out at the right of what is large; each time it gives way a little more."""
    for way in _ways(content):
        left = Rect(room.x, room.y, room.w * way.share, room.h)
        right_x = left.right + COLUMN_GAP
        right = Rect(right_x, room.y, room.right - right_x, room.h)
        sections, aside = content.sections, None
        if way.aside:
            sections = tuple(one for one in sections if not one.aside)
            apart = tuple(one for one in content.sections if one.aside)
            aside = Column(pieces=make_pieces(apart, look, left.w), spacing=TIGHT)
            left = Rect(room.x, room.y, left.w, room.h - aside.height - ASIDE_GAP)
            if left.h < LEAST_OVER_ASIDE * room.h:
                continue
        pieces = make_pieces(sections, look, right.w, compact=way.compact)
        words = flow(pieces, right.h, spacing=way.spacing)
        yield SheetLayout(
            left=left,
            right=right,
            second=None,
            tables=flow(table_pieces(content, look, left.w - 8), left.h) if table else (),
            columns=tuple((column,) for column in words),
            aside=aside,
        )


def _ways(content: SheetContent) -> tuple[_Way, ...]:
    """Returns the ways to try, what changes least first."""
    shares = FIGURE_SHARES if content.fact or content.large else ICON_SHARES
    if has_picture(content):
        shares = CHART_SHARES if content.chart is not None else IMAGE_SHARES
    wide, narrow = shares
    return (
        _Way(share=wide, spacing=1.0),
        _Way(share=wide),
        _Way(share=narrow),
        _Way(share=wide, aside=True),
        _Way(share=narrow, aside=True),
        _Way(share=narrow, aside=True, compact=True),
    )


def _stacked(
    content: SheetContent, look: Look, room: Rect, *, table: bool
) -> Iterator[SheetLayout]:
    """Lays the words out below what is large."""
    picture = has_picture(content)
    least = PICTURE_LEAST if picture else FIGURE_LEAST
    most = (PICTURE_MOST if picture else FIGURE_MOST) * (0.5 + 0.5 * look.text_scale)
    most = min(most, room.h - STACK_GAP - PICTURE_LEAST / 2)
    rows = table_pieces(content, look, room.w) if table else ()
    pieces = make_pieces(content.sections, look, room.w)
    for spacing in _SPACINGS:
        spare = room.h - STACK_GAP - stack_height(pieces, spacing)
        height = min(max(least, spare), most)
        if table:
            height = max(height, min(most, stack_height(rows)))
        left = Rect(room.x, room.y, room.w, height)
        top = left.bottom + STACK_GAP
        right = Rect(room.x, top, room.w, room.bottom - top)
        yield SheetLayout(
            left=left,
            right=right,
            second=None,
            tables=flow(rows, left.h) if table else (),
            columns=tuple((column,) for column in flow(pieces, right.h, spacing=spacing)),
        )


def _words_only(
    content: SheetContent, look: Look, room: Rect, *, columns: int
) -> Iterator[SheetLayout]:
    """Lays words out in one column, or in two: even ones where the sections divide so."""
    width = (room.w - 2 * COLUMN_GAP) / 2 if columns > 1 else room.w
    first = Rect(room.x, room.y, width, room.h)
    second = Rect(room.right - width, room.y, width, room.h) if columns > 1 else None
    sections = [section_pieces(one, look, width) for one in content.sections]

    def of(pages: Sequence[tuple[Column, ...]]) -> SheetLayout:
        return SheetLayout(left=None, right=first, second=second, tables=(), columns=tuple(pages))

    for spacing in _SPACINGS:
        even = balance(sections, room.h, spacing) if columns > 1 else None
        if even is not None:
            yield of([even])
    for spacing in _SPACINGS:
        pieces = [piece for one in sections for piece in one]
        words = flow(pieces, room.h, columns, spacing)
        yield of([words[at : at + columns] for at in range(0, len(words), columns)])
