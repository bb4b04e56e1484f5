"""What the driven program is to do."""

from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A run, or what is left of it after a restart.

    Attributes:
        seed: Of what is random.
        content: The folder that is saved to.
        visits: So many visits; None where time decides.
        seconds: So long; None where visits decide.
        seen: Scenes that were shown before.
        offers_every: Visits between two offers of the same content anew.
        saves_every: Visits between two files that staff save.
    """

    seed: int
    content: str
    visits: int | None = None
    seconds: float | None = None
    seen: tuple[str, ...] = ()
    offers_every: int = 4
    saves_every: int = 10
