"""Measures what a lobby would use instead, and our kiosk, in turn and all from outside.

    compare.py [--repeat N] [--json FILE] [--pictures FOLDER]

``measure_peers`` gives the same values to whoever makes one table of everything.
"""

import argparse
import json
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from time import sleep
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))

from kiosk.processes import memory_mb  # noqa: E402
from peers.observer import Rows, first_change, longest_gap, whole_at  # noqa: E402 - after the path
from peers.processes import effort_between, efforts_of  # noqa: E402
from peers.programs import (  # noqa: E402
    BROWSER,
    IMPRESS,
    KIOSK,
    SAME,
    Program,
    missing_peers,
    prepare_all,
)
from peers.screen import save_picture  # noqa: E402
from peers.sitting import Sitting, sitting  # noqa: E402

LEAST_REPEATS, LEAST_SWITCHES = 10, 12
MOST_START, MOST_MEMORY = 0.5, 1 / 3
AGAIN = (2, 0, 3, 1, 4)
"""The order in which tabs are shown again: neighbours of none, after the last was shown."""
SLIDE_S = 0.42
SETTLES_S, REST_S = 20.0, 60.0
Say = Callable[[str], None]


class Measured(NamedTuple):
    """Values of one measure.

    Attributes:
        goal: The most that is fine, or None where the values only inform.
        of: Which value the goal is about.
    """

    name: str
    unit: str
    values: tuple[float, ...]
    goal: float | None = None
    of: str = "median"


def measure_peers(
    cache: Path, repeats: int, say: Say, pictures: Path | None = None
) -> Iterator[Measured]:
    """Measures all programs that are installed.

    Args:
        cache: Folder for this run's contents, profiles and caches.
        repeats: Starts of each program.
        say: Is told how far the run is, and what cannot be measured.
        pictures: Where to keep a picture of each program's tabs; None keeps none.
    """
    for words in missing_peers():
        say(words)
    programs = prepare_all(cache / "peers")
    visits = 4 * max(program.scenes for program in programs)
    for program in programs:
        say(f"{program.name}: once, to fill caches")
        with sitting(program) as run:
            run.visit_everything(4 * program.scenes)
    seen = {program.name: _first_picture(program) for program in programs}
    say("starts and tabs, in turn")
    yield from _starts_and_switches(programs, repeats, seen, say, pictures)
    yield from _memory(programs, visits, say)
    yield from _rest(programs, say)


def _first_picture(program: Program) -> Rows:
    """Returns what a program shows when it has started; caches are filled by now."""
    with sitting(program) as run:
        return run.observer.picture()


def _starts_and_switches(
    programs: tuple[Program, ...],
    repeats: int,
    seen: dict[str, Rows],
    say: Say,
    pictures: Path | None,
) -> Iterator[Measured]:
    starts: dict[str, list[float]] = {}
    first_signs: dict[str, list[float]] = {}
    switches: dict[str, list[float]] = {}
    rounds = -(-LEAST_SWITCHES // 4)
    for turn in range(max(repeats, LEAST_REPEATS)):
        for program in programs:
            with sitting(program, seen[program.name]) as run:
                whole, first = whole_at(run.start), first_change(run.start)
                starts.setdefault(program.name, []).append((whole or 0) - run.began)
                first_signs.setdefault(program.name, []).append((first or 0) - run.began)
                if turn < rounds:
                    _switch(run, switches)
                if pictures is not None and turn == 0:
                    _keep_pictures(run, pictures)
        say(f"{turn + 1} of {max(repeats, LEAST_REPEATS)}")
    for ours in (KIOSK, SAME):
        for peer in (name for name in starts if name not in {KIOSK, SAME}):
            pairs = zip(starts[ours], starts[peer], strict=True)
            goal = MOST_START if peer == BROWSER else None
            name = f"start, {ours} / {peer}"
            yield Measured(name, " ×", tuple(a / b for a, b in pairs), goal)
    for name, values in starts.items():
        yield Measured(f"start, {name}", " s", tuple(values))
    for name, values in first_signs.items():
        yield Measured(f"start, {name}, first sign", " s", tuple(values))
    for name, values in sorted(switches.items()):
        yield Measured(name, " ms", tuple(values))


def _switch(run: Sitting, series: dict[str, list[float]]) -> None:
    """Touches every tab for the first time and then again."""
    for kind, tabs in (("first visit", range(1, len(run.program.tabs))), ("again", AGAIN)):
        for tab in tabs:
            at, changes = run.touch_tab(tab)
            gap = longest_gap(changes, SLIDE_S)
            for what, moment in (
                ("touch to first frame", first_change(changes)),
                ("touch to settled", whole_at(changes)),
                ("longest gap of its slide", None if gap is None else at + gap),
            ):
                if moment is not None:
                    name = f"tab, {kind}, {what}, {run.program.name}"
                    series.setdefault(name, []).append(1000 * (moment - at))


def _keep_pictures(run: Sitting, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for index, tab in enumerate(run.program.tabs):
        run.press(tab)
        sleep(1.0)
        name = f"{run.program.name.replace(', ', '-').replace(' ', '-')}-{index + 1}.png"
        save_picture(run.screen.pixels, folder / name)


def _memory(programs: tuple[Program, ...], visits: int, say: Say) -> Iterator[Measured]:
    """Measures memory after everything was shown, with no other of the programs running."""
    taken: dict[str, float] = {}
    for program in programs:
        say(f"memory, {program.name}")
        with sitting(program) as run:
            run.visit_everything(visits)
            sleep(3)
            taken[program.name] = memory_mb(run.pids)
            served = memory_mb((run.screen.pid,))
            yield Measured(f"memory, {program.name}", " MB", (taken[program.name],))
            yield Measured(f"memory, X server of {program.name}", " MB", (served,))
    for ours in (KIOSK, SAME):
        for peer, goal in ((BROWSER, MOST_MEMORY), (IMPRESS, 1.0)):
            if peer in taken:
                ratio = taken[ours] / taken[peer]
                yield Measured(f"memory, {ours} / {peer}", " ×", (ratio,), goal)


def _rest(programs: tuple[Program, ...], say: Say) -> Iterator[Measured]:
    """Measures programs that show a still tab; all at once, since none of them does much."""
    say("rest")
    with ExitStack() as stack:
        runs = [stack.enter_context(sitting(program)) for program in programs]
        sleep(SETTLES_S)
        before = [efforts_of(run.pids) for run in runs]
        sleep(REST_S)
        for run, earlier in zip(runs, before, strict=True):
            if run.process.poll() is not None:
                raise RuntimeError(f"{run.program.name} has ended by itself")
            effort = effort_between(earlier, efforts_of(run.pids))
            name = f"rest of {REST_S:.0f} s, {run.program.name}"
            yield Measured(f"{name}, CPU", " s", (effort.cpu_s,))
            yield Measured(f"{name}, wake-ups a second", "", (effort.wakes / REST_S,))


def main() -> None:
    """Measures and prints a line a measure."""
    parser = argparse.ArgumentParser(description="Measures the kiosk beside its peers.")
    parser.add_argument("--repeat", type=int, default=LEAST_REPEATS, help="starts of each program")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write all values there")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="also keep pictures there")
    options = parser.parse_args()
    # Whoever ends this ends what it started too.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    found = []
    with tempfile.TemporaryDirectory(prefix="kiosk-peers-") as folder:
        for item in measure_peers(Path(folder), options.repeat, _say, options.pictures):
            found.append(item)
            ranked = sorted(item.values)
            p95 = ranked[max(0, -(-95 * len(ranked) // 100) - 1)]
            middle = median(item.values)
            counted = f"n {len(ranked)}, median {middle:.3g}{item.unit}, p95 {p95:.3g}{item.unit}"
            goal = "" if item.goal is None else f", goal {item.of} ≤ {item.goal:.3g}{item.unit}"
            print(f"{item.name}: {counted}{goal}", flush=True)
    if options.json:
        rows = [item._asdict() for item in found]
        options.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


def _leave(*_: object) -> None:
    sys.exit(130)


def _say(words: str) -> None:
    print(f"peers: {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
