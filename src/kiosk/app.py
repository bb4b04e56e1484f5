"""The composition root: builds the objects of a running kiosk and connects them."""

import gc
import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

import kiosk.ui.shell.without_qt  # noqa: F401 - before Qt, see there
from kiosk import paths
from kiosk.errors import UsageError
from kiosk.first_start import ContentReader
from kiosk.health.uncaught import log_uncaught
from kiosk.health.watch import Watch
from kiosk.model.journey import start_visit
from kiosk.model.kiosk import Kiosk
from kiosk.model.screens import ScreenWish
from kiosk.releases.start import load_shown

# isort: split
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk.started import Started
from kiosk.ui.kit.fonts import load_fonts
from kiosk.ui.kit.picture_cache import usable_folder
from kiosk.ui.kit.picture_requests import picture_folders
from kiosk.ui.kit.pictures import Pictures
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.shell.after_first_frame import AfterFirstFrame
from kiosk.ui.shell.lock_down import LockDown
from kiosk.ui.shell.screens import Screens
from kiosk.ui.shell.signal_leaver import SignalLeaver
from kiosk.ui.shell.window import Window, WindowSettings

log = logging.getLogger(__name__)
START_ENDS_AFTER_MS = 10_000
READ_WITHIN_S = 0.1
ATTENDANTS = (
    "kiosk.model.lobby",
    "kiosk.ui.shell.lobby",
    "kiosk.ui.shell.attract_view",
    "kiosk.staff",
    "kiosk.ui.shell.staff_desk",
    "kiosk.ui.shell.usage_watch",
    "kiosk.usage.writer",
    "kiosk.new_content",
    "kiosk.ui.shell.presenter",
    "kiosk.ui.shell.guide_screens",
    "kiosk.health.metrics",
    "kiosk.ui.shell.watched",
)
"""Imported one by one, since figures are counting up on the first scene meanwhile."""


def run(
    content: Path,
    *,
    reader: ContentReader | None = None,
    windowed: bool = False,
    size: tuple[int, int] | None = None,
    language: str | None = None,
    theme: str | None = None,
    screens: ScreenWish | None = None,
    notes: bool = False,
    show: str | None = None,
    watch: Watch | None = None,
) -> int:
    """Shows the kiosk until it is closed.

    Args:
        content: The content folder.
        reader: The process that reads it, if this is its first start.
        windowed: In a window of its own instead of the whole screen.
        size: Width and height of that window in pixels.
        language: Language to start with instead of the content's first.
        theme: Theme to start with instead of the content's.
        screens: What is shown on which screen; on the primary one if not given.
        notes: Whether the guide gets a small window with notes and timers.
        show: Id of the show to present from the start on.
        watch: Who watches over this run, and how much it dares to do.

    Returns:
        The exit code.

    Raises:
        ContentError: The content has problems and none that was good is kept.
        UsageError: The content does not have the language or the show.
    """
    sys.excepthook = log_uncaught
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)  # noqa: S101 - nothing else is made here
    if reader is not None:
        reader.wait()
    release = load_shown(content)
    kiosk = release.kiosk
    check_language(kiosk, language)
    show = known_show(kiosk, show, strict=watch is None or not watch.is_watched)
    cache = usable_folder(paths.cache_dir())
    safe = watch is not None and watch.mode == "safe"
    tempo = Tempo(reduced=True) if safe else None
    window = build_window(
        kiosk, release.content, language=language, theme=theme, tempo=tempo, cache=cache
    )
    window.pictures.look_in(release.pictures)
    placed = Screens(screens or ScreenWish(), window)
    lock = show_first(window, (size or (1280, 720)) if windowed else None, placed)
    ends: list[Callable[[], object]] = []
    started = Started(
        window=window,
        release=release,
        content=content,
        cache=cache,
        watch=watch,
        screens=None if windowed or safe else placed,
        notes=notes,
        show=show,
    )
    AfterFirstFrame(window, partial(attend_in_steps, started, ends))
    leaver = SignalLeaver(application)
    code = application.exec()
    for end in (leaver.close, *ends, lock.release, window.close):
        end()
    return int(code)


def attend_in_steps(started: Started, ends: list[Callable[[], object]]) -> Iterator[None]:
    """Imports what looks after a running kiosk, and has it begin; frames come between the steps."""
    for name in ATTENDANTS:
        import_module(name)
        yield
    from kiosk.attendance import attend  # noqa: PLC0415 - a fifth of what a start would import

    yield from attend(started, ends)


def check_language(kiosk: Kiosk, language: str | None) -> None:
    """Makes sure that the content has a language that a start asks for.

    Raises:
        UsageError: It has not.
    """
    known = [choice.code for choice in kiosk.languages]
    if language is not None and language not in known:
        raise UsageError(f"there is no language {language!r}; choose {', '.join(known)}")


def known_show(kiosk: Kiosk, show: str | None, *, strict: bool = True) -> str | None:
    """Returns the show that a start asks for, if the content has it.

    Args:
        kiosk: The content.
        show: Its id, or None.
        strict: Whether somebody sees what is wrong; a kiosk that is watched over does without.

    Raises:
        UsageError: The content does not have it.
    """
    if show is None or show in kiosk.shows:
        return show
    known = ", ".join(kiosk.shows) or "there are none; put them into shows/"
    if strict:
        raise UsageError(f"there is no show {show!r}; choose {known}")
    log.error("there is no show %r; there is %s", show, known)
    return None


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
    load_fonts(paths.fonts_dir())
    kept = usable_folder(cache or paths.cache_dir())
    application = QApplication.instance()
    folders = picture_folders(content)
    icons = (content / "icons", paths.icons_dir())
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


def show_first(
    window: Window, size: tuple[int, int] | None, screens: Screens | None = None
) -> LockDown:
    """Shows a window with its first scene whole, if that can be had within a moment."""
    pictures = window.pictures
    # Nothing moves yet, and a worker would have to start first.
    pictures.draw_at_once(paths.images_dir())
    lock = show_window(window, size, screens)
    window.first_painted.connect(finish_start)
    # Without this the first frame is often painted twice: once while a picture is being read.
    pictures.finish_reading(READ_WITHIN_S)
    pictures.draw_at_once(None)
    window.first_painted.connect(pictures.trim)
    # Where a picture never comes the first scene is never whole; a start ends all the same.
    QTimer.singleShot(START_ENDS_AFTER_MS, finish_start)
    return lock


def show_window(
    window: Window, size: tuple[int, int] | None, screens: Screens | None = None
) -> LockDown:
    """Shows a window of a size in pixels; where none is given, holds it on a whole screen."""
    lock = LockDown(window, screens)
    if size is None:
        lock.cover()
    else:
        window.resize(*size)
        window.show()
    return lock


def finish_start() -> None:
    """Does what the first frame did not have to wait for; once, however often it is called."""
    if gc.isenabled():
        return
    # What a start made stays: collections need not look at it again, and so end within a frame.
    gc.freeze()
    gc.enable()
