"""Where a piece of content stands: its file, and line and column of everything in it."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from difflib import get_close_matches

from kiosk.content.problem import Problem, Severity
from kiosk.model.walk import Path
from kiosk.values import dataclass

Mark = tuple[int, int]
"""Line and column, both counted from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A piece of content in its file.

    Attributes:
        file: The file below the content folder.
        marks: Where values stand, by their path in the file (YAML) or row (CSV).
        keys: Where their keys stand, by the same path.
        base: The path of this piece in the file; paths given to the methods start there.
        where: What the piece is called in messages.
        joint: What stands between the parts of a path in messages.
    """

    file: str
    marks: Mapping[Path, Mark] = field(default_factory=dict)
    keys: Mapping[Path, Mark] = field(default_factory=dict)
    base: Path = ()
    where: str = ""
    joint: str = "."

    def below(self, path: Path, where: str | None = None) -> "Origin":
        """Returns the origin of a part of this piece."""
        return replace(self, base=(*self.base, *path), where=self.where if where is None else where)

    def mark(self, path: Path = ()) -> Mark:
        """Returns where a value stands; of one that has no place, the nearest around it."""
        whole = (*self.base, *path)
        for end in range(len(whole), -1, -1):
            if whole[:end] in self.marks:
                return self.marks[whole[:end]]
        return (1, 1)

    def problem(
        self,
        what: str,
        todo: str,
        path: Path = (),
        *,
        at_key: bool = False,
        severity: Severity = "error",
    ) -> Problem:
        """Returns a problem with the value at a path, or with its key."""
        whole = (*self.base, *path)
        line, column = self.mark(path)
        if at_key and whole in self.keys:
            line, column = self.keys[whole]
        return Problem(
            file=self.file,
            line=line,
            column=column,
            where=self._name(path),
            what=what,
            todo=todo,
            severity=severity,
        )

    def _name(self, path: Path) -> str:
        steps = [str(step + 1) if isinstance(step, int) else step for step in path]
        if self.joint == "_":  # a cell has no parts
            steps = [step for step in path if isinstance(step, str)]
        return ", ".join(part for part in (self.where, self.joint.join(steps)) if part) or "content"


def did_you_mean(word: str, known: Sequence[str], otherwise: str) -> str:
    """Returns advice for a word that is not known: the nearest known one, or other advice."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else otherwise
