"""Whether the Wayland compositor still answers: what hangs shows nothing, and refuses nothing.

A window in a compositor that hangs is given no frames any more, just as one whose screen is off.
"""

import contextlib
import os
import socket
import struct
from collections.abc import Mapping
from pathlib import Path

DISPLAY, SYNC, ANSWER = 1, 0, 2
"""Object and request of the protocol that only ask for an answer, and the object that brings it."""
QUESTION = struct.pack("=IHHI", DISPLAY, SYNC, 12, ANSWER)
MOST_BYTES = 4096


class Compositor:
    """Asks a compositor again and again whether it is there, and never waits for it."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        """Takes the environment that names it; where it names none, there is nobody to ask."""
        self._socket: socket.socket | None = None
        self._is_waiting = False
        name = environment.get("WAYLAND_DISPLAY", "")
        if name and hasattr(socket, "AF_UNIX"):
            one = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            one.setblocking(False)
            try:
                one.connect(str(Path(environment.get("XDG_RUNTIME_DIR", "")) / name))
            except OSError:
                one.close()
            else:
                self._socket = one

    def answers(self) -> bool:
        """Says whether it has answered what it was asked the last time, and asks again.

        Of one that is gone, or that cannot be asked, nothing is known: others will notice.
        """
        if self._socket is None:
            return True
        try:
            if self._is_waiting and not self._has_answered():
                return False
            self._socket.send(QUESTION)
            self._is_waiting = True
        except OSError:
            self.close()
        return True

    def close(self) -> None:
        """Asks no more."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _has_answered(self) -> bool:
        """Takes what has come since; nothing at all means that the compositor hangs."""
        assert self._socket is not None  # noqa: S101 - asked above
        with contextlib.suppress(BlockingIOError):
            if not self._socket.recv(MOST_BYTES):
                raise ConnectionResetError
            return True
        return False
