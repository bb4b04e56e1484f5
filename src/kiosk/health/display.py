"""Whether a display answers: one that went away is no failure of the kiosk."""

import os
import re
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path

LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")
WITHIN_S = 3.0


def display_answers(environment: Mapping[str, str] = os.environ) -> bool:
    """Says whether any display that the environment names can be reached.

    Qt ends the process where none can, and that would count as a failure. Of displays elsewhere,
    and where none is named, nothing is known: there the answer is yes.
    """
    if environment.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal", "vnc"}:
        return True
    addresses = tuple(_addresses(environment))
    return not addresses or any(_can_be_reached(address) for address in addresses)


def _addresses(environment: Mapping[str, str]) -> Iterator[str]:
    display = environment.get("DISPLAY", "")
    number = LOCAL.fullmatch(display)
    if display and number is None:
        return  # Elsewhere.
    wayland = environment.get("WAYLAND_DISPLAY", "")
    if wayland:
        yield str(Path(environment.get("XDG_RUNTIME_DIR", "")) / wayland)
    if number is not None:
        yield f"\0/tmp/.X11-unix/X{number[1]}"
        yield f"/tmp/.X11-unix/X{number[1]}"  # noqa: S108 - where X11 servers listen


def _can_be_reached(address: str) -> bool:
    if not hasattr(socket, "AF_UNIX"):
        return True
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as talk:
        talk.settimeout(WITHIN_S)
        try:
            talk.connect(address)
        except OSError:
            return False
    return True
