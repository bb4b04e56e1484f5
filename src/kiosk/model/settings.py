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
    """

    title: Text | None = None
    subtitle: Text | None = None
    image: ImageId | None = None
    portrait: ImageId | None = None
    facts: tuple[FactId, ...] = ()
    turn_seconds: int = 8


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
