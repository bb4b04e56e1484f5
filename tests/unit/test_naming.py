"""What words name: whole words where a script sets them apart."""

import pytest

from kiosk.model.naming import Names
from kiosk.model.words import Text


@pytest.mark.parametrize(
    ("words", "name", "named"),
    [
        ("the MAIN HALL", "AI", False),
        ("AI", "AI", True),
        ("the AI hall", "AI", True),
        ("MAIN and AI", "AI", True),
        ("(AI)", "AI", True),
        ("AI2", "AI", False),
        ("人工智能AI平台", "AI", True),
        ("数据港公司", "数据港", True),
        ("G60科创", "G60", True),
        ("AG60科创", "G60", False),
        ("Café Noir", "Caf", False),
        ("A B", "A", False),
        ("", "AI", False),
    ],
)
def test_that_a_name_is_found_as_a_word_of_its_script(words: str, name: str, named: bool) -> None:
    found = Names({"it": Text({"en": name})}).within(Text({"en": words}))

    assert found == (("it",) if named else ())


def test_that_nothing_is_named_by_no_words() -> None:
    assert Names({"it": Text({"en": "AI"})}).within(None) == ()


def test_that_a_name_counts_in_its_own_language_only() -> None:
    assert Names({"it": Text({"en": "AI"})}).within(Text({"zh": "AI"})) == ()


def test_that_many_names_are_found_in_the_order_of_the_content() -> None:
    names = Names(
        {"b": Text({"zh": "数据港"}), "a": Text({"zh": "数据"}), "c": Text({"zh": "云立方"})}
    )

    assert names.within(Text({"zh": "云立方在数据港"}), Text({"zh": "数据"})) == ("b", "a", "c")
