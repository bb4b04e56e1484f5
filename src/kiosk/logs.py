"""The log of a command: one file of bounded size, opened with its first line."""

import contextlib
import logging
from collections.abc import Iterator
from pathlib import Path

MAX_BYTES, KEPT_FILES = 1_000_000, 5
ALWAYS, MOST_KINDS = 3, 500
"""So often the same complaint is written each time; so many kinds are told apart."""
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


@contextlib.contextmanager
def keep_log(path: Path, level: int) -> Iterator["LateLog"]:
    """Sends what is logged to a file for as long as the context lasts.

    Args:
        path: The file; its folder is made with the first line.
        level: Lines that are less important are not kept.
    """
    root = logging.getLogger()
    before, complains = root.level, logging.raiseExceptions
    # A line that finds no room on the disk is lost; a traceback for it would help nobody.
    logging.raiseExceptions = False
    handler = LateLog(path)
    handler.setLevel(level)
    root.addHandler(handler)
    root.setLevel(min(before, level))
    try:
        yield handler
    finally:
        root.setLevel(before)
        root.removeHandler(handler)
        handler.close()
        logging.raiseExceptions = complains


class Seldom(logging.Filter):
    """Lets the same complaint through three times, then the 10th, the 100th, the 1000th time.

    A kiosk that nobody attends to may meet the same fault at every frame for a year. What merely
    tells how the days go is not held back.
    """

    def __init__(self) -> None:
        """Has heard nothing yet."""
        super().__init__()
        self._times: dict[tuple[object, ...], int] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Says whether a line is written; one that stands for many says so."""
        if record.levelno < logging.WARNING:
            return True
        key = _kind_of(record)
        if len(self._times) >= MOST_KINDS and key not in self._times:
            self._times.clear()
        times = self._times[key] = self._times.get(key, 0) + 1
        if times > ALWAYS and not _is_power_of_ten(times):
            return False
        if times > ALWAYS:
            record.msg, record.args = f"{record.getMessage()} ({times} times so far)", ()
        return True


def _kind_of(record: logging.LogRecord) -> tuple[object, ...]:
    """Returns what lines about the same fault share: where it was raised, not what it was about."""
    place: tuple[object, ...] = (record.name, record.lineno, str(record.msg))
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return (*place, str(record.args)[:200])
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace is not None else ()
    return (*place, type(error).__name__, *where)


def _is_power_of_ten(number: int) -> bool:
    return set(str(number)[1:]) <= {"0"} and str(number)[0] == "1"


class LateLog(logging.Handler):
    """Opens the log with its first line: most runs have nothing to say and save the time.

    Attributes:
        path: Where the lines are; None where no file could be opened: they are on standard
            error instead.
    """

    def __init__(self, path: Path) -> None:
        """Remembers where the log belongs."""
        super().__init__()
        self.addFilter(Seldom())
        self.path: Path | None = path
        self._opened: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Writes a line."""
        if self._opened is None:
            self._opened = self._open()
        self._opened.handle(record)

    def close(self) -> None:
        """Closes the file, if there is one."""
        if self._opened is not None:
            with contextlib.suppress(OSError):
                self._opened.close()
        super().close()

    def _open(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - see the class

        handler: logging.Handler = logging.StreamHandler()
        if self.path is not None:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                handler = RotatingFileHandler(
                    self.path, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
                )
            except OSError:
                self.path = None
        handler.setFormatter(logging.Formatter(FORMAT))
        return handler
