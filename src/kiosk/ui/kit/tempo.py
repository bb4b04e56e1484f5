"""How fast things move: durations from the tokens, stilled by a setting, 0 in tests."""

from PySide6.QtCore import QEasingCurve

from kiosk.theme.tokens import MOVEMENT
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo:
    """Settings of movement.

    Attributes:
        reduced: Slides become short cross-fades; counting and growing show their end.
        factor: All durations times this; 0 does everything at once.
    """

    reduced: bool = False
    factor: float = 1.0

    def ms(self, name: str) -> float:
        """Returns the duration of a movement in milliseconds."""
        if self.reduced:
            stilled = name in (
                "count_up",
                "draw_on",
                "entrance",
                "chain_link",
                "press_in",
                "press_out",
            )
            return 0.0 if stilled else MOVEMENT["reduced"].ms * self.factor
        return MOVEMENT[name].ms * self.factor

    def progress(self, name: str, elapsed_ms: float) -> float:
        """Returns how far a movement is after a time, eased; 1 at its end."""
        duration = self.ms(name)
        if elapsed_ms >= duration:
            return 1.0
        if elapsed_ms <= 0:
            return 0.0
        return _curve(MOVEMENT[name].easing).valueForProgress(elapsed_ms / duration)


_CURVES: dict[str, QEasingCurve] = {}


def _curve(name: str) -> QEasingCurve:
    curve = _CURVES.get(name)
    if curve is None:
        curve = _CURVES[name] = QEasingCurve(getattr(QEasingCurve.Type, name))
    return curve
