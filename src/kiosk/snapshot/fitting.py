"""Checks that all content fits, spread over the machine's cores."""

import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.content import Loaded, Problem
from kiosk.content.problem import in_order
from kiosk.snapshot.offscreen import start_offscreen
from kiosk.snapshot.source import Source, source_of
from kiosk.snapshot.subjects import every_subject
from kiosk.ui.kit.fonts import shared_ruler
from kiosk.ui.scenes.fit import Subject, check_layout

log = logging.getLogger(__name__)
MOST_PROCESSES = 4

Progress = Callable[[int, int, str], None]
"""Told how many subjects are checked, of how many, and which is next."""


def check_everything_fits(
    loaded: Loaded, content: Path, progress: Progress | None = None, most: int = MOST_PROCESSES
) -> tuple[Problem, ...]:
    """Returns what does not fit on some screen, in some language, at some text size.

    Args:
        loaded: Content without errors.
        content: Its folder.
        progress: Told how far it is; the processes are taken to keep step.
        most: So many processes share the work.

    Raises:
        ContentError: The content has errors.
        AssetError: The bundled font is missing.
    """
    source = source_of(loaded, content)
    count = _process_count(most)
    helpers = [_Helper(source, part, count) for part in range(1, count)]
    found = [*_check_part(source, 0, count, progress)]
    for helper in helpers:
        found.extend(helper.result())
    return in_order(found)


def _check_part(
    source: Source, part: int, parts: int, progress: Progress | None = None
) -> tuple[Problem, ...]:
    """Checks every ``parts``-th subject, from the one of index ``part``."""
    start_offscreen()
    subjects = tuple(every_subject(source))
    told = _telling(subjects, part, parts, progress)
    return check_layout(source.kiosk, told, shared_ruler())


def _telling(
    subjects: Sequence[Subject], part: int, parts: int, progress: Progress | None
) -> Iterator[Subject]:
    """Yields the subjects of a part, each told of before it is checked."""
    for index in range(part, len(subjects), parts):
        if progress is not None:
            progress(index, len(subjects), subjects[index].name)
        yield subjects[index]


def _process_count(most: int) -> int:
    """Returns how many processes share the work: a fork needs Linux and no Qt that runs yet."""
    if not sys.platform.startswith("linux") or QGuiApplication.instance() is not None:
        return 1
    return min(most, len(os.sched_getaffinity(0)))


class _Helper:
    """A process that checks a part; where it fails, the part is checked here."""

    def __init__(self, source: Source, part: int, parts: int) -> None:
        self._work = (source, part, parts)
        context = get_context("fork")
        self._answer, told = context.Pipe(duplex=False)
        self._process = context.Process(target=_tell, args=(told, *self._work), daemon=True)
        self._process.start()
        told.close()

    def result(self) -> Iterator[Problem]:
        """Yields the problems of the part, once it is checked."""
        try:
            problems: tuple[Problem, ...] = self._answer.recv()
        except EOFError:
            log.warning("a process that checks layouts ended early; its part is checked again")
            problems = _check_part(*self._work)
        self._process.join()
        self._answer.close()
        yield from problems


def _tell(told: Connection, source: Source, part: int, parts: int) -> None:
    """Checks a part and sends its problems."""
    told.send(_check_part(source, part, parts))
    told.close()
