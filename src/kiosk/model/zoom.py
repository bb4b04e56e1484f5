"""How a picture stands in the viewer: its size, and how far it was moved."""

from dataclasses import dataclass

LARGEST = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoom:
    """A picture's state.

    Attributes:
        factor: Size relative to fitting the window, 1 to 6.
        dx, dy: How far its middle is from the window's, in layout units.
    """

    factor: float = 1.0
    dx: float = 0.0
    dy: float = 0.0


def zoom_about(zoom: Zoom, by: float, x: float, y: float) -> Zoom:
    """Returns the picture enlarged about a point that stays under the finger.

    Args:
        zoom: Before.
        by: Factor; 1 changes nothing.
        x: Of the point, from the middle of the window.
        y: Of the point, from the middle of the window.
    """
    factor = min(LARGEST, max(1.0, zoom.factor * by))
    ratio = factor / zoom.factor
    return Zoom(factor=factor, dx=x - (x - zoom.dx) * ratio, dy=y - (y - zoom.dy) * ratio)


def move_zoom(zoom: Zoom, dx: float, dy: float) -> Zoom:
    """Returns the picture moved by a drag."""
    return Zoom(factor=zoom.factor, dx=zoom.dx + dx, dy=zoom.dy + dy)


def fit_zoom(zoom: Zoom, width: float, height: float) -> Zoom:
    """Returns the picture kept over the window's middle: it cannot be pushed out of sight.

    Args:
        zoom: As wanted.
        width: Of the window in layout units.
        height: Of the window in layout units.
    """
    spare_x, spare_y = (zoom.factor - 1) * width / 2, (zoom.factor - 1) * height / 2
    return Zoom(
        factor=zoom.factor,
        dx=min(spare_x, max(-spare_x, zoom.dx)),
        dy=min(spare_y, max(-spare_y, zoom.dy)),
    )
