"""How worker processes are started: which program, in which environment."""

import os
import sys
from pathlib import Path

MODULES = {"chart": "kiosk.charts.worker", "raster": "kiosk.ui.kit.raster_worker"}


def worker_arguments(worker: str) -> list[str]:
    """Returns the command line of a worker (``chart`` or ``raster``)."""
    return [sys.executable, "-m", MODULES[worker]]


def worker_environment(cache: Path) -> dict[str, str]:
    """Returns the environment of workers: no window system, one thread, matplotlib's own folder.

    Args:
        cache: The folder for what can be made again.
    """
    root = str(Path(__file__).resolve().parents[3])
    known = os.environ.get("PYTHONPATH", "")
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(part for part in (root, known) if part),
        "PYTHONUTF8": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "MPLBACKEND": "Agg",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "KIOSK_MPL_DIR": str(cache / "matplotlib"),
    }
