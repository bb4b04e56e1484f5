"""Notices what people do with a window, and takes away what only wakes it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_TOUCH = frozenset(
    (
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
    )
)
_KEY = frozenset((QEvent.Type.KeyPress, QEvent.Type.KeyRelease))
_PRESS = frozenset((QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick))
_MOUSE = _PRESS | {QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease, QEvent.Type.Wheel}


class Activity(QObject):
    """Watches what the system sends to the native window, before anything there sees it.

    Touches, keys and clickers count; what a program sends does not, nor does a mouse that only
    moves, nor mouse events that Qt makes of touches. A gesture that began while ``swallows`` was
    set reaches nothing, from the first finger to the last.
    """

    noticed = Signal(bool)
    """Somebody did something; says whether a finger, button or key came down."""

    def __init__(self, window: QWidget) -> None:
        """Watches a window from when it is shown.

        Args:
            window: The window; also the owner.
        """
        super().__init__(window)
        self.swallows = False
        self._window = window
        self._native: QObject | None = None
        self._gestures: set[str] = set()
        self._keys: set[int] = set()
        window.installEventFilter(self)
        self._watch()

    def _watch(self) -> None:
        """Watches the native window that the window has now; it may get another one."""
        native: QObject | None = self._window.windowHandle()
        if native is None or native is self._native:
            return
        self._native = native
        native.installEventFilter(self)

    def _touch(self, event: QEvent) -> bool:
        kind = event.type()
        return self._gesture(
            "touch",
            begins=kind == QEvent.Type.TouchBegin,
            ends=kind in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel),
        )

    def _mouse(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Wheel:
            return self._gesture("wheel", begins=True, ends=True)
        if not isinstance(event, QMouseEvent):
            return False
        if event.source() != Qt.MouseEventSource.MouseEventNotSynthesized:
            return "touch" in self._gestures or self.swallows
        down = event.buttons() != Qt.MouseButton.NoButton
        if kind == QEvent.Type.MouseMove and not down:
            return False
        return self._gesture("mouse", begins=kind in _PRESS, ends=not down)

    def _gesture(self, device: str, *, begins: bool, ends: bool) -> bool:
        """Notices a gesture; says whether it is kept from the window."""
        if begins:
            # One that never ended, since the driver lost it, is over when the next one begins.
            self._gestures.discard(device)
            if self.swallows:
                self._gestures.add(device)
        taken = device in self._gestures
        if ends:
            self._gestures.discard(device)
        self.noticed.emit(begins)
        return taken

    def _key(self, event: QKeyEvent) -> bool:
        key, begins = event.key(), event.type() == QEvent.Type.KeyPress
        if event.isAutoRepeat():
            # A key that something lies on is nobody.
            return key in self._keys or self.swallows
        if begins and self.swallows:
            self._keys.add(key)
        taken = key in self._keys
        if not begins:
            self._keys.discard(key)
        self.noticed.emit(begins)
        return taken

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._window:
            if kind in (QEvent.Type.Show, QEvent.Type.WinIdChange):
                self._watch()
            return False
        if not event.spontaneous():
            return False
        taken = False
        if kind in _TOUCH:
            taken = self._touch(event)
        elif kind in _MOUSE:
            taken = self._mouse(event)
        elif kind in _KEY and isinstance(event, QKeyEvent):
            taken = self._key(event)
        if taken:
            event.accept()
        return taken
