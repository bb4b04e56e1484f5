"""What a parent hears of the process that it watches over: the other end of `notify`."""

import contextlib
import os
import secrets
import socket
import struct
from collections.abc import Iterator

CREDENTIALS = struct.Struct("3i")
MOST_BYTES = 4096


class Ear:
    """Hears what is said at an address that only those know who are told it.

    Attributes:
        address: As in ``NOTIFY_SOCKET``: ``@`` and an abstract name.
    """

    def __init__(self) -> None:
        """Listens from now on, at a new address."""
        name = f"park-kiosk-{os.getpid()}-{secrets.token_hex(8)}"
        self.address = f"@{name}"
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self._socket.setblocking(False)
        self._socket.bind(f"\0{name}")

    def fileno(self) -> int:
        """Returns what becomes readable when there is something to hear."""
        return self._socket.fileno()

    def hear(self) -> Iterator[tuple[int, list[str]]]:
        """Returns who has said what since: the process and its lines."""
        with contextlib.suppress(BlockingIOError):
            while True:
                said, details, *_ = self._socket.recvmsg(
                    MOST_BYTES, socket.CMSG_SPACE(CREDENTIALS.size)
                )
                sender = _sender(details)
                if sender is not None:
                    yield sender, said.decode("utf-8", "replace").split("\n")

    def close(self) -> None:
        """Listens no more."""
        self._socket.close()


def _sender(details: list[tuple[int, int, bytes]]) -> int | None:
    """Returns the process that sent a line, as the system says it."""
    for level, kind, data in details:
        if level == socket.SOL_SOCKET and kind == socket.SCM_CREDENTIALS:
            with contextlib.suppress(struct.error):
                return int(CREDENTIALS.unpack(data[: CREDENTIALS.size])[0])
    return None
