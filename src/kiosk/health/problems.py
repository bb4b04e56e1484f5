"""The last problems in plain words for staff: one bounded file that anyone may write a line to."""

import json
import logging
import os
import time
from dataclasses import replace
from pathlib import Path

from kiosk.durable import replace_file
from kiosk.values import dataclass

log = logging.getLogger(__name__)
FILE = "problems.jsonl"
MOST_BYTES = 65_536
KEPT = 30
"""So many stay where the file has grown too large."""
LONGEST = 400
"""A sentence for staff is not longer; what is belongs to the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that went wrong, as staff are told.

    Attributes:
        time: When it was last seen, in seconds since 1970.
        kind: What it is about, such as ``release``; the same kind and words are one problem.
        zh: What happened and what to do, in Chinese.
        en: The same in English.
        times: How often it happened in a row.
        solved: Whether what it is about was well again later.
    """

    time: float
    kind: str
    zh: str
    en: str
    times: int = 1
    solved: bool = False


def record(state_dir: Path, kind: str, words_zh: str, words_en: str) -> None:
    """Keeps a problem; what cannot be kept is logged, and nothing is ever raised.

    A line that is cut off by a power cut is passed over later. The file is not forced to the
    disk: the process that paints calls this too, and must not wait for a slow one.

    Args:
        state_dir: The state folder.
        kind: What it is about.
        words_zh: What happened and what to do, in Chinese.
        words_en: The same in English.
    """
    try:
        path = state_dir / FILE
        new = {
            "time": round(time.time(), 3),
            "kind": kind,
            "zh": words_zh[:LONGEST],
            "en": words_en[:LONGEST],
        }
        before = _lines(path)
        latest = _problem(before[-1]) if before else None
        if latest is not None and (latest.kind, latest.zh, latest.en) == (
            new["kind"],
            new["zh"],
            new["en"],
        ):
            _replace(path, [*before[:-1], _line({**new, "times": latest.times + 1})])
        elif sum(len(line.encode()) + 1 for line in before) > MOST_BYTES:
            _replace(path, [*before[-KEPT + 1 :], _line(new)])
        else:
            _append(path, _line(new))
    except Exception:
        # A named boundary: to say that something is wrong must not make it worse.
        log.exception("the problem %r cannot be kept", words_en)


def solve(state_dir: Path, *kinds: str) -> None:
    """Notes that all is well again with what problems were about; nothing is ever raised.

    Args:
        state_dir: The state folder.
        kinds: What they were about; where none of a kind is open nothing is written.
    """
    try:
        path = state_dir / FILE
        there = {one.kind for one in _newest_first(_lines(path)) if not one.solved}
        for kind in kinds:
            if kind in there:
                _append(path, _line({"time": round(time.time(), 3), "solved": kind}))
    except Exception:
        # A named boundary, see `record`.
        log.exception("that problems are solved cannot be kept: %s", kinds)


def last(state_dir: Path, most: int) -> tuple[Problem, ...]:
    """Returns the latest problems, the newest first; what cannot be read is left out."""
    try:
        return _newest_first(_lines(state_dir / FILE))[:most]
    except Exception:
        # A named boundary, see `record`.
        log.exception("the last problems cannot be read")
        return ()


def _newest_first(lines: list[str]) -> tuple[Problem, ...]:
    """Returns the problems; those before a line that says so are solved."""
    found: list[Problem] = []
    solved: set[str] = set()
    for line in reversed(lines):
        problem = _problem(line)
        if problem is not None:
            found.append(replace(problem, solved=problem.kind in solved))
        elif kind := _solved(line):
            solved.add(kind)
    return tuple(found)


def _lines(path: Path) -> list[str]:
    try:
        with path.open("rb") as file:
            # However it came to be larger, no more than this is held.
            file.seek(max(0, path.stat().st_size - 2 * MOST_BYTES))
            text = file.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return []
    return [line for line in text.split("\n") if line]


def _problem(line: str) -> Problem | None:
    try:
        said = json.loads(line)
        return Problem(
            time=float(said["time"]),
            kind=str(said["kind"]),
            zh=str(said["zh"]),
            en=str(said["en"]),
            times=int(said.get("times", 1)),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _solved(line: str) -> str:
    """Returns the kind of problem that a line says to be solved, "" where it says none."""
    try:
        said = json.loads(line)
        return str(said.get("solved", "")) if isinstance(said, dict) else ""
    except (ValueError, RecursionError):
        return ""


def _line(said: dict[str, object]) -> str:
    return json.dumps(said, ensure_ascii=False)


def _append(path: Path, line: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # The line break before it ends what a power cut may have left without one.
    data = f"\n{line}\n".encode("utf-8", "replace")
    ear = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        os.write(ear, data)
    finally:
        os.close(ear)


def _replace(path: Path, lines: list[str]) -> None:
    data = "".join(f"{line}\n" for line in lines)
    replace_file(path, data.encode("utf-8", "replace"))
