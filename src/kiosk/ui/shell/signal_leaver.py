"""Ends the program when the system asks it to: SIGTERM and SIGINT, seen by an idle Qt too."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication


class SignalLeaver(QObject):
    """Ends the program when the system asks it to, without looking for that again and again.

    Python sees signals only between two of its own lines, and an idle Qt runs none: the signal
    writes to a socket, and reading it there is such a line.
    """

    def __init__(self, application: QApplication) -> None:
        """Listens from now on."""
        super().__init__(application)
        self._ears = socket.socketpair()
        for ear in self._ears:
            ear.setblocking(False)
        signal.set_wakeup_fd(self._ears[1].fileno(), warn_on_full_buffer=False)
        reader = self._ears[0].fileno()
        self._notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._leave)

    def close(self) -> None:
        """Listens no more."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for ear in self._ears:
            ear.close()

    def _on_signal(self) -> None:
        self._ears[0].recv(64)

    def _leave(self, *_: object) -> None:
        # A signal may be seen in the middle of a frame: windows close after it, not under it.
        QTimer.singleShot(0, self._exit)

    def _exit(self) -> None:
        # Not `quit`: that asks the windows, and one that is held says no.
        QApplication.exit(0)
