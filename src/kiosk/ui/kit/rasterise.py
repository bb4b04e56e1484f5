"""Illustrations and photographs to pixels; runs in a worker process, never where frames are."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from kiosk.picture_file import PictureFile

ALLOCATION_MB = 1024
"""Photographs up to this many megabytes decoded are taken (50 megapixels are 200)."""


class UnreadablePictureError(ValueError):
    """A picture could not be turned into pixels."""


def rasterise(
    source: Path,
    width: int,
    height: int,
    *,
    crop: tuple[float, float, float, float] | None = None,
    cover: bool = False,
    focus: tuple[float, float] = (0.5, 0.5),
) -> PictureFile:
    """Returns a picture at a size.

    Args:
        source: An SVG drawing or a JPEG, PNG or WebP photograph.
        width: Device pixels of the box.
        height: Device pixels of the box.
        crop: Part of a drawing, in its own coordinates; it fills the box.
        cover: Fill the box and crop around ``focus``; otherwise fit inside, smaller on one side.
        focus: What stays in view, as shares of the picture's size.

    Raises:
        UnreadablePictureError: The file is missing, damaged or no picture.
    """
    if width < 1 or height < 1:
        raise UnreadablePictureError(f"{source}: no room for a picture")
    image = (
        _drawing(source, width, height, crop, cover=cover, focus=focus)
        if source.suffix.lower() == ".svg"
        else _photograph(source, width, height, cover=cover, focus=focus)
    )
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return PictureFile(
        width=image.width(), height=image.height(), layers=(bytes(image.constBits()),), notes={}
    )


def _drawing(
    source: Path,
    width: int,
    height: int,
    crop: tuple[float, float, float, float] | None,
    *,
    cover: bool,
    focus: tuple[float, float],
) -> QImage:
    renderer = QSvgRenderer(str(source))
    if not renderer.isValid():
        raise UnreadablePictureError(f"{source}: not a drawing that can be read")
    box = renderer.viewBoxF()
    if crop is None and cover:
        box = QRectF(*cover_window(box.width(), box.height(), width, height, focus)).translated(
            box.topLeft()
        )
    elif crop is None:
        scale = min(width / box.width(), height / box.height())
        width, height = max(1, round(box.width() * scale)), max(1, round(box.height() * scale))
    else:
        box = QRectF(*crop)
    renderer.setViewBox(box)
    renderer.setAspectRatioMode(Qt.AspectRatioMode.IgnoreAspectRatio)
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def _photograph(
    source: Path, width: int, height: int, *, cover: bool, focus: tuple[float, float]
) -> QImage:
    QImageReader.setAllocationLimit(ALLOCATION_MB)
    reader = QImageReader(str(source))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    full = reader.size()
    turned = bool(reader.transformation().value & 4)
    w, h = (full.height(), full.width()) if turned else (full.width(), full.height())
    if w <= 0 or h <= 0:
        raise UnreadablePictureError(f"{source}: {reader.errorString()}")
    pick = max if cover else min
    scale = min(1.0, pick(width / w, height / h))
    wanted = QSize(max(1, round(full.width() * scale)), max(1, round(full.height() * scale)))
    reader.setScaledSize(wanted)
    image = reader.read()
    if image.isNull():
        raise UnreadablePictureError(f"{source}: {reader.errorString()}")
    if cover:
        x, y, cw, ch = cover_window(image.width(), image.height(), width, height, focus)
        image = image.copy(round(x), round(y), max(1, round(cw)), max(1, round(ch)))
    return image


def cover_window(
    w: float, h: float, width: float, height: float, focus: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Returns the part (x, y, w, h) of a w × h picture that fills a box of another shape.

    Args:
        w: Width of the picture.
        h: Height of the picture.
        width: Width of the box.
        height: Height of the box.
        focus: What shall be in the middle if the edges allow, as shares of the picture.
    """
    scale = max(width / w, height / h)
    cw, ch = width / scale, height / scale
    x = min(max(0.0, focus[0] * w - cw / 2), w - cw)
    y = min(max(0.0, focus[1] * h - ch / 2), h - ch)
    return x, y, cw, ch
