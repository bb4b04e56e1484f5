"""The peer of a start: an empty PySide6 window that says when it was on the screen."""

import json
import sys
from time import monotonic, process_time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class EmptyWindow(QWidget):
    """A window without anything."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt calls it
        """Leaves the window empty and waits for its frame to reach the screen."""
        super().paintEvent(event)
        QTimer.singleShot(0, say_when)


def say_when() -> None:
    """Prints the moment and the processor's time, and ends."""
    moments = {"whole": monotonic(), "cpu": process_time()}
    sys.stdout.write(f"{json.dumps(moments)}\n")
    QApplication.quit()


def main(size: str) -> int:
    """Shows the window until it was painted."""
    width, _, height = size.partition("x")
    application = QApplication(sys.argv[:1])
    window = EmptyWindow()
    window.resize(int(width), int(height))
    window.show()
    return int(application.exec())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
