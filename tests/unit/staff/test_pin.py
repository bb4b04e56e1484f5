"""The PIN: what may be chosen, how it is kept, and what a damaged file does."""

import json
import stat
from itertools import product

import pytest

from kiosk.errors import UsageError
from kiosk.staff import (
    PIN_FILE,
    check_new_pin,
    hash_pin,
    is_pin,
    read_pin,
    remove_pin,
    write_pin,
)
from kiosk.staff.pin import Pin, _derive

GOOD = "274951"


def quick(digits):
    """Returns a PIN that costs no time."""
    bare = Pin(salt=b"s" * 16, key=b"", cost=2)
    return Pin(salt=bare.salt, key=_derive(digits, bare), cost=2)


def kept(state):
    """Returns the PIN that is kept."""
    pin, status = read_pin(state)
    assert pin is not None
    assert status == "set"
    return pin


@pytest.mark.parametrize(
    "digits",
    ["", "1234", "12345a", "2749511234567", "000000", "123456", "987654", "٢٧٤٩٥١", "27 4951"],
)
def test_that_a_pin_which_anybody_would_try_cannot_be_chosen(digits):
    with pytest.raises(UsageError):
        check_new_pin(digits)


@pytest.mark.parametrize("digits", [GOOD, "112233", "274951274951"])
def test_that_six_to_twelve_digits_can_be_chosen(digits):
    check_new_pin(digits)


def test_that_a_pin_is_told_from_all_others():
    pin = hash_pin(GOOD)

    assert is_pin(GOOD, pin)
    assert not any(is_pin(digits, pin) for digits in ("274952", "", "2749510", "27495"))


def test_that_the_same_pin_is_kept_differently_each_time():
    assert hash_pin(GOOD).key != hash_pin(GOOD).key


def test_that_a_pin_is_kept_without_its_digits_for_its_owner_alone(tmp_path):
    write_pin(tmp_path, hash_pin(GOOD))

    path = tmp_path / PIN_FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert GOOD not in path.read_text(encoding="utf-8")
    assert is_pin(GOOD, kept(tmp_path))


def test_that_a_new_pin_replaces_the_old_one_and_leaves_nothing_else(tmp_path):
    write_pin(tmp_path, quick("111222"))
    write_pin(tmp_path, quick(GOOD))

    assert is_pin(GOOD, kept(tmp_path))
    assert [path.name for path in (tmp_path / "staff").iterdir()] == ["pin.json"]


def test_that_a_write_which_fails_keeps_the_old_pin(tmp_path, monkeypatch):
    write_pin(tmp_path, quick(GOOD))

    def fail(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.durable.os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_pin(tmp_path, quick("111222"))

    assert is_pin(GOOD, kept(tmp_path))
    assert [path.name for path in (tmp_path / "staff").iterdir()] == ["pin.json"]


def test_that_without_a_file_there_is_no_pin(tmp_path):
    assert read_pin(tmp_path) == (None, "none")
    assert remove_pin(tmp_path) is False


def test_that_a_removed_pin_is_gone(tmp_path):
    write_pin(tmp_path, quick(GOOD))

    assert remove_pin(tmp_path) is True
    assert read_pin(tmp_path) == (None, "none")


DAMAGES: tuple[tuple[str, object], ...] = tuple(
    product(
        ("salt", "key", "cost", "block_size", "parallel", "form"),
        ("", "zz", None, -1, 0, 2**40, 3, [], "00"),
    )
)


@pytest.mark.parametrize(("field", "value"), DAMAGES, ids=repr)
def test_that_a_damaged_file_opens_nothing_and_stalls_nothing(tmp_path, field, value):
    write_pin(tmp_path, quick(GOOD))
    path = tmp_path / PIN_FILE
    held = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**held, field: value}), encoding="utf-8")

    pin, status = read_pin(tmp_path)

    assert (pin is None) == (status == "damaged")
    if pin is not None:
        assert not is_pin("999888", pin)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"form": 1}', "x" * 10_000])
def test_that_a_file_which_is_none_of_ours_is_damaged(tmp_path, text):
    path = tmp_path / PIN_FILE
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")

    assert read_pin(tmp_path) == (None, "damaged")


def test_that_a_file_which_cannot_be_read_is_no_pin(tmp_path):
    (tmp_path / PIN_FILE).mkdir(parents=True)

    assert read_pin(tmp_path) == (None, "unreadable")
