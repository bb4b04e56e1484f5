"""What lies above the page: the scrim and the sheet that comes up from the bottom."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.actions import Action, CloseSheet, OpenChart, StepSheet, TouchMark
from kiosk.model.geometry import Rect
from kiosk.model.gesture import Drag, pulls_down, settle_page
from kiosk.ui.kit.chart_marks import mark_at, paint_mark
from kiosk.ui.kit.leaves import ChartLeaf, Composition
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.painter import LeafPainter, is_live
from kiosk.ui.kit.pictures_api import ChartFailedError, DrawnChart, PictureSource
from kiosk.ui.kit.surface import Surface
from kiosk.ui.kit.tempo import Tempo


class SheetView(Surface):
    """Shows one sheet over everything; closes by a pull down or a touch on the scrim."""

    closed = Signal()

    def __init__(self, parent: QWidget, tempo: Tempo, pictures: PictureSource) -> None:
        """Creates a hidden sheet.

        Args:
            parent: Owner; the sheet covers it.
            tempo: Settings of movement.
            pictures: Where charts come from.
        """
        super().__init__(parent, tempo)
        self._pictures = pictures
        self._look: Look | None = None
        self._painter: LeafPainter | None = None
        self._rect = Rect(0, 0, 0, 0)
        self._picture = QImage()
        self._is_stale = True
        self._pull = 0.0
        self._moved_at = -1e9
        self._opened_at = -1e9
        self._leaving = False
        self._lit: TouchMark | None = None
        self._fingers.dragged.connect(self._on_dragged)
        self._fingers.released.connect(self._on_released)
        self.hide()

    def open_sheet(
        self,
        composition: Composition,
        rect: Rect,
        look: Look,
        scale: float,
        painter: LeafPainter,
    ) -> None:
        """Shows a sheet; one that was hidden comes up, one that was open changes in place.

        Args:
            composition: In layout units of the window.
            rect: The sheet's own rectangle.
            look: How it looks.
            scale: Device pixels per layout unit.
            painter: Paints it.
        """
        fresh = self.isHidden() or self._leaving
        self._look, self._painter, self._rect = look, painter, rect
        self._pull, self._leaving = 0.0, False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.take(composition, look.palette, scale)
        # At once: it is not to come up late because of this.
        self._paint_picture(painter)
        if fresh:
            self._moved_at = self.now()
        self._opened_at = self.now()
        self.show()
        self.raise_()
        self.start_moving()

    def repaint_sheet(self) -> None:
        """Has the sheet's picture painted anew, after something it lacked has come."""
        self._is_stale = True
        self.update()

    def _paint_picture(self, painter: LeafPainter) -> None:
        """Paints what of the sheet does not move."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        # One picture serves all sheets: a new one of this size would have to be cleared page by
        # page, and where it was before memory would fall apart.
        if self._picture.size() != size:
            self._picture = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        self._picture.fill(0)
        device = QPainter(self._picture)
        try:
            painter.paint(device, (one for one in self.composition.leaves if not is_live(one)))
        finally:
            device.end()
        self._is_stale = False

    def leave(self) -> None:
        """Goes down and hides."""
        if self.isHidden() or self._leaving:
            return
        self._leaving = True
        # A sheet that goes down is no longer in the way of the next touch.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._moved_at = self.now()
        self.start_moving()

    def light(self, mark: TouchMark | None) -> None:
        """Lights a chart's mark up, or none."""
        self._lit = mark
        self.update()

    @property
    def is_open(self) -> bool:
        """Whether a sheet is shown and stays."""
        return not self.isHidden() and not self._leaving

    def _share(self) -> float:
        """Returns how far the sheet is up: 0 hidden, 1 in its place."""
        elapsed = self.now() - self._moved_at
        if self._leaving:
            return 1 - self._tempo.progress("sheet_down", elapsed)
        return self._tempo.progress("sheet_up", elapsed)

    # Touch ----------------------------------------------------------------------------------

    @override
    def press_origin(self) -> QPointF:
        return QPointF(0, self._pull)

    def _on_dragged(self, drag: object) -> None:
        if isinstance(drag, Drag) and drag.axis == "vertical":
            self._pull = max(0.0, drag.dy)
            self.update()

    def _on_released(self, drag: object, now_ms: float) -> None:
        if not isinstance(drag, Drag):
            return
        if pulls_down(drag, now_ms):
            self.activated.emit(CloseSheet())
            return
        self._pull = 0.0
        step = settle_page(drag, now_ms, has_previous=True, has_next=True)
        if step:
            self.activated.emit(StepSheet(step))
        self.update()

    @override
    def _on_cancelled(self) -> None:
        super()._on_cancelled()
        if self._pull:
            self._pull = 0.0
            self.update()

    @override
    def choose(self, action: Action, x: float, y: float) -> None:
        leaf = self._chart_at(x, y) if isinstance(action, OpenChart) else None
        if leaf is not None:
            ref = mark_at(self._drawn(leaf), leaf, x, y)
            if ref:
                self.activated.emit(TouchMark(leaf.scene, leaf.index, ref))
            return
        self.activated.emit(action)

    @override
    def _on_tapped(self, x: float, y: float) -> None:
        if not self._rect.contains(x, y):
            self.activated.emit(CloseSheet())
            return
        leaf = self._chart_at(x, y)
        if leaf is not None and self.hit(x, y) is None:
            ref = mark_at(self._drawn(leaf), leaf, x, y)
            if ref:
                self.activated.emit(TouchMark(leaf.scene, leaf.index, ref))
            return
        super()._on_tapped(x, y)

    def _chart_at(self, x: float, y: float) -> ChartLeaf | None:
        for leaf in self.composition.leaves:
            if isinstance(leaf, ChartLeaf) and leaf.rect.contains(x, y):
                return leaf
        return None

    def _drawn(self, leaf: ChartLeaf) -> DrawnChart | None:
        if self._look is None:
            return None
        try:
            return self._pictures.chart(leaf, self._look.palette.name, self._scale)
        except ChartFailedError:
            return None

    # Movement -------------------------------------------------------------------------------

    @override
    def move_on(self, now_ms: float) -> bool:
        if self._leaving and self._share() <= 0:
            self.hide()
            self._leaving = False
            self.closed.emit()
            return False
        grow = now_ms - self._opened_at < self._tempo.ms("draw_on")
        return grow or self._leaving or self._share() < 1

    @override
    def give_up(self) -> None:
        # What lies below is worth more than a sheet that cannot be read.
        if self.is_open:
            self.activated.emit(CloseSheet())

    @override
    def paint_instead(self, painter: QPainter) -> None:
        if self._palette is not None:
            box = self._rect.scaled(self._scale / self.devicePixelRatioF())
            painter.fillRect(QRectF(*box), QColor(self._palette.surface))

    @override
    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        look, pen = self._look, self._painter
        if look is None or pen is None:
            return
        if self._is_stale:
            self._paint_picture(pen)
        ratio = 1 / self.devicePixelRatioF()
        painter.scale(ratio, ratio)
        share = self._share()
        self.paint_scrim(painter, look.palette.scrim_alpha * share)
        down = self._pull + (1 - share) * self._rect.h
        painter.translate(0, round(down * self._scale))
        painter.drawImage(QPointF(0, 0), self._picture)
        grown = self._tempo.progress("draw_on", self.now() - self._opened_at)
        for leaf in self.composition.leaves:
            if is_live(leaf):
                pen.paint(painter, (leaf,), grown if isinstance(leaf, ChartLeaf) else 1.0)
        self._paint_lit(painter, look)
        self.paint_press(painter)

    def _paint_lit(self, device: QPainter, look: Look) -> None:
        mark = self._lit
        for leaf in self.composition.leaves:
            if mark is not None and isinstance(leaf, ChartLeaf) and leaf.index == mark.index:
                drawn = self._drawn(leaf)
                if drawn is not None:
                    paint_mark(device, drawn, leaf, mark.ref, look, self._scale)
