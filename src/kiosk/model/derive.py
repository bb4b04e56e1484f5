"""Derived facts computed from stated ones, and claims recomputed from their parts."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Context, Decimal
from fractions import Fraction
from typing import Literal

from kiosk.model.facts import Fact
from kiosk.model.formula import Formula, FormulaError, compute, names_in, parse_formula
from kiosk.model.numbers import LARGEST, MOST_DIGITS, round_half_up
from kiosk.model.words import FactId
from kiosk.values import dataclass

_EXACTLY = Context(prec=28)
LONGEST_CHAIN = 50
"""How many derived facts may stand on one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaFault:
    """What is wrong with the formula of a fact.

    Attributes:
        field: ``formula``, or ``value`` where the formula is sound and disagrees with it.
        position: Where in the formula, counted from 0.
    """

    fact: FactId
    field: Literal["formula", "value"] = "formula"
    what: str
    todo: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """Facts with every derived value computed, as far as that was possible."""

    facts: dict[FactId, Fact]
    faults: tuple[FormulaFault, ...]


def derive_facts(
    facts: Mapping[FactId, Fact], unreadable: Collection[str] | None = ()
) -> Derivation:
    """Computes derived facts and recomputes claims.

    Args:
        facts: All facts by id; the value of a derived one is not looked at.
        unreadable: Ids of facts that exist but could not be read, or None where any may be:
            formulas that need them are left out without a fault of their own.

    Returns:
        The facts with computed values, in the same order, and what is wrong with the rest.
    """
    work = _Derivation(facts, unreadable)
    for fact_id in facts:
        work.value(fact_id)
    computed = {
        fact_id: replace(fact, value=as_decimal(value)) if fact.derived else fact
        for fact_id, fact in facts.items()
        if (value := work.values.get(fact_id)) is not None
    }
    work.check_claims(computed)
    return Derivation(facts=computed, faults=tuple(work.faults))


def as_decimal(value: Fraction) -> Decimal:
    """Returns a fraction as a decimal number of 28 digits, exact where it ends sooner."""
    return _EXACTLY.divide(Decimal(value.numerator), Decimal(value.denominator))


def written_decimals(value: Decimal) -> int:
    """Returns how many decimals a number is written with: 1.60 has two."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


class _Derivation:
    """The state of one computation: what is known, what is being computed, what went wrong."""

    def __init__(self, facts: Mapping[FactId, Fact], unreadable: Collection[str] | None) -> None:
        self._facts = facts
        self._unreadable = unreadable
        self._formulas: dict[FactId, Formula] = {}
        self._under_way: list[FactId] = []
        self._done: set[FactId] = set()
        self.values: dict[FactId, Fraction] = {}
        self.faults: list[FormulaFault] = []

    def value(self, fact_id: FactId) -> Fraction | None:
        """Returns the value of a fact, computing what it stands on; None where that fails."""
        fact = self._facts[fact_id]
        if fact_id in self._done:
            return self.values.get(fact_id)
        self._done.add(fact_id)
        if not fact.derived:
            self.values[fact_id] = Fraction(fact.value)
        if fact.formula is None:
            return self.values.get(fact_id)
        self._under_way.append(fact_id)
        try:
            result = self._compute(fact, fact.formula)
        except FormulaError as error:
            self._fault(fact_id, error)
            result = None
        self._under_way.pop()
        if fact.derived and result is not None:
            self.values[fact_id] = result
        return self.values.get(fact_id)

    def check_claims(self, facts: Mapping[FactId, Fact]) -> None:
        """Compares every stated value that has a formula with what the formula gives."""
        for fact_id, fact in facts.items():
            formula = self._formulas.get(fact_id)
            if not fact.is_claim or formula is None:
                continue
            try:
                result = compute(formula, lambda name: self.values[FactId(name)])
            except FormulaError as error:
                self._fault(fact_id, error)
                continue
            if abs(result) >= LARGEST:
                self.faults.append(_too_large(fact_id))
                continue
            decimals = written_decimals(fact.value)
            rounded = round_half_up(as_decimal(result), decimals)
            if rounded != fact.value:
                shown = round_half_up(as_decimal(result), decimals + 2)
                self.faults.append(
                    FormulaFault(
                        fact=fact_id,
                        field="value",
                        what=f"the stated value {fact.value} does not agree with {fact.formula}"
                        f" = {shown}, rounded {rounded}",
                        todo="correct the value, or a number it is computed from",
                        position=0,
                    )
                )

    def _compute(self, fact: Fact, text: str) -> Fraction | None:
        formula = parse_formula(text)
        known = True
        for name in names_in(formula):
            fact_id = FactId(name.name)
            if fact_id in self._under_way:
                circle = [*self._under_way[self._under_way.index(fact_id) :], fact_id]
                raise FormulaError(
                    "formulas run in a circle: " + " → ".join(circle),
                    "state one of these facts as a value",
                    name.position,
                )
            if len(self._under_way) > LONGEST_CHAIN:
                raise FormulaError(
                    f"more than {LONGEST_CHAIN} derived facts stand on one another",
                    "compute from stated facts directly",
                    name.position,
                )
            if fact_id in self._facts:
                known = self.value(fact_id) is not None and known
            elif self._unreadable is None or name.name in self._unreadable:
                known = False
            else:
                raise FormulaError(
                    f"no fact has the id {name.name!r}", "write the id of a fact", name.position
                )
        if not known:
            return None
        if not fact.derived:
            self._formulas[fact.id] = formula
            return None
        result = compute(formula, lambda name: self.values[FactId(name)])
        if abs(result) >= LARGEST:
            self.faults.append(_too_large(fact.id))
            return None
        return result

    def _fault(self, fact_id: FactId, error: FormulaError) -> None:
        self.faults.append(
            FormulaFault(fact=fact_id, what=error.what, todo=error.todo, position=error.position)
        )


def _too_large(fact_id: FactId) -> FormulaFault:
    return FormulaFault(
        fact=fact_id,
        what=f"the formula gives a number with more than {MOST_DIGITS} digits",
        todo="compute with smaller numbers, or in a larger unit",
        position=0,
    )
