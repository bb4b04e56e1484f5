"""The ladder: how much a kiosk dares to do after it has failed; pure."""

from typing import Literal

from kiosk.values import dataclass

Mode = Literal["normal", "safe", "calm"]

WINDOW_S = 600.0
SAFE_AFTER, CALM_AFTER = 5, 3
"""So many failures within the window lead to safe mode; so many in safe mode to the calm page."""
SAFE_FOR_S, CALM_FOR_S = 4 * 3600.0, 600.0
"""After so long whoever is further down tries again what is above: what was wrong may be mended."""
MOST_RUNS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the kiosk.

    Attributes:
        mode: What it dared to do.
        began: When, in seconds of the clock that never jumps.
        ended: When it ended or was found to have ended, or None while it runs.
        clean: Whether it ended because somebody wanted it to.
    """

    mode: Mode
    began: float
    ended: float | None = None
    clean: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The runs since the machine was started.

    Attributes:
        boot: Names this run of the machine: moments of another one mean nothing.
        runs: The latest, oldest first.
        failures: How many runs have failed, also such as are forgotten.
        starts: How many runs there were.
    """

    boot: str = ""
    runs: tuple[Run, ...] = ()
    failures: int = 0
    starts: int = 0


def choose_mode(history: History, now: float) -> Mode:
    """Returns what the next run dares to do."""
    failed = [run for run in history.runs if _failed_lately(run, now)]
    further_down = sum(run.mode != "normal" for run in failed)
    if further_down >= CALM_AFTER:
        return "calm"
    return "safe" if len(failed) >= SAFE_AFTER or further_down else "normal"


def tries_again_after(mode: Mode) -> float | None:
    """Returns the seconds after which a run makes way for one that dares more; None if it is whole.

    Until then its failures are forgotten, so that the next one starts from the top.
    """
    return {"normal": None, "safe": SAFE_FOR_S, "calm": CALM_FOR_S + 1.0}[mode]


def begin(history: History, boot: str, now: float, least: Mode = "normal") -> tuple[History, Mode]:
    """Notes a start; a run that is still open has failed, since nobody runs two at a time.

    Args:
        history: What was before.
        boot: Names this run of the machine.
        now: Seconds of the clock that never jumps.
        least: What was asked for; the ladder may only lead further down.

    Returns:
        The history with the new run, and what it dares to do.
    """
    if history.boot != boot or any(run.began > now for run in history.runs):
        history = History(boot=boot)
    closed, lost = [], 0
    for run in history.runs:
        if run.ended is None:
            closed.append(Run(mode=run.mode, began=run.began, ended=now))
            lost += 1
        else:
            closed.append(run)
    before = History(
        boot=boot,
        runs=tuple(closed),
        failures=history.failures + lost,
        starts=history.starts,
    )
    order: tuple[Mode, ...] = ("normal", "safe", "calm")
    mode = max(choose_mode(before, now), least, key=order.index)
    runs = (*before.runs, Run(mode=mode, began=now))[-MOST_RUNS:]
    return (
        History(boot=boot, runs=runs, failures=before.failures, starts=before.starts + 1),
        mode,
    )


def end(history: History, now: float, *, clean: bool) -> History:
    """Notes the end of the run that is open."""
    if not history.runs or history.runs[-1].ended is not None:
        return history
    *before, run = history.runs
    ended = Run(mode=run.mode, began=run.began, ended=now, clean=clean)
    return History(
        boot=history.boot,
        runs=(*before, ended),
        failures=history.failures + (not clean),
        starts=history.starts,
    )


def _failed_lately(run: Run, now: float) -> bool:
    return run.ended is not None and not run.clean and now - run.ended <= WINDOW_S
