"""Makes releases and is killed, or finds the disk full, at a chosen step: `killing.py HOME MODE N`.

Every step that touches the state folder is counted by an audit hook: opening a file for writing,
renaming, making and removing folders, changing modes. In a child of its own for each step, so that
everything is imported once.
"""

import errno
import json
import os
import signal
import sys
from pathlib import Path

from kiosk.releases import build as building
from tests.releases.shelf import Shelf, name_of

EVENTS = {"open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.chmod", "os.utime"}
KILL, FULL, COUNT = "kill", "full", "count"


def is_step(event, arguments, state):
    if event not in EVENTS:
        return False
    if event == "open":
        flags = arguments[2] if isinstance(arguments[2], int) else 0
        if not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            return False
    return any(str(state) in os.fsdecode(one) for one in arguments if isinstance(one, str | bytes))


def hook(shelf, mode, at, count):
    def listen(event, arguments):
        if not count["on"] or not is_step(event, arguments, shelf.state):
            return
        count["steps"] += 1
        if mode == KILL and count["steps"] == at:
            os.kill(os.getpid(), signal.SIGKILL)
        if mode == FULL and count["steps"] >= at and event in {"open", "os.mkdir"}:
            raise OSError(errno.ENOSPC, "No space left on device")

    return listen


def change(shelf, name):
    """What a watcher does with new content."""
    shelf.rename(name)
    with shelf.store.locked():
        built = building.build(shelf.store, shelf.wish(notes_seen=True, takes_seen=False))
        shelf.store.apply(built.release)
        shelf.store.prune()


def child(home, mode, at):
    """Runs in a process of its own; prints how many steps there were."""
    shelf = Shelf(home)
    count: dict[str, int] = {"on": 0, "steps": 0}
    sys.addaudithook(hook(shelf, mode, at, count))
    count["on"] = 1
    try:
        change(shelf, "New")
    except OSError:
        return 3
    finally:
        count["on"] = 0
    if mode == COUNT:
        say(count["steps"])
    return 0


def say(what):
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


def look(home):
    """Says what a start would show now, and whether the next change goes well."""
    shelf = Shelf(home)
    release = shelf.store.current()
    assert release is not None
    release.check_in_full()
    shown = name_of(release)
    damaged = [version for version in shelf.store.versions() if shelf.store.damage(version)]
    change(shelf, "After")
    after = name_of(shelf.store.current())
    left = [path.name for path in shelf.store.folder.glob(".*")]
    versions = shelf.store.versions()
    return {"shown": shown, "after": after, "left": left, "kept": len(versions), "bad": damaged}


def main(home, mode, *steps):
    """Prepares a folder, and runs and looks for each step; prints a line of JSON each."""
    for at in map(int, steps):
        place = Path(home) / f"{mode}-{at}"
        Shelf(place).make("Old")
        for name in ("Older", "Oldest"):
            Shelf(place).make(name)
        Shelf(place).make("Old")
        sys.stdout.flush()
        process = os.fork()
        if process == 0:
            os._exit(child(place, mode, at))
        _, status = os.waitpid(process, 0)
        told = {"at": at, "status": os.waitstatus_to_exitcode(status)}
        if mode != COUNT:
            told.update(look(place))
        say(told)


if __name__ == "__main__":
    main(*sys.argv[1:])
