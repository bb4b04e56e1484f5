"""The dot cloud that fades out of a corner, drawn once into an image for each look of it."""

from collections.abc import Iterator
from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.ui.kit.leaves import HalftoneLeaf

STEP, ROW, REACH = 22.0, 19.05, 330.0
STRETCH = 1.9
"""How much farther the cloud reaches sideways than down."""


def paint_halftone(painter: QPainter, leaf: HalftoneLeaf, scale: float) -> None:
    """Paints the cloud at the top right of its box.

    Args:
        painter: A painter in device pixels.
        leaf: Colour and place.
        scale: Device pixels per layout unit.
    """
    right, top = leaf.rect.right * scale, leaf.rect.y * scale
    x, y = floor(right), floor(top)
    cloud = _cloud(leaf.color, leaf.alpha, scale, round(right - x, 3), round(top - y, 3))
    painter.drawImage(QPointF(x + 1 - cloud.width(), y), cloud)


@lru_cache(maxsize=4)
def _cloud(color: str, alpha: float, scale: float, right: float, top: float) -> QImage:
    """Returns the dots as pixels.

    Args:
        color: Of all dots.
        alpha: Of the strongest.
        scale: Device pixels per layout unit.
        right: How far into the last column of pixels the corner lies.
        top: How far into the first row it lies.
    """
    width, height = ceil(STRETCH * REACH * scale) + 1, ceil(REACH * scale) + 1
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    ink = QColor(color)
    for left, down, radius, share in dots():
        ink.setAlphaF(alpha * share)
        painter.setBrush(ink)
        center = QPointF(width - 1 + right - left * scale, top + down * scale)
        painter.drawEllipse(center, radius * scale, radius * scale)
    painter.end()
    return image


def dots() -> Iterator[tuple[float, float, float, float]]:
    """Yields every dot of a cloud; the rule of their radii stands in the art's description.

    Yields:
        How far left of and below the corner it lies, its radius, and its share of the opacity.
    """
    for row in range(int(REACH / ROW) + 2):
        y = 10 + row * ROW
        for column in range(int(REACH * STRETCH / STEP) + 2):
            dx = 6 + column * STEP + (STEP / 2 if row % 2 else 0)
            far = ((dx / STRETCH) ** 2 + y**2) ** 0.5 / REACH
            radius = 5.2 * (1 - far)
            if radius > 0.5:
                yield dx, y, radius, 1 - 0.55 * far
