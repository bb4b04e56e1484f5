"""Arithmetic over facts: read by a small parser of its own, computed exactly, never evaluated."""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Literal, assert_never

from kiosk.values import dataclass

Operator = Literal["+", "-", "*", "/"]

LONGEST_FORMULA = 400
DEEPEST_NESTING = 20
LONGEST_FRACTION_BITS = 4_000
"""No intermediate result may need more above or below its line: chains of products explode."""

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d{1,15}(?:\.\d{1,9})?(?![\w.]))|(?P<name>[a-z_][a-z0-9_]*)"
    r"|(?P<operator>[-+*/()×÷−]))",
    re.ASCII,
)
_WIDE = re.compile(r"[\uff01-\uff5e]")
_SAME: dict[str, str] = {"×": "*", "÷": "/", "−": "-"}


class FormulaError(ValueError):
    """A formula that cannot be read or computed.

    Attributes:
        what: What is wrong, in plain words.
        todo: What to do about it.
        position: Where in the formula, counted from 0.
    """

    def __init__(self, what: str, todo: str, position: int) -> None:
        super().__init__(f"{what} — {todo}")
        self.what = what
        self.todo = todo
        self.position = position


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number written in the formula."""

    value: Decimal
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The id of a fact."""

    name: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Negation:
    """A value with its sign turned."""

    value: "Formula"
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """Two values and what is done with them; ``position`` is the operator's."""

    operator: Operator
    left: "Formula"
    right: "Formula"
    position: int


Formula = Number | Name | Negation | Operation


def parse_formula(text: str) -> Formula:
    """Reads ``a / b * 100`` and the like: + - * / (also × ÷ −), parentheses, numbers, fact ids.

    Raises:
        FormulaError: It is no such formula; ``position`` says where.
    """
    if len(text) > LONGEST_FORMULA:
        raise FormulaError(
            f"the formula has more than {LONGEST_FORMULA} characters",
            "split it into facts of their own",
            LONGEST_FORMULA,
        )
    parser = _Parser(_tokens(text), len(text))
    formula = parser.sum(0)
    parser.expect_end()
    return formula


def names_in(formula: Formula) -> tuple[Name, ...]:
    """Returns every fact id that a formula names, in the order of the text, repeats included."""
    match formula:
        case Number():
            return ()
        case Name():
            return (formula,)
        case Negation():
            return names_in(formula.value)
        case Operation():
            return names_in(formula.left) + names_in(formula.right)
        case _:
            assert_never(formula)


def compute(formula: Formula, value_of: Callable[[str], Fraction]) -> Fraction:
    """Computes a formula exactly.

    Args:
        formula: What to compute.
        value_of: Gives the value of a fact by its id.

    Raises:
        FormulaError: Something is divided by zero, or grows beyond all measure.
    """
    match formula:
        case Number():
            return Fraction(formula.value)
        case Name():
            return value_of(formula.name)
        case Negation():
            return -compute(formula.value, value_of)
        case Operation():
            left = compute(formula.left, value_of)
            return _bounded(formula, _operate(formula, left, compute(formula.right, value_of)))
        case _:
            assert_never(formula)


def _bounded(operation: Operation, result: Fraction) -> Fraction:
    """Returns a result that can still be computed with.

    Raises:
        FormulaError: It has too many digits.
    """
    if max(result.numerator.bit_length(), result.denominator.bit_length()) > LONGEST_FRACTION_BITS:
        raise FormulaError(
            "the formula gives a number with too many digits",
            "compute with fewer or smaller numbers",
            operation.position,
        )
    return result


def _operate(operation: Operation, left: Fraction, right: Fraction) -> Fraction:
    match operation.operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            if right == 0:
                raise FormulaError(
                    "the formula divides by zero",
                    "check the value behind the division sign",
                    operation.position,
                )
            return left / right
        case _:
            assert_never(operation.operator)


class _Token:
    """A number, a name, or an operator with its position."""

    __slots__ = ("kind", "position", "text")

    def __init__(self, kind: str, text: str, position: int) -> None:
        self.kind = kind
        self.text = text
        self.position = position


def _tokens(text: str) -> list[_Token]:
    tokens, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            at += len(text[at:]) - len(text[at:].lstrip())
            raise _unreadable(text, at)
        found = match[match.lastgroup]
        tokens.append(
            _Token(match.lastgroup, _SAME.get(found, found), match.start(match.lastgroup))
        )
        at = match.end()
    return tokens


def _unreadable(text: str, at: int) -> FormulaError:
    shown = text[at]
    if _WIDE.match(shown):
        return FormulaError(
            f"full-width {shown!r} in a formula",
            f"write {chr(ord(shown) - 0xFEE0)!r}",
            at,
        )
    if shown.isdigit() and shown.isascii():
        return FormulaError(
            "a number that cannot be read", "write digits, with one point before the decimals", at
        )
    return FormulaError(
        f"{shown!r} cannot stand in a formula",
        "use fact ids, numbers, + - * / and parentheses only",
        at,
    )


class _Parser:
    """Recursive descent over the tokens: sum, product, factor."""

    def __init__(self, tokens: list[_Token], end: int) -> None:
        self._tokens = tokens
        self._next = 0
        self._end = end

    def sum(self, depth: int) -> Formula:
        left = self._product(depth)
        while (token := self._take("+", "-")) is not None:
            operator: Operator = "+" if token.text == "+" else "-"
            right = self._product(depth)
            left = Operation(operator=operator, left=left, right=right, position=token.position)
        return left

    def expect_end(self) -> None:
        if self._next < len(self._tokens):
            token = self._tokens[self._next]
            raise FormulaError(
                f"{token.text!r} is not expected here",
                "put an operator (+ - * /) between two values, and close what you opened",
                token.position,
            )

    def _product(self, depth: int) -> Formula:
        left = self._factor(depth)
        while (token := self._take("*", "/")) is not None:
            operator: Operator = "*" if token.text == "*" else "/"
            right = self._factor(depth)
            left = Operation(operator=operator, left=left, right=right, position=token.position)
        return left

    def _factor(self, depth: int) -> Formula:
        if depth > DEEPEST_NESTING:
            raise FormulaError(
                "parentheses or signs are nested too deeply",
                "split the formula into facts of their own",
                self._position(),
            )
        if (token := self._take("-")) is not None:
            return Negation(value=self._factor(depth + 1), position=token.position)
        if (token := self._take("(")) is not None:
            inner = self.sum(depth + 1)
            if self._take(")") is None:
                raise FormulaError(
                    "a parenthesis is not closed", "add the missing )", token.position
                )
            return inner
        return self._value()

    def _value(self) -> Formula:
        token = self._tokens[self._next] if self._next < len(self._tokens) else None
        if token is None or token.kind == "operator":
            raise FormulaError(
                "a value is missing", "write a fact id or a number here", self._position()
            )
        self._next += 1
        if token.kind == "number":
            return Number(value=Decimal(token.text), position=token.position)
        return Name(name=token.text, position=token.position)

    def _take(self, *operators: str) -> _Token | None:
        if self._next < len(self._tokens):
            token = self._tokens[self._next]
            if token.kind == "operator" and token.text in operators:
                self._next += 1
                return token
        return None

    def _position(self) -> int:
        return self._tokens[self._next].position if self._next < len(self._tokens) else self._end
