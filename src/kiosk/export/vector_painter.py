"""Paints leaves for paper: drawings, icons and charts as lines instead of pixels."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from kiosk.errors import ChartError
from kiosk.export.shape_painter import paint_shapes
from kiosk.export.traces import trace_leaf
from kiosk.theme.palettes import Palette
from kiosk.ui.kit.halftone import dots
from kiosk.ui.kit.icons import find_icon
from kiosk.ui.kit.leaves import (
    BoxLeaf,
    ChartLeaf,
    HalftoneLeaf,
    IconLeaf,
    ImageLeaf,
    Leaf,
    Solid,
    Stroke,
)
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.kit.picture_requests import DRAWING_SUFFIX, find_picture
from kiosk.ui.kit.pictures_api import PictureSource
from kiosk.ui.kit.rasterise import cover_window
from kiosk.ui.kit.shapes import qrect, rounded_path
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class VectorFiles:
    """Where drawings and icons lie as files, and what hands out the rest as pixels."""

    images: tuple[Path, ...]
    icons: tuple[Path, ...]
    pixels: PictureSource


class VectorPainter(LeafPainter):
    """Paints leaves in one theme at one scale, as lines wherever there are any."""

    def __init__(self, palette: Palette, scale: float, files: VectorFiles) -> None:
        """Prepares for painting.

        Args:
            palette: Colours of the theme.
            scale: Device pixels per layout unit.
            files: Where drawings, icons and photographs come from.
        """
        super().__init__(palette, scale, files.pixels)
        self._colors = palette
        self._zoom = scale
        self._files = files

    @override
    def paint_leaf(self, painter: QPainter, leaf: Leaf, progress: float = 1.0) -> None:
        """Paints one leaf."""
        match leaf:
            case ChartLeaf():
                self._paint_chart(painter, leaf)
            case IconLeaf():
                self._paint_icon(painter, leaf)
            case ImageLeaf():
                self._paint_image(painter, leaf)
            case HalftoneLeaf():
                _paint_dots(painter, leaf, self._zoom)
            case BoxLeaf(elevation=height) if height:
                super().paint_leaf(painter, flat(leaf, self._colors), progress)
            case _:
                super().paint_leaf(painter, leaf, progress)

    def _paint_chart(self, painter: QPainter, leaf: ChartLeaf) -> None:
        """Paints a chart; one that cannot be drawn as its numbers, as on the screen."""
        try:
            shapes = trace_leaf(leaf, self._colors.name)
        except ChartError:
            super().paint_leaf(painter, leaf)
            return

        def write(words: Leaf) -> None:
            self.paint_leaf(painter, words)

        paint_shapes(painter, shapes, leaf.rect, self._zoom, leaf.chart.language, write)

    def _paint_icon(self, painter: QPainter, leaf: IconLeaf) -> None:
        path = find_icon(self._files.icons, leaf.icon)
        drawing = _icon(path, leaf.color) if path is not None else None
        if drawing is not None:
            drawing.render(painter, qrect(leaf.rect, self._zoom))

    def _paint_image(self, painter: QPainter, leaf: ImageLeaf) -> None:
        path = find_picture(self._files.images, leaf.image, self._colors.name)
        # A sky is one row of pixels, stretched.
        if path is None or path.suffix != DRAWING_SUFFIX or leaf.sky:
            super().paint_leaf(painter, leaf)
            return
        renderer = QSvgRenderer(str(path))
        if not renderer.isValid():
            return
        target = qrect(leaf.rect, self._zoom)
        renderer.setAspectRatioMode(Qt.AspectRatioMode.IgnoreAspectRatio)
        box, target = _window(renderer.viewBoxF(), leaf, target)
        renderer.setViewBox(box)
        painter.save()
        painter.setOpacity(painter.opacity() * leaf.opacity)
        painter.setClipPath(
            rounded_path(leaf.rect, leaf.radius, self._zoom), Qt.ClipOperation.IntersectClip
        )
        renderer.render(painter, target)
        painter.restore()


def flat(leaf: BoxLeaf, palette: Palette) -> BoxLeaf:
    """Returns a raised box as paper shows it: with an edge instead of a shadow."""
    return BoxLeaf(
        rect=leaf.rect,
        fill=leaf.fill,
        stroke=leaf.stroke or Stroke(Solid(palette.line), 1.5),
        radius=leaf.radius,
        clip=leaf.clip,
    )


def _window(box: QRectF, leaf: ImageLeaf, target: QRectF) -> tuple[QRectF, QRectF]:
    """Returns which part of a drawing is shown, and where: as `kiosk.ui.kit.rasterise` does."""
    if leaf.crop is not None:
        return QRectF(*leaf.crop), target
    if leaf.cover:
        part = cover_window(box.width(), box.height(), target.width(), target.height(), leaf.focus)
        return QRectF(*part).translated(box.topLeft()), target
    scale = min(target.width() / box.width(), target.height() / box.height())
    width, height = box.width() * scale, box.height() * scale
    corner = target.center() - QPointF(width / 2, height / 2)
    return box, QRectF(corner.x(), corner.y(), width, height)


@lru_cache(maxsize=128)
def _icon(path: Path, color: str) -> QSvgRenderer | None:
    """Returns an icon in a colour; None where its file is no drawing."""
    try:
        source = path.read_text(encoding="utf-8").replace("currentColor", color)
    except (OSError, UnicodeDecodeError):
        return None
    renderer = QSvgRenderer(QByteArray(source.encode()))
    return renderer if renderer.isValid() else None


def _paint_dots(painter: QPainter, leaf: HalftoneLeaf, scale: float) -> None:
    """Paints the dot cloud as discs."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    ink = QColor(leaf.color)
    for left, down, radius, share in dots():
        ink.setAlphaF(leaf.alpha * share)
        painter.setBrush(ink)
        center = QPointF((leaf.rect.right - left) * scale, (leaf.rect.y + down) * scale)
        painter.drawEllipse(center, radius * scale, radius * scale)
    painter.restore()
