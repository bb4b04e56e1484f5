"""`kiosk pin`: asks twice and shows nothing, or reads standard input; says how it stands."""

import io

import pytest

from kiosk.cli import main
from kiosk.staff import PIN_FILE, is_pin, read_pin

GOOD = "274951"


@pytest.fixture
def state(tmp_path, monkeypatch):
    folder = tmp_path / "state"
    monkeypatch.setenv("KIOSK_STATE_DIR", str(folder))
    return folder


class Terminal(io.StringIO):
    """Standard input that somebody sits at."""

    def isatty(self):
        return True


def answer(monkeypatch, *answers):
    """Has the terminal give these answers to what is asked without an echo."""
    waiting = list(answers)
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda prompt: waiting.pop(0))


def is_set(state, digits):
    pin, _ = read_pin(state)
    return pin is not None and is_pin(digits, pin)


def test_that_a_pin_is_asked_for_twice(state, monkeypatch, capsys):
    answer(monkeypatch, GOOD, GOOD)

    assert main(["pin", "set"]) == 0
    assert is_set(state, GOOD)
    assert GOOD not in capsys.readouterr().out


def test_that_two_different_pins_change_nothing(state, monkeypatch, capsys):
    answer(monkeypatch, GOOD, "274952")

    assert main(["pin", "set"]) == 2
    assert not (state / PIN_FILE).exists()
    assert "nothing is changed" in capsys.readouterr().err


def test_that_a_pin_can_come_from_standard_input(state, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{GOOD}\n"))

    assert main(["pin", "set", "--stdin"]) == 0
    assert is_set(state, GOOD)


def test_that_without_a_terminal_the_command_says_what_to_do(state, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))

    assert main(["pin", "set"]) == 2
    assert "--stdin" in capsys.readouterr().err


def test_that_a_poor_pin_is_refused_and_the_old_one_stays(state, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(GOOD))
    main(["pin", "set", "--stdin"])
    monkeypatch.setattr("sys.stdin", io.StringIO("123456"))

    assert main(["pin", "set", "--stdin"]) == 2
    assert is_set(state, GOOD)


def test_that_the_status_says_whether_a_pin_is_set(state, monkeypatch, capsys):
    assert main(["pin", "status"]) == 1
    assert "no PIN is set" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO(GOOD))
    main(["pin", "set", "--stdin"])

    assert main(["pin", "status"]) == 0
    assert "a PIN is set" in capsys.readouterr().out


def test_that_a_pin_can_be_removed(state, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(GOOD))
    main(["pin", "set", "--stdin"])

    assert main(["pin", "remove"]) == 0
    assert main(["pin", "remove"]) == 0
    assert main(["pin", "status"]) == 1
    assert "there was no PIN" in capsys.readouterr().out


@pytest.mark.logs("a state folder that takes nothing is part of what is tested")
def test_that_a_state_folder_that_takes_nothing_is_said_in_plain_words(
    tmp_path, monkeypatch, capsys
):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("KIOSK_STATE_DIR", str(tmp_path / "file"))
    monkeypatch.setattr("sys.stdin", io.StringIO(GOOD))

    assert main(["pin", "set", "--stdin"]) == 1
    assert "cannot be kept" in capsys.readouterr().err
