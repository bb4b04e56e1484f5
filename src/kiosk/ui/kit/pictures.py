"""The store of pictures of a running kiosk: memory, disk, workers; never waits."""

import json
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from kiosk.errors import ChartError
from kiosk.model.words import IconId
from kiosk.picture_file import PictureFile
from kiosk.ui.kit.drawn import chart_of, image_of
from kiosk.ui.kit.icons import draw_icon, find_icon
from kiosk.ui.kit.leaves import ChartLeaf, ImageLeaf, Leaf
from kiosk.ui.kit.picture_attempts import Attempts
from kiosk.ui.kit.picture_memory import PictureMemory
from kiosk.ui.kit.picture_reader import PictureReader
from kiosk.ui.kit.picture_requests import (
    DRAWING_SUFFIX,
    Request,
    chart_request,
    image_request,
    parts_request,
)
from kiosk.ui.kit.pictures_api import ChartFailedError, DrawnChart
from kiosk.ui.kit.worker_process import WorkerProcess

log = logging.getLogger(__name__)
MEMORY_BYTES = 64 * 1024 * 1024
"""Pictures kept at hand at least; large screens keep more, see `set_frame_bytes`."""
FRAMES_KEPT = 6
"""So many full-screen pictures fit into memory on any screen: what is shown and its neighbours."""
TRIM_EVERY_MS = 3_600_000


class Pictures(QObject):
    """Hands out what is ready, fetches what is not, and says when it has come."""

    arrived = Signal(str)

    def __init__(
        self,
        folders: tuple[Path, ...],
        icon_folders: tuple[Path, ...],
        cache: Path,
        parent: QObject,
        memory_bytes: int = MEMORY_BYTES,
    ) -> None:
        """Prepares the store; workers start when the disk does not have a picture.

        Args:
            folders: Where illustrations and photographs are looked for.
            icon_folders: Where icons are looked for.
            cache: The folder for what can be made again.
            parent: Owner.
            memory_bytes: How much is kept in memory.
        """
        super().__init__(parent)
        self._folders = folders
        self._icon_folders = icon_folders
        self._directory = cache / "pictures"
        self._memory = PictureMemory(memory_bytes)
        self._charts: dict[str, DrawnChart] = {}
        self._latest: dict[str, str] = {}
        self._wanted: dict[str, Request] = {}
        self._attempts = Attempts()
        self._drawn_at_once: Path | None = None
        self._closed = False
        self._reader = PictureReader(self._directory, self)
        # Queued: a read that is ready at once must not come back in the middle of a paint.
        self._reader.read.connect(self._on_loaded, Qt.ConnectionType.QueuedConnection)
        self._workers = {name: WorkerProcess(name, cache, self) for name in ("chart", "raster")}
        for worker in self._workers.values():
            worker.done.connect(self._on_drawn)
            worker.failed.connect(self._on_failed)
        self._trimmer = QTimer(self)
        self._trimmer.setInterval(TRIM_EVERY_MS)
        self._trimmer.timeout.connect(self.trim)
        self._trimmer.start()

    @property
    def places(self) -> tuple[tuple[Path, ...], tuple[Path, ...], Path | None]:
        """Where drawings and photographs, icons, and pictures that came with these are."""
        return self._folders, self._icon_folders, self._reader.ready

    def use(
        self, folders: tuple[Path, ...], icon_folders: tuple[Path, ...], ready: Path | None
    ) -> None:
        """Looks elsewhere from now on: other content is shown. What is kept makes room by itself.

        Args:
            folders: Where illustrations and photographs are looked for.
            icon_folders: Where icons are looked for.
            ready: Where pictures lie that came with the content.
        """
        self._folders, self._icon_folders = folders, icon_folders
        self.forget_waiting()
        self.look_in(ready)

    @property
    def busy(self) -> bool:
        """Whether pictures are on their way."""
        return bool(self._wanted)

    def worker_pid(self, worker: str) -> int:
        """Returns a worker's process id, 0 while it does not run."""
        return self._workers[worker].pid

    def draw_at_once(self, folder: Path | None) -> None:
        """Has drawings of a folder that are not kept yet drawn in this process, without a worker.

        Args:
            folder: Holds drawings that are known to take little time; None ends this. Only before
                the first frame nothing moves that would stop.
        """
        self._drawn_at_once = folder

    def look_in(self, folder: Path | None) -> None:
        """Says where pictures lie that came with the content; nothing there is ever changed.

        Args:
            folder: Looked in before the cache; None where none came.
        """
        self._reader.look_in(folder)

    def set_frame_bytes(self, size: int) -> None:
        """Says how large a full-screen picture is, so that memory holds enough of them."""
        self._memory.limit = max(MEMORY_BYTES, FRAMES_KEPT * size)

    def forget_waiting(self) -> None:
        """Drops what is asked for and not begun: another size, language or theme is wanted now."""
        for worker in self._workers.values():
            for key in worker.forget_waiting():
                self._wanted.pop(key, None)

    def release(self) -> None:
        """Gives back the memory of pictures whose pixels stay on the disk."""
        self._memory.release()

    def trim(self) -> None:
        """Keeps the folder of pictures small, beside the painting thread."""
        self._reader.trim()

    def icon(self, icon: IconId, px: int, color: str) -> QImage | None:
        """Returns an icon in a colour, or None if there is none."""
        path = find_icon(self._icon_folders, icon)
        return draw_icon(path, px, color) if path is not None else None

    def image(self, leaf: ImageLeaf, theme: str, scale: float) -> QImage | None:
        """Returns an illustration or photograph, an older size of it, or None while it comes."""
        request = image_request(self._folders, leaf, theme, scale)
        if request is None:
            return None
        picture = self._get(request, f"{leaf.image} {theme} {leaf.crop}", first=True)
        return image_of(picture) if picture is not None else None

    def chart(self, leaf: ChartLeaf, theme: str, scale: float) -> DrawnChart | None:
        """Returns a chart, an older size of it, or None while it is drawn.

        Raises:
            ChartFailedError: It could not be drawn, not even by a new worker.
        """
        request = chart_request(leaf, theme, scale)
        if self._attempts.has_failed(request.key):
            raise ChartFailedError(leaf.chart.kind)
        subject = f"{leaf.scene} {leaf.index} {leaf.detail} {theme} {leaf.chart.language}"
        picture = self._get(request, subject, first=True)
        if picture is None:
            return None
        # Frames ask again and again: what is in memory is made ready to be painted once.
        key = self._latest[subject]
        if key not in self._charts:
            try:
                self._charts[key] = chart_of(picture)
            except (ChartError, IndexError) as error:
                self._discard(key, f"{self._reader.path(key)}: {error}")
                return None
        return self._charts[key]

    def parts(self, leaf: ImageLeaf, theme: str, scale: float) -> PictureFile | None:
        """Returns what moves in a drawing (see `moving_parts`), or None while it comes."""
        request = parts_request(self._folders, leaf, theme, scale)
        if request is None:
            return None
        return self._get(request, f"parts {leaf.image} {theme}", first=False)

    def prefetch(
        self, leaves: Iterable[Leaf], theme: str, scale: float, *, first: bool = False
    ) -> None:
        """Asks for the pictures of leaves.

        Args:
            leaves: Leaves of any kind.
            theme: Name of the theme.
            scale: Device pixels per layout unit.
            first: Before all others, since they are shown now; else behind them.
        """
        for leaf in leaves:
            if isinstance(leaf, ImageLeaf):
                request = image_request(self._folders, leaf, theme, scale)
            elif isinstance(leaf, ChartLeaf):
                request = chart_request(leaf, theme, scale)
            else:
                continue
            if request is not None and request.key not in self._memory:
                self._want(request, first=first)

    def has(self, leaf: Leaf, theme: str, scale: float) -> bool:
        """Says whether nothing more will come for a leaf: it is ready, failed or no picture."""
        if isinstance(leaf, ImageLeaf):
            request = image_request(self._folders, leaf, theme, scale)
        elif isinstance(leaf, ChartLeaf):
            request = chart_request(leaf, theme, scale)
        else:
            return True
        return (
            request is None or request.key in self._memory or self._attempts.has_failed(request.key)
        )

    def finish_reading(self, at_most_s: float) -> None:
        """Waits for pictures that are on their way from the disk: the frame to come shows them.

        Args:
            at_most_s: So long; what comes later shows in a later frame.
        """
        if self._reader.wait(at_most_s):
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def close(self) -> None:
        """Ends workers and reader; events that were on their way ask for nothing any more."""
        self._closed = True
        self._trimmer.stop()
        for worker in self._workers.values():
            worker.close()
        self._reader.close()
        self._charts.clear()
        self._memory.clear()

    # From memory, disk, worker --------------------------------------------------------------

    def _get(self, request: Request, subject: str, *, first: bool) -> PictureFile | None:
        picture = self._memory.find(request.key)
        if picture is not None:
            self._latest[subject] = request.key
            return picture
        self._want(request, first=first)
        return self._memory.look(self._latest.get(subject, ""))

    def _want(self, request: Request, *, first: bool) -> None:
        if self._closed or self._attempts.has_failed(request.key):
            return
        if request.key in self._wanted:
            if first:
                self._workers[request.worker].advance(request.key)
            return
        self._wanted[request.key] = request
        if self._reader.has(request.key):
            self._reader.fetch(request.key)
        else:
            self._ask(request, first=first)

    def _ask(self, request: Request, *, first: bool) -> None:
        try:
            self._directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            log.warning("pictures cannot be kept: %s", error)
        message = {**request.message, "path": str(self._reader.path(request.key))}
        if self._is_drawn_at_once(request) and _draw_here(message):
            self._on_drawn(request.key)
            return
        self._workers[request.worker].ask(request.key, message, first=first)

    def _is_drawn_at_once(self, request: Request) -> bool:
        source = Path(request.message.get("source", ""))
        return source.suffix == DRAWING_SUFFIX and source.parent == self._drawn_at_once

    def _on_loaded(self, key: str, picture: object) -> None:
        if self._closed:
            return
        request = self._wanted.get(key)
        if not isinstance(picture, PictureFile):
            if self._reader.came_with(key):
                log.warning("the picture %s of the release cannot be read", key)
                self._reader.note_damaged(key)
            if self._attempts.are_used_up(key):
                self._on_failed(key, f"{self._reader.path(key)} was drawn and cannot be read")
            elif request is not None:
                self._ask(request, first=True)
            return
        self._wanted.pop(key, None)
        self._keep(key, picture)
        self.arrived.emit(key)

    def _on_drawn(self, key: str) -> None:
        if key in self._wanted and not self._closed:
            self._attempts.count(key)
            self._reader.fetch(key)

    def _on_failed(self, key: str, reason: str) -> None:
        log.error("a picture could not be drawn: %s", reason)
        self._wanted.pop(key, None)
        self._attempts.forget(key)
        self._attempts.give_up(key)
        self.arrived.emit(key)

    def _discard(self, key: str, reason: str) -> None:
        """Forgets a picture whose notes make no sense, so that it is drawn once more."""
        log.warning("a kept picture is drawn again: %s", reason)
        self._reader.discard(key)
        self._memory.drop(key)
        # What was tried as often as it may be, and now once more in vain, is given up.
        is_last = self._attempts.are_used_up(key)
        self._attempts.count(key)
        if is_last:
            self._attempts.give_up(key)

    def _keep(self, key: str, picture: PictureFile) -> None:
        gone = self._memory.keep(key, picture)
        if gone:
            self._forget(gone)

    def _forget(self, gone: tuple[str, ...]) -> None:
        """Drops what was noted of pictures that made room: there may be thousands in a day."""
        for key in gone:
            self._charts.pop(key, None)
            self._attempts.forget(key)
        self._latest = {what: key for what, key in self._latest.items() if key in self._memory}


def _draw_here(message: dict[str, Any]) -> bool:
    """Does what the worker for pictures would do; says whether that went well."""
    from kiosk.ui.kit.raster_worker import answer  # noqa: PLC0415 - only a first start needs it

    return bool(answer(json.dumps({**message, "id": ""}))["ok"])
