"""Paints a chart's layers while it grows, or its numbers as a table where it failed."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from kiosk.model.charts import ChartPicture
from kiosk.theme.palettes import Palette
from kiosk.theme.tokens import TYPE
from kiosk.ui.kit.fonts import face
from kiosk.ui.kit.leaves import ChartLeaf
from kiosk.ui.kit.pictures_api import ChartFailedError, PictureSource

TABLE_ROW = 72.0
LEAST_TABLE_PX = 14.0
"""Smaller letters nobody reads: in so low a place nothing stands."""


def paint_chart(
    painter: QPainter,
    leaf: ChartLeaf,
    palette: Palette,
    scale: float,
    pictures: PictureSource,
    progress: float,
) -> None:
    """Paints a chart.

    Args:
        painter: A painter in device pixels.
        leaf: The chart and its place.
        palette: Colours of the theme.
        scale: Device pixels per layout unit.
        pictures: Where drawn charts come from; nothing is painted while one is drawn.
        progress: How far it has grown, 0 to 1.
    """
    try:
        drawn = pictures.chart(leaf, palette.name, scale)
    except ChartFailedError:
        paint_table(painter, leaf, palette, scale)
        return
    if drawn is None:
        # A picture from the disk is there before anything has grown; a slow one leaves its
        # numbers meanwhile.
        if progress >= 1:
            paint_table(painter, leaf, palette, scale)
        return
    x, y = round(leaf.rect.x * scale), round(leaf.rect.y * scale)
    exact = abs(drawn.figure.width() - leaf.rect.w * scale) <= 2
    target = (
        QRectF(x, y, drawn.figure.width(), drawn.figure.height())
        if exact
        else QRectF(x, y, leaf.rect.w * scale, leaf.rect.h * scale)
    )
    painter.save()
    if progress < 1:
        _reveal(painter, target, drawn.picture, progress, scale)
    painter.drawImage(target, drawn.figure)
    painter.restore()
    painter.save()
    painter.setOpacity(painter.opacity() * progress)
    painter.drawImage(target, drawn.ground)
    painter.restore()


def _reveal(
    painter: QPainter, target: QRectF, picture: ChartPicture, progress: float, scale: float
) -> None:
    """Clips or fades the figure layer to how far it has grown."""
    start = picture.grow_from * scale
    if picture.grow == "up":
        painter.setClipRect(target.adjusted(0, start * (1 - progress), 0, 0))
    elif picture.grow == "right":
        hidden = (target.width() - start) * (1 - progress)
        painter.setClipRect(target.adjusted(0, 0, -hidden, 0))
    else:
        painter.setOpacity(painter.opacity() * progress)


def paint_table(painter: QPainter, leaf: ChartLeaf, palette: Palette, scale: float) -> None:
    """Paints the chart's numbers as rows of words: what remains where no picture comes."""
    role = TYPE["label"]
    rows = leaf.chart.data
    row = min(TABLE_ROW * leaf.text_scale, leaf.rect.h / max(1, len(rows)))
    size = min(role.px * leaf.text_scale, row * 0.6)
    if size < LEAST_TABLE_PX:
        return
    px = max(1, round(size * scale))
    language = leaf.chart.language
    top = leaf.rect.y + (leaf.rect.h - row * len(rows)) / 2
    for index, datum in enumerate(rows):
        y = (top + row * index) * scale
        if index:
            painter.fillRect(
                QRectF(leaf.rect.x * scale, y, leaf.rect.w * scale, max(1, round(scale))),
                QColor(palette.line),
            )
        box = QRectF(leaf.rect.x * scale, y, leaf.rect.w * scale, row * scale)
        painter.setPen(QColor(palette.ink2))
        painter.setFont(face(px, language, bold=False))
        painter.drawText(box, _LEFT, datum.tick or datum.label)
        painter.setPen(QColor(palette.ink1))
        painter.setFont(face(px, language, bold=True))
        painter.drawText(box, _RIGHT, datum.reading)


_LEFT = 0x0001 | 0x0080
_RIGHT = 0x0002 | 0x0080
"""Qt's alignment flags as the integers that ``drawText`` takes."""
