"""What every kind of chart is: a module with one function `draw`."""

from typing import Literal, NamedTuple, Protocol

from kiosk.charts.canvas import Canvas
from kiosk.charts.style import Look
from kiosk.model.charts import ChartData

EASES = (0.0, 0.25, 0.5, 0.75, 1.0)
"""How far texts give way, tried in this order, until the plot has room enough."""


class Growth(NamedTuple):
    """How the figure layer is revealed, and from which coordinate (layout units)."""

    way: Literal["up", "right", "fade"]
    start: float


class Kind(Protocol):
    """One kind of chart."""

    def draw(self, data: ChartData, look: Look, canvas: Canvas) -> Growth:
        """Draws a chart and its marks.

        Args:
            data: What it shows.
            look: Colours and text sizes.
            canvas: What it is drawn on; its size is the picture's.

        Returns:
            How it grows in.
        """
        ...
