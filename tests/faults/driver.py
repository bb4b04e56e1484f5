"""The real program with a fault built in: ``driver.py FAULT run …``; the supervisor has none."""

import os
import signal
import sys
import time
from pathlib import Path
from unittest import mock


def fails(*_, **__):
    raise ZeroDivisionError("a fault that a test built in")


def later(seconds, what):
    """Has something done once the window stands."""
    from PySide6.QtCore import QTimer

    from kiosk.ui.shell import heartbeat

    begin = heartbeat.Heartbeat.__init__

    def begin_and_fail(self, *words, **named):
        begin(self, *words, **named)
        QTimer.singleShot(int(seconds * 1000), self, what)

    mock.patch.object(heartbeat.Heartbeat, "__init__", begin_and_fail).start()


def only_once():
    """Says True in the first process that asks, so that the next one is sound."""
    marker = Path(os.environ["KIOSK_STATE_DIR"]) / "fault-was-here"
    if marker.exists():
        return False
    marker.parent.mkdir(parents=True, exist_ok=True)
    marker.write_text("yes", encoding="utf-8")
    return True


def once(what):
    if only_once():
        later(3, what)


def no_block():
    mock.patch("kiosk.ui.scenes.store.compose_block", fails).start()


def one_block():
    mock.patch("kiosk.ui.blocks.fact_row.compose", fails).start()


def no_scene():
    mock.patch("kiosk.ui.scenes.store.compose_scene", fails).start()


def no_figure():
    mock.patch("kiosk.ui.kit.painter.LeafPainter._figure", fails).start()


def no_leaf():
    mock.patch("kiosk.ui.kit.painter.LeafPainter.paint_leaf", fails).start()


def no_page():
    mock.patch("kiosk.ui.shell.page.Page.paint", fails).start()


def no_bar():
    mock.patch("kiosk.ui.shell.bar_view.BarView.paint_press", fails).start()


def bad_slot():
    from PySide6.QtCore import QCoreApplication, QTimer

    def begin():
        timer = QTimer(QCoreApplication.instance())
        timer.timeout.connect(fails)
        timer.start(20)

    later(0.5, begin)


def hang():
    once(lambda: time.sleep(1000))


def spin():
    def forever():
        while True:
            pass

    once(forever)


def segfault():
    import ctypes

    once(lambda: ctypes.string_at(0))


def abort():
    once(os.abort)


def leave_oddly():
    once(lambda: os._exit(3))


def out_of_memory():
    def burst(*_, **__):
        raise MemoryError

    mock.patch("kiosk.ui.kit.painter.LeafPainter._text", burst).start()


def killed_at_start():
    if only_once():
        os.kill(os.getpid(), signal.SIGKILL)


def never_starts():
    if only_once():
        time.sleep(1000)


def clock_forward():
    _clock(10 * 365 * 86400)


def clock_back():
    _clock(-40 * 365 * 86400)


def _clock(by):
    real = time.time
    later(2, lambda: setattr(time, "time", lambda: real() + by))


def resize():
    from PySide6.QtWidgets import QApplication

    def turn():
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window.width() > 300:
                window.showNormal()
                window.resize(window.height(), window.width())

    later(2, turn)


def hide_from_screen():
    later(2, mock.patch("PySide6.QtGui.QWindow.isExposed", return_value=False).start)


def no_notes():
    mock.patch("kiosk.health.pulse.replace_file", side_effect=OSError(28, "no space")).start()


def no_assets():
    """Takes the program's fonts, icons or pictures away: what is left out is in a variable."""
    folder = Path(os.environ["KIOSK_FAULT_ASSETS"])
    mock.patch("kiosk.paths.assets_dir", return_value=folder).start()


def none():
    pass


if __name__ == "__main__":
    fault, words = sys.argv[1], sys.argv[2:]
    if "--supervise" not in words:
        globals()[fault]()
    from kiosk.cli import main

    sys.exit(main(words))
