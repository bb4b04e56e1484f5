"""The PIN pad or the staff page as a widget over everything; keys of a keyboard work there too."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.actions import LeaveStaff, PressKey
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.kit.surface import Surface
from kiosk.ui.kit.tempo import Tempo

_KEYS = {
    Qt.Key.Key_Backspace: PressKey("erase"),
    Qt.Key.Key_Delete: PressKey("erase"),
    Qt.Key.Key_Return: PressKey("enter"),
    Qt.Key.Key_Enter: PressKey("enter"),
    Qt.Key.Key_Escape: LeaveStaff(),
}


def next_at(count: int, here: list[bool], *, forward: bool) -> int:
    """Returns which of some targets is next in a ring; the first or last if none is it now."""
    if True not in here:
        return 0 if forward else count - 1
    return (here.index(True) + (1 if forward else -1)) % count


class StaffView(Surface):
    """Covers the window with a composition; nothing below is reached."""

    def __init__(self, parent: QWidget, tempo: Tempo) -> None:
        """Creates a hidden view.

        Args:
            parent: Owner; the view covers it.
            tempo: Settings of movement.
        """
        super().__init__(parent, tempo)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._look: Look | None = None
        self._painter: LeafPainter | None = None
        self.hide()

    def show_staff(
        self, composition: Composition, look: Look, scale: float, painter: LeafPainter
    ) -> None:
        """Shows the pad or the page.

        Args:
            composition: In layout units of the window.
            look: How everything looks.
            scale: Device pixels per layout unit.
            painter: Paints it.
        """
        self._look, self._painter = look, painter
        self.take(composition, look.palette, scale)
        if self.isHidden():
            self.show()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.raise_()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Whatever the key is, it goes no further: the scene below must not turn.
        event.accept()
        text = event.text()
        action = _KEYS.get(Qt.Key(event.key()))
        if text.isascii() and text.isdigit():
            action = PressKey(text)
        if action is not None:
            self.activated.emit(action)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        # The keyboard stays among these targets: what lies below must not be reached.
        widgets = self._pool.widgets
        if not widgets:
            return True
        here = self.window().focusWidget()
        at = next_at(len(widgets), [widget is here for widget in widgets], forward=next)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        widgets[at].setFocus(reason)
        return True

    @override
    def paint_instead(self, painter: QPainter) -> None:
        # Staff are never shut in: keys and wishes stay where they can be touched.
        self.paint_plain(painter)

    @override
    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        look, pen = self._look, self._painter
        if look is None or pen is None:
            return
        ratio = 1 / self.devicePixelRatioF()
        painter.scale(ratio, ratio)
        self.paint_scrim(painter, look.palette.scrim_alpha)
        pen.paint(painter, self.composition.leaves)
        self.paint_press(painter)
