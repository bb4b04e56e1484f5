"""The store of pictures of a running kiosk: memory, disk, workers; never waits."""

import logging
from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kiosk.model.words import IconId
from kiosk.picture_file import DamagedPictureError, PictureFile, read_picture
from kiosk.ui.kit.drawn import chart_of, image_of
from kiosk.ui.kit.icons import draw_icon, find_icon
from kiosk.ui.kit.leaves import ChartLeaf, ImageLeaf, Leaf
from kiosk.ui.kit.picture_requests import Request, chart_request, image_request
from kiosk.ui.kit.pictures_api import ChartFailedError, DrawnChart
from kiosk.ui.kit.worker_process import WorkerProcess

log = logging.getLogger(__name__)
MEMORY_BYTES = 64 * 1024 * 1024
"""Pictures kept in memory; at least one is, whatever its size."""
DISK_BYTES = 600 * 1024 * 1024


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
        self._limit = memory_bytes
        self._memory: OrderedDict[str, PictureFile] = OrderedDict()
        self._charts: dict[str, DrawnChart] = {}
        self._used = 0
        self._latest: dict[str, str] = {}
        self._wanted: dict[str, Request] = {}
        self._failed: set[str] = set()
        self._drawn: set[str] = set()
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")
        self._loaded.connect(self._on_loaded)
        self._workers = {name: WorkerProcess(name, cache, self) for name in ("chart", "raster")}
        for worker in self._workers.values():
            worker.done.connect(self._on_drawn)
            worker.failed.connect(self._on_failed)

    _loaded = Signal(str, object)

    @property
    def busy(self) -> bool:
        """Whether pictures are on their way."""
        return bool(self._wanted)

    def worker_pid(self, worker: str) -> int:
        """Returns a worker's process id, 0 while it does not run."""
        return self._workers[worker].pid

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
        if request.key in self._failed:
            raise ChartFailedError(leaf.chart.kind)
        subject = f"{leaf.scene} {leaf.index} {leaf.detail} {theme} {leaf.chart.language}"
        picture = self._get(request, subject, first=True)
        if picture is None:
            return None
        # Frames ask again and again: what is in memory is made ready to be painted once.
        key = self._latest[subject]
        if key not in self._charts:
            self._charts[key] = chart_of(picture)
        return self._charts[key]

    def prefetch(self, leaves: Iterable[Leaf], theme: str, scale: float) -> None:
        """Asks for the pictures of leaves that are not shown yet, behind all others."""
        for leaf in leaves:
            if isinstance(leaf, ImageLeaf):
                request = image_request(self._folders, leaf, theme, scale)
            elif isinstance(leaf, ChartLeaf):
                request = chart_request(leaf, theme, scale)
            else:
                continue
            if request is not None and request.key not in self._memory:
                self._want(request, first=False)

    def has(self, leaf: Leaf, theme: str, scale: float) -> bool:
        """Says whether nothing more will come for a leaf: it is ready, failed or no picture."""
        if isinstance(leaf, ImageLeaf):
            request = image_request(self._folders, leaf, theme, scale)
        elif isinstance(leaf, ChartLeaf):
            request = chart_request(leaf, theme, scale)
        else:
            return True
        return request is None or request.key in self._memory or request.key in self._failed

    def close(self) -> None:
        """Ends workers and reader."""
        for worker in self._workers.values():
            worker.close()
        self._reader.shutdown(wait=True, cancel_futures=True)

    # From memory, disk, worker --------------------------------------------------------------

    def _get(self, request: Request, subject: str, *, first: bool) -> PictureFile | None:
        picture = self._memory.get(request.key)
        if picture is not None:
            self._memory.move_to_end(request.key)
            self._latest[subject] = request.key
            return picture
        self._want(request, first=first)
        return self._memory.get(self._latest.get(subject, ""))

    def _want(self, request: Request, *, first: bool) -> None:
        if request.key in self._wanted or request.key in self._failed:
            return
        self._wanted[request.key] = request
        if self._path(request.key).exists():
            self._read(request.key)
        else:
            self._ask(request, first=first)

    def _path(self, key: str) -> Path:
        return self._directory / f"{key}.kpic"

    def _read(self, key: str) -> None:
        future = self._reader.submit(_read_or_none, self._path(key))

        def deliver(done: Future[PictureFile | None]) -> None:
            if not done.cancelled():
                self._loaded.emit(key, done.result())

        future.add_done_callback(deliver)

    def _ask(self, request: Request, *, first: bool) -> None:
        try:
            self._directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            log.warning("pictures cannot be kept: %s", error)
        message = {**request.message, "path": str(self._path(request.key))}
        self._workers[request.worker].ask(request.key, message, first=first)

    def _on_loaded(self, key: str, picture: object) -> None:
        request = self._wanted.get(key)
        if not isinstance(picture, PictureFile):
            if key in self._drawn:
                self._on_failed(key, f"{self._path(key)} was drawn and cannot be read")
            elif request is not None:
                self._ask(request, first=True)
            return
        self._drawn.discard(key)
        self._wanted.pop(key, None)
        self._keep(key, picture)
        self.arrived.emit(key)

    def _on_drawn(self, key: str) -> None:
        if key in self._wanted:
            self._drawn.add(key)
            self._read(key)

    def _on_failed(self, key: str, reason: str) -> None:
        log.error("a picture could not be drawn: %s", reason)
        self._wanted.pop(key, None)
        self._failed.add(key)
        self.arrived.emit(key)

    def _keep(self, key: str, picture: PictureFile) -> None:
        self._memory[key] = picture
        self._used += _size(picture)
        while self._used > self._limit and len(self._memory) > 1:
            gone, dropped = self._memory.popitem(last=False)
            self._used -= _size(dropped)
            self._charts.pop(gone, None)


def _size(picture: PictureFile) -> int:
    return sum(len(layer) for layer in picture.layers)


def _read_or_none(path: Path) -> PictureFile | None:
    """Reads a kept picture; a damaged one is removed, so that it is drawn again."""
    try:
        picture = read_picture(path)
        path.touch()
    except OSError:
        return None
    except DamagedPictureError as error:
        log.warning("a kept picture is drawn again: %s", error)
        path.unlink(missing_ok=True)
        return None
    return picture


def trim_cache(directory: Path, limit: int = DISK_BYTES) -> None:
    """Removes the pictures that were not used for the longest until the rest fits the limit."""
    try:
        files = [(path.stat(), path) for path in directory.glob("*.kpic")]
    except OSError:
        return
    files.sort(key=lambda pair: pair[0].st_mtime, reverse=True)
    total = 0
    for stat, path in files:
        total += stat.st_size
        if total > limit:
            path.unlink(missing_ok=True)
