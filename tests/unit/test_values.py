"""Values behave as those of the standard decorator do, and compile nothing before they are made."""

import copy
import dataclasses
import pickle
from dataclasses import field, fields, is_dataclass, replace

import pytest

from kiosk.model.geometry import Rect
from kiosk.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Given by name."""

    name: str
    size: int = 3
    parts: list[int] = field(default_factory=list)
    hidden: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Placed:
    """Given by place."""

    x: float
    y: float = 1.0


@dataclass(frozen=True, slots=True)
class Deeper(Placed):
    """Has a field more than its base."""

    z: float = 2.0


@dataclass(frozen=True, slots=True)
class Empty:
    """Without fields."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Says itself what it is."""

    word: str

    def __repr__(self) -> str:
        return self.word


def test_that_values_take_their_fields_and_what_is_not_given() -> None:
    value = Named(name="a")

    assert (value.name, value.size, value.parts) == ("a", 3, [])
    assert Named(name="b").parts is not value.parts
    assert Placed(4) == Placed(x=4, y=1.0)
    assert Deeper(1, z=5) == Deeper(1, 1.0, 5)
    assert Empty() == Empty()


@pytest.mark.parametrize("wrong", [{}, {"name": "a", "other": 1}])
def test_that_missing_and_unknown_fields_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=r"Named\.__init__\(\)"):
        Named(**wrong)  # type: ignore[arg-type]


def test_that_fields_by_name_are_not_taken_by_place() -> None:
    with pytest.raises(TypeError):
        Named("a")  # type: ignore[call-arg]


def test_that_equal_values_are_one_key() -> None:
    assert {Placed(1, 2): "here"}[Placed(1, 2)] == "here"
    assert Placed(1, 2) != Placed(2, 1)
    assert Placed(1) != Deeper(1)
    assert len({Empty(), Empty()}) == 1
    assert replace(Named(name="a", hidden="x"), parts=[]) == Named(name="a", hidden="y")


def test_that_values_cannot_be_changed_and_have_no_room_for_more() -> None:
    value = Placed(1)

    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'x'"):
        value.x = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'x'"):
        del value.x
    assert not hasattr(value, "__dict__")


def test_that_values_say_what_they_hold() -> None:
    assert repr(Named(name="a", hidden="x")) == "Named(name='a', size=3, parts=[])"
    assert repr(Empty()) == "Empty()"
    assert repr(Spoken("word")) == "word"


def test_that_the_standard_functions_know_them() -> None:
    assert is_dataclass(Named)
    assert [item.name for item in fields(Deeper)] == ["x", "y", "z"]
    assert replace(Deeper(1, 2, 3), y=0) == Deeper(1, 0, 3)
    match Placed(1, 2):
        case Placed(x, y):
            assert (x, y) == (1, 2)


@pytest.mark.parametrize("value", [Named(name="a", parts=[1]), Deeper(1, 2, 3), Empty()])
def test_that_values_survive_pickling_and_copying(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.deepcopy(value) == value


def test_that_only_frozen_values_with_slots_are_made() -> None:
    with pytest.raises(TypeError, match="only frozen values"):

        @dataclass(frozen=False, slots=True)
        class Loose:
            """Would be changed."""


def test_that_a_class_compiles_nothing_before_its_first_object() -> None:
    @dataclass(frozen=True, slots=True)
    class Late:
        """Never made at first."""

        x: int

    before = Late.__init__
    Late(1)

    assert before is not Late.__init__
    assert Late(2).x == 2


def test_that_values_are_hashed_as_their_fields_are() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Named(name="a"))
    assert hash(Rect(1, 2, 3, 4)) == hash(Rect(1, 2, 3, 4))
