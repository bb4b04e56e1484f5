"""How a kiosk behaves where nobody attends to it: times, hours, updates; from ``kiosk.yaml``."""

from typing import Literal, get_args

from kiosk.model.words import FactId, ImageId, Text
from kiosk.values import dataclass

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
"""In the order of `datetime.date.weekday`."""
Corner = Literal["top_left", "top_right", "bottom_left", "bottom_right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitTimes:
    """When a visit ends.

    Attributes:
        idle_seconds: So long without a touch until the warning.
        warning_seconds: So long counts the warning down until the reset.
        more_time: For visitors who need longer: each warning that is answered doubles the time
            until the next one of this visit, up to eightfold.
    """

    idle_seconds: int = 60
    warning_seconds: int = 20
    more_time: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attract:
    """What draws people in while nobody touches the screen.

    Attributes:
        title: The large words; the first scene's title if not given.
        subtitle: The line under it, or None.
        image: The full-screen drawing; the first scene's if not given.
        portrait: The drawing for upright screens, or None.
        facts: The strongest figures, shown in turn.
        turn_seconds: So long each figure stands.
        mode: ``loop`` shows the drawing and the figures, ``tour`` goes through all scenes.
    """

    title: Text | None = None
    subtitle: Text | None = None
    image: ImageId | None = None
    portrait: ImageId | None = None
    facts: tuple[FactId, ...] = ()
    turn_seconds: int = 8
    mode: Literal["loop", "tour"] = "loop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Weekdays with the hours between which they are open, as ``HH:MM``."""

    days: tuple[Weekday, ...]
    opens: str
    closes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDays:
    """Days, from ``first`` to ``last`` as ``YYYY-MM-DD``, that are unlike their weekday.

    Attributes:
        opens: When they open; closed all day where neither this nor ``closes`` is given.
    """

    first: str
    last: str
    opens: str = ""
    closes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When the screen is on.

    Attributes:
        open: Without any the screen is always on.
        special: Holidays, and working days on weekends.
        closed: What the screen does outside: is black, is dim, or stays as it is.
        dim_percent: How bright a dim screen is.
    """

    open: tuple[Opening, ...] = ()
    special: tuple[SpecialDays, ...] = ()
    closed: Literal["sleep", "dim", "on"] = "sleep"
    dim_percent: int = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Updates:
    """Where new content comes from.

    Attributes:
        watch: The content folder itself: staff just save files.
        usb: Archives on a stick that is plugged in.
        key: The public key (Ed25519, base64) that such an archive must be signed with.
    """

    watch: bool = True
    usb: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """Where numbers for a monitoring system are written; nowhere if empty."""

    textfile: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """How long it is remembered what visitors looked at, and how large that may grow."""

    days: int = 400
    most_mb: int = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Where staff hold the screen, and for how long, to be asked for the PIN."""

    corner: Corner = "top_left"
    hold_seconds: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Which keys lead a presentation, by the names that Qt gives them, without ``Key_``.

    What clickers send stands first. Digits always jump to a scene.

    Attributes:
        next: Reveals the next block, or goes to the next scene.
        previous: The way back.
        first: Goes to the first scene.
        last: Goes to the last scene.
        start: Starts the presentation, or starts it over.
        stop: Ends what lies over the scene, then the presentation.
        blank: Blacks the screen out, and back.
        spotlight: Dims all but one block; the next press lights the next one.
        tour: Has the scenes advance by themselves, and stops that.
        language: Goes to the next language.
        clock: Starts the clock of the presentation over.
    """

    next: tuple[str, ...] = ("PageDown", "Right", "Down", "Space")
    previous: tuple[str, ...] = ("PageUp", "Left", "Up")
    first: tuple[str, ...] = ("Home",)
    last: tuple[str, ...] = ("End",)
    start: tuple[str, ...] = ("F5",)
    stop: tuple[str, ...] = ("Escape",)
    blank: tuple[str, ...] = ("Period", "B")
    spotlight: tuple[str, ...] = ("S",)
    tour: tuple[str, ...] = ("T",)
    language: tuple[str, ...] = ("L",)
    clock: tuple[str, ...] = ("R",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Takeaway:
    """Where visitors find the content on their own telephones; no code is shown without it."""

    url: str = ""
