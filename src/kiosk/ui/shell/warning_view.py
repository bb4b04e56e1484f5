"""The question before a visit ends, over everything: a scrim, a card, and a ring that empties."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QElapsedTimer, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.geometry import Rect
from kiosk.theme.palettes import Palette
from kiosk.ui.kit.fonts import face
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.painted import Painted
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.scenes.stage import Stage
from kiosk.ui.shell.calm_page import paint_calm
from kiosk.ui.shell.cover import Cover
from kiosk.ui.shell.warning import RING, RING_WIDTH, WarningLayout, compose_warning, spoken_warning

STEP_MS, REDUCED_STEP_MS, FADE_STEP_MS = 50, 1000, 16
NUMBER_SHARE = 0.4
SHADOW_ROOM = 76.0
"""So far its shadow reaches beyond the card."""
PLAIN_RING = 0.2
"""Side of the ring over words that stand alone, as a share of the shorter side."""
FULL_TURN, TOP = 360 * 16, 90 * 16
"""Angles as `QPainter.drawArc` takes them."""
LooksAt = Callable[[], tuple[Look, Stage, LeafPainter]]


class CountdownRing(Painted):
    """A number and an arc that say how much time is left."""

    def __init__(self, parent: QWidget) -> None:
        """Creates a full ring."""
        super().__init__(parent)
        # Nothing below it is painted each time it moves.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._palette: Palette | None = None
        self._ink = self._ground = "black"
        self._unit = 1.0
        self._left = self._whole = 1.0

    def dress(self, look: Look, unit: float, ground: str) -> None:
        """Takes its colours, that of what it stands on too, and pixels per layout unit."""
        self._palette, self._ink, self._unit = look.palette, look.accent.text, unit
        self._ground = ground
        self.try_again()

    def count(self, left: float, whole: float) -> None:
        """Shows how many of how many seconds are left."""
        self._left, self._whole = max(0.0, left), whole
        self.update()

    @property
    def number(self) -> int:
        """The number shown."""
        return ceil(self._left)

    @override
    def paint_instead(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor(self._ground))

    @override
    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        painter.fillRect(self.rect(), QColor(self._ground))
        palette = self._palette
        if palette is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = RING_WIDTH * self._unit
        box = QRectF(self.rect()).adjusted(width, width, -width, -width)
        painter.setPen(QPen(QColor(palette.line), width))
        painter.drawEllipse(box)
        pen = QPen(QColor(self._ink), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(box, TOP, round(FULL_TURN * self._left / self._whole))
        painter.setFont(face(self.height() * NUMBER_SHARE, "en", bold=True))
        painter.setPen(QColor(palette.ink1))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.number))


class WarningView(Cover):
    """Asks whether somebody is still there; a touch anywhere is the answer.

    Where the card cannot be laid out or painted, the same words stand alone on the canvas.
    """

    def __init__(self, parent: QWidget, tempo: Tempo, looks_at: LooksAt) -> None:
        """Creates a hidden question.

        Args:
            parent: Owner; the question covers it.
            tempo: Settings of movement.
            looks_at: Says how everything looks when it is asked, on which stage, and paints.
        """
        super().__init__(parent)
        self._tempo, self._looks_at = tempo, looks_at
        self._ring = CountdownRing(self)
        self._card = QImage()
        self._at = QPointF()
        self._scrim = QColor()
        self._look: Look | None = None
        self._is_plain = False
        self._seconds = 1.0
        self._clock = QElapsedTimer()
        self._ticker = QTimer(self)
        self._ticker.timeout.connect(self._on_tick)

    @property
    def ring(self) -> CountdownRing:
        """What counts down."""
        return self._ring

    def begin(self, seconds: float) -> None:
        """Asks, and counts so many seconds down."""
        self._seconds = seconds
        self.try_again()
        self._clock.start()
        self._ring.hide()
        self.cover()
        self.lay_out()
        self._ticker.start(FADE_STEP_MS)
        self._on_tick()

    def leave(self) -> None:
        """Hides at once."""
        self._ticker.stop()
        self.hide()
        self._card = QImage()

    @property
    def left(self) -> float:
        """How many seconds are left."""
        return max(0.0, self._seconds - self._clock.elapsed() / 1000)

    def _share(self) -> float:
        return self._tempo.progress("reduced", self._clock.elapsed())

    def lay_out(self) -> None:
        """Lays itself out for the window as it is now, while it is shown."""
        if self.isHidden():
            return
        look, stage, painter = self._looks_at()
        self._look = look
        self.setAccessibleName(spoken_warning(look))
        try:
            self._lay_out_card(look, stage, painter)
        except Exception as error:  # noqa: BLE001 - see below
            # A named boundary: whatever is wrong with the card, the question is asked.
            self.log_once("the question before a visit ends cannot be laid out", error)
            self._lay_out_plainly(look)
        self.update()

    def _lay_out_card(self, look: Look, stage: Stage, painter: LeafPainter) -> None:
        laid = compose_warning(look, stage)
        ratio = self.devicePixelRatioF()
        unit = stage.scale / ratio
        self._paint_card(laid, stage.scale, painter, ratio)
        self._ring.setGeometry(_pixels(laid.ring, unit))
        self._ring.dress(look, unit, look.palette.surface)
        self._scrim = QColor(look.palette.scrim)
        self._scrim.setAlphaF(look.palette.scrim_alpha)
        self._is_plain = False

    def _lay_out_plainly(self, look: Look) -> None:
        """Has the ring stand over words in the middle."""
        self._is_plain = True
        width, height = self.width(), self.height()
        side = min(width, height) * PLAIN_RING
        self._ring.setGeometry(
            _pixels(Rect((width - side) / 2, height / 2 - 1.6 * side, side, side), 1)
        )
        self._ring.dress(look, side / RING, look.palette.canvas)

    def _paint_card(
        self, laid: WarningLayout, scale: float, painter: LeafPainter, ratio: float
    ) -> None:
        """Paints card and shadow once; only the ring moves."""
        box = laid.card.grown(SHADOW_ROOM)
        size = (round(box.w * scale), round(box.h * scale))
        self._card = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
        self._card.fill(0)
        self._card.setDevicePixelRatio(ratio)
        self._at = QPointF(box.x * scale / ratio, box.y * scale / ratio)
        device = QPainter(self._card)
        device.scale(1 / ratio, 1 / ratio)
        device.translate(SHADOW_ROOM * scale, SHADOW_ROOM * scale)
        try:
            painter.paint(device, laid.composition.leaves)
        finally:
            device.end()

    def _on_tick(self) -> None:
        self._ring.count(self.left, self._seconds)
        if self._ring.isVisible():
            return
        if self._share() >= 1:
            self._ring.show()
            self._ticker.setInterval(REDUCED_STEP_MS if self._tempo.reduced else STEP_MS)
        self.update()

    @property
    @override
    def subject(self) -> str:
        return "the question before a visit ends"

    @override
    def give_up(self) -> None:
        if self._look is not None:
            self._lay_out_plainly(self._look)
            self.update()

    @override
    def paint_instead(self, painter: QPainter) -> None:
        look = self._look
        if look is not None:
            words = look.word("still_there"), look.word("still_there_how")
            paint_calm(painter, QRectF(self.rect()), words, look.language, look.palette)

    @override
    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        painter.setOpacity(self._share())
        if self._is_plain:
            self.paint_instead(painter)
            return
        painter.fillRect(event.rect(), self._scrim)
        painter.drawImage(self._at, self._card)


def _pixels(rect: Rect, unit: float) -> QRect:
    return QRect(
        round(rect.x * unit), round(rect.y * unit), round(rect.w * unit), round(rect.h * unit)
    )
