"""What the guide's console says: plain values, made from what is presented and what is shown."""

from typing import Literal

from kiosk.model.journey import Visit
from kiosk.model.kiosk import Kiosk
from kiosk.model.presentation import next_presentation
from kiosk.model.presentation_events import Stepped
from kiosk.model.presentation_state import Phase, Presentation
from kiosk.model.shows import Note, Show, notes_of, planned_seconds, steps_of, whole_show
from kiosk.model.words import SceneRef, ShowId
from kiosk.values import dataclass

Sees = Literal["scene", "sheet", "picture", "blank", "attract", "asleep", "staff"]
_MOST_STEPS = 40
"""A scene that is not left after so many steps is not left at all."""
_MOST_RECKONED = 40
"""Of more scenes it is not said how long they take: all of them would have to be read for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """What the audience sees.

    Attributes:
        scene: The scene shown, or the one below what is.
        sees: What lies over it.
        about: What a sheet is about.
    """

    scene: SceneRef
    sees: Sees = "scene"
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A show that can be started: its name, its length in minutes or 0, its scenes."""

    show: ShowId
    name: str
    minutes: int
    scenes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoleState:
    """What the console shows, timers and pictures aside.

    Attributes:
        upcoming: The scene that comes next, or None after the last.
        notes: What the guide says here.
        step: How many steps of the scene stand there, and how many it has.
        show_name: What is presented, or "".
        in_show: Its scenes; None where that is all of them.
        visitor: Whether a visitor leads.
        shows: What can be started; only while nothing is presented.
        map_page, shows_page: To which page these lists were turned; None shows where one is.
    """

    phase: Phase
    screened: Screened
    upcoming: SceneRef | None = None
    notes: tuple[Note, ...] = ()
    step: tuple[int, int] = (0, 0)
    show_name: str = ""
    in_show: frozenset[SceneRef] | None = None
    visitor: bool = False
    blank: bool = False
    shows: tuple[Offered, ...] = ()
    map_page: int | None = None
    shows_page: int = 0


def describe(
    state: Presentation,
    screened: Screened,
    kiosk: Kiosk,
    language: str,
    shows: tuple[Offered, ...] = (),
) -> ConsoleState:
    """Returns what the console says.

    Args:
        state: What is presented.
        screened: What the audience sees.
        kiosk: The content.
        language: The language shown.
        shows: What can be started.
    """
    stop, show = state.stop, state.show
    here = stop is not None and stop.scene == screened.scene
    notes = notes_of(kiosk, stop) if stop is not None and here else _own_notes(kiosk, screened)
    steps = len(steps_of(kiosk, stop)) if stop is not None and here else 0
    on = state.phase != "off" and show is not None
    return ConsoleState(
        phase=state.phase,
        screened=screened,
        upcoming=upcoming_scene(state, screened.scene, kiosk),
        notes=notes,
        step=(min(state.revealed, steps), steps) if state.phase == "presenting" else (0, 0),
        show_name=_name_of(show, language) if on and show is not None else "",
        in_show=_scenes_of(show) if on and show is not None else None,
        visitor=on and state.led_by == "visitor",
        blank=state.blank,
        shows=() if on else shows,
    )


def _own_notes(kiosk: Kiosk, screened: Screened) -> tuple[Note, ...]:
    return kiosk.scene(screened.scene).notes if kiosk.place(screened.scene) >= 0 else ()


def _name_of(show: Show, language: str) -> str:
    return show.name.get(language, "") if show.id else ""


def _scenes_of(show: Show) -> frozenset[SceneRef] | None:
    return frozenset(stop.scene for stop in show.stops) if show.id else None


def upcoming_scene(state: Presentation, shown: SceneRef, kiosk: Kiosk) -> SceneRef | None:
    """Returns the scene that comes after the one shown, however many steps lead there."""
    if state.phase == "off" or state.show is None:
        refs, at = kiosk.scene_refs(), kiosk.place(shown)
        return refs[at + 1] if 0 <= at < len(refs) - 1 else None
    if state.phase == "touring":
        return state.show.stops[(state.at + 1) % len(state.show.stops)].scene
    ahead = state
    for _ in range(_MOST_STEPS):
        before, ahead = ahead, next_presentation(ahead, Stepped(0.0, 1), kiosk)
        if ahead == before:
            return None
        if ahead.scene != shown or ahead.at != state.at:
            return ahead.scene
    return None


def what_is_seen(visit: Visit, lobby: str, *, blank: bool, about: str = "") -> Screened:
    """Returns what the audience sees.

    Args:
        visit: What the window shows.
        lobby: What the lobby does, such as ``active`` or ``attract``.
        blank: Whether the guide has blacked the screen out.
        about: What the open sheet is about.
    """
    sees: Sees = "scene"
    if lobby == "staff":
        sees = "staff"
    elif lobby == "asleep":
        sees = "asleep"
    elif lobby == "attract":
        sees = "attract"
    elif blank:
        sees = "blank"
    elif visit.picture is not None:
        sees = "picture"
    elif visit.sheets:
        sees = "sheet"
    return Screened(scene=visit.scene, sees=sees, about=about if sees == "sheet" else "")


def offered_shows(kiosk: Kiosk, language: str) -> tuple[Offered, ...]:
    """Returns all that can be presented: every show, and all scenes."""
    found = [_offered(show, kiosk, language) for show in kiosk.shows.values()]
    every = whole_show(kiosk)
    name = kiosk.texts.show_all.get(language, "")
    return (*found, _offered(every, kiosk, language, name))


def _offered(show: Show, kiosk: Kiosk, language: str, name: str = "") -> Offered:
    minutes = show.minutes
    if minutes is None and len(show.stops) <= _MOST_RECKONED:
        minutes = planned_seconds(kiosk, show) / 60
    return Offered(
        show=show.id,
        name=name or show.name.get(language, ""),
        minutes=max(1, round(minutes)) if minutes else 0,
        scenes=len(show.stops),
    )
