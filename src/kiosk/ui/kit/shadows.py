"""Soft shadows, drawn once into small images and stretched around cards."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.model.geometry import Rect

ELEVATIONS = {1: (14.0, 36.0, 1.0), 2: (24.0, 80.0, 3.4)}
"""Offset, blur (layout units) and strength relative to the theme's shadow, by elevation."""


@lru_cache(maxsize=16)
def _patch(radius: int, blur: int, alpha: int) -> QImage:
    """Returns a shadow of the smallest box with these corners; alpha in thousandths."""
    side = 2 * (radius + blur) + 2
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    steps = max(2, min(blur, 48))
    covered = 0.0
    for step in range(steps):
        share = (step + 1) / steps
        wanted = alpha / 1000 * share * share * (3 - 2 * share)
        layer = (wanted - covered) / (1 - covered) if covered < 1 else 0.0
        covered = wanted
        color = QColor(0, 0, 0)
        color.setRgbF(0.05, 0.106, 0.165, max(0.0, layer))
        painter.setBrush(color)
        inset = blur * 1.6 * (step / (steps - 1)) * 0.62
        corner = max(1.0, radius + blur - inset)
        painter.drawRoundedRect(
            QRectF(inset, inset, side - 2 * inset, side - 2 * inset), corner, corner
        )
    painter.end()
    return image


def paint_shadow(
    painter: QPainter, rect: Rect, radius: float, elevation: int, alpha: float, scale: float
) -> None:
    """Paints the shadow that a box throws.

    Args:
        painter: A painter in device pixels.
        rect: The box in layout units.
        radius: Its corners.
        elevation: 1 card, 2 sheet.
        alpha: The theme's shadow strength; 0 paints nothing.
        scale: Device pixels per layout unit.
    """
    if alpha <= 0 or elevation not in ELEVATIONS:
        return
    offset, blur, strength = ELEVATIONS[elevation]
    b, r = max(2, round(blur * scale)), max(1, round(radius * scale))
    patch = _patch(r, b, round(min(0.6, alpha * strength) * 1000))
    grow = round(blur * scale * 0.55)
    x, y = rect.x * scale - grow, rect.y * scale - grow + offset * scale
    w, h = rect.w * scale + 2 * grow, rect.h * scale + 2 * grow
    _draw_nine(painter, patch, QRectF(x, y, w, h), r + b)


def _draw_nine(painter: QPainter, patch: QImage, target: QRectF, corner: int) -> None:
    """Draws an image with fixed corners and stretched edges."""
    side = patch.width()
    cw, ch = min(corner, target.width() / 2), min(corner, target.height() / 2)
    xs = (target.x(), target.x() + cw, target.right() - cw)
    ys = (target.y(), target.y() + ch, target.bottom() - ch)
    widths, heights = (cw, target.width() - 2 * cw, cw), (ch, target.height() - 2 * ch, ch)
    sources = ((0, corner), (corner, side - 2 * corner), (side - corner, corner))
    for column in range(3):
        for row in range(3):
            sx, sw = sources[column]
            sy, sh = sources[row]
            box = QRectF(xs[column], ys[row], widths[column], heights[row])
            if box.width() <= 0 or box.height() <= 0:
                continue
            if column == row == 1:
                # One even colour over most of the card: stretching an image there is slow.
                painter.fillRect(box, patch.pixelColor(side // 2, side // 2))
            else:
                painter.drawImage(box, patch, QRectF(sx, sy, sw, sh))
