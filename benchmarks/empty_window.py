"""The peer of a start: an empty PySide6 window that says when it was on the screen."""

import json
import sys
from time import monotonic, process_time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

WIDTH, HEIGHT = 1920, 1080


class EmptyWindow(QWidget):
    """A window without anything."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt calls it
        """Leaves the window empty and waits for its frame to reach the screen."""
        super().paintEvent(event)
        QTimer.singleShot(0, say_when)


def say_when() -> None:
    """Prints the moment and the processor's time, and ends."""
    print(json.dumps({"painted": monotonic(), "cpu": process_time()}), flush=True)
    QApplication.quit()


application = QApplication(sys.argv)
window = EmptyWindow()
window.resize(WIDTH, HEIGHT)
window.show()
sys.exit(application.exec())
