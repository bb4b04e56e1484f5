"""Boxes, outlines and fills in device pixels."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QImage,
    QLinearGradient,
    QPainterPath,
    QRadialGradient,
    QTransform,
)

from kiosk.model.geometry import Rect
from kiosk.ui.kit.leaves import Fill, Linear, Solid


def qrect(rect: Rect, scale: float) -> QRectF:
    """Returns a rectangle in device pixels."""
    return QRectF(rect.x * scale, rect.y * scale, rect.w * scale, rect.h * scale)


def rounded_path(
    rect: Rect, radius: float | tuple[float, float, float, float], scale: float
) -> QPainterPath:
    """Returns the outline of a box with rounded corners, in device pixels."""
    path = QPainterPath()
    box = qrect(rect, scale)
    if isinstance(radius, float | int):
        limit = min(radius * scale, box.width() / 2, box.height() / 2)
        path.addRoundedRect(box, limit, limit)
        return path
    tl, tr, br, bl = (part * scale for part in radius)
    path.moveTo(box.left() + tl, box.top())
    path.lineTo(box.right() - tr, box.top())
    path.arcTo(box.right() - 2 * tr, box.top(), 2 * tr, 2 * tr, 90, -90)
    path.lineTo(box.right(), box.bottom() - br)
    path.arcTo(box.right() - 2 * br, box.bottom() - 2 * br, 2 * br, 2 * br, 0, -90)
    path.lineTo(box.left() + bl, box.bottom())
    path.arcTo(box.left(), box.bottom() - 2 * bl, 2 * bl, 2 * bl, 270, -90)
    path.lineTo(box.left(), box.top() + tl)
    path.arcTo(box.left(), box.top(), 2 * tl, 2 * tl, 180, -90)
    path.closeSubpath()
    return path


def brush(fill: Fill, rect: Rect, scale: float) -> QBrush:
    """Returns the brush that fills a box."""
    if isinstance(fill, Solid):
        return QBrush(faded(fill.color, fill.alpha))
    box = qrect(rect, scale)
    gradient: QGradient
    if isinstance(fill, Linear):
        gradient = QLinearGradient(_at(box, fill.start), _at(box, fill.end))
    else:
        gradient = QRadialGradient(_at(box, fill.center), fill.radius * scale)
    for stop in fill.stops:
        gradient.setColorAt(stop.at, faded(stop.color, stop.alpha))
    return QBrush(gradient)


def image_brush(image: QImage, target: QRectF) -> QBrush:
    """Returns the brush that fills a box with all of a picture."""
    result = QBrush(image)
    sx, sy = target.width() / image.width(), target.height() / image.height()
    result.setTransform(QTransform(sx, 0, 0, sy, target.x(), target.y()))
    return result


def faded(color: str, alpha: float) -> QColor:
    """Returns a colour that is more or less opaque."""
    result = QColor(color)
    result.setAlphaF(alpha)
    return result


def _at(box: QRectF, share: tuple[float, float]) -> QPointF:
    return QPointF(box.x() + box.width() * share[0], box.y() + box.height() * share[1])
