"""The process that draws: reads requests line by line, writes picture files, answers each line.

`python -m kiosk.charts.worker`; the lines are those of `kiosk.charts.request`. It answers in the
order of the requests, survives any bad one, and ends when its input ends or on SIGTERM. It
makes way for the process that paints by lowering its own priority. Log lines go to stderr.
"""

import gc
import json
import logging
import os
import signal
import sys
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from typing import BinaryIO

from kiosk import paths
from kiosk.charts.request import Answer, read_request, write_answer
from kiosk.errors import ChartError, KioskError
from kiosk.health.memory import offer_memory
from kiosk.picture_file import write_picture
from kiosk.processes import make_way

MPL_DIR_VARIABLE = "KIOSK_MPL_DIR"
"""Where matplotlib keeps its font list; by default under the cache folder."""
NO_SYSTEM_FONTS = "MPL_IGNORE_SYSTEM_FONTS"
NICENESS = 5
"""How far the painting process goes before this one."""
COLLECTED_EVERY = 5
"""Drawings are full of circles: left to themselves, dozens of them pile up, a megabyte each."""

_log = logging.getLogger(__name__)


def main() -> int:
    """Serves requests from standard input until it ends.

    Returns:
        The exit code.
    """
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    make_way(NICENESS)
    offer_memory()
    prepare_matplotlib()
    answers = sys.stdout.buffer
    # Whatever prints by mistake must not get between the answers.
    sys.stdout = sys.stderr
    warm_up()
    # What has been imported stays; looking only at the rest makes a collection cheap.
    gc.freeze()
    try:
        serve(sys.stdin.buffer, answers)
    except BrokenPipeError:
        # Whoever asked has gone. Nothing is left to be told, not even on closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 0


def serve(requests: Iterable[bytes], answers: BinaryIO) -> None:
    """Answers every line that is not blank.

    Raises:
        BrokenPipeError: Nobody reads the answers any more.
    """
    for number, line in enumerate(requests, start=1):
        if line.strip():
            answer = answer_line(line.decode("utf-8", errors="replace"))
            answers.write(write_answer(answer).encode() + b"\n")
            answers.flush()
        if number % COLLECTED_EVERY == 0:
            gc.collect()


def answer_line(line: str) -> Answer:
    """Draws what one line asks for; says what went wrong instead of raising it."""
    request_id = ""
    try:
        request_id = _id_of(line)
        request = read_request(line)
        from kiosk.charts.draw import draw_chart  # noqa: PLC0415 -- after the settings are made

        picture = draw_chart(request.data, request.style)
        request.path.parent.mkdir(parents=True, exist_ok=True)
        write_picture(request.path, picture)
    except KioskError as error:
        return Answer(id=request_id, ok=False, error=str(error))
    # One chart that cannot be drawn must not take the others with it: its block shows a table.
    except Exception as error:  # noqa: BLE001 -- a named boundary
        _log.exception("a chart could not be drawn")
        return Answer(id=request_id, ok=False, error=f"{type(error).__name__}: {error}")
    return Answer(id=request_id, ok=True)


def prepare_matplotlib() -> None:
    """Gives matplotlib a folder of its own and keeps it from searching the system for fonts.

    To be called before anything else imports matplotlib: it looks for fonts on import. (Before
    3.11 it does not know the variable and searches once; its list is kept in the folder.)
    """
    folder = os.environ.get(MPL_DIR_VARIABLE, "").strip()
    path = Path(folder) if folder else paths.cache_dir() / "matplotlib"
    try:
        path.mkdir(parents=True, exist_ok=True)
        os.environ["MPLCONFIGDIR"] = str(path)
    except OSError as error:
        _log.warning("matplotlib draws without a folder of its own: %s", error)
    os.environ["MPLBACKEND"] = "agg"
    os.environ[NO_SYSTEM_FONTS] = "1"
    try:
        import matplotlib.font_manager  # noqa: F401, PLC0415 -- after the settings are made
    finally:
        # WORKAROUND for matplotlib 3.11: while it is set, fonts added later are not found either.
        del os.environ[NO_SYSTEM_FONTS]


def warm_up() -> None:
    """Imports all that drawing needs, so that the first chart comes sooner."""
    try:
        from kiosk.charts.draw import prepare  # noqa: PLC0415 -- after the settings are made

        prepare()
    # A worker that cannot draw must still say so, request by request.
    except Exception:  # noqa: BLE001 -- a named boundary
        _log.exception("the drawing could not be prepared")


def _id_of(line: str) -> str:
    """Returns the id of a request that may be damaged otherwise; "" where there is none."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ChartError(f"not JSON: {line.strip()[:200]!r}") from error
    return str(fields["id"]) if isinstance(fields, dict) and "id" in fields else ""


def _end(_number: int, _frame: FrameType | None) -> None:
    # At once: an exception raised here while Python already ends would be told as a fault. Answers
    # are flushed one by one, and a picture stands at its place whole or not at all.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
