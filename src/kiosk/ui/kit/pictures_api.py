"""What a painter asks of the store of pictures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QImage

from kiosk.model.charts import ChartPicture
from kiosk.model.words import IconId
from kiosk.ui.kit.leaves import ChartLeaf, ImageLeaf, Leaf


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnChart:
    """A chart's layers and marks; ``figure`` is painted first, ``ground`` over it."""

    figure: QImage
    ground: QImage
    picture: ChartPicture


class ChartFailedError(Exception):
    """A chart could not be drawn; its numbers are shown as a table instead."""


class PictureSource(Protocol):
    """Hands out pictures that are ready and remembers what was asked for."""

    def icon(self, icon: IconId, px: int, color: str) -> QImage | None:
        """Returns an icon of ``px`` device pixels in a colour, or None if there is none."""

    def image(self, leaf: ImageLeaf, theme: str, scale: float) -> QImage | None:
        """Returns an illustration or photograph at the leaf's size, or None while it comes."""

    def chart(self, leaf: ChartLeaf, theme: str, scale: float) -> DrawnChart | None:
        """Returns a chart, or None while it is drawn.

        Raises:
            ChartFailedError: It will not come.
        """

    def has(self, leaf: Leaf, theme: str, scale: float) -> bool:
        """Says whether nothing more will come for a leaf: it is ready, failed or no picture."""


class PictureStore(PictureSource, Protocol):
    """A source that can be told ahead of what will be asked for."""

    def prefetch(
        self, leaves: Iterable[Leaf], theme: str, scale: float, *, first: bool = False
    ) -> None:
        """Asks for the pictures of leaves: before all others where they are shown now."""

    def set_frame_bytes(self, size: int) -> None:
        """Says how large a full-screen picture is, so that memory holds enough of them."""

    def forget_waiting(self) -> None:
        """Drops what is asked for and not begun."""

    def release(self) -> None:
        """Gives back memory that only painting needs; what is painted later is still there."""
