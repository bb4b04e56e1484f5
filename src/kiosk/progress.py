"""One line on the terminal that says how far a long command is."""

import sys
import time

PATIENCE_S = 1.0
"""A command that takes longer says how far it is."""
QUIET_STEP_S = 10.0
"""Into a file or pipe it does so this often only."""
CLEAR_LINE = "\r\x1b[K"


class Progress:
    """Says how far a command is, if it takes long enough to wonder."""

    def __init__(self, things: str = "scenes and sheets") -> None:
        """Starts to wait for it.

        Args:
            things: What is counted.
        """
        self._things = things
        self._started = time.monotonic()
        self._said = self._started
        self._live = sys.stderr.isatty()
        self._open = False

    def show(self, done: int, count: int, name: str) -> None:
        """Says how far it is.

        Args:
            done: How many things are done; a sheet may give several pictures.
            count: Of how many.
            name: What comes next.
        """
        now = time.monotonic()
        if not self._is_due(now):
            return
        self._said, self._open = now, True
        line = f"{done} of {count} {self._things}  {name}"
        self._write(f"{CLEAR_LINE}{line}" if self._live else f"{line}\n")

    def clear(self) -> None:
        """Takes the line away."""
        if self._open and self._live:
            self._write(CLEAR_LINE)

    def _is_due(self, now: float) -> bool:
        if not self._open:
            return now - self._started >= PATIENCE_S
        return self._live or now - self._said >= QUIET_STEP_S

    def _write(self, words: str) -> None:
        sys.stderr.write(words)
        sys.stderr.flush()
