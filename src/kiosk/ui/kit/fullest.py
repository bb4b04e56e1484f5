"""Shows as much as a block has room for: the level of detail is a floor, not an order."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Frame


def compose_fullest(compose_at: Callable[[Frame], Composition], frame: Frame) -> Composition:
    """Returns the composition that leaves out least among those that fit the height given.

    A scene lowers the detail of all its blocks at once; one that has room to spare need not
    leave anything out.

    Args:
        compose_at: Composes at exactly the frame's level of detail.
        frame: The room; without a height its own level of detail is taken as it is.
    """
    if frame.height is not None:
        for detail in range(frame.detail):
            result = compose_at(replace(frame, detail=detail))
            if not result.misfits:
                return result
    return compose_at(frame)
