"""What a measurement runs on: the class of machine, a virtual screen."""

import os
import platform
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep

from kiosk.processes import PROC

WIDTH, HEIGHT = 1920, 1080


def machine() -> str:
    """Returns what class of machine this is, in a few words."""
    model = platform.processor() or platform.machine()
    info = PROC / "cpuinfo"
    if info.is_file():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        model = names[0].split(":", 1)[1].strip() if names else model
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} × {model}, {platform.system()}, Python {platform.python_version()}"


@contextmanager
def virtual_screen(width: int = WIDTH, height: int = HEIGHT) -> Iterator[bool]:
    """Starts Xvfb for the time of the block; gives False where it is not installed."""
    program = shutil.which("Xvfb")
    if program is None:
        yield False
        return
    reader, writer = os.pipe()
    geometry = f"{width}x{height}x24"
    process = subprocess.Popen(  # noqa: S603 - a fixed command
        [program, "-displayfd", str(writer), "-screen", "0", geometry, "-nolisten", "tcp"],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    before = os.environ.get("DISPLAY")
    try:
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip()
        os.environ["DISPLAY"] = f":{number}"
        sleep(0.2)
        yield bool(number)
    finally:
        process.terminate()
        process.wait()
        os.environ.pop("DISPLAY", None)
        if before is not None:
            os.environ["DISPLAY"] = before
