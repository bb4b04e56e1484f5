"""What moves in the attract screen's drawing, painted from one small picture of its parts."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QTransform

from kiosk.picture_file import PictureFile
from kiosk.ui.kit.drawn import image_of
from kiosk.ui.shell.attract_motion import Windows, drift_at, start_at, twinkle_at
from kiosk.values import dataclass

DRIFT_EVERY, TWINKLE_EVERY = 2, 3
"""The slower something moves, the fewer of the ticks move it."""
FAINT = 0.004

Veil = Callable[[QPainter, QRect], None]
"""Paints what lies over a box of the picture; the painter's origin is the picture's corner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patch:
    """What is behind a part: where it stands in the whole picture and in the picture of parts."""

    box: QRect
    source: QRect


class MovingDrawing:
    """The moving parts of one drawing at one size, in device pixels of the whole picture."""

    def __init__(self, parts: PictureFile, covered: tuple[QRect, ...], veil: Veil) -> None:
        """Reads the notes of the picture of parts.

        Args:
            parts: From `kiosk.ui.kit.moving_parts`.
            covered: Where words stand: nothing moves below them.
            veil: Lies over the still drawing, and over what moves.
        """
        self._atlas = image_of(parts)
        self._windows_at: list[_Patch] = []
        self._dots_at: list[_Patch] = []
        for note in parts.notes.get("patches", ()):
            box = QRect(*note["box"])
            if any(box.intersects(other) for other in covered):
                continue
            found = self._windows_at if note["kind"] == "switch" else self._dots_at
            found.append(_Patch(box=box, source=QRect(QPoint(*note["at"]), box.size())))
        self._windows = Windows(len(self._windows_at), seed=len(self._windows_at))
        drift = parts.notes.get("drift") or {}
        self._drift = QRect(*drift["box"]) if drift else QRect()
        if any(self._drift.intersects(other) for other in covered):
            self._drift = QRect()
        if not self._drift.isEmpty():
            self._held = QPoint(*drift["held"]) - self._drift.topLeft()
            self._under, self._over = QPoint(*drift["under"]), QPoint(*drift["over"])
            self._sprites = tuple(self._cut(QPoint(*at)) for at in drift["sprites"])
        self._atlas = self._veiled(veil)
        self._began: float | None = None

    def _veiled(self, veil: Veil) -> QImage:
        """Returns the picture of parts below the veil: without it their boxes would be seen."""
        parts = [(patch.box, patch.source) for patch in (*self._windows_at, *self._dots_at)]
        if not self._drift.isEmpty():
            # What is over all that drifts comes last, and with it what lies over the whole.
            parts.append((self._drift, QRect(self._over, self._drift.size())))
        atlas = self._atlas.copy()
        painter = QPainter(atlas)
        for box, source in parts:
            painter.setClipRect(source)
            painter.translate(source.topLeft() - box.topLeft())
            veil(painter, box)
            painter.resetTransform()
        painter.end()
        return atlas

    def _moment(self, ms: float) -> float:
        """Returns the time since anything moved: before that all was as drawn."""
        if self._began is None:
            self._began = ms
        return ms - self._began

    def _cut(self, at: QPoint) -> QImage:
        return self._atlas.copy(QRect(at, self._drift.size()))

    def due(self, tick: int, ms: float) -> Iterator[QRect]:
        """Yields what looks different from the tick before."""
        ms = self._moment(ms)
        self._windows.advance(ms)
        for index, patch in enumerate(self._windows_at):
            if self._windows.is_changing(ms, index):
                yield patch.box
        if not self._drift.isEmpty() and tick % DRIFT_EVERY == 0:
            yield self._drift
        for index in range(tick % TWINKLE_EVERY, len(self._dots_at), TWINKLE_EVERY):
            if twinkle_at(ms, index) > FAINT or twinkle_at(ms - 200, index) > FAINT:
                yield self._dots_at[index].box

    def paint(self, painter: QPainter, ms: float, wanted: list[QRect]) -> None:
        """Paints the parts over the still drawing, which is opaque.

        Args:
            painter: In device pixels, with the whole picture's corner at its origin.
            ms: The moment.
            wanted: Boxes that are painted; others are left out.
        """
        ms = self._moment(ms)
        strength = start_at(ms)
        boxes = {box.getRect() for box in wanted}
        for index, patch in enumerate(self._windows_at):
            if patch.box.getRect() in boxes:
                self._fade(painter, patch, self._windows.darkness(ms, index))
        for index, patch in enumerate(self._dots_at):
            if patch.box.getRect() in boxes:
                self._fade(painter, patch, twinkle_at(ms, index) * strength)
        painter.setOpacity(1)
        if self._drift.getRect() in boxes:
            self._paint_drift(painter, ms, strength)

    @property
    def boxes(self) -> list[QRect]:
        """Where anything moves."""
        moving = [patch.box for patch in (*self._windows_at, *self._dots_at)]
        return moving if self._drift.isEmpty() else [*moving, self._drift]

    def _fade(self, painter: QPainter, patch: _Patch, gone: float) -> None:
        if gone > FAINT:
            painter.setOpacity(gone)
            painter.drawImage(patch.box.topLeft(), self._atlas, patch.source)

    def _paint_drift(self, painter: QPainter, ms: float, strength: float) -> None:
        box = self._drift
        painter.drawImage(box.topLeft(), self._atlas, QRect(self._under, box.size()))
        base = painter.transform()
        painter.setClipRect(box)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for layer, sprite in enumerate(self._sprites):
            shear, stretch = drift_at(ms, layer, strength)
            held = self._held
            sway = QTransform(stretch, shear, 0, 1, held.x(), held.y())
            sway.translate(-held.x(), -held.y())
            place = QTransform.fromTranslate(box.x(), box.y())
            painter.setTransform(sway * place * base)
            painter.drawImage(0, 0, sprite)
        painter.setTransform(base)
        painter.setClipping(False)
        painter.drawImage(box.topLeft(), self._atlas, QRect(self._over, box.size()))
