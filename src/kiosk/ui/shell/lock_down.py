"""Keeps a window on the whole of its screen, and has what the system wishes of it do nothing.

The real lock is the session, which has no other program in it (see ``deploy``). This is what the
program itself can do where it is not alone: it stays in front, refuses to be closed, and takes the
keys that a window manager would act on.
"""

import logging

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.screens import ScreenWish
from kiosk.ui.shell.screens import Screens

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


class LockDown(QObject):
    """Holds one window; `release` lets it go, so that it can be closed."""

    def __init__(self, window: QWidget, screens: Screens | None = None) -> None:
        """Does nothing yet.

        Args:
            window: The window; also the owner.
            screens: Says which screen is meant; the primary one if not given.
        """
        super().__init__(window)
        self._window = window
        self._screens = screens or Screens(ScreenWish(console=False), self)
        # Several kiosks on one machine have one keyboard: nobody insists on it.
        self._shares_machine = self._screens.wish.shares_machine
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
        self._fill_screen()
        self._native = window.windowHandle()
        self._native.installEventFilter(self)
        self._native.activeChanged.connect(self._on_changed)
        self._screens.arranged.connect(self._on_changed)
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

    def _fill_screen(self) -> None:
        """Shows the window where it belongs."""
        self._window.setGeometry(self._screens.audience)
        if self._spans:
            # On the whole screen means on one of them.
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    @property
    def _spans(self) -> bool:
        """Whether the window lies over several screens."""
        is_free = QGuiApplication.platformName() in FREE_TO_PLACE
        return is_free and self._screens.wish.use == "span"

    def _take_keys(self) -> None:
        """Takes the keys that a window manager waits for; other systems have no such way."""
        if self._native is None or self._shares_machine:
            return
        if QGuiApplication.platformName() != "xcb":
            return
        if not self._has_keys:
            self._has_keys = self._native.setKeyboardGrabEnabled(True)

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
        self._fill_screen()
        if QGuiApplication.platformName() in HAS_NEIGHBOURS:
            window.raise_()
            window.activateWindow()
        if self._tries < MOST_TRIES:
            self._on_changed()

    def _is_in_place(self) -> bool:
        window, native = self._window, self._native
        if native is None or window.isMinimized():
            return False
        if not self._spans and not window.isFullScreen():
            return False
        platform = QGuiApplication.platformName()
        if platform in FREE_TO_PLACE and window.geometry() != self._screens.audience:
            return False
        if platform != "xcb":
            return True
        if self._shares_machine:
            return native.isExposed()
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
