"""Keeps the history of starts and ends where the next start finds it."""

import json
import logging
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from kiosk.durable import replace_file
from kiosk.health.ladder import History, Mode, Run, begin, end
from kiosk.health.places import boot_id, usable_run_dir

log = logging.getLogger(__name__)
FILE = "runs.json"


class RunLog:
    """Notes the start and the end of this run; whatever the disk does, the kiosk goes on."""

    def __init__(self, folder: Path) -> None:
        """Takes the folder for what counts until the next boot."""
        self._folder = folder
        self._history = History()
        self.follows_failure = False
        """Whether the run before this one ended by failure."""

    def begin(self, least: Mode = "normal") -> Mode:
        """Notes the start; returns what this run dares to do."""
        history = newest_history((self._folder,))
        self._history, mode = begin(history, boot_id(), time.monotonic(), least)
        before = self._history.runs[-2:-1]
        self.follows_failure = bool(before) and not before[0].clean
        self._keep()
        return mode

    def end(self, *, clean: bool) -> None:
        """Notes the end."""
        self._history = end(self._history, time.monotonic(), clean=clean)
        self._keep()

    def _keep(self) -> None:
        try:
            replace_file(self._folder / FILE, json.dumps(asdict(self._history)).encode())
        except OSError as error:
            log.warning("this start cannot be remembered: %s", error)


def note_lost_run(state_dir: Path, since: float) -> None:
    """Notes a run that failed before it could note itself, if that is what it did.

    Args:
        state_dir: The state folder.
        since: When it was started, in seconds of the clock that never jumps: a run that has begun
            since then is the one that is meant.
    """
    folder = usable_run_dir(state_dir)
    if any(run.began >= since for run in newest_history((folder,)).runs):
        return
    runs = RunLog(folder)
    runs.begin()
    runs.end(clean=False)


def newest_history(folders: Iterable[Path]) -> History:
    """Returns the history of this run of the machine; an empty one if none is kept."""
    boot = boot_id()
    found = [history for folder in folders if (history := _read(folder / FILE)) is not None]
    current = [one for one in found if one.boot == boot]
    return max(current, key=_latest, default=History(boot=boot))


def _read(path: Path) -> History | None:
    try:
        said = json.loads(path.read_bytes())
        runs = tuple(Run(**run) for run in said["runs"])
        if not all(run.mode in {"normal", "safe", "calm"} for run in runs):
            return None
        _ = [run.began + (run.ended or 0.0) for run in runs]
        return History(
            boot=str(said["boot"]),
            runs=runs,
            failures=int(said["failures"]),
            starts=int(said["starts"]),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _latest(history: History) -> float:
    return max((run.began for run in history.runs), default=0.0)
