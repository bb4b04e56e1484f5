"""Runs the programs that measure, each a process of its own with caches of the run."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Any

import kiosk
from kiosk.releases.trees import remove_tree
from kiosk.ui.kit.worker_command import python_path

GIVES_UP_AFTER_S = 3600


class MeasureError(RuntimeError):
    """A program that measures failed, or what it measured is worth nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a program is run in.

    Attributes:
        cache: The folder for this run's caches, compiled Python included, so that a run neither
            uses nor leaves anything and the second start of a program is a warm one.
        screen: Qt's platform; with ``xcb`` the display of this process is used.
        content: The content folder.
        kiosk_cache: Name of the kiosk's own cache folder within `cache`.
        kiosk_state: Name of its state folder there.
        size: Of the window, in pixels.
    """

    cache: Path
    screen: str
    content: Path
    kiosk_cache: str = "kiosk"
    kiosk_state: str = "state"
    size: tuple[int, int] = (1920, 1080)

    def with_cache(self, name: str) -> "Setting":
        """Returns the same with a cache folder and a state folder of another name."""
        return replace(self, kiosk_cache=name, kiosk_state=f"{name}-state")

    def forget(self, *, state: bool = True) -> None:
        """Removes all that the kiosk has kept, or its caches only."""
        shutil.rmtree(self.cache / self.kiosk_cache, ignore_errors=True)
        if state:
            # What is in a release cannot be written, and so cannot be removed, by others than root.
            remove_tree(self.cache / self.kiosk_state)

    def environment(self) -> dict[str, str]:
        """Returns the environment of a measured program."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
        kept.pop("PYTHONDONTWRITEBYTECODE", None)
        return {
            **kept,
            **python_path(Path(kiosk.__file__).resolve().parents[1]),
            "PYTHONPYCACHEPREFIX": str(self.cache / "compiled"),
            "KIOSK_CACHE_DIR": str(self.cache / self.kiosk_cache),
            "KIOSK_STATE_DIR": str(self.cache / self.kiosk_state),
            "KIOSK_CONTENT_DIR": str(self.content),
            "QT_QPA_PLATFORM": self.screen,
            "QT_LOGGING_RULES": "*.debug=false",
        }

    @property
    def label(self) -> str:
        """The screen in words."""
        large = self.size != (1920, 1080)
        return f"{self.screen} {self.size[0]}×{self.size[1]}" if large else self.screen


def command(program: str, arguments: Iterable[str] = ()) -> list[str]:
    """Returns the command line of a program of this package."""
    return [sys.executable, "-P", "-m", f"kiosk.bench.{program}", *arguments]


def run_program(
    program: str, setting: Setting, *arguments: str, give_up_after_s: float = GIVES_UP_AFTER_S
) -> tuple[float, dict[str, Any]]:
    """Runs a program of this package and returns when it began and what it measured.

    Args:
        program: Its module.
        setting: What it is run in.
        arguments: What it is told.
        give_up_after_s: How long it may take.

    Returns:
        The moment before the process began, on the clock that ``time.monotonic`` reads in every
        process, and the JSON that it printed last.

    Raises:
        MeasureError: It failed or said nothing.
    """
    began = monotonic()
    done = subprocess.run(  # noqa: S603 - our own program
        command(program, arguments),
        env=setting.environment(),
        capture_output=True,
        text=True,
        timeout=give_up_after_s,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or not lines:
        raise MeasureError(f"{program} ended with {done.returncode}:\n{done.stderr[-4000:]}")
    result: dict[str, Any] = json.loads(lines[-1])
    return began, result


def run_course(
    course: str, setting: Setting, runs: int = 1, **settings: object
) -> dict[str, list[float]]:
    """Runs a course of `kiosk.bench.courses` in several processes; returns all values together.

    Raises:
        MeasureError: One failed, or the painting process had matplotlib in it at the end.
    """
    together: dict[str, list[float]] = {}
    words = [f"{name}={value}" for name, value in settings.items()]
    for _ in range(runs):
        size = "x".join(map(str, setting.size))
        _, said = run_program("course", setting, course, size, *words)
        if said["strangers"]:
            raise MeasureError(f"the painting process imported {said['strangers']}")
        for name, values in said["series"].items():
            together.setdefault(name, []).extend(values)
    return together
