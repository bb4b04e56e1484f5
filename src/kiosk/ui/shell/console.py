"""The guide's console: brings what is presented to the guide's screen, and touches there back.

It is a window of its own on a screen that the audience does not need. It never takes the keyboard:
clickers lead wherever the mouse was last.
"""

import logging
from dataclasses import replace

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtGui import QScreen

from kiosk.model.actions import TurnList
from kiosk.model.kiosk import Kiosk
from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.fonts import shared_ruler
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.scenes.stage import Stage
from kiosk.ui.shell.console_page import compose_console, compose_over
from kiosk.ui.shell.console_parts import accent_of
from kiosk.ui.shell.console_pictures import ConsolePictures
from kiosk.ui.shell.console_plan import fitted
from kiosk.ui.shell.console_state import (
    ConsoleState,
    Offered,
    describe,
    offered_shows,
    what_is_seen,
)
from kiosk.ui.shell.console_timers import compose_timers, timer_words
from kiosk.ui.shell.console_view import ConsoleView
from kiosk.ui.shell.console_window import ConsoleWindow
from kiosk.ui.shell.console_wishes import Wishes
from kiosk.ui.shell.lobby import Lobby
from kiosk.ui.shell.panel_size import stage_of
from kiosk.ui.shell.presenter import Presenter
from kiosk.ui.shell.window import Window

log = logging.getLogger(__name__)
READ_CLOCK_MS = 200
"""The timers are read so often and painted when what they say has changed."""
SOON_MS = 30
"""Several things change at once: they are shown together."""


class Console(QObject):
    """Shows the console on a screen, keeps it true, and carries out what is touched there."""

    def __init__(self, window: Window, lobby: Lobby, presenter: Presenter) -> None:
        """Shows nothing yet.

        Args:
            window: The audience's window; also the owner.
            lobby: Says what the audience sees beside scenes.
            presenter: Leads the presentation.
        """
        super().__init__(window)
        self._window, self._lobby, self._presenter = window, lobby, presenter
        self._wishes = Wishes(window, lobby, presenter)
        self._top: ConsoleWindow | None = None
        self._view: ConsoleView | None = None
        self._pictures: ConsolePictures | None = None
        self._stage: Stage | None = None
        self._state: ConsoleState | None = None
        self._shown: tuple[object, ...] = ()
        self._timers: tuple[object, ...] = ()
        self._map_page: int | None = None
        self._shows_page = 0
        self._offered: tuple[tuple[int, str], tuple[Offered, ...]] = ((0, ""), ())
        self._failed = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SOON_MS)
        self._later.timeout.connect(self.refresh)
        self._clock = QTimer(self)
        self._clock.setInterval(READ_CLOCK_MS)
        self._clock.timeout.connect(self._tell_time)
        presenter.changed.connect(self._on_changed)
        lobby.state_changed.connect(self._on_changed)
        window.acted.connect(self._on_changed)
        window.scene_shown.connect(self._on_changed)
        window.laid_out.connect(self._on_changed)

    # Where it is ----------------------------------------------------------------------------

    @property
    def view(self) -> ConsoleView | None:
        """What shows it; None while it is not shown."""
        return self._view

    @property
    def state(self) -> ConsoleState | None:
        """What it shows."""
        return self._state

    def show_on(self, screen: QScreen) -> None:
        """Shows the console on the whole of a screen."""
        if self._top is None:
            self._open()
        if self._top is not None:
            self._top.cover(screen)

    def leave(self) -> None:
        """Shows nothing any more: the guide's screen is gone, or needed."""
        top, pictures = self._top, self._pictures
        self._top = self._view = self._pictures = self._stage = None
        self._shown, self._timers = (), ()
        self._later.stop()
        self._clock.stop()
        if pictures is not None:
            pictures.close()
            pictures.deleteLater()
        if top is not None:
            top.hide()
            top.deleteLater()

    def _open(self) -> None:
        self._top = top = ConsoleWindow()
        top.resized.connect(self._on_resized)
        self._view = view = ConsoleView(top, self._window.tempo)
        view.activated.connect(self.act)
        self._pictures = ConsolePictures(self._window, self)
        self._pictures.made.connect(view.show_picture)

    def _on_resized(self) -> None:
        if self._top is None or self._view is None:
            return
        self._view.setGeometry(self._top.rect())
        self._stage = stage_of(self._top, None)
        self._later.start()

    def _on_changed(self, *_: object) -> None:
        if self._top is not None and not self._later.isActive():
            self._later.start()

    # What it shows --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Brings the console to what is presented and seen."""
        if self._view is None or self._stage is None or self._window.stage is None:
            return
        try:
            self._refresh(self._view, self._stage)
        except Exception:
            # A named boundary: whatever the console cannot show, the audience goes on.
            if not self._failed:
                log.exception("the console cannot be laid out")
            self._failed = True

    def _refresh(self, view: ConsoleView, stage: Stage) -> None:
        visit, kiosk = self._window.visit, self._window.kiosk
        before, self._state = self._state, self._describe()
        state = self._state
        if before is not None and before.screened.scene != state.screened.scene:
            self._map_page = None
            self._state = state = replace(state, map_page=None)
        look = self._look(kiosk, stage, state)
        wanted = (id(kiosk), visit.language, stage, self._audience_size(), state)
        if wanted != self._shown:
            self._shown = wanted
            layout = compose_console(state, look, stage)
            width, height = self._audience_size()
            current = fitted(width, height, layout.plan.current)
            upcoming = fitted(width, height, layout.plan.upcoming)
            over = compose_over(state, look, current, upcoming if state.upcoming else None)
            painter = LeafPainter(look.palette, stage.scale, self._window.pictures)
            view.window().setWindowTitle(look.word("presenter"))
            view.show_console(layout, current, upcoming, over, look, stage.scale, painter)
            self._want_pictures(view.picture_size(current), view.picture_size(upcoming))
            self._timers = ()
        self._tell_time()
        if state.phase == "off":
            self._clock.stop()
        else:
            self._clock.start()

    def _want_pictures(self, current: QSize, upcoming: QSize) -> None:
        if self._pictures is None or self._state is None:
            return
        visit = self._window.visit
        style = (
            visit.language,
            visit.theme,
            visit.text_size,
            visit.low_reach,
            self._window.stage,
            self._presenter.state.phase,
        )
        self._pictures.want_current(current)
        self._pictures.want_next(self._state.upcoming, upcoming, style)

    def _tell_time(self) -> None:
        """Brings the timers up to now."""
        view, stage, state = self._view, self._stage, self._state
        if view is None or stage is None or state is None or not self._shown:
            return
        look = self._look(self._window.kiosk, stage, state)
        times = timer_words(self._presenter.state, self._presenter.timers(), look)
        if times != self._timers and view.plan is not None:
            self._timers = times
            view.show_timers(compose_timers(times, look, view.plan.timers))

    def _describe(self) -> ConsoleState:
        visit, kiosk, led = self._window.visit, self._window.kiosk, self._presenter.state
        about = self._window.sheet.accessibleName()
        seen = what_is_seen(visit, self._lobby.state, blank=led.blank, about=about)
        offered = self._shows(kiosk, visit.language) if led.phase == "off" else ()
        state = describe(led, seen, kiosk, visit.language, offered)
        return replace(state, map_page=self._map_page, shows_page=self._shows_page)

    def _shows(self, kiosk: Kiosk, language: str) -> tuple[Offered, ...]:
        """Returns what can be started; reckoned once, since whole scenes are read for it."""
        key = (id(kiosk), language)
        if self._offered[0] != key:
            self._offered = (key, offered_shows(kiosk, language))
        return self._offered[1]

    def _look(self, kiosk: Kiosk, stage: Stage, state: ConsoleState) -> Look:
        return Look(
            kiosk=kiosk,
            language=self._window.visit.language,
            palette=PALETTES["night"],
            accent_name=accent_of(kiosk, state.screened.scene),
            text_scale=1.0,
            format=stage.format,
            min_target=stage.min_target,
            ruler=shared_ruler(),
        )

    def _audience_size(self) -> tuple[float, float]:
        return float(self._window.width()), float(self._window.height())

    # What is touched ------------------------------------------------------------------------

    def act(self, action: object) -> None:
        """Carries out what was touched on the console."""
        if isinstance(action, TurnList):
            if action.name == "map":
                self._map_page = action.page
            else:
                self._shows_page = action.page
            self.refresh()
            return
        self._wishes.carry_out(action)
        self._on_changed()
