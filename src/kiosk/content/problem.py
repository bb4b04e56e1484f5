"""One thing that is wrong with the content: where, what, and what to do about it."""

from collections.abc import Iterable
from typing import Literal

from kiosk.values import dataclass

Severity = Literal["error", "warning"]

LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong, for staff.

    Attributes:
        file: The file below the content folder, with ``/`` on every system; "." is the folder.
        line: Counted from 1.
        column: Counted from 1, in characters.
        where: What it concerns ("fact park_age, label_en").
        what: What is wrong, in plain words.
        todo: What to do about it.
        severity: An ``error`` keeps the content from being shown, a ``warning`` does not.
    """

    file: str
    line: int
    column: int
    where: str
    what: str
    todo: str
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.where}: {self.what} — {self.todo}"

    def to_json(self) -> dict[str, str | int]:
        """Returns the problem as values that JSON can carry."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "where": self.where,
            "what": self.what,
            "todo": self.todo,
            "severity": self.severity,
        }


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Returns problems by file, line and column, each once."""
    return tuple(sorted(set(problems), key=_place))


def _place(problem: Problem) -> tuple[str, int, int, str, str]:
    return (problem.file, problem.line, problem.column, problem.where, problem.what)


def shown(value: object) -> str:
    """Returns a value as a message quotes it: short, and with nothing that cannot be printed."""
    text = repr(value) if isinstance(value, str) else str(value)
    if len(text) > LONGEST_SHOWN:
        text = text[: LONGEST_SHOWN - 1] + "…"
    return text.encode("utf-8", "backslashreplace").decode()
