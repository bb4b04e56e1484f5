"""Texts of usual width in place of real ones, so that charts of one size choose the same sizes.

Charts stand side by side in frames of equal size. Were each to choose by its own words, "1.6 ×"
beside a long number would be smaller than "1.9 ×" beside a short one.
"""

import re
from dataclasses import replace

from kiosk.charts.canvas import Canvas
from kiosk.charts.style import Look
from kiosk.model.charts import Datum
from kiosk.model.punctuation import has_wide_marks

USUAL_NUMBER = {True: "00000", False: "0,000.0"}
"""By whether the language writes wide marks, and its numbers in larger units without commas."""
USUAL_PERIOD = "0000–0000"
USUAL_TIMES = "0.0"
USUAL_UNIT = "倍"
_DIGIT = re.compile(r"\d")
_PERIOD = re.compile(r"[\d–/.-]+")


def usual_data(data: tuple[Datum, ...], look: Look, canvas: Canvas) -> tuple[Datum, ...]:
    """Returns data whose numbers and periods are as wide as usual, or as they are where wider."""
    number = USUAL_NUMBER[has_wide_marks(look.language)]
    return tuple(_usual(datum, number, canvas) for datum in data)


def usual_multiple(canvas: Canvas, multiple: Datum | None = None) -> Datum:
    """Returns a multiple as wide as usual, or as it is where wider; in any language the same."""
    blank = Datum(ref="", label="", tick="", value=1, number="", after=USUAL_UNIT)
    usual = _usual(multiple or blank, USUAL_TIMES, canvas)
    return replace(usual, after=USUAL_UNIT) if len(usual.after) <= 1 else usual


def _usual(datum: Datum, number: str, canvas: Canvas) -> Datum:
    tick = _DIGIT.sub("0", datum.tick)
    if _PERIOD.fullmatch(tick):
        tick = _wider(tick, USUAL_PERIOD, canvas)
    return replace(datum, number=_wider(_DIGIT.sub("0", datum.number), number, canvas), tick=tick)


def _wider(one: str, other: str, canvas: Canvas) -> str:
    return max(one, other, key=lambda text: canvas.measure(text, 1, bold=True))
