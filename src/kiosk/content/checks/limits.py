"""Checks single values: how many, how large, and that ids and dates are written as such."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import get_origin
from urllib.parse import urlsplit

from kiosk.content.pieces import Pieces
from kiosk.content.problem import shown
from kiosk.model import blocks, charts
from kiosk.model.facts import Fact, Milestone, Photograph, Source, UnitForm
from kiosk.model.kiosk import Panel, Scene, Tab
from kiosk.model.numbers import MOST_DIGITS
from kiosk.model.settings import (
    Attract,
    Hours,
    Opening,
    SpecialDays,
    Staff,
    Takeaway,
    Updates,
    Usage,
    VisitTimes,
)
from kiosk.model.shows import MOST_NOTES, Show, ShowStop
from kiosk.model.walk import Found, declared_fields, plain_type, walk
from kiosk.model.words import (
    EntityId,
    FactId,
    HonourId,
    MilestoneId,
    RelationId,
    SourceId,
    UnitId,
)

Objection = tuple[str, str, str]
"""The field, what is wrong, what to do."""

_ID = re.compile(r"[a-z][a-z0-9_]{0,60}", re.ASCII)
_IDS = (EntityId, FactId, HonourId, MilestoneId, RelationId, SourceId, UnitId)
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)
_YEAR = re.compile(r"\d{4}(?:[–-]\d{4})?", re.ASCII)
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00", re.ASCII)
_KEY = re.compile(r"[A-Za-z0-9+/]{43}=", re.ASCII)
"""32 bytes in base64: a public key of Ed25519."""
_LARGEST = 10_000
_LONGEST_ADDRESS = 200
"""A code of more letters has modules that a telephone cannot tell apart from a step away."""
LEAST_FACTOR, MOST_FACTOR = 1e-9, 1e9
"""A unit's factor in a language lies between these."""

_COUNTS: dict[tuple[type, str], tuple[int, int]] = {
    (blocks.FactRow, "facts"): (1, 4),
    (blocks.ChartRow, "panels"): (1, 3),
    (blocks.Points, "points"): (2, 4),
    (blocks.Chain, "links"): (2, 6),
    (blocks.Stages, "stages"): (2, 6),
    (Attract, "facts"): (0, 12),
    (Scene, "notes"): (0, MOST_NOTES),
    (ShowStop, "notes"): (0, MOST_NOTES),
    (charts.Pipeline, "facts"): (2, 8),
    (charts.RankedBars, "facts"): (2, 12),
    (charts.TimelineChart, "milestones"): (2, 40),
}
_RANGES: dict[tuple[type, str], tuple[float, float]] = {
    (Panel, "diagonal_inches"): (5, 300),
    (VisitTimes, "idle_seconds"): (10, 3600),
    (VisitTimes, "warning_seconds"): (10, 600),
    (Attract, "turn_seconds"): (4, 600),
    (Hours, "dim_percent"): (5, 100),
    (Usage, "days"): (1, 3660),
    (Usage, "most_mb"): (1, 4096),
    (Staff, "hold_seconds"): (3, 30),
    (Scene, "seconds"): (3, 600),
    (ShowStop, "seconds"): (3, 1800),
    (Show, "minutes"): (0.5, 240),
    (UnitForm, "factor"): (LEAST_FACTOR, MOST_FACTOR),
    (Photograph, "focus_x"): (0, 1),
    (Photograph, "focus_y"): (0, 1),
    (charts.Waffle, "cells"): (2, 1000),
    (charts.Waffle, "columns"): (1, 100),
    (blocks.Cards, "columns"): (0, 6),
}
_FILLED_LATER = {(Scene, "blocks"), (Tab, "scenes"), (Show, "stops")}
"""Lists that are read piece by piece, so that the shell around them has none yet."""


def check_limits(pieces: Pieces) -> None:
    """Adds a problem for every value that is valid by its type and still cannot be shown."""
    for piece in pieces.everything():
        for found in walk(piece.value):
            for path, what, todo in _objections(found):
                steps = (*found.path, path) if path else found.path
                pieces.problems.append(piece.origin.problem(what, todo, steps))


def _objections(found: Found) -> Iterator[Objection]:
    if is_dataclass(found.value) and not isinstance(found.value, type):
        yield from _counts(found.value)
        check = _CHECKS.get(type(found.value))
        if check is not None:
            yield from check(found.value)
    elif isinstance(found.value, int | float | Decimal) and not isinstance(found.value, bool):
        yield from _range(found, _as_float(found.value))
    elif found.declared in _IDS and found.field == "id" and not _ID.fullmatch(str(found.value)):
        what = f"{shown(found.value)} is no id"
        yield "", what, "use a–z, 0–9 and _ only, a letter first"


def _counts(value: object) -> Iterator[Objection]:
    declared = declared_fields(type(value))
    for item in fields(value):  # type: ignore[arg-type]
        key = (type(value), item.name)
        if get_origin(plain_type(declared[item.name])) is not tuple or key in _FILLED_LATER:
            continue
        count = len(getattr(value, item.name))
        required = item.default is MISSING
        least, most = _COUNTS.get(key, (1 if required else 0, 10_000))
        if count < least:
            what = "the list is empty" if count == 0 else f"{count} of at least {least} are here"
            yield item.name, what, "add what belongs here"
        elif count > most:
            yield item.name, f"{count} are here, and {most} can be shown", "move some elsewhere"


def _range(found: Found, value: float) -> Iterator[Objection]:
    if type(found.owner) is Fact:
        return
    least, most = _RANGES.get((type(found.owner), found.field), (-_LARGEST, _LARGEST))
    if not math.isfinite(value) or not least <= value <= most:
        yield "", f"{shown(value)} is out of range", f"write {least:g} to {most:g}"


def _as_float(value: float | Decimal) -> float:
    """Returns a number as a float; one beyond all floats as infinite."""
    try:
        return float(value)
    except OverflowError:
        return math.inf


def is_sound_factor(factor: Decimal) -> bool:
    """Says whether numbers can be written in a unit with this factor."""
    return LEAST_FACTOR <= _as_float(factor) <= MOST_FACTOR and _digits(factor) <= MOST_DIGITS


def _digits(value: Decimal) -> int:
    return len(value.as_tuple().digits)


def _check_unit_form(value: UnitForm) -> Iterator[Objection]:
    if _digits(value.factor) > MOST_DIGITS:
        what = f"the factor has {_digits(value.factor)} digits"
        yield "factor", what, f"write at most {MOST_DIGITS}"


def _check_updates(value: Updates) -> Iterator[Objection]:
    todo = "write the line that kiosk release key printed"
    if value.usb and not value.key:
        yield "key", "sticks are taken, and no key says from whom", todo
    elif value.key and not _KEY.fullmatch(value.key):
        yield "key", f"{shown(value.key)} is no public key", todo


def _check_milestone(value: Milestone) -> Iterator[Objection]:
    if not _is_date(value.date):
        yield "date", f"{shown(value.date)} is no date", "write 2020, 2020-06 or 2020-06-18"


def _check_fact(value: Fact) -> Iterator[Objection]:
    if value.as_of and not _is_date(value.as_of):
        yield "as_of", f"{shown(value.as_of)} is no date", "write 2020, 2020-06 or 2020-06-18"


def _check_source(value: Source) -> Iterator[Objection]:
    if not _YEAR.fullmatch(value.year):
        yield "year", f"{shown(value.year)} is no year", "write four digits"


def _check_link(value: blocks.ChainLink) -> Iterator[Objection]:
    if (value.fact is None) == (value.headline is None):
        both = "both a fact and a headline" if value.fact else "neither a fact nor a headline"
        yield "", f"the link has {both}", "give it one of them"


def _check_opening(value: Opening | SpecialDays) -> Iterator[Objection]:
    given = [name for name in ("opens", "closes") if getattr(value, name)]
    for name in given:
        if not _TIME.fullmatch(getattr(value, name)):
            what = f"{shown(getattr(value, name))} is no time of day"
            yield name, what, 'write two digits, a colon, two digits, in quotes: "08:30"'
    if len(given) == 1:
        other = "closes" if given == ["opens"] else "opens"
        yield given[0], f"{other!r} is missing", "write both times, or none"
    elif given and value.opens >= value.closes:
        yield "closes", f"{value.closes} is not after {value.opens}", "write a later time"


def _check_special(value: SpecialDays) -> Iterator[Objection]:
    for name in ("first", "last"):
        day = getattr(value, name)
        if not (_is_date(day) and len(day) == len("2026-10-01")):
            yield name, f"{shown(day)} is no day", 'write it like "2026-10-01"'
    if value.first > value.last:
        yield "last", f"{value.last} is before {value.first}", "write a later day"
    yield from _check_opening(value)


def _check_takeaway(value: Takeaway) -> Iterator[Objection]:
    if value.url and not _is_address(value.url):
        todo = "write the whole address, as in https://park.example/kiosk"
        yield "url", f"{shown(value.url)} is no address of a web page", todo
    elif len(value.url) > _LONGEST_ADDRESS:
        what = f"the address has {len(value.url)} letters"
        todo = f"write at most {_LONGEST_ADDRESS}, so that a telephone can read the code"
        yield "url", what, todo


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    written = url.isascii() and url.isprintable() and " " not in url
    return written and parts.scheme in ("http", "https") and bool(parts.hostname)


def _is_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


_CHECKS: dict[type, Callable[..., Iterator[Objection]]] = {
    Updates: _check_updates,
    UnitForm: _check_unit_form,
    Milestone: _check_milestone,
    Fact: _check_fact,
    Source: _check_source,
    blocks.ChainLink: _check_link,
    Opening: _check_opening,
    SpecialDays: _check_special,
    Takeaway: _check_takeaway,
}
