"""Who leads a show, and where to: the state of a presentation after each event.

Times come with the events. Whoever shows the state reads what has to be done off the difference
between two of them.
"""

from dataclasses import replace
from typing import assert_never

from kiosk.model.kiosk import Kiosk
from kiosk.model.presentation_events import (
    BlankToggled,
    ClockRestarted,
    ContentChanged,
    Escaped,
    Event,
    Jumped,
    SpotlightMoved,
    Spotlit,
    Started,
    Stepped,
    Stopped,
    Touched,
    TourToggled,
    Visited,
    Waited,
    WentTo,
    Zoomed,
)
from kiosk.model.presentation_state import (
    PHASES,
    Phase,
    Presentation,
    Timers,
    hidden_blocks,
    share_of_stop,
    timers_of,
    visible_blocks,
)
from kiosk.model.shows import Show, seconds_of, steps_of, whole_show
from kiosk.model.words import SceneRef

__all__ = [
    "PHASES",
    "BlankToggled",
    "ClockRestarted",
    "ContentChanged",
    "Escaped",
    "Event",
    "Jumped",
    "Phase",
    "Presentation",
    "SpotlightMoved",
    "Spotlit",
    "Started",
    "Stepped",
    "Stopped",
    "Timers",
    "Touched",
    "TourToggled",
    "Visited",
    "Waited",
    "WentTo",
    "Zoomed",
    "deadline",
    "hidden_blocks",
    "next_presentation",
    "share_of_stop",
    "timers_of",
    "visible_blocks",
]

QUIET_S = 30.0
"""A tour that a visitor has held up goes on after so long without a touch."""
_ENDS_BLANK = (Escaped, Stepped, Jumped, BlankToggled, SpotlightMoved, Touched)
"""What a key or a finger can ask for: on a black screen it brings the picture back, no more."""


def next_presentation(state: Presentation, event: Event, kiosk: Kiosk) -> Presentation:
    """Returns the state after an event; an equal one where nothing changes.

    Args:
        state: Before.
        event: What happened.
        kiosk: The content.
    """
    if isinstance(event, Started | TourToggled):
        return _begin(state, event, kiosk)
    if state.phase == "off":
        return state
    if state.blank and isinstance(event, _ENDS_BLANK):
        return _let_go_on(replace(state, blank=False), event.now)
    match event:
        case Stopped() | Escaped():
            after = _end(state, event)
        case Stepped() | Jumped() | WentTo():
            after = _lead(state, event, kiosk)
        case SpotlightMoved() | Spotlit() | Zoomed():
            after = _single_out(state, event, kiosk)
        case Touched() | Visited():
            after = _touch(state, event)
        case BlankToggled() | ClockRestarted() | Waited():
            after = _keep_time(state, event)
        case ContentChanged():
            after = _take_content(state, event.now, kiosk)
        case _:
            assert_never(event)
    return after


def deadline(state: Presentation) -> float | None:
    """Returns when something happens by itself, or None where nothing ever does."""
    if state.phase != "touring" or state.blank:
        return None
    if state.led_by == "visitor":
        return state.touched + QUIET_S
    return state.entered + state.planned[state.at]


# Beginning and end ------------------------------------------------------------------------------


def _begin(state: Presentation, event: Started | TourToggled, kiosk: Kiosk) -> Presentation:
    """A tour goes on from where the show is; a guide who ends it presents from there."""
    if isinstance(event, Started):
        return _start(event, kiosk, "presenting")
    if state.phase == "off":
        return _start(event, kiosk, "touring")
    if state.phase == "presenting":
        place = _place(state.show, state.strayed, state.at)
        at = state.at if place is None else place
        return _enter(replace(state, phase="touring", blank=False), at, 0, event.now)
    return _unsingled(replace(_present(_back(state), kiosk), blank=False))


def _start(event: Started | TourToggled, kiosk: Kiosk, phase: Phase) -> Presentation:
    show = event.show
    if not show.stops:
        return Presentation()
    at = _place(show, event.scene, 0)
    state = Presentation(phase=phase, show=show, planned=_plan(show, kiosk), began=event.now)
    return _enter(state, 0 if at is None else at, 0, event.now)


def _plan(show: Show, kiosk: Kiosk) -> tuple[int, ...]:
    return tuple(seconds_of(kiosk, stop, show.language) for stop in show.stops)


def _end(state: Presentation, event: Stopped | Escaped) -> Presentation:
    """Escape first leaves what lies over the scene."""
    if isinstance(event, Escaped):
        if state.zoomed is not None or state.spotlight is not None:
            return _unsingled(state)
        if state.opened:
            return replace(state, opened=False)
    return Presentation()


def _take_content(state: Presentation, now: float, kiosk: Kiosk) -> Presentation:
    """Goes on at the same scene; ends quietly where show or scene are gone."""
    if state.show is None or state.stop is None:
        return Presentation()
    show = kiosk.shows.get(state.show.id) if state.show.id else whole_show(kiosk)
    at = _place(show, state.stop.scene, state.at)
    if show is None or at is None:
        return Presentation()
    entered = now - state.spent if state.is_held_up else state.entered
    after = replace(_unsingled(_back(state)), show=show, planned=_plan(show, kiosk), at=at)
    return replace(after, entered=entered, revealed=min(state.revealed, _all(after, kiosk)))


# From stop to stop ------------------------------------------------------------------------------


def _lead(state: Presentation, event: Stepped | Jumped | WentTo, kiosk: Kiosk) -> Presentation:
    """Goes where the guide wants; whoever goes on by hand ends a tour."""
    if state.phase == "touring":
        state = _present(state, kiosk)
    if isinstance(event, Stepped):
        return _step(state, event, kiosk)
    count = len(state.planned)
    if isinstance(event, Jumped):
        to = event.to if event.to >= 0 else count + event.to
        return _enter(state, to, 0, event.now) if 0 <= to < count else state
    place = _place(state.show, event.scene, state.at)
    if place is not None:
        return _enter(state, place, 0, event.now)
    # A scene that the show does not have: the next step leads back to where it was.
    return replace(_unsingled(_back(state)), strayed=event.scene)


def _step(state: Presentation, event: Stepped, kiosk: Kiosk) -> Presentation:
    """Takes over: from a visitor's scene if the show has it, else back to where the show was.

    A step that closes something or leads back to the show does no more than that.
    """
    is_back = not state.opened
    if state.strayed is not None:
        place = _place(state.show, state.strayed, state.at)
        is_back = is_back and place is not None
        if place is not None:
            entered = _enter(state, place, 0, event.now)
            state = replace(entered, revealed=_all(entered, kiosk))
    state = _unsingled(_back(state))
    return _go_on(state, event, kiosk) if is_back else state


def _go_on(state: Presentation, event: Stepped, kiosk: Kiosk) -> Presentation:
    """Reveals or hides a block, or goes to the stop beside."""
    revealed, to = state.revealed + event.by, state.at + event.by
    if 0 <= revealed <= _all(state, kiosk):
        return replace(state, revealed=revealed)
    if not 0 <= to < len(state.planned):
        return state
    after = _enter(state, to, 0, event.now)
    return after if event.by > 0 else replace(after, revealed=_all(after, kiosk))


def _enter(state: Presentation, at: int, revealed: int, now: float) -> Presentation:
    after = replace(_back(state), at=at, revealed=revealed, entered=now, spent=0.0)
    return _unsingled(after)


def _back(state: Presentation) -> Presentation:
    """Returns the state with the guide leading, where the show is."""
    return replace(state, led_by="guide", strayed=None, opened=False)


def _unsingled(state: Presentation) -> Presentation:
    """Returns the state with nothing lit or shown alone."""
    return replace(state, spotlight=None, zoomed=None)


def _present(state: Presentation, kiosk: Kiosk) -> Presentation:
    """Returns a tour as a presentation: all of its scene stands there."""
    return replace(state, phase="presenting", spent=0.0, revealed=_all(state, kiosk))


def _all(state: Presentation, kiosk: Kiosk) -> int:
    stop = state.stop
    return 0 if stop is None else len(steps_of(kiosk, stop))


def _place(show: Show | None, scene: SceneRef | None, at: int) -> int | None:
    """Returns where a scene stands in a show: the next place from ``at`` on, else the first."""
    if show is None or scene is None:
        return None
    places = [index for index, stop in enumerate(show.stops) if stop.scene == scene]
    return next((place for place in places if place >= at), places[0] if places else None)


# Blocks and touches -----------------------------------------------------------------------------


def _single_out(
    state: Presentation, event: SpotlightMoved | Spotlit | Zoomed, kiosk: Kiosk
) -> Presentation:
    names = visible_blocks(state, kiosk)
    if isinstance(event, SpotlightMoved):
        after = names.index(state.spotlight) + 1 if state.spotlight in names else 0
        return replace(state, spotlight=(*names, None)[after], zoomed=None)
    if state.blank or event.block not in names:
        return state
    if isinstance(event, Spotlit):
        return replace(state, spotlight=event.block, zoomed=None)
    # What the first tap of two has opened goes again.
    return replace(state, zoomed=event.block, spotlight=None, opened=False)


def _touch(state: Presentation, event: Touched | Visited) -> Presentation:
    """A visitor leads once a touch has changed something; a tour waits for any touch."""
    after = replace(_unsingled(state), touched=event.now)
    if state.phase == "touring":
        after = replace(_hold_up(after, event.now), led_by="visitor")
    if isinstance(event, Touched):
        return after
    stop = state.stop
    strayed = event.scene if stop is None or event.scene != stop.scene else None
    return replace(after, led_by="visitor", strayed=strayed, opened=event.opened)


# Time -------------------------------------------------------------------------------------------


def _keep_time(state: Presentation, event: BlankToggled | ClockRestarted | Waited) -> Presentation:
    if isinstance(event, BlankToggled):
        return replace(_hold_up(state, event.now), blank=True)
    if isinstance(event, ClockRestarted):
        return replace(state, began=event.now, entered=event.now, spent=0.0)
    return _wait(state, event.now)


def _hold_up(state: Presentation, now: float) -> Presentation:
    """Remembers how long a stop of a tour has stood, unless it is held up already."""
    if state.phase != "touring" or state.is_held_up:
        return state
    return replace(state, spent=now - state.entered)


def _let_go_on(state: Presentation, now: float) -> Presentation:
    """Has a tour that was held up go on where it was, unless something else holds it up."""
    if state.phase != "touring" or state.is_held_up:
        return state
    return replace(state, entered=now - state.spent)


def _wait(state: Presentation, now: float) -> Presentation:
    due = deadline(state)
    if due is None or now < due:
        return state
    if state.led_by == "visitor":
        return _let_go_on(_unsingled(_back(state)), now)
    return _enter(state, (state.at + 1) % len(state.planned), 0, now)
