"""What the columns of a sheet are filled with: pieces that know their height and may be cut."""

from dataclasses import replace
from typing import Protocol

from kiosk.model.geometry import Rect
from kiosk.model.sheet_parts import LinkRow, SignRow
from kiosk.model.words import IconId
from kiosk.ui.kit.badge import badge
from kiosk.ui.kit.leaves import BoxLeaf, Solid, Stroke
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.values import dataclass

HEADING_GAP, ITEM_GAP, SECTION_GAP = 8.0, 10.0, 32.0
LEAST_LINES = 2
"""A paragraph is cut so that this many lines stand on both sides."""
BOX_PAD_X, BOX_PAD_Y, BOX_ROW_GAP, BOX_GAP = 24.0, 14.0, 14.0, 18.0
ROW_PAD, ROW_GAP, CHEVRON, PAIR_GAP = 10.0, 8.0, 28.0, 48.0
SIGN_WIDTH, SIGN_GAP = 96.0, 24.0


class Piece(Protocol):
    """Something that stands in a column."""

    @property
    def gap(self) -> float:
        """Space above, unless it stands on top."""

    @property
    def height(self) -> float:
        """How high it is."""

    @property
    def heading(self) -> "HeadingPiece | None":
        """The heading that it stands under, to be repeated on the next page."""

    def draw(self, sketch: Sketch, x: float, y: float) -> None:
        """Adds its leaves with its top left corner at a place."""

    def cut(self, room: float) -> "tuple[Piece, Piece] | None":
        """Returns what fits into a height and the rest; None where it cannot be cut so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingPiece:
    """The heading of a section."""

    look: Look
    lines: tuple[str, ...]
    width: float
    gap: float = SECTION_GAP
    heading: "HeadingPiece | None" = None

    @property
    def height(self) -> float:
        """How high it is."""
        return len(self.lines) * self.look.line("eyebrow")

    def draw(self, sketch: Sketch, x: float, y: float) -> None:
        """Sets the heading in the accent."""
        color = self.look.accent.text
        sketch.text(x, y, self.width, "\n".join(self.lines), "eyebrow", color)

    def cut(self, room: float) -> tuple[Piece, Piece] | None:
        """A heading stays whole."""
        del room
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesPiece:
    """A paragraph, broken into lines."""

    look: Look
    lines: tuple[str, ...]
    role: str
    width: float
    gap: float
    heading: HeadingPiece | None

    @property
    def height(self) -> float:
        """How high it is."""
        return len(self.lines) * self.look.line(self.role)

    def draw(self, sketch: Sketch, x: float, y: float) -> None:
        """Sets the lines."""
        palette = self.look.palette
        color = palette.ink3 if self.role == "note" else palette.ink1
        sketch.text(x, y, self.width, "\n".join(self.lines), self.role, color)

    def cut(self, room: float) -> tuple[Piece, Piece] | None:
        """Cuts between lines, a few on both sides."""
        fit = min(int(room / self.look.line(self.role)), len(self.lines) - LEAST_LINES)
        if fit < LEAST_LINES:
            return None
        return replace(self, lines=self.lines[:fit]), replace(self, lines=self.lines[fit:])


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxRow:
    """A formula ready to be set: words, left part, strong right part.

    Attributes:
        stacked: Whether the label stands on lines of its own.
        split: Whether the strong part stands below the formula.
    """

    label: tuple[str, ...]
    left: tuple[str, ...]
    strong: str
    stacked: bool
    split: bool
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxPiece:
    """Formulas on a sunken plate."""

    look: Look
    rows: tuple[BoxRow, ...]
    width: float
    strong: float
    gap: float
    heading: HeadingPiece | None

    @property
    def height(self) -> float:
        """How high it is."""
        inner = sum(row.height for row in self.rows) + BOX_ROW_GAP * (len(self.rows) - 1)
        return inner + 2 * BOX_PAD_Y

    def draw(self, sketch: Sketch, x: float, y: float) -> None:
        """Draws the plate and its rows."""
        palette = self.look.palette
        edge = Stroke(Solid(palette.line), 2) if palette.name == "contrast" else None
        box = Rect(x, y, self.width, self.height)
        sketch.add(BoxLeaf(rect=box, fill=Solid(palette.sunken), stroke=edge, radius=18))
        top = y + BOX_PAD_Y
        for row in self.rows:
            self._row(sketch, row, x + BOX_PAD_X, top)
            top += row.height + BOX_ROW_GAP

    def _row(self, sketch: Sketch, row: BoxRow, x: float, y: float) -> None:
        look, width = self.look, self.width - 2 * BOX_PAD_X
        ink, quiet = look.palette.ink1, look.palette.ink3
        line = look.line("body")
        label = "\n".join(row.label)
        if row.stacked and label:
            y = sketch.text(x, y, width, label, "note", quiet).bottom
        elif label:
            sketch.text(x, y, width, label, "note", quiet, line=line)
        left = "\n".join(row.left)
        room = width if row.split else width - self.strong - BOX_GAP
        below = sketch.text(x, y, room, left, "body", ink, align="right")
        top = below.bottom if row.split else below.bottom - line
        color = look.accent.text
        sketch.text(x, top, width, row.strong, "body_strong", color, align="right")

    def cut(self, room: float) -> tuple[Piece, Piece] | None:
        """Cuts between rows."""
        for count in range(len(self.rows) - 1, 0, -1):
            head = replace(self, rows=self.rows[:count])
            if head.height <= room:
                return head, replace(self, rows=self.rows[count:])
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPiece:
    """A line to touch: name, small word, figure, chevron."""

    look: Look
    row: LinkRow
    label: tuple[str, ...]
    note: tuple[str, ...]
    value: tuple[str, ...]
    width: float
    columns: tuple[float, float, float]
    gap: float
    heading: HeadingPiece | None
    least: float = 0.0

    @property
    def _stacks(self) -> bool:
        """Whether the small word stands below the name."""
        return not self.columns[1]

    @property
    def _text_height(self) -> float:
        look = self.look
        label = len(self.label) * look.line("label")
        note = len(self.note) * look.line("note")
        value = len(self.value) * look.line("label_strong")
        return max(label + note, value) if self._stacks else max(label, note, value)

    @property
    def height(self) -> float:
        """How high it is."""
        return max(self.look.min_target, self._text_height + 2 * ROW_PAD, self.least)

    def draw(self, sketch: Sketch, x: float, y: float) -> None:
        """Sets the line over a hairline and makes it a target."""
        look, palette = self.look, self.look.palette
        label_w, note_w, value_w = self.columns
        middle = y + self.height / 2
        block = len(self.label) * look.line("label")
        block += len(self.note) * look.line("note") if self._stacks else 0.0
        label = "\n".join(self.label)
        box = sketch.text(x, middle - block / 2, label_w, label, "label", palette.ink1)
        note = "\n".join(self.note)
        if self._stacks:
            sketch.text(x, box.bottom, label_w, note, "note", palette.ink3)
        else:
            top = middle - len(self.note) * look.line("note") / 2
            sketch.text(x + label_w + 16, top, note_w, note, "note", palette.ink3)
        right = x + self.width
        if self.row.action is not None:
            color = palette.ink3
            sketch.icon(right - CHEVRON, middle - CHEVRON / 2, CHEVRON, _CHEVRON_ICON, color)
            right -= CHEVRON + 10
        top = middle - len(self.value) * look.line("label_strong") / 2
        value = "\n".join(self.value)
        color = look.accent.text
        sketch.text(right - value_w, top, value_w, value, "label_strong", color, align="right")
        sketch.rule(x, y + self.height + ROW_GAP / 2, x + self.width, y + self.height + ROW_GAP / 2)
        if self.row.action is not None:
            said = ": ".join(part for part in (self.row.label, self.row.value) if part)
            rect = Rect(x - 8, y, self.width + 16, self.height)
            sketch.target(rect, self.row.action, said, look.word("open_detail"))

    def cut(self, room: float) -> tuple[Piece, Piece] | None:
        """A line stays whole."""
        del room
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPiece:
    """Two lines to touch, one beside the other."""

    left: LinkPiece
    right: LinkPiece
    gap: float
    heading: HeadingPiece | None

    @property
    def height(self) -> float:
        """How high it is."""
        return max(self.left.height, self.right.height)

    def draw(self, sketch: Sketch, x: float, y: float) -> None:
        """Draws both, as high as the higher one."""
        replace(self.left, least=self.height).draw(sketch, x, y)
        right_x = x + self.left.width + PAIR_GAP
        replace(self.right, least=self.height).draw(sketch, right_x, y)

    def cut(self, room: float) -> tuple[Piece, Piece] | None:
        """Lines stay whole."""
        del room
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPiece:
    """A sign and what it means."""

    look: Look
    row: SignRow
    sign_width: float
    lines: tuple[str, ...]
    width: float
    gap: float
    heading: HeadingPiece | None

    @property
    def height(self) -> float:
        """How high it is."""
        return max(1, len(self.lines)) * self.look.line("body")

    def draw(self, sketch: Sketch, x: float, y: float) -> None:
        """Sets the sign at the left of its meaning."""
        look = self.look
        line = look.line("body")
        if self.row.badge:
            badge(sketch, x, y, line)
        else:
            sketch.text(x, y, self.sign_width, self.row.sign, "body_strong", look.accent.text)
        left = x + self.sign_width + SIGN_GAP
        room = self.width - self.sign_width - SIGN_GAP
        sketch.text(left, y, room, "\n".join(self.lines), "body", look.palette.ink1)

    def cut(self, room: float) -> tuple[Piece, Piece] | None:
        """A sign stays whole."""
        del room
        return None


_CHEVRON_ICON = IconId("chevron-right")
