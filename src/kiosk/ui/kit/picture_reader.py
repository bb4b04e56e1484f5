"""Pictures on the disk: where one lies, and reading it beside the painting thread."""

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.picture_file import PictureFile, read_picture
from kiosk.ui.kit.picture_cache import read_kept, trim_cache


class PictureReader(QObject):
    """Reads one picture after the other; `read` gives its key and it, or None where it cannot be.

    What came with the content is looked for before what was drawn here, and never changed.
    """

    read = Signal(str, object)

    def __init__(self, directory: Path, parent: QObject) -> None:
        """Begins with nothing to read.

        Args:
            directory: The folder of kept pictures.
            parent: Owner.
        """
        super().__init__(parent)
        self._directory = directory
        self._ready: Path | None = None
        self._damaged: set[str] = set()
        """Pictures that came with the content and cannot be read."""
        self._closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")

    @property
    def ready(self) -> Path | None:
        """Where pictures lie that came with the content."""
        return self._ready

    def look_in(self, folder: Path | None) -> None:
        """Says where pictures lie that came with the content; None where none came."""
        self._ready = folder
        self._damaged.clear()

    def path(self, key: str) -> Path:
        """Returns where a picture is kept, or is to be."""
        return self._directory / f"{key}.kpic"

    def has(self, key: str) -> bool:
        """Says whether there is a picture to read."""
        return self.came_with(key) is not None or self.path(key).exists()

    def came_with(self, key: str) -> Path | None:
        """Returns the file of a picture that came with the content, if there is a sound one."""
        if self._ready is None or key in self._damaged:
            return None
        path = self._ready / f"{key}.kpic"
        return path if path.exists() else None

    def fetch(self, key: str) -> None:
        """Reads a picture; `read` follows."""
        ready = self.came_with(key)
        read: Callable[[Path], PictureFile | None] = read_kept if ready is None else read_picture
        future = self._thread.submit(read, ready or self.path(key))

        def deliver(done: Future[PictureFile | None]) -> None:
            if not done.cancelled():
                self.read.emit(key, None if done.exception() else done.result())

        future.add_done_callback(deliver)

    def note_damaged(self, key: str) -> None:
        """Has a picture that came with the content passed over from now on."""
        self._damaged.add(key)

    def discard(self, key: str) -> None:
        """Removes a kept picture, and passes one over that came with the content."""
        self.note_damaged(key)
        with contextlib.suppress(OSError):
            self.path(key).unlink(missing_ok=True)

    def trim(self) -> None:
        """Keeps the folder small, beside the painting thread."""
        if not self._closed:
            self._thread.submit(trim_cache, self._directory)

    def wait(self, at_most_s: float) -> bool:
        """Waits until all has been read that was asked for; says whether it has."""
        if self._closed:
            return False
        with contextlib.suppress(TimeoutError):
            # The thread carries out one thing after the other.
            self._thread.submit(int).result(at_most_s)
            return True
        return False

    def close(self) -> None:
        """Ends the thread."""
        self._closed = True
        self._thread.shutdown(wait=True, cancel_futures=True)
