"""Grids of named areas: what is refused, and how heights are shared out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.model.grid import Cell, column_count, least_heights, parse_grid, share_height

HEIGHTS = st.lists(st.floats(0.5, 800), min_size=1, max_size=6).map(tuple)
GAPS = st.floats(0, 40)


@st.composite
def grids(draw):
    """Draws a valid grid: rows are cut into runs, some runs reach down over several rows."""
    columns = draw(st.integers(1, 4))
    table: list[list[str]] = []
    number = 0
    for _ in range(draw(st.integers(1, 3))):
        row: list[str] = []
        while len(row) < columns:
            width = draw(st.integers(1, columns - len(row)))
            row.extend([f"block{number}"] * width)
            number += 1
        table.extend([row] * draw(st.integers(1, 2)))
    return tuple(" ".join(row) for row in table)


def test_that_a_name_covers_its_rows_and_columns():
    cells = parse_grid(("a a b", "c c b"))

    assert cells == (
        Cell(name="a", left=0, right=2, top=0, bottom=1),
        Cell(name="b", left=2, right=3, top=0, bottom=2),
        Cell(name="c", left=0, right=2, top=1, bottom=2),
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), "at least one row"),
        (("",), "at least one row"),
        (("a b", "a"), "as many cells"),
        (("a b", "b a"), "one rectangle"),
        (("a a", "a b"), "one rectangle"),
        (("a b a",), "one rectangle"),
    ],
)
def test_that_a_grid_without_rectangles_is_refused(rows, said):
    with pytest.raises(ValueError, match=said):
        parse_grid(rows)


@given(rows=grids())
def test_that_cells_cover_every_place_once(rows):
    covered = [
        (x, y)
        for cell in parse_grid(rows)
        for x in range(cell.left, cell.right)
        for y in range(cell.top, cell.bottom)
    ]

    assert sorted(covered) == sorted({(x, y) for x, y in covered})
    assert len(covered) == len(rows) * column_count(rows)


@given(rows=grids(), gap=GAPS, data=st.data())
def test_that_every_cell_gets_at_least_its_natural_height(rows, gap, data):
    cells = parse_grid(rows)
    natural = {cell.name: data.draw(st.floats(0, 900), cell.name) for cell in cells}

    heights = least_heights(cells, natural, gap)

    for cell in cells:
        has = sum(heights[cell.top : cell.bottom]) + gap * (cell.bottom - cell.top - 1)
        assert has >= natural[cell.name] - 1e-6


@given(heights=HEIGHTS, gap=GAPS, room=st.floats(300, 2000), data=st.data())
def test_that_shared_heights_fill_the_room_exactly(heights, gap, room, data):
    size = len(heights)
    weights = data.draw(st.lists(st.floats(0, 3), min_size=size, max_size=size).map(tuple))

    shared = share_height(heights, weights, room, gap)

    assert sum(shared) + gap * (size - 1) == pytest.approx(room)


@given(heights=HEIGHTS, gap=GAPS, spare=st.floats(0, 500), data=st.data())
def test_that_no_row_shrinks_where_there_is_room(heights, gap, spare, data):
    size = len(heights)
    weights = data.draw(st.lists(st.floats(0, 3), min_size=size, max_size=size).map(tuple))
    room = sum(heights) + gap * (size - 1) + spare

    for before, after in zip(heights, share_height(heights, weights, room, gap), strict=True):
        assert after >= before - 1e-6


def test_that_spare_height_goes_to_rows_by_their_weight():
    assert share_height((100, 100), (0, 1), 400, 0) == (100, 300)
    assert share_height((100, 100), (1, 3), 400, 0) == (150, 250)
    assert share_height((100, 100), (0, 0), 400, 0) == (200, 200)


def test_that_rows_without_any_height_share_a_room_that_is_too_small():
    assert share_height((0, 0), (0, 0), 10, 20) == (0, 0)
