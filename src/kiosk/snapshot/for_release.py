"""The process that draws what a release brings along: `python -m kiosk.snapshot.for_release JSON`.

It takes what the cache or the release before holds already, draws the rest as the process that
draws ahead does, and stops when a release holds enough: the kiosk draws what is missing when it
is shown.
"""

import contextlib
import json
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk import paths
from kiosk.content import Loaded
from kiosk.content.compiled import program_digest
from kiosk.content.kept_file import open_kept
from kiosk.model.journey import start_visit
from kiosk.picture_file import DamagedPictureError, read_picture
from kiosk.snapshot.ahead import WORKERS, attract_requests, kept_bytes, requests_of
from kiosk.snapshot.offscreen import start_offscreen
from kiosk.snapshot.source import Source, source_of
from kiosk.snapshot.waiting_worker import WaitingWorker
from kiosk.ui.kit.picture_requests import Request, image_key
from kiosk.ui.scenes.stage import Stage, measure_stage

log = logging.getLogger(__name__)
ENOUGH_BYTES = 160 * 1024 * 1024
"""Several releases lie side by side; pictures in other themes are drawn when they are shown."""
FULL_HD = (1920, 1080)


def main(wish: str) -> int:
    """Draws into a folder.

    Args:
        wish: As JSON: ``content`` with its ``compiled`` file, where the content lies ``later``,
            ``pictures`` to draw into, the ``cache``, the ``stage`` or null.

    Returns:
        The exit code: 0, or 1 where there is nothing to draw for.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    said: Mapping[str, Any] = json.loads(wish)
    content, pictures = Path(said["content"]), Path(said["pictures"])
    kept = open_kept(Path(said["compiled"]), program_digest(paths.assets_dir()))
    kiosk = kept.kiosk() if kept is not None else None
    if kiosk is None:
        return 1
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    start_offscreen()
    source = source_of(Loaded(kiosk=kiosk, problems=()), content)
    stage = stage_of(said["stage"], kiosk.panel.diagonal_inches or 55.0)
    pictures.mkdir(parents=True, exist_ok=True)
    wanted = {one.key: one for one in requests(source, stage, content, Path(said["later"]))}
    draw_all(wanted, pictures, Path(said["cache"]))
    return 0


def stage_of(fields: Mapping[str, Any] | None, inches: float) -> Stage:
    """Returns the stage of the panel; a common one where none is known."""
    if fields is not None:
        with contextlib.suppress(TypeError):
            return Stage(**fields)
    return measure_stage(*FULL_HD, inches)


def requests(source: Source, stage: Stage, content: Path, later: Path) -> Iterator[Request]:
    """Yields what pictures are asked for once the content lies in its later place."""
    theme = start_visit(source.kiosk).theme
    asked = [attract_requests(source, stage, theme)]
    asked += [requests_of(source, stage, one.code, theme) for one in source.kiosk.languages]
    for some in asked:
        for request in some:
            path = Path(request.message.get("source", ""))
            if path.is_relative_to(content):
                message = {**request.message, "source": str(later / path.relative_to(content))}
                yield replace(request, key=image_key(message, path.stat()))
            else:
                yield request


def draw_all(wanted: Mapping[str, Request], pictures: Path, cache: Path) -> None:
    """Draws, or takes from the cache, until there is enough."""
    workers = {name: WaitingWorker(name, cache) for name in WORKERS}
    parent = os.getppid()
    try:
        for key, request in wanted.items():
            if os.getppid() != parent:
                log.info("nobody makes this release any more")
                return
            if kept_bytes(pictures) > ENOUGH_BYTES:
                log.info("a release holds enough pictures")
                return
            path = pictures / f"{key}.kpic"
            if _take(cache / "pictures" / path.name, path):
                continue
            error = workers[request.worker].ask({**request.message, "path": str(path)})
            if error:
                log.warning("a picture was not drawn for a release: %s", error)
    finally:
        for worker in workers.values():
            worker.close()


def _take(kept: Path, path: Path) -> bool:
    """Copies a picture that is drawn already, if it is whole."""
    try:
        data = kept.read_bytes()
        path.write_bytes(data)
        read_picture(path)
    except FileNotFoundError:
        return False
    except (OSError, DamagedPictureError):
        path.unlink(missing_ok=True)
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
