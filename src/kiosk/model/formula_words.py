"""A formula with the numbers of its facts in it, as a sheet shows it: 442.9 ÷ 10565 × 100."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from kiosk.model.derive import as_decimal
from kiosk.model.facts import Display, Fact, Unit, UnitForm
from kiosk.model.formula import (
    Formula,
    FormulaError,
    Name,
    Negation,
    Number,
    Operation,
    compute,
    parse_formula,
)
from kiosk.model.kiosk import Kiosk
from kiosk.model.numbers import Figure, round_half_up, shown_decimals, write_fact, write_number
from kiosk.model.words import FactId, Language
from kiosk.values import dataclass

_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}
CLAIM_DECIMALS_MORE = 2
"""How many decimals more than stated the recomputed value of a claim is shown with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaLine:
    """A computed formula in the parts that are set apart.

    Attributes:
        left: The formula with numbers ("442.9 ÷ 10565 × 100").
        sign: ``=`` where the result is exact, else ``≈``.
        result: The result with its unit ("4.19 元"); for a claim the recomputed value.
        stated: For a claim what the source states ("1.6 倍"), else "".
    """

    left: str
    sign: str
    result: str
    stated: str = ""

    @property
    def line(self) -> str:
        """The whole as one line; a claim ends with the stated value: … ≈ 1.583 ≈ 1.6 倍."""
        parts = (self.left, self.sign, self.result, *(("≈", self.stated) if self.stated else ()))
        return " ".join(parts)


def formula_line(fact: Fact, kiosk: Kiosk, language: Language) -> FormulaLine | None:
    """Writes the formula of a fact with the numbers that its facts show in a language.

    Numbers stand in the unit of the language (CNY bn) as long as the result comes out the
    same; where the factors do not cancel out, in the unit of the tables.

    Returns:
        The line, or None where the fact has no formula.
    """
    if fact.formula is None:
        return None
    formula = parse_formula(fact.formula)
    writer = _Writer(kiosk, language, scaled=True)
    if not writer.agrees(fact, formula):
        writer = _Writer(kiosk, language, scaled=False)
    left = writer.write(formula, 0)
    bare = _without_qualifier(fact, writer.unit(fact), language)
    result = as_decimal(compute(formula, writer.value))
    if fact.is_claim:
        decimals = shown_decimals(fact) + CLAIM_DECIMALS_MORE
        shown = write_number(result, decimals, grouping=bare.grouping)
        sign = "=" if round_half_up(result, decimals) == result else "≈"
        return FormulaLine(left=left, sign=sign, result=shown, stated=bare.spoken)
    times = 100 if fact.display is Display.PERCENT else 1
    exact = (
        bare.value is not None and round_half_up(result * times, bare.decimals) == result * times
    )
    return FormulaLine(left=left, sign="=" if exact else "≈", result=bare.spoken)


def _without_qualifier(fact: Fact, unit: Unit, language: Language) -> Figure:
    return write_fact(fact, unit, language, {})


class _Writer:
    """Writes formulas in one language, in its units or in those of the tables."""

    def __init__(self, kiosk: Kiosk, language: Language, *, scaled: bool) -> None:
        self._kiosk = kiosk
        self._language = language
        self._scaled = scaled

    def unit(self, fact: Fact) -> Unit:
        """Returns the unit that a fact is written in here."""
        unit = self._kiosk.units[fact.unit]
        form = unit.forms.get(self._language, UnitForm())
        if self._scaled or form.factor == 1:
            return unit
        plain = UnitForm(grouping=form.grouping)
        return replace(unit, forms={**unit.forms, self._language: plain})

    def value(self, name: str) -> Fraction:
        """Returns the value of a fact in the unit that is written."""
        fact = self._kiosk.facts[FactId(name)]
        form = self.unit(fact).forms.get(self._language, UnitForm())
        return Fraction(fact.value) * Fraction(form.factor)

    def agrees(self, fact: Fact, formula: Formula) -> bool:
        """Says whether the written numbers give the written result."""
        form = self.unit(fact).forms.get(self._language, UnitForm())
        try:
            scaled = compute(formula, self.value)
            stated = compute(formula, lambda name: Fraction(self._kiosk.facts[FactId(name)].value))
        except FormulaError:
            return False
        return scaled == stated * Fraction(form.factor)

    def write(self, formula: Formula, strength: int) -> str:
        """Writes a formula; in parentheses where it binds less than its surroundings."""
        match formula:
            case Number():
                return self._number(formula.value)
            case Name():
                return self._fact(formula.name)
            case Negation():
                return "−" + self.write(formula.value, 3)
            case Operation():
                own = _STRENGTH[formula.operator]
                left = self.write(formula.left, own)
                right = self.write(formula.right, own + 1)
                line = f"{left} {_SIGNS[formula.operator]} {right}"
                return f"({line})" if own < strength else line
            case _:
                assert_never(formula)

    def _number(self, value: Decimal) -> str:
        exponent = value.as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
        return write_number(value, decimals, grouping=False)

    def _fact(self, name: str) -> str:
        fact = self._kiosk.facts[FactId(name)]
        figure = _without_qualifier(fact, self.unit(fact), self._language)
        return figure.number + ("%" if fact.display is Display.PERCENT else "")
