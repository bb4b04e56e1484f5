"""The composition root: builds the objects of a running kiosk and connects them."""

import gc
import logging
import signal
import sys
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from kiosk import paths
from kiosk.content.compiled import load_cached
from kiosk.errors import ContentError
from kiosk.model.journey import start_visit
from kiosk.model.kiosk import Kiosk
from kiosk.ui.kit.fonts import load_fonts
from kiosk.ui.kit.picture_requests import picture_folders
from kiosk.ui.kit.pictures import Pictures
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.shell.window import Window, WindowSettings

log = logging.getLogger(__name__)
MAX_LOG_BYTES, KEPT_LOGS = 1_000_000, 5
START_ENDS_AFTER_MS = 10_000


def run(
    content: Path,
    *,
    windowed: bool = False,
    size: tuple[int, int] | None = None,
    language: str | None = None,
    theme: str | None = None,
) -> int:
    """Shows the kiosk until it is closed.

    Args:
        content: The content folder.
        windowed: In a window of its own instead of the whole screen.
        size: Width and height of that window in pixels.
        language: Language to start with instead of the content's first.
        theme: Theme to start with instead of the content's.

    Returns:
        The exit code.

    Raises:
        ContentError: The content has problems and none that was good is kept.
    """
    write_log(paths.state_dir() / "log")
    sys.excepthook = log_uncaught
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)  # noqa: S101 - nothing else is made here
    kiosk = load_kiosk(content)
    window = build_window(kiosk, content, language=language, theme=theme)
    if windowed:
        window.resize(*(size or (1280, 720)))
        window.show()
    else:
        window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        # Without a window manager (a bare session) nobody else gives the window its size.
        window.setGeometry(application.primaryScreen().geometry())
        window.showFullScreen()
    window.first_painted.connect(finish_start)
    window.first_painted.connect(window.pictures.trim)
    # Where a picture never comes the first scene is never whole; a start ends all the same.
    QTimer.singleShot(START_ENDS_AFTER_MS, finish_start)
    leaver = SignalLeaver(application)
    code = application.exec()
    leaver.close()
    window.close()
    return int(code)


def load_kiosk(content: Path) -> Kiosk:
    """Returns the content, or the last good one where it has problems.

    Raises:
        ContentError: There is neither.
    """
    loaded = load_cached(content, paths.assets_dir(), paths.cache_dir())
    if loaded.kiosk is None:
        lines = "\n".join(str(problem) for problem in loaded.problems)
        raise ContentError(f"the content in {content} cannot be shown:\n{lines}")
    for problem in loaded.problems:
        log.warning("%s", problem)
    return loaded.kiosk


def build_window(
    kiosk: Kiosk,
    content: Path,
    *,
    language: str | None = None,
    theme: str | None = None,
    tempo: Tempo | None = None,
    cache: Path | None = None,
) -> Window:
    """Returns the window with all that it needs; it is not shown yet.

    Args:
        kiosk: The content.
        content: Its folder, for pictures.
        language: Language to start with instead of the content's first.
        theme: Theme to start with instead of the content's.
        tempo: Settings of movement instead of the content's.
        cache: Folder for what can be made again instead of the user's.
    """
    assets = paths.assets_dir()
    load_fonts(paths.fonts_dir())
    kept = cache or paths.cache_dir()
    application = QApplication.instance()
    folders = picture_folders(content, assets)
    icons = (content / "icons", assets / "icons")
    assert application is not None  # noqa: S101 - a window needs one
    pictures = Pictures(folders, icons, kept, application)
    visit = start_visit(kiosk)
    if language in {choice.code for choice in kiosk.languages}:
        visit = replace(visit, language=str(language))
    if theme is not None:
        visit = replace(visit, theme=theme)
    settings = WindowSettings(
        diagonal_inches=kiosk.panel.diagonal_inches,
        tempo=tempo or Tempo(reduced=kiosk.motion.reduced),
    )
    window = Window(kiosk, folders, pictures, settings, visit)
    window.setWindowTitle(kiosk.name.get(visit.language, ""))
    window.setFocus()
    return window


def finish_start() -> None:
    """Does what the first frame did not have to wait for; once, however often it is called."""
    if gc.isenabled():
        return
    # What a start made stays: collections need not look at it again, and so end within a frame.
    gc.freeze()
    gc.enable()


class SignalLeaver(QObject):
    """Ends the program when the system asks it to, without looking for that again and again.

    Python sees signals only between two of its own lines, and an idle Qt runs none: the signal
    writes to a socket, and reading it there is such a line.
    """

    def __init__(self, application: QApplication) -> None:
        """Listens from now on."""
        super().__init__(application)
        import socket  # noqa: PLC0415 - nobody else needs it

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
        QApplication.quit()


def write_log(folder: Path) -> None:
    """Sends the log to files of bounded size; without a writable folder to standard error."""
    root = logging.getLogger()
    root.addHandler(LateLog(folder))
    root.setLevel(logging.INFO)


class LateLog(logging.Handler):
    """Opens the log with its first line: most starts have nothing to say and save the time."""

    def __init__(self, folder: Path) -> None:
        """Remembers where the log belongs."""
        super().__init__()
        self._folder = folder
        self._opened: logging.Handler | None = None

    @override
    def emit(self, record: logging.LogRecord) -> None:
        if self._opened is None:
            self._opened = open_log(self._folder)
        self._opened.handle(record)

    @override
    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()
        super().close()


def open_log(folder: Path) -> logging.Handler:
    """Returns what writes into rotating files, or to standard error where it cannot."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - see LateLog

    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "kiosk.log", maxBytes=MAX_LOG_BYTES, backupCount=KEPT_LOGS, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler


def log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Writes an exception that nobody caught to the log; the screen goes on as it was."""
    if issubclass(kind, KeyboardInterrupt):
        return
    log.error("an exception reached the event loop", exc_info=(kind, error, trace))
