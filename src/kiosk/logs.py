"""The log of a command: one file of bounded size, opened with its first line."""

import contextlib
import logging
from collections.abc import Iterator
from pathlib import Path

MAX_BYTES, KEPT_FILES = 1_000_000, 5
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


@contextlib.contextmanager
def keep_log(path: Path, level: int) -> Iterator["LateLog"]:
    """Sends what is logged to a file for as long as the context lasts.

    Args:
        path: The file; its folder is made with the first line.
        level: Lines that are less important are not kept.
    """
    root = logging.getLogger()
    before = root.level
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


class LateLog(logging.Handler):
    """Opens the log with its first line: most runs have nothing to say and save the time.

    Attributes:
        path: Where the lines are; None where no file could be opened: they are on standard
            error instead.
    """

    def __init__(self, path: Path) -> None:
        """Remembers where the log belongs."""
        super().__init__()
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
