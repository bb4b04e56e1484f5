"""How the kiosk is, put together from what it left: heartbeat, starts, problems, memory."""

import contextlib
import os
import sys
import time
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Literal

from kiosk.health.ladder import WINDOW_S, History, Mode
from kiosk.health.places import run_dirs
from kiosk.health.problems import Problem, last
from kiosk.health.pulse import Pulse, newest_pulse
from kiosk.health.runs import newest_history
from kiosk.paths import APP_NAME
from kiosk.values import dataclass

Grade = Literal["well", "attention", "down"]
EXIT_CODES: dict[Grade, int] = {"well": 0, "attention": 1, "down": 2}
"""As monitoring plugins say it: OK, WARNING, CRITICAL."""
LATE_AFTER_S = 10.0
STARTS_WITHIN_S = 60.0
RECENT_S = 24 * 3600.0
MOST_PROBLEMS, MOST_LOOKED_AT = 5, 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How the kiosk is.

    Attributes:
        grade: Whether somebody should look.
        state: ``active``, ``warning``, ``attract``, ``asleep``, ``staff``, ``safe``, ``calm``,
            ``starting`` or ``down``.
        doing: What it does whatever its mode is, or "".
        mode: The rung of the ladder that it runs on.
        heartbeat_age_s: Seconds since a frame was painted, or was not wanted; None if never.
        painted: Whether the screen takes frames.
        scene: What is shown, or "".
        release: The release shown, or "".
        program: Version of the program that is installed.
        uptime_s: Seconds since the kiosk was started.
        starts: Starts since the machine was started; only such as somebody watched over.
        failures: How many of these runs failed.
        failures_lately: How many failed within the window of the ladder.
        frames: Heartbeats with a painted frame.
        memory_mb: What the kiosk and its workers take, in MB; None where it is not told.
        pid: Its process, or None.
        problems: The last ones, those too that were solved meanwhile.
    """

    grade: Grade
    state: str
    doing: str = ""
    mode: Mode = "normal"
    heartbeat_age_s: float | None = None
    painted: bool = False
    scene: str = ""
    release: str = ""
    program: str = ""
    uptime_s: float | None = None
    starts: int = 0
    failures: int = 0
    failures_lately: int = 0
    frames: int = 0
    memory_mb: float | None = None
    pid: int | None = None
    problems: tuple[Problem, ...] = ()


def read_status(state_dir: Path) -> Status:
    """Returns how the kiosk of a state folder is now."""
    folders = run_dirs(state_dir)
    pulse, history = newest_pulse(folders), newest_history(folders)
    if pulse is not None and not _is_alive(pulse.pid):
        pulse = None
    problems = _worth_telling(last(state_dir, MOST_LOOKED_AT))
    memory = _memory_mb(pulse.pid) if pulse is not None else None
    status = judge(pulse, history, problems, memory, time.monotonic(), time.time())
    return replace(status, program=_program())


def judge(
    pulse: Pulse | None,
    history: History,
    problems: tuple[Problem, ...],
    memory_mb: float | None,
    now: float,
    wall: float,
) -> Status:
    """Returns what heartbeat, starts and problems together mean; pure.

    Args:
        pulse: The newest beat of a process that lives, or None.
        history: The starts since the machine was started.
        problems: The last ones.
        memory_mb: What the kiosk takes.
        now: Seconds of the clock that never jumps.
        wall: Seconds since 1970.
    """
    age = None if pulse is None else now - pulse.monotonic
    lately = sum(
        run.ended is not None and not run.clean and now - run.ended <= WINDOW_S
        for run in history.runs
    )
    state = _state(pulse, history, age, now)
    return Status(
        grade=_grade(state, lately, problems, wall),
        state=state,
        doing="" if pulse is None else pulse.state,
        mode=_mode(pulse, history),
        heartbeat_age_s=None if age is None else round(age, 1),
        painted=pulse is not None and pulse.painted,
        scene="" if pulse is None else pulse.scene,
        release="" if pulse is None else pulse.release,
        uptime_s=None if pulse is None else round(now - pulse.started),
        starts=history.starts,
        failures=history.failures,
        failures_lately=lately,
        frames=0 if pulse is None else pulse.frames,
        memory_mb=memory_mb,
        pid=None if pulse is None else pulse.pid,
        problems=problems,
    )


def as_values(status: Status) -> dict[str, object]:
    """Returns the status as plain values, for JSON."""
    return {**asdict(status), "exit_code": EXIT_CODES[status.grade]}


def _state(pulse: Pulse | None, history: History, age: float | None, now: float) -> str:
    if pulse is None or age is None or age > LATE_AFTER_S:
        run = history.runs[-1] if history.runs else None
        begins = run is not None and run.ended is None and now - run.began <= STARTS_WITHIN_S
        return "starting" if begins and pulse is None else "down"
    if pulse.calm or pulse.mode == "calm":
        return "calm"
    return "safe" if pulse.mode == "safe" else pulse.state


def _grade(state: str, lately: int, problems: tuple[Problem, ...], wall: float) -> Grade:
    if state in {"down", "calm"}:
        return "down"
    recent = any(
        0 <= wall - problem.time <= RECENT_S and not problem.solved for problem in problems
    )
    return "attention" if recent or lately or state in {"safe", "starting"} else "well"


def _worth_telling(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Returns the last problems, the open ones before those that are solved."""
    return tuple(sorted(problems, key=_is_solved)[:MOST_PROBLEMS])


def _is_solved(problem: Problem) -> bool:
    return problem.solved


def _mode(pulse: Pulse | None, history: History) -> Mode:
    if pulse is not None and pulse.mode in {"normal", "safe", "calm"}:
        return pulse.mode  # type: ignore[return-value]
    return history.runs[-1].mode if history.runs else "normal"


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _memory_mb(pid: int) -> float | None:
    from kiosk.processes import family, memory_mb  # noqa: PLC0415 - only for the living

    with contextlib.suppress(OSError, ValueError):
        return round(memory_mb(family(pid)), 1)
    return None


@cache
def _program() -> str:
    """Returns the installed version; importlib.metadata would take 30 ms of the next frame."""
    stem = APP_NAME.replace("-", "_")
    for folder in sys.path:
        with contextlib.suppress(OSError):
            for path in Path(folder).glob(f"{stem}-*.dist-info"):
                return path.name.removeprefix(f"{stem}-").removesuffix(".dist-info")
    return ""
