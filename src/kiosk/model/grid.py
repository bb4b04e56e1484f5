"""Grids of named areas: where blocks stand, and how the heights of rows are shared out."""

from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The rows and columns that one name covers; the last ones excluded."""

    name: str
    left: int
    right: int
    top: int
    bottom: int


def parse_grid(rows: tuple[str, ...]) -> tuple[Cell, ...]:
    """Returns the cells of a grid in reading order.

    Args:
        rows: One string a row, names apart by spaces, as many in every row.

    Raises:
        ValueError: Rows are of different length or empty, or a name covers no rectangle.
    """
    table = [row.split() for row in rows]
    if not table or not table[0]:
        raise ValueError("a grid needs at least one row with a name")
    if len({len(row) for row in table}) != 1:
        raise ValueError("every row of a grid names as many cells as the others")
    places: dict[str, list[tuple[int, int]]] = {}
    for y, row in enumerate(table):
        for x, name in enumerate(row):
            places.setdefault(name, []).append((x, y))
    cells = []
    for name, covered in places.items():
        xs, ys = [x for x, _ in covered], [y for _, y in covered]
        cell = Cell(name=name, left=min(xs), right=max(xs) + 1, top=min(ys), bottom=max(ys) + 1)
        if len(covered) != (cell.right - cell.left) * (cell.bottom - cell.top):
            raise ValueError(f"{name} does not cover one rectangle")
        cells.append(cell)
    return tuple(cells)


def column_count(rows: tuple[str, ...]) -> int:
    """Returns how many columns a grid has."""
    return len(rows[0].split()) if rows else 0


def least_heights(
    cells: tuple[Cell, ...], natural: dict[str, float], gap: float
) -> tuple[float, ...]:
    """Returns the least height of every row so that each cell has its natural height.

    Args:
        cells: The cells.
        natural: The height that each name needs, in layout units.
        gap: Space between rows.
    """
    count = max(cell.bottom for cell in cells)
    heights = [0.0] * count
    for cell in sorted(cells, key=_span):
        has = sum(heights[cell.top : cell.bottom]) + gap * (_span(cell) - 1)
        lacks = natural[cell.name] - has
        if lacks > 0:
            for row in range(cell.top, cell.bottom):
                heights[row] += lacks / _span(cell)
    return tuple(heights)


def share_height(
    heights: tuple[float, ...], weights: tuple[float, ...], room: float, gap: float
) -> tuple[float, ...]:
    """Returns row heights that fill the room: the spare height goes by weight.

    Args:
        heights: Least heights.
        weights: How much of the spare height each row takes; all 0 shares it evenly.
        room: Height of the grid. Where it is too small, rows shrink in proportion.
        gap: Space between rows.
    """
    inner = room - gap * (len(heights) - 1)
    spare = inner - sum(heights)
    if spare < 0:
        # Gaps alone may be more than the room; then no row has any height.
        factor = max(0.0, inner) / (sum(heights) or 1.0)
        return tuple(height * factor for height in heights)
    total = sum(weights)
    if total == 0:
        return tuple(height + spare / len(heights) for height in heights)
    pairs = zip(heights, weights, strict=True)
    return tuple(height + spare * weight / total for height, weight in pairs)


def _span(cell: Cell) -> int:
    return cell.bottom - cell.top
