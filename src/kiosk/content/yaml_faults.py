"""What the YAML parser stumbles over, at the place where it went wrong and in plain words."""

import re

from ruamel.yaml.error import MarkedYAMLError, StringMark

from kiosk.content.origin import Mark
from kiosk.values import dataclass

ELSE_TODO = "check indentation, colons, quotes and brackets here and in the line before"
_CLOSING = {"[": "]", "{": "}"}
_NO_START = re.compile(r"found character (.+) that cannot start any token")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a text is no YAML.

    Attributes:
        mark: Where to look: what is open, not where the parser found that it stays open.
    """

    mark: Mark
    what: str
    todo: str


def explain(error: MarkedYAMLError, text: str) -> Fault:
    """Returns what an error of the parser means for whoever wrote the text."""
    opened, met = _place(error.context_mark), _place(error.problem_mark)
    context, problem = error.context or "", error.problem or ""
    if opened is not None and met is not None and "a flow " in context:
        return _in_brackets(opened, met, problem, text)
    if opened is not None and "quoted scalar" in context and "end of" in problem:
        what = f"a quotation mark opened in line {opened[0]} is not closed"
        return Fault(mark=opened, what=what, todo="add the second one behind the words")
    if opened is not None and "simple key" in context:
        todo = "write key: value, or indent the line as the words that it goes on with"
        return Fault(mark=opened, what=f"line {opened[0]} has no colon", todo=todo)
    return _elsewhere(met or opened or (1, 1), problem or context)


def _in_brackets(opened: Mark, met: Mark, problem: str, text: str) -> Fault:
    """Explains what stands between brackets and is no part of a list or mapping."""
    bracket = _letter(text, opened)
    closing = _CLOSING.get(bracket, "bracket")
    if opened[0] == met[0] and _letter(text, met) not in ("]", "}"):
        if problem.endswith("got ':'"):
            what = f"a second colon between the brackets {bracket} and {closing}"
            return Fault(mark=met, what=what, todo="put words that hold a colon in quotes")
        todo = "add it, or put the words in quotes as a whole"
        return Fault(mark=met, what="a comma is missing here", todo=todo)
    what = f"a bracket {bracket} opened in line {opened[0]} is not closed"
    todo = f"add {closing} behind what belongs to it"
    if opened[0] != met[0]:
        todo += f", or a comma where one is missing before line {met[0]}"
    return Fault(mark=opened, what=what, todo=todo)


def _elsewhere(mark: Mark, problem: str) -> Fault:
    if problem.startswith("mapping values are not allowed"):
        todo = "put words that hold a colon in quotes, and check how far the line is indented"
        return Fault(mark=mark, what="a colon where none can stand", todo=todo)
    if problem.endswith(("found '}'", "found ']'")):
        what = f"a closing bracket {problem[-2]} without an opening one"
        return Fault(mark=mark, what=what, todo="delete it, or put the words in quotes")
    unfit = _NO_START.fullmatch(problem)
    if unfit is not None and unfit[1] == r"'\t'":
        return Fault(mark=mark, what="a tab in front of the line", todo="indent with blanks")
    if unfit is not None:
        what = f"words cannot begin with {unfit[1]}"
        return Fault(mark=mark, what=what, todo="put them in quotes")
    what = f"this is no YAML ({' '.join(problem.split()) or 'unknown'})"
    return Fault(mark=mark, what=what, todo=ELSE_TODO)


def _place(mark: StringMark | None) -> Mark | None:
    return (mark.line + 1, mark.column + 1) if mark is not None else None


def _letter(text: str, mark: Mark) -> str:
    lines = text.split("\n", mark[0])
    line = lines[mark[0] - 1] if len(lines) >= mark[0] else ""
    return line[mark[1] - 1 : mark[1]]
