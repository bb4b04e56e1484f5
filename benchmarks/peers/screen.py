"""A virtual screen whose picture is a file: whoever watches it costs the programs nothing."""

import mmap
import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 1920, 1080
_HEADER = struct.Struct(">20I")


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A running X server without a monitor.

    Attributes:
        display: Its name, as ``DISPLAY`` wants it.
        pid: The server's process.
        pixels: What it shows, rows of blue, green, red and nothing; changes by itself.
    """

    display: str
    pid: int
    pixels: NDArray[np.uint8]


def pixels_of(dump: mmap.mmap | bytes) -> NDArray[np.uint8]:
    """Returns the picture in an X window dump without copying it.

    Args:
        dump: A header of big-endian words, a colour table, and rows of four bytes a pixel.
    """
    head = _HEADER.unpack_from(dump)
    width, height, bytes_per_line = head[4], head[5], head[12]
    begin = head[0] + 12 * head[19]  # header and colours
    flat = np.frombuffer(dump, np.uint8, count=height * bytes_per_line, offset=begin)
    return flat.reshape(height, bytes_per_line // 4, 4)[:, :width]


@contextmanager
def watched_screen(folder: Path) -> Iterator[Screen]:
    """Starts Xvfb for the time of the block and puts its picture into a file that can be watched.

    Args:
        folder: Where the server keeps that file; on a disk in memory nothing is ever written out.

    Raises:
        RuntimeError: Xvfb did not start.
    """
    program = shutil.which("Xvfb")
    if program is None:
        raise RuntimeError("Xvfb is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    reader, writer = os.pipe()
    geometry = f"{WIDTH}x{HEIGHT}x24"
    # Without -noreset the server would start anew whenever the last program ends.
    options = ("-fbdir", str(folder), "-nolisten", "tcp", "-noreset")
    process = subprocess.Popen(
        [program, "-displayfd", str(writer), "-screen", "0", geometry, *options],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        with (folder / "Xvfb_screen0").open("rb") as file:
            dump = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        sleep(0.2)
        yield Screen(display=f":{number}", pid=process.pid, pixels=pixels_of(dump))
    finally:
        process.terminate()
        process.wait()


def save_picture(pixels: NDArray[np.uint8], path: Path) -> None:
    """Writes what a screen shows into a PNG file, for people to look at."""
    from PIL import Image  # noqa: PLC0415 - only when asked; it comes with matplotlib

    Image.fromarray(np.ascontiguousarray(pixels[:, :, 2::-1])).save(path)
