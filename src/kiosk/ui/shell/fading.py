"""A widget over others that comes and goes by its opacity alone."""

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.shell.cover import Cover

FRAME_MS = 16


class Fading(Cover):
    """Base of what fades in over its parent; touches pass through it."""

    def __init__(self, parent: QWidget, tempo: Tempo, movement: str = "scene") -> None:
        """Creates a hidden one.

        Args:
            parent: Owner; it covers it.
            tempo: Settings of movement.
            movement: Which movement's duration and easing it has.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._tempo, self._movement = tempo, movement
        self._from = self._to = 0.0
        self._clock = QElapsedTimer()
        self._clock.start()
        self._ticker = QTimer(self)
        self._ticker.setInterval(FRAME_MS)
        self._ticker.timeout.connect(self._on_tick)

    @property
    def share(self) -> float:
        """How much of it there is: 0 nothing, 1 all."""
        t = self.progress()
        return self._from + (self._to - self._from) * t

    @property
    def is_there(self) -> bool:
        """Whether it has come, or comes."""
        return not self.isHidden() and self._to > 0

    def progress(self) -> float:
        """Returns how far the present movement is, eased; 1 at its end."""
        return self._tempo.progress(self._movement, float(self._clock.elapsed()))

    def come(self) -> None:
        """Fades in over everything."""
        if self.isHidden():
            self._from = self._to = 0.0
        self.cover()
        self.fade(self.share, 1.0)

    def go(self) -> None:
        """Fades out, and hides."""
        if self.is_there:
            self.fade(self.share, 0.0)

    def fade(self, start: float, end: float) -> None:
        """Fades from one opacity to another; at 0 it hides."""
        self._from, self._to = start, end
        self._clock.restart()
        self._ticker.start()
        self._on_tick()

    def _on_tick(self) -> None:
        if self.progress() >= 1:
            self._ticker.stop()
            if self._to <= 0:
                self.hide()
                return
        self.update()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._ticker.stop()
        super().hideEvent(event)
