"""The guide's console as a widget: what was laid out, two pictures, and timers that run."""

import logging
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QBrush, QImage, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.geometry import Rect
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.kit.shapes import qrect
from kiosk.ui.kit.surface import Surface
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.scenes.still import Still
from kiosk.ui.shell.console_page import PICTURE_RADIUS, ConsoleLayout
from kiosk.ui.shell.console_plan import ConsolePlan

log = logging.getLogger(__name__)
SLICE_S, SLICE_EVERY_MS = 0.004, 8
NOTHING = Composition(width=0, height=0)
GROWN = 6.0


class ConsoleView(Surface):
    """Shows a console that was laid out; its ground is painted in slices, aside."""

    def __init__(self, parent: QWidget, tempo: Tempo) -> None:
        """Creates an empty one.

        Args:
            parent: Owner; the view covers it.
            tempo: Settings of movement.
        """
        super().__init__(parent, tempo)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._painter: LeafPainter | None = None
        self._ground, self._spare = QImage(), QImage()
        self._coming: Still | None = None
        self._layout: ConsoleLayout | None = None
        self._current_box = self._next_box = Rect(0, 0, 0, 0)
        self._pictures: dict[str, QImage] = {}
        self._over = self._timers = NOTHING
        self._slices = QTimer(self)
        self._slices.setInterval(SLICE_EVERY_MS)
        self._slices.timeout.connect(self._on_slice)

    @property
    def is_painted(self) -> bool:
        """Whether all that was laid out is shown."""
        return self._coming is None and not self._ground.isNull()

    @property
    def plan(self) -> ConsolePlan | None:
        """Where everything stands; None until something was laid out."""
        return self._layout.plan if self._layout is not None else None

    @property
    def pictures(self) -> Mapping[str, QImage]:
        """The pictures shown, by their names."""
        return self._pictures

    @property
    def current_box(self) -> Rect:
        """Where the picture of what the audience sees lies."""
        return self._current_box

    @property
    def next_box(self) -> Rect:
        """Where that of the next scene lies."""
        return self._next_box

    def picture_size(self, box: Rect) -> QSize:
        """Returns how large a picture must be, in device pixels, to fill a box."""
        return QSize(max(1, round(box.w * self._scale)), max(1, round(box.h * self._scale)))

    def show_console(
        self,
        layout: ConsoleLayout,
        current: Rect,
        upcoming: Rect,
        over: Composition,
        look: Look,
        scale: float,
        painter: LeafPainter,
    ) -> None:
        """Shows a console.

        Args:
            layout: What was laid out.
            current: Where the picture of what the audience sees lies.
            upcoming: Where that of the next scene lies.
            over: What lies over the first one.
            look: How everything looks.
            scale: Device pixels per layout unit.
            painter: Paints it.
        """
        self._painter, self._layout, self._over = painter, layout, over
        self._current_box, self._next_box = current, upcoming
        self.take(layout.composition, look.palette, scale)
        self._coming = Still(self._canvas(look), layout.composition.leaves, pending=False)
        self._slices.start()

    def _canvas(self, look: Look) -> QImage:
        """Returns an empty ground; the one that was shown last is used again."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._coming is not None:
            self._spare = self._coming.image
        image, self._spare = self._spare, QImage()
        if image.size() != size:
            image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(look.palette.canvas)
        return image

    def show_picture(self, name: str, image: QImage) -> None:
        """Shows a picture: ``current`` or ``next``; a null one shows none."""
        self._pictures[name] = image
        self._update(self._current_box if name == "current" else self._next_box)

    def show_timers(self, timers: Composition) -> None:
        """Shows what the timers say now."""
        self._timers = timers
        if self._layout is not None:
            self._update(self._layout.plan.timers)

    def _update(self, box: Rect) -> None:
        """Has a box painted anew, with what stands out of it."""
        self.update(_pixels(box.grown(GROWN), self._scale / self.devicePixelRatioF()))

    def _on_slice(self) -> None:
        coming, painter = self._coming, self._painter
        if coming is None or painter is None:
            self._slices.stop()
            return
        try:
            done = coming.paint(painter, SLICE_S)
        except Exception:
            # A named boundary: the guide sees what there was; the audience notices nothing.
            log.exception("the console cannot be painted")
            done = True
        if done:
            self._slices.stop()
            self._spare, self._ground, self._coming = self._ground, coming.image, None
            self.update()

    @override
    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        device, part = painter, event.rect()
        ratio = 1 / self.devicePixelRatioF()
        device.scale(ratio, ratio)
        if self._ground.isNull() or self._painter is None or self._layout is None:
            device.fillRect(QRectF(self.rect()), Qt.GlobalColor.black)
            return
        device.drawImage(QPointF(0, 0), self._ground)
        is_over = False
        for name, box in (("next", self._next_box), ("current", self._current_box)):
            if part.intersects(_pixels(box.grown(GROWN), self._scale * ratio)):
                self._paint_picture(device, self._pictures.get(name), box)
                is_over = True
        if is_over:
            self._painter.paint(device, self._over.leaves)
        if part.intersects(_pixels(self._layout.plan.timers, self._scale * ratio)):
            self._painter.paint(device, self._timers.leaves)
        self.paint_press(device)

    def _paint_picture(self, device: QPainter, image: QImage | None, box: Rect) -> None:
        """Paints a picture with rounded corners."""
        if image is None or image.isNull():
            return
        target = qrect(box, self._scale)
        place = QTransform.fromTranslate(target.x(), target.y())
        # One that was made for another size fills its box until the right one comes.
        place.scale(target.width() / image.width(), target.height() / image.height())
        brush = QBrush(image)
        brush.setTransform(place)
        radius = PICTURE_RADIUS * self._scale
        device.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        device.setPen(Qt.PenStyle.NoPen)
        device.setBrush(brush)
        device.drawRoundedRect(target, radius, radius)


def _pixels(box: Rect, scale: float) -> QRect:
    """Returns the pixels that a box touches."""
    return qrect(box, scale).toAlignedRect()
