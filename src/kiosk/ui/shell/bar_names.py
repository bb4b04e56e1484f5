"""The names of tabs: at which size all of them fit on one line, in the room that a tab has."""

from kiosk.model.geometry import Rect
from kiosk.model.kiosk import Tab
from kiosk.model.punctuation import has_wide_marks
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.scenes.faults import join_lines
from kiosk.values import dataclass

TEXT_LIMIT = 1.12
"""Labels of the bar grow no further than this: their tabs have a fixed width."""
HAN_PX, LATIN_PX, PORTRAIT_SHARE, SECOND_PX = 31.0, 24.0, 0.96, 20.0
LEAST_PX, LEAST_SECOND_PX = 20.0, 16.0
"""Smaller names cannot be read from where people stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePlan:
    """What all tabs have in common, so that they look alike.

    Attributes:
        icon: Whether icons are shown; without them long names in narrow tabs have room.
        px: Font size of the names.
        second_px: Font size of the names in the second language; 0 leaves them out.
    """

    icon: bool
    px: float
    second_px: float

    @property
    def fits(self) -> bool:
        """Whether every name can be read from where people stand."""
        return self.px >= LEAST_PX


def fit_names(sketch: Sketch, box: Rect) -> NamePlan:
    """Returns the sizes at which the names of all tabs fit on one line."""
    look = sketch.look
    upright = look.format == "portrait"
    names = [name_of(look, tab) for tab in look.kiosk.tabs]
    full = HAN_PX if has_wide_marks(look.language) else LATIN_PX
    full *= PORTRAIT_SHARE if upright else 1.0
    full *= min(look.text_scale, TEXT_LIMIT)
    px = {
        icon: _fit_px(sketch, names, full, name_room(box, icon=icon, upright=upright).w)
        for icon in (True, False)
    }
    icon = px[True] >= LEAST_PX
    seconds = [second_name_of(look, tab) for tab in look.kiosk.tabs]
    room = second_room(box, icon=icon, upright=upright).w
    second = _fit_px(sketch, seconds, SECOND_PX, room, second=True)
    shown = any(seconds) and second >= LEAST_SECOND_PX
    return NamePlan(icon=icon, px=px[icon], second_px=second if shown else 0.0)


def name_room(box: Rect, *, icon: bool, upright: bool) -> Rect:
    """Returns where a name may stand, behind the icon if there is one."""
    if upright:
        left = 54.0 if icon else 8.0
        return Rect(box.x + left, box.y + 14, box.w - left - (12 if icon else 8), 42)
    left = 76.0 if icon else 10.0
    return Rect(box.x + left, box.y + 14, box.w - left - (8 if icon else 10), 46)


def second_room(box: Rect, *, icon: bool, upright: bool) -> Rect:
    """Returns where a name in the second language may stand."""
    if upright:
        return Rect(box.x + 8, box.y + 60, box.w - 16, 28)
    return name_room(box, icon=icon, upright=False)._replace(y=box.y + 56, h=28)


def _fit_px(
    sketch: Sketch, names: list[str], wanted: float, room: float, *, second: bool = False
) -> float:
    """Returns the size at which the longest name fits."""
    spoken = sketch.look.second_language if second else None
    widest = max(
        sketch.advance(name, "label", px=wanted, bold=not second, language=spoken) for name in names
    )
    return min(wanted, wanted * max(1.0, room) / max(1.0, widest))


def name_of(look: Look, tab: Tab) -> str:
    """Returns the name of a tab on one line."""
    return join_lines(tuple(look.say(tab.name).split("\n")))


def second_name_of(look: Look, tab: Tab) -> str:
    """Returns the name of a tab in the second language, on one line."""
    return join_lines(tuple(look.say_second(tab.name).split("\n")))
