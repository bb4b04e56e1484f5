"""What follows a visit: the states of a screen in a lobby, and what each event makes of them.

Times are seconds on a clock that only goes on; they come with the events. What has to be done is
read off the difference between two states, so that nothing can be done twice or be forgotten.
"""

from dataclasses import replace
from typing import Literal, assert_never, get_args

from kiosk.model.settings import VisitTimes
from kiosk.values import dataclass

Phase = Literal["active", "warning", "attract", "asleep", "staff"]
PHASES: tuple[Phase, ...] = get_args(Phase)
RESTS: frozenset[Phase] = frozenset({"attract", "asleep"})
"""Nobody is visiting."""
Brightness = Literal["on", "dim", "off"]
"""What opening hours ask of a screen that nobody visits."""
MOST_LONGER = 8
"""A visitor who needs more time gets at most so many times the usual time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LobbyState:
    """What a screen in a lobby is doing.

    Attributes:
        since: When it was last touched, or when what it does now began.
        visited: Whether anybody has touched it since the last reset.
        answered: How many warnings of this visit were answered.
        hours: What opening hours ask for.
        told: What staff asked for instead; holds until the hours change.
        held: Whether somebody presents: no visit ends by itself.
    """

    phase: Phase = "active"
    since: float = 0.0
    visited: bool = False
    answered: int = 0
    hours: Brightness = "on"
    told: Brightness | None = None
    held: bool = False

    @property
    def brightness(self) -> Brightness:
        """How bright the screen is while nobody visits it."""
        return self.hours if self.told is None else self.told

    @property
    def is_dim(self) -> bool:
        """Whether the screen is dim now; who visits it sees it bright."""
        return self.phase == "attract" and self.brightness == "dim"


@dataclass(frozen=True, slots=True)
class Acted:
    """Somebody touched the screen or pressed a key.

    Attributes:
        begins: Whether a finger or key came down: only that wakes a screen, so that a finger
            which was down before a reset does not when it lets go.
    """

    at: float
    begins: bool = True


@dataclass(frozen=True, slots=True)
class Waited:
    """Time has passed."""

    at: float


@dataclass(frozen=True, slots=True)
class HoursChanged:
    """Opening hours ask for another brightness."""

    at: float
    brightness: Brightness


@dataclass(frozen=True, slots=True)
class SleepAsked:
    """Staff want the screen dark now."""

    at: float


@dataclass(frozen=True, slots=True)
class WakeAsked:
    """Staff want the screen on, whatever the hours say."""

    at: float


@dataclass(frozen=True, slots=True)
class ResetAsked:
    """The visit is to end now."""

    at: float


@dataclass(frozen=True, slots=True)
class Suspended:
    """Staff are at the screen: no visit ends, however long they take."""

    at: float


@dataclass(frozen=True, slots=True)
class Resumed:
    """Staff have left the screen."""

    at: float


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody presents: no visit ends, however long nobody touches the screen."""

    at: float


@dataclass(frozen=True, slots=True)
class Released:
    """The presentation is over: what it leaves is a visit."""

    at: float


Event = (
    Acted
    | Waited
    | HoursChanged
    | SleepAsked
    | WakeAsked
    | ResetAsked
    | Suspended
    | Resumed
    | Held
    | Released
)


def idle_seconds(state: LobbyState, times: VisitTimes) -> float:
    """Returns how long this visit may be still before the warning comes."""
    longer = min(2**state.answered, MOST_LONGER) if times.more_time else 1
    return float(times.idle_seconds * longer)


def deadline(state: LobbyState, times: VisitTimes) -> float | None:
    """Returns when something happens by itself, or None where nothing ever does."""
    if state.held:
        return None
    if state.phase == "active":
        return state.since + idle_seconds(state, times)
    if state.phase == "warning":
        return state.since + times.warning_seconds
    return None


def next_state(state: LobbyState, event: Event, times: VisitTimes) -> LobbyState:
    """Returns the state after an event; an equal one where nothing changes.

    Args:
        state: Before.
        event: What happened.
        times: The content's.
    """
    match event:
        case Acted():
            after = _act(state, event)
        case Waited():
            after = _wait(state, event.at, times)
        case HoursChanged():
            after = _change_hours(state, event)
        case SleepAsked():
            after = _rest(replace(state, told="off"), event.at)
        case WakeAsked():
            after = _wake(state, event.at)
        case ResetAsked():
            after = state if state.phase in RESTS else _rest(state, event.at)
        case Suspended() | Resumed():
            after = _attend(state, event)
        case Held() | Released():
            after = _hold(state, event)
        case _:
            assert_never(event)
    return after


def _attend(state: LobbyState, event: Suspended | Resumed) -> LobbyState:
    if isinstance(event, Suspended):
        return state if state.phase == "staff" else _turn(state, "staff", event.at)
    if state.phase != "staff":
        return state
    # Who leaves the staff page without a touch leaves it to the next visitor.
    return replace(_turn(state, "active", event.at), visited=True)


def _hold(state: LobbyState, event: Held | Released) -> LobbyState:
    """A presentation wakes the screen; staff who are there stay there."""
    holds = isinstance(event, Held)
    if holds == state.held:
        return state
    after = replace(state, held=holds)
    if state.phase == "staff":
        return after
    return replace(_turn(after, "active", event.at), visited=True, answered=0)


def _act(state: LobbyState, event: Acted) -> LobbyState:
    if state.phase == "staff":
        return replace(state, since=event.at)
    if state.phase in RESTS and not event.begins:
        return state
    answered = state.answered + (state.phase == "warning")
    active = _turn(state, "active", event.at)
    return replace(active, visited=True, answered=answered)


def _wait(state: LobbyState, at: float, times: VisitTimes) -> LobbyState:
    due = deadline(state, times)
    if due is None or at < due:
        return state
    # Nobody is there to be warned where nobody has touched anything since the last reset.
    if state.phase == "active" and state.visited:
        return _turn(state, "warning", at)
    return _rest(state, at)


def _change_hours(state: LobbyState, event: HoursChanged) -> LobbyState:
    if event.brightness == state.hours:
        return state
    after = replace(state, hours=event.brightness, told=None)
    return _rest(after, event.at) if state.phase in RESTS else after


def _wake(state: LobbyState, at: float) -> LobbyState:
    after = replace(state, told="on")
    return _rest(after, at) if state.phase in RESTS else after


def _rest(state: LobbyState, at: float) -> LobbyState:
    """Returns the state where nobody visits: asleep if the screen is to be dark then."""
    phase: Phase = "asleep" if state.brightness == "off" else "attract"
    since = state.since if phase == state.phase else at
    return replace(state, phase=phase, since=since, visited=False, answered=0, held=False)


def _turn(state: LobbyState, phase: Phase, at: float) -> LobbyState:
    return replace(state, phase=phase, since=at)
