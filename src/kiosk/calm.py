"""The composition root of a kiosk that shows the calm page alone."""

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.errors import AssetError
from kiosk.health.calm_words import read_calm_words
from kiosk.health.ladder import tries_again_after
from kiosk.health.uncaught import log_uncaught
from kiosk.health.watch import Watch
from kiosk.model.screens import ScreenWish
from kiosk.ui.kit.fonts import load_fonts
from kiosk.ui.shell.calm_window import CalmWindow, check_command
from kiosk.ui.shell.heartbeat import Heartbeat, Shown
from kiosk.ui.shell.lock_down import LockDown
from kiosk.ui.shell.restart import Restart
from kiosk.ui.shell.screens import Screens
from kiosk.ui.shell.signal_leaver import SignalLeaver

log = logging.getLogger(__name__)


def run(
    content: Path, watch: Watch, *, screen: str = "", question: Sequence[str] | None = None
) -> int:
    """Shows the calm page alone, until it is closed or there is more to show again.

    Args:
        content: The content folder.
        watch: Who watches over this run.
        screen: Name or number of the screen to cover instead of the primary one.
        question: A command that says with 0 that there is; by default that the content is good.

    Returns:
        The exit code: 75 to be started anew.
    """
    sys.excepthook = log_uncaught
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)  # noqa: S101 - nothing else is made here
    try:
        load_fonts(paths.fonts_dir())
    except AssetError:
        log.exception("the calm page has no font of its own")
    if question is None:
        # Where failures have led here, content is not what was wrong: only time tells.
        question = () if watch.mode == "calm" else check_command(str(content))
    window = CalmWindow(read_calm_words(paths.state_dir()), question)
    retry = Restart(application)
    window.retry_wanted.connect(retry.wish)
    after_s = tries_again_after(watch.mode)
    if after_s is not None:
        QTimer.singleShot(int(after_s * 1000), retry.wish)
    Heartbeat(window, watch, describe_calm)
    lock = LockDown(window, Screens(ScreenWish(screen=screen, console=False), window))
    lock.cover()
    leaver = SignalLeaver(application)
    code = application.exec()
    leaver.close()
    window.leave()
    lock.release()
    return int(code)


def describe_calm() -> Shown:
    """Says that the calm page is shown."""
    return Shown(calm=True)
