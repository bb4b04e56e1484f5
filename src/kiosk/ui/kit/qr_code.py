"""An address as a QR code, in boxes: dark on light in every theme, as telephones read it best."""

from functools import lru_cache

from kiosk.model.geometry import Rect
from kiosk.theme.palettes import DAY
from kiosk.ui.kit.leaves import BoxLeaf, Solid

QUIET = 4
"""Light modules around a code, as ISO/IEC 18004 asks for."""
CORNER = 10.0


def code_leaves(address: str, box: Rect) -> tuple[BoxLeaf, ...]:
    """Returns a code on its light plate.

    Args:
        address: What it says.
        box: The plate, a square.
    """
    rows = _modules(address)
    side = box.w / (len(rows) + 2 * QUIET)
    left, top = box.x + QUIET * side, box.y + QUIET * side
    leaves = [BoxLeaf(rect=box, fill=Solid(DAY.surface), radius=CORNER)]
    for y, row in enumerate(rows):
        for start, end in _runs(row):
            rect = Rect(left + start * side, top + y * side, (end - start) * side, side)
            # A hair of overlap: between rows that only touch, light shines through.
            leaves.append(BoxLeaf(rect=rect._replace(h=side * 1.04), fill=Solid(DAY.ink1)))
    return tuple(leaves)


@lru_cache(maxsize=4)
def _modules(address: str) -> tuple[tuple[bool, ...], ...]:
    """Returns rows of modules, True where dark."""
    import segno  # noqa: PLC0415 - most kiosks show no code

    code = segno.make(address, error="m", micro=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Returns where dark modules begin and end."""
    edges = [at for at in range(len(row) + 1) if _is_dark(row, at) != _is_dark(row, at - 1)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _is_dark(row: tuple[bool, ...], at: int) -> bool:
    return 0 <= at < len(row) and row[at]
