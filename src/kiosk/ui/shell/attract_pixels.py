"""The attract screen as pixels: ground, words of a turn, ring, moving parts; kept to be copied."""

from math import floor

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from kiosk.model.geometry import Rect
from kiosk.ui.kit.leaves import Composition, ImageLeaf
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.kit.pictures import Pictures
from kiosk.ui.shell.attract_layout import (
    BLEED,
    RING_RADIUS,
    Turn,
    compose_disc,
    compose_ground,
    ring_colors,
)
from kiosk.ui.shell.attract_motion import WAVES, ring_at, words_at
from kiosk.ui.shell.attract_parts import MovingDrawing
from kiosk.ui.shell.attract_stage import AttractStage
from kiosk.ui.shell.attract_words import compose_words, extent
from kiosk.values import dataclass

WAVE_ALPHA = 0.42
WORDS_ROOM = 8.0
"""Around words: strokes reach a little beyond their line boxes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """A part of the words on its ground, opaque."""

    composition: Composition
    box: QRect
    pixels: QPixmap


class AttractPixels:
    """Everything painted once; all places are device pixels of the ground.

    The ground reaches `bleed` pixels beyond the screen on every side, so that it can be shifted.
    """

    def __init__(self, view: AttractStage, pictures: Pictures) -> None:
        """Paints the ground.

        Args:
            view: What it is composed for.
            pictures: The store of pictures.
        """
        self._looks, self._screen, self.scale = view.looks, view.screen, view.scale
        screen, scale = view.screen, view.scale
        self._pictures = pictures
        self.bleed = round(BLEED * scale)
        look = next(iter(view.looks.values()))
        self._theme = look.palette.name
        self._painter = LeafPainter(look.palette, scale, pictures)
        leaves = compose_ground(look, screen)
        self.picture = next((leaf for leaf in leaves if isinstance(leaf, ImageLeaf)), None)
        self._veil = leaves[leaves.index(self.picture) + 1 :] if self.picture is not None else ()
        width = round(screen.width * scale) + 2 * self.bleed
        height = round(screen.height * scale) + 2 * self.bleed
        self._ground = QPixmap(width, height)
        self._ground.fill(QColor(look.palette.canvas))
        # Before the picture is painted: asking for it is what brings it.
        self.has_picture = self.picture is None or pictures.has(self.picture, self._theme, scale)
        device = QPainter(self._ground)
        device.translate(self.bleed, self.bleed)
        self._painter.paint(device, leaves)
        device.end()
        self._disc, self.ring = self._paint_disc(look)
        self._wave = QColor(ring_colors(look).wave)
        self._words: list[_Words] = []
        self._coming: list[_Words] = []
        self._ready: list[_Words] = []
        self._to_paint: list[Composition] = []
        self._moving: MovingDrawing | None = None

    def _paint_disc(self, look: Look) -> tuple[QPixmap, QRect]:
        """Returns the disc of the touch ring, clear around it, and the ring's box."""
        x, y = self._screen.ring
        reach = RING_RADIUS + 2
        box = self._to_box(Rect(x - reach, y - reach, 2 * reach, 2 * reach))
        disc = QPixmap(box.size())
        disc.fill(Qt.GlobalColor.transparent)
        device = QPainter(disc)
        device.translate(QPoint(self.bleed, self.bleed) - box.topLeft())
        self._painter.paint(device, compose_disc(look, self._screen))
        device.end()
        return disc, box

    def _to_box(self, rect: Rect) -> QRect:
        left, top = floor(rect.x * self.scale), floor(rect.y * self.scale)
        right, bottom = floor(rect.right * self.scale) + 1, floor(rect.bottom * self.scale) + 1
        box = QRect(left, top, right - left, bottom - top).translated(self.bleed, self.bleed)
        return box.intersected(self._ground.rect())

    # Words ----------------------------------------------------------------------------------

    def turn_to(self, turn: Turn) -> None:
        """Shows the words of a turn at once."""
        words = compose_words(self._looks[turn.language], self._screen, turn.item)
        self._words = [self._paint_words(part, None) for part in words.parts]
        self._coming, self._to_paint = [], []

    def begin_turn(self, turn: Turn) -> None:
        """Prepares to show the words of a turn; `paint_next` paints them part by part."""
        while self._to_paint:
            self.paint_next()
        self.arrive()
        words = compose_words(self._looks[turn.language], self._screen, turn.item)
        self._to_paint = list(words.parts)

    @property
    def prepares(self) -> bool:
        """Whether words of a turn are still to be painted before they can come."""
        return bool(self._to_paint)

    def paint_next(self) -> bool:
        """Paints one part of the words that come: large letters take some milliseconds.

        Returns:
            Whether all of them can come.
        """
        part, before = self._to_paint.pop(0), self._words[len(self._ready)]
        same = before.composition == part
        self._ready.append(before if same else self._paint_words(part, before.box))
        if not self._to_paint:
            self._coming, self._ready = self._ready, []
        return not self._to_paint

    def arrive(self) -> None:
        """Shows the words that were coming."""
        self._words, self._coming = self._coming or self._words, []

    def _paint_words(self, part: Composition, before: QRect | None) -> _Words:
        whole = extent(part)
        box = self._to_box(whole.grown(WORDS_ROOM)) if whole is not None else QRect()
        if before is not None:
            box = box.united(before)
        pixels = self._ground.copy(box) if not box.isEmpty() else QPixmap()
        if not box.isEmpty():
            device = QPainter(pixels)
            device.translate(QPoint(self.bleed, self.bleed) - box.topLeft())
            self._painter.paint(device, part.leaves)
            device.end()
        return _Words(composition=part, box=box, pixels=pixels)

    def covered(self, turns: tuple[Turn, ...]) -> tuple[QRect, ...]:
        """Returns where words stand in any turn, and the ring."""
        boxes = [self.ring]
        for turn in turns:
            words = compose_words(self._looks[turn.language], self._screen, turn.item)
            for part in words.parts:
                whole = extent(part)
                if whole is not None:
                    boxes.append(self._to_box(whole.grown(WORDS_ROOM)))
        return tuple(boxes)

    # Motion ---------------------------------------------------------------------------------

    @property
    def is_whole(self) -> bool:
        """Whether the picture and its moving parts are there."""
        return self.has_picture and self._moving is not None

    @property
    def changing(self) -> list[QRect]:
        """Where words are coming."""
        return [one.box for one in self._changed]

    @property
    def _changed(self) -> list[_Words]:
        return [
            after
            for before, after in zip(self._words, self._coming, strict=False)
            if after is not before
        ]

    def take_parts(self, turns: tuple[Turn, ...]) -> None:
        """Takes what moves in the drawing, if it is there; high contrast has no use for it."""
        leaf = self.picture
        if leaf is None or self._theme == "contrast" or self._moving is not None:
            return
        parts = self._pictures.parts(leaf, self._theme, self.scale)
        wanted = [round(leaf.rect.w * self.scale), round(leaf.rect.h * self.scale)]
        if parts is not None and parts.notes.get("size") == wanted:
            self._moving = MovingDrawing(parts, self.covered(turns), self._paint_veil)

    def _paint_veil(self, painter: QPainter, box: QRect) -> None:
        """Paints what lies over a box of the picture."""
        leaves = [leaf for leaf in self._veil if self._to_box(leaf.rect).intersects(box)]
        painter.translate(self.bleed, self.bleed)
        self._painter.paint(painter, leaves)

    def due(self, tick: int, ms: float) -> list[QRect]:
        """Returns what looks different from the tick before."""
        moving = list(self._moving.due(tick, ms)) if self._moving is not None else []
        return [self.ring, *moving]

    # Painting -------------------------------------------------------------------------------

    def paint(
        self,
        painter: QPainter,
        wanted: list[QRect],
        moving: list[QRect] | None,
        ms: float | None,
        progress: float,
    ) -> None:
        """Paints boxes of the screen.

        Args:
            painter: In device pixels with the ground's corner at its origin.
            wanted: The boxes.
            moving: Boxes of parts that may look different; None finds those within ``wanted``.
            ms: The moment of everything that moves; None stills it.
            progress: How far the coming words have come.
        """
        opacity = painter.opacity()
        for box in wanted if opacity == 1 else self._without_words(wanted):
            painter.drawPixmap(box, self._ground, box)
        self._paint_words_of(painter, wanted, progress, opacity)
        painter.setOpacity(opacity)
        # What fades in or out is the still drawing: parts over it would be seen before the rest.
        if self._moving is not None and ms is not None and opacity == 1:
            if moving is None:
                region = _region_of(wanted)
                moving = [box for box in self._moving.boxes if region.intersects(box)]
            self._moving.paint(painter, ms, moving)
        if any(box.intersects(self.ring) for box in wanted):
            self._paint_ring(painter, ms)

    def _without_words(self, wanted: list[QRect]) -> list[QRect]:
        """Returns what words do not stand on: below them half a ground would be painted twice."""
        bare = _region_of(wanted) - _region_of([words.box for words in self._words])
        boxes: list[QRect] = list(bare)  # type: ignore[call-overload]
        return boxes

    def _paint_words_of(
        self, painter: QPainter, wanted: list[QRect], progress: float, opacity: float
    ) -> None:
        """Paints the words; those that go are nearly gone before others come, so none mix."""
        changed = self._changed
        if not changed:
            self._paint_patches(painter, self._words, wanted, opacity)
            return
        pairs = list(zip(self._words, self._coming, strict=True))
        staying = [before for before, after in pairs if before is after]
        going = [before for before, after in pairs if before is not after]
        self._paint_patches(painter, staying, wanted, opacity)
        gone, here = words_at(progress)
        self._paint_patches(painter, going, wanted, opacity * (1 - gone))
        self._paint_patches(painter, changed, wanted, opacity * here)

    def _paint_patches(
        self, painter: QPainter, patches: list[_Words], wanted: list[QRect], opacity: float
    ) -> None:
        if opacity <= 0:
            return
        painter.setOpacity(opacity)
        for patch in patches:
            for box in wanted:
                both = box.intersected(patch.box)
                if not both.isEmpty():
                    source = both.translated(-patch.box.topLeft())
                    painter.drawPixmap(both, patch.pixels, source)

    def _paint_ring(self, painter: QPainter, ms: float | None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.ring)
        least, most = self._disc_radius(), RING_RADIUS * self.scale
        for wave in range(WAVES):
            # At rest the waves stand apart, as three rings.
            share, alpha = ring_at(ms, wave, WAVES) if ms is not None else ((wave + 1) / WAVES, 0.6)
            radius = least + (most - least) * share
            self._wave.setAlphaF(WAVE_ALPHA * alpha)
            painter.setBrush(self._wave)
            painter.drawEllipse(box.center(), radius, radius)
        painter.drawPixmap(self.ring.topLeft(), self._disc)

    def _disc_radius(self) -> float:
        return self._disc.width() / 2 * 0.46


def _region_of(boxes: list[QRect]) -> QRegion:
    region = QRegion()
    for box in boxes:
        region += box
    return region
