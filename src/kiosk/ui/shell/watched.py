"""Tells the heartbeat what a window shows, and lets safe mode end at a quiet moment."""

from PySide6.QtCore import QObject, QTimer

from kiosk.health.ladder import tries_again_after
from kiosk.health.watch import Watch
from kiosk.ui.shell.heartbeat import Heartbeat, Shown
from kiosk.ui.shell.lobby import Lobby
from kiosk.ui.shell.restart import Restart
from kiosk.ui.shell.window import Window

QUIET = frozenset({"attract", "asleep"})
"""While the lobby is in one of these states, a restart disturbs nobody."""


class WatchedWindow(QObject):
    """Connects a window to who watches over it."""

    def __init__(self, window: Window, lobby: Lobby, watch: Watch, version: int) -> None:
        """Begins to tell.

        Args:
            window: What is shown.
            lobby: What drives it.
            watch: Who is told.
            version: The release that is shown; 0 for none.
        """
        super().__init__(window)
        self._window, self._lobby, self._version = window, lobby, version
        self._is_due = False
        self._restart = Restart(self)
        self.heartbeat = Heartbeat(window, watch, self.describe)
        lobby.content_taken.connect(self._on_content_taken)
        after_s = tries_again_after(watch.mode)
        if after_s is not None and watch.is_watched:
            lobby.state_changed.connect(self._on_state_changed)
            self._due = QTimer(self)
            self._due.setSingleShot(True)
            self._due.timeout.connect(self._on_due)
            self._due.start(int(after_s * 1000))

    def describe(self) -> Shown:
        """Says what is shown."""
        return Shown(
            state=self._lobby.state,
            scene=self._window.visit.scene,
            calm=self._window.is_calm,
            painted=self._window.is_painted,
            release=str(self._version or ""),
        )

    def _on_content_taken(self, version: int) -> None:
        self._version = version

    def _on_due(self) -> None:
        self._is_due = True
        self._on_state_changed(self._lobby.state)

    def _on_state_changed(self, state: str) -> None:
        if self._is_due and state in QUIET:
            self._restart.wish()
