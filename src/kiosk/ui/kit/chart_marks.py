"""Marks of a drawn chart: which one a finger means, and how the chosen one lights up."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.model.geometry import Rect
from kiosk.theme.tokens import TYPE
from kiosk.ui.kit.fonts import face
from kiosk.ui.kit.leaves import ChartLeaf
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.pictures_api import DrawnChart
from kiosk.ui.kit.shapes import qrect

PAD_X, PAD_Y = 18.0, 10.0
RING = 4.0


def mark_at(drawn: DrawnChart | None, leaf: ChartLeaf, x: float, y: float) -> str:
    """Returns the id of the mark under a point in layout units of the scene, or ""."""
    if drawn is None:
        return ""
    for mark in drawn.picture.marks:
        if mark.rect.moved(leaf.rect.x, leaf.rect.y).contains(x, y):
            return mark.ref
    return ""


def paint_mark(
    painter: QPainter, drawn: DrawnChart, leaf: ChartLeaf, ref: str, look: Look, scale: float
) -> None:
    """Paints a ring around a mark and its exact value on a plate above it.

    Args:
        painter: A painter in device pixels.
        drawn: The chart.
        leaf: Its place.
        ref: Which mark.
        look: Colours and text size.
        scale: Device pixels per layout unit.
    """
    mark = next((mark for mark in drawn.picture.marks if mark.ref == ref), None)
    if mark is None:
        return
    palette = look.palette
    box = mark.rect.moved(leaf.rect.x, leaf.rect.y).grown(4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    glow = QColor(look.accent.text)
    glow.setAlphaF(0.12)
    painter.setBrush(glow)
    painter.setPen(QPen(QColor(look.accent.text), RING * scale))
    painter.drawRoundedRect(qrect(box, scale), 10 * scale, 10 * scale)
    role = TYPE["label"]
    px = role.px * look.text_scale
    wide = look.ruler.advance(mark.reading, px, look.language, bold=True)
    width, height = wide + 2 * PAD_X, px * 1.5 + 2 * PAD_Y
    x = min(max(leaf.rect.x, box.x + (box.w - width) / 2), leaf.rect.right - width)
    y = box.y - height - 8
    if y < leaf.rect.y - height / 2:
        # No room above: on the mark itself, off its label and off the axis.
        y = box.y + max(8.0, (box.h - height) / 2)
    plate = Rect(x, y, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.ink1))
    painter.drawRoundedRect(qrect(plate, scale), 12 * scale, 12 * scale)
    painter.setPen(QColor(palette.canvas))
    painter.setFont(face(px * scale, look.language, bold=True))
    painter.drawText(QRectF(qrect(plate, scale)), Qt.AlignmentFlag.AlignCenter, mark.reading)
