"""What a running kiosk knows of who watches over it: whom it tells, and how much it dares to do."""

import os
import time
from collections.abc import MutableMapping
from pathlib import Path

from kiosk.health.ladder import Mode
from kiosk.health.notify import (
    ENDS_WITH,
    STATUS,
    STOPPING,
    WITHIN_VARIABLE,
    Notifier,
    take_notifier,
)
from kiosk.health.places import usable_run_dir
from kiosk.health.runs import RunLog
from kiosk.health.traces import write_traces

RESTART_WANTED = 75
"""The exit code with which a kiosk asks to be started anew (EX_TEMPFAIL)."""


class Watch:
    """The watch over one run.

    Attributes:
        notifier: Hears that the kiosk is ready and alive.
        run_dir: Where the heartbeat lies.
        mode: What this run dares to do.
        began: When that was, in seconds of the clock that never jumps.
    """

    def __init__(self, notifier: Notifier, run_dir: Path, mode: Mode, runs: RunLog | None) -> None:
        """Takes what `begin_watch` found."""
        self.notifier = notifier
        self.run_dir = run_dir
        self.mode = mode
        self.began = time.monotonic()
        self._runs = runs

    @property
    def is_watched(self) -> bool:
        """Whether somebody starts the kiosk again when it fails."""
        return self.notifier.is_watched

    @property
    def follows_failure(self) -> bool:
        """Whether the run before this one ended by failure."""
        return self._runs is not None and self._runs.follows_failure

    def end(self, code: int, *, clean: bool) -> None:
        """Notes the end: one that somebody wanted does not count as a failure.

        Args:
            code: The exit code. It is said too: a compositor in between may end with another one.
            clean: Whether somebody wanted it.
        """
        if self._runs is not None:
            self._runs.end(clean=clean)
        told = f"{ENDS_WITH}{code}"
        if clean:
            self.notifier.say(STOPPING, told)
        else:
            self.notifier.say(told)


def report_start(environment: MutableMapping[str, str] = os.environ) -> Notifier:
    """Returns who watches over this process, and says there that it is the kiosk.

    In a compositor it ends with that: nobody would see it, and nobody else would end it.
    """
    if environment.pop(WITHIN_VARIABLE, ""):
        from kiosk.health.kin import end_with_session  # noqa: PLC0415 - Linux only, and rare

        end_with_session()
    notifier = take_notifier(environment)
    notifier.say(f"{STATUS}starting")
    return notifier


def begin_watch(notifier: Notifier, state_dir: Path, traces: Path, least: Mode = "normal") -> Watch:
    """Notes the start of a kiosk that somebody watches over; others answer for themselves.

    Args:
        notifier: Who watches over it.
        state_dir: The state folder.
        traces: The folder for what a crash leaves.
        least: What was asked for; after failures the ladder leads further down.
    """
    run_dir = usable_run_dir(state_dir)
    write_traces(traces)
    if not notifier.is_watched:
        return Watch(notifier, run_dir, least, None)
    runs = RunLog(run_dir)
    return Watch(notifier, run_dir, runs.begin(least), runs)
