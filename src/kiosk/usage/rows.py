"""What is remembered of visits: the rows of the usage database, and what each of them says."""

from typing import Literal, get_args

from kiosk.values import dataclass

Ending = Literal["reset", "closed"]
Kind = Literal[
    "scene",
    "fact",
    "chart",
    "entity",
    "milestone",
    "honour",
    "more",
    "sources",
    "picture",
    "language",
    "theme",
    "text_size",
    "reach",
    "reset",
    "wake",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What is counted a day: scenes shown; sheets of facts, charts (also bars that were touched),
entities, milestones, honours, scenes ("more") and sources opened; pictures enlarged; languages,
themes and text sizes; low reach; resets after a visit; touches that woke the attract view."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRow:
    """One visit. It says neither the minute nor what was looked at: see `CountRow`.

    Attributes:
        hour: Local date and hour of its beginning, as ``2026-11-23T10``.
        seconds: How long it was, to the nearest five.
        scenes: How many different scenes it saw.
        touches: How many touches did something.
        language: In which language it ended.
        theme: Likewise.
        text_size: Likewise, in per cent.
        ended: Whether it ended by the reset or with the program.
    """

    hour: str
    seconds: int
    scenes: int
    touches: int
    language: str
    theme: str
    text_size: int
    ended: Ending


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """How often something was looked at on one day, by all visitors together.

    Attributes:
        day: Local date, as ``2026-11-23``.
        kind: What was counted.
        subject: Its name in the content; "" where there is only one.
        number: How often.
        seconds: How long it was shown in all; 0 for what is not timed.
    """

    day: str
    kind: Kind
    subject: str
    number: int
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Rows that are written together."""

    visits: tuple[VisitRow, ...] = ()
    counts: tuple[CountRow, ...] = ()
