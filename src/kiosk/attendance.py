"""Looks after a kiosk whose first frame stands: lobby, staff, counting, releases, heartbeat."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.health.calm_words import CalmWords, keep_calm_words
from kiosk.health.metrics import MetricsWriter
from kiosk.model.kiosk import Kiosk
from kiosk.model.words import Language, say
from kiosk.new_content import NewContent
from kiosk.staff import Gate
from kiosk.started import Started
from kiosk.ui.shell.attract_view import AttractView
from kiosk.ui.shell.console_state import Offered, offered_shows
from kiosk.ui.shell.drawing_ahead import DrawingAhead
from kiosk.ui.shell.guide_screens import GuideScreens
from kiosk.ui.shell.lobby import Attraction, Lobby
from kiosk.ui.shell.presenter import Presenter
from kiosk.ui.shell.release_watch import ReleaseWatch
from kiosk.ui.shell.staff_desk import StaffDesk
from kiosk.ui.shell.staff_errands import StaffErrands
from kiosk.ui.shell.staff_report import ALL_WISHES, read_report
from kiosk.ui.shell.tour_attraction import TourAttraction
from kiosk.ui.shell.usage_watch import UsageWatch
from kiosk.ui.shell.watched import WatchedWindow
from kiosk.ui.shell.window import Window
from kiosk.usage.writer import FILE_NAME as USAGE_FILE
from kiosk.usage.writer import UsageWriter

if TYPE_CHECKING:
    from kiosk.ui.shell.console import Console

Ends = list[Callable[[], object]]


def attend(started: Started, ends: Ends) -> Iterator[None]:
    """Connects all that looks after the kiosk, in steps between which frames are painted.

    Args:
        started: What is there.
        ends: Gets what ends each of them, in the order in which that is to be done.
    """
    kiosk, window = started.kiosk, started.window
    presenter = Presenter(window)
    lobby = Lobby(kiosk, window, make_attraction=partial(make_attraction, window, presenter))
    presenter.follow(lobby)
    yield
    ends += count_visits(kiosk, window, lobby)
    yield
    errands = let_staff_in(started, lobby, presenter)
    ends.insert(0, errands.close)
    yield
    ends += take_new_content(started, lobby, errands)
    yield
    ends += let_guide_see(started, lobby, presenter)
    if started.show is not None:
        presenter.start(started.show)
    yield
    # Last: a heartbeat says that all of this is there.
    ends += let_watch(started, lobby)


def count_visits(kiosk: Kiosk, window: Window, lobby: Lobby) -> Ends:
    """Counts what visitors look at."""
    path = paths.state_dir() / USAGE_FILE
    writer = UsageWriter(path, days=kiosk.usage.days, most_mb=kiosk.usage.most_mb)
    usage = UsageWatch(window, writer.add)
    usage.follow(lobby)
    return [usage.close, writer.close]


def let_staff_in(started: Started, lobby: Lobby, presenter: Presenter) -> StaffErrands:
    """Has staff asked for their PIN where they hold the corner, and does what they ask for."""
    window, state, version = started.window, paths.state_dir(), started.release.version
    report = partial(read_report, state, ALL_WISHES, str(version or ""))
    shows = partial(shows_of, window)
    desk = StaffDesk(started.kiosk, window, Gate(state), report, shows=shows)
    desk.opened.connect(lobby.suspend)
    desk.closed.connect(lobby.resume)
    desk.sleep_requested.connect(lobby.sleep_now)
    desk.brightness_requested.connect(lobby.set_brightness)
    desk.show_requested.connect(presenter.start)
    lobby.shade.stay_above(desk.view)
    # After the lobby: the corner must also see what only wakes the screen.
    desk.watch()
    return StaffErrands(desk, started.content)


def shows_of(window: Window, language: Language) -> tuple[Offered, ...]:
    """Returns what can be presented of the content that is shown now."""
    return offered_shows(window.kiosk, language)


def take_new_content(started: Started, lobby: Lobby, errands: StaffErrands) -> Ends:
    """Has new releases made of the content folder and drawn ahead, and offers them to the lobby.

    A safe run changes nothing by itself.
    """
    window, content = started.window, started.content
    ahead = DrawingAhead(started.release.content, started.cache, window)
    new = NewContent(content, started.cache, started.release, window)
    new.taken.connect(ahead.draw_for)
    new.ready.connect(lobby.offer_content)
    errands.content_changed.connect(new.look)
    lobby.content_taken.connect(new.note_shown)
    lobby.content_refused.connect(new.note_refused)
    releases = ReleaseWatch(content, paths.cache_dir(), window)
    releases.release_ready.connect(new.fetch)
    ahead.begin()
    if not started.is_safe:
        lobby.content_refused.connect(releases.refuse)
        releases.begin()
    return [releases.close, ahead.close]


def let_guide_see(started: Started, lobby: Lobby, presenter: Presenter) -> Ends:
    """Shows on other screens what belongs there."""
    window, screens = started.window, started.screens
    # Most kiosks have one screen: what others need is not read at every start.
    if started.notes:
        from kiosk.ui.shell.notes_window import NotesWindow  # noqa: PLC0415 - see above

        NotesWindow(window, lobby, presenter)
    if screens is None or screens.wish.use == "span":
        return []
    if screens.wish.use == "mirror":
        from kiosk.ui.shell.mirror import Mirrors  # noqa: PLC0415 - see above

        return [Mirrors(window, screens).close]
    if not screens.wish.console:
        return []
    return [GuideScreens(window, lobby, screens, partial(make_console, presenter)).close]


def make_console(presenter: Presenter, window: Window, lobby: Lobby) -> "Console":
    """Returns the guide's console; it is not shown yet."""
    from kiosk.ui.shell.console import Console  # noqa: PLC0415 - most kiosks never need it

    return Console(window, lobby, presenter)


def let_watch(started: Started, lobby: Lobby) -> Ends:
    """Tells others how the kiosk is."""
    if started.watch is None:
        return []
    state, kiosk = paths.state_dir(), started.kiosk
    WatchedWindow(started.window, lobby, started.watch, started.release.version)
    keep_calm_words(state, calm_words(kiosk))
    path = kiosk.metrics.textfile
    return [MetricsWriter(Path(path).expanduser(), state).close] if path else []


def calm_words(kiosk: Kiosk) -> CalmWords:
    """Returns what the calm page says in the content's first language."""
    language = kiosk.languages[0].code
    title = say(kiosk.texts.calm_title, language)
    return CalmWords(language=language, title=title, body=say(kiosk.texts.calm_body, language))


def make_attraction(window: Window, presenter: Presenter, kiosk: Kiosk) -> Attraction:
    """Returns what draws people to a window while nobody visits it, as the content wants it."""
    if kiosk.attract.mode == "tour":
        return TourAttraction(presenter)
    return AttractView(window, kiosk, window.tempo, window.pictures)
