"""How a process tells the one that watches over it that it is ready and alive: sd_notify."""

import contextlib
import os
import socket
from collections.abc import MutableMapping

ADDRESS_VARIABLE, WATCHDOG_VARIABLE = "NOTIFY_SOCKET", "WATCHDOG_USEC"
READY, ALIVE, STOPPING = "READY=1", "WATCHDOG=1", "STOPPING=1"
STATUS, ENDS_WITH, MORE_TIME = "STATUS=", "EXIT_STATUS=", "EXTEND_TIMEOUT_USEC="
WITHIN_VARIABLE = "KIOSK_WITHIN"
"""Set by our own parent where it starts the kiosk by a compositor."""


class Notifier:
    """Says lines to systemd, or to our own supervisor; says nothing where nobody listens.

    Attributes:
        watchdog_s: So long may it be silent, or None where nobody minds.
    """

    def __init__(self, address: str = "", watchdog_s: float | None = None) -> None:
        """Takes the address, as in ``NOTIFY_SOCKET``: a path, or ``@`` and an abstract name."""
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self.watchdog_s = watchdog_s
        self._socket: socket.socket | None = None
        if address:
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
            # Whoever does not listen must not hold up the process that paints.
            self._socket.setblocking(False)

    @property
    def is_watched(self) -> bool:
        """Whether somebody starts this process again when it fails."""
        return self._socket is not None

    def say(self, *lines: str) -> None:
        """Says lines such as ``READY=1``; nobody may be there to hear them."""
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.sendto("\n".join(lines).encode(), self._address)

    def close(self) -> None:
        """Says nothing any more."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def take_notifier(environment: MutableMapping[str, str] = os.environ) -> Notifier:
    """Returns the notifier that the environment asks for, and lets no child inherit it."""
    address = environment.pop(ADDRESS_VARIABLE, "")
    stated, pid = environment.pop(WATCHDOG_VARIABLE, ""), environment.pop("WATCHDOG_PID", "")
    usec = int(stated) if stated.isdigit() and pid in {"", str(os.getpid())} else 0
    try:
        return Notifier(address, usec / 1e6 if usec else None)
    except OSError:
        return Notifier()
