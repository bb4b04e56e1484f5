"""Where the parts of the guide's console stand, on a screen of any shape."""

from kiosk.model.geometry import Rect
from kiosk.ui.scenes.stage import Stage
from kiosk.values import dataclass

EDGE, GAP, BOTTOM = 48.0, 48.0, 40.0
SIDE = 640.0
TOP = 98.0
BUTTON_H, BUTTON_GAP = 100.0, 24.0
SHARES = (260.0, 484.0, 344.0)
"""How the width is shared by previous, next and tour."""
LINE_H, LINE_GAP, LISTS_GAP = 44.0, 12.0, 26.0
MAP_ROW = 108.0
"""A tab's name and a row of its scenes."""
UPRIGHT_PICTURE = 0.32
"""So much of an upright screen's height the current scene may take."""
UPRIGHT_NEXT = 0.36
"""So much of its width the next scene gets, …"""
UPRIGHT_NEXT_MOST = 360.0
"""… at most."""
UPRIGHT_MAP = 2 * MAP_ROW + 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsolePlan:
    """Rectangles in layout units of the whole console.

    Attributes:
        head: Its name and how things stand.
        timers: This scene's and the whole show's.
        current: What the audience sees.
        now: The line that names it.
        map: All scenes by tab.
        next_line: The line that names the next scene.
        upcoming: The next scene.
        notes: What the guide says.
        buttons: Previous, next, tour, blank, language, clock.
    """

    head: Rect
    timers: Rect
    current: Rect
    now: Rect
    map: Rect
    next_line: Rect
    upcoming: Rect
    notes: Rect
    buttons: tuple[Rect, ...]


def plan_console(stage: Stage) -> ConsolePlan:
    """Returns where everything stands."""
    width, height = stage.width, stage.height + stage.bar
    return _upright(width, height) if stage.format == "portrait" else _lying(width, height)


def _lying(width: float, height: float) -> ConsolePlan:
    """The current scene and all scenes at left, the next one and the notes at right."""
    below = LINE_GAP + LINE_H + LINE_GAP + MAP_ROW + LISTS_GAP + BUTTON_H + BOTTOM
    left_w = min(width - 2 * EDGE - GAP - SIDE, (height - TOP - below) * 16 / 9)
    left = (width - left_w - GAP - SIDE) / 2
    right = left + left_w + GAP
    current = Rect(left, TOP, left_w, left_w * 9 / 16)
    now = Rect(left, current.bottom + LINE_GAP, left_w, LINE_H)
    buttons_y = height - BOTTOM - BUTTON_H
    lists_end = buttons_y - LISTS_GAP
    map_y = now.bottom + LINE_GAP
    upcoming = Rect(right, TOP + LINE_H, SIDE, SIDE * 9 / 16)
    notes_y = upcoming.bottom + 24
    return ConsolePlan(
        head=Rect(left, 20, left_w, 72),
        timers=Rect(right, 14, SIDE, 78),
        current=current,
        now=now,
        map=Rect(left, map_y, left_w, lists_end - map_y),
        next_line=Rect(right, TOP - 4, SIDE, LINE_H),
        upcoming=upcoming,
        notes=Rect(right, notes_y, SIDE, lists_end - notes_y),
        buttons=(
            *_share(Rect(left, buttons_y, left_w, BUTTON_H), SHARES),
            *_share(Rect(right, buttons_y, SIDE, BUTTON_H), (1, 1, 1)),
        ),
    )


def _upright(width: float, height: float) -> ConsolePlan:
    """All below one another; the next scene beside its name."""
    inner = width - 2 * EDGE
    head = Rect(EDGE, 24, inner, 64)
    timers = Rect(EDGE, head.bottom - 2, inner, 72)
    picture_h = min(inner * 9 / 16, height * UPRIGHT_PICTURE)
    current = Rect(EDGE, timers.bottom + 12, inner, picture_h)
    now = Rect(EDGE, current.bottom + LINE_GAP, inner, LINE_H)
    next_w = min(inner * UPRIGHT_NEXT, UPRIGHT_NEXT_MOST)
    upcoming = Rect(EDGE, now.bottom + LINE_GAP, next_w, next_w * 9 / 16)
    buttons_y = height - BOTTOM - 2 * BUTTON_H - BUTTON_GAP
    map_y = buttons_y - 24 - UPRIGHT_MAP
    notes_y = upcoming.bottom + 20
    beside = EDGE + next_w + 24
    return ConsolePlan(
        head=head,
        timers=timers,
        current=current,
        now=now,
        map=Rect(EDGE, map_y, inner, UPRIGHT_MAP),
        next_line=Rect(beside, upcoming.y, width - EDGE - beside, upcoming.h),
        upcoming=upcoming,
        notes=Rect(EDGE, notes_y, inner, map_y - 20 - notes_y),
        buttons=(
            *_share(Rect(EDGE, buttons_y, inner, BUTTON_H), SHARES),
            *_share(Rect(EDGE, buttons_y + BUTTON_H + BUTTON_GAP, inner, BUTTON_H), (1, 1, 1)),
        ),
    )


def _share(row: Rect, shares: tuple[float, ...]) -> tuple[Rect, ...]:
    """Returns boxes side by side, as wide as their shares, with gaps between them."""
    whole = row.w - (len(shares) - 1) * BUTTON_GAP
    boxes: list[Rect] = []
    x = row.x
    for share in shares:
        w = whole * share / sum(shares)
        boxes.append(Rect(x, row.y, w, row.h))
        x += w + BUTTON_GAP
    return tuple(boxes)


def fitted(width: float, height: float, room: Rect) -> Rect:
    """Returns the largest box of a shape in a room, in its middle.

    Args:
        width: Of the shape, in any unit.
        height: Of the shape, in the same unit.
        room: The room.
    """
    if width <= 0 or height <= 0:
        return room
    scale = min(room.w / width, room.h / height)
    w, h = width * scale, height * scale
    return Rect(room.x + (room.w - w) / 2, room.y + (room.h - h) / 2, w, h)
