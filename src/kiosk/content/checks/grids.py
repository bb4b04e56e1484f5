"""Checks that a scene's grid and its blocks name each other, and that areas are rectangles."""

from collections import defaultdict

from kiosk.content.kiosk_file import ID
from kiosk.content.origin import Origin, did_you_mean
from kiosk.content.pieces import Pieces, ScenePiece
from kiosk.content.problem import Problem, shown
from kiosk.model.blocks import Callouts, FactPanel, Stages, Statement
from kiosk.model.kiosk import Grid

ON_STAGE = (Callouts, Stages, FactPanel, Statement)
"""Blocks that stand on the stage itself and need no cell."""
SHAPES = ("landscape", "portrait", "ultrawide")


def check_grids(pieces: Pieces) -> None:
    """Adds a problem for every grid that does not fit the blocks of its scene."""
    for tab in pieces.tabs:
        for scene in tab.scenes:
            pieces.problems += _check_names(scene)
            if scene.scene.value.grid is not None and None not in scene.blocks:
                pieces.problems += _check_grid(scene, scene.scene.value.grid)


def _check_names(scene: ScenePiece) -> list[Problem]:
    """Reports names that two blocks of a scene share."""
    problems = []
    taken: set[str] = set()
    for block in scene.blocks:
        if block is None or not block.value.name:
            continue
        if block.value.name in taken:
            what = f"the name {shown(block.value.name)} is taken by another block of the scene"
            problems.append(block.origin.problem(what, "give it another name", ("name",)))
        taken.add(block.value.name)
        if not ID.fullmatch(block.value.name):
            what = f"{shown(block.value.name)} is no name of a block"
            todo = "use a–z, 0–9, - and _ only, a letter first"
            problems.append(block.origin.problem(what, todo, ("name",)))
    return problems


def _check_grid(scene: ScenePiece, grid: Grid) -> list[Problem]:
    blocks = [block.value for block in scene.blocks if block is not None]
    on_stage = [block.name for block in blocks if isinstance(block, ON_STAGE)]
    placed = [block.name for block in blocks if not isinstance(block, ON_STAGE)]
    origin = scene.scene.origin
    problems = []
    for shape in SHAPES:
        rows = [row.split() for row in getattr(grid, shape)]
        if rows:
            problems += _check_shape(rows, shape, on_stage, placed, origin)
    for block in scene.blocks:
        if block is not None and not block.value.name and not isinstance(block.value, ON_STAGE):
            what = "the block has no name, so the grid cannot place it"
            problems.append(block.origin.problem(what, "add name: …, as the grid says it"))
    return problems


def _check_shape(
    rows: list[list[str]], shape: str, on_stage: list[str], placed: list[str], origin: Origin
) -> list[Problem]:
    problems = []
    cells = defaultdict(list)
    for line, row in enumerate(rows):
        if len(row) != len(rows[0]) or not row:
            what = f"the row has {len(row)} cells, the first {len(rows[0])}"
            problems.append(origin.problem(what, "give all rows as many", ("grid", shape, line)))
        for column, name in enumerate(row):
            cells[name].append((line, column))
    for name, places in cells.items():
        path = ("grid", shape, places[0][0])
        if name in on_stage:
            what = f"the block {shown(name)} stands on the stage itself"
            problems.append(origin.problem(what, "take it out of the grid", path))
        elif name not in placed:
            todo = did_you_mean(name, placed, "write the name of a block of this scene")
            problems.append(origin.problem(f"no block is named {shown(name)}", todo, path))
        elif not _is_rectangle(places):
            what = f"the cells of {shown(name)} form no rectangle"
            problems.append(origin.problem(what, "put them side by side", path))
    for name in placed:
        if name and name not in cells:
            what = f"the {shape} grid has no cell for the block {shown(name)}"
            problems.append(origin.problem(what, "add its name to a row", ("grid", shape)))
    return problems


def _is_rectangle(places: list[tuple[int, int]]) -> bool:
    lines, columns = [line for line, _ in places], [column for _, column in places]
    area = (max(lines) - min(lines) + 1) * (max(columns) - min(columns) + 1)
    return area == len(places)
