"""A virtual screen for whole runs of the program: started, touched and looked at from outside."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WIDTH, HEIGHT = 1280, 720
NEEDED_PROGRAMS = ("Xvfb", "xdotool")
NEEDED_LIBRARIES = ("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxkbcommon-x11.so.0")
GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
picture = application.primaryScreen().grabWindow(0)
sys.exit(not picture.save(sys.argv[1], "PNG"))
"""


def what_is_missing() -> str:
    """Returns what a virtual screen needs and this machine has not, or ""."""
    missing = [name for name in NEEDED_PROGRAMS if shutil.which(name) is None]
    for library in NEEDED_LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(library)
    return ", ".join(missing)


class Screen:
    """A running virtual screen."""

    def __init__(self, display: str) -> None:
        self.display = display

    def environment(self, **more: str) -> dict[str, str]:
        """Returns the environment of a program that shows itself here."""
        known = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        return {**known, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", **more}

    def touch(self, x: float, y: float) -> None:
        """Presses and releases at a place in pixels."""
        self._do("mousemove", str(round(x)), str(round(y)), "click", "1")

    def key(self, name: str) -> None:
        self._do("key", name)

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment(), check=True, timeout=10)

    def picture(self, path: Path) -> Path:
        """Writes what the screen shows as a PNG; returns its path."""
        command = [sys.executable, "-c", GRAB, str(path)]
        subprocess.run(command, env=self.environment(), check=True, timeout=30)
        return path


@contextmanager
def virtual_screen() -> Iterator[Screen]:
    """Runs a virtual screen on a free display."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
    command += ["-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as said:
            number = said.readline().strip()
        assert number, "Xvfb did not start"
        yield Screen(f":{number}")
    finally:
        server.terminate()
        server.wait(timeout=10)
