"""Derived facts, claims, and formulas written with their numbers."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kiosk.model.derive import Derivation, derive_facts
from kiosk.model.facts import Fact, Qualifier
from kiosk.model.numbers import round_half_up
from kiosk.model.words import FactId, SourceId, TabId, Text, UnitId


def fact(name: str, value: str = "0", formula: str | None = None, *, derived: bool = False) -> Fact:
    return Fact(
        id=FactId(name),
        tab=TabId("one"),
        label=Text({"zh": name}),
        value=Decimal(value),
        qualifier=Qualifier.EXACT,
        unit=UnitId("u"),
        source=SourceId("s"),
        formula=formula,
        derived=derived,
    )


def derive(*facts: Fact, unreadable: tuple[str, ...] | None = ()) -> Derivation:
    return derive_facts({item.id: item for item in facts}, unreadable)


def faults(derivation: Derivation) -> list[str]:
    return [f"{item.fact} {item.field} {item.position}: {item.what}" for item in derivation.faults]


def test_that_derived_facts_are_computed_in_whatever_order_they_stand() -> None:
    found = derive(
        fact("c", formula="b * 2", derived=True),
        fact("b", formula="a / 3", derived=True),
        fact("a", "10"),
    )
    assert found.faults == ()
    assert list(found.facts) == ["c", "b", "a"]
    assert found.facts[FactId("c")].value == Decimal(20) / Decimal(3)


def test_that_results_that_end_are_exact() -> None:
    found = derive(fact("a", "442.9"), fact("b", formula="a / 5", derived=True))
    assert str(found.facts[FactId("b")].value) == "88.58"


@pytest.mark.parametrize(
    ("stated", "holds"),
    [("1.6", True), ("1.58", True), ("1.60", False), ("2", True), ("1.5", False)],
)
def test_that_claims_are_compared_with_the_decimals_they_are_written_with(
    stated: str,
    holds: bool,
) -> None:
    found = derive(fact("a", "10565"), fact("b", "6675"), fact("m", stated, "a / b"))
    assert (found.faults == ()) is holds
    assert found.facts[FactId("m")].value == Decimal(stated)


def test_that_a_claim_that_does_not_hold_tells_what_would() -> None:
    found = derive(fact("a", "10565"), fact("b", "6675"), fact("m", "1.5", "a / b"))
    assert faults(found) == [
        "m value 0: the stated value 1.5 does not agree with a / b = 1.583, rounded 1.6"
    ]


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [("0.5", 0, "1"), ("1.5", 0, "2"), ("2.5", 0, "3"), ("-0.5", 0, "-1"), ("1.005", 2, "1.01")],
)
def test_that_halves_are_rounded_up(value: str, decimals: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(value), decimals)) == rounded


def test_that_a_circle_is_reported_once_and_the_rest_computed() -> None:
    found = derive(
        fact("a", formula="b + 1", derived=True),
        fact("b", formula="c + 1", derived=True),
        fact("c", formula="a + 1", derived=True),
        fact("d", "1"),
        fact("e", formula="d + 1", derived=True),
    )
    assert faults(found) == ["c formula 0: formulas run in a circle: a → b → c → a"]
    assert set(found.facts) == {"d", "e"}


def test_that_a_fact_computed_from_itself_is_a_circle() -> None:
    assert faults(derive(fact("a", formula="1 + a", derived=True))) == [
        "a formula 4: formulas run in a circle: a → a"
    ]


def test_that_unknown_facts_are_reported_and_unreadable_ones_are_not() -> None:
    broken = fact("a", formula="x + y", derived=True)
    assert faults(derive(broken, unreadable=("x",))) == ["a formula 4: no fact has the id 'y'"]
    assert faults(derive(broken, unreadable=None)) == []


def test_that_a_long_chain_ends_in_a_fault_and_not_in_a_crash() -> None:
    chain = [fact(f"f{i}", formula=f"f{i + 1} + 1", derived=True) for i in range(2000)]
    found = derive(*chain, fact("f2000", "1"))
    assert any("stand on one another" in line for line in faults(found))


def test_that_dividing_by_zero_is_a_fault_of_derived_facts_and_of_claims() -> None:
    zero = fact("z", "0")
    assert len(derive(zero, fact("a", formula="1 / z", derived=True)).faults) == 1
    assert len(derive(zero, fact("a", "5", formula="1 / z")).faults) == 1


def test_that_stated_facts_stay_as_they_are() -> None:
    stated = fact("a", "1.50")
    assert derive(stated).facts == {"a": replace(stated)}


def test_that_a_result_of_too_many_digits_is_a_fault_and_no_exception() -> None:
    found = derive(
        fact("a", "999999999999999"),
        fact("b", formula="a * a", derived=True),
        fact("c", "1", "a * a"),
        fact("d", formula="b / a", derived=True),
    )
    assert faults(found) == [
        "b formula 0: the formula gives a number with more than 15 digits",
        "c formula 0: the formula gives a number with more than 15 digits",
    ]


def test_that_products_of_products_end_soon() -> None:
    chain = [
        fact(f"f{at}", formula=" * ".join([f"f{at - 1}"] * 60) + " / 1000000000", derived=True)
        for at in range(1, 40)
    ]
    found = derive(fact("f0", "1.000000001"), *chain)
    assert any("too many digits" in item.what for item in found.faults)
