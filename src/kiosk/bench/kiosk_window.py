"""Starts the kiosk as ``kiosk run`` does and says when what was on the screen.

    python -m kiosk.bench.kiosk_window SIZE

It prints the moments of the first frame, of the first with texts and pictures (``still``) and of
the first that lacks nothing (``whole``), with the processor's time that it took until then, and
what the process weighed. Moments are those of the end of a frame.
"""

import gc
import json
import os
import runpy
import sys
from contextlib import suppress
from time import monotonic, process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.ui.shell.window import Window

moments: dict[str, float] = {}


def watch_start() -> None:
    """Has the window that the program builds say what stands on it after each frame."""
    # The app first, as the command does: it says itself what is imported before Qt.
    from kiosk import app  # noqa: PLC0415, I001
    from PySide6.QtCore import QEvent  # noqa: PLC0415
    from typing_extensions import override  # noqa: PLC0415
    from kiosk.ui.shell.window import Window  # noqa: PLC0415

    class WatchedWindow(Window):
        """The kiosk's window; it looks after each frame what the frame showed."""

        def __init__(self, *arguments: Any) -> None:  # noqa: ANN401 - those of the window
            """Also looks when all is there: a frame that comes with the window is no update."""
            super().__init__(*arguments)
            self.first_painted.connect(self._on_whole)

        def _on_whole(self) -> None:
            look_at(self)
            say_when()

        @override
        def event(self, event: QEvent) -> bool:
            """Passes the event on; after an update of the window it looks."""
            result = super().event(event)
            if event.type() == QEvent.Type.UpdateRequest:
                look_at(self)
            return result

    vars(app)["Window"] = WatchedWindow


def look_at(window: "Window") -> None:
    """Notes what a frame showed for the first time."""
    store, scene = window.store, window.visit.scene
    moments.setdefault("frame", monotonic())
    if store.is_prepared(scene):
        moments.setdefault("still", monotonic())
    if store.is_whole(scene) and "whole" not in moments:
        moments["whole"], moments["cpu"] = monotonic(), process_time()


def say_when() -> None:
    """Prints the moments, and ends."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the program has it by now

    from kiosk.processes import memory_mb  # noqa: PLC0415 - after what is measured

    with suppress(OSError):
        moments["memory_mb"] = memory_mb([os.getpid()])
    sys.stdout.write(f"{json.dumps(moments)}\n")
    QApplication.quit()


def main(size: str) -> None:
    """Runs the kiosk until its first scene is whole, and ends the process with it."""
    gc.disable()  # as the command does before it imports the app
    watch_start()
    sys.argv = ["kiosk", "run", "--windowed", "--size", size]
    runpy.run_module("kiosk", run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1])
