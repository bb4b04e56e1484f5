"""Turns what the window does into rows of the usage database."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.model.lobby import RESTS
from kiosk.ui.shell.window import Window
from kiosk.usage.rows import Batch
from kiosk.usage.tally import Moment, Tally

if TYPE_CHECKING:
    from kiosk.ui.shell.lobby import Lobby


def present_moment() -> Moment:
    """Returns the present moment where the kiosk stands."""
    return Moment(monotonic(), datetime.now().astimezone())


class UsageWatch(QObject):
    """Listens to the window; what a visit looked at is handed over when it ends."""

    def __init__(
        self,
        window: Window,
        add: Callable[[Batch], None],
        clock: Callable[[], Moment] = present_moment,
    ) -> None:
        """Listens from now on.

        Args:
            window: The window; also the owner.
            add: Takes rows and returns at once.
            clock: Says what moment it is.
        """
        super().__init__(window)
        self._window, self._add, self._clock = window, add, clock
        self._tally = Tally()
        self._seen = window.visit
        self._lobby_state = ""
        self._was_visited = False
        window.acted.connect(self._on_acted)

    def follow(self, lobby: "Lobby") -> None:
        """Has visits begin and end when the lobby says so."""
        self._lobby_state = lobby.state
        lobby.visit_started.connect(self._on_started)
        lobby.visit_ended.connect(self._on_ended)
        lobby.reset_done.connect(self._on_reset)
        lobby.state_changed.connect(self._on_state)

    def close(self) -> None:
        """Hands over what the present visit has looked at; the program ends."""
        self._hand_over(self._tally.end(self._clock(), "closed"))

    def _on_started(self) -> None:
        self._seen, self._was_visited = self._window.visit, True
        self._tally.begin(self._seen, self._clock())

    def _on_ended(self) -> None:
        self._hand_over(self._tally.end(self._clock(), "reset"))
        self._seen = self._window.visit

    def _on_reset(self) -> None:
        if not self._was_visited:
            # The attract view also comes up after a start that nobody saw.
            return
        self._was_visited, now = False, self._clock()
        self._tally.count("reset", now)
        self._hand_over(self._tally.end(now, "reset"))

    def _on_state(self, state: str) -> None:
        before, self._lobby_state = self._lobby_state, state
        if state == "active" and before in RESTS:
            self._tally.count("wake", self._clock())

    def _on_acted(self, action: object) -> None:
        if self._lobby_state in RESTS:
            # A tour goes through the scenes, and nobody looks.
            self._seen = self._window.visit
            return
        now = self._clock()
        # The first touch leads away from what the visitor has come to.
        self._tally.begin(self._seen, now)
        self._seen = self._window.visit
        self._hand_over(self._tally.note(action, self._seen, now))

    def _hand_over(self, batch: Batch | None) -> None:
        if batch is not None:
            self._add(batch)
