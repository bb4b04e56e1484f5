"""Paints scenes on the page: at rest, coming in, under a finger, one going over to another."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from kiosk.model.actions import TouchMark
from kiosk.model.geometry import Rect
from kiosk.model.words import SceneRef
from kiosk.theme.palettes import PALETTES
from kiosk.theme.tokens import ENTRANCE_MAX_STEPS, ENTRANCE_RISE, ENTRANCE_STAGGER_MS, SCENE_SLIDE
from kiosk.ui.kit.chart_marks import paint_mark
from kiosk.ui.kit.leaves import Area, ChartLeaf, Composition
from kiosk.ui.kit.shapes import qrect
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.scenes.store import SceneStore

AREA_MARGIN = 40.0


@dataclass(slots=True)
class Passage:
    """A change of scene that is under way.

    Attributes:
        came_from: What was shown, or None beyond the first and last scene.
        movement: ``scene``, ``tab``, ``drag`` (a swipe turns the page) or ``back`` (it does not).
        direction: On which side the page beside stands: 1 left of the scene shown, -1 right.
        offset: Where the scene shown stood when the finger let go, in layout units.
        began: When, on the surface's clock.
    """

    came_from: SceneRef | None
    movement: str
    direction: int
    offset: float
    began: float

    @property
    def follows_finger(self) -> bool:
        """Whether it ends what a finger has begun."""
        return self.movement in ("drag", "back")


class PagePainter:
    """Paints on a page; all painters are in device pixels."""

    def __init__(self, store: SceneStore, tempo: Tempo) -> None:
        """Paints scenes of a store.

        Args:
            store: Where scenes come from.
            tempo: Settings of movement.
        """
        self._store, self._tempo = store, tempo

    def entrance_ms(self) -> float:
        """Returns how long the blocks of a scene take to come in."""
        if self._tempo.reduced:
            return 0.0
        stagger = ENTRANCE_STAGGER_MS * ENTRANCE_MAX_STEPS * self._tempo.factor
        return self._tempo.ms("entrance") + stagger

    def paint_scene(self, painter: QPainter, scene: SceneRef, elapsed: float) -> None:
        """Paints a scene: blocks that enter, numbers that count, charts that grow.

        Args:
            painter: Where to.
            scene: The scene.
            elapsed: Milliseconds since it began to come in.
        """
        still = self._store.still(scene)
        if elapsed >= self.entrance_ms():
            painter.drawImage(QPointF(0, 0), still)
        else:
            self._paint_entrance(painter, scene, elapsed)
        tempo = self._tempo
        leaves = self._store.live_leaves(scene)
        pen = self._store.painter()
        counted, drawn = tempo.progress("count_up", elapsed), tempo.progress("draw_on", elapsed)
        for leaf in leaves:
            pen.paint(painter, (leaf,), drawn if isinstance(leaf, ChartLeaf) else counted)

    def paint_dragged(
        self, painter: QPainter, scene: SceneRef, beside: SceneRef | None, offset: float
    ) -> None:
        """Paints the page under the finger and the neighbour that comes in.

        Args:
            painter: Where to.
            scene: The scene shown.
            beside: The neighbour; None beyond the first and last scene.
            offset: How far the finger has moved the page, in layout units.
        """
        self._paint_canvas(painter)
        self._paint_settled(painter, scene, offset)
        if beside is not None:
            direction = -1 if offset > 0 else 1
            self._paint_settled(painter, beside, offset + direction * self._store.stage.width)

    def paint_passage(
        self, painter: QPainter, passage: Passage, scene: SceneRef, elapsed: float
    ) -> None:
        """Paints how one scene goes over to another.

        Args:
            painter: Where to.
            passage: What goes on.
            scene: The scene that stays.
            elapsed: Milliseconds since the passage began.
        """
        stage = self._store.stage
        t = self._tempo.progress("tab" if passage.movement == "tab" else "scene", elapsed)
        if passage.follows_finger:
            x = passage.offset * (1 - t)
            self._paint_canvas(painter)
            self._paint_settled(painter, passage.came_from, x - passage.direction * stage.width)
            self._paint_settled(painter, scene, x)
            return
        slide = 0.0 if self._tempo.reduced or passage.movement == "tab" else SCENE_SLIDE
        self._paint_settled(painter, passage.came_from, -passage.direction * slide * t)
        if t <= 0:
            return
        painter.save()
        painter.setOpacity(t)
        painter.translate(passage.direction * slide * (1 - t) * stage.scale, 0)
        self.paint_scene(painter, scene, elapsed)
        painter.restore()

    def paint_lit(self, painter: QPainter, composition: Composition, mark: TouchMark) -> None:
        """Paints the mark of a chart that was touched."""
        for leaf in composition.leaves:
            if isinstance(leaf, ChartLeaf) and leaf.index == mark.index:
                drawn = self._store.drawn(leaf)
                if drawn is not None and mark.scene == leaf.scene:
                    look, scale = self._store.look(leaf.scene), self._store.stage.scale
                    paint_mark(painter, drawn, leaf, mark.ref, look, scale)

    def _paint_canvas(self, painter: QPainter) -> None:
        """Paints what shows beyond the first and last scene."""
        stage = self._store.stage
        canvas = QColor(PALETTES[self._store.theme].canvas)
        painter.fillRect(qrect(Rect(0, 0, stage.width, stage.height), stage.scale), canvas)

    def _paint_settled(self, painter: QPainter, scene: SceneRef | None, x: float) -> None:
        """Paints a scene at rest, shifted; numbers and charts stand at their end."""
        if scene is None:
            return
        scale = self._store.stage.scale
        painter.save()
        painter.translate(round(x * scale), 0)
        painter.drawImage(QPointF(0, 0), self._store.still(scene))
        self._store.painter().paint(painter, self._store.live_leaves(scene))
        painter.restore()

    def _paint_entrance(self, painter: QPainter, scene: SceneRef, elapsed: float) -> None:
        scale = self._store.stage.scale
        painter.drawImage(QPointF(0, 0), self._store.background(scene))
        still = self._store.still(scene)
        whole = painter.opacity()
        for order, area in enumerate(self._store.composition(scene).areas):
            step = min(order, ENTRANCE_MAX_STEPS) * ENTRANCE_STAGGER_MS * self._tempo.factor
            t = self._tempo.progress("entrance", elapsed - step)
            if t <= 0:
                continue
            rise = 0.0 if area.over_art else ENTRANCE_RISE * (1 - t)
            box = _padded(area, self._store.stage.width, self._store.stage.height)
            source = QRectF(*(part * scale for part in box))
            painter.setOpacity(whole * t)
            painter.drawImage(source.translated(0, rise * scale).topLeft(), still, source)
        painter.setOpacity(whole)


def _padded(area: Area, width: float, height: float) -> tuple[float, float, float, float]:
    """Returns an area with room for its shadow, inside the stage."""
    box = area.rect.grown(AREA_MARGIN)
    x, y = max(0.0, box.x), max(0.0, box.y)
    return x, y, min(width, box.right) - x, min(height, box.bottom) - y
