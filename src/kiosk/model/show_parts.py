"""What shows consist of: stops at scenes, and the notes that a guide speaks from."""

from kiosk.model.words import Language, SceneRef, ShowId, Text, ThemeName
from kiosk.values import dataclass


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
