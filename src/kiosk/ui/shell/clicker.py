"""Clicker and fingers of a presentation: what comes in is taken before the window sees it."""

from dataclasses import fields
from functools import lru_cache

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.settings import Keys
from kiosk.ui.shell.activity import Activity

START = "start"
FIRST_DIGIT, LAST_DIGIT = int(Qt.Key.Key_1), int(Qt.Key.Key_9)
ZERO = int(Qt.Key.Key_0)


@lru_cache(maxsize=4)
def commands_of(keys: Keys) -> dict[int, str]:
    """Returns which key (a value of `Qt.Key`) means what; names that Qt has not mean nothing."""
    known = {key.name: key.value for key in Qt.Key}
    return {
        known[f"Key_{name}"]: field.name
        for field in fields(keys)
        for name in getattr(keys, field.name)
        if f"Key_{name}" in known
    }


class Clicker(Activity):
    """Watches a window's keys and touches; takes the keys that lead a presentation.

    What repeats since a key is held down leads nothing. ``noticed`` tells of all else that comes
    down: touches, and keys that lead nothing.
    """

    commanded = Signal(str)
    """A key was pressed; gives the name of its field in `Keys`, or ``start_here``."""
    numbered = Signal(int)
    """A digit was pressed; gives the place that it stands for, from 0."""

    def __init__(self, window: QWidget, keys: Keys) -> None:
        """Watches a window; of filters there the one that came last sees everything first.

        Args:
            window: The window; also the owner.
            keys: What keys mean.
        """
        super().__init__(window)
        self.leads = False
        self.is_on = True
        self._meanings = keys
        self._held: set[int] = set()

    def use(self, keys: Keys) -> None:
        """Has keys mean something else."""
        self._meanings = keys

    @override
    def _key(self, event: QKeyEvent) -> bool:
        key, begins = event.key(), event.type() == QEvent.Type.KeyPress
        if not begins or event.isAutoRepeat():
            if not begins and not event.isAutoRepeat() and key in self._held:
                self._held.discard(key)
                return True
            return key in self._held or super()._key(event)
        if not self._lead(event):
            return super()._key(event)
        self._held.add(key)
        return True

    def _lead(self, event: QKeyEvent) -> bool:
        """Says what a key asks for; whether it leads anything."""
        if not self.is_on:
            return False
        key = event.key()
        command = commands_of(self._meanings).get(key)
        if command == START:
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.commanded.emit("start_here" if shifted else START)
            return True
        if not self.leads:
            return False
        if command is not None:
            self.commanded.emit(command)
            return True
        if FIRST_DIGIT <= key <= LAST_DIGIT or key == ZERO:
            self.numbered.emit(9 if key == ZERO else key - FIRST_DIGIT)
            return True
        return False
