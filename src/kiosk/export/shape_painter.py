"""Paints a chart's shapes with Qt, as lines and words."""

from collections.abc import Callable, Sequence
from typing import assert_never

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from kiosk.charts.shapes import AreaShape, BoxShape, DiscShape, LineShape, Shape, WordsShape
from kiosk.model.geometry import Rect
from kiosk.model.words import Language
from kiosk.ui.kit.figures import MIDDLE
from kiosk.ui.kit.leaves import TextLeaf
from kiosk.ui.kit.shapes import rounded_path

WriteText = Callable[[TextLeaf], None]


def paint_shapes(
    painter: QPainter,
    shapes: Sequence[Shape],
    at: Rect,
    scale: float,
    language: Language,
    write: WriteText,
) -> None:
    """Paints shapes; their words are handed on as leaves.

    Args:
        painter: A painter in device pixels.
        shapes: What to paint, in order.
        at: Where the chart stands.
        scale: Device pixels per layout unit.
        language: Of the words.
        write: Paints a line of text.
    """
    for shape in shapes:
        if isinstance(shape, WordsShape):
            write(leaf_of(shape, at, language))
            continue
        painter.save()
        painter.translate(at.x * scale, at.y * scale)
        _paint(painter, shape, scale)
        painter.restore()


def leaf_of(words: WordsShape, at: Rect, language: Language) -> TextLeaf:
    """Returns the words of a chart as a leaf.

    Args:
        words: One line.
        at: Where the chart stands.
        language: Decides how wide marks are set.
    """
    top = words.baseline - (0.5 + MIDDLE) * words.px
    return TextLeaf(
        rect=Rect(at.x + words.x, at.y + top, words.width, words.px),
        lines=(words.text,),
        px=words.px,
        line=words.px,
        color=words.color,
        bold=words.bold,
        language=language,
    )


def _paint(
    painter: QPainter, shape: BoxShape | LineShape | DiscShape | AreaShape, scale: float
) -> None:
    match shape:
        case BoxShape():
            painter.setPen(_pen(shape.edge, shape.width * scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            path = rounded_path(shape.rect, shape.radius, scale)
            if shape.fill:
                painter.fillPath(path, QColor(shape.fill))
            if shape.hatched:
                painter.fillPath(path, QBrush(QColor(shape.edge), Qt.BrushStyle.BDiagPattern))
            painter.drawPath(path)
        case DiscShape():
            painter.setPen(_pen(shape.edge, shape.width * scale))
            painter.setBrush(QColor(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
            radius = shape.radius * scale
            painter.drawEllipse(_point(shape.center, scale), radius, radius)
        case LineShape():
            painter.setPen(_line_pen(shape, scale))
            painter.drawPolyline([_point(point, scale) for point in shape.points])
        case AreaShape():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shape.fill))
            painter.drawPolygon(QPolygonF([_point(point, scale) for point in shape.points]))
        case _:
            assert_never(shape)


def _pen(color: str, width: float) -> QPen:
    if not color:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(color), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _line_pen(line: LineShape, scale: float) -> QPen:
    pen = _pen(line.color, max(1.0, line.width * scale))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if line.round_ends else Qt.PenCapStyle.FlatCap)
    if line.round_ends:
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if line.dash:
        pen.setDashPattern([part / line.width for part in line.dash])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _point(point: tuple[float, float], scale: float) -> QPointF:
    return QPointF(point[0] * scale, point[1] * scale)
