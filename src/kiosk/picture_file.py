"""A file that carries raw pixels with what is known of them, so that loading decodes nothing.

Layout: 8 bytes magic, 4 bytes little-endian length of the JSON header, the header (blanks at its
end, so that the pixels begin at a multiple of 64 bytes), then ``height * stride`` bytes of
premultiplied ARGB32 (native byte order: BGRA in memory on little-endian machines), once per
layer. A chart has two layers: ground and figure.
"""

import json
import mmap
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAGIC = b"KPIC0001"
ALIGNED_TO = 64
MAPPED_FROM = 1024 * 1024
"""Larger files are not copied into memory but mapped; each mapping takes a file handle."""


class DamagedPictureError(ValueError):
    """The file is not a whole picture file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """Pixels of one picture, with one or more layers of equal size.

    Attributes:
        width: In device pixels.
        height: In device pixels.
        layers: Each ``height * width * 4`` bytes of premultiplied BGRA, perhaps still on the disk.
        notes: What belongs to the picture (marks, drawn texts …), as JSON values.
    """

    width: int
    height: int
    layers: tuple[bytes | memoryview, ...]
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
    header += b" " * (-(len(MAGIC) + 4 + len(header)) % ALIGNED_TO)
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
    """Reads a picture; the pixels of a large one stay in the file, see `release_pixels`.

    Raises:
        OSError: The file cannot be read.
        DamagedPictureError: It is cut short or no picture file.
    """
    data = _contents(path)
    if data[:8] != MAGIC or len(data) < 12:
        raise DamagedPictureError(f"{path}: not a picture file")
    (length,) = struct.unpack_from("<I", data, 8)
    try:
        header = json.loads(bytes(data[12 : 12 + length]))
        width, height = int(header["width"]), int(header["height"])
        count, notes = int(header["layers"]), dict(header["notes"])
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise DamagedPictureError(f"{path}: unreadable header") from error
    start, size = 12 + length, width * height * 4
    if width <= 0 or height <= 0 or len(data) != start + count * size:
        raise DamagedPictureError(f"{path}: cut short")
    layers = tuple(data[start + i * size : start + (i + 1) * size] for i in range(count))
    return PictureFile(width=width, height=height, layers=layers, notes=notes)


def release_pixels(picture: PictureFile) -> None:
    """Gives back the memory of a picture whose pixels stay in its file.

    It can be painted as before: the system maps the pages again, as a rule without any reading.
    """
    for layer in picture.layers[:1]:
        whole = layer.obj if isinstance(layer, memoryview) else None
        # Not every system takes advice about memory.
        if isinstance(whole, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            whole.madvise(mmap.MADV_DONTNEED)


def _contents(path: Path) -> memoryview:
    """Returns what a file holds: read if it is small, else mapped."""
    with path.open("rb", buffering=0) as file:
        if os.fstat(file.fileno()).st_size < MAPPED_FROM:
            return memoryview(file.read())
        # Read once all the same: whoever paints shall find it in the system's memory, and a disk
        # that fails shall fail here.
        piece = bytearray(MAPPED_FROM)
        while file.readinto(piece):
            pass
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
