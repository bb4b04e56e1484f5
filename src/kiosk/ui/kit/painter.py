"""Paints leaves: the one place where layout units become pixels."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from kiosk.model.geometry import Rect
from kiosk.model.numbers import write_number
from kiosk.model.punctuation import has_wide_marks
from kiosk.model.typesetting import HANGING, PAIR_TRIM, trimmed_pieces
from kiosk.theme.palettes import Palette
from kiosk.ui.kit.chart_painter import paint_chart
from kiosk.ui.kit.figures import MIDDLE
from kiosk.ui.kit.fonts import TRACKED_FROM_PX, face, shared_ruler
from kiosk.ui.kit.halftone import paint_halftone
from kiosk.ui.kit.leaves import (
    BoxLeaf,
    ChartLeaf,
    FigureLeaf,
    HalftoneLeaf,
    IconLeaf,
    ImageLeaf,
    Leaf,
    LineLeaf,
    Stroke,
    TextLeaf,
)
from kiosk.ui.kit.pictures_api import PictureSource
from kiosk.ui.kit.shadows import paint_shadow
from kiosk.ui.kit.shapes import brush, faded, image_brush, qrect, rounded_path

HANG_SHARE = 0.5


def is_live(leaf: Leaf) -> bool:
    """Says whether a leaf moves or changes after its scene was painted: counting, growing."""
    return isinstance(leaf, ChartLeaf) or (isinstance(leaf, FigureLeaf) and leaf.counting >= 0)


class LeafPainter:
    """Paints leaves in one theme at one scale."""

    def __init__(
        self,
        palette: Palette,
        scale: float,
        pictures: PictureSource,
        blame: Callable[[Leaf, Exception], None] | None = None,
    ) -> None:
        """Prepares for painting.

        Args:
            palette: Colours of the theme.
            scale: Device pixels per layout unit.
            pictures: Where icons, illustrations and charts come from.
            blame: Is told what cannot be painted and is left out; raised where nobody is.
        """
        self._blame = blame
        self._palette = palette
        self._scale = scale
        self._pictures = pictures

    def paint(self, painter: QPainter, leaves: Iterable[Leaf], progress: float = 1.0) -> None:
        """Paints leaves in order.

        Args:
            painter: A painter in device pixels.
            leaves: What to paint.
            progress: How far numbers have counted and charts have grown, 0 to 1.
        """
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        place = painter.transform()
        for leaf in leaves:
            try:
                self.paint_leaf(painter, leaf, progress)
            except Exception as error:
                # A named boundary: one leaf must not take the block, nor the scene, with it.
                if self._blame is None:
                    raise
                self._blame(leaf, error)
                painter.setTransform(place)

    def paint_leaf(self, painter: QPainter, leaf: Leaf, progress: float = 1.0) -> None:
        """Paints one leaf."""
        match leaf:
            case TextLeaf():
                self._text(painter, leaf)
            case FigureLeaf():
                self._figure(painter, leaf, progress)
            case BoxLeaf():
                self._box(painter, leaf)
            case LineLeaf():
                self._line(painter, leaf)
            case IconLeaf():
                self._icon(painter, leaf)
            case ImageLeaf():
                self._image(painter, leaf)
            case HalftoneLeaf():
                paint_halftone(painter, leaf, self._scale)
            case ChartLeaf():
                paint_chart(painter, leaf, self._palette, self._scale, self._pictures, progress)

    # Text -----------------------------------------------------------------------------------

    def _run(
        self,
        painter: QPainter,
        x: float,
        baseline: float,
        text: str,
        px: float,
        language: str,
        *,
        bold: bool,
        number: bool = False,
    ) -> None:
        """Draws one run at its exact size: fonts come in whole pixels, the rest is scaled."""
        size = px * self._scale
        whole = max(1, round(size))
        painter.setFont(face(whole, language, bold=bold, number=number))
        if abs(size - whole) < 1e-6:
            painter.drawText(QPointF(x * self._scale, baseline * self._scale), text)
            return
        painter.save()
        painter.translate(x * self._scale, baseline * self._scale)
        painter.scale(size / whole, size / whole)
        painter.drawText(QPointF(0, 0), text)
        painter.restore()

    def _text(self, painter: QPainter, leaf: TextLeaf) -> None:
        painter.setPen(faded(leaf.color, leaf.alpha))
        metrics_free = leaf.align == "left"
        for index, line in enumerate(leaf.lines):
            baseline = leaf.rect.y + leaf.line * index + leaf.line / 2 + MIDDLE * leaf.px
            x = leaf.rect.x
            if not metrics_free:
                x = self._aligned(leaf, line)
            elif leaf.hang and line[:1] in HANGING and has_wide_marks(leaf.language):
                x -= HANG_SHARE * leaf.px
            self._line_of_text(painter, leaf, line, x, baseline)

    def _line_of_text(
        self, painter: QPainter, leaf: TextLeaf, line: str, x: float, baseline: float
    ) -> None:
        """Draws one line; where two full-width marks meet, their double blank is taken out."""
        pieces = trimmed_pieces(line) if has_wide_marks(leaf.language) else [line]
        for index, piece in enumerate(pieces):
            self._run(painter, x, baseline, piece, leaf.px, leaf.language, bold=leaf.bold)
            if index + 1 < len(pieces):
                width = shared_ruler().advance(piece, leaf.px, leaf.language, bold=leaf.bold)
                x += width - PAIR_TRIM * leaf.px

    def _aligned(self, leaf: TextLeaf, line: str) -> float:
        """Returns the x of a line that is centred or right-aligned in its box."""
        width = shared_ruler().advance(line, leaf.px, leaf.language, bold=leaf.bold)
        spare = leaf.rect.w - width
        return leaf.rect.x + (spare / 2 if leaf.align == "center" else spare)

    def _figure(self, painter: QPainter, leaf: FigureLeaf, progress: float) -> None:
        for index, run in enumerate(leaf.runs):
            text, x = run.text, leaf.rect.x + run.x
            if index == leaf.counting and progress < 1:
                text, x = self._counted(leaf, progress, x)
            painter.setPen(QColor(run.color))
            number = index == leaf.counting and run.px >= TRACKED_FROM_PX
            self._run(
                painter, x, leaf.baseline, text, run.px, leaf.language, bold=True, number=number
            )

    def _counted(self, leaf: FigureLeaf, progress: float, x: float) -> tuple[str, float]:
        """Returns the number on its way up, set flush right in the width of the final one."""
        run = leaf.runs[leaf.counting]
        value = Decimal(repr(leaf.value * progress))
        text = write_number(value, leaf.decimals, grouping=leaf.grouping)
        width = shared_ruler().advance(text, run.px, leaf.language, bold=True)
        return text, x + run.width - width

    # Shapes ---------------------------------------------------------------------------------

    def _box(self, painter: QPainter, leaf: BoxLeaf) -> None:
        scale, rect = self._scale, leaf.rect
        corner = leaf.radius if isinstance(leaf.radius, float | int) else max(leaf.radius)
        if leaf.elevation:
            paint_shadow(painter, rect, corner, leaf.elevation, self._palette.shadow_alpha, scale)
        painter.save()
        if leaf.clip is not None:
            painter.setClipRect(qrect(leaf.clip, scale))
        path = rounded_path(rect, leaf.radius, scale)
        if leaf.fill is not None:
            painter.fillPath(path, brush(leaf.fill, rect, scale))
        if leaf.stroke is not None:
            painter.strokePath(path, self._pen(leaf.stroke, rect))
        painter.restore()

    def _pen(self, stroke: Stroke, rect: Rect) -> QPen:
        width = max(1.0, stroke.width * self._scale)
        if width < 3:
            width = round(width)
        pen = QPen(brush(stroke.fill, rect, self._scale), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if stroke.dash:
            pen.setDashPattern([part * self._scale / width for part in stroke.dash])
        return pen

    def _line(self, painter: QPainter, leaf: LineLeaf) -> None:
        scale = self._scale
        points = [QPointF(x * scale, y * scale) for x, y in leaf.points]
        path = QPainterPath(points[0])
        if leaf.curved and len(points) == 4:
            path.cubicTo(points[1], points[2], points[3])
        else:
            for point in points[1:]:
                path.lineTo(point)
        pen = self._pen(leaf.stroke, leaf.rect)
        painter.strokePath(path, pen)
        if leaf.arrow:
            self._arrow_head(painter, points, leaf.arrow * scale, pen)

    def _arrow_head(self, painter: QPainter, points: list[QPointF], size: float, pen: QPen) -> None:
        tip, before = points[-1], points[-2]
        dx, dy = tip.x() - before.x(), tip.y() - before.y()
        length = (dx * dx + dy * dy) ** 0.5 or 1.0
        ux, uy = dx / length, dy / length
        head = QPainterPath(
            QPointF(tip.x() - size * (ux + uy * 0.7), tip.y() - size * (uy - ux * 0.7))
        )
        head.lineTo(tip)
        head.lineTo(QPointF(tip.x() - size * (ux - uy * 0.7), tip.y() - size * (uy + ux * 0.7)))
        solid = QPen(pen)
        solid.setStyle(Qt.PenStyle.SolidLine)
        painter.strokePath(head, solid)

    # Pictures -------------------------------------------------------------------------------

    def _icon(self, painter: QPainter, leaf: IconLeaf) -> None:
        px = max(1, round(leaf.rect.w * self._scale))
        image = self._pictures.icon(leaf.icon, px, leaf.color)
        if image is not None:
            x, y = round(leaf.rect.x * self._scale), round(leaf.rect.y * self._scale)
            painter.drawImage(QPointF(x, y), image)

    def _image(self, painter: QPainter, leaf: ImageLeaf) -> None:
        image = self._pictures.image(leaf, self._palette.name, self._scale)
        if image is None:
            return
        painter.save()
        painter.setOpacity(leaf.opacity)
        target = qrect(leaf.rect, self._scale)
        if leaf.radius:
            painter.setBrush(image_brush(image, target))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPath(rounded_path(leaf.rect, leaf.radius, self._scale))
        elif leaf.sky:
            sky = leaf.sky * self._scale
            painter.drawImage(
                QRectF(target.x(), target.y(), target.width(), sky + 1),
                image,
                QRectF(0, 0, image.width(), 1),
            )
            painter.drawImage(target.adjusted(0, sky, 0, 0), image)
        elif not leaf.cover and leaf.crop is None:
            w, h = image.width(), image.height()
            painter.drawImage(
                QPointF(
                    round(target.x() + (target.width() - w) / 2),
                    round(target.y() + (target.height() - h) / 2),
                ),
                image,
            )
        else:
            painter.drawImage(target, image)
        painter.restore()
