"""How the doctor looks at the machine; tests give it another one."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from glob import glob
from pathlib import Path
from typing import Protocol

ANSWERS_WITHIN_S = 20.0
SCREEN_PROBE = "kiosk.ui.shell.screen_probe"


class Machine(Protocol):
    """What can be asked about a machine; whatever it does not say is None or empty."""

    def read(self, path: str) -> str | None:
        """Returns what a file holds."""

    def files(self, pattern: str) -> tuple[str, ...]:
        """Returns the files that a pattern matches."""

    def run(self, command: Sequence[str]) -> str | None:
        """Returns what a command says; None where it is not there, fails or takes too long."""

    def variable(self, name: str) -> str:
        """Returns a variable of the environment."""

    def free_bytes(self, folder: Path) -> int | None:
        """Returns how much the disk of a folder still takes."""

    def can_write(self, folder: Path) -> bool:
        """Says whether a file can be made in a folder, which is made if it is not there."""

    def can_open(self, path: str) -> bool:
        """Says whether a device can be read."""

    def year(self) -> int:
        """Returns the year that the clock shows."""


class ThisMachine:
    """The machine that this runs on."""

    def read(self, path: str) -> str | None:
        """See `Machine`."""
        try:
            return Path(path).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None

    def files(self, pattern: str) -> tuple[str, ...]:
        """See `Machine`."""
        return tuple(sorted(glob(pattern)))  # noqa: PTH207 - patterns begin at the root

    def run(self, command: Sequence[str]) -> str | None:
        """See `Machine`."""
        try:
            done = subprocess.run(  # noqa: S603 - commands are ours
                command,
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
                timeout=ANSWERS_WITHIN_S,
                stdin=subprocess.DEVNULL,
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return done.stdout if done.returncode == 0 else None

    def variable(self, name: str) -> str:
        """See `Machine`."""
        return os.environ.get(name, "")

    def free_bytes(self, folder: Path) -> int | None:
        """See `Machine`."""
        known = next((one for one in (folder, *folder.parents) if one.is_dir()), None)
        try:
            return None if known is None else shutil.disk_usage(known).free
        except OSError:
            return None

    def can_write(self, folder: Path) -> bool:
        """See `Machine`."""
        probe = folder / f".doctor-{os.getpid()}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe.write_bytes(b"ok")
            probe.unlink()
        except OSError:
            return False
        return True

    def can_open(self, path: str) -> bool:
        """See `Machine`."""
        return os.access(path, os.R_OK)

    def year(self) -> int:
        """See `Machine`."""
        return time.localtime().tm_year


def screen_probe() -> tuple[str, ...]:
    """Returns the command that says what Qt sees of screens."""
    return sys.executable, "-m", SCREEN_PROBE
