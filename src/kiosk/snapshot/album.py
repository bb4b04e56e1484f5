"""Takes pictures into a folder, with an inventory of what they show."""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from kiosk.durable import replace_file
from kiosk.errors import KioskError
from kiosk.model.kiosk import Kiosk
from kiosk.snapshot.inventory import Record, take_inventory
from kiosk.snapshot.screen import compose_screens, paint_behind, paint_front
from kiosk.snapshot.shot import Shot
from kiosk.ui.kit.pictures_api import PictureSource
from kiosk.values import dataclass

log = logging.getLogger(__name__)
INVENTORY = "inventory.json"
PNG_QUALITY = 80
"""Of Qt's 0 (small, slow) to 100: a third of the time for a fifth more bytes; no pixel changes."""
VERSION = 1
"""Of the inventory's form."""

Progress = Callable[[int, int, str], None]
"""Told how many shots are done, of how many, and which is next ("" at the end)."""


class SnapshotError(KioskError):
    """Pictures could not be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Album:
    """What was written.

    Attributes:
        files: The pictures.
        failed: Charts that could not be drawn, as ``file: kind``.
        missing: Illustrations and photographs that could not be drawn, as ``file: image``.
    """

    files: tuple[Path, ...]
    failed: tuple[str, ...]
    missing: tuple[str, ...]


def take_pictures(
    kiosk: Kiosk, shots: Sequence[Shot], out: Path, pictures: PictureSource, progress: Progress
) -> Album:
    """Takes pictures and writes the inventory; same content, same bytes.

    The inventory describes this run only and is written last, so that its being there says that
    all its pictures are there. Files are whole or absent, also where the run is interrupted.

    Args:
        kiosk: The content.
        shots: What to take.
        out: The folder; made if it is missing.
        pictures: Where icons, illustrations and charts come from.
        progress: Called before each shot and at the end.

    Raises:
        SnapshotError: The folder cannot be written.
    """
    records: list[Record] = []
    with _named(out):
        out.mkdir(parents=True, exist_ok=True)
        (out / INVENTORY).unlink(missing_ok=True)
    for index, shot in enumerate(shots):
        progress(index, len(shots), shot.file())
        for image, record in picture_pages(kiosk, shot, pictures):
            _write(out / record["file"], png_of(image))
            records.append(record)
    progress(len(shots), len(shots), "")
    inventory = {"version": VERSION, "pictures": records}
    text = json.dumps(inventory, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    _write(out / INVENTORY, text.encode())
    return Album(
        files=tuple(out / record["file"] for record in records),
        failed=_undrawn(records, "charts", "kind"),
        missing=_undrawn(records, "images", "image"),
    )


def _undrawn(records: Sequence[Record], things: str, name: str) -> tuple[str, ...]:
    return tuple(
        f"{record['file']}: {thing[name]}"
        for record in records
        for thing in record[things]
        if not thing["drawn"]
    )


def picture_pages(
    kiosk: Kiosk, shot: Shot, pictures: PictureSource
) -> Iterator[tuple[QImage, Record]]:
    """Yields the pictures of a shot, one a page, and what they show."""
    size = (shot.width, shot.height)
    behind: QImage | None = None
    for page, screen in enumerate(compose_screens(kiosk, shot)):
        behind = behind or paint_behind(screen, size, pictures)
        whole = paint_front(screen, behind, pictures)
        ground = paint_front(screen, behind, pictures, words=False)
        yield whole, take_inventory(shot, page, screen, whole, ground, pictures)


def png_of(image: QImage) -> bytes:
    """Returns a picture as PNG; nothing in it depends on time or machine."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not plain.save(buffer, "PNG", PNG_QUALITY):  # type: ignore[call-overload]
        raise SnapshotError("a picture could not be packed as PNG")
    return bytes(buffer.data().data())


def _write(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all.

    Raises:
        SnapshotError: It cannot be written.
    """
    with _named(path.parent):
        replace_file(path, data)


@contextmanager
def _named(out: Path) -> Iterator[None]:
    """Says of what goes wrong inside that it is about the folder of the pictures."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise SnapshotError(f"cannot write pictures into {out}: {reason}") from error
