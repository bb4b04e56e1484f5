"""A scene of which some blocks are not revealed yet: laid out whole, shown in part."""

from dataclasses import replace

from kiosk.ui.kit.leaves import Area, Composition, Leaf

Span = tuple[int, int]


def leave_out(whole: Composition, hidden: frozenset[str]) -> Composition:
    """Returns a scene without some of its blocks; all others stay where they are.

    Args:
        whole: The scene laid out.
        hidden: The names of the blocks to leave out; names that it has not are passed over.
    """
    gone = tuple(area for area in whole.areas if area.name in hidden)
    if not gone:
        return whole
    leaves = [area.leaves for area in gone]
    targets = [area.targets for area in gone]
    return replace(
        whole,
        leaves=tuple(leaf for at, leaf in enumerate(whole.leaves) if not _is_in(at, leaves)),
        targets=tuple(one for at, one in enumerate(whole.targets) if not _is_in(at, targets)),
        areas=tuple(
            replace(area, leaves=_moved(area.leaves, leaves), targets=_moved(area.targets, targets))
            for area in whole.areas
            if area.name not in hidden
        ),
    )


def leaves_of(whole: Composition, names: frozenset[str]) -> tuple[Leaf, ...]:
    """Returns the leaves of some blocks of a scene, in painting order."""
    spans = [area.leaves for area in whole.areas if area.name in names]
    return tuple(leaf for at, leaf in enumerate(whole.leaves) if _is_in(at, spans))


def block_under(composition: Composition, x: float, y: float) -> str:
    """Returns the name of the block at a place of a scene in layout units; "" where none is.

    Of blocks that lie over one another it is the smallest: what stands on a drawing takes all of
    it, and leaves a place to others.
    """
    found = [area for area in composition.areas if area.index >= 0 and area.rect.contains(x, y)]
    return min(found, key=_size).name if found else ""


def area_of(composition: Composition, name: str) -> Area | None:
    """Returns where a block stands; None where it does not."""
    return next((area for area in composition.areas if area.name == name), None)


def _size(area: Area) -> float:
    return area.rect.w * area.rect.h


def _is_in(at: int, spans: list[Span]) -> bool:
    return any(first <= at < end for first, end in spans)


def _moved(span: Span, gone: list[Span]) -> Span:
    """Returns a span after others were taken out of the row before it."""
    less = sum(end - first for first, end in gone if end <= span[0])
    return span[0] - less, span[1] - less
