"""Which process the system ends first where memory runs out: a worker, not the one that paints."""

from pathlib import Path

SCORE = Path("/proc/self/oom_score_adj")
OFFERED = 500
"""Of 1000, see proc(5); whoever has no rights may only offer itself."""


def offer_memory(score: Path = SCORE) -> None:
    """Has the system end this process before others that take as much."""
    try:
        if int(score.read_text(encoding="ascii")) < OFFERED:
            score.write_text(str(OFFERED), encoding="ascii")
    except (OSError, ValueError):
        # Not every system says or allows it; the worker works all the same.
        return
