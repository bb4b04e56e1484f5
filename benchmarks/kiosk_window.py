"""Starts the kiosk as ``kiosk run`` does and says when its first scene was on the screen."""

import json
import sys
from collections.abc import Callable
from time import monotonic, process_time

from kiosk import cli

WIDTH, HEIGHT = 1920, 1080


def watch_start() -> None:
    """Has the window that the program builds say when it was painted with its real content."""
    from kiosk import app  # noqa: PLC0415 - after the command line, as the program itself does

    build: Callable[..., app.Window] = app.build_window

    def build_and_watch(*arguments: object, **named: object) -> app.Window:
        window = build(*arguments, **named)
        window.first_painted.connect(say_when)
        return window

    app.build_window = build_and_watch


def say_when() -> None:
    """Prints the moment and the processor's time, and ends once all is settled."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the program has it by now

    cpu = process_time()
    print(json.dumps({"painted": monotonic(), "cpu": cpu}), flush=True)
    QApplication.quit()


watch_start()
sys.exit(cli.main(["run", "--windowed", "--size", f"{WIDTH}x{HEIGHT}"]))
