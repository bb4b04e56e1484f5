"""How far a presentation is, and what is seen of it: blocks, times.

A *stop* is a scene of the show. Times are seconds on a clock that only goes on.
"""

from typing import Literal, get_args

from kiosk.model.blocks import name_of_block
from kiosk.model.kiosk import Kiosk
from kiosk.model.shows import Show, ShowStop, steps_of
from kiosk.model.words import SceneRef
from kiosk.values import dataclass

Phase = Literal["off", "presenting", "touring"]
PHASES: tuple[Phase, ...] = get_args(Phase)
Leader = Literal["guide", "visitor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """What is presented, and how far it is.

    Attributes:
        phase: ``presenting`` by a person, or ``touring`` by itself.
        at: Which stop of the show, from 0.
        revealed: How many of its steps stand there.
        blank: Whether the screen is black.
        spotlight: The name of the block that alone is lit.
        zoomed: The name of the block that alone is shown.
        led_by: Who leads: a visitor who touches does, until the guide goes on.
        strayed: The scene shown where it is not that of the stop.
        opened: Whether a visitor has opened something above the scene.
        planned: Seconds that are planned for each stop.
        began: When the clock of the whole show was started.
        entered: When the stop was reached; of a tour moved on by what it was held up.
        touched: When a visitor touched the screen last.
        spent: How much of its time a stop of a tour had stood when it was held up.
    """

    phase: Phase = "off"
    show: Show | None = None
    at: int = 0
    revealed: int = 0
    blank: bool = False
    spotlight: str | None = None
    zoomed: str | None = None
    led_by: Leader = "guide"
    strayed: SceneRef | None = None
    opened: bool = False
    planned: tuple[int, ...] = ()
    began: float = 0.0
    entered: float = 0.0
    touched: float = 0.0
    spent: float = 0.0

    @property
    def stop(self) -> ShowStop | None:
        """The stop where the show is; None while there is none."""
        return self.show.stops[self.at] if self.show is not None and self.show.stops else None

    @property
    def scene(self) -> SceneRef | None:
        """The scene that is to be seen; None while nothing is presented."""
        stop = self.stop
        return None if stop is None else self.strayed or stop.scene

    @property
    def is_held_up(self) -> bool:
        """Whether a tour waits: for a visitor, or since the screen is black."""
        return self.phase == "touring" and (self.blank or self.led_by == "visitor")


def hidden_blocks(state: Presentation, kiosk: Kiosk) -> dict[SceneRef, frozenset[str]]:
    """Returns the names of blocks that are not revealed yet: of this scene and of the next one."""
    stop = state.stop
    if state.phase != "presenting" or state.show is None or stop is None:
        return {}
    hidden = {stop.scene: frozenset(steps_of(kiosk, stop)[state.revealed :])}
    if state.at + 1 < len(state.show.stops) and state.strayed is None:
        following = state.show.stops[state.at + 1]
        if following.scene not in hidden:
            hidden[following.scene] = frozenset(steps_of(kiosk, following))
    return hidden


def visible_blocks(state: Presentation, kiosk: Kiosk) -> tuple[str, ...]:
    """Returns the names of the blocks of the scene that can be seen, in their order."""
    scene = state.scene
    if scene is None or kiosk.place(scene) < 0:
        return ()
    hidden = hidden_blocks(state, kiosk).get(scene, frozenset())
    names = (name_of_block(block, at) for at, block in enumerate(kiosk.scene(scene).blocks))
    return tuple(name for name in names if name not in hidden)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timers:
    """How long it takes and how long it was planned to take, in seconds.

    Attributes:
        total_planned_s: Of the whole show.
    """

    scene_s: float = 0.0
    scene_planned_s: float = 0.0
    total_s: float = 0.0
    total_planned_s: float = 0.0


def timers_of(state: Presentation, now: float) -> Timers:
    """Returns the times of a presentation; all 0 where there is none."""
    if state.phase == "off" or not state.planned:
        return Timers()
    return Timers(
        scene_s=state.spent if state.is_held_up else now - state.entered,
        scene_planned_s=float(state.planned[state.at]),
        total_s=now - state.began,
        total_planned_s=float(sum(state.planned)),
    )


def share_of_stop(state: Presentation, now: float) -> float | None:
    """Returns how much of its time a stop of a tour has stood, 0 to 1; None where there is none."""
    if state.phase != "touring":
        return None
    times = timers_of(state, now)
    return max(0.0, min(1.0, times.scene_s / max(1.0, times.scene_planned_s)))
