"""Watches which screens are plugged in, and says what is shown on which."""

from typing import cast

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from kiosk.model.geometry import Rect
from kiosk.model.screens import Arrangement, Display, ScreenWish, arrange


class Screens(QObject):
    """Knows the arrangement of the screens, and tells when it is another one."""

    arranged = Signal()

    def __init__(self, wish: ScreenWish, parent: QObject | None = None) -> None:
        """Looks at what is plugged in, from now on.

        Args:
            wish: What the start asked for.
            parent: Owner.
        """
        super().__init__(parent)
        self._wish = wish
        self._found = _look(wish, QGuiApplication.screens(), None)
        application = cast("QGuiApplication", QGuiApplication.instance())
        application.screenAdded.connect(self._on_added)
        application.screenRemoved.connect(self._on_removed)
        application.primaryScreenChanged.connect(self.look)
        for screen in application.screens():
            screen.geometryChanged.connect(self.look)

    @property
    def wish(self) -> ScreenWish:
        """What the start asked for."""
        return self._wish

    @property
    def arrangement(self) -> Arrangement:
        """What is shown where."""
        return self._found

    @property
    def audience(self) -> QRect:
        """Where the audience's window lies."""
        return qrect_of(self._found.audience)

    def look(self) -> None:
        """Looks again."""
        self._take(QGuiApplication.screens())

    def _on_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.look)
        self.look()

    def _on_removed(self, screen: QScreen) -> None:
        # Said while it is taken away: what stands there must go before the system moves it.
        self._take([one for one in QGuiApplication.screens() if one is not screen])

    def _take(self, screens: list[QScreen]) -> None:
        if not screens:
            # All are unplugged: nobody sees anything until one is there again.
            return
        found = _look(self._wish, screens, self._found)
        if found != self._found:
            self._found = found
            self.arranged.emit()


def screen_of(display: Display) -> QScreen | None:
    """Returns the screen of a name, if it is there."""
    named = [one for one in QGuiApplication.screens() if one.name() == display.name]
    return named[0] if named else None


def qrect_of(box: Rect) -> QRect:
    """Returns a box in whole pixels."""
    return QRect(*(round(part) for part in box))


def _look(wish: ScreenWish, screens: list[QScreen], before: Arrangement | None) -> Arrangement:
    displays = [Display(name=one.name(), box=_box(one.geometry())) for one in screens]
    return arrange(displays, QGuiApplication.primaryScreen().name(), wish, before)


def _box(rect: QRect) -> Rect:
    return Rect(rect.x(), rect.y(), rect.width(), rect.height())
