"""One run of one program on a screen of its own: start it, touch its tabs, end it."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from uuid import uuid4

from peers.observer import LARGE, Change, Observer, Rows
from peers.processes import end, family_of
from peers.programs import Place, Program
from peers.screen import Screen, watched_screen
from peers.xtest import Hand

MEMORY_DISK = Path("/dev/shm")
FIRST_QUIET_S, START_QUIET_S, START_MOST_S = 6.0, 1.0, 40.0
SWITCH_LEAST_S, SWITCH_QUIET_S, SWITCH_MOST_S = 2.0, 0.7, 8.0
VISIT_QUIET_S = 0.2
RESTS_S = 1.0
LEAST_SHOWN = 0.3
"""Of the screen: a program that changes less than this does not show itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A program that runs.

    Attributes:
        began: The moment before its process did.
        start: What the screen did until it stood still.
        mark: What stands in the environment of all its processes.
    """

    program: Program
    screen: Screen
    observer: Observer
    hand: Hand
    process: subprocess.Popen[bytes]
    began: float
    start: tuple[Change, ...]
    mark: str

    def touch_tab(self, index: int) -> tuple[float, tuple[Change, ...]]:
        """Touches a tab; returns when, and what the screen did from then on."""
        self.hand.point(*self.program.tabs[index])
        sleep(RESTS_S)
        self.observer.look()
        at = self.hand.tap()
        changes = self.observer.watch(SWITCH_LEAST_S, SWITCH_QUIET_S, SWITCH_MOST_S)
        complaint = f"{self.program.name} did not answer a touch on its tab {index + 1}"
        _make_sure(changes, LARGE, complaint)
        return at, changes

    def press(self, what: Place | str) -> None:
        """Touches a place or presses a key, and waits until the screen stands still."""
        if isinstance(what, str):
            self.hand.key(what)
        else:
            self.hand.tap_at(what, rests=0.05)
        self.observer.watch(0.5, VISIT_QUIET_S, SWITCH_MOST_S)

    def visit_everything(self, visits: int) -> None:
        """Shows everything in both languages and themes, in so many visits at least."""
        of_a_style = -(-visits // 4)
        for style in range(4):
            if style and self.program.restyles:
                self.press(self.program.restyles[style - 1])
            for visit in range(of_a_style):
                if self.program.through is not None:
                    self.press(self.program.through[style % 2])
                else:
                    self.press(self.program.tabs[(visit + 1) % len(self.program.tabs)])

    @property
    def pids(self) -> tuple[int, ...]:
        """All processes of the program."""
        return family_of(self.process.pid, self.mark)


@contextmanager
def sitting(program: Program, expected: Rows | None = None) -> Iterator[Sitting]:
    """Starts a program on a new screen, waits until that stands still, and ends it after the block.

    The pointer lies on the bar from the beginning, where it changes nothing that is watched.

    Args:
        program: Which.
        expected: What its first tab looked like before; None waits longer instead.

    Raises:
        RuntimeError: The screen did not show that.
    """
    with ExitStack() as stack:
        disk = MEMORY_DISK if MEMORY_DISK.is_dir() else None
        folder = stack.enter_context(TemporaryDirectory(prefix="kiosk-screen-", dir=disk))
        screen = stack.enter_context(watched_screen(Path(folder)))
        hand, observer = Hand(screen.display), Observer(screen)
        stack.callback(hand.close)
        hand.point(*program.tabs[0])
        for file in program.litter:
            file.unlink(missing_ok=True)
        mark = f"KIOSK_SITTING={uuid4().hex}"
        environment = {**os.environ, **program.environment, "DISPLAY": screen.display}
        environment.update([mark.split("=")])
        # Or nothing compiled is kept, and no start of a program in Python is a warm one.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        began = perf_counter()
        process = subprocess.Popen(
            program.command,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        stack.callback(end, process, mark)
        quiet = FIRST_QUIET_S if expected is None else START_QUIET_S
        start = observer.watch(START_MOST_S, quiet, START_MOST_S, expected)
        _make_sure(start, LEAST_SHOWN, f"{program.name} shows nothing")
        if not observer.sees(expected):
            raise RuntimeError(f"{program.name} does not show what it showed before")
        yield Sitting(
            program=program,
            screen=screen,
            observer=observer,
            hand=hand,
            process=process,
            began=began,
            start=start,
            mark=mark,
        )


def _make_sure(changes: tuple[Change, ...], least: float, complaint: str) -> None:
    if sum(change.share for change in changes) < least:
        raise RuntimeError(complaint)
