"""The process that takes new content: `python -m kiosk.releases.watch CONTENT [STAGE]`.

It looks at the content folder and at sticks, so that a disk that hangs stops nothing but this.
What is good becomes a release, made by a child process, so that this one stays small for a year;
what is not is reported. It says a line of JSON for each thing that the kiosk
should know, takes `refuse VERSION` from standard input, and ends with it.
"""

import contextlib
import json
import logging
import os
import select
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kiosk import paths
from kiosk.durable import write_durably
from kiosk.errors import KioskError
from kiosk.health.problems import solve
from kiosk.logs import keep_log
from kiosk.processes import make_way
from kiosk.releases.build import PANEL
from kiosk.releases.child import in_child
from kiosk.releases.store import Store
from kiosk.releases.taking import Taking

log = logging.getLogger(__name__)
NICENESS = 19
POLL_S, POLL_SOON_S = 4.0, 1.0
"""Between two looks; and while a change is waited to be over."""
LOG = "releases.log"


def main(content: str, stage: str = "") -> int:
    """Watches until standard input ends.

    Args:
        content: The content folder.
        stage: The fields of the panel's stage as JSON.

    Returns:
        The exit code.
    """
    ignore_lease_signal()
    make_way(NICENESS, idle=True)
    state = paths.state_dir()
    if stage:
        _keep_panel(state, stage)
    # It is started by a kiosk that shows content in its normal mode.
    solve(state, "start", "mode")
    with keep_log(state / "log" / LOG, logging.INFO):
        store = Store(state, Path(content))
        taking = Taking(store, paths.assets_dir(), paths.cache_dir(), say_line, run=in_child)
        watch(taking)
    return 0


def watch(taking: Taking) -> None:
    """Takes what comes until standard input ends."""
    commands = _Commands()
    while True:
        for command in commands.read(POLL_SOON_S if taking.is_waiting else POLL_S):
            if command is None:
                return
            _guarded(partial(carry_out, command, taking))
        _guarded(taking.step)


def carry_out(command: str, taking: Taking) -> None:
    """Does what the kiosk wants."""
    word, _, number = command.partition(" ")
    if word == "refuse" and number.isdecimal():
        taking.refuse(int(number))
    else:
        log.warning("nobody knows the command %r", command[:40])


def ignore_lease_signal() -> None:
    """Ignores what is sent when somebody wants to write to a file that this process has leased."""
    if hasattr(signal, "SIGIO"):
        signal.signal(signal.SIGIO, signal.SIG_IGN)


def say_line(event: dict[str, object]) -> None:
    """Tells the kiosk; where nobody listens any more, standard input ends soon."""
    with contextlib.suppress(OSError):
        sys.stdout.write(json.dumps(event) + "\n")
        sys.stdout.flush()


def _guarded(step: Callable[[], None]) -> None:
    try:
        step()
    except (KioskError, OSError) as error:
        log.warning("%s", error)
    except Exception:
        # A named boundary: whatever lies in a folder or on a stick, the next one is looked at.
        log.exception("unexpected")


def _keep_panel(state: Path, stage: str) -> None:
    """Keeps what the kiosk runs on, for releases that commands build."""
    path, data = state / PANEL, stage.encode()
    with contextlib.suppress(OSError):
        if not path.is_file() or path.read_bytes() != data:
            state.mkdir(parents=True, exist_ok=True)
            write_durably(path, data)


class _Commands:
    """Reads commands from standard input without waiting longer than told."""

    def __init__(self) -> None:
        self._rest = b""

    def read(self, at_most_s: float) -> "tuple[str | None, ...]":
        """Returns the commands that came; None stands for the end."""
        try:
            ready, _, _ = select.select([sys.stdin], [], [], at_most_s)
        except (OSError, ValueError):
            return (None,)
        if not ready:
            return ()
        data = os.read(sys.stdin.fileno(), 4096)
        if not data:
            return (None,)
        *lines, self._rest = (self._rest + data).split(b"\n")
        return tuple(line.decode("utf-8", "replace").strip() for line in lines)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
