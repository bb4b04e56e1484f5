"""A scene laid out on a stage: background, header, blocks in their grid."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from kiosk.model.art import ArtPlacement
from kiosk.model.blocks import Block, name_of_block
from kiosk.model.geometry import Rect
from kiosk.model.grid import Cell, column_count, least_heights, parse_grid, share_height
from kiosk.model.kiosk import Art, Scene, Tab
from kiosk.ui.kit.leaves import Area, BoxLeaf, Composition, Linear, Stop
from kiosk.ui.kit.look import Frame, Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.scenes.background import art_background, art_placement, plain_background
from kiosk.ui.scenes.header import art_label, compose_header
from kiosk.ui.scenes.stage import ULTRAWIDE_CONTENT, Stage
from kiosk.ui.scenes.take_along import place_take_card
from kiosk.values import dataclass

GUTTER = 24.0
CONTENT_TOP, CONTENT_BOTTOM_GAP, BAND_BOTTOM_GAP = 248.0, 36.0, 24.0
LAST_DETAIL = 2
STAGE_KINDS = frozenset({"callouts", "stages", "statement"})
PANEL_KIND, QUIET_KIND = "fact_panel", "statement"
PANEL_SIZE = {"landscape": 640.0, "ultrawide": 960.0, "portrait": 560.0}
BAND_MOST_WIDE = 2400.0
QUIET_SKY = {(False, False): 224.0, (False, True): 260.0, (True, False): 500.0, (True, True): 540.0}
"""How high drawings keep their sky quiet for a header: by (large headline, upright screen)."""
VEIL_ALPHA, VEIL_FADE = 0.8, 80.0
STRETCH = {
    "chart_row": 3.0,
    "share_picture": 3.0,
    "picture": 3.0,
    "ring": 3.0,
    "entity_grid": 2.0,
    "chain": 2.0,
    "timeline": 2.0,
    "honours": 2.0,
    "cards": 1.0,
    "lanes": 1.0,
    "structure": 1.0,
}
"""How much of the spare height a kind of block takes; others keep their own height."""


def compose_block(block: Block, frame: Frame) -> Composition:
    """Lays out one block; its composer is the module of its kind's name."""
    module = import_module(f"kiosk.ui.blocks.{block.kind}")
    result: Composition = module.compose(block, frame)
    return result


def count_charts(block: Block) -> int:
    """Returns how many charts a block holds."""
    if block.kind == "chart_row":
        return len(block.panels)
    return int(block.kind == "timeline" and block.axis is not None)


BlockComposer = Callable[[Block, Frame], Composition]


def compose_scene(
    scene: Scene,
    tab: Tab,
    number: int,
    look: Look,
    stage: Stage,
    canvas: Rect,
    compose: BlockComposer = compose_block,
) -> Composition:
    """Lays out a whole scene.

    Args:
        scene: The scene.
        tab: Its tab.
        number: Which scene of its tab it is, from 1.
        look: How everything looks, in the tab's accent.
        stage: The screen.
        canvas: View box of the scene's wide illustration; any box where it has none.
        compose: Lays out one block; a public screen gives one that never raises.

    Returns:
        The scene with the least left out that fits; if nothing fits, its misfits say why.
    """
    result = _Layout(scene, tab, number, look, stage, canvas, compose, 0).compose()
    for detail in range(1, LAST_DETAIL + 1):
        if not result.misfits:
            break
        result = _Layout(scene, tab, number, look, stage, canvas, compose, detail).compose()
    return result


@dataclass(frozen=True, slots=True)
class _Layout:
    """One try to lay a scene out, at one level of detail."""

    scene: Scene
    tab: Tab
    number: int
    look: Look
    stage: Stage
    canvas: Rect
    compose_one: BlockComposer
    detail: int

    def compose(self) -> Composition:
        """Lays out background, panel, header, grid and what stands on the illustration."""
        scene, look, stage = self.scene, self.look, self.stage
        sketch = Sketch(look, stage.width)
        panel = next((block for block in scene.blocks if block.kind == PANEL_KIND), None)
        placement = None
        if scene.art is not None:
            placement = art_placement(scene.art, stage.width, stage.height, self.canvas)
            sketch.add(*art_background(scene.art, placement, look, stage.width, stage.height))
        else:
            gold = panel is not None
            sketch.add(*plain_background(look, stage.width, stage.height, gold=gold))
        sketch.end_background()
        room = _content_room(stage, over_art=scene.art is not None)
        if panel is not None:
            room = self._place_panel(sketch, panel, room)
        quiet = all(block.kind == QUIET_KIND for block in scene.blocks) and look.text_scale <= 1
        room = place_take_card(sketch, look, room, beside=quiet)
        top = self._place_header(sketch, room)
        floor = self._place_grid(sketch, room, top)
        if scene.art is not None and placement is not None:
            self._place_over_art(sketch, scene.art, placement, top, floor)
        return sketch.finish(stage.height)

    def _place_header(self, sketch: Sketch, room: Rect) -> float:
        """Places the header; returns where the content may begin."""
        if self.scene.header == "none":
            return room.y
        header = self._header(room)
        self._place_veil(sketch, header.height)
        sketch.place(header, room.x, 0)
        sketch.area(Area(name="header", rect=Rect(room.x, 0, room.w, header.height), index=-1))
        return max(CONTENT_TOP, header.height + 28)

    def _place_veil(self, sketch: Sketch, height: float) -> None:
        """Lays a veil over the drawing where a long header leaves the sky kept quiet for it."""
        art, palette = self.scene.art, self.look.palette
        if art is None or art.dark or palette.name == "contrast":
            return
        quiet = QUIET_SKY[self.scene.header == "display", self.look.format == "portrait"]
        if height <= quiet:
            return
        box = Rect(0, 0, self.stage.width, height + VEIL_FADE)
        solid = height / box.h
        stops = (
            Stop(0, palette.canvas, 0.0),
            Stop(min(0.25, solid / 2), palette.canvas, VEIL_ALPHA),
            Stop(solid, palette.canvas, VEIL_ALPHA),
            Stop(1, palette.canvas, 0.0),
        )
        sketch.add(BoxLeaf(rect=box, fill=Linear(stops)))

    def _header(self, room: Rect) -> Composition:
        over_art = self.scene.art is not None
        return compose_header(
            self.scene,
            self.tab,
            self.number,
            self.look,
            room.w,
            over_art=over_art,
            detail=self.detail,
        )

    def _place_panel(self, sketch: Sketch, panel: Block, room: Rect) -> Rect:
        """Places a full-bleed panel at the left or top; returns the room that is left."""
        stage = self.stage
        size = PANEL_SIZE[stage.format]
        upright = stage.format == "portrait"
        box = Rect(0, 0, stage.width, size) if upright else Rect(0, 0, size, stage.height)
        frame = Frame(width=box.w, look=self.look, detail=self.detail)
        if upright:
            box = Rect(0, 0, box.w, max(size, self.compose_one(panel, frame).height))
        index = next(i for i, other in enumerate(self.scene.blocks) if other is panel)
        area = Area(name=name_of_block(panel, index), rect=box, index=index)
        _place_block(sketch, area, self.compose_one(panel, replace(frame, height=box.h)), 0, 0)
        if upright:
            return Rect(room.x, box.h + 24, room.w, room.bottom - box.h - 24)
        left = box.w + 56
        return Rect(left, room.y, stage.width - stage.margin - left, room.h)

    def _place_grid(self, sketch: Sketch, room: Rect, top: float) -> float:
        """Places the blocks of the grid; returns where they begin."""
        scene = self.scene
        blocks = {
            name_of_block(block, i): (i, block)
            for i, block in enumerate(scene.blocks)
            if block.kind not in STAGE_KINDS and block.kind != PANEL_KIND
        }
        if not blocks:
            return room.bottom
        over_art = scene.art is not None
        width = min(room.w, BAND_MOST_WIDE) if over_art else room.w
        left = room.x + (room.w - width) / 2
        rows = _grid_rows(scene, list(blocks), self.look)
        cells, columns = parse_grid(rows), column_count(rows)
        frames = {
            cell.name: Frame(
                width=_cell_width(cell, width, columns),
                look=self.look,
                detail=self.detail,
                first_chart=sum(count_charts(b) for b in scene.blocks[: blocks[cell.name][0]]),
            )
            for cell in cells
        }
        natural = {
            name: self.compose_one(blocks[name][1], frame).height for name, frame in frames.items()
        }
        heights = least_heights(cells, natural, GUTTER)
        needed = sum(heights) + GUTTER * (len(heights) - 1)
        if over_art and needed <= room.bottom - top:
            top = room.bottom - needed
        available = room.bottom - top
        if needed > available + 1:
            sketch.misfit(
                "", f"the blocks need {needed:.0f} units of height and have {available:.0f}"
            )
        shared = share_height(heights, _row_weights(cells, len(heights), blocks), available, GUTTER)
        for cell in cells:
            index, block = blocks[cell.name]
            rect = _cell_rect(cell, left, top, width, columns, shared)
            frame = replace(frames[cell.name], height=rect.h)
            area = Area(name=cell.name, rect=rect, index=index, over_art=over_art)
            _place_block(sketch, area, self.compose_one(block, frame), rect.x, rect.y)
        return top

    def _place_over_art(
        self, sketch: Sketch, art: Art, placement: ArtPlacement, top: float, floor: float
    ) -> None:
        """Places what stands on the illustration itself, and the words that label it."""
        stage = self.stage
        free = Rect(stage.margin, top, stage.width - 2 * stage.margin, max(0.0, floor - top))
        label = art_label(self.look, art.label, stage.width - stage.margin, floor - 48)
        frame = Frame(
            width=stage.width,
            height=stage.height,
            look=self.look,
            detail=self.detail,
            art=placement,
            free=free,
            taken=self._taken(label),
        )
        for index, block in enumerate(self.scene.blocks):
            if block.kind in STAGE_KINDS:
                box = Rect(0, top, stage.width, free.h)
                name = name_of_block(block, index)
                area = Area(name=name, rect=box, index=index, over_art=True)
                _place_block(sketch, area, self.compose_one(block, frame), 0, 0)
        sketch.place(label, 0, 0)

    def _taken(self, label: Composition) -> tuple[Rect, ...]:
        """Returns what the header's words and targets and the art's label cover."""
        boxes = tuple(leaf.rect for leaf in label.leaves)
        if self.scene.header == "none":
            return boxes
        room = _content_room(self.stage, over_art=True)
        header = self._header(room)
        parts = (*header.leaves, *header.targets)
        return (*boxes, *(part.rect.moved(room.x, 0) for part in parts))


def _content_room(stage: Stage, *, over_art: bool) -> Rect:
    width = stage.width - 2 * stage.margin
    x = stage.margin
    if stage.format == "ultrawide" and not over_art and width > ULTRAWIDE_CONTENT:
        x = (stage.width - ULTRAWIDE_CONTENT) / 2
        width = ULTRAWIDE_CONTENT
    bottom = stage.height - (BAND_BOTTOM_GAP if over_art else CONTENT_BOTTOM_GAP)
    return Rect(x, 40.0, width, bottom - 40.0)


def _place_block(sketch: Sketch, area: Area, block: Composition, x: float, y: float) -> None:
    """Places a block; what does not fit in it is noted with its number."""
    misfits = tuple(replace(misfit, block=area.index) for misfit in block.misfits)
    sketch.place_in(area, replace(block, misfits=misfits), x, y)


def _grid_rows(scene: Scene, names: list[str], look: Look) -> tuple[str, ...]:
    """Returns the grid of the format, or one block a row."""
    grid = scene.grid
    if grid is not None:
        if look.format == "portrait" and grid.portrait:
            return grid.portrait
        if look.format == "ultrawide" and grid.ultrawide:
            return grid.ultrawide
        if look.format != "portrait" and grid.landscape:
            return grid.landscape
    return tuple(names)


def _row_weights(
    cells: tuple[Cell, ...], count: int, blocks: dict[str, tuple[int, Block]]
) -> tuple[float, ...]:
    weights = [0.0] * count
    for cell in cells:
        stretch = STRETCH.get(blocks[cell.name][1].kind, 0.0) / (cell.bottom - cell.top)
        for row in range(cell.top, cell.bottom):
            weights[row] = max(weights[row], stretch)
    return tuple(weights)


def _cell_width(cell: Cell, width: float, columns: int) -> float:
    column = (width - GUTTER * (columns - 1)) / columns
    span = cell.right - cell.left
    return column * span + GUTTER * (span - 1)


def _cell_rect(
    cell: Cell, left: float, top: float, width: float, columns: int, heights: tuple[float, ...]
) -> Rect:
    column = (width - GUTTER * (columns - 1)) / columns
    x = left + cell.left * (column + GUTTER)
    y = top + sum(heights[: cell.top]) + GUTTER * cell.top
    h = sum(heights[cell.top : cell.bottom]) + GUTTER * (cell.bottom - cell.top - 1)
    return Rect(x, y, _cell_width(cell, width, columns), h)
