"""A display that goes away: the kiosk comes back with it, in the mode that it had."""

import os
import subprocess
import time

import pytest

from tests.e2e.screen import what_is_missing

pytestmark = pytest.mark.slow


NUMBER = 2000 + os.getpid() % 5000
"""Others on this machine take the first numbers that are free."""


def begin_screen():
    """Starts a virtual screen; returns it once it answers."""
    read, write = os.pipe()
    command = ["Xvfb", f":{NUMBER}", "-displayfd", str(write), "-screen", "0", "1280x720x24"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as said:
        assert said.readline().strip() == str(NUMBER)
    return server


def end_screen(server):
    server.terminate()
    server.wait(timeout=20)


def test_that_the_kiosk_comes_back_with_its_display(hurt):
    missing = what_is_missing()
    if missing:
        pytest.skip(f"a virtual screen needs {missing}")
    server = begin_screen()
    try:
        with hurt(DISPLAY=f":{NUMBER}", QT_QPA_PLATFORM="xcb") as kiosk:
            before = kiosk.showing()
            end_screen(server)
            time.sleep(15)
            assert kiosk.program is not None
            assert kiosk.program.poll() is None
            assert kiosk.ask("status")[0] == 2

            server = begin_screen()
            after = kiosk.next_kiosk(before.pid)

            assert (after.mode, after.scene) == ("normal", before.scene)
            assert kiosk.history().failures <= 1
    finally:
        end_screen(server)
