"""The window: lays page, arrows, bar, sheet and viewer over one another and shows a visit."""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.model.actions import Step
from kiosk.model.journey import Visit, next_visit, restart, start_visit
from kiosk.model.kiosk import Kiosk
from kiosk.model.same import forget_all
from kiosk.model.surroundings import neighbours_of, scenes_near, way_between
from kiosk.model.words import Language, SceneRef, say
from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.painter import LeafPainter
from kiosk.ui.kit.pictures import Pictures
from kiosk.ui.kit.surface import Surface
from kiosk.ui.kit.tempo import Tempo
from kiosk.ui.scenes.stage import Stage, low_text_size
from kiosk.ui.scenes.store import SceneStore
from kiosk.ui.shell.bar_view import BarView
from kiosk.ui.shell.calm_page import CalmPage
from kiosk.ui.shell.focus import FocusTrail, focused_action
from kiosk.ui.shell.keys import action_of_key
from kiosk.ui.shell.late_sheet import import_sheets
from kiosk.ui.shell.loaded_content import LoadedContent
from kiosk.ui.shell.overlays import Overlays
from kiosk.ui.shell.page import Page
from kiosk.ui.shell.panel_size import stage_of
from kiosk.ui.shell.regions import regions_of
from kiosk.ui.shell.sheet_view import SheetView
from kiosk.ui.shell.steering import Steering
from kiosk.ui.shell.viewer import Viewer
from kiosk.values import dataclass

log = logging.getLogger(__name__)
WARM_AFTER_MS = 400
LAY_OUT_AFTER_MS = 60
Places = tuple[tuple[Path, ...], tuple[Path, ...], Path | None]
LEAST_SIDE = 160
"""A window with a side of fewer pixels shows nothing new: it is on its way to its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowSettings:
    """What the window is told from outside.

    Attributes:
        diagonal_inches: The panel's size; None asks the screen.
        tempo: Settings of movement.
    """

    diagonal_inches: float | None
    tempo: Tempo


class Window(QWidget):
    """Shows a visit and carries out what touches ask for."""

    first_painted = Signal()
    scene_shown = Signal(str)
    steered = Signal()
    """Bar and arrows are those of the scene shown: a frame later than the scene."""
    laid_out = Signal()
    acted = Signal(object)
    """Something changed what is shown; gives the action that asked for it."""

    def __init__(
        self,
        kiosk: Kiosk,
        folders: tuple[Path, ...],
        pictures: Pictures,
        settings: WindowSettings,
        visit: Visit | None = None,
    ) -> None:
        """Builds the window; it is laid out when it gets its size.

        Args:
            kiosk: The content.
            folders: Where pictures are looked for.
            pictures: The store of pictures.
            settings: Panel and movement.
            visit: What to begin with; the content's start if not given.
        """
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._kiosk = kiosk
        self._pictures = pictures
        self._settings = settings
        self._start = visit or start_visit(kiosk)
        self._visit = self._start
        self._shown: Visit | None = None
        self._whole: Stage | None = None
        self._stage: Stage | None = None
        self._trail = FocusTrail()
        self._soon: tuple[SceneRef, ...] = ()
        self._store = SceneStore(kiosk, folders, pictures, self)
        tempo = settings.tempo
        self._page = Page(self, tempo, self._store)
        self._steering = Steering(self, tempo)
        self._over = Overlays(self, tempo, pictures)
        self._calm = CalmPage(self, kiosk, self._visit.language)
        self._page.stepped.connect(self._on_stepped)
        # Queued: the frame that completes the scene reaches the screen before anyone hears of it.
        self._page.completed.connect(self.first_painted, Qt.ConnectionType.QueuedConnection)
        self._page.completed.connect(import_sheets, Qt.ConnectionType.QueuedConnection)
        for surface in self._surfaces():
            surface.activated.connect(self.act)
            surface.touched.connect(self._on_touched)
        pictures.arrived.connect(self._on_arrived)
        self._lay_out_later = QTimer(self)
        self._lay_out_later.setSingleShot(True)
        self._lay_out_later.setInterval(LAY_OUT_AFTER_MS)
        self._lay_out_later.timeout.connect(self._lay_out)
        # Fires when all that was due before it is done: the first frame of the change too.
        self._steer_later = QTimer(self)
        self._steer_later.setSingleShot(True)
        self._steer_later.timeout.connect(self._on_steer)
        self._warm_later = QTimer(self)
        self._warm_later.setSingleShot(True)
        self._warm_later.setInterval(WARM_AFTER_MS)
        self._warm_later.timeout.connect(self._on_warm)

    def _surfaces(self) -> tuple[Surface, ...]:
        return (self._page, *self._steering.surfaces, *self._over.surfaces)

    # What is shown --------------------------------------------------------------------------

    @property
    def visit(self) -> Visit:
        """What is shown."""
        return self._visit

    @property
    def start(self) -> Visit:
        """How every visit begins."""
        return self._start

    @property
    def kiosk(self) -> Kiosk:
        """The content that is shown."""
        return self._kiosk

    @property
    def page(self) -> Page:
        """The page."""
        return self._page

    @property
    def bar(self) -> BarView:
        """The bottom bar."""
        return self._steering.bar

    @property
    def sheet(self) -> SheetView:
        """The sheet."""
        return self._over.sheet

    @property
    def viewer(self) -> Viewer:
        """The picture viewer."""
        return self._over.viewer

    @property
    def store(self) -> SceneStore:
        """Scenes laid out for this window."""
        return self._store

    @property
    def pictures(self) -> Pictures:
        """The store of pictures."""
        return self._pictures

    @property
    def is_calm(self) -> bool:
        """Whether calm words stand there, since the scene cannot be shown."""
        return not self._calm.isHidden() or self._page.has_given_up

    @property
    def is_painted(self) -> bool:
        """Whether the last frame showed what it should, or the calm words that stand for it."""
        return not self._page.is_failing

    @property
    def stage(self) -> Stage | None:
        """The whole window in layout units; None until it has its size."""
        return self._whole

    @property
    def tempo(self) -> Tempo:
        """Settings of movement."""
        return self._settings.tempo

    def appearance(self) -> tuple[Look, Stage, LeafPainter]:
        """Returns how things look that lie over the whole window, on its stage, and what paints."""
        if self._whole is None:
            self._lay_out()
        whole = self._whole
        assert whole is not None  # noqa: S101 - laid out
        look = replace(
            self._store.look(self._visit.scene),
            min_target=whole.min_target,
            text_scale=self._visit.text_size / 100,
        )
        return look, whole, self._store.painter(whole.scale)

    @property
    def is_settled(self) -> bool:
        """Whether nothing moves, nothing is on its way and nothing is painted ahead."""
        moving = any(surface.is_moving for surface in self._surfaces())
        timers = (self._steer_later, self._warm_later, self._lay_out_later)
        later = any(timer.isActive() for timer in timers)
        return not (moving or later or self._page.warming or self._pictures.busy)

    def act(self, action: object) -> None:
        """Carries out what a touch, key or command asks for."""
        wanted = next_visit(self._visit, action, self._kiosk, self._over.shape)  # type: ignore[arg-type]
        if wanted != self._visit:
            before, self._visit = self._visit, wanted
            if not self.refresh():
                self._visit, self._shown = before, None
                self.refresh()
            else:
                self.acted.emit(action)

    def dress(self, language: Language, theme: str) -> None:
        """Shows all in a language and a theme, as if the visitor had chosen them."""
        before, self._visit = self._visit, replace(self._visit, language=language, theme=theme)
        if self._visit != before and not self.refresh():
            self._visit, self._shown = before, None
            self.refresh()

    def expect(self, scenes: tuple[SceneRef, ...]) -> None:
        """Has scenes painted ahead of all others: these come next."""
        self._soon = scenes
        if self._whole is not None:
            self._warm_later.start()

    def reset(self) -> bool:
        """Forgets all of the visit: the next one begins like the first.

        Returns:
            Whether that could be shown, see `refresh`.
        """
        self.let_go()
        self._visit, self._shown = self._start, None
        self._over.forget()
        self._trail = FocusTrail()
        self.setFocus()
        return self.refresh()

    def let_go(self) -> None:
        """Has fingers and keys that are down do nothing any more."""
        for surface in self._surfaces():
            surface.let_go()

    def take_content(self, content: LoadedContent) -> bool:
        """Shows other content in place, as a visit begins; what cannot be shown is not taken.

        Args:
            content: What to show from now on.

        Returns:
            Whether it is shown; if not, the log says why, and all is as it was.
        """
        before = (self._kiosk, self._store, self._start, self._pictures.places)
        store = SceneStore(content.kiosk, content.folders, self._pictures, self)
        if not self._try(content, store):
            self._use(*before)
            self.reset()
            store.deleteLater()
            return False
        before[1].deleteLater()
        forget_all()
        return True

    def _try(self, content: LoadedContent, store: SceneStore) -> bool:
        try:
            first = restart(self._kiosk, self._start, content.kiosk)
            places = (content.folders, content.icons, content.ready)
            self._use(content.kiosk, store, first, places)
        except Exception:
            # A named boundary: whatever is wrong with new content, the old one stays.
            log.exception("other content cannot be shown")
            return False
        return self.reset()

    def _use(self, kiosk: Kiosk, store: SceneStore, first: Visit, places: Places) -> None:
        self._kiosk, self._store, self._start, self._soon = kiosk, store, first, ()
        self._pictures.use(*places)
        self._page.use(store)
        self._calm.use(kiosk, first.language)

    def refresh(self) -> bool:
        """Brings the screen to what the visit says.

        Returns:
            Whether it could be shown; if not, the log says why, and the screen is as it was or,
            where nothing can be shown at all, calm.
        """
        return self._carefully(self._refresh)

    def _carefully(self, show: Callable[[], None]) -> bool:
        try:
            show()
        except Exception:
            # A named boundary: whatever cannot be laid out, a visitor never sees an error.
            log.exception("%s cannot be shown", self._visit)
            self._steer_later.stop()
            self._calm.show_over(self.rect())
            self._page.complete()
            return False
        self._calm.hide()
        return True

    def _refresh(self) -> None:
        visit, before = self._visit, self._shown
        if self._whole is None:
            return
        stage = self._arrange(self._whole, low=visit.low_reach)
        self._shown = visit
        low = stage is not self._whole
        size = low_text_size(visit.text_size) if low else visit.text_size
        self._store.configure(stage, visit.language, visit.theme, size)
        restyled = before is None or _style(before) != _style(visit)
        if before is None or restyled or before.scene != visit.scene:
            self._show_scene(before, visit, restyled=restyled)
        elif before.tabs_from != visit.tabs_from:
            self._show_bar()
        self._page.light(visit.lit if visit.sheet is None else None)
        sheet_changed = before is None or restyled or before.sheets != visit.sheets
        if sheet_changed:
            self._over.show_sheet(self._kiosk, visit, self._store, stage)
        self.sheet.light(visit.lit)
        if before is None or restyled or before.picture != visit.picture:
            self._over.show_picture(visit, self._store, stage)
        below = visit.sheet is None and visit.picture is None
        focused = focused_action(self.focusWidget())
        for surface in (self._page, *self._steering.surfaces):
            surface.setEnabled(below)
        # Keys must not reach what a picture covers.
        self.sheet.setEnabled(visit.picture is None)
        self._trail.follow(
            len(visit.sheets) + (visit.picture is not None),
            focused,
            above=self.sheet if visit.picture is None else self.viewer,
            below=(self.sheet,) if visit.sheets else (self._page, self.bar),
        )

    def _show_scene(self, before: Visit | None, visit: Visit, *, restyled: bool) -> None:
        came_from = visit.scene if before is None or restyled else before.scene
        movement, direction = way_between(self._kiosk, came_from, visit.scene)
        around, scene = neighbours_of(self._kiosk, visit.scene), self._kiosk.scene(visit.scene)
        # Read from the disk while the rest is laid out, pictures may be there for the first frame.
        self._store.fetch(visit.scene, first=True)
        self._page.go(visit.scene, around, movement, direction)
        self._page.setAccessibleName(say(scene.title, visit.language))
        if before is None or before.scene == visit.scene:
            self._page.settle()
        if before is None or restyled:
            self._show_steering()
        else:
            # Laid out and painted anew they cost as much as the rest of the first frame.
            self._steer_later.start()
        self.scene_shown.emit(visit.scene)

    def _show_steering(self) -> None:
        self._steer_later.stop()
        self._show_bar()
        assert self._stage is not None  # noqa: S101 - a scene is shown
        ref, store = self._visit.scene, self._store
        around, scene = neighbours_of(self._kiosk, ref), self._kiosk.scene(ref)
        look, painter = store.look(ref), store.painter()
        self._steering.show_arrows(scene, around, look, self._stage, painter, self._page.y())
        self.steered.emit()

    def _show_bar(self) -> None:
        self._steering.show_bar(self._visit, *self.appearance())
        self._warm_later.start()

    def _on_steer(self) -> None:
        self._carefully(self._show_steering)

    def _on_stepped(self, by: int) -> None:
        self.act(Step(by))

    def _on_arrived(self, key: str) -> None:
        del key
        self._page.take_arrived()
        self._over.repaint_open()

    def _on_warm(self) -> None:
        """Paints ahead what a visitor can reach with one touch, nearest first."""
        near = scenes_near(self._kiosk, self._visit.scene, self._steering.tabs)
        self._page.warm(tuple(dict.fromkeys((*self._soon, *near))))

    def _on_touched(self, by_finger: bool) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor if by_finger else Qt.CursorShape.ArrowCursor)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    # Layout ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._whole = stage_of(self, self._settings.diagonal_inches)
        self._shown = None
        self.refresh()
        self.laid_out.emit()

    def _arrange(self, whole: Stage, *, low: bool) -> Stage:
        """Lays the surfaces where they belong; returns the stage of what they show."""
        ratio = self.devicePixelRatioF()
        regions = regions_of(self.width(), self.height(), whole, ratio, low=low)
        self._page.setGeometry(regions.page)
        self.bar.setGeometry(regions.bar)
        self._over.place(regions.over)
        if self._stage is not None and self._stage != regions.stage:
            self.update()
        self._stage = regions.stage
        return regions.stage

    @override
    def sizeHint(self) -> QSize:
        return QSize(1920, 1080)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if min(self.width(), self.height()) < LEAST_SIDE:
            return
        if self._whole is None:
            self._lay_out()
        else:
            # While a window is being drawn to size, every step would be laid out for nothing.
            self._lay_out_later.start()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._whole is not None:
            self._lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(PALETTES[self._visit.theme].canvas))
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = action_of_key(event.key(), self._visit, self._kiosk)
        if action is not None:
            self.act(action)
            return
        super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._pictures.close()
        super().closeEvent(event)


def _style(visit: Visit) -> tuple[str, str, int, bool]:
    """Returns what changes every pixel of the screen."""
    return visit.language, visit.theme, visit.text_size, visit.low_reach
