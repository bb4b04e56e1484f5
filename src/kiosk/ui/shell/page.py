"""The page: shows scenes, follows the finger, slides from one to the next."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.actions import Action, OpenChart, TouchMark
from kiosk.model.gesture import Drag, page_offset, settle_page
from kiosk.model.surroundings import Neighbours
from kiosk.model.words import Language, SceneRef
from kiosk.ui.kit.chart_marks import mark_at
from kiosk.ui.kit.leaves import ChartLeaf
from kiosk.ui.kit.surface import Surface
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.scenes.store import SceneStore
from kiosk.ui.scenes.warmer import Warmer
from kiosk.ui.shell.calm_page import paint_calm
from kiosk.ui.shell.page_painter import PagePainter, Passage

SETTLED = -1e9
"""When a scene came in that moves no more."""


class Page(Surface):
    """Shows one scene; says which neighbour a swipe asks for.

    ``completed`` says once that the first scene was painted with all its pictures, or that it
    cannot be. A scene that cannot be painted leaves calm words; another one can be gone to.
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
        self._painter = PagePainter(store, tempo)
        self._warmer = Warmer(store, self._is_busy, self)
        self._warmer.renewed.connect(self.update)
        self._scene: SceneRef | None = None
        self._around = Neighbours(previous=None, next=None)
        self._passage: Passage | None = None
        self._shown_since = SETTLED
        self._drag: Drag | None = None
        self._swiped = False
        self._lit: TouchMark | None = None
        self._completed = False
        self._fresh = False
        self._calm_words = ("", "")
        self._language: Language = ""
        self._fingers.dragged.connect(self._on_dragged)
        self._fingers.released.connect(self._on_released)

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
        self._calm_words = look.word("calm_title"), look.word("calm_body")
        self._language = look.language
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
        self._painter = PagePainter(store, self._tempo)
        self._warmer.use(store)
        self._told.clear()
        self._scene, self._passage, self._drag, self._lit = None, None, None, None

    def restep(self) -> None:
        """Shows what the store has of the scene now: some of its blocks came or went."""
        if self._scene is not None:
            look = self._store.look(self._scene)
            self.take(self._store.composition(self._scene), look.palette, self._store.stage.scale)

    def settle(self) -> None:
        """Ends every movement at once."""
        self._passage = None
        self._shown_since = SETTLED
        self.update()

    def complete(self) -> None:
        """Says once that what a start waits for is over."""
        if not self._completed:
            self._completed = True
            self.completed.emit()

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
        self._warmer.warm(scenes, self._scene)

    @property
    def warming(self) -> bool:
        """Whether scenes are still painted ahead."""
        return self._warmer.is_active

    def take_arrived(self) -> None:
        """Shows pictures that have come: at once, or while something moves in slices."""
        self._warmer.take_arrived()

    def _is_busy(self) -> bool:
        return self.is_moving or self._drag is not None

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
        tempo = self._tempo
        slowest = max(tempo.ms("count_up"), tempo.ms("draw_on"), self._painter.entrance_ms())
        return now_ms - self._shown_since < slowest

    def _duration(self, passage: Passage) -> float:
        return self._tempo.ms("tab" if passage.movement == "tab" else "scene")

    # Painting -------------------------------------------------------------------------------

    def _start_clock(self) -> None:
        """Lets movement begin with the first frame, whatever was done since the touch."""
        self._fresh = False
        late = self.now() - self._shown_since
        if self._passage is not None:
            self._passage.began += late
            self._shown_since += late

    def _paint_moving(self, painter: QPainter, scene: SceneRef) -> None:
        """Paints the page while a finger moves it or one scene goes over to another."""
        offset = self._offset()
        if offset:
            beside = self._around.previous if offset > 0 else self._around.next
            self._painter.paint_dragged(painter, scene, beside, offset)
        elif self._passage is not None:
            elapsed = self.now() - self._passage.began
            self._painter.paint_passage(painter, self._passage, scene, elapsed)
            if self._passage.follows_finger:
                # What came under the finger has been read already: it does not count up again.
                self._shown_since = SETTLED

    @property
    @override
    def subject(self) -> str:
        return str(self._scene)

    @override
    def give_up(self) -> None:
        self.complete()

    @override
    def paint_instead(self, painter: QPainter) -> None:
        if self._palette is not None:
            words = self._calm_words if self.has_given_up else ("", "")
            paint_calm(painter, QRectF(self.rect()), words, self._language, self._palette)

    @override
    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        scene = self._scene
        if scene is None:
            return
        ratio = 1 / self.devicePixelRatioF()
        painter.scale(ratio, ratio)
        if self._fresh:
            self._start_clock()
        if self._passage is not None or self._offset():
            self._paint_moving(painter, scene)
        else:
            self._painter.paint_scene(painter, scene, self.now() - self._shown_since)
            if self._lit is not None:
                self._painter.paint_lit(painter, self.composition, self._lit)
            self.paint_press(painter)
        if not self._completed and self._store.is_whole(scene):
            self.complete()
