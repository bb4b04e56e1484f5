"""How a picture stands in the viewer: its size, and how far it was moved."""

from kiosk.values import dataclass

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


def fit_zoom(
    zoom: Zoom, picture_w: float, picture_h: float, window_w: float, window_h: float
) -> Zoom:
    """Returns the picture kept in sight: its edges come no further in than they must.

    A side that is larger than the window covers it; a smaller one stays in its middle.

    Args:
        zoom: As wanted.
        picture_w: Of the picture, in any unit: only its shape matters.
        picture_h: Of the picture, in the same unit.
        window_w: Of the window in layout units.
        window_h: Of the window in layout units.
    """
    fit = min(window_w / picture_w, window_h / picture_h) * zoom.factor
    spare_x = max(0.0, picture_w * fit - window_w) / 2
    spare_y = max(0.0, picture_h * fit - window_h) / 2
    return Zoom(
        factor=zoom.factor,
        dx=min(spare_x, max(-spare_x, zoom.dx)),
        dy=min(spare_y, max(-spare_y, zoom.dy)),
    )
