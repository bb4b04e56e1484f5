"""Windows that show the same picture as the audience's window, each on a screen of its own."""

import logging

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QImage, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.geometry import Rect
from kiosk.ui.kit.shapes import qrect
from kiosk.ui.shell.console_plan import fitted
from kiosk.ui.shell.console_shots import photograph
from kiosk.ui.shell.screens import Screens, screen_of

log = logging.getLogger(__name__)
AT_MOST_EVERY_MS = 33
"""So often the copies follow: half as often as the picture itself, which keeps its frames."""


class Mirrors(QObject):
    """Keeps one copy on every screen that is to show the same."""

    def __init__(self, window: QWidget, screens: Screens) -> None:
        """Shows copies from now on; shows none where none are wanted.

        Args:
            window: What is copied; also the owner.
            screens: Says where to.
        """
        super().__init__(window)
        self._window, self._screens = window, screens
        self._copies: dict[str, MirrorWindow] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AT_MOST_EVERY_MS)
        self._soon.timeout.connect(self._copy)
        screens.arranged.connect(self._arrange)
        window.installEventFilter(self)
        self._arrange()

    @property
    def copies(self) -> "tuple[MirrorWindow, ...]":
        """The windows that show copies."""
        return tuple(self._copies.values())

    def close(self) -> None:
        """Shows no copies any more."""
        self._window.removeEventFilter(self)
        self._soon.stop()
        for name in tuple(self._copies):
            self._drop(name)

    def _arrange(self) -> None:
        wanted = {display.name: display for display in self._screens.arrangement.mirrors}
        for name in tuple(self._copies):
            if name not in wanted:
                self._drop(name)
        for name, display in wanted.items():
            screen = screen_of(display)
            if screen is not None:
                copy = self._copies.setdefault(name, MirrorWindow())
                copy.setWindowTitle(self._window.windowTitle())
                copy.cover(screen)
        if self._copies:
            self._soon.start()

    def _drop(self, name: str) -> None:
        copy = self._copies.pop(name)
        copy.hide()
        copy.deleteLater()

    def _copy(self) -> None:
        if not self._copies or not self._window.isVisible():
            return
        try:
            image = photograph(self._window)
        except Exception:
            # A named boundary: without copies the audience's own window goes on.
            log.exception("the picture cannot be copied to other screens")
            self.close()
            return
        for copy in self._copies.values():
            copy.show_image(image)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_idle = bool(self._copies) and not self._soon.isActive()
        if is_idle and event.type() == QEvent.Type.UpdateRequest:
            self._soon.start()
        return False


class MirrorWindow(QWidget):
    """Covers a screen with a picture, as large as it fits; nothing there can be touched."""

    def __init__(self) -> None:
        """Creates a hidden, black window."""
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setObjectName("mirror")
        self._image = QImage()

    @property
    def image(self) -> QImage:
        """What it shows."""
        return self._image

    def cover(self, screen: QScreen) -> None:
        """Shows itself on the whole of a screen."""
        self.setGeometry(screen.geometry())
        # Not `showFullScreen`: that asks for the keyboard.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    def show_image(self, image: QImage) -> None:
        """Shows a picture."""
        self._image = image
        self.update()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        device = QPainter(self)
        ratio = 1 / self.devicePixelRatioF()
        device.scale(ratio, ratio)
        whole = Rect(0, 0, self.width() / ratio, self.height() / ratio)
        box = whole
        if not self._image.isNull():
            box = fitted(self._image.width(), self._image.height(), whole)
        if self._image.isNull() or box != whole:
            device.fillRect(QRectF(*whole), Qt.GlobalColor.black)
        if not self._image.isNull():
            device.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            device.drawImage(qrect(box, 1), self._image)
        device.end()
