"""Shows: named programmes of scenes for an audience, and what a guide says about each scene."""

from typing import TYPE_CHECKING

from kiosk.model.words import Language, SceneRef, ShowId, Text, ThemeName
from kiosk.values import dataclass

if TYPE_CHECKING:
    from kiosk.model.kiosk import Kiosk

MOST_NOTES = 3
"""So many points can be glanced at while speaking."""
WHOLE = ShowId("")
"""The show that nobody wrote: all scenes in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A point that a guide makes: a figure or a few words, and a line about it."""

    heading: Text
    line: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowStop:
    """One scene of a show.

    Attributes:
        seconds: So long it is planned to stand; without it as long as the scene takes.
        steps: Whether the scene's blocks are revealed one after the other, as it says.
        notes: What is said here to this audience, instead of the scene's own notes.
    """

    scene: SceneRef
    seconds: int | None = None
    steps: bool = True
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """A programme.

    Attributes:
        audience: Whom it is for, for the guide who chooses.
        minutes: How long it is said to take; the stops have to add up to it.
        language: What the screen speaks from its start on; else what it spoke before.
        theme: Likewise.
    """

    id: ShowId
    name: Text
    stops: tuple[ShowStop, ...]
    audience: Text | None = None
    minutes: float | None = None
    language: Language | None = None
    theme: ThemeName | None = None


def whole_show(kiosk: "Kiosk") -> Show:
    """Returns all scenes in their order: for a guide without a show, and for the tour."""
    stops = tuple(ShowStop(scene=ref) for ref in kiosk.scene_refs())
    return Show(id=WHOLE, name=kiosk.name, stops=stops)


def find_show(kiosk: "Kiosk", show_id: str | None) -> Show:
    """Returns the show of that id, or all scenes where none is named.

    Raises:
        KeyError: There is none of that id.
    """
    return kiosk.shows[ShowId(show_id)] if show_id else whole_show(kiosk)


def notes_of(kiosk: "Kiosk", stop: ShowStop) -> tuple[Note, ...]:
    """Returns what a guide says at a stop."""
    return stop.notes or kiosk.scene(stop.scene).notes


def steps_of(kiosk: "Kiosk", stop: ShowStop) -> tuple[str, ...]:
    """Returns the names of the blocks that are revealed one after the other at a stop."""
    return kiosk.scene(stop.scene).steps if stop.steps else ()


def seconds_of(kiosk: "Kiosk", stop: ShowStop, language: Language | None = None) -> int:
    """Returns how long a stop is planned to stand.

    Args:
        kiosk: The content.
        stop: One of its scenes in a show.
        language: What it is read in where that has to be reckoned; else the kiosk's first.
    """
    if stop.seconds is not None:
        return stop.seconds
    from kiosk.model.dwell import dwell_seconds  # noqa: PLC0415 - it knows kiosks, and they shows

    return dwell_seconds(kiosk, stop.scene, language or kiosk.languages[0].code)


def planned_seconds(kiosk: "Kiosk", show: Show) -> int:
    """Returns how long a whole show is planned to take."""
    return sum(seconds_of(kiosk, stop, show.language) for stop in show.stops)
