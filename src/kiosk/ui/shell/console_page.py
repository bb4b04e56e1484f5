"""Composes the guide's console: what is shown, what comes, what to say, where to go."""

from kiosk.model.actions import AskGuide
from kiosk.model.geometry import Rect
from kiosk.ui.kit.leaves import BoxLeaf, Composition, Solid, Stroke
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.scenes.stage import Stage
from kiosk.ui.shell.console_map import draw_map
from kiosk.ui.shell.console_notes import draw_notes, draw_shows
from kiosk.ui.shell.console_parts import button, line, place_words
from kiosk.ui.shell.console_plan import ConsolePlan, plan_console
from kiosk.ui.shell.console_state import ConsoleState
from kiosk.values import dataclass

PICTURE_RADIUS = 16.0
FRAME, NEXT_FRAME = 4.0, 2.0
TITLE_PX, SECOND_PX, STATUS_PX = 32.0, 26.0, 25.0
DOT = 16.0
STOP_H, STOP_PX = 56.0, 25.0
NAME_PX, LABEL_PX = 29.0, 26.0
NEXT_PX = 34.0
STRIP_H, STRIP_PX = 64.0, 28.0
_OVER = {
    "sheet": "presenter_sheet",
    "picture": "presenter_picture",
    "blank": "presenter_blanked",
    "attract": "presenter_attract",
    "asleep": "presenter_asleep",
    "staff": "presenter_staff",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoleLayout:
    """A console laid out.

    Attributes:
        composition: All that stays as long as the state does; what is touched.
        plan: Where everything stands.
    """

    composition: Composition
    plan: ConsolePlan


def compose_console(state: ConsoleState, look: Look, stage: Stage) -> ConsoleLayout:
    """Lays out the console over a whole window.

    Args:
        state: What it shows.
        look: How everything looks; the accent is that of the scene shown.
        stage: The guide's screen.
    """
    plan = plan_console(stage)
    height = stage.height + stage.bar
    sketch = Sketch(look, stage.width)
    _draw_head(sketch, plan.head, state)
    _draw_now(sketch, plan.now, state)
    _draw_next(sketch, plan, state, beside=stage.format == "portrait")
    if state.shows:
        draw_shows(sketch, plan.notes, state)
    else:
        draw_notes(sketch, plan.notes, state)
    draw_map(sketch, plan.map, state)
    _draw_buttons(sketch, plan, state)
    return ConsoleLayout(composition=sketch.finish(height), plan=plan)


def compose_over(
    state: ConsoleState, look: Look, current: Rect, upcoming: Rect | None = None
) -> Composition:
    """Lays out what lies over the pictures.

    These are their frames, and a strip that says so where the audience sees more than the scene.

    Args:
        state: What the console shows.
        look: How everything looks.
        current: Where the picture of what they see lies.
        upcoming: Where that of the next scene lies, if there is one.
    """
    sketch = Sketch(look, current.right)
    words = over_words(state, look)
    if words:
        strip = Rect(current.x, current.bottom - STRIP_H, current.w, STRIP_H)
        corners = (0.0, 0.0, PICTURE_RADIUS, PICTURE_RADIUS)
        fill = Solid(look.palette.surface, 0.94)
        sketch.add(BoxLeaf(rect=strip, fill=fill, radius=corners))
        amber = look.palette.accent("amber").text
        _dot(sketch, strip.x + 24, strip, amber)
        inner = Rect(strip.x + 24 + 2 * DOT, strip.y, strip.w - 48 - 2 * DOT, strip.h)
        line(sketch, inner, words, STRIP_PX, look.palette.ink1, bold=True)
    edge = Stroke(Solid(look.accent.text), FRAME)
    if upcoming is not None:
        line2 = Stroke(Solid(look.palette.line2), NEXT_FRAME)
        sketch.add(BoxLeaf(rect=upcoming, stroke=line2, radius=PICTURE_RADIUS))
    frame = current.grown(FRAME / 2)
    sketch.add(BoxLeaf(rect=frame, stroke=edge, radius=PICTURE_RADIUS + FRAME / 2))
    return sketch.finish(current.bottom)


def over_words(state: ConsoleState, look: Look) -> str:
    """Returns what the audience sees beside the scene, in words; "" for nothing."""
    name = _OVER.get(state.screened.sees)
    return look.word(name).format(name=state.screened.about) if name is not None else ""


def status_words(state: ConsoleState, look: Look) -> str:
    """Returns how things stand: the main screen, and what is presented."""
    phase = {
        "off": "presenter_idle",
        "presenting": "presenter_running",
        "touring": "presenter_touring",
    }[state.phase]
    words = [look.word("presenter_connected"), look.word(phase)]
    if state.visitor:
        words[1] = look.word("presenter_visitor")
    if not look.language.startswith("zh"):
        words[1] = words[1][:1].lower() + words[1][1:]
    joined = ("，" if look.language.startswith("zh") else ", ").join(words)
    return f"{joined} · {state.show_name}" if state.show_name else joined


def _draw_head(sketch: Sketch, box: Rect, state: ConsoleState) -> None:
    look = sketch.look
    palette = look.palette
    right = box.right
    if state.phase != "off":
        words = look.word("show_stop")
        wide = sketch.advance(words, "label", px=STOP_PX, bold=True) + 48
        top = box.y + (box.h - STOP_H) / 2
        stop = Rect(box.right - wide, top, wide, STOP_H)
        button(sketch, stop, words, AskGuide("stop"), px=STOP_PX, radius=STOP_H / 2)
        right = stop.x - 24
    x = line(sketch, box, look.word("presenter"), TITLE_PX, palette.ink1, bold=True).right
    second = look.say_second(look.kiosk.texts.presenter)
    if second and x + 200 < right:
        room = Rect(x + 16, box.y + 3, right - x - 16, box.h)
        other = look.second_language
        ink = palette.ink3
        wide = sketch.advance(second, "label", px=SECOND_PX, language=other) + 2
        x = sketch.text(
            room.x, room.y, wide, second, "label", ink, px=SECOND_PX, line=room.h, language=other
        ).right
    x += 40
    on = state.phase != "off"
    color = "amber" if state.visitor else "green"
    _dot(sketch, x, box, palette.accent(color).text if on or state.visitor else palette.ink3)
    x += 2 * DOT - 2
    status = Rect(x, box.y, right - x, box.h)
    if status.w > 80:
        line(sketch, status, status_words(state, look), STATUS_PX, palette.ink1)


def _dot(sketch: Sketch, x: float, box: Rect, color: str) -> None:
    dot = Rect(x, box.y + (box.h - DOT) / 2, DOT, DOT)
    sketch.add(BoxLeaf(rect=dot, fill=Solid(color), radius=DOT / 2))


def _draw_now(sketch: Sketch, box: Rect, state: ConsoleState) -> None:
    """Says what is shown; and at the right how many of its steps stand there."""
    look = sketch.look
    ink = look.palette.ink1
    done, steps = state.step
    right = box.right
    if steps:
        words = look.word("presenter_step").format(n=done, of=steps)
        wide = sketch.advance(words, "label", px=LABEL_PX) + 4
        room = Rect(box.right - wide, box.y, wide, box.h)
        line(sketch, room, words, LABEL_PX, look.palette.ink3, right=True)
        right = room.x - 24
    label = look.word("presenter_now")
    x = line(sketch, box, label, LABEL_PX, look.accent.text, bold=True).right + 18
    where, short = place_words(look, state.screened.scene)
    x = line(sketch, Rect(x, box.y, right - x, box.h), where, NAME_PX, ink, bold=True).right + 26
    if right - x > 80:
        line(sketch, Rect(x, box.y, right - x, box.h), short, NAME_PX, ink, bold=True)


def _draw_next(sketch: Sketch, plan: ConsolePlan, state: ConsoleState, *, beside: bool) -> None:
    """Names the next scene over its picture, or beside it in several lines."""
    look = sketch.look
    palette = look.palette
    box = plan.next_line
    fill, edge = Solid(palette.sunken), Stroke(Solid(palette.line2), NEXT_FRAME)
    sketch.add(BoxLeaf(rect=plan.upcoming, fill=fill, stroke=edge, radius=PICTURE_RADIUS))
    if state.upcoming is None:
        room = plan.upcoming
        words = look.word("presenter_last")
        sketch.text(
            room.x,
            room.y,
            room.w,
            words,
            "label",
            palette.ink3,
            px=LABEL_PX,
            line=room.h,
            align="center",
        )
    label = look.word("presenter_next")
    names = place_words(look, state.upcoming) if state.upcoming is not None else ("", "")
    if not beside:
        x = line(sketch, box, label, LABEL_PX, palette.ink3, bold=True).right + 18
        for words in names:
            room = Rect(x, box.y, box.right - x, box.h)
            if words and room.w > 60:
                x = line(sketch, room, words, LABEL_PX, palette.ink1, bold=True).right + 24
        return
    y = box.y
    for words, ink in ((label, palette.ink3), (names[0], palette.ink2), (names[1], palette.ink1)):
        if words:
            room = Rect(box.x, y, box.w, 46)
            line(sketch, room, words, NAME_PX, ink, bold=ink != palette.ink2)
            y += 50


def _draw_buttons(sketch: Sketch, plan: ConsolePlan, state: ConsoleState) -> None:
    look = sketch.look
    back, on, tour, blank, language, clock = plan.buttons
    running = state.phase != "off"
    touring = state.phase == "touring"
    previous = AskGuide("previous")
    button(sketch, back, look.word("presenter_previous"), previous, "chevron-left")
    button(
        sketch,
        on,
        look.word("presenter_next"),
        AskGuide("next"),
        "chevron-right",
        icon_right=True,
        full=True,
        px=NEXT_PX,
    )
    words, icon = look.word("presenter_tour"), "play"
    if touring:
        words, icon = look.word("presenter_tour_stop"), "pause"
    button(sketch, tour, words, AskGuide("tour"), icon, active=touring)
    words = look.word("presenter_unblank" if state.blank else "presenter_blank")
    wish = AskGuide("blank") if running else None
    button(sketch, blank, words, wish, "blank-screen", active=state.blank)
    languages = look.kiosk.languages
    # The next language is what the button brings; with very many only that and this one.
    shorts = " / ".join(one.short for one in languages[:3])
    action = AskGuide("language") if len(languages) > 1 else None
    button(sketch, language, shorts, action, name=look.word("language"))
    restart = AskGuide("clock") if running else None
    button(sketch, clock, look.word("presenter_clock"), restart, "clock")
