"""Gives free memory back to the system: what painting leaves behind would stay for a year."""

import sys
from time import monotonic

EVERY_S = 20.0


class Heap:
    """The heap of the C library, which keeps what was freed between blocks that are still used."""

    def __init__(self) -> None:
        """Looks for nothing yet."""
        self._next = 0.0

    def trim(self) -> bool:
        """Gives back whole free pages; takes some milliseconds, so it is not done all the time.

        Returns:
            Whether it was done: only glibc can, see malloc_trim(3).
        """
        now = monotonic()
        if now < self._next or not sys.platform.startswith("linux"):
            return False
        self._next = now + EVERY_S
        import ctypes  # noqa: PLC0415 - nobody else needs it, and no start

        try:
            trim = ctypes.CDLL(None).malloc_trim
        except AttributeError:  # another C library
            return False
        trim(0)
        return True
