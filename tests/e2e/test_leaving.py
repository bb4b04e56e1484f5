"""The system asks the program to end: at whatever moment, it ends without a complaint."""

import os
import subprocess
import sys

PROGRAM = """
import signal, sys
from PySide6.QtWidgets import QApplication, QWidget
from kiosk.ui.shell.signal_leaver import SignalLeaver

class AskedToLeave(QWidget):
    def paintEvent(self, event):
        signal.raise_signal(signal.SIGTERM)

application = QApplication(sys.argv)
leaver = SignalLeaver(application)
window = AskedToLeave()
window.show()
code = application.exec()
leaver.close()
sys.exit(code)
"""


def test_that_a_signal_in_the_middle_of_a_frame_lets_it_reach_the_screen() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
