"""A store of pictures that waits for its workers: for commands without a window."""

import logging
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtGui import QImage

from kiosk.errors import KioskError
from kiosk.model.words import IconId
from kiosk.picture_file import DamagedPictureError, PictureFile, read_picture
from kiosk.snapshot.waiting_worker import WaitingWorker
from kiosk.ui.kit.drawn import chart_of, image_of
from kiosk.ui.kit.icons import draw_icon, find_icon
from kiosk.ui.kit.leaves import ChartLeaf, ImageLeaf, Leaf
from kiosk.ui.kit.picture_requests import Request, chart_request, image_request
from kiosk.ui.kit.pictures_api import ChartFailedError, DrawnChart

log = logging.getLogger(__name__)
KEPT = 12
"""So many pictures stay in memory; a command draws one scene after the other."""


class BlockingPictures:
    """Hands out pictures, drawing at once what the cache does not hold."""

    def __init__(
        self, folders: tuple[Path, ...], icon_folders: tuple[Path, ...], cache: Path
    ) -> None:
        """Prepares the store; workers start when they are first needed.

        Args:
            folders: Where illustrations and photographs are looked for.
            icon_folders: Where icons are looked for.
            cache: The folder for what can be made again.
        """
        self._folders = folders
        self._icon_folders = icon_folders
        self._borrowed: tempfile.TemporaryDirectory[str] | None = None
        self._pictures = self._folder_for(cache)
        self._workers = {name: WaitingWorker(name, cache) for name in ("chart", "raster")}
        self._kept: dict[str, PictureFile] = {}
        self._failed: set[str] = set()

    def __enter__(self) -> Self:
        """Returns itself; the workers end with the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Ends the workers."""
        self.close()

    def close(self) -> None:
        """Ends the workers."""
        for worker in self._workers.values():
            worker.close()
        if self._borrowed is not None:
            self._borrowed.cleanup()

    def icon(self, icon: IconId, px: int, color: str) -> QImage | None:
        """Returns an icon in a colour."""
        path = find_icon(self._icon_folders, icon)
        return draw_icon(path, px, color) if path is not None else None

    def image(self, leaf: ImageLeaf, theme: str, scale: float) -> QImage | None:
        """Returns an illustration or photograph, or None if it cannot be read."""
        request = image_request(self._folders, leaf, theme, scale)
        if request is None:
            return None
        picture = self._fetch(request)
        return image_of(picture) if picture is not None else None

    def chart(self, leaf: ChartLeaf, theme: str, scale: float) -> DrawnChart | None:
        """Returns a chart.

        Raises:
            ChartFailedError: It could not be drawn.
        """
        picture = self._fetch(chart_request(leaf, theme, scale))
        if picture is None:
            raise ChartFailedError(leaf.chart.kind)
        return chart_of(picture)

    def has(self, leaf: Leaf, theme: str, scale: float) -> bool:
        """Says that nothing comes later: pictures are drawn when they are asked for."""
        del leaf, theme, scale
        return True

    def _fetch(self, request: Request) -> PictureFile | None:
        kept = self._kept.get(request.key)
        if kept is not None or request.key in self._failed:
            return kept
        path = self._pictures / f"{request.key}.kpic"
        picture = _read(path)
        if picture is None and self._draw(request, path):
            picture = _read(path)
        if picture is not None:
            self._kept[request.key] = picture
            while len(self._kept) > KEPT:
                self._kept.pop(next(iter(self._kept)))
        return picture

    def _draw(self, request: Request, path: Path) -> bool:
        """Draws a picture; what fails once is not tried again."""
        error = self._workers[request.worker].ask({**request.message, "path": str(path)})
        if error:
            log.warning("a picture could not be drawn: %s", error)
            self._failed.add(request.key)
        return not error

    def _folder_for(self, cache: Path) -> Path:
        """Returns where pictures are put: the cache, or a folder for this run where it is closed.

        Raises:
            KioskError: There is no room for a picture anywhere.
        """
        folder = cache / "pictures"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return folder
        except OSError as error:
            log.warning("pictures cannot be kept in %s: %s", folder, error)
        try:
            self._borrowed = tempfile.TemporaryDirectory(prefix="kiosk-pictures-")
        except OSError as error:
            raise KioskError(
                f"there is no folder for drawn pictures ({error.strerror}); make room, or name one "
                "in KIOSK_CACHE_DIR"
            ) from error
        return Path(self._borrowed.name)


def _read(path: Path) -> PictureFile | None:
    try:
        return read_picture(path)
    except OSError:
        return None
    except DamagedPictureError as error:
        log.warning("a kept picture is drawn again: %s", error)
        return None
