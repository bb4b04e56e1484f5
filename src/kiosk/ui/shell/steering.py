"""What leads from scene to scene: the bar at the bottom, and the arrows at the sides."""

from PySide6.QtWidgets import QWidget

from kiosk.model.actions import GoToTab
from kiosk.model.journey import Visit
from kiosk.model.kiosk import Scene
from kiosk.model.surroundings import Neighbours
from kiosk.model.words import TabId
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.kit.surface import Surface
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.scenes.stage import Stage
from kiosk.ui.shell.arrows import ArrowView, compose_arrow
from kiosk.ui.shell.bar import compose_bar
from kiosk.ui.shell.bar_view import BarView


class Steering:
    """Shows both for a visit; knows which tabs can be touched."""

    def __init__(self, parent: QWidget, tempo: Tempo) -> None:
        """Creates both, empty, over what the parent has already.

        Args:
            parent: Owner.
            tempo: Settings of movement.
        """
        self.arrows = {by: ArrowView(parent, tempo) for by in (-1, 1)}
        self.bar = BarView(parent, tempo)
        self._tabs: tuple[TabId, ...] = ()

    @property
    def surfaces(self) -> tuple[Surface, ...]:
        """The arrows, and the bar over them."""
        return (*self.arrows.values(), self.bar)

    @property
    def tabs(self) -> tuple[TabId, ...]:
        """Tabs that can be touched now, from left to right."""
        return self._tabs

    def show_bar(self, visit: Visit, look: Look, stage: Stage, painter: LeafPainter) -> None:
        """Shows the bar of a visit.

        Args:
            visit: What is shown.
            look: How everything looks.
            stage: The whole window.
            painter: Paints it.
        """
        first, low = visit.tabs_from, visit.low_reach
        bar = compose_bar(look, stage, visit.scene, visit.text_size, first, low_reach=low)
        self.bar.show_bar(bar, look, stage.scale, painter)
        self._tabs = tuple(t.action.tab for t in bar.targets if isinstance(t.action, GoToTab))

    def show_arrows(
        self,
        scene: Scene,
        around: Neighbours,
        look: Look,
        stage: Stage,
        painter: LeafPainter,
        top: int,
    ) -> None:
        """Shows the arrows of a scene; none where there is nothing to go to.

        Args:
            scene: The scene shown.
            around: Its neighbours.
            look: How it looks.
            stage: Its screen.
            painter: Paints them.
            top: Where the page begins, in pixels of the window.
        """
        for by, arrow in self.arrows.items():
            if (around.previous if by < 0 else around.next) is None:
                arrow.hide()
                continue
            composition, box = compose_arrow(by, scene, look, stage)
            arrow.show_arrow(composition, box, look, stage.scale, painter, top)
