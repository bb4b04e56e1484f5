"""Scenes ready to be shown: laid out once, painted ahead of need in small slices."""

import logging
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage, QPainter

from kiosk.model.blocks import Block
from kiosk.model.journey import tab_of
from kiosk.model.kiosk import Kiosk
from kiosk.model.words import Language, SceneRef, TabId
from kiosk.theme.palettes import PALETTES
from kiosk.ui.kit.drawing_boxes import art_canvas
from kiosk.ui.kit.fonts import shared_ruler
from kiosk.ui.kit.heap import Heap
from kiosk.ui.kit.leaves import ChartLeaf, Composition, Leaf
from kiosk.ui.kit.look import Frame, Look
from kiosk.ui.kit.painter import LeafPainter, is_live
from kiosk.ui.kit.pictures_api import ChartFailedError, DrawnChart, PictureStore
from kiosk.ui.scenes.compose import compose_block, compose_scene
from kiosk.ui.scenes.faults import block_at
from kiosk.ui.scenes.stage import Stage
from kiosk.ui.scenes.steps import leave_out, leaves_of
from kiosk.ui.scenes.still import Canvases, Still

log = logging.getLogger(__name__)
MEMORY_BYTES = 60 * 1024 * 1024
"""Painted scenes kept: at 1080p the one shown, its neighbours, the first scenes of five tabs …"""
LEAST_KEPT, MOST_KEPT = 8, 24
"""… and so many on any screen."""
NOTHING: frozenset[str] = frozenset()
LAID_OUT_KEPT = 2 * MOST_KEPT
"""Scenes laid out that are kept, however many the content has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """A scene laid out.

    Attributes:
        composition: All of it.
        live: The leaves that are painted anew every frame: counting numbers, growing charts.
    """

    composition: Composition
    live: tuple[Leaf, ...]


class SceneStore(QObject):
    """Lays out and paints scenes for one screen, language, theme and text size."""

    def __init__(
        self, kiosk: Kiosk, folders: tuple[Path, ...], pictures: PictureStore, parent: QObject
    ) -> None:
        """Creates an empty store; `configure` must come before anything else.

        Args:
            kiosk: The content.
            folders: Where illustrations are looked for.
            pictures: The store of pictures.
            parent: Owner.
        """
        super().__init__(parent)
        self._kiosk = kiosk
        self._folders = folders
        self._pictures = pictures
        self._stage: Stage | None = None
        self._language: Language = ""
        self._theme = "day"
        self._text_size = 100
        self._laid_out: OrderedDict[SceneRef, LaidOut] = OrderedDict()
        self._hidden: dict[SceneRef, frozenset[str]] = {}
        self._partial: dict[SceneRef, LaidOut] = {}
        self._stills: OrderedDict[SceneRef, Still] = OrderedDict()
        self._renewal: tuple[SceneRef, Still] | None = None
        self._background: QImage | None = None
        self._background_leaves: tuple[Leaf, ...] = ()
        self._canvases = Canvases()
        self._heap = Heap()
        self._logged: set[str] = set()

    def configure(self, stage: Stage, language: Language, theme: str, text_size: int) -> bool:
        """Takes new settings; returns whether anything changed."""
        wanted = (stage, language, theme, text_size)
        if wanted == (self._stage, self._language, self._theme, self._text_size):
            return False
        self._stage, self._language, self._theme, self._text_size = wanted
        self._pictures.forget_waiting()
        self._pictures.set_frame_bytes(self._frame_bytes())
        self._laid_out.clear()
        self._partial.clear()
        self._drop_renewal()
        self._drop_stills(tuple(self._stills))
        self._drop_background()
        return True

    @property
    def stage(self) -> Stage:
        """The screen.

        Raises:
            RuntimeError: The store is not configured.
        """
        if self._stage is None:
            raise RuntimeError("the scene store has no stage yet")
        return self._stage

    @property
    def theme(self) -> str:
        """Name of the theme."""
        return self._theme

    def drawn(self, leaf: ChartLeaf) -> DrawnChart | None:
        """Returns a chart's picture and marks, or None while it is drawn or if it failed."""
        try:
            return self._pictures.chart(leaf, self._theme, self.stage.scale)
        except ChartFailedError:
            return None

    def painter(self, scale: float | None = None) -> LeafPainter:
        """Returns a painter of the theme, at the scale of the stage if no other is given."""
        return LeafPainter(
            PALETTES[self._theme], scale or self.stage.scale, self._pictures, self._blame
        )

    def look(self, scene: SceneRef) -> Look:
        """Returns how a scene looks."""
        stage = self.stage
        return Look(
            kiosk=self._kiosk,
            language=self._language,
            palette=PALETTES[self._theme],
            accent_name=self._kiosk.tab(TabId(tab_of(scene))).accent,
            text_scale=self._text_size / 100,
            format=stage.format,
            min_target=stage.min_target,
            ruler=shared_ruler(),
            scene=scene,
        )

    def whole(self, scene: SceneRef) -> Composition:
        """Returns a scene laid out, with what is hidden of it."""
        return self._lay_out(scene).composition

    def composition(self, scene: SceneRef) -> Composition:
        """Returns a scene laid out, without what is hidden of it."""
        return self._shown(scene).composition

    def live_leaves(self, scene: SceneRef) -> tuple[Leaf, ...]:
        """Returns what is painted anew every frame: counting numbers, growing charts."""
        return self._shown(scene).live

    @property
    def hidden(self) -> Mapping[SceneRef, frozenset[str]]:
        """Which blocks of which scenes are not shown."""
        return self._hidden

    def hide(self, hidden: Mapping[SceneRef, frozenset[str]]) -> None:
        """Says by their names which blocks are not shown; all others stay where they are."""
        before, self._hidden = self._hidden, {ref: names for ref, names in hidden.items() if names}
        for scene in {*before, *self._hidden}:
            was, now = before.get(scene, NOTHING), self._hidden.get(scene, NOTHING)
            if was != now:
                self._restep(scene, was, now)

    def _restep(self, scene: SceneRef, was: frozenset[str], now: frozenset[str]) -> None:
        """Brings the picture of a scene to what is shown of it; what only came is added."""
        self._partial.pop(scene, None)
        if self._renewal is not None and self._renewal[0] == scene:
            self._drop_renewal()
        still = self._stills.get(scene)
        if still is None:
            return
        if now < was and still.done and not still.pending and self.is_ready(scene):
            come = leaves_of(self._lay_out(scene).composition, was - now)
            still.add(self.painter(), tuple(leaf for leaf in come if not is_live(leaf)))
        else:
            self._drop_stills((scene,))

    def _shown(self, scene: SceneRef) -> LaidOut:
        hidden = self._hidden.get(scene)
        if not hidden:
            return self._lay_out(scene)
        found = self._partial.get(scene)
        if found is None:
            composition = leave_out(self._lay_out(scene).composition, hidden)
            live = tuple(leaf for leaf in composition.leaves if is_live(leaf))
            found = self._partial[scene] = LaidOut(composition=composition, live=live)
        return found

    def _lay_out(self, scene: SceneRef) -> LaidOut:
        found = self._laid_out.get(scene)
        if found is not None:
            self._laid_out.move_to_end(scene)
            return found
        tab = self._kiosk.tab(TabId(tab_of(scene)))
        content = self._kiosk.scene(scene)
        composition = compose_scene(
            content,
            tab,
            tab.scenes.index(content) + 1,
            self.look(scene),
            self.stage,
            art_canvas(content, self._folders, self._theme),
            self.compose,
        )
        live = tuple(leaf for leaf in composition.leaves if is_live(leaf))
        self._laid_out[scene] = made = LaidOut(composition=composition, live=live)
        if len(self._laid_out) > LAID_OUT_KEPT:
            self._laid_out.popitem(last=False)
        return made

    def still(self, scene: SceneRef) -> QImage:
        """Returns a scene's picture, painting at once what slices have not."""
        self.prepare(scene, 10.0)
        self._stills.move_to_end(scene)
        return self._stills[scene].image

    def keep(self, scenes: tuple[SceneRef, ...]) -> None:
        """Says which scenes are wanted soon: of what is painted, others make room first."""
        for scene in scenes:
            if scene in self._stills:
                self._stills.move_to_end(scene)

    def is_prepared(self, scene: SceneRef) -> bool:
        """Says whether a scene's picture is painted and nothing of it is on its way."""
        still = self._stills.get(scene)
        return still is not None and still.done and not still.pending

    def is_whole(self, scene: SceneRef) -> bool:
        """Says whether a scene shows all that it ever will, its charts too."""
        has = self._pictures.has
        charts = (has(leaf, self._theme, self.stage.scale) for leaf in self.live_leaves(scene))
        return self.is_prepared(scene) and all(charts)

    def fetch(self, scene: SceneRef, *, first: bool = False) -> None:
        """Lays a scene out if it was not yet, and asks for the pictures that it will need.

        Args:
            scene: The scene.
            first: Before all others, since it is shown now.
        """
        leaves = self._lay_out(scene).composition.leaves
        self._pictures.prefetch(leaves, self._theme, self.stage.scale, first=first)

    def is_ready(self, scene: SceneRef) -> bool:
        """Says whether a scene can be painted whole: nothing of its still is on its way."""
        has = self._pictures.has
        leaves = self.composition(scene).leaves
        return all(has(leaf, self._theme, self.stage.scale) for leaf in leaves if not is_live(leaf))

    @property
    def capacity(self) -> int:
        """How many scenes can be kept painted."""
        fit = MEMORY_BYTES // max(1, self._frame_bytes())
        return min(MOST_KEPT, max(LEAST_KEPT, fit))

    def _frame_bytes(self) -> int:
        stage = self.stage
        return int(stage.width * stage.scale * stage.height * stage.scale * 4)

    def prepare(self, scene: SceneRef, budget_s: float) -> bool:
        """Paints a slice of a scene's picture; returns whether it is whole.

        Args:
            scene: The scene.
            budget_s: Seconds that may be used.
        """
        ends = perf_counter() + budget_s
        still = self._stills.get(scene)
        if still is None:
            still = self._new_still(scene)
            self._stills[scene] = still
        rest = ends - perf_counter()
        return rest > 0 and still.paint(self.painter(), rest)

    def background(self, scene: SceneRef) -> QImage:
        """Returns what lies behind the blocks of a scene; scenes of a tab often share it."""
        composition = self.composition(scene)
        leaves = composition.leaves[: composition.background]
        if self._background is None or leaves != self._background_leaves:
            self._drop_background()
            self._background, self._background_leaves = self._canvas(), leaves
            device = QPainter(self._background)
            self.painter().paint(device, leaves)
            device.end()
        return self._background

    def forget_pending(self) -> tuple[SceneRef, ...]:
        """Drops pictures that lacked an illustration which may have come; returns whose."""
        self._drop_renewal()
        late = tuple(scene for scene, still in self._stills.items() if still.pending)
        self._drop_stills(late)
        if late:
            self._drop_background()
        return late

    def renew(self, budget_s: float) -> bool:
        """Paints a slice of a picture anew that lacked illustrations which have come since.

        Until it is whole, the old one is shown.

        Args:
            budget_s: Seconds that may be used.

        Returns:
            Whether a new picture has taken the place of an old one.
        """
        if self._renewal is None:
            late = (scene for scene, still in self._stills.items() if still.pending)
            scene = next((one for one in late if self.is_ready(one)), None)
            if scene is None:
                return False
            self._renewal = scene, Still(self._canvas(), self._still_leaves(scene), pending=False)
        scene, still = self._renewal
        if not still.paint(self.painter(), budget_s):
            return False
        self._renewal = None
        if scene not in self._stills:
            self._canvases.give_back(still.image)
            return False
        self._canvases.give_back(self._stills[scene].image)
        self._stills[scene] = still
        self._drop_background()
        return True

    def rest(self) -> None:
        """Gives back what only painting needs: nothing is painted for a while."""
        self._pictures.release()
        self._heap.trim()

    def _canvas(self) -> QImage:
        stage = self.stage
        size = QSize(round(stage.width * stage.scale), round(stage.height * stage.scale))
        return self._canvases.take(size)

    def _new_still(self, scene: SceneRef) -> Still:
        surplus = len(self._stills) + 1 - self.capacity
        self._drop_stills(tuple(self._stills)[: max(0, surplus)])
        leaves = self._still_leaves(scene)
        return Still(self._canvas(), leaves, pending=not self.is_ready(scene))

    def _still_leaves(self, scene: SceneRef) -> tuple[Leaf, ...]:
        return tuple(leaf for leaf in self.composition(scene).leaves if not is_live(leaf))

    def _drop_stills(self, scenes: tuple[SceneRef, ...]) -> None:
        for scene in scenes:
            self._canvases.give_back(self._stills.pop(scene).image)

    def _drop_renewal(self) -> None:
        if self._renewal is not None:
            self._canvases.give_back(self._renewal[1].image)
            self._renewal = None

    def _drop_background(self) -> None:
        if self._background is not None:
            self._canvases.give_back(self._background)
            self._background = None

    def compose(self, block: Block, frame: Frame) -> Composition:
        """Lays out a block; one that cannot be is left out, and the log names it once."""
        try:
            return compose_block(block, frame)
        except Exception:
            # A named boundary: one block must not take the screen with it.
            name = f"{frame.look.scene} {block.name or block.kind}"
            if name not in self._logged:
                self._logged.add(name)
                log.exception("the block %s could not be laid out", name)
            return Composition(width=frame.width, height=frame.height or 0.0)

    def _blame(self, leaf: Leaf, error: Exception) -> None:
        """Names the block of a leaf that cannot be painted in the log, once."""
        name = self._block_of(leaf)
        if name not in self._logged:
            self._logged.add(name)
            log.error("the block %s could not be painted", name, exc_info=error)

    def _block_of(self, leaf: Leaf) -> str:
        """Returns scene and block that a leaf belongs to; what it is where it is of none."""
        for scene, laid_out in self._laid_out.items():
            composition = laid_out.composition
            if any(other is leaf for other in composition.leaves):
                blocks = self._kiosk.scene(scene).blocks
                index = block_at(composition.areas, leaf.rect)
                return f"{scene} {blocks[index].name or blocks[index].kind if index >= 0 else ''}"
        return type(leaf).__name__
