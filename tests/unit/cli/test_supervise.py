"""The options of `kiosk run --supervise`: what is for the parent, and what for its kiosks."""

import argparse

import pytest

from kiosk.cli import main, run
from kiosk.cli.supervise import kiosk_command, words_within
from kiosk.errors import UsageError


def parse(*words):
    parser = argparse.ArgumentParser()
    run.add(parser.add_subparsers())
    return parser.parse_args(["run", *words])


@pytest.mark.parametrize(
    "parents",
    [
        ("--supervise",),
        ("--supervise", "--within", "cage --"),
        ("--within=cage --", "--supervise"),
        ("--with", "cage --", "--super"),
        ("--wit=cage -- ", "--su"),
    ],
)
def test_that_a_command_keeps_what_is_not_for_the_parent(parents):
    called = ["python", "-m", "kiosk", "run", *parents, "--safe", "--content", "/srv/park"]
    kept = kiosk_command("py", called)

    assert kept == ["py", "-m", "kiosk", "run", "--safe", "--content", "/srv/park"]
    # What is cut short here is what the parser takes so as well.
    assert parse(*called[4:]).supervise
    assert not parse(*kept[4:]).supervise
    assert parse(*kept[4:]).within == ""


def test_that_a_compositor_is_given_as_the_words_of_a_command():
    assert words_within(parse("--supervise", "--within", "cage -d -- 'a b'")) == [
        "cage",
        "-d",
        "--",
        "a b",
    ]
    assert words_within(parse("--supervise")) == []


def test_that_a_compositor_needs_a_parent_and_a_sound_command():
    with pytest.raises(UsageError, match="--supervise"):
        words_within(parse("--within", "cage --"))
    with pytest.raises(UsageError, match="no command"):
        words_within(parse("--supervise", "--within", "cage '"))


def test_that_a_compositor_without_a_parent_is_a_wrong_call(capsys):
    assert main(["run", "--within", "cage --"]) == 2
    assert "--supervise" in capsys.readouterr().err
