"""The picture viewer: one picture as large as the window, to pinch, double-tap and drag."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.actions import CloseSheet
from kiosk.model.geometry import Rect
from kiosk.model.gesture import Drag, pulls_down
from kiosk.model.words import IconId, ImageId
from kiosk.model.zoom import Zoom, fit_zoom, move_zoom, zoom_about
from kiosk.ui.kit.leaves import BoxLeaf, Composition, ImageLeaf, Solid
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.kit.pictures_api import PictureSource
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.kit.surface import Surface
from kiosk.ui.kit.tempo import Tempo

DOUBLE_TAP_MS = 350.0
DOUBLE_TAP_ZOOM = 2.5
SHARPER = (1.0, 2.0)
"""Sizes that the picture is asked for, as multiples of the window's …"""
MOST_SIDE_PX = 4096
"""… and no larger than this, so that one picture does not drive all others out of memory."""
BACKDROP_ALPHA = 0.94
BUTTON_WIDTH, BUTTON_HEIGHT, EDGE = 200.0, 76.0, 40.0


def compose_viewer(look: Look, width: float, height: float, caption: str) -> Composition:
    """Lays out what stands over the picture: caption and close button, on plates.

    Args:
        look: How everything looks.
        width: Of the window in layout units.
        height: Of the window in layout units.
        caption: Words below the picture.
    """
    sketch = Sketch(look, width)
    palette = look.palette
    words = look.word("close")
    size = max(BUTTON_HEIGHT, look.min_target)
    label = sketch.advance(words, "label_strong")
    button_w = max(BUTTON_WIDTH, label + 110)
    button = Rect(width - EDGE - button_w, height - EDGE - size, button_w, size)
    fill = look.accent.fill
    sketch.add(BoxLeaf(rect=button, fill=Solid(fill), radius=size / 2))
    x = button.x + (button.w - label - 44) / 2
    sketch.icon(x, button.y + size / 2 - 15, 30, IconId("close"), look.accent.on_fill)
    sketch.text(x + 44, button.y, label + 4, words, "label_strong", look.accent.on_fill, line=size)
    sketch.target(button, CloseSheet(), words, radius=size / 2)
    if caption:
        room = button.x - 2 * EDGE - 48
        lines = sketch.lines(caption, room, "label")
        text_h = len(lines) * look.line("label")
        wide = max(sketch.advance(line, "label") for line in lines)
        plate = Rect(EDGE, height - EDGE - text_h - 24, wide + 48, text_h + 24)
        sketch.add(BoxLeaf(rect=plate, fill=Solid(palette.surface, 0.92), radius=18))
        sketch.text(plate.x + 24, plate.y + 12, room, caption, "label", palette.ink1)
    return sketch.finish(height)


class Viewer(Surface):
    """Shows one picture."""

    def __init__(self, parent: QWidget, tempo: Tempo, pictures: PictureSource) -> None:
        """Creates a hidden viewer.

        Args:
            parent: Owner; the viewer covers it.
            tempo: Settings of movement.
            pictures: Where pictures come from.
        """
        super().__init__(parent, tempo)
        self._pictures = pictures
        self._image: ImageId | None = None
        self._theme = "day"
        self._painter: LeafPainter | None = None
        self._zoom = Zoom()
        self._dragged_to = (0.0, 0.0)
        self._last_tap = -1e9
        self._fingers.dragged.connect(self._on_dragged)
        self._fingers.released.connect(self._on_released)
        self._fingers.pinched.connect(self._on_pinched)
        self.hide()

    @property
    def zoom(self) -> Zoom:
        """How the picture stands."""
        return self._zoom

    def open_picture(
        self,
        image: ImageId,
        composition: Composition,
        look: Look,
        scale: float,
        painter: LeafPainter,
    ) -> None:
        """Shows a picture, whole.

        Args:
            image: The picture.
            composition: What stands over it.
            look: How everything looks.
            scale: Device pixels per layout unit.
            painter: Paints the composition.
        """
        if image != self._image or self.isHidden():
            self._zoom = Zoom()
        self._image, self._theme, self._painter = image, look.palette.name, painter
        self.take(composition, look.palette, scale)
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Hides."""
        self._image = None
        self.hide()

    def _size(self) -> tuple[float, float]:
        unit = self._scale / self.devicePixelRatioF()
        return self.width() / unit, self.height() / unit

    def _picture(self) -> QImage | None:
        """Returns the picture, as sharp as the zoom needs or as far as it has come."""
        if self._image is None:
            return None
        width, height = self._size()
        sharper = next((s for s in SHARPER if s >= self._zoom.factor), SHARPER[-1])
        sharper = max(1.0, min(sharper, MOST_SIDE_PX / (max(width, height) * self._scale)))
        leaf = ImageLeaf(rect=Rect(0, 0, width, height), image=self._image)
        return self._pictures.image(leaf, self._theme, self._scale * sharper)

    @override
    def _on_tapped(self, x: float, y: float) -> None:
        if self.hit(x, y) is not None:
            super()._on_tapped(x, y)
            return
        if self._zoom.factor == 1 and not self._is_on_picture(x, y):
            self.activated.emit(CloseSheet())
            return
        now = self.now()
        if now - self._last_tap <= DOUBLE_TAP_MS:
            wanted = DOUBLE_TAP_ZOOM if self._zoom.factor < DOUBLE_TAP_ZOOM / 2 else 1.0
            self._zoom_at(wanted / self._zoom.factor, x, y)
            self._last_tap = -1e9
        else:
            self._last_tap = now

    def _is_on_picture(self, x: float, y: float) -> bool:
        image = self._picture()
        if image is None:
            return False
        width, height = self._size()
        fit = min(width / image.width(), height / image.height())
        across, down = image.width() * fit / 2, image.height() * fit / 2
        return abs(x - width / 2) <= across and abs(y - height / 2) <= down

    def _on_released(self, drag: object, now_ms: float) -> None:
        if isinstance(drag, Drag) and self._zoom.factor == 1 and pulls_down(drag, now_ms):
            self.activated.emit(CloseSheet())

    @override
    def _on_pressed(self, x: float, y: float) -> None:
        self._dragged_to = (x, y)
        super()._on_pressed(x, y)

    def _on_dragged(self, drag: object) -> None:
        if isinstance(drag, Drag):
            at = drag.recent[-1]
            dx, dy = at.x - self._dragged_to[0], at.y - self._dragged_to[1]
            self._dragged_to = (at.x, at.y)
            self._set(move_zoom(self._zoom, dx, dy))

    def _on_pinched(self, by: float, x: float, y: float) -> None:
        self._zoom_at(by, x, y)

    def _zoom_at(self, by: float, x: float, y: float) -> None:
        width, height = self._size()
        self._set(zoom_about(self._zoom, by, x - width / 2, y - height / 2))

    def _set(self, zoom: Zoom) -> None:
        width, height = self._size()
        image = self._picture()
        picture_w, picture_h = width, height
        if image is not None:
            picture_w, picture_h = float(image.width()), float(image.height())
        self._zoom = fit_zoom(zoom, picture_w, picture_h, width, height)
        self.update()

    @override
    def give_up(self) -> None:
        # What lies below is worth more than a picture that cannot be seen.
        self.activated.emit(CloseSheet())

    @override
    def paint_instead(self, painter: QPainter) -> None:
        if self._palette is not None:
            painter.fillRect(self.rect(), QColor(self._palette.scrim))

    @override
    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        if self._palette is None or self._painter is None:
            return
        ratio = 1 / self.devicePixelRatioF()
        painter.scale(ratio, ratio)
        self.paint_scrim(painter, BACKDROP_ALPHA)
        image = self._picture()
        if image is not None:
            self._paint_picture(painter, image)
        self._painter.paint(painter, self.composition.leaves)
        self.paint_press(painter)

    def _paint_picture(self, painter: QPainter, image: QImage) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width, height = (part * self._scale for part in self._size())
        fit = min(width / image.width(), height / image.height())
        zoom = self._zoom
        w, h = image.width() * fit * zoom.factor, image.height() * fit * zoom.factor
        x = width / 2 + zoom.dx * self._scale - w / 2
        y = height / 2 + zoom.dy * self._scale - h / 2
        painter.drawImage(QRectF(x, y, w, h), image)
