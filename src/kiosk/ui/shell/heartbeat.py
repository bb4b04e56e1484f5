"""Says that a frame was painted and what it showed, from the thread that paints."""

import logging
import os
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.health.compositor import Compositor
from kiosk.health.notify import ALIVE, READY
from kiosk.health.places import boot_id
from kiosk.health.pulse import Pulse, write_pulse
from kiosk.health.watch import Watch
from kiosk.values import dataclass

log = logging.getLogger(__name__)
EVERY_MS = 4_000
NO_SCREEN_AFTER_S = 20.0
"""A start that no screen has shown for so long is no failure: it waits until one is switched on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the screen shows.

    Attributes:
        state: What the kiosk does, such as ``active`` or ``asleep``.
        scene: The scene, or "".
        calm: Whether calm words stand there instead of it.
        release: The release, or "".
        painted: Whether it was painted; a frame that failed as a whole shows nothing.
    """

    state: str = "active"
    scene: str = ""
    calm: bool = False
    release: str = ""
    painted: bool = True


class Heartbeat(QObject):
    """Asks for one pixel to be painted every few seconds, and beats once that has happened.

    A window that the system does not show, since something covers it or the screen is off, takes
    no frames: it beats all the same, and says that nothing was painted.
    """

    def __init__(
        self,
        window: QWidget,
        watch: Watch,
        describe: Callable[[], Shown],
        every_ms: int = EVERY_MS,
    ) -> None:
        """Begins to beat with the first frame.

        Args:
            window: What is painted.
            watch: Whom it is told.
            describe: Says what is shown.
            every_ms: Milliseconds between beats.
        """
        super().__init__(window)
        self._window, self._watch, self._describe = window, watch, describe
        self._compositor = Compositor()
        self._probe = _Probe(window)
        # Queued: what was painted is on its way to the screen before anyone hears of it.
        self._probe.painted.connect(self._on_painted, Qt.ConnectionType.QueuedConnection)
        self._pulse = Pulse(
            pid=os.getpid(),
            boot=boot_id(),
            monotonic=time.monotonic(),
            wall=time.time(),
            started=watch.began,
            mode=watch.mode,
        )
        self._begins = time.monotonic()
        self._said = ""
        self._is_ready = self._complained = self._is_mute = False
        self._timer = QTimer(self)
        self._timer.setInterval(_interval(watch, every_ms))
        self._timer.timeout.connect(self._on_time)
        self._timer.start()

    @property
    def pulse(self) -> Pulse:
        """The latest beat."""
        return self._pulse

    def _on_time(self) -> None:
        if self._window.isVisible() and self._window.windowHandle().isExposed():
            # Whatever came to lie over the scene meanwhile is what visitors see.
            self._probe.raise_()
            self._probe.update()
        elif self._window.isVisible() and (self._is_ready or self._is_unseen()):
            self._beat(painted=False)

    def _is_unseen(self) -> bool:
        """Whether no screen has shown the window for so long that there is none, as at night."""
        return time.monotonic() - self._begins >= NO_SCREEN_AFTER_S

    def _on_painted(self) -> None:
        self._beat(painted=True)

    def _beat(self, *, painted: bool) -> None:
        # What paints on regardless, or is given no frames, is seen by nobody in one that hangs.
        if not self._compositor.answers():
            return
        shown = self._shown()
        painted = painted and shown.painted
        self._pulse = replace(
            self._pulse,
            monotonic=time.monotonic(),
            wall=time.time(),
            state=shown.state,
            scene=shown.scene,
            calm=shown.calm,
            release=shown.release,
            painted=painted,
            frames=self._pulse.frames + painted,
        )
        said = f"STATUS={self._pulse.mode}: {shown.state} {shown.scene} {shown.release}".strip()
        lines = [ALIVE] if self._is_ready else [READY, ALIVE]
        if said != self._said:
            lines.append(said)
        self._said, self._is_ready = said, True
        self._watch.notifier.say(*lines)
        try:
            write_pulse(self._watch.run_dir, self._pulse)
        except OSError as error:
            if not self._complained:
                log.warning("the heartbeat cannot be written: %s", error)
            self._complained = True

    def _shown(self) -> Shown:
        try:
            return self._describe()
        except Exception:
            # A named boundary: a frame was painted, whatever cannot be said of it.
            if not self._is_mute:
                log.exception("what is shown cannot be described")
            self._is_mute = True
            return Shown(state="unknown")


class _Probe(QWidget):
    """One pixel over everything that paints nothing: what lies below is painted with it."""

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setGeometry(0, 0, 1, 1)
        self.setVisible(True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.emit()


def _interval(watch: Watch, wanted_ms: int) -> int:
    """Returns how often to beat: several times within what a watchdog allows."""
    allowed = watch.notifier.watchdog_s
    return wanted_ms if allowed is None else max(50, min(wanted_ms, int(allowed * 1000 / 3)))
