"""Late collections know their keys, make values when asked, and hold only so many."""

import pytest

from kiosk.model.late import LateMap, LateSequence


def a_map(most: int = 2) -> tuple[LateMap[str, str], list[str]]:
    """Returns a map of letters to capitals, and what it made."""
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    return LateMap({"a": 0, "b": 1, "c": 2}, make, most), made


def test_that_nothing_is_made_before_it_is_asked_for() -> None:
    late, made = a_map()

    assert list(late) == ["a", "b", "c"]
    assert len(late) == 3
    assert "b" in late
    assert "x" not in late
    assert made == []


def test_that_a_value_is_made_once_while_it_is_held() -> None:
    late, made = a_map()

    assert [late["a"], late["a"], late.get("a")] == ["A", "A", "A"]
    assert made == ["a"]
    assert late.held == 1


def test_that_what_was_asked_for_last_is_held() -> None:
    late, made = a_map(most=2)
    for key in ("a", "b", "a", "c", "a", "b"):
        late[key]

    assert made == ["a", "b", "c", "b"]
    assert late.held == 2


def test_that_an_unknown_key_is_not_made() -> None:
    late, made = a_map()

    with pytest.raises(KeyError):
        late["x"]
    assert late.get("x") is None
    assert made == []


def test_that_late_collections_equal_those_that_are_there() -> None:
    late, _ = a_map()
    some = LateSequence(("c", "a"), late)

    assert late == {"a": "A", "b": "B", "c": "C"}
    assert late != {"a": "A"}
    assert some == ("C", "A")
    assert some != ("C",)
    assert some != ("C", "B")
    assert some != "CA"


def test_that_a_late_sequence_is_one() -> None:
    late, made = a_map()
    some = LateSequence(("c", "a", "b"), late)

    assert (len(some), some.keys, made) == (3, ("c", "a", "b"), [])
    assert (some[0], some[-1], some[1:]) == ("C", "B", ("A", "B"))
    assert list(some) == ["C", "A", "B"]
    assert some.index("A") == 1
    with pytest.raises(IndexError):
        some[3]
