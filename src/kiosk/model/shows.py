"""Shows: named programmes of scenes for an audience, and what a guide says about each scene."""

from kiosk.model.dwell import dwell_seconds
from kiosk.model.kiosk import Kiosk
from kiosk.model.show_parts import Note, Show, ShowStop
from kiosk.model.words import Language, ShowId

__all__ = [
    "MOST_NOTES",
    "WHOLE",
    "Note",
    "Show",
    "ShowStop",
    "find_show",
    "notes_of",
    "planned_seconds",
    "seconds_of",
    "steps_of",
    "whole_show",
]

MOST_NOTES = 3
"""So many points can be glanced at while speaking."""
WHOLE = ShowId("")
"""The show that nobody wrote: all scenes in their order."""


def whole_show(kiosk: Kiosk) -> Show:
    """Returns all scenes in their order: for a guide without a show, and for the tour."""
    stops = tuple(ShowStop(scene=ref) for ref in kiosk.scene_refs())
    return Show(id=WHOLE, name=kiosk.name, stops=stops)


def find_show(kiosk: Kiosk, show_id: str | None) -> Show:
    """Returns the show of that id, or all scenes where none is named.

    Raises:
        KeyError: There is none of that id.
    """
    return kiosk.shows[ShowId(show_id)] if show_id else whole_show(kiosk)


def notes_of(kiosk: Kiosk, stop: ShowStop) -> tuple[Note, ...]:
    """Returns what a guide says at a stop."""
    return stop.notes or kiosk.scene(stop.scene).notes


def steps_of(kiosk: Kiosk, stop: ShowStop) -> tuple[str, ...]:
    """Returns the names of the blocks that are revealed one after the other at a stop."""
    return kiosk.scene(stop.scene).steps if stop.steps else ()


def seconds_of(kiosk: Kiosk, stop: ShowStop, language: Language | None = None) -> int:
    """Returns how long a stop is planned to stand.

    Args:
        kiosk: The content.
        stop: One of its scenes in a show.
        language: What it is read in where that has to be reckoned; else the kiosk's first.
    """
    if stop.seconds is not None:
        return stop.seconds
    return dwell_seconds(kiosk, stop.scene, language or kiosk.languages[0].code)


def planned_seconds(kiosk: Kiosk, show: Show) -> int:
    """Returns how long a whole show is planned to take."""
    return sum(seconds_of(kiosk, stop, show.language) for stop in show.stops)
