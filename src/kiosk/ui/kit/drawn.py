"""Picture files as Qt images."""

from typing import Any

from PySide6.QtGui import QImage

from kiosk.charts.request import picture_of
from kiosk.picture_file import PictureFile
from kiosk.ui.kit.pictures_api import DrawnChart


class HeldImage(QImage):
    """An image over bytes that it keeps alive."""

    def __init__(self, data: bytes | memoryview, width: int, height: int) -> None:
        """Wraps premultiplied BGRA bytes of ``width`` × ``height`` pixels without a copy."""
        super().__init__(data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
        self.held: Any = data


def image_of(picture: PictureFile, layer: int = 0) -> QImage:
    """Returns one layer as an image."""
    return HeldImage(picture.layers[layer], picture.width, picture.height)


def chart_of(picture: PictureFile) -> DrawnChart:
    """Returns a chart's two layers and its marks."""
    return DrawnChart(
        figure=image_of(picture, 0),
        ground=image_of(picture, 1),
        picture=picture_of(picture.notes),
    )
