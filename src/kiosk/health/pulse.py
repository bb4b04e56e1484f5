"""The heartbeat file: what was painted last, and when."""

import json
import time
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path

from kiosk.durable import replace_file
from kiosk.health.places import boot_id
from kiosk.values import dataclass

FILE = "heartbeat.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """One beat.

    Attributes:
        pid: The process that paints.
        boot: Names this run of the machine.
        monotonic: When it was, in seconds of the clock that never jumps.
        wall: The same in seconds since 1970.
        started: When the process started, on the first clock.
        mode: Which rung of the ladder it runs on.
        state: What the kiosk does, such as ``active`` or ``asleep``.
        scene: What is shown, or "".
        calm: Whether the calm page stands there instead of it.
        release: The release shown, or "".
        painted: Whether a frame was painted; a covered screen takes none.
        frames: How many frames were seen painted since the start.
    """

    pid: int
    boot: str
    monotonic: float
    wall: float
    started: float
    mode: str = "normal"
    state: str = "active"
    scene: str = ""
    calm: bool = False
    release: str = ""
    painted: bool = True
    frames: int = 0


def write_pulse(folder: Path, pulse: Pulse) -> None:
    """Writes the heartbeat file.

    Raises:
        OSError: It cannot be written.
    """
    replace_file(folder / FILE, json.dumps(asdict(pulse), ensure_ascii=False).encode())


def newest_pulse(folders: Iterable[Path]) -> Pulse | None:
    """Returns the newest beat of this run of the machine that any of the folders holds."""
    found = [pulse for folder in folders if (pulse := _read(folder / FILE)) is not None]
    boot, now = boot_id(), time.monotonic()
    current = [one for one in found if one.boot == boot and one.monotonic <= now]
    return max(current, key=_moment, default=None)


def _read(path: Path) -> Pulse | None:
    try:
        said = json.loads(path.read_bytes())
        known = {field.name for field in fields(Pulse)}
        return Pulse(**{name: value for name, value in said.items() if name in known})
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _moment(pulse: Pulse) -> float:
    return pulse.monotonic
