"""View boxes of drawings, read without drawing them."""

import re
from functools import lru_cache
from pathlib import Path

from kiosk.model.geometry import Rect
from kiosk.model.kiosk import Scene
from kiosk.ui.kit.picture_requests import find_picture

_VIEW_BOX = re.compile(rb"viewBox\s*=\s*[\"']([^\"']+)[\"']")
HEAD_BYTES = 4096
STAGE_BOX = Rect(0, 0, 1920, 952)


@lru_cache(maxsize=256)
def view_box(path: Path) -> Rect:
    """Returns the view box of an SVG file; the landscape stage where it states none."""
    try:
        with path.open("rb") as file:
            found = _VIEW_BOX.search(file.read(HEAD_BYTES))
        if found is None:
            return STAGE_BOX
        x, y, w, h = (float(part) for part in found.group(1).replace(b",", b" ").split())
    except (OSError, ValueError):
        return STAGE_BOX
    return Rect(x, y, w, h) if w > 0 and h > 0 else STAGE_BOX


def art_canvas(scene: Scene, folders: tuple[Path, ...], theme: str) -> Rect:
    """Returns the view box of a scene's wide illustration."""
    if scene.art is None:
        return STAGE_BOX
    path = find_picture(folders, scene.art.image, theme)
    return view_box(path) if path is not None else STAGE_BOX
