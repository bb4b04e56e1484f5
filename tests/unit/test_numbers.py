"""Numbers as they are written: qualifier, number and unit in one language."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.model.facts import Display, Fact, Qualifier, Unit, UnitForm
from kiosk.model.numbers import simple_fraction, write_fact, write_number
from kiosk.model.words import FactId, SourceId, TabId, Text, UnitId

YUAN = Unit(
    id=UnitId("yi_yuan"),
    forms={
        "zh": UnitForm(after="亿元"),
        "en": UnitForm(before="CNY", after="bn", factor=Decimal("0.1"), grouping=True),
    },
)
BARE = Unit(id=UnitId("share"), forms={})
WORDS = {Qualifier.OVER: "超", Qualifier.NEARLY: "近"}


def fact(
    value: str,
    *,
    qualifier: Qualifier = Qualifier.EXACT,
    display: Display = Display.NUMBER,
    decimals: int | None = None,
) -> Fact:
    return Fact(
        id=FactId("f"),
        tab=TabId("t"),
        label=Text({"zh": "标"}),
        value=Decimal(value),
        qualifier=qualifier,
        unit=UnitId("u"),
        source=SourceId("s"),
        display=display,
        decimals=decimals,
    )


@pytest.mark.parametrize(
    ("value", "language", "spoken"),
    [
        ("10565", "zh", "10565 亿元"),
        ("10565", "en", "CNY 1,056.5 bn"),
        ("442.9", "en", "CNY 44.29 bn"),
        ("10", "en", "CNY 1 bn"),
        ("6675", "en", "CNY 667.5 bn"),
        ("0", "en", "CNY 0 bn"),
        ("10565", "ja", "10565"),
    ],
)
def test_that_numbers_are_written_in_the_unit_of_the_language(
    value: str, language: str, spoken: str
) -> None:
    assert write_fact(fact(value), YUAN, language, WORDS).spoken == spoken


@pytest.mark.parametrize(
    ("stated", "spoken"),
    [
        (fact("350", qualifier=Qualifier.OVER), "超 350"),
        (fact("0.3333", qualifier=Qualifier.NEARLY, display=Display.FRACTION), "近 1/3"),
        (fact("0.25", display=Display.FRACTION), "1/4"),
        (fact("0.9", qualifier=Qualifier.OVER, display=Display.PERCENT), "超 90 %"),
        (fact("0.0575", display=Display.PERCENT, decimals=1), "5.8 %"),
        (fact("4.192", decimals=2), "4.19"),
        (fact("4.195", decimals=2), "4.20"),
        (fact("5", qualifier=Qualifier.STATED), "5"),
    ],
)
def test_that_qualifiers_shares_and_decimals_are_written(stated: Fact, spoken: str) -> None:
    assert write_fact(stated, BARE, "zh", WORDS).spoken == spoken


def test_that_a_fraction_does_not_count_up() -> None:
    assert write_fact(fact("0.25", display=Display.FRACTION), BARE, "zh", {}).value is None


@pytest.mark.parametrize("value", ["0.3456", "0.071", "0.96"])
def test_that_a_share_near_no_simple_fraction_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not near a simple fraction"):
        simple_fraction(Decimal(value))


@settings(deadline=None, derandomize=True)
@given(value=st.decimals(-(10**9), 10**9, places=4), decimals=st.integers(0, 6))
def test_that_written_numbers_are_within_half_of_their_last_digit(
    value: Decimal, decimals: int
) -> None:
    written = Decimal(write_number(value, decimals, grouping=True).replace(",", ""))
    assert abs(written - value) <= Decimal(1).scaleb(-decimals) / 2


@settings(deadline=None, derandomize=True)
@given(value=st.integers(0, 10**9), places=st.integers(0, 3))
def test_that_changing_the_unit_loses_nothing(value: int, places: int) -> None:
    stated = Decimal(value).scaleb(-places)
    figure = write_fact(fact(f"{stated:f}"), YUAN, "en", {})
    assert Decimal(figure.number.replace(",", "")) * 10 == stated


@settings(deadline=None, derandomize=True)
@given(
    value=st.decimals(-(10**15) + 1, 10**15 - 1, places=9),
    factor=st.sampled_from(["1", "0.000000001", "1000000000", "0.123456789012345", "0.1"]),
    decimals=st.none() | st.integers(0, 6),
    display=st.sampled_from([Display.NUMBER, Display.PERCENT]),
)
def test_that_the_largest_numbers_are_written_in_any_unit(
    value: Decimal, factor: str, decimals: int | None, display: Display
) -> None:
    unit = Unit(id=UnitId("u"), forms={"en": UnitForm(factor=Decimal(factor), grouping=True)})
    assert write_fact(fact(str(value), decimals=decimals, display=display), unit, "en", {}).number
