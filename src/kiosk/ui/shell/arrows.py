"""The two arrows at the sides of the page."""

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.actions import Step
from kiosk.model.geometry import Rect
from kiosk.model.kiosk import Scene
from kiosk.model.words import IconId
from kiosk.ui.kit.leaves import BoxLeaf, Composition, Solid
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.kit.surface import Surface
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.scenes.stage import Stage

PILL_WIDTH, PILL_HEIGHT, HIT_HEIGHT, GAP = 56.0, 112.0, 240.0, 8.0
PILL_ALPHA = 0.72
ICON = 44.0
LANDSCAPE_AT, PORTRAIT_AT = 0.533, 0.393
"""Middle of the arrows as a share of the stage's height."""


def compose_arrow(by: int, scene: Scene, look: Look, stage: Stage) -> tuple[Composition, Rect]:
    """Lays out one arrow.

    Args:
        by: -1 the left one, 1 the right one.
        scene: The scene shown; over illustrations the arrow gets a pill.
        look: How everything looks.
        stage: The screen.

    Returns:
        The arrow with its origin at its own corner, and its rectangle on the stage.
    """
    width = max(stage.margin, look.min_target)
    height = max(HIT_HEIGHT, look.min_target)
    middle = stage.height * (PORTRAIT_AT if stage.format == "portrait" else LANDSCAPE_AT)
    x = 0.0 if by < 0 else stage.width - width
    box = Rect(x, middle - height / 2, width, height)
    sketch = Sketch(look, width)
    pill_w = min(PILL_WIDTH, stage.margin - GAP - 4)
    pill = Rect(
        GAP if by < 0 else width - GAP - pill_w, (height - PILL_HEIGHT) / 2, pill_w, PILL_HEIGHT
    )
    color = look.palette.ink3
    has_panel = any(block.kind == "fact_panel" for block in scene.blocks)
    if scene.art is not None or (has_panel and stage.format == "portrait"):
        color = look.palette.ink2
        plate = Solid(look.palette.surface, PILL_ALPHA)
        sketch.add(BoxLeaf(rect=pill, fill=plate, radius=pill_w / 2))
    elif has_panel and by < 0:
        color = look.palette.panel_gold
    name = "chevron-left" if by < 0 else "chevron-right"
    icon = min(ICON, pill_w)
    sketch.icon(pill.x + (pill_w - icon) / 2, (height - icon) / 2, icon, IconId(name), color)
    word = look.word("previous" if by < 0 else "next")
    sketch.target(Rect(0, 0, width, height), Step(by), word, radius=18)
    return sketch.finish(height), box


class ArrowView(Surface):
    """One arrow as a widget over the page."""

    def __init__(self, parent: QWidget, tempo: Tempo) -> None:
        """Creates a hidden arrow."""
        super().__init__(parent, tempo)
        self._picture = QImage()
        self.hide()

    def show_arrow(
        self,
        composition: Composition,
        box: Rect,
        look: Look,
        scale: float,
        painter: LeafPainter,
        top: int = 0,
    ) -> None:
        """Takes its place and look.

        Args:
            composition: The arrow.
            box: Its rectangle on the stage, in layout units.
            look: How everything looks.
            scale: Device pixels per layout unit.
            painter: Paints it.
            top: Where the page begins, in pixels of the window.
        """
        unit = scale / self.devicePixelRatioF()
        x, y = round(box.x * unit), round(box.y * unit)
        self.setGeometry(QRect(x, top + y, round(box.w * unit), round(box.h * unit)))
        size = (max(1, round(box.w * scale)), max(1, round(box.h * scale)))
        self._picture = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
        self._picture.fill(0)
        device = QPainter(self._picture)
        painter.paint(device, composition.leaves)
        device.end()
        self.take(composition, look.palette, scale)
        self.show()

    @override
    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        ratio = 1 / self.devicePixelRatioF()
        painter.scale(ratio, ratio)
        painter.drawImage(QPointF(0, 0), self._picture)
        self.paint_press(painter)
