"""A store of pictures that waits for its workers: for commands without a window."""

import json
import logging
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtGui import QImage

from kiosk.model.words import IconId
from kiosk.picture_file import DamagedPictureError, PictureFile, read_picture
from kiosk.ui.kit.drawn import chart_of, image_of
from kiosk.ui.kit.icons import draw_icon, find_icon
from kiosk.ui.kit.leaves import ChartLeaf, ImageLeaf, Leaf
from kiosk.ui.kit.picture_requests import Request, chart_request, image_request
from kiosk.ui.kit.pictures_api import ChartFailedError, DrawnChart
from kiosk.ui.kit.worker_command import worker_arguments, worker_environment

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
        self._cache = cache
        self._pictures = cache / "pictures"
        self._workers: dict[str, subprocess.Popen[str]] = {}
        self._kept: dict[str, PictureFile] = {}

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
            if worker.stdin is not None:
                worker.stdin.close()
            worker.wait(timeout=10)
            if worker.stdout is not None:
                worker.stdout.close()
        self._workers.clear()

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
        if kept is not None:
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
        path.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(2):
            worker = self._worker(request.worker)
            if worker.stdin is None or worker.stdout is None:
                return False
            message = {**request.message, "id": 1, "path": str(path)}
            try:
                worker.stdin.write(json.dumps(message) + "\n")
                worker.stdin.flush()
                reply = json.loads(worker.stdout.readline())
            except (OSError, ValueError) as error:
                log.warning("the %s worker died: %s", request.worker, error)
                worker.kill()
                self._workers.pop(request.worker, None)
                continue
            if not reply.get("ok"):
                log.warning("a picture could not be drawn: %s", reply.get("error"))
            return bool(reply.get("ok"))
        return False

    def _worker(self, name: str) -> subprocess.Popen[str]:
        worker = self._workers.get(name)
        if worker is None:
            worker = subprocess.Popen(  # noqa: S603 - our own module, no shell
                worker_arguments(name),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                env=worker_environment(self._cache),
            )
            self._workers[name] = worker
        return worker


def _read(path: Path) -> PictureFile | None:
    try:
        return read_picture(path)
    except OSError:
        return None
    except DamagedPictureError as error:
        log.warning("a kept picture is drawn again: %s", error)
        path.unlink(missing_ok=True)
        return None
