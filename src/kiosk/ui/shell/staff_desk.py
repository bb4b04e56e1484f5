"""Lets staff in: corner, PIN pad, staff page; says what they ask for and closes by itself."""

import logging
from collections.abc import Callable
from dataclasses import replace
from threading import Thread

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from typing_extensions import override

from kiosk.model.actions import (
    AskStaff,
    LeaveStaff,
    PressKey,
    StaffWish,
    StartShow,
    TurnList,
)
from kiosk.model.kiosk import Kiosk
from kiosk.model.words import Language
from kiosk.staff import Gate, Verdict
from kiosk.staff.pin import MOST_DIGITS
from kiosk.ui.shell.console_state import Offered
from kiosk.ui.shell.corner_hold import CornerHold
from kiosk.ui.shell.pin_pad import PadState, compose_pin_pad
from kiosk.ui.shell.staff_page import PageState, StaffReport, compose_staff_page
from kiosk.ui.shell.staff_shows import compose_staff_shows
from kiosk.ui.shell.staff_view import StaffView
from kiosk.ui.shell.window import Window
from kiosk.values import dataclass

log = logging.getLogger(__name__)
PAD_CLOSES_AFTER_S = 20
PAGE_CLOSES_AFTER_S = 60
LAST_CALL_S = 10
"""So long before it closes the page says so."""
SURE_WITHIN_S = 6
TICK_MS = 1000
MS_A_SECOND = 1000
BRIGHTNESS = (100, 80, 60, 40)
TAKES_LONG: frozenset[StaffWish] = frozenset(("reload", "roll_back"))
"""Whoever carries these out says by `answer` what came of it."""
ASKED_TWICE: frozenset[StaffWish] = frozenset(("exit", "restart", "roll_back"))
ReportSource = Callable[[Language], StaffReport]
ShowSource = Callable[[Language], tuple[Offered, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskTimes:
    """When pad and page close by themselves, in seconds without a touch."""

    pad_s: float = PAD_CLOSES_AFTER_S
    page_s: float = PAGE_CLOSES_AFTER_S


class StaffDesk(QObject):
    """Everything between a held corner and a wish of staff."""

    opened = Signal()
    closed = Signal()
    exit_requested = Signal()
    restart_requested = Signal()
    reload_requested = Signal()
    rollback_requested = Signal()
    sleep_requested = Signal()
    brightness_requested = Signal(int)
    show_requested = Signal(str)
    """Gives the id of a show; "" for all scenes."""
    _judged = Signal(int, object)

    def __init__(
        self,
        kiosk: Kiosk,
        window: Window,
        gate: Gate,
        report: ReportSource,
        times: DeskTimes | None = None,
        shows: ShowSource | None = None,
    ) -> None:
        """Watches the corner from when `watch` is called on.

        Args:
            kiosk: Says which corner is held, and how large the panel is.
            window: The window; also the owner.
            gate: Knows the PIN.
            report: Says how the kiosk is; called when the page opens and after a wish.
            times: When pad and page close.
            shows: Says what can be presented; called when staff open the list.
        """
        super().__init__(window)
        self._window = window
        self._gate = gate
        self._report_source = report
        self._show_source = shows
        self._shows: tuple[Offered, ...] = ()
        self._times = times or DeskTimes()
        self._view = StaffView(window, window.tempo)
        self._view.activated.connect(self._on_asked)
        self._view.touched.connect(self._on_touched)
        self._corner = CornerHold(window, kiosk.staff, kiosk.panel.diagonal_inches)
        self._corner.held.connect(self.open_pad)
        self._pad: PadState | None = None
        self._page: PageState | None = None
        self._report = StaffReport(version="")
        self._digits = ""
        self._asked = 0
        self._brightness = BRIGHTNESS[0]
        self._idle = QElapsedTimer()
        self._armed_at = QElapsedTimer()
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self._on_tick)
        self._judged.connect(self._on_judged)
        window.pictures.arrived.connect(self._on_arrived)
        # Also after the window was laid out anew for another size.
        window.scene_shown.connect(self._on_scene_shown)

    @property
    def view(self) -> StaffView:
        """What is shown while staff are there."""
        return self._view

    @property
    def corner(self) -> CornerHold:
        """The corner that they hold."""
        return self._corner

    @property
    def is_open(self) -> bool:
        """Whether pad or page is shown."""
        return self._pad is not None or self._page is not None

    @property
    def pad(self) -> PadState | None:
        """What the pad says, or None while it is closed."""
        return self._pad

    @property
    def page(self) -> PageState | None:
        """What the page says, or None while it is closed."""
        return self._page

    def watch(self) -> None:
        """Begins to watch the corner; the window is shown."""
        self._corner.watch()

    # Pad ------------------------------------------------------------------------------------

    def open_pad(self) -> None:
        """Asks for the PIN, or says how one is set."""
        if self.is_open:
            return
        # The finger that held the corner must not touch what lay there when it is lifted.
        self._window.let_go()
        self._digits = ""
        self._asked += 1
        self._pad = _pad_of(self._gate.look())
        self._idle.start()
        self._ticker.start()
        self._window.installEventFilter(self)
        self._show()
        self.opened.emit()

    def close(self) -> None:
        """Closes pad and page; the scene is as it was."""
        if not self.is_open:
            return
        self._pad = self._page = None
        self._digits = ""
        self._asked += 1
        self._ticker.stop()
        self._window.removeEventFilter(self)
        self._view.hide()
        self._window.setFocus()
        self.closed.emit()

    def _press(self, key: str) -> None:
        pad = self._pad
        if pad is None or pad.says not in {"ask", "wrong"}:
            return
        if key == "enter":
            if self._digits:
                self._judge()
            return
        if key == "erase":
            self._digits = self._digits[:-1]
        elif len(self._digits) < MOST_DIGITS:
            self._digits += key
        self._pad = replace(pad, says="ask", digits=len(self._digits))
        self._show()

    def _judge(self) -> None:
        """Has the PIN compared in a thread of its own: that takes far longer than a frame."""
        digits, self._digits = self._digits, ""
        self._pad = PadState(says="checking", digits=len(digits))
        self._show()
        Thread(target=self._compare, args=(self._asked, digits), daemon=True).start()

    def _compare(self, asked: int, digits: str) -> None:
        try:
            verdict = self._gate.try_pin(digits)
        except Exception:
            # A named boundary: whatever fails here, the pad must not wait for ever.
            log.exception("the PIN cannot be compared")
            verdict = Verdict(outcome="wrong", left=0)
        self._judged.emit(asked, verdict)

    def _on_judged(self, asked: int, verdict: object) -> None:
        if asked != self._asked or self._pad is None or not isinstance(verdict, Verdict):
            return
        self._idle.start()
        if verdict.outcome == "open":
            self._open_page()
            return
        self._pad = _pad_of(verdict)
        self._show()

    # Page -----------------------------------------------------------------------------------

    def _open_page(self) -> None:
        self._pad, self._page = None, PageState()
        self._look_again()
        self._show()

    def _look_again(self) -> None:
        report = self._report_source(self._window.visit.language)
        has_shows = self._show_source is not None
        self._report = replace(report, brightness=self._brightness, has_shows=has_shows)

    def _wish(self, wish: StaffWish) -> None:
        page = self._page
        if page is None or page.busy is not None or wish not in self._report.offered:
            return
        if wish in ASKED_TWICE and page.armed != wish:
            self._page = PageState(armed=wish)
            self._armed_at.start()
            self._show()
            return
        log.info("staff asked for: %s", wish)
        self._page = PageState(busy=wish) if wish in TAKES_LONG else PageState()
        self._say(wish)
        if self._page is not None:
            self._look_again()
            self._show()

    def _turn_to(self, page: int) -> None:
        """Opens the list of shows, or turns it to another page."""
        if self._page is None or self._page.busy is not None or self._show_source is None:
            return
        if self._page.list_page is None:
            self._shows = self._show_source(self._window.visit.language)
        self._page = PageState(list_page=page)
        self._show()

    def _start(self, show: str) -> None:
        if self._page is None or self._page.list_page is None:
            return
        log.info("staff asked for the show %r", show)
        self.close()
        self.show_requested.emit(show)

    def answer(self, wish: StaffWish, *, well: bool) -> None:
        """Says what came of a wish that took long."""
        page = self._page
        if page is None or page.busy != wish:
            return
        self._idle.start()
        self._page = PageState(done=wish) if well else PageState(failed=wish)
        self._look_again()
        self._show()

    def _say(self, wish: StaffWish) -> None:
        if wish == "brightness":
            at = BRIGHTNESS.index(self._brightness)
            self._brightness = BRIGHTNESS[(at + 1) % len(BRIGHTNESS)]
            self.brightness_requested.emit(self._brightness)
            return
        if wish == "sleep":
            self.close()
        signals = {
            "exit": self.exit_requested,
            "restart": self.restart_requested,
            "reload": self.reload_requested,
            "roll_back": self.rollback_requested,
            "sleep": self.sleep_requested,
        }
        signals[wish].emit()

    # What is shown --------------------------------------------------------------------------

    def _on_asked(self, action: object) -> None:
        self._idle.start()
        if isinstance(action, LeaveStaff):
            self.close()
        elif isinstance(action, PressKey):
            self._press(action.key)
        elif isinstance(action, AskStaff):
            self._wish(action.wish)
        elif isinstance(action, TurnList):
            self._turn_to(action.page)
        elif isinstance(action, StartShow):
            self._start(action.show)

    def _on_touched(self, by_finger: bool) -> None:
        del by_finger
        self._idle.start()

    def _on_tick(self) -> None:
        idle_s = self._idle.elapsed() / MS_A_SECOND
        if idle_s >= (self._times.pad_s if self._pad is not None else self._times.page_s):
            self.close()
            return
        if self._pad is not None and self._pad.says == "locked":
            self._show_pad(_pad_of(self._gate.look()))
        elif self._page is not None:
            armed = self._page.armed
            if armed is not None and self._armed_at.elapsed() > SURE_WITHIN_S * MS_A_SECOND:
                armed = None
            if self._page.done is not None:
                # What a wish changed shows some moments later: which release, how it is.
                self._look_again()
            left = round(self._times.page_s - idle_s)
            closes = left if left <= LAST_CALL_S else None
            self._show_page(replace(self._page, armed=armed, closes_in_s=closes))

    def _show_pad(self, pad: PadState) -> None:
        if pad != self._pad:
            self._pad = pad
            self._show()

    def _show_page(self, page: PageState) -> None:
        if page != self._page:
            self._page = page
            self._show()

    def _show(self) -> None:
        look, stage, painter = self._window.appearance()
        look = replace(look, format=stage.format)
        if self._pad is not None:
            composition = compose_pin_pad(self._pad, look, stage)
        elif self._page is not None and self._page.list_page is not None:
            composition = compose_staff_shows(self._shows, self._page.list_page, look, stage)
        elif self._page is not None:
            composition = compose_staff_page(self._report, self._page, look, stage)
        else:
            return
        self._view.setGeometry(self._window.rect())
        self._view.show_staff(composition, look, stage.scale, painter)

    def _on_arrived(self, key: str) -> None:
        del key
        if self.is_open:
            self._view.update()

    def _on_scene_shown(self, scene: str) -> None:
        del scene
        if self.is_open:
            self._show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._view.setGeometry(self._window.rect())
        return False


def _pad_of(verdict: Verdict) -> PadState:
    """Returns what the pad says to how it stands."""
    if verdict.outcome == "unset":
        return PadState(says="unset")
    if verdict.outcome == "locked":
        return PadState(says="locked", locked_s=verdict.locked_s)
    if verdict.outcome == "wrong":
        return PadState(says="wrong", left=verdict.left)
    return PadState()
