"""Runs the kiosk as ``kiosk run`` does and has a random visitor drive it.

    python -m kiosk.soak.program TASK [WORDS FOR kiosk run]

It prints a line of JSON when it is shown and after every visit.
"""

import gc
import json
import os
import random
import runpy
import sys
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from kiosk.soak.task import Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.bench.timed_window import Wait
    from kiosk.soak.visitor import Visitor


def main(task: Task, words: list[str]) -> None:
    """Runs the kiosk until the task is done, and ends the process with it."""
    gc.disable()  # as the command does before it imports the app
    from kiosk import app  # noqa: PLC0415, I001 - first: it says itself what comes before Qt
    from kiosk import attendance  # noqa: PLC0415
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from kiosk.soak.soaked import SoakLobby, SoakWindow  # noqa: PLC0415

    def make_lobby(kiosk: Any, window: SoakWindow, *more: Any, **named: Any) -> SoakLobby:  # noqa: ANN401
        lobby = SoakLobby(kiosk, window, *more, **named)
        QTimer.singleShot(0, window, partial(begin, task, window, lobby, kiosk))
        return lobby

    vars(app)["Window"] = SoakWindow
    vars(attendance)["Lobby"] = make_lobby
    sys.argv = ["kiosk", "run", *words]
    runpy.run_module("kiosk", run_name="__main__")


_begun: list[object] = []


def begin(task: Task, window: Any, lobby: Any, kiosk: Any) -> None:  # noqa: ANN401
    """Has the visitor come in; once, however often all is painted."""
    from kiosk.bench.timed_window import Director  # noqa: PLC0415 - brings Qt
    from kiosk.soak.visitor import Visitor  # noqa: PLC0415 - brings Qt

    if _begun:
        return
    visitor = Visitor(window, lobby, kiosk, random.Random(task.seed))  # noqa: S311 - no secret
    visitor.seen.update(task.seen)
    say({"event": "started", "scenes": list(kiosk.scene_refs())})
    _begun.append(Director(live(task, visitor, window), window))


def live(task: Task, visitor: "Visitor", window: Any) -> "Iterator[Wait]":  # noqa: ANN401
    """Visits again and again, then until every scene was shown; ends the program."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the program has it by now

    from kiosk.bench.timed_window import Wait  # noqa: PLC0415 - likewise

    began, done = monotonic(), 0
    while True:
        is_last = task.visits is not None and done + 1 >= task.visits
        rest = len(visitor.unseen) if is_last else -(-len(visitor.unseen) // 2)
        yield from visitor.visit(rest)
        done += 1
        tell(visitor, window)
        over = done >= task.visits if task.visits is not None else False
        if task.seconds is not None:
            over = monotonic() - began >= task.seconds
        if over and not visitor.unseen:
            break
        if done % task.offers_every == 1:
            visitor.offer_content()
        if done % task.saves_every == task.saves_every - 1:
            visitor.save_content(Path(task.content))
    say({"event": "done"})
    # A window that fills a lobby's screen may not be asked to close.
    QApplication.exit(0)
    yield Wait(60_000, settled=False)


def tell(visitor: "Visitor", window: Any) -> None:  # noqa: ANN401
    """Says what came of the visits since the last time."""
    notes, visitor.notes = visitor.notes, type(visitor.notes)()
    thread, wall, slow = window.take_frames()
    say(
        {
            "event": "visit",
            **vars(notes),
            "thread_ms": thread,
            "wall_ms": wall,
            "slow": slow,
            "memory": visitor.weigh(),
        }
    )


def say(what: dict[str, Any]) -> None:
    """Prints a line; where nobody listens any more the program ends."""
    try:
        sys.stdout.write(f"{json.dumps(what)}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os._exit(1)


if __name__ == "__main__":
    main(Task(**json.loads(sys.argv[1])), sys.argv[2:])
