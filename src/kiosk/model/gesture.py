"""Fingers to wishes: taps, swipes and where a dragged page comes to rest."""

from dataclasses import replace
from typing import Literal

from kiosk.values import dataclass

SWIPE_DISTANCE = 80.0
"""A drag of this many layout units turns the page on release."""
SWIPE_VELOCITY = 0.4
"""Or one of this speed, in layout units a millisecond."""
TAP_SLOP = 16.0
"""A finger that moves less than this, in layout units, taps."""
EDGE_RESISTANCE = 0.35
"""Beyond the first and last scene a page follows the finger by this share only."""
VELOCITY_WINDOW_MS = 90
"""Speed is measured over the last moments, so that a pause before letting go counts."""

Axis = Literal["none", "horizontal", "vertical"]


@dataclass(frozen=True, slots=True)
class Sample:
    """Where a finger was, in layout units, and when, in milliseconds."""

    x: float
    y: float
    ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drag:
    """One finger from its touch on; ``axis`` is fixed once it has left the slop."""

    start: Sample
    recent: tuple[Sample, ...]
    axis: Axis = "none"

    @property
    def dx(self) -> float:
        """How far it is right of where it began, once it drags sideways."""
        return self.recent[-1].x - self.start.x

    @property
    def dy(self) -> float:
        """How far it is below where it began."""
        return self.recent[-1].y - self.start.y


def begin_drag(sample: Sample) -> Drag:
    """Returns the drag of a finger that has just touched."""
    return Drag(start=sample, recent=(sample,))


def continue_drag(drag: Drag, sample: Sample) -> Drag:
    """Returns the drag after the finger moved."""
    recent = tuple(s for s in drag.recent if sample.ms - s.ms <= VELOCITY_WINDOW_MS)
    moved = replace(drag, recent=(*recent, sample))
    if drag.axis != "none":
        return moved
    if max(abs(moved.dx), abs(moved.dy)) <= TAP_SLOP:
        return moved
    return replace(moved, axis="horizontal" if abs(moved.dx) >= abs(moved.dy) else "vertical")


def velocity(drag: Drag, now_ms: float) -> tuple[float, float]:
    """Returns the finger's speed in layout units a millisecond, (0, 0) after a pause."""
    recent = [s for s in drag.recent if now_ms - s.ms <= VELOCITY_WINDOW_MS]
    if len(recent) < 2:
        return 0.0, 0.0
    ms = max(1.0, recent[-1].ms - recent[0].ms)
    return (recent[-1].x - recent[0].x) / ms, (recent[-1].y - recent[0].y) / ms


def page_offset(drag: Drag, *, has_previous: bool, has_next: bool) -> float:
    """Returns how far the page stands from its place while it is dragged."""
    if drag.axis != "horizontal":
        return 0.0
    free = (drag.dx > 0 and has_previous) or (drag.dx < 0 and has_next)
    return drag.dx if free else drag.dx * EDGE_RESISTANCE


def settle_page(drag: Drag, now_ms: float, *, has_previous: bool, has_next: bool) -> int:
    """Returns where a released page goes: -1 back, 0 to its place, 1 on.

    Distance or speed turns it, unless the finger was on its way back.
    """
    if drag.axis != "horizontal":
        return 0
    speed = velocity(drag, now_ms)[0]
    if abs(speed) >= SWIPE_VELOCITY:
        wish = -1 if speed > 0 else 1
        if (wish < 0) != (drag.dx > 0):
            return 0
    elif abs(drag.dx) >= SWIPE_DISTANCE:
        wish = -1 if drag.dx > 0 else 1
    else:
        return 0
    return wish if (has_previous if wish < 0 else has_next) else 0


def pulls_down(drag: Drag, now_ms: float) -> bool:
    """Says whether a released finger pulled a sheet down far or fast enough to close it."""
    if drag.axis != "vertical" or drag.dy <= 0:
        return False
    return drag.dy >= SWIPE_DISTANCE * 1.5 or velocity(drag, now_ms)[1] >= SWIPE_VELOCITY
