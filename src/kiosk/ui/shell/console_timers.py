"""The timers of the guide's console: this scene and the whole show, and what was planned."""

from kiosk.model.geometry import Rect
from kiosk.model.pace import Pace, clock_digits, pace_of
from kiosk.model.presentation import Presentation, Timers
from kiosk.ui.kit.figures import MIDDLE
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.values import dataclass

DIGITS_PX, LABEL_PX, PLAN_PX = 44.0, 25.0, 22.0
LABEL_GAP, APART = 14.0, 40.0
DIGITS_AT, PLAN_AT, ALONE_AT = 0.36, 0.84, 0.5
"""How far down their box the middle of digits and plan stands."""
LATE_INK = "amber"
OVER_INK = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """One timer in words; ``ink`` is the accent of what is over or behind, or ""."""

    label: str
    digits: str
    plan: str
    ink: str = ""


def timer_words(state: Presentation, times: Timers, look: Look) -> tuple[Timer, Timer]:
    """Returns what the timers say: of the scene, and of the whole show."""
    if state.phase == "off":
        none = clock_digits(0)
        return (
            Timer(label=look.word("presenter_scene"), digits=none, plan=""),
            Timer(label=look.word("presenter_total"), digits=none, plan=""),
        )
    pace = pace_of(times.scene_s, times.total_s, state.planned, state.at)
    over = pace.scene_over >= 1
    said = "presenter_over" if over else "presenter_planned"
    seconds = pace.scene_over if over else times.scene_planned_s
    scene = Timer(
        label=look.word("presenter_scene"),
        digits=clock_digits(times.scene_s),
        plan=look.word(said).format(n=clock_digits(seconds)),
        ink=LATE_INK if over else "",
    )
    return scene, _total(times, pace, look)


def _total(times: Timers, pace: Pace, look: Look) -> Timer:
    """Returns the timer of the show: over, behind, or as planned."""
    name, seconds, ink = "presenter_planned", times.total_planned_s, ""
    if pace.total_over >= 1:
        name, seconds, ink = "presenter_over", pace.total_over, OVER_INK
    elif pace.late:
        name, seconds, ink = "presenter_late", pace.late, LATE_INK
    return Timer(
        label=look.word("presenter_total"),
        digits=clock_digits(times.total_s),
        plan=look.word(name).format(n=clock_digits(seconds)),
        ink=ink,
    )


def compose_timers(timers: tuple[Timer, Timer], look: Look, room: Rect) -> Composition:
    """Lays the timers out at the right end of a room; smaller where they are too wide.

    Args:
        timers: What they say.
        look: How everything looks.
        room: The room, in layout units.
    """
    sketch = Sketch(look, room.right)
    widths = [_width(sketch, one) for one in timers]
    size = min(1.0, (room.w - APART) / sum(widths))
    right = room.right
    for at in (1, 0):
        box = Rect(right - size * widths[at], room.y, size * widths[at], room.h)
        _draw(sketch, timers[at], box, size, accent=at == 1)
        right = box.x - APART
    return sketch.finish(room.bottom)


def _width(sketch: Sketch, timer: Timer) -> float:
    label = sketch.advance(timer.label, "label", px=LABEL_PX)
    digits = sketch.advance(timer.digits, "label", px=DIGITS_PX, bold=True)
    return max(label + LABEL_GAP + digits, sketch.advance(timer.plan, "label", px=PLAN_PX)) + 2


def _draw(sketch: Sketch, timer: Timer, box: Rect, size: float, *, accent: bool) -> None:
    """Draws label and digits on one baseline, and the plan below them."""
    look = sketch.look
    palette = look.palette
    ink, quiet = palette.ink1, palette.ink3
    if accent:
        ink = look.accent.text
    if timer.ink:
        ink = quiet = palette.accent(timer.ink).text
    px, label_px, plan_px = DIGITS_PX * size, LABEL_PX * size, PLAN_PX * size
    middle = box.y + box.h * (DIGITS_AT if timer.plan else ALONE_AT)

    def at(right: float, words: str, own_px: float, centre: float, color: str, bold: bool) -> float:
        """Sets words that end at a place; returns where they begin."""
        wide = sketch.advance(words, "label", px=own_px, bold=bold) + 1
        line, left = 1.2 * own_px, right - wide
        sketch.text(
            left, centre - line / 2, wide, words, "label", color, px=own_px, line=line, bold=bold
        )
        return left

    left = at(box.right, timer.digits, px, middle, ink, True)
    # Smaller words stand on the same baseline.
    lower = middle + MIDDLE * (px - label_px)
    at(left - LABEL_GAP * size, timer.label, label_px, lower, palette.ink3, False)
    if timer.plan:
        at(box.right, timer.plan, plan_px, box.y + box.h * PLAN_AT, quiet, False)
