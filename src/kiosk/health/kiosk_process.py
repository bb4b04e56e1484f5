"""One start of the kiosk as its parent sees it: what it says, and the processes that it takes."""

import contextlib
import os
import select
import signal
import time
from collections.abc import Iterator, Sequence
from functools import partial
from subprocess import Popen

from kiosk.health.ear import Ear
from kiosk.health.kin import end_with, handle_of, kill_group, session_of
from kiosk.health.notify import (
    ADDRESS_VARIABLE,
    ALIVE,
    ENDS_WITH,
    READY,
    WATCHDOG_VARIABLE,
    WITHIN_VARIABLE,
)

UNTOLD = 70
"""A compositor ended, and the kiosk in it never said that it would: EX_SOFTWARE."""


class KioskProcess:
    """A kiosk, the compositor that it may be started by, and the workers it starts: one session.

    Attributes:
        began: When it was started, in seconds of the clock that never jumps.
    """

    def __init__(self, command: Sequence[str], within: Sequence[str], watchdog_s: float) -> None:
        """Starts it.

        Args:
            command: Program and arguments of the kiosk.
            within: The compositor, or nothing.
            watchdog_s: So long may the kiosk be silent.

        Raises:
            OSError: It cannot be started.
        """
        self.began = time.monotonic()
        self._is_within = bool(within)
        self._kiosk: int | None = None
        """The process that speaks; within a compositor it is not our own child."""
        self._handle: int | None = None
        """Becomes readable when that process ends."""
        self._is_gone = False
        self._stated: int | None = None
        """The exit code with which the kiosk said it would end."""
        # An address for this start alone: what is heard there late is still of this kiosk.
        self._ear = Ear()
        environment = {
            **os.environ,
            ADDRESS_VARIABLE: self._ear.address,
            WATCHDOG_VARIABLE: str(int(watchdog_s * 1e6)),
        }
        if within:
            environment[WITHIN_VARIABLE] = "yes"
        try:
            self._child = Popen(  # noqa: S603 - our own program
                [*within, *command],
                env=environment,
                start_new_session=True,
                # Of a session systemd ends the main process only: no compositor may outlive it.
                preexec_fn=partial(end_with, os.getpid()) if within else None,  # noqa: PLW1509
            )
        except OSError:
            self._ear.close()
            raise

    @property
    def handles(self) -> tuple[int, ...]:
        """What becomes readable when the kiosk has said something, or has ended in a compositor."""
        ear = self._ear.fileno()
        return (ear,) if self._handle is None else (ear, self._handle)

    @property
    def has_ended(self) -> bool:
        """Whether what was started has ended; it stays to be waited for."""
        found = os.waitid(os.P_PID, self._child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        return found is not None

    @property
    def is_outlived(self) -> bool:
        """Whether the kiosk is gone, whatever has become of its compositor."""
        if self._handle is not None and select.select([self._handle], [], [], 0)[0]:
            self._let_go()
            self._is_gone = True
        return self._is_gone

    @property
    def was_heard(self) -> bool:
        """Whether the kiosk ever said anything."""
        return self._kiosk is not None

    def hear(self) -> Iterator[list[str]]:
        """Returns what the kiosk has said since, and notes how it says it will end."""
        for sender, lines in self._ear.hear():
            if not self._is_ours(sender, beats=READY in lines or ALIVE in lines):
                continue
            for line in lines:
                code = line.removeprefix(ENDS_WITH)
                if code != line and code.isdecimal():
                    self._stated = int(code)
            yield lines

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal to the kiosk; where none is known or left, to what was started."""
        target = self._kiosk
        if target is None or self.is_outlived or session_of(target) != self._child.pid:
            target = self._child.pid
        with contextlib.suppress(ProcessLookupError):
            os.kill(target, number)

    def end(self) -> int:
        """Ends all that is left of it.

        Returns:
            The exit code of the kiosk, whatever a compositor has made of it; negative for a signal.
        """
        # Not reaped yet, its number still is its group's: nobody else can have got it.
        kill_group(self._child.pid)
        code = self._child.wait()
        # Its last words may only be read now.
        for _ in self.hear():
            pass
        self._let_go()
        self._ear.close()
        if self._stated is not None:
            return self._stated
        return UNTOLD if self._is_within and code == 0 else code

    def _is_ours(self, sender: int, *, beats: bool) -> bool:
        """Says whether the kiosk has said something, or another process; remembers which it is."""
        if sender == self._kiosk:
            return True
        # Whoever is gone since can no longer be asked; no stranger was told the address.
        if session_of(sender) not in {self._child.pid, None}:
            return False
        if beats or self._kiosk is None:
            self._kiosk = sender
            self._hold(sender)
        return True

    def _hold(self, kiosk: int) -> None:
        """Has the end of the kiosk seen: a worker of it can hold up its compositor for seconds."""
        self._let_go()
        if self._is_within:
            try:
                self._handle = handle_of(kiosk)
            except ProcessLookupError:
                self._is_gone = True

    def _let_go(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
