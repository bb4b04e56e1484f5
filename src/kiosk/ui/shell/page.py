"""The page: shows scenes, follows the finger, slides from one to the next."""

import logging
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.actions import Action, OpenChart, TouchMark
from kiosk.model.geometry import Rect
from kiosk.model.gesture import Drag, page_offset, settle_page
from kiosk.model.words import SceneRef
from kiosk.theme.palettes import PALETTES
from kiosk.theme.tokens import ENTRANCE_MAX_STEPS, ENTRANCE_RISE, ENTRANCE_STAGGER_MS, SCENE_SLIDE
from kiosk.ui.kit.chart_marks import mark_at, paint_mark
from kiosk.ui.kit.leaves import Area, ChartLeaf
from kiosk.ui.kit.painter import qrect
from kiosk.ui.kit.surface import Surface
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.scenes.store import SceneStore

log = logging.getLogger(__name__)
WARM_EVERY_MS = 12
WARM_SLICE_S = 0.004
AREA_MARGIN = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The scenes beside the one shown, None at the ends."""

    previous: SceneRef | None
    next: SceneRef | None


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


class Page(Surface):
    """Shows one scene; says which neighbour a swipe asks for.

    ``completed`` says once that the first scene was painted with all its pictures.
    """

    stepped = Signal(int)
    completed = Signal()

    def __init__(self, parent: QWidget, tempo: Tempo, store: SceneStore) -> None:
        """Creates an empty page.

        Args:
            parent: Owner.
            tempo: Settings of movement.
            store: Where scenes come from.
        """
        super().__init__(parent, tempo)
        self._store = store
        self._scene: SceneRef | None = None
        self._around = Neighbours(previous=None, next=None)
        self._passage: Passage | None = None
        self._shown_since = -1e9
        self._drag: Drag | None = None
        self._swiped = False
        self._lit: TouchMark | None = None
        self._to_fetch: list[SceneRef] = []
        self._to_warm: list[SceneRef] = []
        self._has_arrived = False
        self._completed = False
        self._fresh = False
        self._paint_failed = False
        self._fingers.dragged.connect(self._on_dragged)
        self._fingers.released.connect(self._on_released)
        self._warmer = QTimer(self)
        self._warmer.setInterval(WARM_EVERY_MS)
        self._warmer.timeout.connect(self._on_warm)

    def go(self, scene: SceneRef, around: Neighbours, movement: str, direction: int) -> None:
        """Shows a scene.

        Args:
            scene: The scene.
            around: Its neighbours.
            movement: ``none``, ``scene`` or ``tab``.
            direction: 1 on, -1 back.
        """
        # Asked before the neighbours change: edges resist where the finger was.
        offset = self._offset() if self._swiped else 0.0
        before, self._scene, self._around = self._scene, scene, around
        look = self._store.look(scene)
        self.take(self._store.composition(scene), look.palette, self._store.stage.scale)
        now = self.now()
        self._passage = None
        self._drag = None
        self._shown_since = now
        if before is not None and before != scene and movement != "none":
            kind = "drag" if self._swiped else movement
            start = offset + direction * self._store.stage.width if self._swiped else 0.0
            self._passage = Passage(before, kind, direction, start, now)
        self._swiped = False
        self._fresh = True
        if movement != "none":
            self._store.still(scene)
        self.start_moving()

    def use(self, store: SceneStore) -> None:
        """Shows scenes of another store from the next one on."""
        self._store = store
        self._scene, self._passage, self._drag, self._lit = None, None, None, None
        self._to_fetch, self._to_warm = [], []
        self._has_arrived = self._paint_failed = False

    def restep(self) -> None:
        """Shows what the store has of the scene now: some of its blocks came or went."""
        if self._scene is not None:
            look = self._store.look(self._scene)
            self.take(self._store.composition(self._scene), look.palette, self._store.stage.scale)

    def settle(self) -> None:
        """Ends every movement at once."""
        self._passage = None
        self._shown_since = -1e9
        self.update()

    def light(self, mark: TouchMark | None) -> None:
        """Lights a chart's mark up, or none."""
        if mark != self._lit:
            self._lit = mark
            self.update()

    def warm(self, scenes: tuple[SceneRef, ...]) -> None:
        """Fetches and paints scenes ahead of need, in slices while nothing moves.

        Args:
            scenes: The nearest first; only as many as can be kept beside the one shown.
        """
        kept = scenes[: self._store.capacity - 1]
        self._store.keep(kept if self._scene is None else (*kept, self._scene))
        self._to_warm = [scene for scene in kept if not self._store.is_prepared(scene)]
        self._to_fetch = list(kept)
        if self._to_fetch:
            self._warmer.start()

    @property
    def warming(self) -> bool:
        """Whether scenes are still painted ahead."""
        return self._warmer.isActive()

    def take_arrived(self) -> None:
        """Shows pictures that have come: at once, or while something moves in slices."""
        if self._is_busy:
            self._has_arrived = True
        else:
            self._store.forget_pending()
        # What the next frame reads of pictures is given back when the timer finds nothing to do.
        self._warmer.start()
        self.update()

    @property
    def _is_busy(self) -> bool:
        return self.is_moving or self._drag is not None

    def _on_warm(self) -> None:
        if self._is_busy:
            if self._has_arrived and self._store.renew(WARM_SLICE_S):
                self.update()
            return
        if self._has_arrived:
            self._has_arrived = False
            self._store.forget_pending()
            self.update()
        if self._to_fetch:
            self._store.fetch(self._to_fetch.pop(0))
            return
        scene = next((one for one in self._to_warm if self._store.is_ready(one)), None)
        if scene is None:
            # What is left waits for pictures: `take_arrived` when they come.
            self._warmer.stop()
            self._store.rest()
        elif self._store.prepare(scene, WARM_SLICE_S):
            self._to_warm.remove(scene)

    # Touch ----------------------------------------------------------------------------------

    def _offset(self) -> float:
        """Returns how far the finger has moved the page, in layout units."""
        if self._drag is None:
            return 0.0
        return page_offset(
            self._drag,
            has_previous=self._around.previous is not None,
            has_next=self._around.next is not None,
        )

    def _on_dragged(self, drag: object) -> None:
        if isinstance(drag, Drag) and drag.axis == "horizontal":
            self._drag = drag
            self._passage = None
            self.update()

    def _on_released(self, drag: object, now_ms: float) -> None:
        if not isinstance(drag, Drag) or drag.axis != "horizontal":
            return
        self._drag = drag
        step = settle_page(
            drag,
            now_ms,
            has_previous=self._around.previous is not None,
            has_next=self._around.next is not None,
        )
        if step:
            self._swiped = True
            self.stepped.emit(step)
            self._swiped = False
            return
        self._slide_back()

    def _slide_back(self) -> None:
        """Lets a page that was dragged and stays go back to its place."""
        offset, self._drag = self._offset(), None
        if self._scene is not None and offset:
            side = self._around.previous if offset > 0 else self._around.next
            direction = 1 if offset > 0 else -1
            self._passage = Passage(side, "back", direction, offset, self.now())
            self.start_moving()

    @override
    def _on_cancelled(self) -> None:
        super()._on_cancelled()
        # A finger that the driver lost, or that a second one joined, drags no more.
        self._slide_back()

    @override
    def choose(self, action: Action, x: float, y: float) -> None:
        if isinstance(action, OpenChart):
            mark = self._mark_at(action, x, y)
            if mark is not None:
                self.activated.emit(mark)
                return
        self.activated.emit(action)

    def _mark_at(self, action: OpenChart, x: float, y: float) -> TouchMark | None:
        for leaf in self.composition.leaves:
            if isinstance(leaf, ChartLeaf) and leaf.index == action.index:
                ref = mark_at(self._store.drawn(leaf), leaf, x, y)
                return TouchMark(action.scene, action.index, ref) if ref else None
        return None

    # Movement -------------------------------------------------------------------------------

    @override
    def move_on(self, now_ms: float) -> bool:
        passage = self._passage
        if passage is not None and now_ms - passage.began >= self._duration(passage):
            self._passage = None
        if self._passage is not None:
            return True
        slowest = max(self._tempo.ms("count_up"), self._tempo.ms("draw_on"), self._entrance_ms())
        return now_ms - self._shown_since < slowest

    def _entrance_ms(self) -> float:
        if self._tempo.reduced:
            return 0.0
        stagger = ENTRANCE_STAGGER_MS * ENTRANCE_MAX_STEPS * self._tempo.factor
        return self._tempo.ms("entrance") + stagger

    def _duration(self, passage: Passage) -> float:
        return self._tempo.ms("tab" if passage.movement == "tab" else "scene")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._paint(painter)
        except Exception:
            # A named boundary: a frame that cannot be painted must not stop the next one.
            if not self._paint_failed:
                self._paint_failed = True
                log.exception("%s cannot be painted", self._scene)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        if self._scene is None:
            return
        ratio = 1 / self.devicePixelRatioF()
        painter.scale(ratio, ratio)
        if self._fresh:
            self._start_clock()
        offset = self._offset()
        if offset:
            self._paint_dragged(painter, offset)
        elif self._passage is not None:
            self._paint_passage(painter, self._passage)
        else:
            self._paint_scene(painter, self._scene, self.now() - self._shown_since)
            if self._lit is not None:
                self._paint_lit(painter, self._lit)
            self.paint_press(painter)
        if not self._completed and self._store.is_whole(self._scene):
            self._completed = True
            self.completed.emit()

    def _start_clock(self) -> None:
        """Lets movement begin with the first frame, whatever was done since the touch."""
        self._fresh = False
        late = self.now() - self._shown_since
        if self._passage is not None:
            self._passage.began += late
            self._shown_since += late

    def _paint_dragged(self, painter: QPainter, offset: float) -> None:
        """Paints the page under the finger and the neighbour that comes in."""
        stage = self._store.stage
        side = self._around.previous if offset > 0 else self._around.next
        self._paint_canvas(painter)
        if self._scene is not None:
            self._paint_settled(painter, self._scene, offset)
        if side is not None:
            direction = -1 if offset > 0 else 1
            self._paint_settled(painter, side, offset + direction * stage.width)

    def _paint_canvas(self, painter: QPainter) -> None:
        """Paints what shows beyond the first and last scene."""
        stage = self._store.stage
        canvas = QColor(PALETTES[self._store.theme].canvas)
        painter.fillRect(qrect(Rect(0, 0, stage.width, stage.height), stage.scale), canvas)

    def _paint_passage(self, painter: QPainter, passage: Passage) -> None:
        assert self._scene is not None  # noqa: S101 - a passage leads to a scene
        elapsed = self.now() - passage.began
        width = self._store.stage.width
        t = self._tempo.progress("tab" if passage.movement == "tab" else "scene", elapsed)
        if passage.movement in ("drag", "back"):
            x = passage.offset * (1 - t)
            self._paint_canvas(painter)
            self._paint_settled(painter, passage.came_from, x - passage.direction * width)
            self._paint_settled(painter, self._scene, x)
            # What came under the finger has been read already: it does not count up again.
            self._shown_since = -1e9
            return
        slide = 0.0 if self._tempo.reduced or passage.movement == "tab" else SCENE_SLIDE
        self._paint_settled(painter, passage.came_from, -passage.direction * slide * t)
        if t <= 0:
            return
        painter.save()
        painter.setOpacity(t)
        painter.translate(passage.direction * slide * (1 - t) * self._store.stage.scale, 0)
        self._paint_scene(painter, self._scene, elapsed)
        painter.restore()

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

    def _paint_scene(self, painter: QPainter, scene: SceneRef, elapsed: float) -> None:
        """Paints the scene shown: blocks that enter, numbers that count, charts that grow."""
        still = self._store.still(scene)
        if elapsed >= self._entrance_ms():
            painter.drawImage(QPointF(0, 0), still)
        else:
            self._paint_entrance(painter, scene, elapsed)
        tempo = self._tempo
        leaves = self._store.live_leaves(scene)
        pen = self._store.painter()
        counted, drawn = tempo.progress("count_up", elapsed), tempo.progress("draw_on", elapsed)
        for leaf in leaves:
            pen.paint(painter, (leaf,), drawn if isinstance(leaf, ChartLeaf) else counted)

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

    def _paint_lit(self, painter: QPainter, mark: TouchMark) -> None:
        for leaf in self.composition.leaves:
            if isinstance(leaf, ChartLeaf) and leaf.index == mark.index:
                drawn = self._store.drawn(leaf)
                if drawn is not None and mark.scene == leaf.scene:
                    paint_mark(
                        painter,
                        drawn,
                        leaf,
                        mark.ref,
                        self._store.look(leaf.scene),
                        self._store.stage.scale,
                    )


def _padded(area: Area, width: float, height: float) -> tuple[float, float, float, float]:
    """Returns an area with room for its shadow, inside the stage."""
    box = area.rect.grown(AREA_MARGIN)
    x, y = max(0.0, box.x), max(0.0, box.y)
    return x, y, min(width, box.right) - x, min(height, box.bottom) - y
