"""The process that draws what scenes will need before anybody goes there.

`python -m kiosk.snapshot.ahead CONTENT STAGE`, with the stage as JSON. It lays out every scene in
every language and theme as the window does, and has every picture drawn that the cache does not
hold, those of the content's start first. What it did it remembers in the cache. It makes way for
everything else on the machine, and ends when all is drawn or the cache holds enough.
"""

import contextlib
import json
import logging
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import cast

from kiosk import paths
from kiosk.charts.request import drawing_stamp
from kiosk.content import Loaded
from kiosk.content.compiled import content_digest, last_good, load_cached, program_digest
from kiosk.health.memory import offer_memory
from kiosk.model.journey import start_visit
from kiosk.model.kiosk import THEMES, Kiosk
from kiosk.model.words import Language, ThemeName
from kiosk.processes import make_way
from kiosk.releases.release import release_around
from kiosk.snapshot.offscreen import start_offscreen
from kiosk.snapshot.source import Source, source_of
from kiosk.snapshot.subjects import scene_subjects
from kiosk.snapshot.waiting_worker import WaitingWorker
from kiosk.ui.kit.fonts import shared_ruler
from kiosk.ui.kit.leaves import ChartLeaf, ImageLeaf
from kiosk.ui.kit.picture_cache import DISK_BYTES
from kiosk.ui.kit.picture_requests import (
    Request,
    chart_request,
    image_request,
    parts_request,
    raster_stamp,
)
from kiosk.ui.scenes.fit import Setting, look_of
from kiosk.ui.scenes.stage import Stage, low_stage, low_text_size
from kiosk.ui.shell.attract_layout import picture_leaf, picture_of
from kiosk.ui.shell.attract_stage import attract_stage
from kiosk.values import dataclass

log = logging.getLogger(__name__)
NICENESS = 15
ENOUGH_BYTES = DISK_BYTES * 3 // 4
"""The rest of the cache is for what is drawn when somebody asks for it."""
WORKERS = ("chart", "raster")


def main(content: str, stage: str) -> int:
    """Draws all that scenes on a stage need.

    Args:
        content: The content folder.
        stage: The fields of a `Stage` as JSON.

    Returns:
        The exit code: 0, or 1 where there is nothing to draw for.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    make_way(NICENESS)
    offer_memory()
    if sys.platform.startswith("linux"):
        from kiosk.health.kin import end_with_parent  # noqa: PLC0415 - Linux only

        # The next kiosk starts one of its own.
        end_with_parent()
    folder, cache = Path(content), paths.cache_dir()
    kiosk = load_kiosk(folder, cache)
    if kiosk is None:
        return 1
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    start_offscreen()
    draw_ahead(kiosk, folder, Stage(**json.loads(stage)), cache)
    return 0


def load_kiosk(content: Path, cache: Path) -> Kiosk | None:
    """Returns the content as the window shows it; None where there is none."""
    assets = paths.assets_dir()
    release = release_around(content)
    if release is not None:
        return release.kiosk(assets) or load_cached(content, assets, cache).kiosk
    return load_cached(content, assets, cache).kiosk or last_good(content, assets, cache)


def draw_ahead(kiosk: Kiosk, content: Path, stage: Stage, cache: Path) -> None:
    """Draws into the cache what is not there yet, a language and theme at a time.

    Args:
        kiosk: The content.
        content: Its folder.
        stage: The screen.
        cache: The folder for what can be made again.
    """
    pictures = cache / "pictures"
    source = source_of(Loaded(kiosk=kiosk, problems=()), content)
    release = release_around(content)
    ready = release.pictures_dir if release is not None else pictures
    workers = {name: WaitingWorker(name, cache) for name in WORKERS}
    pictures.mkdir(parents=True, exist_ok=True)
    views = views_of(kiosk, stage)
    marks = {view: pictures / f"{mark_of(content, view)}.drawn" for view in views}
    for old in set(pictures.glob("*.drawn")) - set(marks.values()):
        old.unlink(missing_ok=True)
    try:
        for view, mark in marks.items():
            if mark.exists():
                continue
            if kept_bytes(pictures) > ENOUGH_BYTES:
                return
            asked = list(requests_of(source, view.stage, view.language, view.theme, view.text_size))
            if view.stage is stage:
                asked += attract_requests(source, stage, view.theme)
            wanted = [one for one in asked if not (ready / f"{one.key}.kpic").exists()]
            with ThreadPoolExecutor(max_workers=len(WORKERS)) as pool:
                drawn = pool.map(partial(draw, wanted, workers, pictures), WORKERS)
            if all(drawn):
                mark.touch()
    finally:
        for worker in workers.values():
            worker.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One way in which all scenes are shown."""

    stage: Stage
    text_size: int
    language: Language
    theme: str


def views_of(kiosk: Kiosk, stage: Stage) -> tuple[View, ...]:
    """Returns how scenes are shown on a screen; last how they are in low reach, as visits begin."""
    start, low = start_visit(kiosk), low_stage(stage)
    size = start.text_size
    views = [
        View(stage=stage, text_size=size, language=language, theme=theme)
        for language, theme in looks_of(kiosk)
    ]
    if low is not stage:
        size = low_text_size(size)
        views += [
            View(stage=low, text_size=size, language=choice.code, theme=start.theme)
            for choice in kiosk.languages
        ]
    return tuple(views)


def looks_of(kiosk: Kiosk) -> Iterator[tuple[Language, str]]:
    """Yields languages with themes: the start's, other languages, then other themes."""
    first = start_visit(kiosk).theme
    for theme in sorted(THEMES, key=lambda one: one != first):
        for choice in kiosk.languages:
            yield choice.code, theme


def mark_of(content: Path, view: View) -> str:
    """Returns a name that differs wherever other pictures may be needed or drawn."""
    digests = (content_digest(content), program_digest(paths.assets_dir()))
    words = f"{digests} {drawing_stamp()} {raster_stamp()} {view}"
    return sha256(words.encode()).hexdigest()


def requests_of(
    source: Source, stage: Stage, language: Language, theme: str, text_size: int | None = None
) -> Iterator[Request]:
    """Yields what the pictures of every scene are asked for with; some more than once.

    Args:
        source: The content.
        stage: The screen.
        language: Of the words.
        theme: Name of the theme.
        text_size: In per cent; what a visit begins with if not given.
    """
    size = text_size or start_visit(source.kiosk).text_size
    setting = Setting(language=language, width=0, height=0, text_size=size, inches=0)
    for subject in scene_subjects(source):
        look = look_of(source.kiosk, subject, setting, stage, shared_ruler(), theme)
        for page in subject.compose(look, stage):
            for leaf in page.leaves:
                if isinstance(leaf, ChartLeaf):
                    yield chart_request(leaf, theme, stage.scale)
                elif isinstance(leaf, ImageLeaf):
                    found = image_request(source.folders, leaf, theme, stage.scale)
                    if found is not None:
                        yield found


def attract_requests(source: Source, stage: Stage, theme: str) -> Iterator[Request]:
    """Yields what the picture of the attract screen is asked for with, and what moves in it."""
    view = attract_stage(stage, source.kiosk, cast("ThemeName", theme))
    image = picture_of(source.kiosk, view.screen)
    if image is None:
        return
    leaf = picture_leaf(next(iter(view.looks.values())), view.screen, image)
    for request in (image_request, parts_request):
        found = request(source.folders, leaf, theme, stage.scale)
        if found is not None:
            yield found


def draw(
    wanted: Sequence[Request], workers: Mapping[str, WaitingWorker], pictures: Path, name: str
) -> bool:
    """Has one of the workers draw what the folder does not hold; goes on where that fails.

    Returns:
        Whether all is there now.
    """
    failed = 0
    for request in wanted:
        path = pictures / f"{request.key}.kpic"
        if request.worker == name and not path.exists():
            error = workers[name].ask({**request.message, "path": str(path)})
            if error:
                failed += 1
                log.warning("a picture was not drawn ahead: %s", error)
    return not failed


def kept_bytes(pictures: Path) -> int:
    """Returns how much a folder of pictures holds."""
    total = 0
    with contextlib.suppress(OSError):
        for path in pictures.iterdir():
            with contextlib.suppress(OSError):
                total += path.stat().st_size
    return total


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
