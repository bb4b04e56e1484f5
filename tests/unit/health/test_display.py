"""Whether a display answers."""

import socket

import pytest

from kiosk.health.display import display_answers

NOBODY = ":7654"


def test_that_a_display_that_went_away_does_not_answer(tmp_path):
    assert not display_answers({"DISPLAY": NOBODY})
    assert not display_answers({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)})


def test_that_one_that_listens_answers(tmp_path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "wayland-0"))
        server.listen()
        named = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}

        assert display_answers(named)
        assert display_answers({**named, "DISPLAY": NOBODY})


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": "far.away:0"},
        {"DISPLAY": NOBODY, "QT_QPA_PLATFORM": "offscreen"},
        {"DISPLAY": NOBODY, "QT_QPA_PLATFORM": "offscreen:configfile=screen.json"},
    ],
)
def test_that_where_nothing_is_known_the_answer_is_yes(environment):
    assert display_answers(environment)
