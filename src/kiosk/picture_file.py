"""A file that carries raw pixels with what is known of them, so that loading is one read.

Layout: 8 bytes magic, 4 bytes little-endian length of the JSON header, the header, then
``height * stride`` bytes of premultiplied ARGB32 (native byte order: BGRA in memory on
little-endian machines), once per layer. A chart has two layers: ground and figure.
"""

import json
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAGIC = b"KPIC0001"


class DamagedPictureError(ValueError):
    """The file is not a whole picture file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """Pixels of one picture, with one or more layers of equal size.

    Attributes:
        width: In device pixels.
        height: In device pixels.
        layers: Each ``height * width * 4`` bytes of premultiplied BGRA.
        notes: What belongs to the picture (marks, drawn texts …), as JSON values.
    """

    width: int
    height: int
    layers: tuple[bytes, ...]
    notes: dict[str, Any]


def write_picture(path: Path, picture: PictureFile) -> None:
    """Writes a picture atomically: readers see the whole file or none.

    Raises:
        OSError: The folder cannot be written.
    """
    header = json.dumps(
        {
            "width": picture.width,
            "height": picture.height,
            "layers": len(picture.layers),
            "notes": picture.notes,
        },
        ensure_ascii=False,
        sort_keys=True,
    ).encode()
    import tempfile  # noqa: PLC0415 - only workers write, and it brings much

    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(MAGIC + struct.pack("<I", len(header)) + header)
            for layer in picture.layers:
                file.write(layer)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def read_picture(path: Path) -> PictureFile:
    """Reads a picture.

    Raises:
        OSError: The file cannot be read.
        DamagedPictureError: It is cut short or no picture file.
    """
    data = path.read_bytes()
    if data[:8] != MAGIC or len(data) < 12:
        raise DamagedPictureError(f"{path}: not a picture file")
    (length,) = struct.unpack_from("<I", data, 8)
    try:
        header = json.loads(data[12 : 12 + length])
        width, height = int(header["width"]), int(header["height"])
        count, notes = int(header["layers"]), dict(header["notes"])
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise DamagedPictureError(f"{path}: unreadable header") from error
    start, size = 12 + length, width * height * 4
    if width <= 0 or height <= 0 or len(data) != start + count * size:
        raise DamagedPictureError(f"{path}: cut short")
    layers = tuple(data[start + i * size : start + (i + 1) * size] for i in range(count))
    return PictureFile(width=width, height=height, layers=layers, notes=notes)
