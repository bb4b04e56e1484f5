"""What can happen to a presentation; every event brings its time along, in seconds."""

from typing import Literal

from kiosk.model.shows import Show
from kiosk.model.words import SceneRef
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True)
class Started:
    """A guide wants to present a show: from its first scene, or from one that is given."""

    now: float
    show: Show
    scene: SceneRef | None = None


@dataclass(frozen=True, slots=True)
class TourToggled:
    """The scenes are to advance by themselves, or no longer.

    Attributes:
        show: What is toured where nothing is presented.
        scene: From where, if it is in it.
    """

    now: float
    show: Show
    scene: SceneRef | None = None


@dataclass(frozen=True, slots=True)
class Stopped:
    """It is over."""

    now: float


@dataclass(frozen=True, slots=True)
class Escaped:
    """The guide wants to leave what lies over the scene, or else the presentation."""

    now: float


@dataclass(frozen=True, slots=True)
class Stepped:
    """The guide goes one step on (1) or back (-1)."""

    now: float
    by: Literal[-1, 1]


@dataclass(frozen=True, slots=True)
class Jumped:
    """The guide goes to a stop, counted from 0; from the end where it is negative."""

    now: float
    to: int


@dataclass(frozen=True, slots=True)
class WentTo:
    """The guide goes to any scene."""

    now: float
    scene: SceneRef


@dataclass(frozen=True, slots=True)
class BlankToggled:
    """The guide blacks the screen out, or no longer."""

    now: float


@dataclass(frozen=True, slots=True)
class SpotlightMoved:
    """The guide lights the next block alone; after the last one all are lit."""

    now: float


@dataclass(frozen=True, slots=True)
class Spotlit:
    """Somebody holds a finger on a block."""

    now: float
    block: str


@dataclass(frozen=True, slots=True)
class Zoomed:
    """Somebody wants a block alone on the whole screen."""

    now: float
    block: str


@dataclass(frozen=True, slots=True)
class Touched:
    """A finger came down on the screen, or a key that leads nothing."""

    now: float


@dataclass(frozen=True, slots=True)
class Visited:
    """A visitor's touch has changed what is shown."""

    now: float
    scene: SceneRef
    opened: bool


@dataclass(frozen=True, slots=True)
class ClockRestarted:
    """The guide wants times to be counted from now on."""

    now: float


@dataclass(frozen=True, slots=True)
class ContentChanged:
    """The content is another one."""

    now: float


@dataclass(frozen=True, slots=True)
class Waited:
    """Time has passed."""

    now: float


Event = (
    Started
    | TourToggled
    | Stopped
    | Escaped
    | Stepped
    | Jumped
    | WentTo
    | BlankToggled
    | SpotlightMoved
    | Spotlit
    | Zoomed
    | Touched
    | Visited
    | ClockRestarted
    | ContentChanged
    | Waited
)
