"""Small pictures for the guide's console: of what the audience sees, and of the next scene.

The thread that paints makes them large, in slices of a few milliseconds and only while nothing
moves on the audience's screen; another thread makes them small.
"""

import logging
from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QSize, QThread, QThreadPool, QTimer, Signal
from PySide6.QtGui import QImage
from typing_extensions import override

from kiosk.model.words import SceneRef
from kiosk.ui.shell.console_shots import canvas_for, made_small, paint_scene, photograph
from kiosk.ui.shell.window import Window

log = logging.getLogger(__name__)
SLICE_S, SLICE_EVERY_MS = 0.003, 12
AT_MOST_EVERY_MS = 400
"""What the audience sees is looked at so often, however fast it changes."""
LOOK_AGAIN_MS = 60
MOVES_AT_MOST_MS = 1500
"""What moves for longer than this is looked at while it moves: a screen that draws people in."""


class Shrinker(QObject):
    """Makes pictures small in a thread of its own, one after the other."""

    done = Signal(str, QImage)

    def __init__(self, parent: QObject) -> None:
        """Starts no thread yet."""
        super().__init__(parent)
        self._busy: set[str] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setThreadPriority(QThread.Priority.LowPriority)
        self.done.connect(self._on_done)

    def is_busy(self, name: str) -> bool:
        """Says whether the picture of a name is being made small."""
        return name in self._busy

    def shrink(self, name: str, image: QImage, size: QSize) -> None:
        """Makes a picture small; `done` says when, with its name."""
        self._busy.add(name)
        self._pool.start(partial(_shrink, name, image, size, self.done.emit))

    def close(self) -> None:
        """Waits for the last one."""
        self._pool.waitForDone()

    def _on_done(self, name: str, image: QImage) -> None:
        del image
        self._busy.discard(name)


def _shrink(name: str, image: QImage, size: QSize, tell: Callable[[str, QImage], None]) -> None:
    tell(name, made_small(image, size))


class ConsolePictures(QObject):
    """Makes both pictures, and again whenever what they show has changed."""

    made = Signal(str, QImage)
    """A picture, ``current`` or ``next``, that replaces the one before; null for none."""

    def __init__(self, window: Window, parent: QObject) -> None:
        """Makes none until it is told how large they are wanted.

        Args:
            window: The audience's window.
            parent: Owner.
        """
        super().__init__(parent)
        self._window = window
        self._current_size = QSize()
        self._wanted: tuple[SceneRef | None, QSize, object] = (None, QSize(), None)
        self._stale = False
        self._photograph: QImage | None = None
        self._made_for: SceneRef | None = None
        self._next_is_whole = True
        self._making: Iterator[None] | None = None
        self._moves_since: float | None = None
        self._shrinker = Shrinker(self)
        self._shrinker.done.connect(self._on_small)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._on_soon)
        self._slices = QTimer(self)
        self._slices.setInterval(SLICE_EVERY_MS)
        self._slices.timeout.connect(self._on_slice)
        window.pictures.arrived.connect(self._on_arrived)
        window.installEventFilter(self)

    def want_current(self, size: QSize) -> None:
        """Says how large the picture of what the audience sees is wanted, in device pixels."""
        if size != self._current_size:
            self._current_size = size
            self._look_soon()

    def want_next(self, scene: SceneRef | None, size: QSize, style: object) -> None:
        """Says which scene comes next.

        Args:
            scene: The scene, or None.
            size: How large its picture is wanted, in device pixels.
            style: What else changes the picture, such as language and theme.
        """
        wanted = (scene, size, style)
        if wanted == self._wanted:
            return
        other = scene != self._wanted[0]
        self._wanted = wanted
        if other:
            self.made.emit("next", QImage())
        self._begin_next()

    def close(self) -> None:
        """Makes no more pictures."""
        self._window.removeEventFilter(self)
        self._window.pictures.arrived.disconnect(self._on_arrived)
        self._soon.stop()
        self._slices.stop()
        self._making = None
        self._shrinker.close()

    # What the audience sees -----------------------------------------------------------------

    def _look_soon(self) -> None:
        self._stale = True
        if not self._soon.isActive():
            self._soon.start(AT_MOST_EVERY_MS)

    def _on_soon(self) -> None:
        if not self._stale or self._current_size.isEmpty() or self._shrinker.is_busy("current"):
            return
        if self._waits_for_rest():
            self._soon.start(LOOK_AGAIN_MS)
            return
        self._moves_since, self._stale = None, False
        if self._window.isVisible():
            self._photograph = photograph(self._window, self._photograph)
            self._shrinker.shrink("current", self._photograph, self._current_size)

    def _waits_for_rest(self) -> bool:
        """Says whether something moves that will soon be at rest."""
        window, now = self._window, perf_counter()
        if not (window.page.is_moving or window.sheet.is_moving):
            return False
        if self._moves_since is None:
            self._moves_since = now
        return (now - self._moves_since) * 1000 < MOVES_AT_MOST_MS

    # The next scene -------------------------------------------------------------------------

    def _begin_next(self) -> None:
        scene, size, _ = self._wanted
        self._making = None
        if scene is not None and not size.isEmpty():
            self._making = self._make_next(scene, size)
            self._slices.start()

    def _on_slice(self) -> None:
        page = self._window.page
        if self._making is None:
            self._slices.stop()
            return
        if page.is_moving or page.warming or self._shrinker.is_busy("next"):
            return
        ends = perf_counter() + SLICE_S
        try:
            for _ in self._making:
                if perf_counter() >= ends:
                    return
        except Exception:
            # A named boundary: without this picture the console still says all else.
            log.exception("no picture of the next scene could be made")
        self._making = None

    def _make_next(self, scene: SceneRef, size: QSize) -> Iterator[None]:
        window = self._window
        if window.stage is None:
            return
        window.store.fetch(scene)
        yield
        while not window.store.prepare(scene, SLICE_S):
            yield
        self._next_is_whole = window.store.is_whole(scene)
        image = canvas_for(window)
        yield from paint_scene(window, scene, image)
        self._made_for = scene
        self._shrinker.shrink("next", image, size)

    def _on_arrived(self, key: str) -> None:
        del key
        if not self._next_is_whole:
            self._begin_next()

    def _on_small(self, name: str, image: QImage) -> None:
        if name == "next":
            if (self._made_for, image.size()) == self._wanted[:2]:
                self.made.emit(name, image)
            return
        self.made.emit(name, image)
        if self._stale and not self._soon.isActive():
            self._soon.start(AT_MOST_EVERY_MS)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _REPAINTED:
            self._look_soon()
        return False


_REPAINTED = frozenset((QEvent.Type.UpdateRequest, QEvent.Type.Resize))
