"""Charts as shapes: what `kiosk.charts` draws for the screen, asked for as values."""

from functools import lru_cache

from kiosk.charts.shapes import Shape
from kiosk.charts.worker import prepare_matplotlib
from kiosk.model.charts import ChartData, ChartStyle
from kiosk.ui.kit.leaves import ChartLeaf


@lru_cache(maxsize=256)
def trace(data: ChartData, style: ChartStyle) -> tuple[Shape, ...]:
    """Returns what a chart consists of, in painting order.

    Nothing moves while this process works, so it may draw where the painting process may not.

    Raises:
        ChartError: It cannot be drawn.
    """
    _prepare()
    from kiosk.charts.draw import trace_chart  # noqa: PLC0415 - brings matplotlib

    return trace_chart(data, style)


def trace_leaf(leaf: ChartLeaf, theme: str) -> tuple[Shape, ...]:
    """Returns what the chart of a leaf consists of, from its own top left corner.

    Raises:
        ChartError: It cannot be drawn.
    """
    style = ChartStyle(
        theme=theme,
        accent=leaf.accent,
        width=leaf.rect.w,
        height=leaf.rect.h,
        text_scale=leaf.text_scale,
        detail=leaf.detail,
    )
    return trace(leaf.chart, style)


@lru_cache(maxsize=1)
def _prepare() -> None:
    prepare_matplotlib()
