"""Has work done by a child process, which ends with it: what the work imports goes too."""

import logging
import os
import pickle
from collections.abc import Callable
from threading import Thread
from typing import NoReturn, Protocol, TypeVar

from kiosk.errors import KioskError

log = logging.getLogger(__name__)
T = TypeVar("T")


class LostChildError(KioskError):
    """A child process ended before it had an answer."""


class Runner(Protocol):
    """Does some work, in this process or in another."""

    def __call__(self, work: Callable[[], T], /) -> T:
        """Returns what the work returns, or raises what it raises."""


def in_place(work: Callable[[], T], /) -> T:
    """Does the work in this process."""
    return work()


def in_child(work: Callable[[], T], /) -> T:
    """Does the work in a child, forked from this process, which must have no other thread.

    The child ends when this process does. Where the system cannot fork it is done in this process.

    Args:
        work: What it returns must be fit to be pickled.

    Raises:
        LostChildError: The child was killed.
        KioskError: As the work raises it; also for what it raises unexpectedly.
        OSError: As the work raises it.
    """
    if not hasattr(os, "fork"):
        return work()
    answers, answer = os.pipe()
    waits, lives = os.pipe()
    try:
        pid = os.fork()
    except OSError:
        for handle in (answers, answer, waits, lives):
            os.close(handle)
        raise
    if pid == 0:
        os.close(answers)
        os.close(lives)
        _be_the_child(work, answer, waits)
    os.close(answer)
    os.close(waits)
    try:
        with os.fdopen(answers, "rb") as file:
            said = file.read()
    finally:
        os.close(lives)
        _, status = os.waitpid(pid, 0)
    if not said:
        code = os.waitstatus_to_exitcode(status)
        raise LostChildError(f"the process that works on this ended with {code}")
    value, error = pickle.loads(said)  # noqa: S301 - from a child of this very process
    if error is not None:
        raise error
    return value  # type: ignore[no-any-return]


def _be_the_child(work: Callable[[], object], answer: int, waits: int) -> NoReturn:
    """Works, answers and ends; nothing that the parent still has to do is done twice.

    Args:
        work: What to do.
        answer: The pipe that takes what came of it.
        waits: The pipe that ends with the parent.
    """
    code = 1
    try:
        Thread(target=_end_with, args=(waits,), daemon=True).start()
        said = pickle.dumps(_outcome(work))
        with os.fdopen(answer, "wb") as file:
            file.write(said)
        code = 0
    finally:
        os._exit(code)


def _outcome(work: Callable[[], object]) -> tuple[object, Exception | None]:
    try:
        return work(), None
    except (KioskError, OSError) as error:
        return None, error
    except Exception as error:
        # A named boundary: whoever waits for the work gets words that it can tell to staff.
        log.exception("unexpected")
        words = f"something unexpected happened ({type(error).__name__}: {error})"
        return None, KioskError(words)


def _end_with(waits: int) -> None:
    """Ends the child when its parent is gone: nobody waits for the work any more."""
    os.read(waits, 1)
    os._exit(1)
