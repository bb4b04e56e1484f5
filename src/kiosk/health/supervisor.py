"""The supervisor: a small parent that starts the kiosk again when it ends, hangs or goes blind."""

import contextlib
import ctypes
import logging
import os
import secrets
import select
import signal
import socket
import struct
import time
from collections.abc import Sequence
from subprocess import Popen
from types import FrameType

from kiosk.health.notify import (
    ADDRESS_VARIABLE,
    ALIVE,
    ENDS_WITH,
    MORE_TIME,
    READY,
    STATUS,
    STOPPING,
    WATCHDOG_VARIABLE,
    Notifier,
)
from kiosk.health.traces import keep_no_cores
from kiosk.health.watch import RESTART_WANTED
from kiosk.values import dataclass

log = logging.getLogger(__name__)
LEAVE_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
CREDENTIALS = struct.Struct("3i")
LIBC, PR_SET_PDEATHSIG = ctypes.CDLL(None), 1
UNTOLD = 70
"""A compositor ended, and the kiosk in it never said that it would: EX_SOFTWARE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long the supervisor waits for what, in seconds.

    Attributes:
        frame: For the next painted frame.
        start: For the first one: a first start reads all content and draws its pictures.
        trace: For a hung kiosk to write down where it hangs.
        leave: For a kiosk that was asked to end.
        delays: Before each restart in a row; an end that was wished for is not waited after.
        lasted: A run this long was a good one: the next restart counts as the first.
    """

    frame: float = 10.0
    start: float = 60.0
    trace: float = 1.0
    leave: float = 8.0
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
    ) -> None:
        """Takes the command of the kiosk.

        Args:
            command: Program and arguments.
            upward: Who watches over this process in its turn: hears what the kiosk says.
            patience: How long is waited for what.
            within: What each kiosk is started by, such as a compositor: it runs the words behind
                its own as its child, and ends when that ends.
        """
        self._command = [*within, *command]
        self._has_compositor = bool(within)
        self._upward = upward
        self._patience = patience or Patience()
        self._is_leaving = self._was_ready = False
        self._kiosk: int | None = None
        """The process that beats; within a compositor it is not our own child."""
        self._stated: int | None = None
        """The exit code with which the kiosk said it would end."""
        self._in_a_row = 0
        self._said_alive = 0.0
        name = f"park-kiosk-{os.getpid()}-{secrets.token_hex(8)}"
        self._address = f"@{name}"
        self._ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
        self._ear.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self._ear.bind(f"\0{name}")
        self._ear.setblocking(False)
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
        began = time.monotonic()
        self._kiosk = self._stated = None
        self._ask_for_time()
        environment = {
            **os.environ,
            ADDRESS_VARIABLE: self._address,
            WATCHDOG_VARIABLE: str(int(self._patience.frame * 1e6)),
        }
        try:
            # A session of its own: the workers it starts can be ended with it, all at once.
            child = Popen(  # noqa: S603 - our own program
                self._command,
                env=environment,
                start_new_session=True,
                # Of a session systemd ends the main process only: no compositor may outlive it.
                preexec_fn=_end_with_parent if self._has_compositor else None,  # noqa: PLW1509
            )
        except OSError as error:
            log.error("the kiosk cannot be started: %s", error)  # noqa: TRY400
            return 1
        self._watch(child)
        self._hear(child.pid)
        # Not reaped yet, its number still is its group's: nobody else can have got it.
        _kill_group(child.pid)
        code = self._outcome(child.wait())
        if time.monotonic() - began > self._patience.lasted:
            self._in_a_row = 0
        if not self._is_leaving:
            log.log(
                logging.INFO if code in {0, RESTART_WANTED} else logging.WARNING,
                "the kiosk ended with %d after %.0f s",
                code,
                time.monotonic() - began,
            )
        return code

    def _outcome(self, code: int) -> int:
        """Returns the exit code of the kiosk: what it said, whatever a compositor makes of it."""
        if self._stated is not None:
            return self._stated
        return UNTOLD if self._has_compositor and code == 0 else code

    def _watch(self, child: "Popen[bytes]") -> None:
        """Waits until the kiosk has ended by itself, or ends it when it gives no sign of life."""
        deadline = time.monotonic() + self._patience.start
        asked = False
        while not _has_ended(child.pid):
            if self._is_leaving and not asked:
                asked = True
                self._signal_kiosk(child.pid, signal.SIGTERM)
                # A stopped process hears nothing until it goes on.
                self._signal_kiosk(child.pid, signal.SIGCONT)
                deadline = time.monotonic() + self._patience.leave
            heard = self._listen(child.pid, deadline - time.monotonic())
            if heard and not asked:
                deadline = time.monotonic() + self._patience.frame
            if time.monotonic() >= deadline:
                self._end_hung(child, asked=asked)
                return

    def _end_hung(self, child: "Popen[bytes]", *, asked: bool) -> None:
        if not asked:
            log.error("no frame was painted for too long: the kiosk is ended")
            # It writes down where it hangs, see `kiosk.health.traces`.
            self._signal_kiosk(child.pid, signal.SIGABRT)
            ends = time.monotonic() + self._patience.trace
            while not _has_ended(child.pid) and time.monotonic() < ends:
                self._listen(child.pid, ends - time.monotonic())
        _kill_group(child.pid)

    def _signal_kiosk(self, session: int, number: signal.Signals) -> None:
        """Sends a signal to the process that beats; before its first beat to what was started."""
        beats = self._kiosk is not None and _session_of(self._kiosk) == session
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._kiosk if beats and self._kiosk is not None else session, number)

    def _listen(self, session: int, at_most_s: float) -> bool:
        """Waits for a line, a signal or the time; returns whether the kiosk gave a sign of life."""
        select.select([self._ear, self._woken], [], [], self._at_most(at_most_s))
        self._say_alive()
        with contextlib.suppress(BlockingIOError):
            self._woken.recv(64)
        return self._hear(session)

    def _hear(self, session: int) -> bool:
        """Takes what was said since; returns whether the kiosk gave a sign of life."""
        alive = False
        with contextlib.suppress(BlockingIOError):
            while True:
                said, details, *_ = self._ear.recvmsg(4096, socket.CMSG_SPACE(CREDENTIALS.size))
                sender = _sender(details)
                # Its last words may be read when it is gone: its number is known by then.
                if sender is None or (sender != self._kiosk and _session_of(sender) != session):
                    continue
                lines = said.decode("utf-8", "replace").split("\n")
                if READY in lines or ALIVE in lines:
                    alive, self._kiosk = True, sender
                self._take(lines)
        return alive

    def _take(self, lines: list[str]) -> None:
        """Notes how the kiosk ends, and tells whoever watches over this process what it is about.

        Whether the kiosk is alive is for this process to judge; and that it stops does not mean
        that this one does.
        """
        self._was_ready = self._was_ready or READY in lines
        for line in lines:
            if line.startswith(ENDS_WITH) and (code := line.removeprefix(ENDS_WITH)).isdecimal():
                self._stated = int(code)
        if told := [line for line in lines if line == READY or line.startswith(STATUS)]:
            self._upward.say(*told)

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


def _end_with_parent() -> None:
    """Has the system kill this process when the one that started it is gone."""
    LIBC.prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)


def _sender(details: list[tuple[int, int, bytes]]) -> int | None:
    """Returns the process that sent a line."""
    for level, kind, data in details:
        if level == socket.SOL_SOCKET and kind == socket.SCM_CREDENTIALS:
            with contextlib.suppress(struct.error):
                return int(CREDENTIALS.unpack(data[: CREDENTIALS.size])[0])
    return None


def _session_of(pid: int) -> int | None:
    """Returns the session of a process: the kiosk, its compositor and its workers share one."""
    with contextlib.suppress(OSError):
        return os.getsid(pid)
    return None


def _has_ended(pid: int) -> bool:
    """Says whether a child has ended; it stays to be waited for."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _do_nothing(*_: object) -> None:
    """A signal that only wakes."""


def kiosk_command(program: str, called: Sequence[str]) -> list[str]:
    """Returns the command of a kiosk as it was given, without what is for its parent.

    Args:
        program: The Python that runs this.
        called: How this process itself was called, Python first.
    """
    words = iter(called[1:])
    kept = [program]
    for word in words:
        if word.startswith("--wit"):
            if "=" not in word:
                next(words, None)
        elif not word.startswith("--su"):
            kept.append(word)
    return kept
