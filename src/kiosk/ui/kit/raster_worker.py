"""The worker process that turns drawings and photographs into pixels: JSON lines in and out.

Each request line is ``{"id", "source", "width", "height", "crop", "cover", "focus", "path"}``,
with ``"parts"`` where what moves in a drawing is wanted instead of the drawing;
the answer is ``{"id", "ok": true}`` once the picture stands at ``path``, or
``{"id", "ok": false, "error"}``. The process ends when its input ends.
"""

import json
import signal
import sys
from pathlib import Path
from typing import Any

from kiosk.health.memory import offer_memory
from kiosk.picture_file import PictureFile, write_picture
from kiosk.processes import make_way
from kiosk.ui.kit.rasterise import rasterise

NICE = 5
"""The painting process goes first."""


def answer(line: str) -> dict[str, Any]:
    """Carries out one request; whatever it is, it ends with an answer."""
    number: Any = None
    try:
        request = json.loads(line)
        number = request["id"]
        draw = _draw_parts if request.get("parts") else _draw_whole
        write_picture(Path(request["path"]), draw(request))
    except Exception as error:  # noqa: BLE001 - one bad request must not end the worker
        return {"id": number, "ok": False, "error": f"{type(error).__name__}: {error}"}
    return {"id": number, "ok": True}


def _draw_whole(request: dict[str, Any]) -> PictureFile:
    crop = request.get("crop")
    return rasterise(
        Path(request["source"]),
        int(request["width"]),
        int(request["height"]),
        crop=tuple(crop) if crop else None,
        cover=bool(request.get("cover")),
        focus=tuple(request.get("focus") or (0.5, 0.5)),
    )


def _draw_parts(request: dict[str, Any]) -> PictureFile:
    from kiosk.ui.kit.moving_parts import take_apart  # noqa: PLC0415 - few drawings have any

    size = int(request["width"]), int(request["height"])
    return take_apart(Path(request["source"]), *size, tuple(request.get("focus") or (0.5, 0.5)))


def main() -> int:
    """Serves requests from standard input until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    make_way(NICE)
    offer_memory()
    for line in sys.stdin:
        if line.strip():
            sys.stdout.write(json.dumps(answer(line)) + "\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
