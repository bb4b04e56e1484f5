"""Icons in one colour, drawn from their SVG at the size needed."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


@lru_cache(maxsize=256)
def draw_icon(path: Path, px: int, color: str) -> QImage | None:
    """Returns an icon of ``px`` × ``px`` device pixels, or None if the file is no drawing.

    QtSvg paints ``currentColor`` black, so the colour is written into the drawing first.
    """
    try:
        source = path.read_text(encoding="utf-8").replace("currentColor", color)
    except (OSError, UnicodeDecodeError):
        return None
    renderer = QSvgRenderer(QByteArray(source.encode()))
    if not renderer.isValid():
        return None
    image = QImage(px, px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, px, px))
    painter.end()
    # What was painted on keeps 20 kB of Qt's painting machinery; its copy is pixels only.
    return image.copy()


@lru_cache(maxsize=512)
def find_icon(folders: tuple[Path, ...], icon: str) -> Path | None:
    """Returns the file of an icon; the first folder that has it wins. Looked for once."""
    for folder in folders:
        path = folder / f"{icon}.svg"
        if path.is_file():
            return path
    return None
