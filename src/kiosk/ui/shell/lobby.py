"""Drives a window that stands in a lobby: warns, resets, draws people in, sleeps, wakes.

What follows what is decided by `kiosk.model.lobby`; here it is brought to the screen. While
nothing is due no timer runs: there is one single shot to what comes next.
"""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kiosk.model import lobby as model
from kiosk.model.hours import brightness_at, next_change, seconds_until
from kiosk.model.kiosk import Kiosk
from kiosk.model.words import Language, ThemeName
from kiosk.ui.shell.activity import Activity
from kiosk.ui.shell.loaded_content import LoadedContent
from kiosk.ui.shell.shade import FULL, Shade
from kiosk.ui.shell.warning_view import WarningView
from kiosk.ui.shell.window import Window

log = logging.getLogger(__name__)
LOOK_AT_CLOCK_S = 60.0
"""The wall clock may be set, and the machine may have slept: hours are looked up so often."""
MS_A_SECOND = 1000


class Clock(Protocol):
    """What time it is."""

    def seconds(self) -> float:
        """Returns seconds on a clock that only goes on, also while the machine is suspended."""

    def local(self) -> datetime:
        """Returns the local wall time, without a zone."""


class SystemClock:
    """The machine's clocks."""

    def seconds(self) -> float:
        """Returns the time since the machine was started, suspension included on Linux."""
        since_boot = getattr(time, "CLOCK_BOOTTIME", None)
        return time.monotonic() if since_boot is None else time.clock_gettime(since_boot)

    def local(self) -> datetime:
        """Returns the wall time where the machine stands."""
        return datetime.now()  # noqa: DTZ005 - opening hours are local wall times


class Attraction(Protocol):
    """What draws people in while nobody visits, see `kiosk.ui.shell.attract_view`."""

    def prepare(self, theme: ThemeName) -> None:
        """Has what it shows in a theme fetched: it may begin soon."""

    def begin(self, language: Language, theme: ThemeName) -> None:
        """Comes up over the window."""

    def leave(self) -> None:
        """Goes, and needs nothing any more."""

    def deleteLater(self) -> None:  # noqa: N802 - Qt's
        """Is not wanted any more."""


MakeAttraction = Callable[[Kiosk], Attraction]


class Lobby(QObject):
    """Says when visits begin and end, and shows what there is between them."""

    state_changed = Signal(str)
    visit_started = Signal()
    visit_ended = Signal()
    reset_done = Signal()
    content_taken = Signal(int)
    content_refused = Signal(int)

    def __init__(
        self,
        kiosk: Kiosk,
        window: Window,
        clock: Clock | None = None,
        parent: QObject | None = None,
        *,
        make_attraction: MakeAttraction | None = None,
    ) -> None:
        """Counts from now on; the window may be shown later.

        Args:
            kiosk: The content, with its times and hours.
            window: The window.
            clock: The machine's clocks if not given.
            parent: Owner; the window if not given.
            make_attraction: Makes what draws people in; the first scene does if not given.
        """
        super().__init__(parent or window)
        self._kiosk, self._window = kiosk, window
        self._clock = clock or SystemClock()
        self._make_attraction = make_attraction
        self._attraction: Attraction | None = None
        self._offered: LoadedContent | None = None
        self._state = model.LobbyState(since=self._clock.seconds(), hours=self._hours())
        self._bright = FULL
        self._warning = WarningView(window, window.tempo, window.appearance)
        self._shade = Shade(window)
        for surface in (window.sheet, window.viewer, self._warning):
            self._shade.stay_above(surface)
        self._make()
        self._activity = Activity(window)
        self._activity.noticed.connect(self.note_activity)
        window.laid_out.connect(self._warning.lay_out)
        self._due = self._timer()
        self._hours_due = self._timer()
        self._arm()
        self._arm_hours()

    def _timer(self) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.check)
        return timer

    # What others see ------------------------------------------------------------------------

    @property
    def state(self) -> str:
        """``active``, ``warning``, ``attract``, ``asleep`` (black by intent) or ``staff``."""
        return self._state.phase

    @property
    def warning(self) -> WarningView:
        """The question before a visit ends."""
        return self._warning

    @property
    def shade(self) -> Shade:
        """What dims the window or makes it black."""
        return self._shade

    @property
    def brightness(self) -> int:
        """How bright staff set the screen, in per cent."""
        return self._bright

    # What others ask for --------------------------------------------------------------------

    def note_activity(self, begins: bool = True) -> None:
        """Takes note that somebody did something.

        Args:
            begins: Whether a finger, button or key came down.
        """
        self._send(model.Acted(self._clock.seconds(), begins))

    def check(self) -> None:
        """Looks at the clocks: does what is due, and waits for what comes next."""
        now = self._clock.seconds()
        if self._hours() != self._state.hours:
            self._send(model.HoursChanged(now, self._hours()))
        self._send(model.Waited(now))
        self._arm()
        self._arm_hours()

    def reset_now(self) -> None:
        """Ends the visit."""
        self._send(model.ResetAsked(self._clock.seconds()))

    def sleep_now(self) -> None:
        """Makes the screen dark until it is touched, and after that visit again."""
        self._send(model.SleepAsked(self._clock.seconds()))

    def wake(self) -> None:
        """Has the screen on, whatever the hours say, until they change."""
        self._send(model.WakeAsked(self._clock.seconds()))

    def suspend(self) -> None:
        """Ends no visit until `resume`: staff are at the screen."""
        self._send(model.Suspended(self._clock.seconds()))

    def resume(self) -> None:
        """Counts again."""
        self._send(model.Resumed(self._clock.seconds()))

    def hold(self) -> None:
        """Ends no visit by itself until `release`: somebody presents."""
        self._send(model.Held(self._clock.seconds()))

    def release(self) -> None:
        """Counts again; content that came meanwhile is shown now."""
        was_held = self._state.held
        self._send(model.Released(self._clock.seconds()))
        if was_held and self._state.phase == "active":
            self._take_offered()

    def set_brightness(self, percent: int) -> None:
        """Sets how bright the screen is while it is not dark.

        Args:
            percent: 100 as bright as it can be; never so low that nothing is seen.
        """
        self._bright = max(10, min(percent, FULL))
        self._shade_window()

    def offer_content(self, content: LoadedContent) -> None:
        """Shows other content at the next reset, or at once while nobody visits.

        Staff see at once what they asked for, on whatever lies below their page.
        """
        self._offered = content
        if not self._state.visited or self._state.phase == "staff":
            self._take_offered()

    # From state to state --------------------------------------------------------------------

    def _send(self, event: model.Event) -> None:
        before, after = self._state, model.next_state(self._state, event, self._kiosk.visit)
        self._state = after
        if _seen(before) != _seen(after):
            self._follow(before, after)

    def _follow(self, before: model.LobbyState, after: model.LobbyState) -> None:
        """Brings the screen from one state to another, and says so."""
        # First: whatever fails below, what comes next comes in time.
        self._arm()
        self._activity.swallows = after.phase in _ONLY_WAKES
        if after.phase != before.phase:
            self._leave(before)
            self._enter(before, after)
        self._shade_window()
        if before.visited and not after.visited:
            self.visit_ended.emit()
        if after.phase != before.phase:
            self.state_changed.emit(after.phase)
        if after.visited and not before.visited:
            self.visit_started.emit()
        if after.phase in model.RESTS and before.phase not in model.RESTS:
            self.reset_done.emit()

    def _leave(self, before: model.LobbyState) -> None:
        if before.phase == "warning":
            self._warning.leave()
        elif before.phase == "attract" and self._attraction is not None:
            self._attraction.leave()

    def _enter(self, before: model.LobbyState, after: model.LobbyState) -> None:
        if after.phase == "warning":
            self._window.let_go()
            self._warning.begin(self._kiosk.visit.warning_seconds)
            if self._attraction is not None:
                self._attraction.prepare(cast("ThemeName", self._window.start.theme))
        if after.phase not in model.RESTS:
            return
        # Nothing bright stands still on a screen that rests, not even an arrow.
        self._window.setCursor(Qt.CursorShape.BlankCursor)
        if before.phase not in model.RESTS and not self._take_offered():
            self._window.reset()
        if after.phase == "attract":
            self._attract()

    def _attract(self) -> None:
        if self._attraction is not None:
            visit = self._window.visit
            self._attraction.begin(visit.language, cast("ThemeName", visit.theme))

    def _take_offered(self) -> bool:
        """Takes content that was offered; returns whether the window was reset with it."""
        content, self._offered = self._offered, None
        if content is None:
            return False
        if not self._window.take_content(content):
            log.error("release %d cannot be shown: what was there stays", content.version)
            self.content_refused.emit(content.version)
            return True
        self._kiosk = content.kiosk
        self._renew_attraction()
        self.content_taken.emit(content.version)
        # Its hours may be others; when all of this has been done.
        QTimer.singleShot(0, self, self.check)
        return True

    def _renew_attraction(self) -> None:
        before = self._attraction
        self._make()
        if self._state.phase == "attract":
            self._attract()
        if before is not None:
            before.leave()
            before.deleteLater()

    def _make(self) -> None:
        if self._make_attraction is not None:
            self._attraction = self._make_attraction(self._kiosk)
            self._shade.stay_above(self._attraction)

    # Light and time -------------------------------------------------------------------------

    def _shade_window(self) -> None:
        percent = self._bright
        if self._state.phase == "asleep":
            percent = 0
        elif self._state.is_dim:
            percent = percent * self._kiosk.hours.dim_percent // FULL
        if percent != self._shade.percent or percent < FULL:
            self._shade.let_through(percent)

    def _hours(self) -> model.Brightness:
        return brightness_at(self._kiosk.hours, self._clock.local())

    def _arm(self) -> None:
        due = model.deadline(self._state, self._kiosk.visit)
        if due is None:
            self._due.stop()
            return
        self._due.start(_milliseconds(due - self._clock.seconds()))

    def _arm_hours(self) -> None:
        """Waits for the next change of hours, and looks at the clock now and then until it."""
        now = self._clock.local()
        change = next_change(self._kiosk.hours, now)
        if change is None:
            self._hours_due.stop()
            return
        self._hours_due.start(_milliseconds(min(seconds_until(change, now), LOOK_AT_CLOCK_S)))


_ONLY_WAKES = model.RESTS | {"warning"}
"""Where a touch presses nothing."""


def _seen(state: model.LobbyState) -> tuple[object, ...]:
    """Returns what of a state the screen or others notice."""
    return state.phase, state.visited, state.brightness, state.is_dim, state.held


def _milliseconds(seconds: float) -> int:
    """Returns a waiting time that is over when it is over, not a moment before."""
    return max(0, int(seconds * MS_A_SECOND)) + 1
