"""Touches and keys as the X server's own test extension makes them, without a program in between.

``xdotool`` would be a process for each event, or a pipe to one that answers when it pleases. Two
calls into the C libraries that it is made of, in this process, take a tenth of a millisecond, so
the moment before them is the moment of the event.
"""

import ctypes
import ctypes.util
from time import perf_counter, sleep

_LEFT = 1
_PRESS, _RELEASE = 1, 0


class Hand:
    """Points, taps and types on one display."""

    def __init__(self, display: str) -> None:
        """Connects to a display.

        Raises:
            RuntimeError: There is none of this name.
        """
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._x.XKeysymToKeycode.argtypes = (ctypes.c_void_p, ctypes.c_ulong)
        self._connection = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        if not self._connection:
            raise RuntimeError(f"there is no display {display}")

    def point(self, x: int, y: int) -> None:
        """Moves the pointer."""
        self._test.XTestFakeMotionEvent(self._connection, 0, x, y, 0)
        self._x.XSync(self._connection, 0)

    def tap(self) -> float:
        """Presses and releases where the pointer is; returns the moment before."""
        began = perf_counter()
        for state in (_PRESS, _RELEASE):
            self._test.XTestFakeButtonEvent(self._connection, _LEFT, state, 0)
        self._x.XFlush(self._connection)
        return began

    def key(self, name: str) -> float:
        """Types a key by its X name; returns the moment before."""
        code = self._x.XKeysymToKeycode(self._connection, self._x.XStringToKeysym(name.encode()))
        began = perf_counter()
        for state in (_PRESS, _RELEASE):
            self._test.XTestFakeKeyEvent(self._connection, code, state, 0)
        self._x.XFlush(self._connection)
        return began

    def tap_at(self, place: tuple[int, int], rests: float = 0.15) -> float:
        """Goes to a place, lets what answers to a pointer do so, and taps."""
        self.point(*place)
        sleep(rests)
        return self.tap()

    def close(self) -> None:
        """Leaves the display."""
        self._x.XCloseDisplay(self._connection)


def is_there() -> bool:
    """Says whether the libraries are installed."""
    return ctypes.util.find_library("Xtst") is not None
