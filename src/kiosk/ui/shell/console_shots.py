"""Pictures of a window as it is, and of a scene as it would be there; and how they are made small.

The first two belong into the thread that paints; the last one may run in any other.
"""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from kiosk.model.words import SceneRef
from kiosk.ui.scenes.steps import leaves_of
from kiosk.ui.shell.bar import compose_bar
from kiosk.ui.shell.bar_tabs import RISE
from kiosk.ui.shell.window import Window


def canvas_for(window: QWidget) -> QImage:
    """Returns a canvas of a window's size in device pixels."""
    ratio = window.devicePixelRatioF()
    size = QSize(round(window.width() * ratio), round(window.height() * ratio))
    return QImage(size, QImage.Format.Format_RGB32)


def photograph(window: QWidget, before: QImage | None = None) -> QImage:
    """Returns what a window shows, with all that lies over it.

    Args:
        window: The window.
        before: A picture that is needed no more: a new one costs more time than painting it.
    """
    ratio = window.devicePixelRatioF()
    size = QSize(round(window.width() * ratio), round(window.height() * ratio))
    image = before if before is not None and before.size() == size else canvas_for(window)
    image.setDevicePixelRatio(window.devicePixelRatioF())
    # The heartbeat knows by its pixel in the first row that the screen took a frame: this is none.
    device = QPainter(image)
    device.fillRect(0, 0, window.width(), 1, Qt.GlobalColor.black)
    device.end()
    below = QRegion(0, 1, window.width(), window.height() - 1)
    flags = QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren
    window.render(image, QPoint(0, 1), below, flags)
    image.setDevicePixelRatio(1)
    return image


def paint_scene(window: Window, scene: SceneRef, image: QImage) -> Iterator[None]:
    """Paints a scene with its bar as a window would show it, a leaf at a time.

    Args:
        window: The window; it is laid out.
        scene: The scene; its picture is ready in the window's store.
        image: A canvas of the window's size in device pixels.
    """
    store = window.store
    appearance, stage, painter = window.appearance()
    image.fill(appearance.palette.canvas)
    yield
    top = round(window.page.y() * window.devicePixelRatioF())
    device = QPainter(image)
    device.drawImage(QPointF(0, top), store.still(scene))
    device.end()
    yield
    # What is revealed later stands there already: the guide wants to know what comes.
    missing = leaves_of(store.whole(scene), store.hidden.get(scene, frozenset()))
    for leaf in (*store.live_leaves(scene), *missing):
        device = QPainter(image)
        device.translate(0, top)
        store.painter().paint(device, (leaf,))
        device.end()
        yield
    look = replace(
        store.look(scene), min_target=appearance.min_target, text_scale=appearance.text_scale
    )
    visit = window.visit
    bar = compose_bar(look, stage, scene, visit.text_size, low_reach=visit.low_reach)
    yield
    for leaf in bar.leaves:
        device = QPainter(image)
        device.translate(0, round((stage.height - RISE) * stage.scale))
        painter.paint(device, (leaf,))
        device.end()
        yield


def made_small(image: QImage, size: QSize) -> QImage:
    """Returns a picture in a size, in the format that is painted fastest."""
    small = image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return small.convertToFormat(QImage.Format.Format_RGB32)
