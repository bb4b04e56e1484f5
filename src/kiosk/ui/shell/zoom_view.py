"""One block alone over the whole window; painted in slices before it comes."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.ui.kit.leaves import Leaf
from kiosk.ui.kit.painter import LeafPainter, is_live
from kiosk.ui.kit.pictures import Pictures
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.scenes.alone import Alone
from kiosk.ui.scenes.still import Still
from kiosk.ui.shell.fading import Fading

SLICE_MS, SLICE_S = 12, 0.004


class ZoomView(Fading):
    """Shows a composition over everything."""

    def __init__(self, parent: QWidget, tempo: Tempo, pictures: Pictures) -> None:
        """Creates a hidden one.

        Args:
            parent: Owner; it covers it.
            tempo: Settings of movement.
            pictures: Says when a picture or chart has come.
        """
        super().__init__(parent, tempo)
        self._leaves: tuple[Leaf, ...] = ()
        self._live: tuple[Leaf, ...] = ()
        self._painter: LeafPainter | None = None
        self._still: Still | None = None
        self._coming: Still | None = None
        self._sizes: Iterator[Alone | None] | None = None
        self._painter_at: Callable[[float], LeafPainter] | None = None
        self._slicer = QTimer(self)
        self._slicer.setInterval(SLICE_MS)
        self._slicer.timeout.connect(self._on_slice)
        pictures.arrived.connect(self._on_arrived)

    @property
    def is_whole(self) -> bool:
        """Whether all of it is painted and stands there."""
        waits = self._sizes is not None or self._coming is not None
        return self._still is not None and not waits and self.share >= 1

    def show_alone(
        self, tries: Iterator[Alone | None], painter_at: Callable[[float], LeafPainter]
    ) -> None:
        """Comes with a composition as large as the window, once it is laid out and painted.

        Args:
            tries: Lays it out; stepped on in slices until it yields the layout.
            painter_at: Returns what paints, for how many times larger than usual all is.
        """
        self.hide()
        self._coming, self._sizes, self._painter_at = None, tries, painter_at
        self._slicer.start()

    def go_away(self) -> None:
        """Fades out, or does not come."""
        self._slicer.stop()
        self._coming = self._sizes = None
        self.go()

    def _begin(self) -> None:
        ratio = self._covered.devicePixelRatioF()
        size = QSize(round(self._covered.width() * ratio), round(self._covered.height() * ratio))
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.black)
        self._coming = Still(image, self._leaves, pending=False)
        self._slicer.start()

    def _try(self, tries: Iterator[Alone | None]) -> None:
        found = next(tries, None)
        if found is None or self._painter_at is None:
            return
        composition, larger = found
        self._live = tuple(leaf for leaf in composition.leaves if is_live(leaf))
        self._leaves = tuple(leaf for leaf in composition.leaves if not is_live(leaf))
        self._sizes, self._painter = None, self._painter_at(larger)
        self._begin()

    def _on_slice(self) -> None:
        if self._sizes is not None:
            self._try(self._sizes)
            return
        if self._coming is None or self._painter is None:
            self._slicer.stop()
        elif self._coming.paint(self._painter, SLICE_S):
            self._slicer.stop()
            self._still, self._coming = self._coming, None
            if self.is_there:
                self.update()
            else:
                self.come()

    def _on_arrived(self, key: str) -> None:
        """Paints anew what may have lacked a picture; what stands there stays until then."""
        del key
        if self.is_there and self._coming is None:
            self._begin()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # A full-screen picture is large, and rarely wanted.
        self._still = None

    @override
    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        if self._still is None or self._painter is None:
            return
        ratio = 1 / self.devicePixelRatioF()
        painter.scale(ratio, ratio)
        painter.setOpacity(self.share)
        painter.drawImage(QPointF(0, 0), self._still.image)
        self._painter.paint(painter, self._live)
