"""Small programs in place of the kiosk and its compositor, under a real supervisor.

Nobody waits here for less time than a busy machine may need: what is not about waiting is given
minutes.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.health import supervisor

SOURCE = str(Path(supervisor.__file__).parents[2])
PATIENCE_S = 90.0
PATIENT = {"frame": 300.0, "start": 300.0, "trace": 0.3, "leave": 1.0, "delays": (0.01,)}
KIOSK = """
import os, pathlib, signal, socket, subprocess, sys, time
sys.path.insert(0, {source!r})
from kiosk.health.watch import begin_watch, report_start
here = pathlib.Path({folder!r})
notes = here / "notes"
run = len(notes.read_text().splitlines()) if notes.exists() else 0
with notes.open("a") as file:
    file.write(f"{{os.getpid()}}\\n")
address = os.environ["NOTIFY_SOCKET"]

def wait_for(name):
    while not (here / name).exists():
        time.sleep(0.02)

{early}
notifier = report_start()
say = notifier.say
{body}
"""
PARENT = """
import sys
from functools import partial
from pathlib import Path
sys.path.insert(0, {source!r})
from kiosk.health.notify import take_notifier
from kiosk.health.runs import note_lost_run
from kiosk.health.supervisor import Patience, Supervisor
sys.exit(Supervisor(
    [sys.executable, {kiosk!r}],
    take_notifier(),
    Patience(**{patience!r}),
    within={within!r},
    note_failure=partial(note_lost_run, Path({folder!r}) / "state"),
).run())
"""
COMPOSITOR = """#!/bin/sh
# Runs a program and ends with 0, whatever has become of it: as cage does.
echo $$ >> {folder}/compositors
{first}
"$@" &
wait $!
{then}
exit 0
"""


class Family:
    """A supervisor, the kiosks that it starts, and perhaps a compositor around each."""

    def __init__(self, folder):
        self.folder = folder
        self.kiosk = folder / "kiosk.py"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, body, *, early="", within=(), patience=None, **more):
        """Starts the supervisor over a body of Python; returns its process.

        Args:
            body: What the kiosk does once it has said that it is there; `run` counts from 0.
            early: What it does before.
            within: The compositor.
            patience: Other times than those of `PATIENT`.
            more: Variables of the environment.
        """
        names = {"source": SOURCE, "folder": str(self.folder)}
        self.kiosk.write_text(KIOSK.format(**names, early=early, body=body))
        parent = self.folder / "parent.py"
        names |= {"kiosk": str(self.kiosk)}
        times = {**PATIENT, **(patience or {})}
        parent.write_text(PARENT.format(**names, within=list(within), patience=times))
        environment = {**os.environ, "XDG_RUNTIME_DIR": str(self.folder / "run"), **more}
        process = subprocess.Popen(
            [sys.executable, str(parent)], env=environment, start_new_session=True
        )
        self.process = process
        return process

    def compositor(self, *, first="", then=""):
        """Returns the command of a compositor.

        Args:
            first: What it does before it starts its program.
            then: What it does before it ends.
        """
        script = self.folder / "compositor"
        script.write_text(COMPOSITOR.format(folder=self.folder, first=first, then=then))
        script.chmod(0o755)
        return [str(script)]

    def kiosks(self):
        """Returns the processes of all kiosks until now."""
        return self._numbers("notes")

    def compositors(self):
        """Returns those of all compositors."""
        return self._numbers("compositors")

    def tell(self, name):
        """Lets the kiosk go on that waits for this."""
        (self.folder / name).write_text("")

    def wait_until_told(self, name):
        wait_for((self.folder / name).exists)

    def end(self):
        """Ends whatever is left."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for pid in (*self.kiosks(), *self.compositors()):
            if str(self.folder) in words_of(pid):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)

    def _numbers(self, name):
        path = self.folder / name
        return [int(line) for line in path.read_text().splitlines()] if path.exists() else []


@contextmanager
def family_in(folder):
    one = Family(folder)
    (folder / "run").mkdir(mode=0o700)
    try:
        yield one
    finally:
        one.end()


def state_of(pid):
    """Returns the letter that says what a process does, or "" if it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def is_gone(pid):
    return state_of(pid) in {"", "Z"}


def words_of(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def wait_for(is_right):
    ends = time.monotonic() + PATIENCE_S
    while not is_right():
        assert time.monotonic() < ends
        time.sleep(0.02)


def stop(pid):
    """Has a process stand still, and waits until it does."""
    os.kill(pid, signal.SIGSTOP)
    wait_for(lambda: state_of(pid) == "T")
