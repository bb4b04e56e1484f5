"""What the guide says, as a card: at most three points; or the shows that can be started."""

from kiosk.model.actions import StartShow, TurnList
from kiosk.model.geometry import Rect
from kiosk.model.shows import MOST_NOTES, Note
from kiosk.ui.kit.leaves import BoxLeaf, Composition, Solid, Stroke
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.shell.console_parts import BUTTON_PAD, button, card, cut, line
from kiosk.ui.shell.console_state import ConsoleState, Offered

PAD, TIGHT_PAD = 36.0, 24.0
TIGHT_BELOW = 330.0
"""A card that is less high has less room around its words."""
HEAD_H, HEAD_PX, STAMP_PX = 40.0, 27.0, 24.0
HEADING_PX, LINE_PX, POINT_GAP = 31.0, 26.0, 24.0
LINE_HEIGHT = 1.4
ALL_LINES = 99
SIZES = (1.15, 1.0, 0.9, 0.8)
"""Points are as large as the card allows, and no smaller than can be glanced at."""
SHOW_H, SHOW_GAP, SHOW_PX, LENGTH_PX, SHOW_RADIUS = 58.0, 10.0, 27.0, 22.0, 16.0


def draw_notes(sketch: Sketch, box: Rect, state: ConsoleState, *, on_card: bool = True) -> None:
    """Draws the points of the scene with the date of the data.

    Args:
        sketch: Where to.
        box: The room.
        state: What the console shows.
        on_card: Whether they get a ground of their own.
    """
    look = sketch.look
    pad = (PAD if box.h >= TIGHT_BELOW else TIGHT_PAD) if on_card else 0.0
    if on_card:
        card(sketch, box)
    inner = Rect(box.x + pad, box.y + pad * 0.75, box.w - 2 * pad, box.h - 1.5 * pad)
    head = Rect(inner.x, inner.y, inner.w, HEAD_H)
    _head(sketch, head, look.word("presenter_notes"), look.say(look.kiosk.stamp))
    room = Rect(inner.x, head.bottom + 12, inner.w, inner.bottom - head.bottom - 12)
    if not state.notes:
        words = look.word("presenter_no_notes")
        line(sketch, Rect(room.x, room.y, room.w, 40), words, LINE_PX, look.palette.ink3)
        return
    made = _fitting(sketch, state.notes[:MOST_NOTES], room)
    sketch.place(made, room.x, room.y)


def _head(sketch: Sketch, box: Rect, words: str, stamp: str = "") -> None:
    ink = sketch.look.palette.ink3
    wide = sketch.advance(stamp, "label", px=STAMP_PX) + 16 if stamp else 0.0
    left = Rect(box.x, box.y, box.w - wide, box.h)
    line(sketch, left, words, HEAD_PX, ink, bold=True)
    if stamp:
        line(sketch, box, stamp, STAMP_PX, ink, right=True)


def _fitting(sketch: Sketch, notes: tuple[Note, ...], room: Rect) -> Composition:
    """Returns the points as large as the room allows; of very long ones not all words."""
    tries = [(size, ALL_LINES) for size in SIZES] + [(SIZES[-1], most) for most in (2, 1)]
    at = 0
    made = _points(sketch, notes, room.w, *tries[at], 0.0)
    while made.height > room.h and at + 1 < len(tries):
        at += 1
        made = _points(sketch, notes, room.w, *tries[at], 0.0)
    # What is left goes between the points, up to a limit: they stand apart at a glance.
    spare = max(0.0, room.h - made.height) / max(1, len(notes))
    return _points(sketch, notes, room.w, *tries[at], min(spare, POINT_GAP))


def _points(
    sketch: Sketch, notes: tuple[Note, ...], width: float, size: float, most: int, more: float
) -> Composition:
    """Lays the points out.

    Args:
        sketch: Says how everything looks.
        notes: The points.
        width: The room for a line.
        size: Times the usual size of letters.
        most: So many lines of each.
        more: Room between them beside the usual.
    """
    look = sketch.look
    own = Sketch(look, width)
    y = 0.0
    for index, note in enumerate(notes):
        if index:
            y += POINT_GAP * size * 0.6 + more
        for words, px, ink, bold in (
            (look.say(note.heading), HEADING_PX * size, look.accent.text, True),
            (look.say(note.line), LINE_PX * size, look.palette.ink1, False),
        ):
            if words:
                shown = _at_most(own, words, width, px, most, bold=bold)
                height = px * LINE_HEIGHT
                y = own.text(0, y, width, shown, "label", ink, px=px, line=height, bold=bold).bottom
    return own.finish(y)


def _at_most(sketch: Sketch, words: str, width: float, px: float, most: int, *, bold: bool) -> str:
    """Returns words in at most so many lines; what is left out is marked."""
    lines = sketch.lines(words, width, "label", px=px, bold=bold)
    if len(lines) <= most:
        return words
    rest = cut(sketch, " ".join(lines[most - 1 :]), width, "label", px, bold=bold)
    return "\n".join((*lines[: most - 1], rest))


# Shows ------------------------------------------------------------------------------------------


def draw_shows(sketch: Sketch, box: Rect, state: ConsoleState) -> None:
    """Draws the shows that can be started, in pages where they are too many."""
    look = sketch.look
    card(sketch, box)
    pad = TIGHT_PAD
    inner = Rect(box.x + pad, box.y + pad * 0.75, box.w - 2 * pad, box.h - 1.5 * pad)
    head = Rect(inner.x + 8, inner.y, inner.w - 16, HEAD_H)
    _head(sketch, head, look.word("shows"))
    room = Rect(inner.x, head.bottom + 10, inner.w, inner.bottom - head.bottom - 10)
    fits = max(1, int((room.h + SHOW_GAP + 1) // (SHOW_H + SHOW_GAP)))
    shows = state.shows
    if len(shows) <= fits:
        _draw_page(sketch, room, shows)
        return
    each = max(1, fits - 1)
    pages = -(-len(shows) // each)
    page = max(0, min(state.shows_page, pages - 1))
    _draw_page(sketch, room, shows[page * each : (page + 1) * each])
    foot = Rect(room.x, room.bottom - SHOW_H, room.w, SHOW_H)
    _draw_turn(sketch, foot, page, pages)


def _draw_page(sketch: Sketch, room: Rect, shows: tuple[Offered, ...]) -> None:
    look = sketch.look
    for index, show in enumerate(shows):
        box = Rect(room.x, room.y + index * (SHOW_H + SHOW_GAP), room.w, SHOW_H)
        edge = Stroke(Solid(look.palette.line2), 2)
        fill = Solid(look.palette.raised)
        sketch.add(BoxLeaf(rect=box, fill=fill, stroke=edge, radius=SHOW_RADIUS))
        length = look.word("show_length").format(n=show.minutes, of=show.scenes)
        wide = sketch.advance(length, "label", px=LENGTH_PX) + 16 if show.minutes else 0.0
        inner = Rect(box.x + BUTTON_PAD + 4, box.y, box.w - 2 * BUTTON_PAD - 8, box.h)
        left = Rect(inner.x, inner.y, inner.w - wide, inner.h)
        line(sketch, left, show.name, SHOW_PX, look.palette.ink1, bold=True)
        if show.minutes:
            line(sketch, inner, length, LENGTH_PX, look.palette.ink2, right=True)
        name = f"{look.word('show_start')}: {show.name}"
        sketch.target(box, StartShow(show.show), name, length, radius=SHOW_RADIUS)


def _draw_turn(sketch: Sketch, foot: Rect, page: int, pages: int) -> None:
    look = sketch.look
    for by, x, icon in (
        (-1, foot.x, "chevron-left"),
        (1, foot.right - 2 * foot.h, "chevron-right"),
    ):
        there = page + by
        action = TurnList("shows", there) if 0 <= there < pages else None
        name = look.word("previous" if by < 0 else "next")
        box = Rect(x, foot.y, 2 * foot.h, foot.h)
        button(sketch, box, "", action, icon, px=24, radius=SHOW_RADIUS, name=name)
    words = f"{page + 1} / {pages}"
    sketch.text(
        foot.x,
        foot.y,
        foot.w,
        words,
        "label",
        look.palette.ink3,
        px=STAMP_PX,
        line=foot.h,
        align="center",
    )
