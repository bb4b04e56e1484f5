"""Composes the list of shows that staff can have presented, in place of the staff page."""

from kiosk.model.actions import StartShow, TurnList
from kiosk.model.geometry import Rect
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.scenes.stage import Stage
from kiosk.ui.shell.console_state import Offered
from kiosk.ui.shell.staff_parts import (
    EDGE,
    GAP,
    PAD,
    button_height,
    card_at,
    draw_button,
    draw_card,
    draw_close,
    pill_height,
    pill_width,
    window_of,
)

WIDEST = 1500.0
LEAST_BUTTON = 96.0
PART_GAP = 28.0
TURN_W = 220.0


def compose_staff_shows(
    shows: tuple[Offered, ...], page: int, look: Look, stage: Stage
) -> Composition:
    """Lays out the list over the whole window; what is too long for it is turned in pages.

    Args:
        shows: What can be presented.
        page: Which page, from 0; the nearest there is.
        look: How everything looks.
        stage: The screen.
    """
    window = window_of(stage)
    sketch = Sketch(look, window.w)
    width = min(WIDEST, window.w - 2 * EDGE)
    inner_w = width - 2 * PAD
    columns = 1 if stage.format == "portrait" else 2
    one_w = (inner_w - (columns - 1) * GAP) / columns
    least = max(LEAST_BUTTON, look.min_target)
    heights = [button_height(sketch, _words(look, show), one_w, "label_strong") for show in shows]
    one_h = max((least, *heights))
    title_h, foot_h = look.line("sheet_title") + PART_GAP, pill_height(look)
    most = window.h - 2 * EDGE - 2 * PAD - title_h - foot_h - PART_GAP
    each = max(1, int((most + GAP) // (one_h + GAP))) * columns
    pages = max(1, -(-len(shows) // each))
    page = max(0, min(page, pages - 1))
    shown = shows[page * each : (page + 1) * each]
    rows = max(1, -(-len(shown) // columns))
    body_h = rows * one_h + (rows - 1) * GAP
    card = card_at(stage, width, 2 * PAD + title_h + body_h + PART_GAP + foot_h)
    draw_card(sketch, card)
    x, y = card.x + PAD, card.y + PAD
    sketch.text(x, y, inner_w, look.word("shows"), "sheet_title", look.palette.ink1, max_lines=1)
    y += title_h
    for index, show in enumerate(shown):
        row, column = divmod(index, columns)
        box = Rect(x + column * (one_w + GAP), y + row * (one_h + GAP), one_w, one_h)
        name = f"{look.word('show_start')}: {show.name}"
        draw_button(sketch, box, _words(look, show), StartShow(show.show), name=name)
    foot = Rect(x, card.bottom - PAD - foot_h, inner_w, foot_h)
    draw_close(sketch, foot.right - pill_width(sketch), foot.y)
    if pages > 1:
        _draw_turns(sketch, foot, page, pages)
    if body_h > most + 1:
        sketch.misfit("", f"the list needs {card.h:.0f} units, the window has {window.h:.0f}")
    return sketch.finish(window.h)


def _words(look: Look, show: Offered) -> str:
    if not show.minutes:
        return show.name
    return f"{show.name}\n{look.word('show_length').format(n=show.minutes, of=show.scenes)}"


def _draw_turns(sketch: Sketch, foot: Rect, page: int, pages: int) -> None:
    look = sketch.look
    for at, by, word in ((0, -1, "previous"), (1, 1, "next")):
        there = page + by
        action = TurnList("shows", there) if 0 <= there < pages else None
        box = Rect(foot.x + at * (TURN_W + GAP), foot.y, TURN_W, foot.h)
        draw_button(sketch, box, look.word(word), action)
