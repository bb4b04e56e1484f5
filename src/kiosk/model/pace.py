"""How a presentation keeps to its plan: what is over, what is behind, and times in digits."""

from kiosk.values import dataclass

LATE_FROM_S = 10.0
"""So much behind the plan is said: a guide need not be hurried for less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Seconds beyond the plan; 0 where all is in time.

    Attributes:
        scene_over: The scene stands longer than was planned for it.
        total_over: The whole show takes longer than was planned for it.
        late: So much later is the show than it should be at this place.
    """

    scene_over: float = 0.0
    total_over: float = 0.0
    late: float = 0.0


def pace_of(scene_s: float, total_s: float, planned: tuple[int, ...], at: int) -> Pace:
    """Returns how a show keeps to its plan.

    Args:
        scene_s: So long the scene stands.
        total_s: So long the show goes on.
        planned: Seconds planned for each of its stops.
        at: Which of these it is at.
    """
    if not 0 <= at < len(planned):
        return Pace()
    should_be = sum(planned[:at]) + min(scene_s, planned[at])
    late = total_s - should_be
    return Pace(
        scene_over=max(0.0, scene_s - planned[at]),
        total_over=max(0.0, total_s - sum(planned)),
        late=late if late >= LATE_FROM_S else 0.0,
    )


def clock_digits(seconds: float) -> str:
    """Returns a time as ``08:42``, from an hour on as ``1:08:42``."""
    whole = max(0, int(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
