"""Where a wide or upright illustration lies on the stage."""

from kiosk.model.geometry import Rect
from kiosk.values import dataclass

STAGE_WIDTH, STAGE_HEIGHT = 1920.0, 952.0
"""The landscape crop that drawings are made for."""
PORTRAIT_WIDTH, PORTRAIT_HEIGHT, PORTRAIT_TOP = 1080.0, 1696.0, -408.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtPlacement:
    """A crop of a drawing and where it is shown.

    Attributes:
        crop: In the drawing's coordinates.
        sky: Height above the crop over which its first row is stretched, in stage units.
        zoom: Stage units per unit of the drawing.
        upright: Whether the points for upright screens apply.
    """

    crop: Rect
    sky: float
    zoom: float
    upright: bool

    def to_stage(self, x: float, y: float) -> tuple[float, float]:
        """Returns where a point of the drawing lies on the stage."""
        return (x - self.crop.x) * self.zoom, (y - self.crop.y) * self.zoom + self.sky


def place_art(
    canvas: Rect, width: float, height: float, *, own_portrait: bool, portrait_x: float
) -> ArtPlacement:
    """Returns the crop of a drawing that fills a stage, never stretched.

    The lower edge stays on the lower edge; what a drawing lacks at the top becomes sky, what it
    lacks at the sides makes it larger.

    Args:
        canvas: The drawing's view box.
        width: Of the stage in layout units.
        height: Of the stage in layout units.
        own_portrait: Whether the drawing was made for upright screens.
        portrait_x: Where the upright crop of a wide drawing starts.
    """
    upright = width < height
    if own_portrait:
        base = Rect(0, 0, PORTRAIT_WIDTH, PORTRAIT_HEIGHT)
    elif upright:
        top = max(PORTRAIT_TOP, canvas.y)
        base = Rect(portrait_x, top, PORTRAIT_WIDTH, PORTRAIT_TOP + PORTRAIT_HEIGHT - top)
    else:
        base = Rect(0, 0, STAGE_WIDTH, STAGE_HEIGHT)
    zoom = max(1.0, width / canvas.w)
    crop_w = width / zoom
    x = base.x + (base.w - crop_w) / 2
    x = min(max(x, canvas.x), canvas.right - crop_w)
    crop_h = min(height / zoom, base.bottom - canvas.y)
    return ArtPlacement(
        crop=Rect(x, base.bottom - crop_h, crop_w, crop_h),
        sky=max(0.0, height - crop_h * zoom),
        zoom=zoom,
        upright=upright,
    )
