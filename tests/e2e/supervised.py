"""A supervised kiosk for tests of the whole program: started, hurt and watched from outside."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kiosk.health.places import run_dirs
from kiosk.health.pulse import Pulse, newest_pulse
from kiosk.health.runs import newest_history
from tests.support.shipped import CONTENT

PATIENCE_S = 90.0


class Supervised:
    """A supervisor with its kiosk, on no screen, with folders of its own."""

    def __init__(
        self,
        base: Path,
        *words: str,
        program: str = "",
        content: Path = CONTENT,
        **more: str,
    ) -> None:
        self.state, self.cache, self.run_base = base / "state", base / "cache", base / "run"
        self.run_base.mkdir(parents=True, exist_ok=True)
        self.environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "KIOSK_STATE_DIR": str(self.state),
            "KIOSK_CACHE_DIR": str(self.cache),
            "KIOSK_CONTENT_DIR": str(content),
            "XDG_RUNTIME_DIR": str(self.run_base),
            **more,
        }
        self._command = [
            sys.executable,
            *([program] if program else ["-m", "kiosk", "run"]),
            *words,
        ]
        self.program: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.program = subprocess.Popen(self._command, env=self.environment, start_new_session=True)

    @property
    def folders(self) -> tuple[Path, ...]:
        return run_dirs(self.state, self.environment)

    def pulse(self) -> Pulse | None:
        return newest_pulse(self.folders)

    def history(self):
        return newest_history(self.folders)

    def wait_for(
        self, is_right: Callable[[Pulse], bool], at_most_s: float = PATIENCE_S, what: str = ""
    ) -> Pulse:
        """Waits for a heartbeat that is right; returns it."""
        began = time.monotonic()
        while True:
            pulse = self.pulse()
            fresh = pulse is not None and pulse.monotonic >= began - 3 and is_alive(pulse.pid)
            if pulse is not None and fresh and is_right(pulse):
                return pulse
            assert self.program is None or self.program.poll() is None, "the supervisor has ended"
            waited = time.monotonic() - began
            assert waited < at_most_s, f"{what} did not come within {at_most_s} s; {pulse}"
            time.sleep(0.05)

    def showing(self) -> Pulse:
        """Waits until a scene is painted."""
        return self.wait_for(_shows_a_scene, what="a painted scene")

    def next_kiosk(self, before: int, at_most_s: float = PATIENCE_S) -> Pulse:
        """Waits until another process than before has painted."""
        return self.wait_for(lambda pulse: pulse.pid != before, at_most_s, "another kiosk")

    def child(self) -> int:
        """Returns the number of the kiosk's process, also before it has painted."""
        assert self.program is not None
        path = Path(f"/proc/{self.program.pid}/task/{self.program.pid}/children")
        ends = time.monotonic() + PATIENCE_S
        while not (said := path.read_text().split()):
            assert time.monotonic() < ends, "there is no kiosk"
            time.sleep(0.02)
        return int(said[0])

    def workers(self) -> list[int]:
        """Waits until the kiosk has started processes of its own; returns them."""
        kiosk = self.child()
        ends = time.monotonic() + PATIENCE_S
        while True:
            # One that has not become a worker yet holds up its parent, as a fork does.
            found = [pid for pid in _session(kiosk) if pid != kiosk and b"-P" in _words(pid)]
            if found:
                return found
            assert time.monotonic() < ends, "the kiosk has no workers"
            time.sleep(0.1)

    def ask(self, *words: str) -> tuple[int, str]:
        """Carries out another command of the program; returns its exit code and what it said."""
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )
        return done.returncode, done.stdout + done.stderr

    def status(self) -> dict[str, Any]:
        _, said = self.ask("status", "--json")
        found: dict[str, Any] = json.loads(said)
        return found

    def logged(self) -> str:
        found = sorted((self.state / "log").glob("*"))
        return "".join(path.read_text(encoding="utf-8", errors="replace") for path in found)

    def stop(self) -> int:
        """Asks the parent to end; returns its exit code."""
        assert self.program is not None
        if self.program.poll() is None:
            self.program.send_signal(signal.SIGTERM)
        try:
            return self.program.wait(30)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.program.pid, signal.SIGKILL)


def _shows_a_scene(pulse: Pulse) -> bool:
    return pulse.painted and bool(pulse.scene) and not pulse.calm


@contextmanager
def supervised(
    base: Path, *words: str, content: Path = CONTENT, **more: str
) -> Iterator[Supervised]:
    """Runs a supervised kiosk for as long as the context lasts."""
    one = Supervised(base, "--supervise", *words, content=content, **more)
    one.start()
    try:
        yield one
    finally:
        one.stop()


def is_alive(pid: int) -> bool:
    """Says whether a process runs; one that only waits to be reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _words(pid: int) -> list[bytes]:
    """Returns the command line of a process."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    return []


def _session(leader: int) -> list[int]:
    """Returns the processes of a session."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if os.getsid(int(path.name)) == leader:
                found.append(int(path.name))
    return found
