"""The composition root: builds the objects of a running kiosk and connects them."""

import gc
import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import kiosk.ui.shell.without_qt  # noqa: F401 - before Qt, see there
from kiosk import paths
from kiosk.errors import UsageError
from kiosk.first_start import ContentReader
from kiosk.health.calm_words import CalmWords, keep_calm_words
from kiosk.health.metrics import MetricsWriter
from kiosk.health.uncaught import log_uncaught
from kiosk.health.watch import Watch
from kiosk.model.journey import start_visit
from kiosk.model.kiosk import Kiosk
from kiosk.model.screens import ScreenWish
from kiosk.model.words import say
from kiosk.releases.start import load_shown
from kiosk.staff import Gate

# isort: split
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk.new_content import NewContent
from kiosk.ui.kit.fonts import load_fonts
from kiosk.ui.kit.picture_cache import usable_folder
from kiosk.ui.kit.picture_requests import picture_folders
from kiosk.ui.kit.pictures import Pictures
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.shell.attract_view import AttractView
from kiosk.ui.shell.drawing_ahead import DrawingAhead
from kiosk.ui.shell.guide_screens import GuideScreens
from kiosk.ui.shell.lobby import Attraction, Lobby
from kiosk.ui.shell.lock_down import LockDown
from kiosk.ui.shell.presenter import Presenter
from kiosk.ui.shell.release_watch import ReleaseWatch
from kiosk.ui.shell.screens import Screens
from kiosk.ui.shell.signal_leaver import SignalLeaver
from kiosk.ui.shell.staff_desk import StaffDesk
from kiosk.ui.shell.staff_errands import StaffErrands
from kiosk.ui.shell.staff_report import ALL_WISHES, read_report
from kiosk.ui.shell.tour_attraction import TourAttraction
from kiosk.ui.shell.usage_watch import UsageWatch
from kiosk.ui.shell.watched import WatchedWindow
from kiosk.ui.shell.window import Window, WindowSettings
from kiosk.usage.writer import FILE_NAME as USAGE_FILE
from kiosk.usage.writer import UsageWriter

if TYPE_CHECKING:
    from kiosk.ui.shell.console import Console

log = logging.getLogger(__name__)
START_ENDS_AFTER_MS = 10_000
READ_WITHIN_S = 0.1


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
    ahead = DrawingAhead(release.content, cache, window)
    window.first_painted.connect(ahead.begin)
    writer = UsageWriter(
        paths.state_dir() / USAGE_FILE, days=kiosk.usage.days, most_mb=kiosk.usage.most_mb
    )
    usage = UsageWatch(window, writer.add)
    presenter = Presenter(window)
    lobby = Lobby(kiosk, window, make_attraction=partial(make_attraction, window, presenter))
    usage.follow(lobby)
    presenter.follow(lobby)
    watched = let_watch(kiosk, window, lobby, watch, release.version)
    errands = let_staff_in(kiosk, window, lobby, content, release.version)
    new = NewContent(content, cache, release, window)
    new.taken.connect(ahead.draw_for)
    errands.content_changed.connect(new.look)
    releases = follow_releases(new, window, lobby, content, begins=not safe)
    others = None if windowed or safe else placed
    guided = let_guide_see(window, lobby, presenter, others, notes=notes)
    if show is not None:
        presenter.start(show)
    leaver = SignalLeaver(application)
    code = application.exec()
    ends: list[Callable[[], object]] = [leaver.close, errands.close, usage.close, writer.close]
    for end in (*ends, *guided, *watched, releases.close, ahead.close, lock.release, window.close):
        end()
    return int(code)


def let_guide_see(
    window: Window,
    lobby: Lobby,
    presenter: Presenter,
    screens: Screens | None,
    *,
    notes: bool = False,
) -> tuple[Callable[[], object], ...]:
    """Shows on other screens what belongs there; returns what ends that.

    Args:
        window: The audience's window; it is shown.
        lobby: What drives it.
        presenter: Leads presentations.
        screens: Says which screens there are, and what for; None leaves other screens alone.
        notes: Whether the guide gets a small window over this one.
    """
    # Most kiosks have one screen: what others need is not read at every start.
    if notes:
        from kiosk.ui.shell.notes_window import NotesWindow  # noqa: PLC0415 - see above

        NotesWindow(window, lobby, presenter)
    if screens is None or screens.wish.use == "span":
        return ()
    if screens.wish.use == "mirror":
        from kiosk.ui.shell.mirror import Mirrors  # noqa: PLC0415 - see above

        return (Mirrors(window, screens).close,)
    if not screens.wish.console:
        return ()
    return (GuideScreens(window, lobby, screens, partial(make_console, presenter)).close,)


def make_console(presenter: Presenter, window: Window, lobby: Lobby) -> "Console":
    """Returns the guide's console; it is not shown yet."""
    from kiosk.ui.shell.console import Console  # noqa: PLC0415 - most kiosks never need it

    return Console(window, lobby, presenter)


def follow_releases(
    new: NewContent, window: Window, lobby: Lobby, content: Path, *, begins: bool
) -> ReleaseWatch:
    """Has new releases made of the content folder, and offers them to the lobby.

    Args:
        new: Reads them.
        window: The window.
        lobby: Knows when they can be shown.
        content: The content folder.
        begins: Whether it is watched from now on; a safe run changes nothing by itself.
    """
    new.ready.connect(lobby.offer_content)
    lobby.content_taken.connect(new.note_shown)
    lobby.content_refused.connect(new.note_refused)
    releases = ReleaseWatch(content, paths.cache_dir(), window)
    releases.release_ready.connect(new.fetch)
    if begins:
        lobby.content_refused.connect(releases.refuse)
        window.first_painted.connect(releases.begin)
    return releases


def let_watch(
    kiosk: Kiosk, window: Window, lobby: Lobby, watch: Watch | None, version: int
) -> tuple[Callable[[], object], ...]:
    """Tells others how the kiosk is; returns what ends that.

    Args:
        kiosk: The content.
        window: The window.
        lobby: What drives it.
        watch: Who watches over this run, if anybody is told.
        version: The release that is shown; 0 for none.
    """
    if watch is None:
        return ()
    state = paths.state_dir()
    WatchedWindow(window, lobby, watch, version)
    keep_calm_words(state, calm_words(kiosk))
    path = kiosk.metrics.textfile
    return (MetricsWriter(Path(path).expanduser(), state).close,) if path else ()


def calm_words(kiosk: Kiosk) -> CalmWords:
    """Returns what the calm page says in the content's first language."""
    language = kiosk.languages[0].code
    title = say(kiosk.texts.calm_title, language)
    return CalmWords(language=language, title=title, body=say(kiosk.texts.calm_body, language))


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


def let_staff_in(
    kiosk: Kiosk, window: Window, lobby: Lobby, content: Path, version: int
) -> StaffErrands:
    """Has staff asked for their PIN where they hold the corner, and does what they ask for.

    Args:
        kiosk: The content.
        window: The window; it is shown.
        lobby: Ends no visit while staff are there.
        content: The content folder, whose releases are meant.
        version: Of the release that is shown; 0 for none.
    """
    state = paths.state_dir()
    report = partial(read_report, state, ALL_WISHES, str(version or ""))
    desk = StaffDesk(kiosk, window, Gate(state), report)
    desk.opened.connect(lobby.suspend)
    desk.closed.connect(lobby.resume)
    desk.sleep_requested.connect(lobby.sleep_now)
    desk.brightness_requested.connect(lobby.set_brightness)
    lobby.shade.stay_above(desk.view)
    # After the lobby: the corner must also see what only wakes the screen.
    desk.watch()
    return StaffErrands(desk, content)


def make_attraction(window: Window, presenter: Presenter, kiosk: Kiosk) -> Attraction:
    """Returns what draws people to a window while nobody visits it, as the content wants it."""
    if kiosk.attract.mode == "tour":
        return TourAttraction(presenter)
    return AttractView(window, kiosk, window.tempo, window.pictures)


def finish_start() -> None:
    """Does what the first frame did not have to wait for; once, however often it is called."""
    if gc.isenabled():
        return
    # What a start made stays: collections need not look at it again, and so end within a frame.
    gc.freeze()
    gc.enable()
