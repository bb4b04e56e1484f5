"""All scenes by tab on the guide's console: numbered tiles in the tabs' accents, to jump to."""

from collections.abc import Sequence

from kiosk.model.actions import GoToScene, TurnList
from kiosk.model.geometry import Rect
from kiosk.model.kiosk import Tab
from kiosk.model.words import SceneRef
from kiosk.ui.kit.leaves import BoxLeaf, Solid, Stroke
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.shell.console_parts import button, cut, line, tab_id
from kiosk.ui.shell.console_plan import MAP_ROW
from kiosk.ui.shell.console_state import ConsoleState
from kiosk.values import dataclass

TILE, ROW_GAP = 64.0, 12.0
NAME_H, NUMBER_PX, RADIUS = 40.0, 27.0, 14.0
TURN_W = 64.0
WIDEST_NAME = 1.6
"""A tab's name may be so much wider than its tiles before it is cut."""


@dataclass(frozen=True, slots=True)
class Size:
    """How wide a tile is, how far tiles and tabs stand apart, and how large tabs' names are."""

    tile: float
    gap: float
    apart: float
    px: float


USUAL = Size(64, 8, 36, 25)
SIZES = (USUAL, Size(58, 8, 30, 25), Size(52, 6, 26, 24), Size(48, 6, 20, 23), Size(46, 5, 20, 22))
"""Narrower ones are taken where all fits on one page then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Scenes of one tab that stand in one row.

    Attributes:
        first: Which of the tab's scenes is the first here, from 0.
        width: Of tiles and name.
    """

    tab: Tab
    first: int
    count: int
    name: str
    width: float
    size: Size

    def scenes(self) -> tuple[SceneRef, ...]:
        """Returns the names of its scenes."""
        ids = self.tab.scene_ids[self.first : self.first + self.count]
        return tuple(SceneRef(f"{self.tab.id}/{one}") for one in ids)


Row = tuple[Group, ...]


def draw_map(sketch: Sketch, box: Rect, state: ConsoleState) -> None:
    """Draws all tabs with their scenes, in pages where they are too many."""
    count = max(1, int((box.h + ROW_GAP + 1) // (MAP_ROW + ROW_GAP)))
    tabs = sketch.look.kiosk.tabs
    for size in SIZES:
        rows = _rows(sketch, tabs, box.w, size)
        if len(rows) <= count:
            _draw_rows(sketch, box, rows, state)
            return
    inner = Rect(box.x, box.y, box.w - 2 * (TURN_W + USUAL.gap) - USUAL.apart, box.h)
    rows = _rows(sketch, tabs, inner.w, USUAL)
    pages = [tuple(rows[at : at + count]) for at in range(0, len(rows), count)]
    page = state.map_page if state.map_page is not None else _page_of(pages, state.screened.scene)
    page = max(0, min(page, len(pages) - 1))
    _draw_rows(sketch, inner, pages[page], state)
    _draw_turn(sketch, box, page, len(pages))


def _rows(sketch: Sketch, tabs: tuple[Tab, ...], width: float, size: Size) -> list[Row]:
    """Returns the tabs in rows of a width; one with very many scenes goes over several."""
    rows: list[Row] = []
    row: list[Group] = []
    used = 0.0
    for tab in tabs:
        for group in _groups(sketch, tab, width, size):
            if row and used + size.apart + group.width > width:
                rows.append(tuple(row))
                row, used = [], 0.0
            used += group.width + (size.apart if row else 0.0)
            row.append(group)
    return [*rows, tuple(row)] if row else rows


def _groups(sketch: Sketch, tab: Tab, width: float, size: Size) -> list[Group]:
    step = size.tile + size.gap
    most = max(1, int((width + size.gap) // step))
    name = sketch.look.say(tab.name)
    found = []
    for first in range(0, len(tab.scene_ids), most):
        count = min(most, len(tab.scene_ids) - first)
        tiles = count * step - size.gap
        room = min(width, max(tiles * WIDEST_NAME, 2 * step - size.gap))
        shown = cut(sketch, name, room, "label", size.px, bold=False)
        wide = max(tiles, sketch.advance(shown, "label", px=size.px))
        found.append(Group(tab=tab, first=first, count=count, name=shown, width=wide, size=size))
    return found


def _page_of(pages: list[tuple[Row, ...]], scene: SceneRef) -> int:
    for index, page in enumerate(pages):
        if any(scene in group.scenes() for row in page for group in row):
            return index
    return 0


def _draw_rows(sketch: Sketch, box: Rect, rows: Sequence[Row], state: ConsoleState) -> None:
    y = box.y
    for row in rows:
        x = box.x
        for group in row:
            _draw_group(sketch, group, x, y, state)
            x += group.width + group.size.apart
        y += MAP_ROW + ROW_GAP


def _draw_group(sketch: Sketch, group: Group, x: float, y: float, state: ConsoleState) -> None:
    look, size = sketch.look.with_accent(group.tab.accent), group.size
    line(sketch, Rect(x, y, group.width, NAME_H), group.name, size.px, look.accent.text)
    for index, scene in enumerate(group.scenes()):
        left = x + index * (size.tile + size.gap)
        tile = Rect(left, y + MAP_ROW - TILE, size.tile, TILE)
        _draw_tile(sketch, look, tile, group.first + index + 1, scene, state)


def _draw_tile(
    sketch: Sketch, look: Look, tile: Rect, number: int, scene: SceneRef, state: ConsoleState
) -> None:
    """Draws a scene: filled where it is shown, edged where it comes next, pale if not in it."""
    palette, accent = look.palette, look.accent
    belongs = state.in_show is None or scene in state.in_show
    fill: Solid | None = Solid(accent.tint)
    edge, ink = None, palette.ink1
    if scene == state.screened.scene:
        fill, ink = Solid(accent.fill), accent.on_fill
    elif scene == state.upcoming:
        edge = Stroke(Solid(accent.text), 3)
    elif not belongs:
        fill, edge, ink = None, Stroke(Solid(palette.line), 2), palette.ink3
    sketch.add(BoxLeaf(rect=tile, fill=fill, stroke=edge, radius=RADIUS))
    words = str(number)
    sketch.text(
        tile.x,
        tile.y,
        tile.w,
        words,
        "label",
        ink,
        px=NUMBER_PX,
        line=tile.h,
        bold=True,
        align="center",
    )
    # Its number in its tab names it: to read the names of all scenes, all would have to be made.
    name = f"{look.say(look.kiosk.tab(tab_id(scene)).name)} {words}"
    sketch.target(tile, GoToScene(scene), name, radius=RADIUS)


def _draw_turn(sketch: Sketch, box: Rect, page: int, pages: int) -> None:
    """Draws what turns the pages, at the right end: back, which page, on."""
    y = box.y + MAP_ROW - TILE
    for index, (by, icon) in enumerate(((-1, "chevron-left"), (1, "chevron-right"))):
        x = box.right - (2 - index) * TURN_W - (1 - index) * USUAL.gap
        there = page + by
        action = TurnList("map", there) if 0 <= there < pages else None
        arrow = Rect(x, y, TURN_W, TILE)
        name = sketch.look.word("previous" if by < 0 else "next")
        button(sketch, arrow, "", action, icon, px=26, radius=RADIUS, name=name)
    words = f"{page + 1} / {pages}"
    ink = sketch.look.palette.ink3
    room = Rect(box.right - 2 * TURN_W - USUAL.gap, box.y, 2 * TURN_W + USUAL.gap, NAME_H)
    sketch.text(room.x, room.y, room.w, words, "label", ink, px=24, line=NAME_H, align="center")
