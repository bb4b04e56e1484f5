"""The kiosk's own window and lobby, which also note how they stand being visited."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent
from typing_extensions import override

from kiosk.bench.timed_window import Moment, TimedWindow
from kiosk.model.kiosk import Kiosk
from kiosk.model.settings import VisitTimes
from kiosk.ui.shell.loaded_content import LoadedContent
from kiosk.ui.shell.lobby import Lobby

HURRIED = VisitTimes(idle_seconds=2, warning_seconds=2)
"""Visits end sooner than content may say, so that there are many."""
SLOW_MS = 33.0
"""Of frames that take longer it is noted what they were."""


class SoakWindow(TimedWindow):
    """The window; each frame is noted with the work that led to it.

    Attributes:
        thread_ms: Frames since `take_frames`, on the clock of the painting thread.
        wall_ms: The same ones on the wall's clock.
    """

    def __init__(self, *arguments: object) -> None:
        """Takes what the window takes."""
        # Before the window's own: that already lays out.
        self.thread_ms: list[float] = []
        self.wall_ms: list[float] = []
        self._slow: list[tuple[float, str]] = []
        self._deed = ""
        self._work = Moment(0.0, 0.0)
        super().__init__(*arguments)

    def take_frames(self) -> tuple[list[float], list[float], list[tuple[float, str]]]:
        """Returns what was noted and which frames were slow, and begins anew."""
        taken = self.thread_ms, self.wall_ms, self._slow
        self.thread_ms, self.wall_ms, self._slow = [], [], []
        return taken

    @override
    def act(self, action: object) -> None:
        self._deed = str(action)
        super().act(action)

    @override
    def reset(self) -> bool:
        self._deed = "reset"
        return super().reset()

    @override
    def refresh(self) -> bool:
        began = Moment.now()
        done = super().refresh()
        self._add(began)
        return done

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest:
            return super().event(event)
        began = Moment.now()
        result = super().event(event)
        self._add(began)
        self.thread_ms.append(round(self._work.thread * 1000, 2))
        if self.thread_ms[-1] > SLOW_MS:
            self._slow.append((self.thread_ms[-1], f"{self._deed} at {self.visit.scene}"))
        self.wall_ms.append(round(self._work.wall * 1000, 2))
        self._work = Moment(0.0, 0.0)
        return result

    def _add(self, began: Moment) -> None:
        now = Moment.now()
        self._work = Moment(
            self._work.thread + now.thread - began.thread, self._work.wall + now.wall - began.wall
        )


class SoakLobby(Lobby):
    """The lobby; visits end sooner."""

    def __init__(self, kiosk: Kiosk, *arguments: Any, **named: Any) -> None:  # noqa: ANN401
        """Takes what the lobby takes."""
        super().__init__(hurried(kiosk), *arguments, **named)

    @override
    def offer_content(self, content: LoadedContent) -> None:
        super().offer_content(replace(content, kiosk=hurried(content.kiosk)))


def hurried(kiosk: Kiosk) -> Kiosk:
    """Returns content whose visits end sooner."""
    return replace(kiosk, visit=HURRIED)
