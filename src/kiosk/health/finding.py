"""What the doctor finds: one line that is ok, a warning or wrong, and what to do."""

from typing import Literal

from kiosk.values import dataclass

FindingGrade = Literal["ok", "warning", "wrong"]
Words = tuple[str, str]
"""Chinese and English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line.

    Attributes:
        name: What was looked at, in one word for programs.
        grade: How it is.
        title: What was looked at, for people.
        said: What was found.
        advice: What to do; empty where nothing is.
    """

    name: str
    grade: FindingGrade
    title: Words
    said: Words
    advice: Words = ("", "")


def ok(name: str, title: Words, said: Words) -> Finding:
    """Returns a line about what is as it should be."""
    return Finding(name=name, grade="ok", title=title, said=said)


def warning(name: str, title: Words, said: Words, advice: Words) -> Finding:
    """Returns a line about what may become a fault, or cannot be told."""
    return Finding(name=name, grade="warning", title=title, said=said, advice=advice)


def wrong(name: str, title: Words, said: Words, advice: Words) -> Finding:
    """Returns a line about what is a fault."""
    return Finding(name=name, grade="wrong", title=title, said=said, advice=advice)
