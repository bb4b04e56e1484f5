"""The supervisor: a small parent that starts the kiosk again when it ends, hangs or goes blind."""

import contextlib
import logging
import select
import signal
import socket
import time
from collections.abc import Callable, Sequence
from types import FrameType

from kiosk.errors import DisplayError
from kiosk.health.kiosk_process import UNTOLD, KioskProcess
from kiosk.health.notify import ALIVE, MORE_TIME, READY, STATUS, STOPPING, Notifier
from kiosk.health.traces import keep_no_cores
from kiosk.health.watch import RESTART_WANTED
from kiosk.values import dataclass

log = logging.getLogger(__name__)
LEAVE_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
WANTED = (0, RESTART_WANTED)
"""Exit codes of kiosks that somebody has ended; with 0 for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long the supervisor waits for what, in seconds.

    Attributes:
        frame: For the next painted frame.
        start: For the first one: a first start reads all content and draws its pictures.
        trace: For a hung kiosk to write down where it hangs.
        leave: For a kiosk that was asked to end.
        outlive: For a compositor whose kiosk has ended.
        delays: Before each restart in a row; an end that was wished for is not waited after.
        lasted: A run this long was a good one: the next restart counts as the first.
    """

    frame: float = 10.0
    start: float = 60.0
    trace: float = 1.0
    leave: float = 8.0
    outlive: float = 0.5
    delays: tuple[float, ...] = (0.2, 0.5, 1.0, 2.0, 3.0)
    lasted: float = 60.0


class Supervisor:
    """Runs one kiosk after the other until one ends with 0 or somebody asks the parent to end."""

    def __init__(
        self,
        command: Sequence[str],
        upward: Notifier,
        patience: Patience | None = None,
        within: Sequence[str] = (),
        note_failure: Callable[[float], None] | None = None,
    ) -> None:
        """Takes the command of the kiosk.

        Args:
            command: Program and arguments.
            upward: Who watches over this process in its turn: hears what the kiosk says.
            patience: How long is waited for what.
            within: What each kiosk is started by, such as a compositor: it runs the words behind
                its own as its child, and ends when that ends.
            note_failure: Is told when a kiosk was started that failed. It may have been too soon
                for the kiosk to note its start itself.
        """
        self._command, self._within = command, within
        self._upward = upward
        self._patience = patience or Patience()
        self._note_failure = note_failure or _do_nothing
        self._is_leaving = self._was_ready = False
        self._in_a_row = 0
        self._said_alive = 0.0
        self._woken, self._waker = socket.socketpair()
        for end in (self._woken, self._waker):
            end.setblocking(False)

    def run(self) -> int:
        """Supervises; returns the exit code for the parent itself.

        That of a kiosk which staff ended is 0: it stays off. Told to end by a signal, whoever
        watches over this process knows whether that was meant to last.
        """
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, _do_nothing)
        for number in LEAVE_SIGNALS:
            signal.signal(number, self._on_leave)
        keep_no_cores()
        try:
            while not self._is_leaving:
                code = self._run_once()
                if code == 0:
                    break
                if code != RESTART_WANTED:
                    self._pause()
        finally:
            signal.set_wakeup_fd(-1)
            self._upward.say(STOPPING)
        return RESTART_WANTED if self._is_leaving and self._upward.is_watched else 0

    def _run_once(self) -> int:
        """Runs one kiosk to its end; returns its exit code, negative for a signal."""
        self._ask_for_time()
        try:
            kiosk = KioskProcess(self._command, self._within, self._patience.frame)
        except OSError as error:
            log.error("the kiosk cannot be started: %s", error)  # noqa: TRY400
            return 1
        try:
            self._watch(kiosk)
            self._hear(kiosk)
        finally:
            code = kiosk.end()
        self._judge(kiosk, code)
        return code

    def _judge(self, kiosk: KioskProcess, code: int) -> None:
        """Says how a kiosk has ended, and has failures noted that it could not note itself."""
        lasted = time.monotonic() - kiosk.began
        if lasted > self._patience.lasted:
            self._in_a_row = 0
        if self._is_leaving:
            return
        level = logging.INFO if code in WANTED else logging.WARNING
        log.log(level, "the kiosk ended with %d after %.0f s", code, lasted)
        # A display that is not there is no failure of the kiosk, nor is a compositor that fails.
        was_there = kiosk.was_heard or not self._within or code == UNTOLD
        if was_there and code not in {*WANTED, DisplayError.exit_code}:
            self._note_failure(kiosk.began)

    def _watch(self, kiosk: KioskProcess) -> None:
        """Waits until the kiosk has ended by itself, was asked to, or gives no sign of life."""
        deadline = kiosk.began + self._patience.start
        is_asked = is_over = False
        while not kiosk.has_ended:
            if self._is_leaving and not is_asked:
                is_asked = True
                kiosk.signal(signal.SIGTERM)
                # A stopped process hears nothing until it goes on.
                kiosk.signal(signal.SIGCONT)
                deadline = time.monotonic() + self._patience.leave
            if kiosk.is_outlived and not is_over:
                is_over = True
                kiosk.signal(signal.SIGTERM)
                deadline = min(deadline, time.monotonic() + self._patience.outlive)
            is_alive = self._listen(kiosk, deadline - time.monotonic())
            if is_alive and not (is_asked or is_over):
                deadline = time.monotonic() + self._patience.frame
            if time.monotonic() >= deadline:
                if not (is_asked or is_over):
                    self._ask_where_it_hangs(kiosk)
                return

    def _ask_where_it_hangs(self, kiosk: KioskProcess) -> None:
        log.error("no frame was painted for too long: the kiosk is ended")
        # It writes that down, see `kiosk.health.traces`.
        kiosk.signal(signal.SIGABRT)
        ends = time.monotonic() + self._patience.trace
        while not (kiosk.has_ended or kiosk.is_outlived) and time.monotonic() < ends:
            self._listen(kiosk, ends - time.monotonic())

    def _listen(self, kiosk: KioskProcess, at_most_s: float) -> bool:
        """Waits for a line, a signal or the time; returns whether the kiosk gave a sign of life."""
        woken = self._woken.fileno()
        select.select([woken, *kiosk.handles], [], [], self._at_most(at_most_s))
        self._say_alive()
        with contextlib.suppress(BlockingIOError):
            self._woken.recv(64)
        return self._hear(kiosk)

    def _hear(self, kiosk: KioskProcess) -> bool:
        """Takes what was said since; returns whether the kiosk gave a sign of life."""
        is_alive = False
        for lines in kiosk.hear():
            is_alive = is_alive or READY in lines or ALIVE in lines
            self._was_ready = self._was_ready or READY in lines
            # Whether the kiosk is alive is for this process to judge; and that it stops does not
            # mean that this one does.
            if told := [line for line in lines if line == READY or line.startswith(STATUS)]:
                self._upward.say(*told)
        return is_alive

    def _ask_for_time(self) -> None:
        """Asks whoever waits for the first frame to wait for that of the next kiosk as well."""
        if not self._was_ready:
            needed_s = self._patience.start + self._patience.leave + self._patience.delays[-1]
            self._upward.say(f"{MORE_TIME}{int(needed_s * 1e6)}")

    def _pause(self) -> None:
        """Waits before a restart: a little longer each time, but never long."""
        delays = self._patience.delays
        ends = time.monotonic() + delays[min(self._in_a_row, len(delays) - 1)]
        self._in_a_row += 1
        while not self._is_leaving and (rest := ends - time.monotonic()) > 0:
            select.select([self._woken], [], [], self._at_most(rest))
            self._say_alive()
            with contextlib.suppress(BlockingIOError):
                self._woken.recv(64)

    def _at_most(self, wanted_s: float) -> float:
        """Returns how long may be waited: who watches over this process wants to hear of it."""
        allowed = self._upward.watchdog_s
        return max(0.0, wanted_s if allowed is None else min(wanted_s, allowed / 4))

    def _say_alive(self) -> None:
        now, allowed = time.monotonic(), self._upward.watchdog_s
        if allowed is not None and now - self._said_alive >= allowed / 4:
            self._said_alive = now
            self._upward.say(ALIVE)

    def _on_leave(self, _: int, __: FrameType | None) -> None:
        self._is_leaving = True


def _do_nothing(*_: object) -> None:
    """A signal that only wakes, and a failure that nobody wants to hear of."""
