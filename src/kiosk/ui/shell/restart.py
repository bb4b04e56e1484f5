"""Ends the program with the wish to be started anew."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from kiosk.health.watch import RESTART_WANTED


class Restart(QObject):
    """What wants the program to be started anew connects to `wish`."""

    def wish(self) -> None:
        """Ends it."""
        QApplication.exit(RESTART_WANTED)
