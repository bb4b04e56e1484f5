"""Widgets that paint inside one boundary: all of a picture, or something quiet in its place."""

import logging

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.health.uncaught import tell_staff_of_fault

log = logging.getLogger(__name__)
GIVES_UP_AFTER = 3
"""So many frames that fail one after the other are no accident."""


class Painted(QWidget):
    """Base of what paints itself: `paint`, and `paint_instead` for a frame in which that fails.

    The next frames try again, beside the screen: half a picture never stays. Where they fail too,
    `give_up` does what is to follow; whatever asks for a frame still has it tried.
    """

    def __init__(self, parent: QWidget) -> None:
        """Creates a widget that nothing has failed in.

        Args:
            parent: Owner.
        """
        super().__init__(parent)
        self._failures = 0
        self._told: set[str] = set()

    @property
    def is_failing(self) -> bool:
        """Whether the last frame failed, and the next ones try again."""
        return 0 < self._failures < GIVES_UP_AFTER

    @property
    def has_given_up(self) -> bool:
        """Whether frame after frame fails: what is painted instead is what is shown."""
        return self._failures >= GIVES_UP_AFTER

    @property
    def subject(self) -> str:
        """What it paints, as the log calls it."""
        return type(self).__name__

    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        """Paints what is to be shown; the painter is in the widget's pixels."""
        raise NotImplementedError

    def paint_instead(self, painter: QPainter) -> None:
        """Paints something quiet, with nothing that could fail in its turn; else nothing."""

    def give_up(self) -> None:
        """Follows once frame after frame has failed; not while anything is painted."""

    def try_again(self) -> None:
        """Forgets failures: something else is painted from now on."""
        self._failures = 0

    def log_once(self, fault: str, error: Exception) -> None:
        """Writes an exception to the log, once for each fault, and tells staff."""
        if fault not in self._told:
            self._told.add(fault)
            log.error("%s", fault, exc_info=error)
            tell_staff_of_fault()

    def _tries(self, painter: QPainter, event: QPaintEvent) -> bool:
        """Paints; says whether that went well."""
        try:
            self.paint(painter, event)
        except Exception as error:  # noqa: BLE001 - see below
            # A named boundary: whatever cannot be painted, nobody sees an error or half of it.
            self._failures += 1
            self.log_once(f"{self.subject} cannot be painted", error)
            if self._failures <= GIVES_UP_AFTER:
                self.update()
            if self._failures == GIVES_UP_AFTER:
                QTimer.singleShot(0, self, self._on_failures)
            return False
        return True

    def _on_failures(self) -> None:
        # Meanwhile there may be something else to paint.
        if self.has_given_up:
            self.give_up()

    def _try_apart(self, event: QPaintEvent) -> None:
        """Tries again beside the screen, which gets only what was painted to its end."""
        ratio = self.devicePixelRatioF()
        image = QImage(self.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(0)
        painter = QPainter(image)
        went_well = self._tries(painter, event)
        painter.end()
        painter.begin(self)
        if went_well:
            painter.drawImage(0, 0, image)
            self._failures = 0
            # Around a part that was asked for stands what was painted instead.
            self.update()
        else:
            self.paint_instead(painter)
        painter.end()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._failures:
            self._try_apart(event)
            return
        painter = QPainter(self)
        went_well = self._tries(painter, event)
        painter.end()
        if not went_well:
            # Afresh: the one that failed may have left any place, clip or opacity behind.
            painter.begin(self)
            self.paint_instead(painter)
            painter.end()
