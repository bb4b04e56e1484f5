"""Checks facts as numbers: formulas, claims, and that each can be written in every language."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.content.checks.limits import is_sound_factor
from kiosk.content.pieces import Pieces
from kiosk.content.problem import shown
from kiosk.model.derive import Derivation, derive_facts
from kiosk.model.facts import Display, Fact, Unit, UnitForm
from kiosk.model.numbers import LARGEST, MOST_DIGITS, shown_decimals, simple_fraction, write_fact
from kiosk.model.words import FactId

MOST_DECIMALS = 6
_WRITE_LESS = f"write at most {MOST_DIGITS} digits, in a larger unit if need be"

Objection = tuple[str, str, str]
"""The field, what is wrong, what to do."""


def check_figures(pieces: Pieces) -> dict[FactId, Fact]:
    """Computes derived facts and adds a problem for every figure that does not hold.

    Returns:
        The facts with derived values computed, as far as that was possible.
    """
    shelf = pieces.facts
    facts = {FactId(key): piece.value for key, piece in shelf.pieces.items()}
    unreadable = set(shelf.ids) - set(facts) if shelf.complete else None
    derivation = derive_facts(facts, unreadable)
    _report_faults(derivation, pieces)
    for fact_id, fact in derivation.facts.items():
        objection = _unwritable(fact) or next(_too_long(fact, pieces), None)
        if objection is not None:
            path, what, todo = objection
            origin = shelf.pieces[fact_id].origin
            pieces.problems.append(origin.problem(what, todo, (path,)))
    return derivation.facts


def _report_faults(derivation: Derivation, pieces: Pieces) -> None:
    for fault in derivation.faults:
        origin = pieces.facts.pieces[fault.fact].origin
        problem = origin.problem(fault.what, fault.todo, (fault.field,))
        column = problem.column + fault.position
        pieces.problems.append(replace(problem, column=column))


def _unwritable(fact: Fact) -> Objection | None:
    """Says what keeps a fact from being written."""
    if abs(fact.value) >= LARGEST:
        return "value", f"the number has more than {MOST_DIGITS} digits", _WRITE_LESS
    if fact.decimals is not None and not 0 <= fact.decimals <= MOST_DECIMALS:
        what = f"{fact.decimals} decimals cannot be shown"
        return "decimals", what, f"write 0 to {MOST_DECIMALS}, or leave it empty"
    if fact.display is Display.FRACTION:
        try:
            simple_fraction(fact.value)
        except ValueError:
            what = f"{shown(str(fact.value))} is near no simple fraction"
            return "display", what, "write number or percent, or correct the value"
    elif fact.derived and fact.decimals is None and shown_decimals(fact) > MOST_DECIMALS:
        what = "the derived number does not end"
        return "decimals", what, "write how many decimals are shown"
    return None


def _too_long(fact: Fact, pieces: Pieces) -> Iterator[Objection]:
    """Yields languages in whose unit a fact has more digits than anybody reads."""
    piece = pieces.units.pieces.get(fact.unit)
    unit: Unit = piece.value if piece is not None else Unit(id=fact.unit, forms={})
    for language in pieces.languages or ("",):
        if not is_sound_factor(unit.forms.get(language, UnitForm()).factor):
            continue  # reported where it stands
        number = write_fact(fact, unit, language, {}).number
        digits = sum(letter.isdecimal() for letter in number.lstrip("-0.,"))
        if digits > MOST_DIGITS:
            field = "formula" if fact.derived else "value"
            yield field, f"the number has {digits} digits in the language {language!r}", _WRITE_LESS
