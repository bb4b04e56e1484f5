"""Many problems in few lines: what repeats is told a few times, then counted file by file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kiosk.content.problem import Problem

TOLD_IN_FULL = 5
"""So many times the same objection is told with its place; further ones are counted."""
_MOST_STRETCHES = 8
_MOST_COLUMNS = 6

Kind = tuple[str, str, str]
"""Problems of one kind say the same words in the same severity."""


def in_brief(problems: Iterable[Problem]) -> Iterator[str]:
    """Yields the lines that tell problems to somebody who reads all of them.

    Args:
        problems: In their order.
    """
    told: dict[Kind, int] = defaultdict(int)
    entries: dict[object, list[Problem]] = {}
    for problem in problems:
        kind = (problem.what, problem.todo, problem.severity)
        told[kind] += 1
        # A problem told in full is an entry of its own.
        key: object = problem if told[kind] <= TOLD_IN_FULL else (kind, problem.file)
        entries.setdefault(key, []).append(problem)
    for group in entries.values():
        yield str(group[0]) if len(group) == 1 else _counted(group)


def _counted(group: list[Problem]) -> str:
    first = group[0]
    words = f"{len(group)} more like this{_columns(group)}: {first.what} — {first.todo}"
    return f"{places(group)}: {words} (kiosk check --json lists each)"


def _columns(group: list[Problem]) -> str:
    """Returns in which columns of a table problems stand, if few enough to name."""
    names = list(dict.fromkeys(item.where.rpartition(", ")[2] for item in group))
    if not group[0].file.endswith(".csv") or len(names) > _MOST_COLUMNS:
        return ""
    return f" in {', '.join(names)}"


def places(problems: Iterable[Problem]) -> str:
    """Returns files and lines of problems: ``tables/facts.csv lines 5, 22–27``."""
    lines: dict[str, set[int]] = defaultdict(set)
    for problem in problems:
        lines[problem.file].add(problem.line)
    return ", ".join(f"{file} {_stretches(sorted(found))}" for file, found in lines.items())


def _stretches(lines: list[int]) -> str:
    """Returns lines as words, those that follow each other as one stretch."""
    stretches: list[list[int]] = []
    for line in lines:
        if stretches and stretches[-1][1] == line - 1:
            stretches[-1][1] = line
        else:
            stretches.append([line, line])
    named = [str(a) if a == b else f"{a}–{b}" for a, b in stretches[:_MOST_STRETCHES]]
    more = " …" if len(stretches) > _MOST_STRETCHES else ""
    return f"line{'s' if len(lines) > 1 else ''} {', '.join(named)}{more}"
