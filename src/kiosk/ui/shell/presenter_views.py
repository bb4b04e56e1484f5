"""What a presentation adds to a window: black, spotlight, zoom, steps that fade, the tour's dot."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from kiosk.model.geometry import Rect
from kiosk.model.journey import tab_of
from kiosk.model.presentation import Presentation
from kiosk.model.words import SceneRef, TabId
from kiosk.theme.tokens import RADIUS_CARD
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.scenes.alone import can_stand_alone, compose_alone
from kiosk.ui.scenes.steps import area_of, block_under
from kiosk.ui.scenes.store import SceneStore
from kiosk.ui.shell.blank import Blank
from kiosk.ui.shell.spotlight import Spotlight
from kiosk.ui.shell.step_fade import StepFade
from kiosk.ui.shell.tour_dot import TourDot
from kiosk.ui.shell.window import Window
from kiosk.ui.shell.zoom_view import ZoomView

AROUND = 12.0
"""So much more than the block is lit, in layout units."""
SHADOW = 40.0
"""So far beyond a block its shadow reaches, in layout units."""
NOTHING: frozenset[str] = frozenset()


class PresenterViews:
    """Shows on a window what a state of a presentation says, scenes aside."""

    def __init__(self, window: Window, share: Callable[[], float | None]) -> None:
        """Creates all of it, hidden.

        Args:
            window: The window; also the owner.
            share: Says how much of its time a stop of a tour has stood; None without a tour.
        """
        self._window = window
        tempo = window.tempo
        self.spotlight = Spotlight(window, tempo)
        self.zoom = ZoomView(window, tempo, window.pictures)
        self.blank = Blank(window)
        self.fade = StepFade(window.page, tempo)
        self.dot = TourDot(window.bar, share)
        self._zoomed: tuple[object, ...] = ()

    @property
    def covers(self) -> tuple[QWidget, ...]:
        """What lies over the whole window."""
        return self.spotlight, self.zoom, self.blank

    def show(self, state: Presentation) -> None:
        """Brings the window to what a state says."""
        self._show_spotlight(state)
        self._show_zoom(state)
        if not state.blank:
            self.blank.hide()
        elif self.blank.isHidden():
            self.blank.cover()
        self.follow_dot(state)

    def follow_dot(self, state: Presentation) -> None:
        """Has the tour's dot lie where the bar has it now."""
        window = self._window
        is_led_away = state.strayed is not None or window.visit.scene != state.scene
        if state.phase != "touring" or state.scene is None or window.stage is None or is_led_away:
            self.dot.hide()
            return
        unit = window.stage.scale / window.devicePixelRatioF()
        accent = window.kiosk.tab(TabId(tab_of(state.scene))).accent
        self.dot.follow(unit, accent, window.visit.theme, float(state.planned[state.at]))

    # Blocks on the page ---------------------------------------------------------------------

    def block_at(self, at: QPointF) -> str:
        """Returns the name of the block that a finger at a place of the window touches; else ""."""
        window = self._window
        is_covered = bool(self._zoomed) or not self.blank.isHidden()
        if is_covered or window.childAt(at.toPoint()) is not window.page:
            return ""
        unit = self._unit()
        page = window.page
        return block_under(page.composition, at.x() / unit, (at.y() - page.y()) / unit)

    def can_zoom(self, name: str) -> bool:
        """Says whether a block of the scene shown means something alone."""
        window = self._window
        area = area_of(window.page.composition, name)
        if area is None or window.stage is None:
            return False
        return can_stand_alone(window.kiosk.scene(window.visit.scene).blocks[area.index])

    def _unit(self) -> float:
        """Returns pixels of the page per layout unit."""
        return self._window.store.stage.scale / self._window.devicePixelRatioF()

    def _box(self, rect: Rect, around: float) -> QRectF:
        """Returns a place on the page, and some room around it, in pixels of the page."""
        return QRectF(*rect.grown(around).scaled(self._unit()))

    def hide_blocks(self, hidden: Mapping[SceneRef, frozenset[str]]) -> None:
        """Leaves blocks of scenes out; those of the scene shown come and go before one's eyes."""
        window, store = self._window, self._window.store
        if window.stage is None:
            store.hide(hidden)
            return
        scene = window.visit.scene
        changes = store.hidden.get(scene, NOTHING) ^ hidden.get(scene, NOTHING)
        areas = [area for area in store.whole(scene).areas if area.name in changes]
        if not areas:
            store.hide(hidden)
            return
        rect = areas[0].rect
        for area in areas[1:]:
            rect = rect.united(area.rect)
        part = self._box(rect, SHADOW).toAlignedRect()
        self.fade.hold(part.intersected(window.page.rect()))
        store.hide(hidden)
        window.page.restep()
        self.fade.fade_out()

    # What lies over the window --------------------------------------------------------------

    def _show_spotlight(self, state: Presentation) -> None:
        window = self._window
        area = None
        if state.spotlight is not None and window.stage is not None:
            area = area_of(window.page.composition, state.spotlight)
        if area is None:
            self.spotlight.go()
            return
        hole = self._box(area.rect, AROUND).translated(0, window.page.y())
        radius = (RADIUS_CARD + AROUND) * self._unit()
        self.spotlight.light(hole, radius, window.visit.theme)

    def _show_zoom(self, state: Presentation) -> None:
        window = self._window
        wanted: tuple[object, ...] = ()
        if state.zoomed is not None and window.stage is not None:
            visit = window.visit
            look = (visit.language, visit.theme, visit.text_size)
            wanted = (state.zoomed, visit.scene, *look, window.stage)
        if wanted == self._zoomed:
            return
        self._zoomed = wanted
        if state.zoomed is None or not self._zoom_to(state.zoomed):
            self.zoom.go_away()

    def _zoom_to(self, name: str) -> bool:
        """Shows a block alone; says whether it can be."""
        window = self._window
        area = area_of(window.page.composition, name)
        if area is None or not self.can_zoom(name):
            return False
        scene = window.kiosk.scene(window.visit.scene)
        look, stage, _ = window.appearance()
        tries = compose_alone(scene, area, look, stage, window.store.compose)
        self.zoom.show_alone(tries, partial(_painter_at, window.store, stage.scale))
        return True


def _painter_at(store: SceneStore, scale: float, larger: float) -> LeafPainter:
    return store.painter(scale * larger)
