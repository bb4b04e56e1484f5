"""Formulas: read by an own parser, computed exactly, refused with a place."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.model.formula import (
    DEEPEST_NESTING,
    LONGEST_FORMULA,
    FormulaError,
    compute,
    names_in,
    parse_formula,
)

VALUES = {"a": Fraction(10), "b": Fraction(4), "zero": Fraction(0), "tax_2017_2021": Fraction(3)}


def result(text: str) -> Fraction:
    return compute(parse_formula(text), VALUES.__getitem__)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", Fraction(1)),
        ("a + b * 2", Fraction(18)),
        ("(a + b) * 2", Fraction(28)),
        ("a - b - 1", Fraction(5)),
        ("a / b / 5", Fraction(1, 2)),
        ("a / (b / 5)", Fraction(25, 2)),
        ("-a + -(-b)", Fraction(-6)),
        ("a × b ÷ 2 − 1", Fraction(19)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("tax_2017_2021*100", Fraction(300)),
        ("  ( a )  ", Fraction(10)),
    ],
)
def test_that_arithmetic_is_exact_and_binds_as_usual(text: str, value: Fraction) -> None:
    assert result(text) == value


@pytest.mark.parametrize(
    ("text", "position", "what"),
    [
        ("", 0, "a value is missing"),
        ("   ", 3, "a value is missing"),
        ("a +", 3, "a value is missing"),
        ("a + * b", 4, "a value is missing"),
        ("a b", 2, "'b' is not expected here"),
        ("a) + b", 1, "')' is not expected here"),
        ("(a + b", 0, "a parenthesis is not closed"),
        ("a + $b", 4, "'$' cannot stand in a formula"),
        ("a ** b", 3, "a value is missing"),
        ("a % b", 2, "'%' cannot stand in a formula"),
        ("a.b", 1, "'.' cannot stand in a formula"),
        ("__import__(a)", 10, "'(' is not expected here"),
        ("１ + a", 0, "full-width '１' in a formula"),
        ("a ＋ b", 2, "full-width '＋' in a formula"),
        ("1.2.3", 0, "a number that cannot be read"),
        ("1" * 16, 0, "a number that cannot be read"),
        ("1e5", 0, "a number that cannot be read"),
        ("A + b", 0, "'A' cannot stand in a formula"),
        ("(" * 30 + "a" + ")" * 30, DEEPEST_NESTING + 1, "nested too deeply"),
        ("-" * 30 + "a", DEEPEST_NESTING + 1, "nested too deeply"),
        ("a" * 401, LONGEST_FORMULA, "more than 400 characters"),
    ],
)
def test_that_what_is_no_formula_is_refused_with_its_place(
    text: str, position: int, what: str
) -> None:
    with pytest.raises(FormulaError) as caught:
        parse_formula(text)
    assert what in caught.value.what
    assert caught.value.position == position
    assert caught.value.todo


@pytest.mark.parametrize(("text", "position"), [("a / zero", 2), ("1 + a / (b - 4)", 6)])
def test_that_dividing_by_zero_is_refused_with_its_place(text: str, position: int) -> None:
    with pytest.raises(FormulaError, match="divides by zero") as caught:
        result(text)
    assert caught.value.position == position


def test_that_every_name_is_found_with_its_place() -> None:
    names = names_in(parse_formula("(a + b) / -a * 2"))
    assert [(item.name, item.position) for item in names] == [("a", 1), ("b", 5), ("a", 11)]


EXPRESSIONS = st.recursive(
    st.integers(0, 99).map(str) | st.decimals(0, 99, places=2).map(str),
    lambda inner: (
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(" ".join)
        | inner.map("({})".format)
        | inner.map("-({})".format)
    ),
    max_leaves=8,
)


@settings(deadline=None, derandomize=True)
@given(text=EXPRESSIONS)
def test_that_results_are_those_of_python_with_fractions(text: str) -> None:
    import re

    python = re.sub(r"\d+(?:\.\d+)?", r"Fraction('\g<0>')", text)
    try:
        wanted = eval(python, {"Fraction": Fraction})
    except ZeroDivisionError:
        with pytest.raises(FormulaError, match="zero"):
            result(text)
        return
    assert result(text) == wanted


@settings(deadline=None, derandomize=True)
@given(text=st.text(alphabet="ab12.+-*/() （１_é$", max_size=30) | st.text())
def test_that_any_text_is_a_formula_or_refused_inside_it(text: str) -> None:
    position = 0
    try:
        parse_formula(text)
    except FormulaError as error:
        position = error.position
    assert 0 <= position <= max(len(text), LONGEST_FORMULA)
