"""Full-screen pictures: painted in slices, on canvases that are used again and again."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from kiosk.ui.kit.leaves import Leaf
from kiosk.ui.kit.painter import LeafPainter


class Canvases:
    """Hands out canvases of one size and takes back those that are needed no more.

    A new canvas costs as much time as painting half a scene, since the system has to clear its
    memory. And full-screen pictures that come and go leave holes between all that stays.
    """

    def __init__(self) -> None:
        """Starts without any."""
        self._spare: list[QImage] = []

    def take(self, size: QSize) -> QImage:
        """Returns a black canvas, in device pixels; spare ones of another size are dropped."""
        if self._spare and self._spare[-1].size() != size:
            self._spare.clear()
        image = self._spare.pop() if self._spare else QImage(size, QImage.Format.Format_RGB32)
        image.fill(0)
        return image

    def give_back(self, image: QImage) -> None:
        """Takes a canvas that nobody shows any more."""
        self._spare.append(image)


class Still:
    """A scene's picture without what moves: painted wholly, or as far as slices went."""

    def __init__(self, image: QImage, leaves: tuple[Leaf, ...], *, pending: bool) -> None:
        """Starts an unpainted picture.

        Args:
            image: The canvas, in device pixels.
            leaves: What is painted on it, in order.
            pending: Whether illustrations are still on their way.
        """
        self.image = image
        self.pending = pending
        self._rest: Iterator[Leaf] = iter(leaves)
        self.done = False

    def add(self, painter: LeafPainter, leaves: tuple[Leaf, ...]) -> None:
        """Paints more leaves over a picture that is whole."""
        device = QPainter(self.image)
        painter.paint(device, leaves)
        device.end()

    def paint(self, painter: LeafPainter, budget_s: float) -> bool:
        """Paints leaves until the time is used up; returns whether all are painted."""
        if self.done:
            return True
        ends = perf_counter() + budget_s
        device = QPainter(self.image)
        try:
            for leaf in self._rest:
                painter.paint(device, (leaf,))
                if perf_counter() >= ends:
                    return False
        finally:
            device.end()
        self.done = True
        return True
