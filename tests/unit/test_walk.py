"""The walk finds every value of content with its declared type and its path."""

from decimal import Decimal
from typing import Literal

from kiosk.model.blocks import Block, FactItem, FactRow, Statement
from kiosk.model.facts import Unit, UnitForm
from kiosk.model.walk import declared_fields, plain_type, union_members, walk, without_none
from kiosk.model.words import FactId, Text, UnitId

ROW = FactRow(
    kind="fact_row",
    name="row",
    facts=(FactItem(fact=FactId("a")), FactItem(fact=FactId("b"), label=Text({"zh": "乙"}))),
)


def test_that_references_are_found_with_their_paths() -> None:
    found = {item.path: item.value for item in walk(ROW) if item.declared is FactId}
    assert found == {("facts", 0, "fact"): "a", ("facts", 1, "fact"): "b"}


def test_that_texts_are_leaves_and_absent_ones_are_not_met() -> None:
    texts = [item for item in walk(ROW) if item.declared is Text]
    assert [item.path for item in texts] == [("facts", 1, "label")]
    assert texts[0].value == {"zh": "乙"}
    assert isinstance(texts[0].owner, FactItem)
    assert texts[0].field == "label"
    assert not [item for item in walk(ROW) if item.path[-1:] == ("zh",)]


def test_that_plain_strings_are_told_from_references() -> None:
    plain = [item.path for item in walk(ROW) if item.declared is str]
    assert plain == [("name",)]


def test_that_values_of_mappings_are_met_by_key() -> None:
    unit = Unit(id=UnitId("u"), forms={"zh": UnitForm(after="家"), "en": UnitForm()})
    factors = [item for item in walk(unit) if item.declared is Decimal]
    assert [item.path for item in factors] == [("forms", "zh", "factor"), ("forms", "en", "factor")]


def test_that_members_of_unions_are_walked_as_what_they_are() -> None:
    blocks = (ROW, Statement(kind="statement", text=Text({"zh": "句"}), caption=Text({"zh": "注"})))
    found = [item for item in walk(blocks, tuple[Block, ...]) if item.declared is Statement]
    assert [item.path for item in found] == [(1,)]


def test_that_tuples_of_fixed_length_are_walked_by_place() -> None:
    found = [item.declared for item in walk((FactId("a"), 3), tuple[FactId, int])]
    assert found[1:] == [FactId, int]


def test_that_types_are_unwrapped() -> None:
    assert plain_type(FactId) is str
    assert without_none(Text | None) is Text
    assert without_none(int | str | None) == int | str | None
    assert union_members(int) == (int,)
    assert Literal["fact_row"] == declared_fields(FactRow)["kind"]
