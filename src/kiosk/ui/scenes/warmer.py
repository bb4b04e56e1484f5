"""Scenes painted ahead of need, in slices while nothing moves."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.model.words import SceneRef
from kiosk.ui.scenes.store import SceneStore

WARM_EVERY_MS = 12
WARM_SLICE_S = 0.004


class Warmer(QObject):
    """Fetches and paints scenes, and shows pictures that have come meanwhile.

    ``renewed`` says that what is shown may look different now.
    """

    renewed = Signal()

    def __init__(self, store: SceneStore, is_moving: Callable[[], bool], parent: QObject) -> None:
        """Begins with nothing to do.

        Args:
            store: Where scenes come from.
            is_moving: Says whether anything moves, so that frames come first.
            parent: Owner.
        """
        super().__init__(parent)
        self._store, self._is_moving = store, is_moving
        self._to_fetch: list[SceneRef] = []
        self._to_paint: list[SceneRef] = []
        self._has_arrived = False
        self._timer = QTimer(self)
        self._timer.setInterval(WARM_EVERY_MS)
        self._timer.timeout.connect(self._on_time)

    @property
    def is_active(self) -> bool:
        """Whether scenes are still painted ahead."""
        return self._timer.isActive()

    def use(self, store: SceneStore) -> None:
        """Warms scenes of another store from now on."""
        self._store = store
        self._to_fetch, self._to_paint = [], []
        self._has_arrived = False

    def warm(self, scenes: tuple[SceneRef, ...], shown: SceneRef | None) -> None:
        """Fetches and paints scenes ahead of need.

        Args:
            scenes: The nearest first; only as many as can be kept beside the one shown.
            shown: The one shown.
        """
        kept = scenes[: self._store.capacity - 1]
        self._store.keep(kept if shown is None else (*kept, shown))
        self._to_paint = [scene for scene in kept if not self._store.is_prepared(scene)]
        self._to_fetch = list(kept)
        if self._to_fetch:
            self._timer.start()

    def take_arrived(self) -> None:
        """Shows pictures that have come: at once, or while something moves in slices."""
        if self._is_moving():
            self._has_arrived = True
        else:
            self._store.forget_pending()
        # What the next frame reads of pictures is given back when the timer finds nothing to do.
        self._timer.start()
        self.renewed.emit()

    def _on_time(self) -> None:
        if self._is_moving():
            if self._has_arrived and self._store.renew(WARM_SLICE_S):
                self.renewed.emit()
            return
        if self._has_arrived:
            self._has_arrived = False
            self._store.forget_pending()
            self.renewed.emit()
        if self._to_fetch:
            self._store.fetch(self._to_fetch.pop(0))
            return
        scene = next((one for one in self._to_paint if self._store.is_ready(one)), None)
        if scene is None:
            # What is left waits for pictures: `take_arrived` when they come.
            self._timer.stop()
            self._store.rest()
        elif self._store.prepare(scene, WARM_SLICE_S):
            self._to_paint.remove(scene)
