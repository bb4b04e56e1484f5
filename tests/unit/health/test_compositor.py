"""Whether a compositor answers, with a socket in its place."""

import socket
import struct

import pytest

from kiosk.health.compositor import QUESTION, Compositor

ANSWERED = struct.pack("=IHHI", 2, 0, 12, 7) + struct.pack("=IHHI", 1, 1, 12, 2)


@pytest.fixture
def place(tmp_path):
    """Returns the ear of a compositor and the environment that names it."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as ear:
        ear.bind(str(tmp_path / "wayland-7"))
        ear.listen()
        ear.settimeout(60)
        yield ear, {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}


def test_that_one_that_answers_is_asked_again_and_again(place):
    ear, environment = place
    compositor = Compositor(environment)
    talk, _ = ear.accept()
    with talk:
        for _ in range(3):
            assert compositor.answers()
            assert talk.recv(100) == QUESTION
            talk.sendall(ANSWERED)
    compositor.close()


def test_that_one_that_hangs_is_noticed_and_forgiven_when_it_goes_on(place):
    ear, environment = place
    compositor = Compositor(environment)
    talk, _ = ear.accept()
    with talk:
        assert compositor.answers()
        assert not compositor.answers()
        assert not compositor.answers()
        # It was asked once: an answer that is late is one.
        assert talk.recv(100) == QUESTION
        talk.sendall(ANSWERED)
        assert compositor.answers()
    compositor.close()


def test_that_of_one_that_is_gone_or_was_never_there_nothing_is_known(place, tmp_path):
    ear, environment = place
    compositor = Compositor(environment)
    talk, _ = ear.accept()
    assert compositor.answers()
    talk.close()

    assert compositor.answers()
    assert compositor.answers()
    assert Compositor({}).answers()
    assert Compositor({"WAYLAND_DISPLAY": "none", "XDG_RUNTIME_DIR": str(tmp_path)}).answers()
