"""Keeps a window on the whole of its screen, and has what the system wishes of it do nothing.

The real lock is the session, which has no other program in it (see ``deploy``). This is what the
program itself can do where it is not alone: it stays in front, refuses to be closed, and takes the
keys that a window manager would act on.
"""

import logging
from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QWidget
from typing_extensions import override

log = logging.getLogger(__name__)
PUT_BACK_AFTER_MS = 200
MOST_TRIES = 7
"""Where something keeps moving the window, it is put back more and more rarely, up to 12 s."""
AT_REST_AFTER_MS = 5000
"""Put back so long ago and still there: nothing keeps moving it."""
HAS_NEIGHBOURS = frozenset(("xcb", "windows", "cocoa"))
"""Platforms on which other windows can lie over this one."""
FREE_TO_PLACE = HAS_NEIGHBOURS | {"offscreen", "minimal"}
"""Platforms on which a window says itself where it stands; elsewhere the compositor does."""


def choose_screen(names: Sequence[str], primary: str, wanted: str) -> str:
    """Returns the name of the screen to cover.

    Args:
        names: Of all screens, in the system's order.
        primary: The one that the system thinks most of.
        wanted: A name, or a number counted from 1; "" wants the primary one.

    Returns:
        The wanted screen while it is there, else the primary one.
    """
    if wanted in names:
        return wanted
    if wanted.isdecimal() and 1 <= int(wanted) <= len(names):
        return names[int(wanted) - 1]
    return primary


class LockDown(QObject):
    """Holds one window; `release` lets it go, so that it can be closed."""

    def __init__(self, window: QWidget, wanted_screen: str = "") -> None:
        """Does nothing yet.

        Args:
            window: The window; also the owner.
            wanted_screen: As for `choose_screen`.
        """
        super().__init__(window)
        self._window = window
        self._wanted = wanted_screen
        self._native: QWindow | None = None
        self._tries = 0
        self._has_keys = False
        self._since = QElapsedTimer()
        self._since.start()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._put_back)

    def cover(self) -> None:
        """Shows the window on the whole screen and holds it there from now on."""
        window = self._window
        window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        window.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        window.setAcceptDrops(False)
        # Without a window manager (a bare session) nobody else gives the window its size.
        window.setGeometry(self._screen().geometry())
        window.showFullScreen()
        self._native = window.windowHandle()
        self._native.installEventFilter(self)
        self._native.activeChanged.connect(self._on_changed)
        application = cast("QGuiApplication", QGuiApplication.instance())
        application.screenAdded.connect(self._on_screen_added)
        application.screenRemoved.connect(self._on_changed)
        application.primaryScreenChanged.connect(self._on_changed)
        for screen in application.screens():
            screen.geometryChanged.connect(self._on_changed)
        self._take_keys()

    def release(self) -> None:
        """Lets the window go."""
        self._again.stop()
        native, self._native = self._native, None
        if native is not None:
            native.removeEventFilter(self)
            native.activeChanged.disconnect(self._on_changed)
            if QGuiApplication.platformName() == "xcb":
                native.setKeyboardGrabEnabled(False)
                self._has_keys = False

    @property
    def is_held(self) -> bool:
        """Whether the window is held."""
        return self._native is not None

    def _screen(self) -> QScreen:
        screens = QGuiApplication.screens()
        primary = QGuiApplication.primaryScreen()
        name = choose_screen([one.name() for one in screens], primary.name(), self._wanted)
        return next((one for one in screens if one.name() == name), primary)

    def _take_keys(self) -> None:
        """Takes the keys that a window manager waits for; other systems have no such way."""
        if self._native is None or QGuiApplication.platformName() != "xcb":
            return
        if not self._has_keys:
            self._has_keys = self._native.setKeyboardGrabEnabled(True)

    def _on_screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        if self._native is not None and not self._again.isActive():
            self._again.start(PUT_BACK_AFTER_MS << min(self._tries, MOST_TRIES - 1))

    def _put_back(self) -> None:
        """Puts the window where it belongs, unless it is there."""
        if self._native is None:
            return
        at_rest = self._since.elapsed() > AT_REST_AFTER_MS
        if self._is_in_place():
            if at_rest:
                self._tries = 0
            self._take_keys()
            return
        if at_rest:
            log.info("the window was moved, hidden or covered; it is put back")
        self._tries += 1
        self._since.start()
        window = self._window
        if not self._native.isExposed() and QGuiApplication.platformName() == "xcb":
            # Unmapped behind Qt's back: Qt shows only what it believes to be hidden.
            window.hide()
            self._has_keys = False
        window.setGeometry(self._screen().geometry())
        window.showFullScreen()
        if QGuiApplication.platformName() in HAS_NEIGHBOURS:
            window.raise_()
            window.activateWindow()
        if self._tries < MOST_TRIES:
            self._on_changed()

    def _is_in_place(self) -> bool:
        window, native = self._window, self._native
        if native is None or window.isMinimized() or not window.isFullScreen():
            return False
        platform = QGuiApplication.platformName()
        if platform in FREE_TO_PLACE and window.geometry() != self._screen().geometry():
            return False
        if platform != "xcb":
            return True
        # A window of our own may have the keyboard; nobody else.
        return native.isExposed() and QGuiApplication.focusWindow() is not None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Close:
            event.ignore()
            log.info("something asked the window to close; staff do that on their page")
            return True
        if kind in _MOVED:
            self._on_changed()
        return False


_MOVED = frozenset(
    (
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.WindowStateChange,
        QEvent.Type.Expose,
        QEvent.Type.Hide,
    )
)
