"""A widget that shows a composition, feels touches on its targets and says what they ask for."""

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.model.actions import Action
from kiosk.theme.palettes import Palette
from kiosk.ui.kit.fingers import Fingers
from kiosk.ui.kit.fonts import face
from kiosk.ui.kit.leaves import Composition, Target
from kiosk.ui.kit.painted import Painted
from kiosk.ui.kit.shapes import qrect, rounded_path
from kiosk.ui.kit.targets import FOCUS_WIDTH, FOCUS_WIDTH_CONTRAST, TargetPool
from kiosk.ui.kit.tempo import Tempo

FRAME_MS = 16
PRESS_ALPHA = 0.10
PRESS_SHOWN_MS = 120
PLAIN_PX = 26.0


class Surface(Painted):
    """Base of all that is touched: page, bar, sheet."""

    activated = Signal(object)
    touched = Signal(bool)

    def __init__(self, parent: QWidget, tempo: Tempo) -> None:
        """Creates an empty surface.

        Args:
            parent: Owner.
            tempo: Settings of movement.
        """
        super().__init__(parent)
        self._tempo = tempo
        self._scale = 1.0
        self._palette: Palette | None = None
        self._composition = Composition(width=0, height=0)
        self._pool = TargetPool(self, self.activated.emit)
        self._pressed: Target | None = None
        self._fingers = Fingers(self)
        self._fingers.pressed.connect(self._on_pressed)
        self._fingers.cancelled.connect(self._on_cancelled)
        self._fingers.tapped.connect(self._on_tapped)
        self._fingers.touched.connect(self.touched)
        self._clock = QElapsedTimer()
        self._clock.start()
        self._ticker = QTimer(self)
        self._ticker.setInterval(FRAME_MS)
        self._ticker.timeout.connect(self._on_tick)
        self._release = QTimer(self)
        self._release.setSingleShot(True)
        self._release.setInterval(PRESS_SHOWN_MS)
        self._release.timeout.connect(self._on_cancelled)

    @property
    def composition(self) -> Composition:
        """What is shown now."""
        return self._composition

    @property
    def targets(self) -> tuple[Target, ...]:
        """What can be touched now."""
        return self._composition.targets

    @property
    def is_moving(self) -> bool:
        """Whether anything is animated."""
        return self._ticker.isActive()

    def press_origin(self) -> QPointF:
        """Returns where the composition's origin lies on the widget, in layout units."""
        return QPointF(0, 0)

    def take(self, composition: Composition, palette: Palette, scale: float) -> None:
        """Shows a composition.

        Args:
            composition: What to show.
            palette: Colours, for press and focus marks.
            scale: Device pixels per layout unit.
        """
        self._composition, self._palette, self._scale = composition, palette, scale
        self._fingers.scale = scale / self.devicePixelRatioF()
        self._pressed = None
        self.try_again()
        self.show_targets()
        self.update()

    def focus_target(self, action: Action | None) -> bool:
        """Gives the keyboard to the target of an action, or to the first one if None."""
        return self._pool.focus(action)

    def show_targets(self) -> None:
        """Lays target widgets over the composition's targets."""
        if self._palette is None:
            return
        width = FOCUS_WIDTH_CONTRAST if self._palette.name == "contrast" else FOCUS_WIDTH
        scale = self._scale / self.devicePixelRatioF()
        self._pool.show(self._composition.targets, scale, self._palette.focus, width)

    def hit(self, x: float, y: float) -> Target | None:
        """Returns the topmost target under a point in layout units."""
        origin = self.press_origin()
        for target in reversed(self._composition.targets):
            if target.rect.contains(x - origin.x(), y - origin.y()):
                return target
        return None

    def paint_press(self, painter: QPainter) -> None:
        """Paints the mark of a finger on a target; the painter is in device pixels."""
        if self._pressed is None or self._palette is None:
            return
        color = QColor(self._palette.ink1)
        color.setAlphaF(PRESS_ALPHA)
        path = rounded_path(self._pressed.rect, self._pressed.radius, self._scale)
        painter.fillPath(path, color)

    def paint_scrim(self, painter: QPainter, alpha: float) -> None:
        """Darkens what lies below; the painter is in device pixels."""
        if self._palette is None:
            return
        color = QColor(self._palette.scrim)
        color.setAlphaF(alpha)
        ratio = self.devicePixelRatioF()
        painter.fillRect(QRectF(0, 0, self.width() * ratio, self.height() * ratio), color)

    def paint_plain(self, painter: QPainter) -> None:
        """Paints the names of what can be touched: it stays of use where all else fails."""
        palette = self._palette
        if palette is None:
            return
        painter.fillRect(self.rect(), QColor(palette.canvas))
        painter.setPen(QColor(palette.ink1))
        unit = self._scale / self.devicePixelRatioF()
        painter.setFont(face(PLAIN_PX * unit, "", bold=True))
        for target in self._composition.targets:
            painter.drawText(qrect(target.rect, unit), _PLAIN, target.name)

    def let_go(self) -> None:
        """Has a finger that is down do nothing any more."""
        self._fingers.forget()

    def start_moving(self) -> None:
        """Begins to repaint every frame until `move` says that all rests."""
        if not self._ticker.isActive():
            self._ticker.start()
        self.update()

    def move_on(self, now_ms: float) -> bool:
        """Advances what is animated; returns whether anything still moves."""
        del now_ms
        return False

    def now(self) -> float:
        """Returns milliseconds on the surface's clock."""
        return float(self._clock.elapsed())

    def _on_tick(self) -> None:
        if not self.move_on(self.now()):
            self._ticker.stop()
        self.update()

    def _on_pressed(self, x: float, y: float) -> None:
        self._release.stop()
        self._pressed = self.hit(x, y)
        if self._pressed is not None:
            self.update()

    def _on_cancelled(self) -> None:
        if self._pressed is not None:
            self._pressed = None
            self.update()

    def _on_tapped(self, x: float, y: float) -> None:
        pressed = self._pressed
        target = self.hit(x, y)
        self._release.start()
        if target is not None and pressed is not None and target.action == pressed.action:
            self.choose(target.action, x, y)

    def choose(self, action: Action, x: float, y: float) -> None:
        """Says what a touch at a point asks for; surfaces with finer regions refine it."""
        del x, y
        self.activated.emit(action)


_PLAIN = 0x0084 | 0x1000
"""Qt's flags for centred words that may be broken, as the integer that ``drawText`` takes."""
