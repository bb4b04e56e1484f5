"""What the store asks its workers for, and under which name the answer is kept."""

import hashlib
import os
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from kiosk import paths
from kiosk.charts.request import chart_key
from kiosk.model.charts import ChartStyle
from kiosk.stamps import file_of, stamp_of
from kiosk.ui.kit.leaves import ChartLeaf, ImageLeaf
from kiosk.values import dataclass

DRAWING_SUFFIX = ".svg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One picture wanted from a worker.

    Attributes:
        worker: ``chart`` or ``raster``.
        key: Names the picture in the cache: same key, same pixels.
        message: What the worker is told, without id and path.
    """

    worker: str
    key: str
    message: dict[str, Any]


def find_picture(folders: tuple[Path, ...], image: str, theme: str) -> Path | None:
    """Returns the file of an illustration in a theme, or of a photograph.

    Args:
        folders: Where to look, first found wins.
        image: A drawing's name without theme and suffix, or a file's name.
        theme: ``contrast`` takes the night drawing.
    """
    twin = "day" if theme == "day" else "night"
    for folder in folders:
        for name in (f"{image}-{twin}{DRAWING_SUFFIX}", image):
            path = folder / name
            if path.is_file():
                return path
    return None


def image_request(
    folders: tuple[Path, ...], leaf: ImageLeaf, theme: str, scale: float
) -> Request | None:
    """Returns the request for an illustration or photograph, or None if it does not exist."""
    path = find_picture(folders, leaf.image, theme)
    if path is None:
        return None
    width = round(leaf.rect.w * scale)
    height = round((leaf.rect.h - leaf.sky) * scale)
    try:
        stat = path.stat()
    except OSError:  # it went while it was looked for
        return None
    message: dict[str, Any] = {
        "source": str(path),
        "width": width,
        "height": height,
        "crop": list(leaf.crop) if leaf.crop is not None else None,
        "cover": leaf.cover,
        "focus": list(leaf.focus),
    }
    return Request(worker="raster", key=image_key(message, stat), message=message)


def image_key(message: dict[str, Any], status: os.stat_result) -> str:
    """Returns the key of a request for an illustration or photograph, or for a drawing's parts.

    Args:
        message: What the worker is told, with the path of the file as it is when it is shown.
        status: Of the file.
    """
    said = sorted(item for item in message.items() if item[0] != "parts")
    text = f"{raster_stamp()} {status.st_size} {status.st_mtime_ns} {said}"
    key = hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
    return parts_key(key) if message.get("parts") else key


def parts_request(
    folders: tuple[Path, ...], leaf: ImageLeaf, theme: str, scale: float
) -> Request | None:
    """Returns the request for what moves in a drawing that covers its leaf; None without one."""
    request = image_request(folders, leaf, theme, scale)
    if request is None or Path(request.message["source"]).suffix != DRAWING_SUFFIX:
        return None
    return Request(
        worker="raster",
        key=parts_key(request.key),
        message={**request.message, "parts": True},
    )


def parts_key(key: str) -> str:
    """Returns the key of a drawing's moving parts from that of the drawing."""
    return hashlib.sha256(f"{key} parts".encode()).hexdigest()


@lru_cache(maxsize=1)
def raster_stamp() -> str:
    """Returns a text that differs wherever the same file may give other pixels than before."""
    kit = Path(__file__).resolve().parent
    drawing = [kit / name for name in ("rasterise.py", "raster_worker.py", "moving_parts.py")]
    return stamp_of(*drawing, kit.parents[1] / "picture_file.py", file_of("PySide6"))


@lru_cache(maxsize=512)
def chart_request(leaf: ChartLeaf, theme: str, scale: float) -> Request:
    """Returns the request for a chart; remembered, since frames ask again and again."""
    style = ChartStyle(
        theme=theme,
        accent=leaf.accent,
        width=leaf.rect.w,
        height=leaf.rect.h,
        scale=scale,
        text_scale=leaf.text_scale,
        detail=leaf.detail,
    )
    return Request(
        worker="chart",
        key=chart_key(leaf.chart, style),
        message={"chart": asdict(leaf.chart), "style": asdict(style)},
    )


def picture_folders(content: Path) -> tuple[Path, ...]:
    """Returns where pictures are looked for: the content's own first."""
    return (content / "images", paths.images_dir())
