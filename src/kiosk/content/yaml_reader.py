"""Reads YAML 1.2 into plain values and remembers where each of them stands."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML, events
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from kiosk.content.origin import Mark, Origin
from kiosk.content.problem import Problem, shown
from kiosk.content.yaml_faults import ELSE_TODO, Fault, explain
from kiosk.model.walk import Path

DEEPEST = 24
MOST_VALUES = 50_000

_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]{1,18}|[0-9]{1,18}(?:\.[0-9]{0,18})?)(?:[eE][-+]?[0-9]{1,2})?")
_WIDE_NUMBER = re.compile(r"[-+－＋]?[0-9０-９]*[０-９][0-9０-９]*(?:[.．][0-9０-９]+)?")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Document:
    """What a YAML file says.

    Attributes:
        value: Mappings, lists, strings, numbers, booleans and None.
        origin: Where all of it stands.
        problems: What is wrong with it as YAML.
        whole: Whether it could be read to its end.
    """

    value: Any
    origin: Origin
    problems: list[Problem]
    whole: bool


class _StopError(Exception):
    """Reading cannot go on; the problem is noted already."""


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being read."""

    value: dict[str, Any] | list[Any] | None
    path: Path
    key: str | None = None
    ignored: bool = False


@dataclass(slots=True)
class _Builder:
    """Puts values together from the events of the parser, without recursion."""

    file: str
    marks: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    root: Any = None
    documents: int = 0
    count: int = 0
    stack: list[_Frame] = field(default_factory=list)

    def take(self, event: events.Event) -> None:
        mark = (event.start_mark.line + 1, event.start_mark.column + 1)
        match event:
            case events.DocumentStartEvent():
                self._start_document(mark)
            case events.AliasEvent():
                self._alias(mark)
            case events.ScalarEvent():
                self._scalar(event, mark)
            case events.MappingStartEvent() | events.SequenceStartEvent():
                self._open(event, mark)
            case events.MappingEndEvent() | events.SequenceEndEvent():
                self.stack.pop()

    def note(self, mark: Mark, what: str, todo: str) -> None:
        path = self._path() if self.stack else ()
        self._note_at(path, mark, what, todo)

    def note_fault(self, fault: Fault) -> None:
        """Notes what ends the reading; of what is still open, not what is read within it."""
        path = self._path() if self.stack else ()
        path = next((known for known, at in self.marks.items() if at == fault.mark), path)
        self._note_at(path, fault.mark, fault.what, fault.todo)

    def _note_at(self, path: Path, mark: Mark, what: str, todo: str) -> None:
        name = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
        self.problems.append(
            Problem(
                file=self.file,
                line=mark[0],
                column=mark[1],
                where=name or "YAML",
                what=what,
                todo=todo,
            )
        )

    def _start_document(self, mark: Mark) -> None:
        self.documents += 1
        if self.documents > 1:
            self.note(mark, "a second document (---) in one file", "keep one document a file")
            raise _StopError

    def _alias(self, mark: Mark) -> None:
        self.note(mark, "aliases (*name) are not used here", "write the words out")
        if self.stack:
            self.stack[-1].key = None

    def _scalar(self, event: events.ScalarEvent, mark: Mark) -> None:
        text = _LONE_SURROGATE.sub("\ufffd", event.value)
        if text != event.value:
            self.note(
                mark, "half of a character (\\ud800 to \\udfff)", "write the character itself"
            )
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.value, dict) and frame.key is None:
            self._key(frame, text, mark)
            return
        self._refuse_tag(event, mark)
        if event.style in ("|", ">"):
            text = text.rstrip("\n")
        plain = not event.style
        if plain and _WIDE_NUMBER.fullmatch(text):
            todo = "write the number with the digits 0–9; words go in quotes"
            self.note(mark, f"full-width digits in {shown(text)}", todo)
            text = unicodedata.normalize("NFKC", text)
        if plain and not text:
            mark = self.keys.get(self._path() if self.stack else (), mark)
        self._put(_resolve(text) if plain else text, mark)

    def _key(self, frame: _Frame, key: str, mark: Mark) -> None:
        frame.key = key
        frame.ignored = isinstance(frame.value, dict) and key in frame.value
        path = (*frame.path, key)
        if frame.ignored:
            first = self.keys[path][0]
            self.note(mark, f"{shown(key)} stands here twice, first in line {first}", "keep one")
            return
        self.keys[path] = mark

    def _open(self, event: events.Event, mark: Mark) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.value, dict) and frame.key is None:
            self.note(mark, "a list or mapping as a key", "put texts with { or [ in quotes")
            raise _StopError
        if len(self.stack) >= DEEPEST:
            self.note(mark, f"nested deeper than {DEEPEST} levels", "check the brackets")
            raise _StopError
        self._refuse_tag(event, mark)
        value: dict[str, Any] | list[Any] = (
            {} if isinstance(event, events.MappingStartEvent) else []
        )
        path = self._put(value, mark)
        self.stack.append(_Frame(value=value, path=path))

    def _put(self, value: object, mark: Mark) -> Path:
        self.count += 1
        if self.count > MOST_VALUES:
            self.note(mark, f"more than {MOST_VALUES:,} values in one file", "split the file")
            raise _StopError
        if not self.stack:
            self.root = value
            self.marks[()] = mark
            return ()
        frame = self.stack[-1]
        path = self._path()
        if isinstance(frame.value, dict) and frame.key is not None:
            if not frame.ignored:
                frame.value[frame.key] = value
                self.marks[path] = mark
            else:
                path = (*frame.path, f"{frame.key} again", mark[0])
            frame.key = None
        elif isinstance(frame.value, list):
            frame.value.append(value)
            self.marks[path] = mark
        return path

    def _path(self) -> Path:
        frame = self.stack[-1]
        if isinstance(frame.value, list):
            return (*frame.path, len(frame.value))
        return frame.path if frame.key is None else (*frame.path, frame.key)

    def _refuse_tag(self, event: events.Event, mark: Mark) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.note(mark, f"the tag {shown(str(tag))} is not used here", "delete it")


def read_yaml(text: str, file: str) -> Document:
    """Reads one YAML document.

    Args:
        text: The text of the file.
        file: The name of the file in messages.
    """
    builder = _Builder(file=file)
    whole = False
    try:
        for event in _events(text):
            builder.take(event)
        whole = True
    except _StopError:
        pass
    except ReaderError as error:
        before = text[: error.position]
        mark = (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        builder.note(mark, "a character that no text may hold", "delete it")
    except MarkedYAMLError as error:
        builder.note_fault(explain(error, text))
    except Exception:  # noqa: BLE001 -- the parser raises bare errors of all kinds for damage
        builder.note((1, 1), "this is no YAML", ELSE_TODO)
    if whole and builder.root is None and not builder.problems:
        builder.note((1, 1), "the file is empty", "write its content, or restore it")
        whole = False
    origin = Origin(file=file, marks=builder.marks, keys=builder.keys)
    return Document(value=builder.root, origin=origin, problems=builder.problems, whole=whole)


def _events(text: str) -> Iterator[events.Event]:
    return iter(YAML(typ="safe", pure=True).parse(text))


def _resolve(text: str) -> object:
    """Returns what a plain scalar means in YAML 1.2: NO and on are words."""
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text):
        return True
    if _FALSE.fullmatch(text):
        return False
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
