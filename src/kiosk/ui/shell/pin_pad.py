"""Composes the PIN pad: words, dots for what was entered, twelve large keys, close."""

from math import ceil
from typing import Literal

from kiosk.model.actions import PressKey
from kiosk.model.geometry import Rect
from kiosk.model.words import IconId
from kiosk.theme.tokens import RADIUS_CONTROL
from kiosk.ui.kit.leaves import BoxLeaf, Composition, Solid
from kiosk.ui.kit.look import Look
from kiosk.ui.kit.sketch import Sketch
from kiosk.ui.scenes.stage import Stage
from kiosk.ui.shell.staff_parts import (
    EDGE,
    GAP,
    PAD,
    card_at,
    draw_button,
    draw_card,
    draw_close,
    pill_height,
    window_of,
)
from kiosk.values import dataclass

LEAST_KEY, LARGEST_KEY = 112.0, 132.0
KEY_PX_SHARE = 0.36
WORDS_WIDTH, LEAST_WORDS_WIDTH = 560.0, 460.0
DOT, DOT_GAP, DOT_ROW = 22.0, 16.0, 64.0
COMMAND = "kiosk pin set"
SECONDS_A_MINUTE = 60
ARRANGEMENTS: tuple[tuple[int, bool], ...] = (
    (3, True),
    (3, False),
    (4, True),
    (4, False),
    (6, True),
    (6, False),
)
"""Keys in a row, and whether the words stand beside them or above, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PadState:
    """What the pad says.

    Attributes:
        digits: How many were entered.
        says: What its line of words is about.
        left: How many tries are left after a wrong one.
        locked_s: For how long no PIN is taken.
    """

    digits: int = 0
    says: Literal["ask", "checking", "wrong", "locked", "unset"] = "ask"
    left: int = 0
    locked_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """How the pad is arranged on one screen."""

    columns: int
    beside: bool
    key: float
    words: float
    lines: int

    @property
    def rows(self) -> int:
        return 12 // self.columns

    @property
    def keys_w(self) -> float:
        return self.columns * self.key + (self.columns - 1) * GAP

    @property
    def keys_h(self) -> float:
        return self.rows * self.key + (self.rows - 1) * GAP


def compose_pin_pad(state: PadState, look: Look, stage: Stage) -> Composition:
    """Lays out the pad over the whole window.

    Args:
        state: What it says.
        look: How everything looks.
        stage: The screen.
    """
    window = window_of(stage)
    sketch = Sketch(look, window.w)
    if state.says == "unset":
        _draw_how_to_set(sketch, stage)
        return sketch.finish(window.h)
    plan, width, height = _settle(sketch, stage)
    card = card_at(stage, width, height)
    draw_card(sketch, card)
    words_h = _words_height(look, plan.lines)
    inner = Rect(card.x + PAD, card.y + PAD, plan.words, words_h)
    keys = (card.right - PAD - plan.keys_w, card.y + (card.h - plan.keys_h) / 2)
    close_y = card.bottom - PAD - pill_height(look)
    if not plan.beside:
        keys = (card.x + (card.w - plan.keys_w) / 2, inner.bottom + PAD / 2)
        inner = inner._replace(x=card.x + (card.w - plan.words) / 2)
    _draw_words(sketch, inner, state)
    _draw_keys(sketch, keys, plan, active=state.says in {"ask", "wrong"})
    draw_close(sketch, inner.x, close_y)
    if card.w > window.w + 1 or card.h > window.h + 1:
        sketch.misfit("", f"the pad is {card.w:.0f} × {card.h:.0f} and has the window")
    return sketch.finish(window.h)


def _settle(sketch: Sketch, stage: Stage) -> tuple[_Plan, float, float]:
    """Returns the first arrangement that the window holds, with the size of its card."""
    look, window = sketch.look, window_of(stage)
    shapes = ARRANGEMENTS
    if stage.format == "portrait":
        shapes = tuple(sorted(shapes, key=lambda shape: (shape[0], shape[1])))
    pill = pill_height(look)
    found: list[tuple[_Plan, float, float]] = []
    for size in (LARGEST_KEY, LEAST_KEY, look.min_target):
        key = max(size, look.min_target)
        for columns, beside in shapes:
            bare = _Plan(columns=columns, beside=beside, key=key, words=0, lines=0)
            room = window.w - 2 * (EDGE + PAD)
            words = (
                min(WORDS_WIDTH, room - bare.keys_w - PAD)
                if beside
                else min(max(bare.keys_w, WORDS_WIDTH), room)
            )
            if words < LEAST_WORDS_WIDTH:
                continue
            plan = _Plan(
                columns=columns, beside=beside, key=key, words=words, lines=_lines(sketch, words)
            )
            text = _words_height(look, plan.lines)
            if beside:
                width = plan.words + PAD + plan.keys_w + 2 * PAD
                height = max(plan.keys_h, text + PAD / 2 + pill) + 2 * PAD
            else:
                width = max(plan.words, plan.keys_w) + 2 * PAD
                height = text + PAD / 2 + plan.keys_h + PAD / 2 + pill + 2 * PAD
            found.append((plan, width, height))
            if width <= window.w - 2 * EDGE and height <= window.h - 2 * EDGE:
                return found[-1]
    return min(found, key=lambda one: max(one[1] / window.w, one[2] / window.h))


def _lines(sketch: Sketch, width: float) -> int:
    """Returns how many lines the longest message needs, so that nothing jumps."""
    said = (
        PadState(),
        *(PadState(says=says, left=5, locked_s=900.0) for says in ("checking", "wrong", "locked")),
    )
    return max(len(sketch.lines(message(state, sketch.look), width, "body")) for state in said)


def _words_height(look: Look, lines: int) -> float:
    return look.line("sheet_title") + 12 + lines * look.line("body") + 16 + DOT_ROW


def message(state: PadState, look: Look) -> str:
    """Returns the line of words that says how it stands."""
    if state.says == "wrong":
        return look.word("staff_wrong").format(n=state.left)
    if state.says == "locked":
        minutes = max(1, ceil(state.locked_s / SECONDS_A_MINUTE))
        return look.word("staff_locked").format(n=minutes)
    return look.word("staff_checking" if state.says == "checking" else "staff_enter_pin")


def _draw_words(sketch: Sketch, box: Rect, state: PadState) -> None:
    look = sketch.look
    palette = look.palette
    title = look.word("staff")
    sketch.text(box.x, box.y, box.w, title, "sheet_title", palette.ink1, max_lines=1)
    top = box.y + look.line("sheet_title") + 12
    loud = state.says in {"wrong", "locked"}
    ink = palette.ink1 if loud else palette.ink2
    sketch.text(box.x, top, box.w, message(state, look), "body", ink, bold=loud)
    y = box.bottom - DOT_ROW / 2 - DOT / 2
    step = min(DOT + DOT_GAP, (box.w - DOT) / max(1, state.digits - 1))
    for index in range(state.digits):
        dot = Rect(box.x + index * step, y, DOT, DOT)
        sketch.add(BoxLeaf(rect=dot, fill=Solid(look.accent.fill), radius=DOT / 2))
    rule = Rect(box.x, box.bottom - 4, box.w, 4)
    sketch.add(BoxLeaf(rect=rule, fill=Solid(palette.line2), radius=2))


def _draw_keys(sketch: Sketch, at: tuple[float, float], plan: _Plan, *, active: bool) -> None:
    order = [*"123456789", "erase", "0", "enter"]
    if plan.columns > 3:
        order = [*"1234567890", "erase", "enter"]
    for index, key in enumerate(order):
        row, column = divmod(index, plan.columns)
        step = plan.key + GAP
        box = Rect(at[0] + column * step, at[1] + row * step, plan.key, plan.key)
        _draw_key(sketch, box, key, active=active)


def _draw_key(sketch: Sketch, box: Rect, key: str, *, active: bool) -> None:
    look = sketch.look
    action = PressKey(key) if active else None
    if key.isdigit():
        draw_button(sketch, box, key, action, px=box.h * KEY_PX_SHARE)
        return
    enter = key == "enter"
    name = look.word("staff_confirm" if enter else "staff_erase")
    draw_button(sketch, box, "", action, full=enter, name=name)
    palette = look.palette
    ink = look.accent.on_fill if enter else palette.ink1
    size = box.h * 0.4
    left, top = box.x + (box.w - size) / 2, box.y + (box.h - size) / 2
    icon = IconId("check" if enter else "arrow-left")
    sketch.icon(left, top, size, icon, ink if active else palette.ink3)


def _draw_how_to_set(sketch: Sketch, stage: Stage) -> None:
    """Says that no PIN is set, and how one is set: nothing else is offered."""
    look = sketch.look
    palette = look.palette
    width = min(960.0, window_of(stage).w - 2 * EDGE)
    room = width - 2 * PAD
    title, how = look.word("staff_no_pin"), look.word("staff_no_pin_how")
    title_h = len(sketch.lines(title, room, "sheet_title")) * look.line("sheet_title")
    how_h = len(sketch.lines(how, room, "body")) * look.line("body")
    box_h = look.line("body_strong") + 32
    height = title_h + 16 + how_h + 24 + box_h + 32 + pill_height(look) + 2 * PAD
    card = card_at(stage, width, height)
    draw_card(sketch, card)
    x, y = card.x + PAD, card.y + PAD
    sketch.text(x, y, room, title, "sheet_title", palette.ink1)
    y += title_h + 16
    sketch.text(x, y, room, how, "body", palette.ink2)
    y += how_h + 24
    sunken = Rect(x, y, room, box_h)
    sketch.add(BoxLeaf(rect=sunken, fill=Solid(palette.sunken), radius=RADIUS_CONTROL))
    ink = palette.ink1
    sketch.text(x + 24, y + 16, room - 48, COMMAND, "body_strong", ink, language="en")
    draw_close(sketch, x, y + box_h + 32)
