"""Composes the staff page: how the kiosk is, what went wrong last, and what can be asked of it."""

from kiosk.model.actions import AskStaff, StaffWish
from kiosk.model.geometry import Rect
from kiosk.model.typesetting import shorten
from kiosk.ui.kit.leaves import Composition
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.scenes.stage import Stage
from kiosk.ui.shell.staff_parts import (
    EDGE,
    GAP,
    PAD,
    button_height,
    card_at,
    draw_button,
    draw_card,
    draw_close,
    draw_shows_pill,
    pill_height,
    pill_width,
    shows_pill_width,
    window_of,
)
from kiosk.values import dataclass

WISHES: tuple[StaffWish, ...] = ("exit", "restart", "reload", "roll_back", "sleep", "brightness")
COLUMNS, ROWS = 2, 3
LEAST_BUTTON = 96.0
WIDEST = 1500.0
BUTTONS_SHARE = 0.46
ROW_GAP, PART_GAP = 8.0, 28.0
MOST_LINES = 3
"""So many lines of one problem are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffReport:
    """What is known of the kiosk, in the language shown.

    Attributes:
        version: Of the program.
        release: Of the content, or "".
        health: How it is, in a few words.
        problems: The last ones first, in plain words.
        offered: What can be asked for on this kiosk.
        brightness: In per cent.
        has_shows: Whether shows can be presented on this kiosk.
    """

    version: str
    release: str = ""
    health: str = ""
    problems: tuple[str, ...] = ()
    offered: frozenset[StaffWish] = frozenset(("exit",))
    brightness: int = 100
    has_shows: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """What the page says beside the report.

    Attributes:
        armed: What was touched once and is carried out by the next touch.
        busy: What is being carried out; until it is, nothing else can be asked for.
        done: What was carried out last.
        failed: What was asked for last and came to nothing.
        closes_in_s: When the page closes by itself; None while that is far away.
        list_page: The page of the list of shows, from 0, where that stands instead of all else.
    """

    armed: StaffWish | None = None
    busy: StaffWish | None = None
    done: StaffWish | None = None
    failed: StaffWish | None = None
    closes_in_s: int | None = None
    list_page: int | None = None


def compose_staff_page(
    report: StaffReport, state: PageState, look: Look, stage: Stage
) -> Composition:
    """Lays out the page over the whole window.

    Args:
        report: What is known of the kiosk.
        state: What the page says beside it.
        look: How everything looks.
        stage: The screen.
    """
    window = window_of(stage)
    sketch = Sketch(look, window.w)
    width = min(WIDEST, window.w - 2 * EDGE)
    inner_w = width - 2 * PAD
    portrait = stage.format == "portrait"
    title_h = look.line("sheet_title") + PART_GAP
    foot_h = _foot_height(sketch, report, inner_w)
    buttons_w = inner_w if portrait else inner_w * BUTTONS_SHARE
    button = _button_height(sketch, report, (buttons_w - GAP) / COLUMNS)
    buttons_h = ROWS * button + (ROWS - 1) * GAP
    info_w = inner_w if portrait else inner_w - buttons_w - PAD
    most = window.h - 2 * EDGE - 2 * PAD - title_h - foot_h - PART_GAP
    info_most = most - buttons_h - PART_GAP if portrait else most
    info = _info(look, report, info_w, info_most)
    body_h = info.height + PART_GAP + buttons_h if portrait else max(info.height, buttons_h)
    card = card_at(stage, width, 2 * PAD + title_h + body_h + PART_GAP + foot_h)
    draw_card(sketch, card)
    x, y = card.x + PAD, card.y + PAD
    title = look.word("staff_page")
    sketch.text(x, y, inner_w, title, "sheet_title", look.palette.ink1, max_lines=1)
    y += title_h
    sketch.place(info, x, y)
    at = (x, y + info.height + PART_GAP) if portrait else (x + info_w + PAD, y)
    _draw_buttons(sketch, report, state, Rect(*at, buttons_w, button))
    _draw_foot(sketch, report, state, Rect(x, card.bottom - PAD - foot_h, inner_w, foot_h))
    if info.height > info_most + 1 or buttons_h > most + 1:
        sketch.misfit("", f"the page needs {card.h:.0f} units, the window has {window.h:.0f}")
    return sketch.finish(window.h)


def _words(wish: StaffWish, report: StaffReport, state: PageState, look: Look) -> str:
    if state.armed == wish:
        return look.word("staff_sure")
    words = look.word(f"staff_{wish}")
    if wish == "brightness":
        return words.format(n=report.brightness)
    outcomes = {state.busy: "staff_busy", state.done: "staff_asked", state.failed: "staff_failed"}
    outcome = outcomes.get(wish)
    # On a line of its own: beside the words it fits in no language, and a line must not begin
    # with what stands between them.
    return f"{words}\n{look.word(outcome)}" if outcome is not None else words


def _button_height(sketch: Sketch, report: StaffReport, width: float) -> float:
    """Returns how high the buttons are, so that the words of all their states fit."""
    look = sketch.look
    states = [
        state
        for wish in WISHES
        for state in (
            PageState(armed=wish),
            PageState(busy=wish),
            PageState(done=wish),
            PageState(failed=wish),
        )
    ]
    said = {_words(wish, report, state, look) for state in states for wish in WISHES}
    highest = max(button_height(sketch, words, width, "label_strong") for words in said)
    return max(LEAST_BUTTON, look.min_target, highest)


def _draw_buttons(sketch: Sketch, report: StaffReport, state: PageState, first: Rect) -> None:
    """Draws what can be asked for.

    Args:
        sketch: Where to.
        report: Says what is offered.
        state: Says which was touched.
        first: Top left corner and width of all, height of one.
    """
    look = sketch.look
    one = (first.w - (COLUMNS - 1) * GAP) / COLUMNS
    for index, wish in enumerate(WISHES):
        row, column = divmod(index, COLUMNS)
        box = Rect(first.x + column * (one + GAP), first.y + row * (first.h + GAP), one, first.h)
        words = _words(wish, report, state, look)
        offered = wish in report.offered and state.busy is None
        action = AskStaff(wish) if offered else None
        name = words.replace("\n", ", ")
        draw_button(sketch, box, words, action, full=state.armed == wish, name=name)


def _info(look: Look, report: StaffReport, width: float, most: float) -> Composition:
    """Lays out what is known, with as many problems as there is room for."""
    shown = len(report.problems)
    while True:
        info = _info_of(look, report, report.problems[:shown], width)
        if info.height <= most or shown == 0:
            return info
        shown -= 1


def _info_of(
    look: Look, report: StaffReport, problems: tuple[str, ...], width: float
) -> Composition:
    sketch = Sketch(look, width)
    palette = look.palette
    y = 0.0
    rows = (
        ("staff_health", report.health),
        ("staff_version", report.version),
        ("staff_release", report.release),
    )
    shown = [(look.word(name), words) for name, words in rows if words]
    label_w = max((sketch.advance(label, "label") for label, _ in shown), default=0.0) + 24
    beside = width - label_w >= width * 0.45
    for label, words in shown:
        sketch.text(0, y, width, label, "label", palette.ink3)
        if not beside:
            y += look.line("label")
        left = label_w if beside else 0.0
        box = sketch.text(left, y, width - left, words, "label_strong", palette.ink1)
        y = box.bottom + ROW_GAP
    y += PART_GAP - ROW_GAP
    sketch.rule(0, y, width, y)
    y += PART_GAP / 2
    title = look.word("staff_problems")
    y = sketch.text(0, y, width, title, "label_strong", palette.ink1).bottom + ROW_GAP
    for words in problems or (() if report.problems else (look.word("staff_no_problems"),)):
        text = _cut(sketch, words, width)
        y = sketch.text(0, y, width, text, "note", palette.ink2).bottom + ROW_GAP
    return sketch.finish(y - ROW_GAP)


def _cut(sketch: Sketch, words: str, width: float) -> str:
    """Returns as much of a problem as a few lines hold."""

    def fits(text: str) -> bool:
        return len(sketch.lines(text, width, "note")) <= MOST_LINES

    return shorten(" ".join(words.split()), fits)


def _pills_width(sketch: Sketch, report: StaffReport) -> float:
    """Returns how wide the buttons of the foot are together."""
    shows = shows_pill_width(sketch) + GAP if report.has_shows else 0.0
    return pill_width(sketch) + shows


def _foot_height(sketch: Sketch, report: StaffReport, width: float) -> float:
    look = sketch.look
    room = width - _pills_width(sketch, report) - PAD
    words = look.word("staff_closes").format(n=60)
    return max(pill_height(look), len(sketch.lines(words, room, "note")) * look.line("note"))


def _draw_foot(sketch: Sketch, report: StaffReport, state: PageState, box: Rect) -> None:
    look = sketch.look
    pill, pills = pill_width(sketch), _pills_width(sketch, report)
    top = box.bottom - pill_height(look)
    draw_close(sketch, box.right - pill, top)
    if report.has_shows:
        draw_shows_pill(sketch, box.right - pills, top)
    if state.closes_in_s is None:
        return
    words, room = look.word("staff_closes").format(n=state.closes_in_s), box.w - pills - PAD
    height = len(sketch.lines(words, room, "note")) * look.line("note")
    sketch.text(box.x, box.y + (box.h - height) / 2, room, words, "note", look.palette.ink3)
