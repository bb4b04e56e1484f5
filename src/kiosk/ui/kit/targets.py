"""Targets as widgets: what keyboard focus rests on and what assistive programs read."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.actions import Action
from kiosk.ui.kit.leaves import Target

FOCUS_WIDTH = 4.0
FOCUS_WIDTH_CONTRAST = 6.0
FOCUS_OFFSET = 4.0


class TargetWidget(QWidget):
    """A transparent widget over one target; touches pass through to the surface below."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Creates an idle one; `show_target` gives it a target."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._target: Target | None = None
        self._color = "black"
        self._width = FOCUS_WIDTH
        self._radius = 0.0
        self._ringed = False
        self.hide()

    def show_target(self, target: Target, scale: float, color: str, width: float) -> None:
        """Takes the place and the words of a target.

        Args:
            target: The target, in layout units of the parent.
            scale: Widget pixels per layout unit.
            color: Colour of the focus ring.
            width: Its width in layout units.
        """
        grow = (FOCUS_OFFSET + width) * scale
        rect = target.rect
        self.setGeometry(
            QRect(
                round(rect.x * scale - grow),
                round(rect.y * scale - grow),
                round(rect.w * scale + 2 * grow),
                round(rect.h * scale + 2 * grow),
            )
        )
        self._target, self._color = target, color
        self._width, self._radius = width * scale, (target.radius + FOCUS_OFFSET) * scale
        self.setAccessibleName(target.name)
        self.setAccessibleDescription(target.description)
        self.show()

    @property
    def is_ringed(self) -> bool:
        """Whether a key brought the focus here, so that its ring is seen."""
        return self._ringed

    @property
    def target(self) -> Target | None:
        """The target it stands for."""
        return self._target

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._ringed:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._color), self._width))
        inset = self._width / 2
        box = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, self._radius, self._radius)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # Focus that a key did not move would put a ring on a screen that nobody steers by key.
        self._ringed = event.reason() in _BY_KEY
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ringed = False
        super().focusOutEvent(event)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select):
            if self._target is not None:
                self.chosen.emit(self._target.action)
            return
        super().keyPressEvent(event)


_BY_KEY = frozenset((Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason))


class TargetPool:
    """Keeps as many target widgets as a surface has targets, and reuses them."""

    def __init__(self, parent: QWidget, chosen: Callable[[Action], None]) -> None:
        """Creates an empty pool.

        Args:
            parent: The surface that the targets lie on.
            chosen: Slot that takes the action of a target chosen by key.
        """
        self._parent = parent
        self._chosen = chosen
        self._widgets: list[TargetWidget] = []

    @property
    def widgets(self) -> tuple[TargetWidget, ...]:
        """Those that stand for a target now."""
        return tuple(widget for widget in self._widgets if not widget.isHidden())

    def focus(self, action: Action | None) -> bool:
        """Gives the keyboard to the target of an action, or to the first one if None.

        Returns:
            Whether there is such a target.
        """
        for widget in self.widgets:
            target = widget.target
            if target is not None and (action is None or target.action == action):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def show(self, targets: tuple[Target, ...], scale: float, color: str, width: float) -> None:
        """Gives every target a widget; spare widgets hide."""
        while len(self._widgets) < len(targets):
            self._widgets.append(TargetWidget(self._parent))
            self._widgets[-1].chosen.connect(self._chosen)
        for widget, target in zip(self._widgets, targets, strict=False):
            widget.show_target(target, scale, color, width)
            widget.setObjectName(_handle(target.action))
        for widget in self._widgets[len(targets) :]:
            if widget.hasFocus():
                widget.clearFocus()
            widget.hide()


@lru_cache(maxsize=1024)
def _handle(action: Action) -> str:
    """Returns a kebab-case name for tests: what the action does and to what."""
    kind = "".join(f"-{c.lower()}" if c.isupper() else c for c in type(action).__name__).strip("-")
    slots = getattr(type(action), "__slots__", ())
    values = "-".join(str(getattr(action, slot)) for slot in slots)
    return f"{kind}-{values}".replace("_", "-").replace("/", "-").strip("-").lower()
