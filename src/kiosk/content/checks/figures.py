"""Checks facts as numbers: formulas, claims, and that each can be written in every language."""

from dataclasses import replace

from kiosk.content.pieces import Pieces
from kiosk.content.problem import shown
from kiosk.model.derive import Derivation, derive_facts
from kiosk.model.facts import Display, Fact
from kiosk.model.numbers import shown_decimals, simple_fraction
from kiosk.model.words import FactId

MOST_DECIMALS = 6


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
        objection = _unwritable(fact)
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


def _unwritable(fact: Fact) -> tuple[str, str, str] | None:
    """Says what keeps a fact from being written; the field, what is wrong, what to do."""
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
