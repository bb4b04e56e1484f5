"""Gives the guide a console on a screen that the audience does not need, as screens come and go."""

import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.ui.shell.lobby import Lobby
from kiosk.ui.shell.lock_down import FREE_TO_PLACE
from kiosk.ui.shell.screens import Screens, screen_of
from kiosk.ui.shell.window import Window

if TYPE_CHECKING:
    from kiosk.ui.shell.console import Console

    MakeConsole = Callable[[Window, Lobby], Console]

log = logging.getLogger(__name__)
SETTLED_AFTER_MS = 400
"""A screen that is plugged in changes its size and place more than once before it stays."""
AT_LATEST_MS = 10_000
ONE_WINDOW_SESSIONS = frozenset(("cage",))
"""Compositors that show every window on all screens: a console would cover the audience's."""


def can_show_two(
    platform: str, environment: Mapping[str, str] = os.environ, parent: str | None = None
) -> bool:
    """Says whether this session lets two windows stand on two screens.

    Args:
        platform: The name of Qt's platform.
        environment: The environment.
        parent: The name of the process that started this one; looked up if not given.
    """
    if platform in FREE_TO_PLACE and not environment.get("WAYLAND_DISPLAY"):
        return True
    return (parent if parent is not None else _parent()) not in ONE_WINDOW_SESSIONS


def _parent() -> str:
    try:
        return Path(f"/proc/{os.getppid()}/comm").read_text(encoding="utf-8").strip()
    except OSError:
        return ""


class GuideScreens(QObject):
    """Shows the console and takes it away; the audience's window is left alone."""

    def __init__(
        self, window: Window, lobby: Lobby, screens: Screens, make_console: "MakeConsole"
    ) -> None:
        """Shows it where there is a screen for it, once the audience's window is painted.

        Args:
            window: The audience's window: its content says whether a console is wanted.
            lobby: Says when that is other content.
            screens: Says which screen it gets.
            make_console: Makes the console, once one is needed.
        """
        super().__init__(window)
        self._window, self._lobby, self._screens = window, lobby, screens
        self._make_console = make_console
        self._console: Console | None = None
        self._can = can_show_two(QGuiApplication.platformName())
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._arrange)
        screens.arranged.connect(self._on_arranged)
        lobby.content_taken.connect(self._on_arranged)
        window.first_painted.connect(self._on_arranged)
        # Where a picture never comes the first scene is never whole; the guide waits no longer.
        self._settled.start(AT_LATEST_MS)

    @property
    def console(self) -> "Console | None":
        """The console, if one was needed so far."""
        return self._console

    def close(self) -> None:
        """Shows no console any more."""
        self._settled.stop()
        self._screens.arranged.disconnect(self._on_arranged)
        self._leave()

    def _leave(self) -> None:
        if self._console is not None:
            self._console.leave()

    @property
    def _wanted(self) -> bool:
        return self._screens.wish.insists or self._window.kiosk.console == "auto"

    def _on_arranged(self) -> None:
        if self._screens.arrangement.console is None or not self._wanted:
            # At once: the system is about to move its window to the audience's screen.
            self._settled.stop()
            self._leave()
            return
        self._settled.start(SETTLED_AFTER_MS)

    def _arrange(self) -> None:
        display = self._screens.arrangement.console
        screen = screen_of(display) if display is not None else None
        if screen is None or not self._wanted:
            return
        if not self._can:
            log.warning("there is a second screen, but %s", NO_SECOND_WINDOW)
            return
        if self._console is None:
            self._console = self._make_console(self._window, self._lobby)
        self._console.show_on(screen)


NO_SECOND_WINDOW = "this session shows one window only: use labwc or X for the guide's console"
